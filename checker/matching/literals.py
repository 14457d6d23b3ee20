"""A regular expression's parse tree → the strings that its matches must contain.

The tree is that of ``regex`` itself, so that nothing is read otherwise than it will be matched. Every
node is read as what is certain of it; what is not known for certain may be anything. Strings are folded as
:func:`checker.matching.scan.fold` folds a text, with two signs of their own,
``BOUND`` and ``MARK`` of :mod:`checker.matching.telling`.

Used when a pattern is compiled for the first time on a machine; what comes of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from checker.matching.fold import fold
from checker.matching.parse_tree import Unreadable, bars_words, is_empty, is_separator, is_word, tree_of
from checker.matching.telling import BOUND, MARK, WORD, telling
from checker.record import Record

MOST_COMBINED = 300
"""Strings that parts which follow each other may combine to."""
MOST_TOGETHER = 6000
"""Strings that the branches of a pattern may have together: a long word list."""
LONGEST = 80
"""Characters of one string."""

FULL_CASE = 0x4000

Strings = frozenset[str]
NOTHING: Strings = frozenset(("",))


class Certain(Record):
    """What is certain of the matches of one node."""

    whole: Strings | None
    """All strings that it matches; None if they are too many to say."""
    first: Strings = NOTHING
    """Each match starts with one of these; with the empty string among them, nothing is known."""
    inside: tuple[Strings, ...] = ()
    """Of each of these sets each match contains at least one string."""
    after: str = ""
    """``BOUND`` if a word cannot go on past its end."""
    keeps: bool = False
    """Whether that is so if a word cannot go on past what stands before it."""
    skippable: bool = False
    """Whether it may also match nothing, which ``first`` then leaves out."""

    @property
    def starts(self) -> Strings:
        """Each match starts with one of these."""
        return self.first | NOTHING if self.skippable else self.first


ANYTHING = Certain(None)


def certain_of(source: str, flags: int) -> Certain:
    """What is certain of the matches of a pattern.

    Raises:
        Unreadable: nothing is certain.
    """
    try:
        return _read(tree_of(source, flags))
    except Unreadable:
        raise
    except Exception as e:  # another version's tree may be built otherwise: then there is no gate
        raise Unreadable(source) from e


def _read(node: Any) -> Certain:
    name = type(node).__name__
    if name == "Failure":
        return _known(frozenset())
    if name in _EDGES:
        return Certain(frozenset((BOUND,)))
    if name in _ZERO_WIDTH:
        return Certain(NOTHING)
    if name in _BARRED:
        raise Unreadable(name)
    read = _READERS.get(name)
    return read(node) if read else ANYTHING


_EDGES = frozenset(("StartOfLine", "EndOfLine", "StartOfString", "EndOfString", "EndOfStringLine"))
_ZERO_WIDTH = frozenset(
    (
        "StartOfLineU", "EndOfLineU", "EndOfStringLineU", "StartOfWord", "EndOfWord",
        "DefaultBoundary", "DefaultStartOfWord", "DefaultEndOfWord",
    )
)  # fmt: skip
_BARRED = frozenset(("Keep", "SearchAnchor", "Skip", "Prune", "PrecompiledCode"))
"""What moves a match's start or the search itself."""


def _known(whole: Strings) -> Certain:
    return Certain(whole, whole, (whole,), BOUND if all(map(_ends_word, whole)) else "")


def _ends_word(string: str) -> bool:
    return bool(string) and string[-1] not in WORD


def _character(node: Any) -> Certain:
    if not node.positive:
        return ANYTHING
    return _known(frozenset((_folded(node.value, node.case_flags),)))


def _folded(value: int, case_flags: int) -> str:
    """One character of a pattern as it stands in a folded text."""
    if case_flags & FULL_CASE:
        raise Unreadable("one character may match several")
    character = chr(value)
    folded = fold(character)
    if folded.isascii():
        return folded if folded in WORD or " " <= folded <= "~" else MARK
    caseless = not folded.isalpha() and folded.lower() == folded.upper()
    return folded if caseless else MARK


def _set(node: Any) -> Certain:
    if not node.positive:
        return _known(frozenset((MARK,))) if any(map(is_word, node.items)) else ANYTHING
    found: set[str] = set()
    for item in node.items:
        strings = _item(item, node.case_flags)
        if strings is None:
            return ANYTHING
        found |= strings
    marks = {c for c in found if c not in WORD}
    return _known(frozenset(found if len(marks) < 2 else (found - marks) | {MARK}))


def _item(item: Any, case_flags: int) -> set[str] | None:
    """What one item of a set matches; None if that is too much to say."""
    name = type(item).__name__
    if name == "Character" and item.positive:
        return {_folded(item.value, case_flags | item.case_flags)}
    if name == "Range" and item.positive and item.upper - item.lower < 40:
        return {_folded(value, case_flags | item.case_flags) for value in range(item.lower, item.upper + 1)}
    return {MARK} if name == "Property" and is_separator(item) else None


