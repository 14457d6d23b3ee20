"""Grids → checks of shares of a whole, and of the two sides of a balance sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.facts.figures.arithmetic import Reading, agrees, exactly, percentage
from checker.facts.figures.table_checks import Operand, TableCheck
from checker.facts.figures.table_reading import ReadGrid
from checker.patterns import pattern

_ASSETS = pattern(r"(?i)^total assets(?: \(\w\))?$")


_CLAIMS = pattern(
    r"(?i)^total (?:current )?liabilities\b[^\n]{0,60}(?:equity|deficit|deficiency|capital|net assets"
    r"|partners)[^\n]{0,20}$"
    r"|^total (?:equity|shareholders' equity|stockholders' equity) and liabilities$"
)


def share_checks(read: ReadGrid) -> Iterator[TableCheck]:
    """Columns of percentages of the row in which they show 100%: "% of revenue"."""
    grid = read.grid
    width = len(grid.heads)
    for column in range(width):
        own = [(n, f) for n in range(len(grid.rows)) if (f := grid.figure_at(n, column)) is not None]
        whole = next((n for n, f in own if f.unit == "percent" and f.value == 100), None)
        if len(own) < 3 or whole is None:
            continue
        for base in (column - 1, column + 1):
            checks = list(_shares_of(read, column, base, whole)) if 0 <= base < width else []
            broken = sum(not check.ties for check in checks)
            if len(checks) >= 4 and broken * 6 <= len(checks):
                yield from checks
                break


def _shares_of(read: ReadGrid, column: int, base: int, whole: int) -> Iterator[TableCheck]:
    grid = read.grid
    of = grid.figure_at(whole, base)
    if of is None or of.unit != "number" or of.units <= 0:
        return
    for row in range(len(grid.rows)):
        stated, part = grid.figure_at(row, column), grid.figure_at(row, base)
        if row == whole or not stated or not part or (stated.unit, part.unit) != ("percent", "number"):
            continue
        computed = percentage(part.reading, of.reading)
        if computed is None:
            continue
        unit = Decimal(1).scaleb(-stated.places)  # shares are often set so that they add up to 100%
        computed = Reading(computed.value, computed.low - unit, computed.high + unit)
        ties = agrees(stated.reading, computed) or agrees(-stated.reading, computed)
        operands = (Operand(part, grid.row_name(row)), Operand(of, grid.row_name(whole)))
        yield read.check("share", (row, column), computed, operands, ties=ties, sign="%")


def balance_checks(reads: Sequence[ReadGrid]) -> Iterator[TableCheck]:
    """Total assets against total liabilities and equity, column by column; they are equal to the digit."""
    assets: tuple[ReadGrid, int] | None = None
    for read in reads:
        for at, row in enumerate(read.grid.rows):
            label = row.label.strip().rstrip(":.")
            if _ASSETS.search(label):
                assets = (read, at)
            elif assets is not None and _CLAIMS.search(label):
                yield from _balance(assets, (read, at))
                assets = None


def _balance(assets: tuple[ReadGrid, int], claims: tuple[ReadGrid, int]) -> Iterator[TableCheck]:
    (above, whole_row), (below, row) = assets, claims
    one, other = above.grid, below.grid
    if len(one.heads) != len(other.heads) or other.table - one.table > 1:
        return
    pairs = [
        (column, stated, whole)
        for column in range(len(other.heads))
        if (stated := other.figure_at(row, column)) and (whole := one.figure_at(whole_row, column))
    ]
    held = sum(stated.value == whole.value for _, stated, whole in pairs)
    for column, stated, whole in pairs:
        ties = stated.value == whole.value
        if ties or held or len(pairs) == 1:
            computed, operands = exactly(whole.value), (Operand(whole, one.row_name(whole_row)),)
            yield below.check("balance", (row, column), computed, operands, ties=ties, elsewhere=held - ties)
