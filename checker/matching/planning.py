"""A regular expression → its plan, as plain values. Used when a pattern is first met on a machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.matching.literals import Strings, certain_of
from checker.matching.parse_tree import Unreadable, tree_of
from checker.matching.telling import BOUND, WORD, telling, telling_part

ANCHORS = 0.25
"""How telling beginnings must be for a pattern to be tried at each of them."""

MOST_PIECES = 400
"""Strings without a whole word at their beginning, each searched for by itself, that a plan may have."""


def planned(source: str, flags: int) -> tuple[Any, ...] | None:
    """The plan as plain values; the same for the same pattern whenever it is made."""
    try:
        certain = certain_of(source, flags)
        calm = _is_calm(tree_of(source, flags))
    except (Unreadable, RecursionError):
        return None
    inside = max(certain.inside, key=telling, default=frozenset[str]())
    beginning = telling(certain.starts)
    if beginning < ANCHORS:
        return _laid_out(False, calm, inside) if telling(inside) > 0 else None
    needs = _laid_out(False, calm, inside) if telling(inside) > beginning + 1 else None
    return _laid_out(True, calm, certain.starts, needs)


def _laid_out(
    anchored: bool, calm: bool, strings: Strings, needs: tuple[Any, ...] | None = None
) -> tuple[Any, ...] | None:
    shelves: dict[str, dict[str, dict[int, set[str]]]] = {"word": {}, "stem": {}, "piece": {}}
    marks = set()
    for string in strings:
        _, kind, key, before = telling_part(string)
        if kind == "mark":
            marks.add((key, before))
        else:
            shelves[kind].setdefault(key, {}).setdefault(before, set()).add(shown(string))
    if len(shelves["piece"]) + len(marks) > MOST_PIECES:
        return None
    words, stems, pieces = (
        {key: tuple((n, _more_than(key, at[n])) for n in sorted(at)) for key, at in sorted(shelf.items())}
        for shelf in shelves.values()
    )
    return anchored, calm, words, tuple(stems.items()), tuple(pieces.items()), tuple(sorted(marks)), needs


def _more_than(key: str, strings: Iterable[str]) -> tuple[str, ...]:
    """The strings, or none if they are the word itself: where that stands, they stand."""
    shortest = _shortest(strings)
    return () if shortest == (key,) else shortest


def _shortest(strings: Iterable[str]) -> tuple[str, ...]:
    """The strings without those that begin with another of them."""
    kept: list[str] = []
    for string in sorted(strings):
        if not kept or not string.startswith(kept[-1]):
            kept.append(string)
    return tuple(kept)


def shown(string: str) -> str:
    """A string as the index's view of a text shows it: a space for whatever belongs to no word."""
    return "".join(c if c in WORD else " " for c in string if c != BOUND)


def _is_calm(tree: Any) -> bool:
    """Whether at most one part of a match may vary much in length: then there is nothing to go back over."""
    return _loose_ends(tree) <= 1


_MANY = 100
_FEW = 8
"""So many repetitions, one more or less, are no great matter."""


def _loose_ends(node: Any) -> float:
    """How many parts of varying length a match may have one after another; many where they are nested."""
    name = type(node).__name__
    if name.endswith("Repeat"):
        return _repeated(node)
    if name == "Sequence":
        return sum(map(_loose_ends, node.items))
    if name == "Branch":
        return max(map(_loose_ends, node.branches))
    if name in ("Group", "Atomic", "LookAround"):
        return _loose_ends(node.subpattern)
    return 0 if name in _SINGLE else _MANY


_SINGLE = frozenset(("SetUnion", "Character", "Property", "Any", "Boundary", "StartOfLine", "EndOfLine"))


def _repeated(node: Any) -> float:
    inner = node.subpattern
    if node.max_count == 1:
        return _loose_ends(inner)
    if type(inner).__name__ not in _SINGLE:
        return _MANY
    return 0 if node.max_count is not None and node.max_count - node.min_count <= _FEW else 1
