"""Sets of spans: which are taken, what is left, which adjoin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from checker.document import Span

BY_PLACE = attrgetter("start", "end")
"""The order of spans, as a key: far quicker than to ask them of each other."""


class Taken:
    """Stretches that are taken, asked quickly whether a span overlaps one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = union(spans)
        self._starts = [span.start for span in self._spans]

    def overlaps(self, span: Span) -> bool:
        """Whether a taken stretch shares a character with the span."""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._spans[at].end > span.start

    def holds(self, span: Span) -> bool:
        """Whether the span lies wholly inside a taken stretch."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._spans[at].end >= span.end

    def left_of(self, span: Span) -> Iterator[Span]:
        """What is left of the span beside the taken stretches."""
        start = span.start
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self._spans) and self._spans[at].start < span.end:
            taken = self._spans[at]
            if taken.start > start:
                yield Span(start, taken.start)
            start = max(start, taken.end)
            at += 1
        if start < span.end:
            yield Span(start, span.end)


def union(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """The spans in order, those that overlap or lie at most ``gap`` characters apart made one."""
    joined: list[Span] = []
    for span in sorted(spans, key=BY_PLACE):
        if joined and span.start <= joined[-1].end + gap:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
