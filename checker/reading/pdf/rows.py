"""Lines of a page → rows as they are seen: what stands side by side, wherever it stood in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.patterns import pattern
from checker.reading.pdf.glyphs import Line

_NEAR, _FAR = 4, 60
"""How many rows back a line may go up to stand beside an earlier one; further only for a figure."""


@cache
def _figure() -> Any:
    return pattern(r"[$(\u20ac\u00a3\u2014\u2013-]*[\d.,]*[)%\u2014]*")


@cache
def _sign() -> Any:
    """A bullet or the number of a list item, which is no column of its own."""
    return pattern(
        r"[\u2022\u00b7\u25aa\u25cf\u25cb\u25e6\u2023\uf0b7\uf0a7*o\u2010-\u2015-]|\(?(?:\d{1,2}|[a-z])[.)]"
    )


@dataclass(slots=True)
class Row:
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


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """The rows of a page's lines; columns of text stay one after the other."""
    rows: list[Row] = []
    for line in lines:
        for segment in line.segments():
            far = _FAR if len(segment.words) < 20 and _figure().fullmatch(segment.text) else _NEAR
            beside = next((row for row in reversed(rows[-far:]) if _beside(row, segment)), None)
            if beside is None:
                rows.append(Row([segment]))
            else:
                beside.segments.append(segment)
                beside.segments.sort(key=lambda s: s.start)
    for row in rows:
        row.segments = _joined(row.segments)
    return rows


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
            words in (")", "%", ")%")
            or before in ("$", "\u20ac", "\u00a3", "(", "$(")
            or (len(found) == 1 and _sign().fullmatch(before))
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
