"""Strings that a match contains → how telling each is, and by which of its parts to look it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

BOUND = "\0"
"""In a string, of no width: what stands here is the edge of a word."""
MARK = "\x01"
"""In a string: one character that is no ASCII letter, digit or underscore."""
WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")

_COMMON = """
    a about all also an and any are as at be been but by can co common company corp corporation date
    do for from had has have he his i if in inc including information into is it its ltd may more
    new no not of on one or other our out press release s said shall she so such than that the their
    there these they this to under up us was we were which who will with would year years you your
"""
"""Words that stand in nearly every release."""

_FREQUENT = """
    access act actual additional annual announced announces approximately available based both business
    capital certain commission conditions contact continue could current currently development events
    exchange expectations expected factors filing filings financial following forward
    future general global growth https implied important includes information investors known limited
    looking management market markets materially million net number obligation only operating operations
    over part performance plan plans potential products provide public publicly quarter related report
    required result results revenue risk risks sec securities services share shares significant
    solutions source statement statements stock strategic subject support through time total
    uncertainties update use well where within www
"""
"""Words that stand in a third of all releases or more, often many times over."""


def telling(strings: Iterable[str]) -> float:
    """How telling the least telling of some strings is; 0 if one of them says nothing."""
    return min(map(_telling, strings), default=0.0)


def _telling(string: str) -> float:
    """How telling a string is: as its most telling part, and more with every further word."""
    return telling_part(string)[0] + 0.5 * max(sum(1 for _ in _word_runs(string)) - 1, 0)


def telling_part(string: str) -> tuple[float, str, str, int]:
    """The part of a string to look for: how telling it is, its kind, itself, and what stands before it."""
    best = (0.0, "", "", 0)
    for start, end in _word_runs(string):
        word, before = string[start:end], start - string.count(BOUND, 0, start)
        begins, ends = start > 0, end < len(string)
        if begins and ends:
            found = (_rarity(word) + 1, "word", word, before)
        elif begins:
            found = (_rarity(word), "stem", word, before)
        else:
            found = (min(_rarity(word), len(word) - 1) * 0.8 - 0.1, "piece", word + " " * ends, before)
        best = max(best, found, key=lambda f: f[0])
    return best if best[0] > 0.5 else max(best, _telling_mark(string), key=lambda f: f[0])


@cache
def _known() -> dict[str, float]:
    """Words, and how telling they are."""
    return dict.fromkeys(_FREQUENT.split(), 2.5) | dict.fromkeys(_COMMON.split(), 0.5)


def _rarity(word: str) -> float:
    if len(word) == 1 or word in _known():
        return _known().get(word, 0.5)
    return min(len(word), 6) if not word.isdigit() else min(len(word), 6) / 2


def _word_runs(string: str) -> Iterator[tuple[int, int]]:
    start = None
    for at, c in enumerate(string + BOUND):
        if c in WORD:
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None


def _telling_mark(string: str) -> tuple[float, str, str, int]:
    """The longest run of known characters that belong to no word, unless they are everywhere."""
    best, start = (0.0, "", "", 0), 0
    for at, c in enumerate(string + BOUND):
        if c in (BOUND, MARK) or c in WORD:
            piece = string[start:at]
            if len(piece) > len(best[2]) and piece.strip(" .,-'\""):
                rare = 0.8 if piece.strip(" .,-'\"()") else 0.4
                best = (rare, "mark", piece, start - string.count(BOUND, 0, start))
            start = at + 1
    return best
