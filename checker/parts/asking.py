"""Patterns of declarations → in which blocks of a document each is worth asking, by the index of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import maxsize
from typing import TypeVar

from checker.document import Document
from checker.matching.plan import plan_of
from checker.matching.scan import scan_of

T = TypeVar("T")


def by_block(
    document: Document, asking: Iterable[tuple[T, str]], within: int | None = None
) -> Mapping[int, Sequence[tuple[T, str]]]:
    """For each block, by where it starts, the pairs whose pattern may match there, in order.

    ``within``: characters from a block's start in which the pattern's words stand.
    """
    scan = scan_of(document.text)
    starts = [block.span.start for block in document.blocks]
    found: defaultdict[int, list[tuple[T, str]]] = defaultdict(list)
    for pair in asking:
        plan = plan_of(pair[1], 0)
        for start in starts if plan is None else _holding(scan.hits(plan), starts, within):
            found[start].append(pair)
    return found


def _holding(hits: Sequence[int], starts: Sequence[int], within: int | None) -> Iterator[int]:
    """Where the blocks start in which a pattern's words stand."""
    bounds, following = (*starts, maxsize), 0
    for hit in hits:
        if hit >= following:
            at = bisect_right(starts, hit)
            start, following = bounds[at - 1], bounds[at]
            if within is None or hit - start < within:
                yield start
