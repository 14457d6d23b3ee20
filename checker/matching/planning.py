"""A regular expression → its plan, as plain values. Used when a pattern is first met on a machine."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf, prod
from typing import Any

from checker.matching.literals import Strings, certain_of
from checker.matching.parse_tree import Unreadable, is_word, tree_of
from checker.matching.telling import BOUND, WORD, telling, telling_part

ANCHORS = 0.25
"""How telling beginnings must be for a pattern to be tried at each of them."""

NEEDED = 1.5
"""How telling must be what else a match holds for it to be looked up as well."""

MOST_PIECES = 400
"""Strings without a whole word at their beginning, each searched for by itself, that a plan may have."""


def planned(source: str, flags: int) -> tuple[Any, ...] | None:
    """The plan as plain values; the same for the same pattern whenever it is made."""
    try:
        certain = certain_of(source, flags)
        calm = _is_calm(tree_of(source, flags))
    except (Unreadable, RecursionError):
        return None
    beginning = telling(certain.starts)
    if beginning < ANCHORS:
        inside = _most_telling(certain.inside)
        return _laid_out(False, calm, inside) if telling(inside) > 0 else None
    besides = _most_telling(
        strings
        for strings in certain.inside
        if telling(strings) > beginning + 1 or not _begin(strings, certain.starts)
    )
    needs = _laid_out(False, calm, besides) if telling(besides) > NEEDED else None
    return _laid_out(True, calm, certain.starts, needs)


def _most_telling(sets: Iterable[Strings]) -> Strings:
    return max(sets, key=telling, default=frozenset())


def _begin(strings: Strings, starts: Strings) -> bool:
    """Whether some strings are but longer than those with which matches begin."""
    beginnings = tuple(starts)
    return all(string.startswith(beginnings) for string in strings)


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


CALM = 200_000
"""Ways to go on from one place that are soon tried."""

UNBOUNDED = 2_000
"""Ways that are counted for a part of any length: as many as a long paragraph has characters."""


def _is_calm(tree: Any) -> bool:
    """Whether a match has few ways to go on from where it begins: it cannot go back over them for long."""
    return _ways(tree, False) <= CALM


def _ways(node: Any, at_edge: bool) -> float:
    """In how many ways a node may match, at most; ``at_edge`` if a word must end where it does."""
    name = type(node).__name__
    if name.endswith("Repeat"):
        return _repeated(node, at_edge)
    if name == "Sequence":
        edges = [*map(_bars_word, node.items[1:]), at_edge]
        return prod(map(_ways, node.items, edges))
    if name == "Branch":
        return sum(_ways(branch, at_edge) for branch in node.branches)
    if name in ("Group", "Atomic"):
        return _ways(node.subpattern, at_edge)
    if name == "LookAround":
        return _ways(node.subpattern, False)
    return 1 if name in _SINGLE else inf


_SINGLE = frozenset(
    (
        "SetUnion", "Character", "Property", "Any", "AnyAll", "Boundary",
        "StartOfLine", "EndOfLine", "StartOfString", "EndOfString", "EndOfStringLine",
    )
)  # fmt: skip


_SEPARATORS = frozenset(" -,.;:()/&'\"$%\n")


def _bars_word(node: Any) -> bool:
    """Whether a run of word characters must end where this begins to match."""
    name = type(node).__name__
    if name == "Character":
        return bool(node.positive) and chr(node.value) in _SEPARATORS
    return name == "Boundary" and bool(node.positive)


def _repeated(node: Any, at_edge: bool) -> float:
    inner, least, most = node.subpattern, node.min_count, node.max_count
    if most == 1:
        return _ways(inner, at_edge) + float(1 - least)
    if type(inner).__name__ in _SINGLE:
        return 1 if at_edge and is_word(inner) else UNBOUNDED if most is None else most - least + 1
    ways = min(_ways(inner, False), CALM)
    return inf if most is None else (most - least + 1) * float(ways) ** min(most, 20)
