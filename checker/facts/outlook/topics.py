"""Words → what they are about: the topics of forward-looking sentences and of risk factors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.law import Law
from checker.record import field, record

TABLE = "forward-looking-topics"

KNOWN = 50_000
"""Words of which the topics are remembered."""


@record(frozen=False)
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
            found = tuple(dict.fromkeys(told))
            if len(self._known) < KNOWN:
                self._known[word] = found
        return found

    def counted(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many different words speak of each topic; topics of which none does are absent."""
        counted: dict[str, int] = {}
        for word in set(words):
            for name in self.of_word(word):
                counted[name] = counted.get(name, 0) + 1
        return counted

    def chief(self, words: Iterable[str]) -> str:
        """The topic that most words speak of, the earlier where two are even; ``other`` if none does."""
        counted = self.counted(words)
        return max(self.names, key=lambda name: counted.get(name, 0)) if counted else "other"


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
