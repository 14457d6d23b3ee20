"""The tables of a release, whatever the format → grids: rows with a label, columns with figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Span
from checker.facts.figures.table_cells import Figure
from checker.facts.figures.table_columns import (
    MARK_PATTERN,
    MOST_COLUMNS,
    YEAR_PATTERN,
    aligned,
    columns_of,
    figures_of,
    heads_of,
    is_data,
    is_head,
    is_note,
    is_spaced,
    parts_of,
)
from checker.facts.figures.table_lines import Entry, Line, file_tables
from checker.facts.figures.table_plain import text_tables
from checker.patterns import pattern
from checker.record import Record, replace

if TYPE_CHECKING:
    from checker.facts import Facts


RowKind = Literal["amount", "percent", "per-share", "shares"]


_PER_SHARE = pattern(
    r"(?i)\bper\b[^\n]{0,40}?\b(?:shares?|units?|ads|adss?|stock)\b|\b(?:eps|epu)\b|/ ?share\b|\beps[- ]"
)


_SHARES = pattern(
    r"(?i)weighted|\bshares? (?:outstanding|used|count)|number of (?:\w+ ){0,3}shares|\bdilutive"
    r"|\b(?:diluted|basic|common|ordinary) (?:\w+ )?shares|\bshares? in issue"
)


_BASIC = pattern(r"(?i)\W*(?:basic|diluted|basic and (?:fully )?diluted|total basic|total diluted)\b.{0,25}")


class GridRow(Record):
    """A row: its label, and its figures by column."""

    span: Span
    label: str
    under: str
    """The heading that the row stands under: "Net income per share:"; empty if there is none."""
    figures: dict[int, Figure]
    unsaid: frozenset[int]
    """Columns in which something stands that is no figure, or a figure that may be another column's."""
    loose: bool = False
    """Whether a figure of it stands between two columns."""

    @cached_property
    def kind(self) -> RowKind:
        """What its plain figures are, by its words."""
        words = self.label
        if _BASIC.fullmatch(words):
            words = f"{self.under} {words}"
            if not _PER_SHARE.search(words) and not _SHARES.search(words):
                return "per-share" if any(f.places == 2 for f in self.figures.values()) else "shares"
        per_share, shares = _PER_SHARE.search(words), _SHARES.search(words)
        if shares and (per_share is None or not any(f.places for f in self.figures.values())):
            return "shares"
        return "per-share" if per_share else "amount"


class Grid(Record):
    """A table, or a part of one with a head of its own."""

    span: Span
    rows: tuple[GridRow, ...]
    heads: tuple[str, ...]
    """For each column, the words over it, top down."""
    caption: str
    """Titles and notes over the table: "(in thousands, except per share data)"."""
    table: int
    """Which table of the release it belongs to."""
    ruled: bool = False
    """Whether the file itself tells the grid."""

    def figure_at(self, row: int, column: int) -> Figure | None:
        """The figure in a cell, unless it is a dash for nothing."""
        figure = self.rows[row].figures.get(column)
        return None if figure is None or figure.nil else figure

    def column_name(self, column: int) -> str:
        """The words over a column, or which it is."""
        return self.heads[column] or f"column {column + 1}"

    def row_name(self, row: int) -> str:
        """The row's label; a short one such as "Basic" with the heading that it stands under."""
        label, under = self.rows[row].label, self.rows[row].under
        short = under and label.lower() in ("basic", "diluted", "total")
        return f"{under.rstrip(':')}: {label}" if short else label

    @property
    def crooked(self) -> bool:
        """Whether figures stand between columns in more than a few rows, so that columns are in doubt."""
        return sum(row.loose for row in self.rows) * 8 > len(self.rows)


def grids(facts: Facts) -> tuple[Grid, ...]:
    """Every grid with figures, in order; read once. Takes time linear in the text."""
    if "table grids" not in facts.memo:
        facts.memo["table grids"] = tuple(_grids(facts.document))
    found: tuple[Grid, ...] = facts.memo["table grids"]
    return found


def _grids(document: Document) -> Iterator[Grid]:
    last: Grid | None = None
    for number, (rows, caption, ruled) in enumerate(_tables(document)):
        for named in parts_of([line for line in rows if not is_note(line)]):
            for part in aligned(named) if is_spaced(named) else (named,):
                grid = _grid(part, caption, number, ruled) if part else None
                if grid is not None:
                    last = _continued(grid, last)
                    yield last


