"""What a rule about rules says."""

from __future__ import annotations

from typing import Literal

from checker.record import Record

Steps = list[str | int]
"""The keys and indexes that lead to a place in a file."""


class Shortfall(Record):
    """What trying a rule or a lexicon shows: where in its file, what is wrong, whether it is only a note."""

    of: Literal["rule", "lexicon"]
    name: str
    path: Steps
    says: str
    note: bool = False


class Problem(Record):
    """One thing to mend in a pack. ``place`` is ``file:line``; a ``note`` may be left as it is."""

    place: str
    says: str
    note: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {'note: ' * self.note}{self.says}"
