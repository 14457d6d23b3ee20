"""Grids → grids whose totals are known: what every check of a table begins with."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from checker.facts.figures.table_cells import Figure
from checker.facts.figures.table_changes import ChangeColumn, change_columns
from checker.facts.figures.table_grids import Grid, grids
from checker.facts.figures.table_matrix import Matrix, matrix_of
from checker.facts.figures.table_relations import Relation, stacked_sums
from checker.patterns import pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts


MOST_ROWS = 2_000
"""Rows of one release in which sums are looked for; the longest annual results have about a thousand."""


@record
class ReadGrid:
    """A grid with what arithmetic has found in it."""

    grid: Grid
    matrix: Matrix
    changes: tuple[ChangeColumn, ...]
    sums: tuple[Relation, ...]
    """Over the matrix's lines."""


_TOTAL = pattern(
    r"(?i)\btotals?\b|^(?:net|gross)\b|\b(?:income|loss|profit|earnings)\)? (?:from|before)\b"
    r"|^operating (?:income|profit|loss)|\bebitda\b|\bnon-?gaap\b|\badjusted\b|\bffo\b|\bfree cash flow\b"
)


NO_SUM = pattern(
    r"(?i)\baverage|\bprice|\brate\b|\bratio|\bper\b|\bmargin|\byield|%|\bmultiple|\bgrade\b|\bdays\b"
)
"""Columns whose total is an average or a ratio."""


def read_grids(facts: Facts) -> tuple[ReadGrid, ...]:
    """Every grid with its sums and its columns of change; worked out once."""
    if "read grids" not in facts.memo:
        within = accumulate(len(grid.rows) for grid in grids(facts))
        facts.memo["read grids"] = tuple(
            _read(grid) for grid, rows in zip(grids(facts), within, strict=True) if rows <= MOST_ROWS
        )
    found: tuple[ReadGrid, ...] = facts.memo["read grids"]
    return found


def _read(grid: Grid) -> ReadGrid:
    matrix = matrix_of(grid)
    lines = matrix.lines
    sums = stacked_sums(
        [line.numbers for line in lines],
        [line.kind for line in lines],
        lambda at: _is_total(grid.rows[lines[at].row].label),
    )
    return ReadGrid(grid, matrix, change_columns(grid), tuple(sums))


def _is_total(label: str) -> bool:
    """Whether a row's words call it a total; a row without words is one by custom."""
    return not label or _TOTAL.search(label) is not None


def figure_at(grid: Grid, row: int, column: int) -> Figure | None:
    """The figure in a cell, unless it is a dash for nothing."""
    figure = grid.rows[row].figures.get(column)
    return None if figure is None or figure.nil else figure