def _tables(document: Document) -> Iterator[tuple[list[Line], str, bool]]:
    """The lines of each table, its caption, and whether the file itself tells its cells."""
    ruled = document.origins is not None
    for lines, caption in file_tables(document) if ruled else text_tables(document):
        yield lines, caption, ruled


def _continued(grid: Grid, last: Grid | None) -> Grid:
    """The grid with the heads and the scale of the one before, where it goes on without any overleaf."""
    goes_on = last is not None and not any(grid.heads) and len(last.heads) == len(grid.heads)
    if last is None or not goes_on or grid.table - last.table > 1 or "statement" in grid.caption.lower():
        return grid
    return replace(grid, heads=last.heads, caption=f"{last.caption}\n{grid.caption}")


def _grid(lines: Sequence[Line], caption: str, number: int, ruled: bool) -> Grid | None:
    first = next((n for n, line in enumerate(lines) if not is_head(line) and is_data(line)), None)
    if first is None:
        return None
    columns = columns_of(lines[first:])
    if not columns or len(columns) > MOST_COLUMNS:
        return None
    above = lines[first - 1] if first else []
    under = above[0].words if len(above) == 1 and not YEAR_PATTERN.fullmatch(above[0].words) else ""
    heads, titles = heads_of(lines[:first], columns, ruled)
    rows = _in_percent(list(_rows(lines[first:], columns, under)), len(columns))
    heads = tuple(heads[n] or (heads[n - 1] if n and _is_share(rows, n) else "") for n in range(len(heads)))
    span = Span(lines[0][0].span.start, lines[-1][-1].span.end)
    return Grid(span, rows, heads, "\n".join(filter(None, (caption, titles))), number, ruled)


def _rows(lines: Iterable[Line], columns: Sequence[tuple[int, int]], under: str) -> Iterator[GridRow]:
    label_before = ""
    for line in lines:
        figures = figures_of(line)
        label = " ".join(e.words for e in line if not e.holds_figure and e.right <= columns[0][0] + 1)
        label = label or ("" if line[0].holds_figure else line[0].words)
        if not figures:
            if len(line) == 1:
                under = label_before = label
            continue
        if label_before and label[:1].islower():
            label = f"{label_before} {label}"
        label_before = ""
        yield _row(line, label, under, figures, columns)


def _row(
    line: Line, label: str, under: str, entries: Sequence[Entry], columns: Sequence[tuple[int, int]]
) -> GridRow:
    figures: dict[int, Figure] = {}
    unsaid: set[int] = set()
    loose = False
    for entry in entries:
        over = [n for n, c in enumerate(columns) if c[0] < entry.right and entry.left < c[1]]
        if not over and (entry.figure is None or MARK_PATTERN.fullmatch(entry.words)):
            continue
        if len(over) != 1 or over[0] in figures:
            unsaid.update(over)
            loose = True
            for column in over:
                figures.pop(column, None)
        elif entry.figure is None:
            unsaid.add(over[0])
        else:
            figures[over[0]] = entry.figure
    span = Span(line[0].span.start, line[-1].span.end)
    return GridRow(span, label.strip(), under, figures, frozenset(unsaid), loose)


def _is_share(rows: Sequence[GridRow], column: int) -> bool:
    """Whether a column shows percentages beside a column of amounts, and so is of the same period."""
    own = [row.figures[column].unit for row in rows if column in row.figures]
    beside = [row.figures[column - 1].unit for row in rows if column - 1 in row.figures]
    return own.count("percent") * 2 > len(own) and beside.count("number") * 2 > len(beside)


def _in_percent(rows: Sequence[GridRow], width: int) -> tuple[GridRow, ...]:
    """The rows, with the percent sign that stands only at the top of a column read into its other figures."""
    for column in range(width):
        shown = [row.figures[column] for row in rows if column in row.figures and not row.figures[column].nil]
        plain = [f for f in shown if f.unit == "number"]
        if not plain or not shown or shown[0].unit != "percent" or any(not _is_small(f) for f in plain):
            continue
        beside = sorted(
            abs(f.value)
            for row in rows
            if column in row.figures
            for c, f in row.figures.items()
            if c != column
        )
        own = sorted(abs(f.value) for f in plain)
        if beside and beside[len(beside) // 2] > 5 * own[len(own) // 2]:
            for row in rows:
                figure = row.figures.get(column)
                if figure is not None and figure.unit == "number" and not figure.nil:
                    row.figures[column] = replace(figure, unit="percent")
    return tuple(rows)


def _is_small(figure: Figure) -> bool:
    return not figure.currency and abs(figure.units) < 1000 * 10**figure.places
