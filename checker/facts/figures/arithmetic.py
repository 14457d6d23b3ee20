"""Printed numbers → the numbers they may stand for, and what follows from them, in exact decimals.

A release prints rounded numbers: "$12.0 million" stands for anything from $11.95 million to $12.05 million.
Every computation here carries both bounds along (interval arithmetic), so that a statement is wrong only
when no rounding of its operands makes it right. That covers issuers who compute from unrounded thousands
as well as those who compute from what they print. Bounds count as inside.

Nothing here knows text or units: whoever asks brings numbers of the same unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from checker.record import Record

Closeness = Literal["exact", "about", "over", "under"]
"""How a printed number is qualified: "about", "more than", "nearly"."""

HUNDRED = Decimal(100)
UNLIMITED = Decimal("Infinity")


class Reading(Record):
    """A printed number and the bounds of what it may stand for, in the same unit; ``low ≤ high``."""

    value: Decimal
    """The number as printed, or as computed from the printed ones."""
    low: Decimal
    high: Decimal

    def __neg__(self) -> Reading:
        return Reading(-self.value, -self.high, -self.low)

    def __abs__(self) -> Reading:
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Reading(abs(self.value), Decimal(0), max(-self.low, self.high))

    def times(self, factor: Decimal | int) -> Reading:
        """The reading in another unit: every number multiplied by the factor."""
        ends = sorted((self.low * factor, self.high * factor))
        return Reading(self.value * factor, ends[0], ends[1])

    @property
    def straddles_zero(self) -> bool:
        """Whether zero is among the numbers that it may stand for."""
        return self.low <= 0 <= self.high


def exactly(value: Decimal | int) -> Reading:
    """A number that is not rounded: a count, a ratio of a split."""
    number = Decimal(value)
    return Reading(number, number, number)


def rounded(value: Decimal, unit: Decimal) -> Reading:
    """A number printed to this unit: half of it either way."""
    return Reading(value, value - unit / 2, value + unit / 2)


def read_digits(digits: str, exponent: int = 0, *, negative: bool = False, prose: bool = False) -> Reading:
    """Digits as printed ("1,234.5", ".07") times 10^exponent → what they may stand for.

    The last digit shown is the precision. In ``prose`` the zeros that end a whole number of four digits or
    more may be filled in, so they count only as far as three digits: "1,300,000" is read to the ten thousand.
    """
    plain = digits.replace(",", "")
    whole, _, decimals = plain.partition(".")
    value = Decimal(plain).scaleb(exponent)
    filled = _filled_zeros(whole) if prose and "." not in plain else 0
    read = rounded(value, Decimal(1).scaleb(exponent - len(decimals) + filled))
    return -read if negative else read


def _filled_zeros(whole: str) -> int:
    zeros = len(whole) - len(whole.rstrip("0"))
    return max(0, min(zeros, len(whole) - 3)) if len(whole) > 3 else 0


def qualified(reading: Reading, closeness: Closeness) -> Reading:
    """The reading of a number that is given as "about", "over" or "under" so much.

    "About" gives a unit of the last digit or a twentieth of the number, whichever is more, either way. "Over"
    and "under" bound one side only: "over 20%" is true of 60%.
    """
    unit = reading.high - reading.low
    slack = max(unit, abs(reading.value) / 20)
    if closeness == "about":
        return Reading(reading.value, reading.value - slack, reading.value + slack)
    if closeness == "over":
        return Reading(reading.value, reading.low, UNLIMITED)
    if closeness == "under":
        return Reading(reading.value, -UNLIMITED, reading.high)
    return reading


def total(readings: Iterable[Reading]) -> Reading:
    """The sum; each addend's rounding adds to its bounds."""
    value = low = high = Decimal(0)
    for reading in readings:
        value, low, high = value + reading.value, low + reading.low, high + reading.high
    return Reading(value, low, high)


def difference(new: Reading, old: Reading) -> Reading:
    """``new - old``."""
    return Reading(new.value - old.value, new.low - old.high, new.high - old.low)


def product(one: Reading, other: Reading) -> Reading:
    """The product, such as shares × price."""
    ends = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
    return Reading(one.value * other.value, min(ends), max(ends))


def ratio(part: Reading, whole: Reading) -> Reading | None:
    """``part / whole``; None where the whole may be zero."""
    if whole.straddles_zero or whole.value == 0:
        return None
    ends = [a / b for a in (part.low, part.high) for b in (whole.low, whole.high)]
    return Reading(part.value / whole.value, min(ends), max(ends))


def percentage(part: Reading, whole: Reading) -> Reading | None:
    """``part`` in percent of ``whole``: a margin, an ownership; None where the whole may be zero."""
    found = ratio(part, whole)
    return found.times(100) if found else None


def percent_change(new: Reading, old: Reading) -> Reading | None:
    """``(new - old) / |old|`` in percent; a rise is positive. None where the old number may be zero.

    Across a change of sign the figure is "not meaningful"; whoever asks decides whether to ask then.
    """
    if old.straddles_zero or old.value == 0:
        return None
    sign = 1 if old.value > 0 else -1
    found = ratio(new.times(sign), old.times(sign))
    if found is None:
        return None
    one = Decimal(1)
    change = Reading((found.value - one) * 100, (found.low - one) * 100, (found.high - one) * 100)
    return change if sign > 0 else -change


def agrees(stated: Reading, computed: Reading) -> bool:
    """Whether some number is among both: some rounding makes the statement right."""
    return stated.low <= computed.high and computed.low <= stated.high


def shown(value: Decimal, decimals: int) -> str:
    """A number with so many decimals and grouped thousands, as a finding prints it; zero has no sign."""
    text = f"{value:,.{decimals}f}"
    return text.removeprefix("-") if not text.strip("-0.,") else text


def shown_bounds(computed: Reading, decimals: int) -> tuple[str, str, str]:
    """The computed number and its bounds as a finding prints them.

    The bounds take another decimal where they would read the same.
    """
    low, high = shown(computed.low, decimals), shown(computed.high, decimals)
    if low == high and computed.low != computed.high:
        low, high = shown(computed.low, decimals + 1), shown(computed.high, decimals + 1)
    return shown(computed.value, decimals), low, high


def explained(
    new: str, old: str, stated: str, computed: Reading, *, decimals: int = 1, sign: str = "%"
) -> str:
    """Why a stated change is wrong, in a sentence without its full stop.

    ``explained("$12.0 million", "$10.0 million", "25%", percent_change(…))`` is "$12.0 million from
    $10.0 million is 20.0%; rounding allows 18.9% to 21.1%; the text says 25%".
    """
    fall = computed.high < 0
    value, low, high = shown_bounds(abs(computed) if fall else computed, decimals)
    what = f"a decrease of {value}{sign}" if fall else f"{value}{sign}"
    bounds = f"; rounding allows {low}{sign} to {high}{sign}" if low != high else ""
    return f"{new} from {old} is {what}{bounds}; the text says {stated}"
