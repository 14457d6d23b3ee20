"""Every sum, change and ratio that a release's tables show → TableCheck: operands, result, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Span
from checker.facts.figures.table_signs import may_hold_tables
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.figures.table_cells import Figure

CheckKind = Literal[
    "sum", "sum-across", "balance", "reconciliation", "change", "percent-change", "share",
    "margin", "per-share", "text-table",
]  # fmt: skip
CheckVerdict = Literal["agrees", "differs"]

_MOST_OPERANDS = 14
"""Operands that a check writes out; a longer list tells how many more there are."""

_LABEL = 60


class TableCheck(Record):
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


class Operand(Record):
    """A figure that others are computed from, with its sign and its name."""

    figure: Figure
    name: str
    sign: int = 1


def find_table_checks(facts: Facts) -> Iterator[TableCheck]:
    """Every check of every table. Takes time linear in the text."""
    if not may_hold_tables(facts.document):
        return
    from checker.facts.figures.table_ratios import ratio_checks  # noqa: PLC0415
    from checker.facts.figures.table_reading import read_grids  # noqa: PLC0415
    from checker.facts.figures.table_shares import balance_checks, share_checks  # noqa: PLC0415
    from checker.facts.figures.table_sums import sum_checks  # noqa: PLC0415
    from checker.facts.figures.table_text import text_checks  # noqa: PLC0415

    reads = read_grids(facts)
    for read in reads:
        for checks in (sum_checks, ratio_checks, share_checks):
            yield from checks(read)
    yield from balance_checks(reads)
    yield from text_checks(facts)


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