def _property(node: Any) -> Certain:
    return _known(frozenset((MARK,))) if is_separator(node) else ANYTHING


def _boundary(node: Any) -> Certain:
    return Certain(frozenset((BOUND,)) if node.positive else NOTHING)


def _look_around(node: Any) -> Certain:
    """What is looked at is not in the match; that no word stands there is worth knowing."""
    if not node.positive and is_empty(node.subpattern):
        return _known(frozenset())
    return Certain(frozenset((BOUND,)) if not node.positive and bars_words(node.subpattern) else NOTHING)


def _inner(node: Any) -> Certain:
    return _read(node.subpattern)


def _repeat(node: Any) -> Certain:
    inner, least, most = _read(node.subpattern), node.min_count, node.max_count
    if least == 0:
        if most == 1 and inner.whole is not None:
            return Certain(inner.whole | NOTHING)
        return Certain(None, inner.starts, keeps=bool(inner.after), skippable=True)
    times = _times(inner.whole, least) if inner.whole is not None else None
    if times is None:
        return inner if inner.whole is None else Certain(None, inner.first, inner.inside, inner.after)
    return _known(times) if least == most else Certain(None, times, (times,), inner.after)


def _times(whole: Strings, number: int) -> Strings | None:
    """The strings so many times over; None if they are too many or too long."""
    run: Strings | None = NOTHING
    for _ in range(number):
        run = _joined(run, whole) if run is not None else None
    return run


def _branch(node: Any) -> Certain:
    branches = [_read(branch) for branch in node.branches]
    wholes = [branch.whole for branch in branches if branch.whole is not None]
    if len(wholes) == len(branches):
        whole = frozenset().union(*wholes)
        if len(whole) <= MOST_TOGETHER:
            return _known(whole)
    first = frozenset().union(*(branch.starts for branch in branches))
    chosen = [_best(branch.inside) for branch in branches]
    inside = (frozenset().union(*chosen),) if all(chosen) else ()
    after = BOUND if all(branch.after for branch in branches) else ""
    keeps = all(branch.after or branch.keeps for branch in branches)
    return Certain(None, first if len(first) <= MOST_TOGETHER else NOTHING, inside, after, keeps)


def _best(sets: Iterable[Strings]) -> Strings:
    """The set whose least telling string tells most; empty if none tells anything."""
    return max((s for s in sets if telling(s) > 0), key=telling, default=frozenset())


def _sequence(node: Any) -> Certain:
    items = [_read(item) for item in node.items]
    run, inside, whole = NOTHING, [], True
    for found in items:
        joined = _joined(run, found.whole) if found.whole is not None else None
        if joined is not None:
            run = joined
            continue
        whole = False
        inside += [_joined(run, found.starts) or run, *found.inside]
        goes_on = found.keeps and all(map(_ends_word, run))
        run = found.whole if found.whole is not None else frozenset((BOUND if goes_on else found.after,))
    if whole:
        return _known(run)
    return Certain(None, _first(items), (*inside, run), BOUND if all(map(_ends_word, run)) else "")


def _first(items: Iterable[Certain]) -> Strings:
    """With what the matches of parts that follow each other start.

    Strings that tell something go no further than they must; the others take up what follows them.
    """
    done: Strings = frozenset()
    going = NOTHING
    for found in items:
        following = found.first if found.whole is None else found.whole
        joined = _joined(going, following)
        if joined is None:
            told = frozenset(string for string in going if telling((string,)) > 0)
            joined = _joined(going - told, following)
            if joined is None:
                return done | going
            done |= told
            going -= told
        if found.whole is not None:
            going = joined
            continue
        done |= joined
        if not found.skippable or "" in found.first:
            return done
    return done | going


def _joined(run: Strings, more: Strings) -> Strings | None:
    """Every string of one followed by every string of the other; None if they are too many or too long."""
    if len(run) * len(more) > (MOST_COMBINED if len(run) > 1 and len(more) > 1 else MOST_TOGETHER):
        return None
    joined = frozenset(a + b for a in run for b in more)
    return joined if all(len(string) <= LONGEST for string in joined) else None


_READERS: dict[str, Callable[[Any], Certain]] = {
    "Atomic": _inner,
    "Boundary": _boundary,
    "Branch": _branch,
    "Character": _character,
    "GreedyRepeat": _repeat,
    "Group": _inner,
    "LazyRepeat": _repeat,
    "LookAround": _look_around,
    "PossessiveRepeat": _repeat,
    "Property": _property,
    "Sequence": _sequence,
    "SetUnion": _set,
}
