"""What a comparison states, and its operands → whether some rounding makes it right.

The principle is silence unless the statement is wrong for certain: figures in different units, a qualifier
that puts the percentage on another basis than the figures, a change between loss and profit, all end in
``unsure``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from checker.facts.amounts import Amount
from checker.facts.figures.arithmetic import (
    Reading,
    agrees,
    difference,
    percent_change,
    qualified,
    ratio,
)
from checker.patterns import pattern
from checker.record import Record

Verdict = Literal[
    "agrees", "rounding", "disagrees", "direction", "points-as-percent", "scale", "currencies", "unsure"
]
"""``rounding``: wrong by no more than a unit of the last digit shown; ``points-as-percent``: a difference of
two percentages that is called percent; ``scale``: right only if one figure is a thousand times larger;
``currencies``: the two figures are in different ones."""

Direction = Literal["up", "down", "either"]
"""Which way a word says that a figure went; "either" leaves it open."""


class Judgement(Record):
    """The computed figure and what follows for the stated one."""

    verdict: Verdict
    computed: Reading | None
    reason: str = ""


UNSURE = Judgement("unsure", None)
_THOUSANDS = (Decimal(1000), Decimal("0.001"), Decimal(1_000_000), Decimal("0.000001"))


def judge_percent(stated: Amount, new: Reading, old: Reading, *, percentages: bool) -> Judgement:
    """A stated percentage change of the magnitude from old to new, whichever way it goes."""
    change = percent_change(new, old)
    if change is None:
        return Judgement("unsure", None, "the earlier figure may be zero")
    size, said = abs(change), _size(stated)
    if agrees(said, size):
        return Judgement("agrees", change)
    if percentages and agrees(said, abs(difference(new, old))):
        return Judgement("points-as-percent", change)
    if any(_agrees_at(said, new.times(k), old) for k in _THOUSANDS):
        return Judgement("scale", change)
    return Judgement("rounding" if _near(said, size, stated) else "disagrees", change)


def judge_amount(said: Reading, stated: Amount, new: Reading, old: Reading) -> Judgement:
    """A stated difference between old and new; ``said`` is the stated one in their unit."""
    found = difference(new, old)
    said, size = abs(said), abs(found)
    if agrees(said, size):
        return Judgement("agrees", found)
    return Judgement("rounding" if _near(said, size, stated) else "disagrees", found)


def judge_points(stated: Amount, new: Reading, old: Reading) -> Judgement:
    """A stated difference of two percentages, in basis points or percentage points."""
    found = difference(new, old).times(100 if stated.unit == "basis-points" else 1)
    said, size = abs(stated.reading), abs(found)
    if agrees(said, size):
        return Judgement("agrees", found)
    other = size.times(Decimal(1) / 100 if stated.unit == "basis-points" else 100)
    scaled = agrees(said, other)
    return Judgement("scale" if scaled else "rounding" if _near(said, size, stated) else "disagrees", found)


_FACTORS = {"doubl": 2, "tripl": 3, "quadrupl": 4}


def judge_factor(word: str, over: bool, nearly: bool, new: Reading, old: Reading) -> Judgement:
    """The ratio of new to old against "more than tripled"; a plain "doubled" may be a tenth off."""
    found = ratio(new, old)
    if found is None:
        return UNSURE
    factor = Decimal(next(n for stem, n in _FACTORS.items() if word.startswith(stem)))
    if over:
        right = found.high >= factor
    elif nearly:
        right = found.low <= factor and found.high >= factor * Decimal("0.8")
    else:
        right = agrees(Reading(factor, factor * Decimal("0.9"), factor * Decimal("1.15")), found)
    return Judgement("agrees" if right else "disagrees", found)


def judge_share(
    stated: Amount, step: Reading, known: Reading, *, known_is_new: bool, down: bool
) -> Judgement:
    """A stated percentage of a change in money to or from one known figure."""
    signed = -abs(step) if down else abs(step)
    old = difference(known, signed) if known_is_new else known
    found = ratio(signed, abs(old))
    if found is None:
        return UNSURE
    change, said = found.times(100), _size(stated)
    if agrees(said, abs(change)):
        return Judgement("agrees", change)
    return Judgement("rounding" if _near(said, abs(change), stated) else "disagrees", change)


def wrong_way(direction: str | None, new: Reading, old: Reading) -> bool:
    """Whether the figures certainly go the other way than the word says."""
    if direction == "up":
        return new.high < old.low
    return direction == "down" and new.low > old.high


def operands_of(new: Amount, old: Amount) -> tuple[Reading, Reading] | None:
    """The two readings in one unit; None where there is none. A plain number takes the other's unit."""
    one, other = _operand(new), _operand(old)
    if (new.unit, new.currency) == (old.unit, old.currency):
        return one, other
    units = {new.unit, old.unit}
    if "number" in units and not units & {"percent", "basis-points", "percentage-points"}:
        factor = max(new.scale, old.scale)
        return (one.times(factor), other) if new.unit == "number" else (one, other.times(factor))
    if units <= {"currency", "per-share", "other"} and (
        new.currency == old.currency or None in (new.currency, old.currency)
    ):
        return (one, other) if "per-share" not in units or new.scale == old.scale == 1 else None
    return None


def _operand(amount: Amount) -> Reading:
    """The reading of an operand: "about" doubles its rounding; "over" may belong to the comparison."""
    read = Reading(amount.value, amount.low, amount.high)
    if amount.unit == "number" and amount.negative and amount.text[0].isdigit():
        read = -read  # a Nordic bracket holds last year's figure, not a loss
    slack = (read.high - read.low) / 2 if amount.closeness == "about" else Decimal(0)
    return Reading(read.value, read.low - slack, read.high + slack)


def is_qualified(amount: Amount) -> bool:
    """Whether an operand is given only as more or less than a figure."""
    return amount.closeness in ("over", "under")


def _size(stated: Amount) -> Reading:
    """The stated percentage without its sign; "nearly 20%" reaches down a tenth, and "over" up."""
    read = abs(Reading(stated.value, stated.low, stated.high))
    if stated.closeness == "under":
        return Reading(read.value, read.low * Decimal("0.9"), read.high)
    return qualified(read, stated.closeness)


def _agrees_at(said: Reading, new: Reading, old: Reading) -> bool:
    change = percent_change(new, old)
    return change is not None and agrees(said, abs(change)) and change.low > -90 and change.high < 1000


def _near(said: Reading, computed: Reading, stated: Amount) -> bool:
    """Whether a unit of the last digit shown is all that is missing."""
    unit = stated.high - stated.low
    return agrees(Reading(said.value, said.low - unit, said.high + unit), computed)


def decimals_of(stated: Amount) -> int:
    """How many decimals the figure is printed with."""
    digits = pattern(r"\d[\d,]*(?:\.\d+)?|\.\d+").search(stated.text)
    return len(digits.group().partition(".")[2]) if digits else 0
