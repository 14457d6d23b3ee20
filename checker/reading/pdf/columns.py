"""Rows of a page → the stretches that are tables, and the column of each of their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from checker.patterns import pattern
from checker.reading.pdf.glyphs import Line
from checker.reading.pdf.rows import Row, is_figure, is_numeric

_FEWEST = 3
"""Rows with columns that make a table: one or two may be justified lines."""

_MOST_LINES = 4
"""Lines over which a label may be broken."""

_NEARER = 0.85
"""How far apart the lines of one label are at most, in distances of two rows."""

_EDGE = 3.0
"""Points by which edges of one column may differ."""


_OPEN_END = pattern(r"(?:\s(?:and|attributable to|before|by|for|from|in|of|on|or|per|the|to|with)|[(&-])$")
"""The end of a label that is not whole."""


def tables(rows: Sequence[Row], goes_on: bool = False) -> Iterator[tuple[int, int]]:
    """The stretches of rows that stand in columns, as indices of the rows.

    ``goes_on``: the table of the page before goes on in the first row, even if that is a single one.
    """
    at = 0
    while at < len(rows):
        end = _end_of_table(rows, at) if len(rows[at].segments) > 1 else at
        stretch = rows[at:end]
        rest = at == 0 and goes_on and end > at
        several = sum(len(row.segments) > 1 for row in stretch)
        if rest or (several >= _FEWEST and _aligned(stretch)):
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
    while (
        last + 1 < len(rows) and len(rows[last + 1].segments) == 1 and _goes_on([rows[last]], rows[last + 1])
    ):
        last += 1
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
    return _bridged(rows, sorted(found))


def _bridged(rows: Sequence[Row], grid: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The columns, those made one over which figures reach: a sign far to the left, a head set to the middle.

    Unless a row has a cell in each of them.
    """
    places = [[_over(segment, grid) for segment in row.segments] for row in rows]
    apart = {at for row in places for over in row if len(over) == 1 for at in over if _has(row, at + 1)}
    numeric = (s for row in rows for s in row.segments[1:] if is_numeric(s.text))
    reached = {over[0] for s in numeric if len(over := _over(s, grid)) == 2}
    found: list[tuple[float, float]] = []
    for at, column in enumerate(grid):
        if at - 1 in reached and at - 1 not in apart and at > 1:
            found[-1] = (found[-1][0], max(found[-1][1], column[1]))
        else:
            found.append(column)
    return found


def _has(row: Sequence[Sequence[int]], at: int) -> bool:
    return any(len(over) == 1 and over[0] == at for over in row)


def _over(segment: Line, grid: Sequence[tuple[float, float]]) -> list[int]:
    """The columns that a segment stands in or reaches over."""
    return [n for n, (start, end) in enumerate(grid) if start < segment.end and segment.start < end]


def fits(row: Row, grid: Sequence[tuple[float, float]]) -> bool:
    """Whether a row of figures, the first of a page, belongs to the table with these columns."""
    return row.tabular and all(
        sum(first < segment.end and segment.start < last for first, last in grid) == 1
        for segment in row.segments
    )


def whole_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of the table, those put together over which a label is broken."""
    found: list[list[Row]] = []
    gaps = [a.base - b.base for a, b in pairwise(rows) if len(a.segments) > 1 and len(b.segments) > 1]
    usual = median(gaps) if len(gaps) >= _FEWEST else 0.0
    for row in rows:
        if found and len(found[-1]) < _MOST_LINES and _goes_on(found[-1], row, usual):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _goes_on(before: Sequence[Row], row: Row, usual: float = 0.0) -> bool:
    """Whether a label reads on; its figures stand beside its first line or its last.

    ``usual`` is the distance of two rows of the table: lines of one label stand nearer.
    """
    last = before[-1]
    if not 0 < last.base - row.base < 1.7 * last.height or abs(last.start - row.start) > 3 * last.height:
        return False
    if len(row.segments) > 1 and any(len(each.segments) > 1 for each in before):
        return False
    if len(row.segments) == 1 and row.end > min(
        (each.segments[1].start for each in before if len(each.segments) > 1), default=row.end
    ):
        return False
    if last.base - row.base < _NEARER * usual:
        return True
    return row.text[0].islower() or _OPEN_END.search(last.segments[0].text) is not None


def cells(group: Sequence[Row], grid: Sequence[tuple[float, float]]) -> list[tuple[int, int, list[Line]]]:
    """The cells of rows that :func:`whole_rows` put together: first column, how many, the segments."""
    parted = [[part for segment in row.segments for part in _parted(segment, grid)] for row in group]
    label = [segments[0] for segments in parted]
    others = [segment for segments in parted for segment in segments[1:]]
    found: list[tuple[int, int, list[Line]]] = []
    for segment in (label[0], *others):
        over = _over(segment, grid)
        if len(over) > 1 and is_numeric(segment.text):  # figures are set to the right
            over = [min(over, key=lambda n: abs(grid[n][1] - segment.end))]
        first, last = (over[0], over[-1]) if over else (0, 0)
        if found and first < found[-1][0] + found[-1][1]:
            start, count, others = found[-1]
            found[-1] = (start, max(count, last - start + 1), [*others, segment])
        else:
            found.append((first, last - first + 1, [segment]))
    found[0][2][1:1] = label[1:]
    return found


def _parted(segment: Line, grid: Sequence[tuple[float, float]]) -> list[Line]:
    """The segment, cut where a figure of the next column stands as near as another word of the label."""
    for start, end in grid:
        if not segment.start < start < segment.end:
            continue
        at = next((i for i, left in enumerate(segment.left) if left > start - _EDGE), 0)
        head, tail = ("".join(part).strip() for part in (segment.words[:at], segment.words[at:]))
        aligned = abs(segment.left[at] - start) < _EDGE or abs(segment.end - end) < _EDGE
        spaced = at > 0 and segment.words[at - 1].isspace()
        if spaced and aligned and is_figure(tail) and not is_figure(head):
            return [segment.part(0, at - 1), segment.part(at, len(segment.words))]
    return [segment]
