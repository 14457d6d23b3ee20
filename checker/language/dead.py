"""Whether a pattern can match any text at all, as far as its anchors and characters tell.

The standard library's own parser takes a pattern apart; what it does not understand of the richer patterns
that the program searches with is not judged.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Item = tuple[Any, Any]

WORD, LINE, OTHER = "word", "line", "other"
"""Sorts of characters: letters, digits and the underscore; the line's end; all others."""
ANY = frozenset({WORD, LINE, OTHER})

ABSENT = {
    "\u00a0": "a space", "\u00ad": "nothing", "\u200b": "nothing", "\u200c": "nothing", "\u200d": "nothing",
    "\ufeff": "nothing", "‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-",
}  # fmt: skip
"""Characters that the reading text never has, and what it has instead."""

_LETTERS = re.compile(r"\\p\{[LN]\w?\}")
"""Classes that the standard library does not know: letters and digits, which a ``\\w`` stands for here."""
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_CATEGORIES = {
    ops.CATEGORY_WORD: {WORD}, ops.CATEGORY_DIGIT: {WORD}, ops.CATEGORY_SPACE: {LINE, OTHER},
    ops.CATEGORY_NOT_WORD: {LINE, OTHER}, ops.CATEGORY_NOT_SPACE: {WORD, OTHER},
}  # fmt: skip
_EDGE = {ops.AT_BEGINNING: "^", ops.AT_BEGINNING_STRING: r"\A", ops.AT_END: "$", ops.AT_END_STRING: r"\Z"}
_BEGIN = (ops.AT_BEGINNING, ops.AT_BEGINNING_STRING)


def why_dead(source: str) -> str:
    """Why a pattern can never match; empty if it may."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = parser.parse(_LETTERS.sub(r"\\w", source))
    except (re.error, RecursionError, OverflowError):
        return ""
    return _dead(list(parsed))


def _dead(items: Sequence[Item]) -> str:
    """Why a run of items can never match; empty if it may."""
    for at, (op, value) in enumerate(items):
        reason = _impossible(items, at) if op is ops.AT else _dead_item(op, value)
        if reason:
            return reason
    return ""


def _dead_item(op: Any, value: Any) -> str:
    if op is ops.LITERAL:
        return _absent(chr(value))
    if op is ops.IN:
        return _dead_set(value)
    if op is ops.BRANCH:
        reasons = [_dead(list(each)) for each in value[1]]
        return reasons[0] if all(reasons) else ""
    if op is ops.FAILURE or (op is ops.ASSERT_NOT and not len(value[1])):
        # From Python 3.13 on the parser says FAILURE of `(?!)`.
        return "what must not follow is nothing, which always does"
    if op in _REPEATS and value[0] == 0:
        return ""
    inner = _inner(op, value)
    return _dead(list(inner)) if inner is not None else ""


def _inner(op: Any, value: Any) -> Any:
    """What a group, a repeat or a look-around holds; None of anything else."""
    if op is ops.SUBPATTERN:
        return value[3]
    if op in _REPEATS:
        return value[2]
    if op is ops.ASSERT:
        return value[1]
    return value if op is ops.ATOMIC_GROUP else None


def _absent(character: str) -> str:
    instead = ABSENT.get(character)
    return f"the reading text never has {character!r}, but {instead}" if instead else ""


def _dead_set(members: Sequence[Item]) -> str:
    """Why no character of a set is ever there."""
    if any(op is not ops.LITERAL for op, _ in members):
        return ""
    reasons = [_absent(chr(value)) for _, value in members]
    return reasons[0] if reasons and all(reasons) else ""


def _impossible(items: Sequence[Item], at: int) -> str:
    """Why what stands around an anchor can never stand there."""
    anchor = items[at][1]
    before, after = _sorts(reversed(items[:at]), last=True), _sorts(items[at + 1 :], last=False)
    if anchor in _EDGE:
        wrong = before if anchor in _BEGIN else after
        side = "before" if anchor in _BEGIN else "behind"
        return f"nothing stands {side} {_EDGE[anchor]!r} on a line" if wrong and LINE not in wrong else ""
    if not before or not after:
        return ""
    alike = before == after == {WORD} or WORD not in before | after
    apart = (before == {WORD} and WORD not in after) or (after == {WORD} and WORD not in before)
    if anchor is ops.AT_BOUNDARY and alike:
        return r"no word begins or ends where \b stands"
    if anchor is ops.AT_NON_BOUNDARY and apart:
        return r"a word begins or ends where \B stands"
    return ""


def _sorts(items: Iterable[Item], *, last: bool) -> frozenset[str]:
    """The sorts of characters that a run begins (or ends) with; empty if it may be empty."""
    found: frozenset[str] = frozenset()
    for op, value in items:
        sorts, may_be_empty = _sorts_of(op, value, last)
        found |= sorts
        if not may_be_empty:
            return found
    return frozenset()


def _sorts_of(op: Any, value: Any, last: bool) -> tuple[frozenset[str], bool]:
    """The sorts of characters at an item's edge, and whether it may be empty."""
    if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return frozenset(), True
    if op is ops.BRANCH:
        arms = [_edge(list(arm), last) for arm in value[1]]
        return frozenset().union(*arms), not all(arms)
    inner = _inner(op, value)
    if inner is None:
        single = _single(op, value)
        return single or ANY, not single
    edge = _edge(list(inner), last)
    return edge or ANY, not edge or (op in _REPEATS and value[0] == 0)


def _single(op: Any, value: Any) -> frozenset[str]:
    """The sorts of what is exactly one character; empty of anything else."""
    if op is ops.LITERAL:
        return frozenset({_sort(chr(value))})
    if op is ops.IN:
        return _sorts_of_set(value)
    return {ops.ANY: ANY - {LINE}, ops.NOT_LITERAL: ANY}.get(op, frozenset())


def _edge(items: Sequence[Item], last: bool) -> frozenset[str]:
    return _sorts(reversed(items) if last else items, last=last)


def _sorts_of_set(members: Sequence[Item]) -> frozenset[str]:
    if members and members[0][0] is ops.NEGATE:
        only_line = members[1:] == [(ops.LITERAL, ord("\n"))]
        return ANY - {LINE} if only_line else ANY
    return frozenset().union(*(_sorts_of_member(op, value) for op, value in members))


def _sorts_of_member(op: Any, value: Any) -> frozenset[str]:
    if op is ops.LITERAL:
        return frozenset({_sort(chr(value))})
    if op is ops.RANGE:
        ends = {_sort(chr(value[0])), _sort(chr(value[1]))}
        return frozenset({WORD}) if ends == {WORD} and value[1] - value[0] < 26 else ANY
    return frozenset(_CATEGORIES.get(value, ANY))


def _sort(character: str) -> str:
    if character == "\n":
        return LINE
    return WORD if character.isalnum() or character == "_" else OTHER
