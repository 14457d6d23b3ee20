"""The tables of the law → signs found in a sentence: what looks ahead, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.facts.outlook.frames import Frame, Step, parse_frame
from checker.facts.outlook.words import Words
from checker.law import Law
from checker.record import record

SIGNALS, MASKS = "forward-looking-signals", "forward-looking-masks"
TABLES = {
    SIGNALS: "signal",
    MASKS: "mask",
    "forward-looking-counters": "counter",
    "logistics": "sign",
}
"""The tables that hold frames, and the column that names a row's sign."""


@record
class Sign:
    """One row of a table: a way of looking ahead, or a reason not to count a word."""

    name: str
    table: str
    weight: float = 0.0
    construction: str = ""
    strength: str = ""
    because: str = ""


@record
class Sighting:
    """A sign found in a sentence: the word that triggered it, and the words that it takes up."""

    sign: Sign
    at: int
    first: int
    last: int


_LONGEST = 40
"""Letters that the longest stem may have."""


@dataclass
class SignBook:
    """All signs, by the word that triggers them. Frames are parsed when their trigger is first met."""

    classes: Mapping[str, Sequence[str]]
    exact: dict[str, list[tuple[Sign, str]]] = field(default_factory=dict)
    stems: dict[str, list[tuple[Sign, str]]] = field(default_factory=dict)
    _ready: dict[str, tuple[tuple[Sign, Frame], ...]] = field(default_factory=dict)
    _frames: dict[str, Frame] = field(default_factory=dict)
    _steps: dict[str, Step] = field(default_factory=dict)

    def add(self, sign: Sign, source: str) -> None:
        """Files a frame under every word of its trigger."""
        trigger = source[source.index("[") + 1 : source.index("]")]
        for word in trigger.split("|"):
            shelf = self.stems if word.endswith("*") else self.exact
            shelf.setdefault(word.rstrip("*") if len(word) > 1 else word, []).append((sign, source))

    def at_word(self, word: str) -> tuple[tuple[Sign, Frame], ...]:
        """The signs that this word may trigger."""
        found = self._ready.get(word)
        if found is None:
            filed = list(self.exact.get(word, ()))
            for length in range(3, min(len(word), _LONGEST) + 1):
                filed += self.stems.get(word[:length], ())
            found = tuple((sign, self._frame(source)) for sign, source in filed)
            if len(self._ready) < 50_000:
                self._ready[word] = found
        return found

    def find(self, words: Words) -> Iterator[Sighting]:
        """Every sign in a sentence, in the order of the trigger words."""
        lower = words.lower
        for at, word in enumerate(lower):
            for sign, frame in self.at_word(word):
                taken = frame.match(lower, at) if frame.may_match(lower, at) else None
                if taken is not None:
                    yield Sighting(sign, at, *taken)

    def begins_with_task(self, words: Sequence[str]) -> bool:
        """Whether the first word, marks aside, is a verb that sets a task: ``reduce``, ``reducing``."""
        first = next((word for word in words if word[0].isalnum()), "")
        return first in self.classes.get("task", ()) or (first.endswith("ing") and len(first) > 5)

    def _frame(self, source: str) -> Frame:
        frame = self._frames.get(source)
        if frame is None:
            frame = self._frames[source] = parse_frame(source, self.classes, self._steps)
        return frame


def sign_book(law: Law) -> SignBook:
    """The signs that this law declares; made once for each law."""
    return law.once("forward-looking signs", lambda: _read(law))


def _read(law: Law) -> SignBook:
    rows = law.table("forward-looking-classes").rows
    book = SignBook({str(row["class"]): [str(w) for w in row["words"]] for row in rows})
    for table, column in TABLES.items():
        for row in law.table(table).rows:
            sign = _sign(row, table, column)
            for source in row["frames"]:
                book.add(sign, source)
    return book


def _sign(row: Mapping[str, Any], table: str, column: str) -> Sign:
    return Sign(
        name=str(row[column]),
        table=table,
        weight=float(row.get("weight", 0)),
        construction=str(row.get("construction", "")),
        strength=str(row.get("strength", "")),
        because=str(row.get("because", "")),
    )
