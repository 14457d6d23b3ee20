"""Grids → checks of shares of a whole, and of the two sides of a balance sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.document import Document
from checker.facts.figures.arithmetic import Reading, agrees, exactly, percentage
from checker.facts.figures.table_checks import (
    Operand,
    TableCheck,
    column_name,
    made,
    reading_of,
    row_name,
)
from checker.facts.figures.table_grids import Grid
from checker.facts.figures.table_reading import ReadGrid, figure_at
from checker.patterns import pattern

_ASSETS = pattern(r"(?i)^total assets(?: \(\w\))?$")


_CLAIMS = pattern(
    r"(?i)^total (?:current )?liabilities\b[^\n]{0,60}(?:equity|deficit|deficiency|capital|net assets"
    r"|partners)[^\n]{0,20}$"
    r"|^total (?:equity|shareholders' equity|stockholders' equity) and liabilities$"
)


def share_checks(document: Document, read: ReadGrid) -> Iterator[TableCheck]:
    """Columns of percentages of the row in which they show 100%: "% of revenue"."""
    grid = read.grid
    for column in range(len(grid.heads)):
        own = [(n, f) for n, row in enumerate(grid.rows) if (f := figure_at(grid, n, column)) is not None]
        wholes = [n for n, f in own if f.unit == "percent" and f.value == 100]
        if len(own) < 3 or not wholes:
            continue
        for base in (column - 1, column + 1):
            checks = (
                list(_shares_of(document, grid, column, base, wholes[0]))
                if 0 <= base < len(grid.heads)
                else []
            )
            broken = [check for check in checks if not check.ties]
            if len(checks) >= 4 and len(broken) * 6 <= len(checks):
                yield from checks
                break


def _shares_of(document: Document, grid: Grid, column: int, base: int, whole: int) -> Iterator[TableCheck]:
    of = figure_at(grid, whole, base)
    if of is None or of.unit != "number" or of.units <= 0:
        return
    for row in range(len(grid.rows)):
        stated, part = figure_at(grid, row, column), figure_at(grid, row, base)
        if (
            row == whole
            or stated is None
            or part is None
            or stated.unit != "percent"
            or part.unit != "number"
        ):
            continue
        computed = percentage(reading_of(part), reading_of(of))
        if computed is None:
            continue
        unit = Decimal(1).scaleb(-stated.places)  # shares are often set so that they add up to 100%
        computed = Reading(computed.value, computed.low - unit, computed.high + unit)
        ties = agrees(reading_of(stated), computed) or agrees(-reading_of(stated), computed)
        yield made(
            document,
            "share",
            stated=stated,
            name=(row_name(grid, row), column_name(grid, column)),
            computed=computed,
            operands=(Operand(part, row_name(grid, row)), Operand(of, row_name(grid, whole))),
            ties=ties,
            elsewhere=0,
            sign="%",
        )


def balance_checks(document: Document, reads: Sequence[ReadGrid]) -> Iterator[TableCheck]:
    """Total assets against total liabilities and equity, column by column; they are equal to the digit."""
    assets: tuple[Grid, int] | None = None
    for read in reads:
        grid = read.grid
        for row in range(len(grid.rows)):
            label = grid.rows[row].label.strip().rstrip(":.")
            if _ASSETS.search(label):
                assets = (grid, row)
            elif assets is not None and _CLAIMS.search(label):
                yield from _balance(document, assets, (grid, row))
                assets = None


def _balance(document: Document, assets: tuple[Grid, int], claims: tuple[Grid, int]) -> Iterator[TableCheck]:
    (one, above), (other, below) = assets, claims
    if len(one.heads) != len(other.heads) or other.table - one.table > 1:
        return
    pairs = [
        (column, stated, whole)
        for column in range(len(other.heads))
        if (stated := figure_at(other, below, column)) and (whole := figure_at(one, above, column))
    ]
    held = sum(stated.value == whole.value for _, stated, whole in pairs)
    for column, stated, whole in pairs:
        ties = stated.value == whole.value
        if ties or held or len(pairs) == 1:
            yield made(
                document,
                "balance",
                stated=stated,
                name=(row_name(other, below), column_name(other, column)),
                computed=exactly(whole.value),
                operands=(Operand(whole, row_name(one, above)),),
                ties=ties,
                elsewhere=held - ties,
            )
