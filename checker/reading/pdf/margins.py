"""Rows of all pages → running heads, running feet and page numbers, which are no part of the release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from checker.patterns import pattern
from checker.reading.pdf.rows import Row

_DEEPEST = 4
"""Rows at the top and at the bottom of a page that may run through the pages."""

_MARGIN = 0.1
"""The part of a page's height in which they stand."""

Edge = Literal["header", "footer"]


_PAGE_NUMBER = pattern(
    r"(?i)(?:page\s*+)?[-\u2013\u2014|\s]*+(?:\d{1,3}|[ivx]{1,5})(?:\s*+(?:of|/)\s*+\d{1,3})?[-\u2013\u2014|\s]*+"
)


_DIGITS = pattern(r"\d+")


def running(pages: Sequence[Sequence[Row]], heights: Sequence[tuple[float, float]]) -> dict[int, Edge]:
    """By the ``id`` of a row: a running head or foot. ``heights`` are the bottom and top of each page."""
    edges: list[tuple[Edge, list[list[Row]]]] = [
        ("header", [_outer(rows, bounds, top=True) for rows, bounds in zip(pages, heights, strict=True)]),
        ("footer", [_outer(rows, bounds, top=False) for rows, bounds in zip(pages, heights, strict=True)]),
    ]
    return {id(row): edge for edge, outer in edges for row in _running(outer)}


def _outer(rows: Sequence[Row], bounds: tuple[float, float], *, top: bool) -> list[Row]:
    """The outermost rows in the page's margin, from the outside inwards."""
    depth = (bounds[1] - bounds[0]) * _MARGIN
    near = [r for r in rows if (bounds[1] - r.base if top else r.base - bounds[0]) < depth]
    return sorted(near, key=lambda r: -r.base if top else r.base)[:_DEEPEST]


def _running(outer: Sequence[Sequence[Row]]) -> Iterator[Row]:
    met = Counter(key for rows in outer for key in {_key(row) for row in rows})
    least = max(2, len(outer) * 2 // 5)
    for rows in outer:
        for row in rows:
            if met[_key(row)] < least and not _PAGE_NUMBER.fullmatch(row.text):
                break
            yield row


def _key(row: Row) -> tuple[str, int]:
    """What is the same on every page: the words but for numbers, and the place on the page."""
    return _DIGITS.sub("#", " ".join(row.text.split())), round(row.base / 4)
