"""A grid → its figures as whole numbers, rows of one kind together, for arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.figures.table_cells import Figure
from checker.facts.figures.table_grids import Grid, GridRow, RowKind
from checker.facts.figures.table_relations import UNSAID, Number
from checker.record import Record


class Line(Record):
    """One row of figures of one kind; a row with amounts and percentages makes two."""

    row: int
    """Which row of the grid."""
    kind: RowKind
    numbers: tuple[Number | None, ...]
    """By column: see :mod:`checker.facts.figures.table_relations`."""


class Matrix(Record):
    """A grid's lines, and how fine its figures are."""

    grid: Grid
    lines: tuple[Line, ...]
    places: int
    """The decimal places of the finest figure; a unit there is 2."""


def matrix_of(grid: Grid) -> Matrix:
    """The grid's figures as whole numbers."""
    places = max((f.places for row in grid.rows for f in row.figures.values()), default=0)
    lines = [line for at, row in enumerate(grid.rows) for line in _lines(grid, at, row, places)]
    return Matrix(grid, tuple(lines), places)


def _lines(grid: Grid, at: int, row: GridRow, places: int) -> Iterator[Line]:
    if not row.figures or _is_years(row):
        return
    kind = row.kind
    width = range(len(grid.heads))
    percent = [c for c, f in row.figures.items() if f.unit == "percent"]
    plain = [c for c, f in row.figures.items() if f.unit == "number" and not f.nil]
    if plain or not percent:
        yield Line(at, kind, tuple(_number(row, c, places, percent=False) for c in width))
    if percent:
        yield Line(at, "percent", tuple(_number(row, c, places, percent=True) for c in width))


def _number(row: GridRow, column: int, places: int, *, percent: bool) -> Number | None:
    figure = row.figures.get(column)
    if figure is None:
        return UNSAID if column in row.unsaid else None
    if figure.nil:
        return (0, 0)
    if (figure.unit == "percent") is not percent or figure.unit not in ("number", "percent"):
        return UNSAID
    return scaled(figure, places)


def scaled(figure: Figure, places: int) -> Number:
    """The figure and half a unit of its last place, as whole numbers at so many places."""
    unit = int(10 ** (places - figure.places))
    return 2 * figure.units * unit, unit


def _is_years(row: GridRow) -> bool:
    """Whether a row is the head of columns that was read as figures: "2025  2024"."""
    if row.label and not row.label.rstrip().endswith(","):
        return False
    shown = [f for f in row.figures.values() if not f.nil]
    return all(
        f.unit == "number"
        and not f.places
        and 1990 <= f.units <= 2060
        and len(f.span) <= 8
        and not f.currency
        for f in shown
    )
