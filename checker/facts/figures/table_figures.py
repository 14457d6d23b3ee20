"""The figures in a release's tables → TableFigure: value, unit, scale, period, measure, by head and label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from checker.document import Span
from checker.facts.figures.table_cells import Figure
from checker.facts.figures.table_changes import says_change
from checker.facts.figures.table_grids import Grid, GridRow, grids
from checker.facts.figures.table_text import scale_of
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

FigureUnit = Literal[
    "currency", "number", "percent", "points", "basis-points", "multiple", "per-share", "shares"
]
Standing = Literal["current", "prior", "change", "unknown"]

_CODES = {
    "U.S.": "USD",
    "US": "USD",
    "UNITED STATES": "USD",
    "CANADIAN": "CAD",
    "EUROS": "EUR",
    "EURO": "EUR",
}


class TableFigure(Record):
    """One figure of a table."""

    span: Span
    """Its cell."""
    value: Decimal
    """With the table's scale: "1,234" under "(in thousands)" is 1234000."""
    unit: FigureUnit
    currency: str
    """ISO 4217 code of its symbol; empty where only the caption could tell."""
    scale: int
    """What the printed number is multiplied by: 1 for percentages, per share, and where nothing is said."""
    places: int
    """Decimal places shown."""
    negative: bool
    nil: bool
    """Whether it is a dash."""
    label: str
    """The row's words."""
    under: str
    """The heading that the row stands under."""
    column: str
    """The words over the column."""
    period: str
    """Those of them that name a period; empty without one."""
    standing: Standing
    """Whether the column is of the latest period of the table, an earlier one, or a change."""
    gaap: bool
    """False where the row or the table says that it is not on the basis of GAAP."""

    @property
    def how(self) -> str:
        """How it was read: "row 'Revenue', column 'Q2 2026', × 1,000"."""
        times = f", \u00d7 {self.scale:,}" if self.scale > 1 else ""
        return f"row '{self.label}', column '{self.column}'{times}"


_YEAR = pattern(
    r"\b(?:19|20)\d\d\b|\b(?:FY|[1-4]Q|Q[1-4][ '\u2019]?(?:FY)?)[ '\u2019]?(?P<short>\d\d)\b"
    r"|/(?P<short>\d\d)\b"
)


_PERIOD = pattern(
    r"(?i)(?:(?:three|six|nine|twelve|\d{1,2}|thirteen|twenty-six|thirty-nine|fifty-two"
    r"|fifty-three)[- ](?:months?|weeks?)\b[^|]{0,14}"
    r"|(?:first|second|third|fourth|full)[- ](?:quarter|year)\b|\b(?:quarters?|years?|fiscal"
    r"|months?) ?(?:ended)?\b|\bas (?:of|at)\b)?"
    r"[^|(]{0,40}?(?:\b(?:19|20)\d\d\b|\b(?:Q[1-4]|[1-4]Q|FY|[12]H"
    r"|H[12])[ '\u2019]?(?:FY)?[ '\u2019]?\d\d(?:\d\d)?\b|\d{1,2}/\d{1,2}/\d{2,4})"
)


_NOT_GAAP = pattern(
    r"(?i)\bnon-?gaap\b|\bnon-ifrs\b|\badjusted\b|\bebitda|\bffo\b|\bcore\b|\borganic\b"
    r"|\bfree cash flow\b|\bpro forma\b"
)


def find_table_figures(facts: Facts) -> Iterator[TableFigure]:
    """Every figure of every table, row by row. Takes time linear in the text."""
    for grid in grids(facts):
        scale, standings = scale_of(grid), _standings(grid.heads)
        apart = (
            _NOT_GAAP.search(grid.caption.rpartition("\n")[2]) is not None
            and "reconcil" not in grid.caption.lower()
        )
        for row in grid.rows:
            for column in sorted(row.figures):
                yield _figure(grid, row, column, scale or 1, standings[column], apart=apart)


def _figure(
    grid: Grid, row: GridRow, column: int, scale: int, standing: Standing, *, apart: bool
) -> TableFigure:
    figure, head = row.figures[column], grid.heads[column]
    unit = _unit(figure, row)
    times = (
        scale
        if unit in ("currency", "number", "shares") and not (unit == "shares" and _in_full(figure))
        else 1
    )
    period = _PERIOD.search(head)
    return TableFigure(
        span=figure.span,
        value=figure.value * times,
        unit=unit,
        currency=figure.currency,
        scale=times,
        places=figure.places,
        negative=figure.units < 0,
        nil=figure.nil,
        label=row.label,
        under=row.under,
        column=head,
        period=period.group().strip() if period else "",
        standing=standing,
        gaap=not (apart or _NOT_GAAP.search(row.label)) or row.label.lower().startswith("gaap"),
    )


def _unit(figure: Figure, row: GridRow) -> FigureUnit:
    if figure.unit != "number":
        return figure.unit
    kind = row.kind
    if kind in ("per-share", "shares"):
        return "per-share" if kind == "per-share" else "shares"
    return "currency" if figure.currency else "number"


def _in_full(figure: Figure) -> bool:
    """Whether a number of shares is given in full, whatever the scale of the amounts."""
    return abs(figure.value) >= 1_000_000


def _standings(heads: Sequence[str]) -> list[Standing]:
    """For each column, whether it is of the latest year of the table."""
    years = [_latest(head) for head in heads]
    known = [year for year in years if year]
    return [
        "change" if says_change(head) and not year
        else "unknown" if not year
        else "current" if year == max(known)
        else "prior"
        for head, year in zip(heads, years, strict=True)
    ]  # fmt: skip


def _latest(head: str) -> int:
    found = [int(m["short"]) + 2000 if m["short"] else int(m.group()) for m in _YEAR.finditer(head)]
    return max(found, default=0)
