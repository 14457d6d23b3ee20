"""The tables of the law → signs found in a sentence: what looks ahead, and what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from checker.facts.outlook.frames import Frame, parse_frame
from checker.facts.outlook.steps import Steps
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
_KNOWN = 50_000
"""Words of which the signs are remembered."""


_Words = frozenset[str] | None
_Filed = tuple[_Words, _Words, _Words, Sign, Frame]
"""What rules a frame out (see :class:`Frame`), its sign, and the frame."""


class SignBook:
    """All signs, by the word that triggers them. Frames are parsed when their trigger is first met."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._tasks = frozenset(classes.get("task", ()))
        self._steps = Steps(classes)
        self._exact: defaultdict[str, list[tuple[Sign, str]]] = defaultdict(list)
        self._stems: defaultdict[str, list[tuple[Sign, str]]] = defaultdict(list)
        self._ready: dict[str, tuple[_Filed, ...]] = {}
        self._frames: dict[str, Frame] = {}

    def add(self, sign: Sign, source: str) -> None:
        """Files a frame under every word of its trigger."""
        trigger = source[source.index("[") + 1 : source.index("]")]
        entry = (sign, source)
        for word in trigger.split("|"):
            if word[-1] == "*" and len(word) > 1:
                self._stems[word[:-1]].append(entry)
            else:
                self._exact[word].append(entry)

    def find(self, words: Words) -> list[Sighting]:
        """Every sign in a sentence, in the order of the trigger words."""
        lower = words.lower
        present, beside, found = set(lower), ("", *lower, ""), list[Sighting]()
        for at, filed in enumerate(map(self._ready.get, lower)):
            for after, before, beyond, sign, frame in self._filed(lower[at]) if filed is None else filed:
                if after is not None and beside[at + 2] not in after:
                    continue
                if before is not None and beside[at] not in before:
                    continue
                if beyond is not None and present.isdisjoint(beyond):
                    continue
                taken = frame.match(lower, at)
                if taken is not None:
                    found.append(Sighting(sign, at, *taken))
        return found

    def begins_with_task(self, words: Sequence[str]) -> bool:
        """Whether the first word, marks aside, is a verb that sets a task: ``reduce``, ``reducing``."""
        first = next((word for word in words if word[0].isalnum()), "")
        return first in self._tasks or (first.endswith("ing") and len(first) > 5)

    def _filed(self, word: str) -> tuple[_Filed, ...]:
        """The signs that this word may trigger, with their frames."""
        filed = list(self._exact.get(word, ()))
        for length in range(3, min(len(word), _LONGEST) + 1):
            filed += self._stems.get(word[:length], ())
        found = tuple(self._ruled(sign, self._frame(source)) for sign, source in filed)
        if len(self._ready) < _KNOWN:
            self._ready[word] = found
        return found

    @staticmethod
    def _ruled(sign: Sign, frame: Frame) -> _Filed:
        return frame.after, frame.before, frame.beyond, sign, frame

    def _frame(self, source: str) -> Frame:
        frame = self._frames.get(source)
        if frame is None:
            frame = self._frames[source] = parse_frame(source, self._steps)
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
