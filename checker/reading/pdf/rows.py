"""Lines of a page → rows as they are seen: what stands side by side, wherever it stood in the file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from checker.patterns import pattern
from checker.reading.pdf.glyphs import Line
from checker.record import Record

_NEAR, _FAR = 4, 60
"""How many rows back a line may go up to stand beside an earlier one; further only for a figure."""


_SHORT = 40
"""Characters of a cell at most; a line of running text has more."""

_OUT_OF_ORDER, _FARTHEST = 8, 100.0
"""How many rows, and how many points, a row of a table may come too late in the file."""


_FIGURE = pattern(r"[$(\u20ac\u00a3\u2014\u2013-]*[\d.,]*[)%\u2014]*")


def is_numeric(words: str) -> bool:
    """Whether the words are figures and signs without a letter: "$0.79 - $0.80"."""
    return any(c.isdigit() for c in words) and not any(c.isalpha() for c in words)


def is_figure(words: str) -> bool:
    """Whether the words are one figure, with its signs."""
    return _FIGURE.fullmatch(words) is not None and any(c.isdigit() for c in words)


_SIGN = pattern(
    r"[\u2022\u00b7\u25aa\u25cf\u25cb\u25e6\u2023\uf0b7\uf0a7*o\u2010-\u2015-]|\(?(?:\d{1,2}|[a-z])[.)]"
)
"""A bullet or the number of a list item, which is no column of its own."""


class Row(Record, frozen=False):
    """What stands on one baseline, from left to right."""

    segments: list[Line]

    @property
    def page(self) -> int:
        """The page's index."""
        return self.segments[0].page

    @property
    def base(self) -> float:
        """The baseline."""
        return self.segments[0].base

    @property
    def height(self) -> float:
        """The height of a line of this type."""
        return self.segments[0].height

    @property
    def start(self) -> float:
        """The left end."""
        return self.segments[0].start

    @property
    def end(self) -> float:
        """The right end."""
        return self.segments[-1].end

    @property
    def text(self) -> str:
        """The words, a space between segments."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def tabular(self) -> bool:
        """Whether what follows its first segment is figures, and so no running text."""
        return len(self.segments) > 1 and all(is_figure(s.text) for s in self.segments[1:])


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """The rows of a page's lines; columns of text stay one after the other."""
    rows: list[Row] = []
    for line in lines:
        for segment in line.segments():
            far = _FAR if len(segment.words) < 20 and _FIGURE.fullmatch(segment.text) else _NEAR
            beside = next((row for row in reversed(rows[-far:]) if _beside(row, segment)), None)
            if beside is None:
                rows.append(Row([segment]))
            else:
                beside.segments.append(segment)
                beside.segments.sort(key=lambda s: s.start)
    ordered: list[Row] = []
    for row in rows:
        row.segments = _joined(row.segments)
        ordered.insert(_place(ordered, row), row)
    return ordered


def _place(rows: Sequence[Row], late: Row) -> int:
    """Where a row comes: at the end, unless it is one of a table's that the file has out of order."""
    at = len(rows)
    start, end = math.inf, -math.inf
    if not _is_short(late):
        return at
    for back in range(1, min(len(rows), _OUT_OF_ORDER) + 1):
        row = rows[-back]
        if row.page != late.page or not _is_short(row):
            break
        start, end = min(start, row.start), max(end, row.end)
        over = start < late.end and late.start < end  # and not in another column of text
        if over and 0.3 * row.height < late.base - row.base < _FARTHEST:
            at = len(rows) - back
    return at


def _is_short(row: Row) -> bool:
    return all(len(segment.words) <= _SHORT for segment in row.segments)


def _beside(row: Row, segment: Line) -> bool:
    off = abs(row.base - segment.base)
    raised = (
        len(segment.words) <= 3 and off < 0.7 * row.height and 0 <= segment.start - row.end < 0.2 * row.height
    )
    if off > 0.35 * min(row.height, segment.height) and not raised:
        return False
    return all(s.end <= segment.start + 1 or segment.end <= s.start + 1 for s in row.segments)


def _joined(segments: list[Line]) -> list[Line]:
    """The segments, with a currency sign, a closing parenthesis or a bullet put to what it belongs to."""
    found: list[Line] = []
    for segment in segments:
        words = segment.text
        before = found[-1].text if found else ""
        if found and (
            (words in (")", "%", ")%") and segment.start - found[-1].end < 2 * segment.height)
            or before in ("$", "\u20ac", "\u00a3", "(", "$(")
            or (len(found) == 1 and _SIGN.fullmatch(before))
            or (segment.start - found[-1].end <= 0.5 * segment.height and words[0] not in "$\u20ac\u00a3")
        ):
            found[-1] = _one(
                found[-1], segment, tight=words in (")", "%", ")%") or before in "$\u20ac\u00a3$("
            )
        else:
            found.append(segment)
    return found


def _one(line: Line, more: Line, *, tight: bool) -> Line:
    both = line.part(0, len(line.words))
    space = [] if tight else [" "]
    both.words = [*line.words, *space, *more.words]
    both.at = [*line.at, *([-1] * len(space)), *more.at]
    both.left = [*line.left, *([line.end] * len(space)), *more.left]
    both.right = [*line.right, *([line.end] * len(space)), *more.right]
    both.hyphen = more.hyphen
    return both
