"""Tracked changes of Word: which of them are left out of the text; and all of them as markings."""

from __future__ import annotations

from typing import Any

from checker.origins import MarkingKind
from checker.reading.word.names import AUTHOR, DATE, DEL, INS, MOVED_FROM, MOVED_TO, w
from checker.reading.word.runs import Runs
from checker.reading.word.skipped import words_of

NAMED: dict[str, MarkingKind] = {INS: "insertion", MOVED_TO: "move", DEL: "deletion", MOVED_FROM: "move"}
"""What the elements of changes are called."""

_CELLS: dict[str, MarkingKind] = {
    INS: "insertion",
    w("cellIns"): "insertion",
    DEL: "deletion",
    w("cellDel"): "deletion",
}
"""The same for the properties of rows and cells."""


class Revisions:
    """The changes of one document, read as accepted or as never made."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        original = runs.original
        self.gone = frozenset({INS, MOVED_TO} if original else {DEL, MOVED_FROM})
        """The changes whose words are not read."""
        self.gone_rows = frozenset({INS, w("cellIns")} if original else {DEL, w("cellDel")})
        """The marks of rows and cells that are not read."""

    def note(self, kind: MarkingKind, words: str, element: Any, start: int, end: int | None = None) -> None:
        """Note a change; without an end it lies at one place. A move is told once, where it is read."""
        end = start if end is None else end
        if end > start or (words and kind != "move"):
            author, date = element.get(AUTHOR, ""), element.get(DATE, "")
            self.runs.mark(kind, words, start, end, author=author, date=date)

    def note_marks(self, element: Any, properties: Any) -> None:
        """Note that a change adds a row or a cell, or takes it away."""
        for change in properties if properties is not None else ():
            if kind := _CELLS.get(change.tag):
                self.note(kind, words_of(element) + " ", change, self.runs.out.position)
