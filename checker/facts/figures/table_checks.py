"""Every sum, change and ratio that a release's tables show → TableCheck: operands, result, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Span
from checker.facts.figures.arithmetic import Reading, rounded, shown
from checker.facts.figures.table_signs import may_hold_tables
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.figures.table_cells import Figure
    from checker.facts.figures.table_grids import Grid

CheckKind = Literal[
    "sum", "sum-across", "balance", "reconciliation", "change", "percent-change", "share",
    "margin", "per-share", "text-table",
]  # fmt: skip
CheckVerdict = Literal["agrees", "differs"]

_MOST_OPERANDS = 14
"""Operands that a check writes out; a longer list tells how many more there are."""

_LABEL = 60


@record
class TableCheck:
    """One figure of a table that follows from others, and whether it does."""

    span: Span
    """The cell that states the result."""
    kind: CheckKind
    verdict: CheckVerdict
    label: str
    """The row's words, or what the row is by the rows above it."""
    column: str
    """The words over the column."""
    stated: str
    """The cell as it is printed."""
    computed: str
    """What the operands give."""
    allowed: str
    """The bounds that rounding leaves: "3,562 to 3,564"."""
    operands: str
    """The operands with their signs and names."""
    elsewhere: int
    """In how many sister columns or rows the same sum or change holds."""
    parts: tuple[Span, ...]
    """The operands' cells."""

    @property
    def ties(self) -> bool:
        """Whether some rounding makes it right."""
        return self.verdict == "agrees"


@record
class Operand:
    """A figure that others are computed from, with its sign and its name."""

    figure: Figure
    name: str
    sign: int = 1


def find_table_checks(facts: Facts) -> Iterator[TableCheck]:
    """Every check of every table, in the order of the tables. Takes time linear in the text."""
    if not may_hold_tables(facts.document):
        return
    from checker.facts.figures.table_ratios import ratio_checks  # noqa: PLC0415
    from checker.facts.figures.table_sums import sum_checks  # noqa: PLC0415
    from checker.facts.figures.table_text import text_checks  # noqa: PLC0415

    yield from sum_checks(facts)
    yield from ratio_checks(facts)
    yield from text_checks(facts)


def reading_of(figure: Figure) -> Reading:
    """What a cell's figure may stand for: half a unit of its last place either way."""
    value = figure.value
    return Reading(value, value, value) if figure.nil else rounded(value, Decimal(1).scaleb(-figure.places))


def made(
    document: Document,
    kind: CheckKind,
    *,
    stated: Figure,
    name: tuple[str, str],
    computed: Reading,
    operands: Sequence[Operand],
    ties: bool,
    elsewhere: int,
    places: int | None = None,
    sign: str = "",
) -> TableCheck:
    """A check as a fact; ``name`` is the label and the column."""
    shown_places = stated.places if places is None else places
    low, high = shown(computed.low, shown_places), shown(computed.high, shown_places)
    return TableCheck(
        span=stated.span,
        kind=kind,
        verdict="agrees" if ties else "differs",
        label=clipped(name[0]) or "the unnamed total",
        column=clipped(name[1]) or "its column",
        stated=words_of(document, stated),
        computed=shown(computed.value, shown_places) + sign,
        allowed=f"{low}{sign} to {high}{sign}" if low != high else low + sign,
        operands=listed(document, operands, kind),
        elsewhere=elsewhere,
        parts=tuple(operand.figure.span for operand in operands),
    )


def listed(document: Document, operands: Sequence[Operand], kind: CheckKind) -> str:
    """The operands as a sum is written: "1,618 (Research) + 592 (Sales) - 13 (Other)"."""
    if kind in ("margin", "share", "per-share"):
        return " / ".join(f"{words_of(document, o.figure)} ({clipped(o.name)})" for o in operands)
    if kind == "percent-change":
        new, old = (f"{words_of(document, o.figure)} ({clipped(o.name)})" for o in operands)
        return f"{new} from {old}"
    said = []
    for at, operand in enumerate(operands[:_MOST_OPERANDS]):
        sign = ("- " if operand.sign < 0 else "") if at == 0 else ("- " if operand.sign < 0 else "+ ")
        said.append(f"{sign}{words_of(document, operand.figure)} ({clipped(operand.name)})")
    more = len(operands) - len(said)
    return " ".join(said) + (f" and {more} more" if more > 0 else "")


def words_of(document: Document, figure: Figure) -> str:
    """A cell's words with single spaces."""
    return " ".join(document.words(figure.span).replace("|", " ").replace("( ", "(").split())


def clipped(words: str) -> str:
    """A name, cut where it is too long for a message."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LABEL else plain[: _LABEL - 1].rstrip() + "\u2026"


def column_name(grid: Grid, column: int) -> str:
    """The words over a column, or which it is."""
    return grid.heads[column] or f"column {column + 1}"


def row_name(grid: Grid, row: int) -> str:
    """The row's label; a short one such as "Basic" with the heading that it stands under."""
    label, under = grid.rows[row].label, grid.rows[row].under
    return (
        f"{under.rstrip(':')}: {label}" if under and label.lower() in ("basic", "diluted", "total") else label
    )
