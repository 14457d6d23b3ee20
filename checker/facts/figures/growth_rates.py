"""Sentences → GrowthRate: a compound annual growth rate with its two figures and its two years.

"The market was worth $20.0 billion in 2024 and is expected to reach $25.0 billion by 2032, a CAGR of 16%"
claims more than its figures allow, 2.8%. Forecasters count the years from either end of their window and
start from a year in between, so a rate is right if it lies among those of a year more and a year less.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.facts.amounts import Amount
from checker.facts.figures.arithmetic import Reading, agrees, qualified, ratio, shown
from checker.facts.figures.change_words import BARRED
from checker.facts.figures.comparisons import skeletons
from checker.facts.figures.judging import operands_of
from checker.facts.figures.skeleton import AMOUNT, PERCENT, PERIOD, Skeleton
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_RATE = r"\b(?i:CAGR|compound(?:ed)? annual(?:i[sz]ed)? (?:growth )?rate|annual growth rate)\b"
_WORDS = rf"[^{BARRED}.{PERIOD}]{{0,80}}?"
_PCT = r"(?i:(?:of|at)? ?(?:an?|approximately|about|around|over|nearly)? ?)*" + rf"(?P<pct>{PERCENT})"
_FIGURES = (
    rf"(?P<old>{AMOUNT}){_WORDS}(?P<since>{PERIOD}){_WORDS}\b(?i:to|reach|hit|exceed|surpass){_WORDS}"
    rf"(?P<new>{AMOUNT}){_WORDS}(?P<until>{PERIOD})"
)
FORMS = (
    rf"{_FIGURES}{_WORDS}{_RATE}(?:[^{BARRED}.]{{0,20}}?){_PCT}",
    rf"{_FIGURES}{_WORDS}(?P<pct>{PERCENT}) {_RATE}",
    rf"{_RATE}(?:[^{BARRED}.]{{0,20}}?){_PCT}{_WORDS}\b(?i:from){_WORDS}{_FIGURES}",
)
"""First the figures and then the rate, "a 16% CAGR", and the rate first."""


class GrowthRate(Record):
    """A compound annual growth rate that is stated with its figures."""

    span: Span
    stated_span: Span
    stated: str
    new: str
    old: str
    years: int
    right: bool
    computed: Decimal
    """Percent a year over the years named."""
    explanation: str


def find_growth_rates(facts: Facts) -> Iterator[GrowthRate]:
    """Every compound annual growth rate whose figures and years stand in the same sentence."""
    for skeleton in skeletons(facts, _RATE):
        if pattern(_RATE).search(skeleton.text):
            taken: set[int] = set()
            for source in FORMS:
                for m in pattern(source).finditer(skeleton.text):
                    if m.start("pct") not in taken:
                        taken.add(m.start("pct"))
                        yield from _rate(skeleton, m)


def _rate(skeleton: Skeleton, m: Any) -> Iterator[GrowthRate]:
    new, old, stated = (skeleton.amount(m.start(name)) for name in ("new", "old", "pct"))
    first, last = (skeleton.period_in(m.start(name), m.end(name)) for name in ("since", "until"))
    operands = operands_of(new, old)
    if not (operands and first and first.years and last and last.years):
        return
    years, growth = last.years[-1] - first.years[-1], ratio(*operands)
    if years < 2 or growth is None or growth.low <= 0:
        return
    said = qualified(Reading(stated.value, stated.low, stated.high), stated.closeness)
    longer, shorter = _yearly(growth, years + 1), _yearly(growth, years - 1)
    ends = (longer.low, longer.high, shorter.low, shorter.high)
    right = agrees(said, Reading(said.value, min(ends), max(ends)))
    yield _made(skeleton, m, (new, old, stated), years, right, _yearly(growth, years).value)


def _yearly(growth: Reading, years: int) -> Reading:
    """The growth a year, in percent, that gives a ratio in so many years."""
    root = Decimal(1) / years
    low, value, high = ((x**root - 1) * 100 for x in (growth.low, growth.value, growth.high))
    return Reading(value, low, high)


def _made(
    skeleton: Skeleton,
    m: Any,
    figures: tuple[Amount, Amount, Amount],
    years: int,
    right: bool,
    value: Decimal,
) -> GrowthRate:
    new, old, stated = figures
    return GrowthRate(
        span=skeleton.source(m.start(), m.end()),
        stated_span=stated.span,
        stated=stated.text,
        new=new.text,
        old=old.text,
        years=years,
        right=right,
        computed=value,
        explanation=f"{old.text} to {new.text} in {years} years is {shown(value, 1)}% a year; "
        f"the text says {stated.text}",
    )
