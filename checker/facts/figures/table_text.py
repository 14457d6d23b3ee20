"""Figures that the text gives of a measure, against the cells of that measure in the tables → TableCheck.

The text says "revenue was $12.1 million", a table has a row "Revenue". Which column is meant is often not
said in a way that can be trusted, so any column will do for agreement; a disagreement is told only where no
cell of any table shows the text's figure, at any rounding, and a cell of that very row is near it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.facts.amounts import Amount, amounts_in
from checker.facts.figures.arithmetic import Reading
from checker.facts.figures.comparisons import sentences_with
from checker.facts.figures.table_cells import Figure
from checker.facts.figures.table_checks import (
    Operand,
    TableCheck,
    clipped,
    listed,
)
from checker.facts.figures.table_grids import Grid, grids
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_NEAR = Decimal("0.015")
"""How far, as a part of it, the text's figure may be from the cell that it was meant to be, where more than a
digit differs: figures of a segment are farther off."""

_REACH = 110
"""Characters before an amount in which the measure's name stands."""

_MEASURES = {
    "revenue": (
        r"(?:total )?(?:net )?(?:revenues?|sales)",
        r"(?:total |net |consolidated )*(?:net )?(?:revenues?|sales)(?:,? net)?",
    ),
    "net income": (
        r"net (?:income|earnings|profit|loss)(?: attributable to [^,.;$]{2,50})?",
        r"(?:consolidated )?net \(?(?:income|earnings|profit|loss)\)?(?: ?(?:/|or)? ?\(?(?:loss"
        r"|income)\)?)?(?: attributable to .*)?",
    ),
    "gross profit": (r"gross (?:profit|income)", r"(?:total )?gross (?:profit|income)(?: \(loss\))?"),
    "operating income": (
        r"(?:operating (?:income|profit|loss)|(?:income|loss) from operations)",
        r"\(?(?:operating (?:income|profit|loss)|(?:income"
        r"|loss)\)? ?(?:\(loss\) )?from operations)(?: ?\(loss\))?",
    ),
    "adjusted EBITDA": (
        r"adjusted EBITDA",
        r"(?:total |consolidated )?adjusted ebitda(?: \(non-gaap\))?(?: \(loss\))?",
    ),
    "total assets": (r"total assets", r"total assets"),
    "free cash flow": (r"free cash flow", r"free cash flow(?: \(non-gaap\))?"),
}
"""For each measure, how a sentence and how a row names it."""

_NAMED = rf"(?i)\b(?:{'|'.join(words for words, _ in _MEASURES.values())})"


class _Known(Record):
    """The cells of the tables as amounts of money."""

    every: list[Decimal]
    """All of them, by size, without sign."""
    rows: dict[str, list[tuple[Grid, int, int, Decimal]]]
    """By measure: grid, row, column and scale of each cell."""


@cache
def _row() -> Any:
    """A row's label by the measure that it names: the group's number."""
    names = "|".join(f"({words})" for _, words in _MEASURES.values())
    return pattern(rf"(?i)(?:{names})(?: ?\(?\w{{1,2}}\)| ?\*+)?")


@cache
def _said() -> Any:
    """A measure's name with its verb, right before an amount."""
    names = "|".join(f"(?P<m{n}>{words})" for n, (words, _) in enumerate(_MEASURES.values()))
    return pattern(
        rf"(?i)(?:^|[.;:\u2022] |\b(?:reported|record|total|consolidated|quarterly|annual|full-year|our"
        rf"|its|gaap|the|delivered|generated"
        rf"|achieved|posted|and|with|in|quarter|year|year's|company's) )(?:{names})"
        r"(?: (?:for|in|during) the [^.;$]{3,60}?)? (?:was|were|of|totall?ed|came in at|amounted to"
        r"|reached) (?:a record |an? )?$"
    )


_ELSEWHERE = pattern(
    r"(?i)\b(?:expect|guidance|outlook|forecast|anticipat|project|target|range|approximat|segment"
    r"|pro forma|organic"
    r"|backlog|compared with|would|acquired|acquisition|discontinued|constant|same-store|subsidiar"
    r"|trailing|ltm|ttm"
    r"|cumulative|since|about|nearly|more than|over|excluding|including|adjusted net|non-gaap)"
)
"""Words of a sentence whose figures are of another kind, or are only thought of."""


_SCALE = pattern(
    r"(?i)\b(?:in|expressed in|of|dollars in|amounts in|figures in|\$ in|us\$|usd|\u20ac"
    r"|\u00a3) ?(?:us |u\.s\. |united states |canadian )?(?:dollars? )?"
    r"(?:\(?\$\)? ?)?(?:in )?(?P<unit>thousands?|millions?|billions?)\b|\b(?P<unit>thousands?"
    r"|millions?|billions?) of (?:\w+ ){0,3}(?:dollars|euros|pounds)"
    r"|[$\u20ac\u00a3(](?P<zeros>000)'?s?\)?|[$\u20ac\u00a3] ?(?P<unit>millions?|thousands?|billions?)"
    r"|[$\u20ac\u00a3](?P<letter>[mM])\b"
)


