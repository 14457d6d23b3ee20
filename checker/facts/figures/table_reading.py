"""Grids → grids whose totals are known: what every check of a table begins with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from checker.document import Document
from checker.facts.figures.arithmetic import Reading, shown
from checker.facts.figures.table_changes import ChangeColumn, change_columns
from checker.facts.figures.table_checks import CheckKind, Operand, TableCheck, clipped, listed, words_of
from checker.facts.figures.table_grids import Grid, grids
from checker.facts.figures.table_matrix import Matrix, matrix_of
from checker.facts.figures.table_relations import Relation, stacked_sums
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


MOST_ROWS = 2_000
"""Rows of one release in which sums are looked for; the longest annual results have about a thousand."""


class ReadGrid(Record):
    """A grid with what arithmetic has found in it."""

    document: Document
    grid: Grid
    matrix: Matrix
    changes: tuple[ChangeColumn, ...]
    sums: tuple[Relation, ...]
    """Over the matrix's lines."""

    @property
    def plain_columns(self) -> list[int]:
        """The columns that are no change between others."""
        changes = {change.column for change in self.changes}
        return [column for column in range(len(self.grid.heads)) if column not in changes]

    def check(
        self,
        kind: CheckKind,
        cell: tuple[int, int],
        computed: Reading,
        operands: Sequence[Operand],
        *,
        ties: bool,
        elsewhere: int = 0,
        places: int | None = None,
        sign: str = "",
    ) -> TableCheck:
        """A check of the figure in a cell (its row and column) as a fact."""
        (row, column), grid = cell, self.grid
        stated = grid.rows[row].figures[column]
        places = stated.places if places is None else places
        low, high = shown(computed.low, places), shown(computed.high, places)
        return TableCheck(
            span=stated.span,
            kind=kind,
            verdict="agrees" if ties else "differs",
            label=clipped(grid.row_name(row)) or "the unnamed total",
            column=clipped(grid.column_name(column)),
            stated=words_of(self.document, stated),
            computed=shown(computed.value, places) + sign,
            allowed=f"{low}{sign} to {high}{sign}" if low != high else low + sign,
            operands=listed(self.document, operands, kind),
            elsewhere=elsewhere,
            parts=tuple(operand.figure.span for operand in operands),
        )


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
            _read(facts.document, grid)
            for grid, rows in zip(grids(facts), within, strict=True)
            if rows <= MOST_ROWS
        )
    found: tuple[ReadGrid, ...] = facts.memo["read grids"]
    return found


def _read(document: Document, grid: Grid) -> ReadGrid:
    matrix = matrix_of(grid)
    lines = matrix.lines
    sums = stacked_sums(
        [line.numbers for line in lines],
        [line.kind for line in lines],
        lambda at: _is_total(grid.rows[lines[at].row].label),
    )
    return ReadGrid(document, grid, matrix, change_columns(grid), tuple(sums))


def _is_total(label: str) -> bool:
    """Whether a row's words call it a total; a row without words is one by custom."""
    return not label or _TOTAL.search(label) is not None
