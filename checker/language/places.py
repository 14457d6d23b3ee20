"""Where matches may lie: the places that ``in`` and ``outside`` name, and how far apart two spans are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from checker.document import Document, Span

if TYPE_CHECKING:
    from checker.language.queries import Context

SAME = "same "
"""``same sentence``: the sentence that holds the match being judged; any part may follow."""


def distance_of(text: str) -> tuple[int, str]:
    """``2 sentences`` as a number and a unit in the singular.

    Raises:
        ValueError: it is no number of words, sentences or paragraphs.
    """
    number, _, unit = text.strip().partition(" ")
    unit = unit.strip().removesuffix("s")
    if not number.isdecimal() or unit not in ("word", "sentence", "paragraph") or int(number) < 1:
        raise ValueError(f"{text!r} is no distance: write '10 words', '2 sentences' or '1 paragraph'")
    return int(number), unit


def lies_in(span: Span, starts: list[int], furthest: list[int]) -> bool:
    """Whether a span lies in one of some places; see :func:`places`."""
    before = bisect_right(starts, span.start)
    return before > 0 and furthest[before - 1] >= span.end


def places(names: tuple[str, ...], context: Context) -> tuple[list[int], list[int]]:
    """Where each span of some places starts, in order, and how far the spans up to it reach.

    Worked out once, unless ``it`` moves them.
    """
    memo = context.facts.memo
    known: tuple[list[int], list[int]] | None = memo.get(names)
    if known is not None:
        return known
    spans = sorted((span for name in names for span in _place(name, context)), key=attrgetter("start"))
    placed = [span.start for span in spans], list(accumulate((span.end for span in spans), max))
    if not any(moves(name) for name in names):
        memo[names] = placed
    return placed


def moves(name: str) -> bool:
    """Whether a place goes with the match being judged."""
    return name == "it" or name.startswith(SAME)


def _place(name: str, context: Context) -> tuple[Span, ...]:
    it = context.it
    if not moves(name):
        return context.document.part(name)
    if it is None:
        return ()
    if name == "it":
        return (it.span,)
    starts, ends = places((name.removeprefix(SAME),), context)
    first, last = bisect_right(ends, it.span.start), bisect_left(starts, it.span.end)
    return (Span(starts[first], ends[last - 1]),) if first < last else ()


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def distance_in(unit: str, document: Document) -> Callable[[Span, Span], int]:
    """How far apart two spans are: 1 sentence is the same one, 2 the next; words are those between.

    A table, which has no sentences, counts as one.
    """
    if unit == "word":
        return lambda a, b: _words(document.text[min(a.end, b.end) : max(a.start, b.start)])
    tables = document.part("table") if unit == "sentence" else ()
    starts = sorted(span.start for span in (*document.part(unit), *tables))

    def apart(a: Span, b: Span) -> int:
        first, second = (a, b) if a.start <= b.start else (b, a)
        last, start = bisect_right(starts, first.end - 1), bisect_right(starts, second.start)
        return max(start - last, 0) + 1

    return apart
