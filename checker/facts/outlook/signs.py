"""The tables of the law → signs found in a sentence: what looks ahead, and what speaks against it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, compress
from sys import intern
from typing import Any

from checker.digests import blake2b
from checker.facts.outlook.frames import Frame, parse_frame
from checker.facts.outlook.known import Known
from checker.facts.outlook.steps import Steps
from checker.facts.outlook.words import Words, words_in
from checker.law import Law
from checker.patterns import worked_out
from checker.record import Record

SIGNALS, MASKS = "forward-looking-signals", "forward-looking-masks"
TABLES = {
    SIGNALS: "signal",
    MASKS: "mask",
    "forward-looking-counters": "counter",
    "logistics": "sign",
}
"""The tables that hold frames, and the column that names a row's sign."""


class Sign(Record):
    """One row of a table: a way of looking ahead, or a reason not to count a word."""

    name: str
    table: str
    weight: float = 0.0
    construction: str = ""
    strength: str = ""
    because: str = ""


class Sighting(Record):
    """A sign found in a sentence: the word that triggered it, and the words that it takes up."""

    sign: Sign
    at: int
    first: int
    last: int


_SHORTEST = 3
"""Letters that a stem must have."""

_Words = frozenset[str] | None
_Filed = tuple[_Words, _Words, _Words, int]
"""The gates of a frame (see :data:`Gates`), and its number."""

_Numbers = tuple[int, ...]
_Index = tuple[
    dict[str, _Numbers], dict[str, tuple[tuple[str, _Numbers], ...]], tuple[tuple[str, str, str], ...]
]
"""Numbers of frames by the words that trigger them; by stems, these by their first letters; and the gates of
each frame, as words with spaces between them."""


class Shelf:
    """The signs of some tables, by the words that trigger them; a frame is read when its gates first open."""

    def __init__(self, steps: Steps, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self._steps = steps
        self._rows = [(table, row) for table in rows for row in rows[table]]
        self._firsts = [*accumulate((len(row["frames"]) for _, row in self._rows), initial=0)]
        self._exact, self._stems, self._gates = self._index()
        self._ready = Known(self._filed)
        self._words: Known[_Words] = Known(lambda words: frozenset(words.split()) or None)
        self._telling = Known(lambda run: any(map(self._ready.__getitem__, words_in(run))))
        self._read: dict[int, tuple[Sign, Frame]] = {}

    def may_find(self, runs: Iterable[str]) -> bool:
        """Whether any of the runs of characters without a space holds a word that triggers a frame."""
        return any(map(self._telling.__getitem__, runs))

    def find(self, words: Words, places: Sequence[int] | None = None) -> list[Sighting]:
        """Every sign in a sentence, or at some of its words, in the order of the trigger words."""
        lower, found = words.lower, []
        filed = [*map(self._ready.__getitem__, lower if places is None else [lower[at] for at in places])]
        numbered = enumerate(filed) if places is None else zip(places, filed, strict=True)
        beside = ("", *lower, "")
        for at, frames in compress(numbered, filed):
            for after, before, beyond, number in frames:
                if after is not None and beside[at + 2] not in after:
                    continue
                if before is not None and beside[at] not in before:
                    continue
                if beyond is not None and words.present.isdisjoint(beyond):
                    continue
                sign, frame = self._read.get(number) or self._sign(number)
                taken = frame.match(lower, at)
                if taken is not None:
                    found.append(Sighting(sign, at, *taken))
        return found

    def _filed(self, word: str) -> tuple[_Filed, ...]:
        """The frames that this word may trigger."""
        numbers = self._exact.get(word, ())
        for stem, filed in self._stems.get(word[:_SHORTEST], ()):
            if word.startswith(stem):
                numbers += filed
        ready = []
        for number in numbers:
            after, before, beyond = map(self._words.__getitem__, self._gates[number])
            ready.append((after, before, beyond, number))
        return tuple(ready)

    def _sign(self, number: int) -> tuple[Sign, Frame]:
        nth = bisect_right(self._firsts, number) - 1
        table, row = self._rows[nth]
        frame = parse_frame(row["frames"][number - self._firsts[nth]], self._steps)
        found = self._read[number] = _sign(row, table), frame
        return found

    def _index(self) -> _Index:
        """Where the frames are filed; worked out once a machine."""
        told = [" ".join((name, *words)) for name, words in self._steps.classes.items()]
        told += ["\n".join(row["frames"]) for _, row in self._rows]
        digest = blake2b("\n\n".join(told).encode()).hexdigest()
        found: _Index = worked_out("frames by trigger", digest, 0, self._filed_by_trigger)
        return found

    def _filed_by_trigger(self) -> _Index:
        exact, stems = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        gates = []
        for number, source in enumerate(source for _, row in self._rows for source in row["frames"]):
            frame = parse_frame(source, self._steps)
            after, before, beyond = (" ".join(sorted(words or ())) for words in frame.gates)
            gates.append((intern(after), intern(before), intern(beyond)))  # the same words are kept once
            for word in frame.trigger.split("|"):
                is_stem = len(word) > _SHORTEST and word.endswith("*")
                (stems if is_stem else exact)[word.removesuffix("*") if is_stem else word].append(number)
        begun = defaultdict[str, list[tuple[str, _Numbers]]](list)
        for stem in sorted(stems, key=len):
            begun[stem[:_SHORTEST]].append((stem, tuple(stems[stem])))
        filed = {w: tuple(n) for w, n in exact.items()}, {w: tuple(n) for w, n in begun.items()}
        return *filed, tuple(gates)


class SignBook:
    """All signs: what looks ahead, what masks a word that does, what speaks against the sentence."""

    def __init__(
        self, classes: Mapping[str, Sequence[str]], rows: Mapping[str, Sequence[Mapping[str, Any]]]
    ) -> None:
        self._tasks = frozenset(classes.get("task", ()))
        steps = Steps(classes)
        self.signals = Shelf(steps, {SIGNALS: rows[SIGNALS]})
        self.masks = Shelf(steps, {MASKS: rows[MASKS]})
        self.against = Shelf(steps, {table: rows[table] for table in TABLES if table not in (SIGNALS, MASKS)})

    def begins_with_task(self, words: Sequence[str]) -> bool:
        """Whether the first word, marks aside, is a verb that sets a task: ``reduce``, ``reducing``."""
        first = next((word for word in words if word[0].isalnum()), "")
        return first in self._tasks or (first.endswith("ing") and len(first) > 5)


def sign_book(law: Law) -> SignBook:
    """The signs that this law declares; made once for each law."""
    return law.once("forward-looking signs", lambda: _read(law))


def _read(law: Law) -> SignBook:
    rows = law.table("forward-looking-classes").rows
    classes = {str(row["class"]): [str(word) for word in row["words"]] for row in rows}
    return SignBook(classes, {table: law.table(table).rows for table in TABLES})


def _sign(row: Mapping[str, Any], table: str) -> Sign:
    return Sign(
        name=str(row[TABLES[table]]),
        table=table,
        weight=float(row.get("weight", 0)),
        construction=str(row.get("construction", "")),
        strength=str(row.get("strength", "")),
        because=str(row.get("because", "")),
    )
