"""Words → what they are about: the topics of forward-looking sentences and of risk factors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from checker.facts.outlook.known import Known
from checker.law import Law

TABLE = "forward-looking-topics"


class Topics:
    """The topics that the law declares, in its order, with the words that speak of each."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.names: tuple[str, ...] = ()
        self._words: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._known = Known(self._told)
        for row in rows:
            self.names += (str(row["topic"]),)
            for word in map(str, row["words"]):
                shelf = self._stems if word.endswith("*") else self._words
                shelf.setdefault(word.rstrip("*"), []).append(str(row["topic"]))

    def of_word(self, word: str) -> tuple[str, ...]:
        """The topics that one word speaks of."""
        return self._known[word]

    def _told(self, word: str) -> tuple[str, ...]:
        told = list(self._words.get(word, ()))
        for length in range(2, len(word) + 1):
            told += self._stems.get(word[:length], ())
        return tuple(dict.fromkeys(told))

    def counted(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many different words speak of each topic; topics of which none does are absent."""
        return Counter(chain.from_iterable(map(self._known.__getitem__, set(words))))

    def chief(self, words: Iterable[str]) -> str:
        """The topic that most words speak of, the earlier where two are even; ``other`` if none does."""
        counted = self.counted(words)
        return max(self.names, key=lambda name: counted.get(name, 0)) if counted else "other"


def topics_of(law: Law) -> Topics:
    """The topics that this law declares; made once for each law."""
    return law.once("forward-looking topics", lambda: Topics(law.table(TABLE).rows))
