"""A regular expression → a plan: which strings to look for in a text before the expression is tried.

A plan is plain values (it is kept beside the compiled pattern): places of words are looked up in
the text's own index, so that a pattern costs next to nothing on a text that has none of its words.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.patterns import PLANS, worked_out
from checker.record import Record

EDITION = 15
"""Rises when the same pattern would be given another plan."""

At = tuple[int, tuple[str, ...]]
"""Strings, as the index shows them, and how far into each its telling word stands; none if that is all."""


class Plan(Record):
    """What to look for. The strings are those of which each match holds (``anchored``: begins with) one."""

    anchored: bool
    calm: bool
    """Whether a trial has few ways to go on, so that it is soon over whatever it reads."""
    words: dict[str, tuple[At, ...]]
    """Whole words."""
    stems: tuple[tuple[str, tuple[At, ...]], ...]
    """Beginnings of words."""
    pieces: tuple[tuple[str, tuple[At, ...]], ...]
    """Strings in the index's view of the text, where a word is known by less than its beginning."""
    marks: tuple[tuple[str, int], ...]
    """Strings without letters and digits, in the folded text."""

    needs: Plan | None = None
    """What must stand in the stretch besides, not before that with which a match begins."""

    __hash__ = object.__hash__


@cache
def plan_of(source: str, flags: int) -> Plan | None:
    """The plan of a pattern of the program or of a pack; None if it must be tried everywhere."""
    values = worked_out(f"{PLANS} {EDITION}", source, flags, lambda: _planned(source, flags))
    return _plan(values) if values is not None else None


def _plan(values: tuple[Any, ...]) -> Plan:
    anchored, calm, words, stems, pieces, marks, needs = values
    inner = None if needs is None else _plan(needs)
    return Plan(anchored, calm, words, stems, pieces, marks, inner)


def _planned(source: str, flags: int) -> tuple[Any, ...] | None:
    from checker.matching.planning import planned  # noqa: PLC0415  (once a pattern and machine)

    return planned(source, flags)
