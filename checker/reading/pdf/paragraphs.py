"""Rows of running text → paragraphs: whether a row reads on from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from checker.patterns import pattern
from checker.reading.lines import is_address
from checker.reading.pdf.rows import Row

_NEIGHBOURS = 12
"""Rows before and after one that show how wide its column is."""


_ITEM = pattern(
    r"[\u2022\u00b7\u25aa\u25ab\u25cf\u25cb\u25e6\u2023\u2043\u2219\u27a2\u2713\u2714\u25ba\u25b6\uf0b7\uf0a7*+]\s*\S"
    r"|[-\u2010-\u2015o]\s+\S|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+\S"
)


_STOPPED = pattern(r"[.!?:;]['\")\]\u2019\u201d]*$")


class Setting:
    """How the rows of a document are set: the usual size and distance of lines."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        rows = [row for page in pages for row in page]
        long = [row for row in rows if len(row.text) > 40] or rows
        self.height = median(row.height for row in long) if long else 10.0
        gaps = [
            (a.base - b.base) / a.height
            for page in pages
            for a, b in pairwise(page)
            if len(a.text) > 40 and 0.5 * a.height < a.base - b.base < 2.2 * a.height
        ]
        self.leading = _usual(gaps)
        """Distance of the lines of a paragraph, in heights of a line."""

    def reads_on(self, rows: Sequence[Row], at: int) -> bool:
        """Whether a row goes on with the paragraph of the row before it on the page."""
        before, row = rows[at - 1], rows[at]
        gap = before.base - row.base
        if not 0 < gap < 1.25 * self.leading * max(before.height, row.height):
            return False
        if before.tabular or row.tabular or is_address(row.text, before.text):
            return False
        if abs(before.height - row.height) > 0.12 * before.height or _ITEM.match(row.text):
            return False
        if before.height > 1.15 * self.height:
            return True  # a title over several lines
        limit = _limit(rows, at - 1)
        if _is_full(before, row, limit):
            return row.start < before.start + 1.5 * row.height or bool(_ITEM.match(before.text))
        wide = before.end - before.start > 0.5 * (limit - before.start)
        return wide and row.text[0].islower() and not _STOPPED.search(before.text)

    def turns_over(self, page: Sequence[Row], following: Row) -> bool:
        """Whether a page's last paragraph goes on at the top of the next one."""
        last = page[-1]
        if _STOPPED.search(last.text) or _ITEM.match(following.text):
            return False
        if abs(last.height - following.height) > 0.12 * last.height:
            return False
        return following.text[0].islower() or (
            len(last.text) > 40 and _is_full(last, following, _limit(page, len(page) - 1))
        )

    def is_title(self, row: Row) -> bool:
        """Whether the row is set in a size larger than the text's."""
        return row.height > 1.22 * self.height and not _ITEM.match(row.text)


def _usual(gaps: Sequence[float]) -> float:
    """The smallest distance that is common: paragraphs stand further apart than lines."""
    if not gaps:
        return 1.3
    ordered = sorted(gaps)
    return max(0.8, ordered[len(ordered) // 3])


def _limit(rows: Sequence[Row], at: int) -> float:
    """The right end of the column in which a row stands."""
    row = rows[at]
    near = rows[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
    same = [r.end for r in near if r.start < row.end and row.start < r.end and abs(r.start - row.start) < 60]
    return max(same, default=row.end)


def _is_full(row: Row, following: Row, limit: float) -> bool:
    """Whether the first word of the following row would not have fitted on this one."""
    line = following.segments[0]
    ends = next((i for i, word in enumerate(line.words) if word == " "), len(line.words))
    return row.end + (line.right[ends - 1] - line.start) + 0.2 * row.height > limit - 1
