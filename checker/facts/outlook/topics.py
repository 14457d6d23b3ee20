"""Words → what they are about: the topics of forward-looking sentences and of risk factors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.law import Law

TABLE = "forward-looking-topics"


@dataclass
class Topics:
    """The topics that the law declares, in its order, with the words that speak of each."""

    names: tuple[str, ...]
    words: dict[str, list[str]]
    stems: dict[str, list[str]]
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of_word(self, word: str) -> tuple[str, ...]:
        """The topics that one word speaks of."""
        found = self._known.get(word)
        if found is None:
            told = list(self.words.get(word, ()))
            for length in range(2, len(word) + 1):
                told += self.stems.get(word[:length], ())
            found = self._known[word] = tuple(dict.fromkeys(told))
        return found

    def counted(self, words: Iterable[str]) -> Counter[str]:
        """How many different words speak of each topic; topics of which none does are absent."""
        return Counter(name for word in set(words) for name in self.of_word(word))

    def chief(self, words: Iterable[str]) -> str:
        """The topic that most words speak of, the earlier where two are even; ``other`` if none does."""
        counted = self.counted(words)
        return max(self.names, key=lambda name: counted[name]) if counted else "other"


def topics_of(law: Law) -> Topics:
    """The topics that this law declares; made once for each law."""
    return law.once("forward-looking topics", lambda: _read(law))


def _read(law: Law) -> Topics:
    topics = Topics(tuple(str(row["topic"]) for row in law.table(TABLE).rows), {}, {})
    for row in law.table(TABLE).rows:
        for word in map(str, row["words"]):
            shelf = topics.stems if word.endswith("*") else topics.words
            shelf.setdefault(word.rstrip("*"), []).append(str(row["topic"]))
    return topics