def text_checks(facts: Facts) -> Iterator[TableCheck]:
    """Each amount that a sentence gives of a measure with a row of its own in a table."""
    every = grids(facts)
    if not every:
        return
    known: _Known | None = None
    text = facts.document.text
    for sentence in sentences_with(facts.document, _NAMED):
        if _ELSEWHERE.search(text, sentence.start, sentence.end):
            continue
        for amount in amounts_in(text, sentence.start, sentence.end):
            measure = _measure(text, sentence, amount)
            if measure is not None:
                known = known or _read(every)
                found = _check(facts, amount, measure, known)
                if found is not None:
                    yield found


def _measure(text: str, sentence: Span, amount: Amount) -> str | None:
    """The measure that an amount of money is said of, in a sentence that tells a result."""
    if amount.unit != "currency" or amount.closeness != "exact" or amount.scale < 1000:
        return None
    start = max(sentence.start, amount.span.start - _REACH)
    m = _said().search(text[start : amount.span.start])
    return next((name for n, name in enumerate(_MEASURES) if m and m[f"m{n}"]), None)


def scale_of(grid: Grid) -> int:
    """What a table's amounts are multiplied by, as its captions say; 0 where they don't."""
    words = f"{grid.caption}\n{' '.join(grid.heads)}"
    found = list(_SCALE.finditer(words))
    if not found:
        return 0
    m = found[-1]  # the last one is nearest to the figures
    unit = (m["unit"] or "").lower()
    return 1000 if m["zeros"] or unit[:1] == "t" else 10**9 if unit[:1] == "b" else 10**6


def _read(every: Sequence[Grid]) -> _Known:
    values: list[Decimal] = []
    rows: dict[str, list[tuple[Grid, int, int, Decimal]]] = {}
    measures = list(_MEASURES)
    for grid in every:
        stated = scale_of(grid)
        scales = (stated,) if stated else (1, 1000, 10**6)
        for at, row in enumerate(grid.rows):
            named = _row().fullmatch(row.label)
            measure = measures[named.lastindex - 1] if named else None
            for column, figure in row.figures.items():
                if figure.unit != "number" or figure.nil:
                    continue
                values += [abs(figure.value) * scale for scale in scales]
                if measure and stated and not grid.crooked:
                    rows.setdefault(measure, []).append((grid, at, column, Decimal(stated)))
    return _Known(sorted(values), rows)


def _check(facts: Facts, amount: Amount, measure: str, known: _Known) -> TableCheck | None:
    cells = known.rows.get(measure, ())
    for grid, row, column, scale in cells:
        if _meets(amount, _amount_of(grid.rows[row].figures[column], scale)):
            return _made(facts, amount, (grid, row, column, scale), ties=True)
    if not cells or _is_shown(amount, known.every):
        return None
    first = [cell for cell in cells if cell[2] == 0] or list(cells)
    nearest = min(
        first,
        key=lambda cell: abs(
            _amount_of(cell[0].rows[cell[1]].figures[cell[2]], cell[3]).value - abs(amount.value)
        ),
    )
    value = _amount_of(nearest[0].rows[nearest[1]].figures[nearest[2]], nearest[3]).value
    if abs(value - abs(amount.value)) > _NEAR * value and not _slipped(amount, value):
        return None
    return _made(facts, amount, nearest, ties=False)


def _slipped(amount: Amount, value: Decimal) -> bool:
    """Whether the amount is the value, shown to the same place, but for one digit or two swapped."""
    unit = amount.high - amount.low
    if unit <= 0:
        return False
    shown, meant = (str(int((abs(n) / unit).to_integral_value())) for n in (amount.value, value))
    if len(shown) != len(meant) or len(shown) < 2:
        return False
    wrong = [n for n, (a, b) in enumerate(zip(shown, meant, strict=True)) if a != b]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(shown) == sorted(meant)
    return swapped or (len(wrong) == 1 and (wrong[0] > 0 or len(shown) > 2))


def _amount_of(figure: Figure, scale: Decimal) -> Reading:
    return abs(figure.reading).times(scale)


def _meets(amount: Amount, cell: Reading) -> bool:
    return (
        amount.low <= cell.high and cell.low <= amount.high
        if amount.value >= 0
        else (-amount.high <= cell.high and cell.low <= -amount.low)
    )


def _is_shown(amount: Amount, every: Sequence[Decimal]) -> bool:
    """Whether any cell of any table shows this amount, by the amount's own rounding."""
    low, high = sorted((abs(amount.low), abs(amount.high)))
    return bisect_right(every, high) > bisect_left(every, low)


def _made(facts: Facts, amount: Amount, cell: tuple[Grid, int, int, Decimal], *, ties: bool) -> TableCheck:
    grid, row, column, scale = cell
    figure = grid.rows[row].figures[column]
    operand = Operand(figure, f"{grid.row_name(row)}, {grid.column_name(column)}")
    value = _amount_of(figure, scale).value
    return TableCheck(
        span=amount.span,
        kind="text-table",
        verdict="agrees" if ties else "differs",
        label=clipped(grid.row_name(row)),
        column=clipped(grid.column_name(column)),
        stated=amount.text,
        computed=f"{value:,f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:,f}",
        allowed="",
        operands=listed(facts.document, (operand,), "text-table"),
        elsewhere=0,
        parts=(figure.span,),
    )
