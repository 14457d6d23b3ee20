"""Rows of a page → the stretches that are tables, and the column of each of their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.reading.pdf.glyphs import Line
from checker.reading.pdf.rows import Row

_FEWEST = 3
"""Rows with columns that make a table: one or two may be justified lines."""

_EDGE = 3.0
"""Points by which edges of one column may differ."""


def tables(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The stretches of rows that stand in columns, as indices of the rows."""
    at = 0
    while at < len(rows):
        end = _end_of_table(rows, at) if len(rows[at].segments) > 1 else at
        stretch = rows[at:end]
        if sum(len(row.segments) > 1 for row in stretch) >= _FEWEST and _aligned(stretch):
            yield at, end
            at = end
        else:
            at = max(end, at + 1)


def _end_of_table(rows: Sequence[Row], start: int) -> int:
    """One past the last row with columns; labels, headings and wrapped cells may stand between."""
    last = start
    widest = max(row.end - row.start for row in rows[start : start + 40])
    for at in range(start + 1, len(rows)):
        row, before = rows[at], rows[at - 1]
        gap = before.base - row.base
        if at - last > 3 or not -row.height < gap < 4 * max(row.height, before.height):
            break
        if len(row.segments) > 1:
            last = at
        elif row.end - row.start > 0.75 * widest and at - last > 1:
            break
    return last + 1


def _aligned(rows: Sequence[Row]) -> bool:
    """Whether most rows share an edge of a column with another."""
    edges: dict[tuple[str, int], set[int]] = {}
    several = [row for row in rows if len(row.segments) > 1]
    for number, row in enumerate(several):
        for segment in row.segments[1:]:
            for side, edge in (("left", segment.start), ("right", segment.end)):
                for near in (int(edge / _EDGE), int(edge / _EDGE) + 1):
                    edges.setdefault((side, near), set()).add(number)
    sharing = {number for rows_there in edges.values() if len(rows_there) > 1 for number in rows_there}
    return len(sharing) * 3 >= len(several) * 2


def columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The columns from left to right; a cell over several of them makes none."""
    cells = sorted((s for row in rows for s in row.segments), key=lambda s: s.end - s.start)
    found: list[tuple[float, float]] = []
    for cell in cells:
        over = [c for c in found if c[0] < cell.end and cell.start < c[1]]
        if not over:
            found.append((cell.start, cell.end))
        elif len(over) == 1:
            found.remove(over[0])
            found.append((min(over[0][0], cell.start), max(over[0][1], cell.end)))
    return sorted(found)


def cells(row: Row, grid: Sequence[tuple[float, float]]) -> list[tuple[int, int, list[Line]]]:
    """The row's cells: first column, how many columns, and the segments in it."""
    found: list[tuple[int, int, list[Line]]] = []
    for segment in row.segments:
        over = [n for n, c in enumerate(grid) if c[0] < segment.end and segment.start < c[1]]
        first, last = (over[0], over[-1]) if over else (0, 0)
        if found and first < found[-1][0] + found[-1][1]:
            start, count, others = found[-1]
            found[-1] = (start, max(count, last - start + 1), [*others, segment])
        else:
            found.append((first, last - first + 1, [segment]))
    return found
