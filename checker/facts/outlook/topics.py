"""Words → what they are about: the topics of forward-looking sentences and of risk factors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.law import Law

TABLE = "forward-looking-topics"


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the words that speak of it."""

    name: str
    words: frozenset[str]
    stems: tuple[str, ...]

    def hits(self, words: Sequence[str]) -> int:
        """How many different words of the text speak of the topic."""
        return len({w for w in words if w in self.words or (self.stems and w.startswith(self.stems))})


def topics_of(law: Law) -> tuple[Topic, ...]:
    """The topics that this law declares, in its order."""
    return tuple(_topic(str(row["topic"]), [str(w) for w in row["words"]]) for row in law.table(TABLE).rows)


def topic_of(words: Sequence[str], topics: Sequence[Topic]) -> str:
    """The topic that most words speak of, the earlier where two are even; ``other`` if none does."""
    counted = [(topic.hits(words), topic.name) for topic in topics]
    most = max((hits for hits, _ in counted), default=0)
    return next(name for hits, name in counted if hits == most) if most else "other"


def _topic(name: str, words: Sequence[str]) -> Topic:
    stems = tuple(w[:-1] for w in words if w.endswith("*"))
    return Topic(name, frozenset(w for w in words if not w.endswith("*")), stems)
