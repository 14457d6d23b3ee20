"""Interval arithmetic on printed figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.figures.arithmetic import (
    Reading,
    agrees,
    difference,
    exactly,
    explained,
    percent_change,
    percentage,
    product,
    qualified,
    ratio,
    read_digits,
    shown,
    total,
)

MILLIONS = st.decimals(min_value=1, max_value=10_000, places=3)


@pytest.mark.parametrize(
    ("digits", "exponent", "prose", "low", "high"),
    [
        ("12.0", 6, False, "11950000", "12050000"),
        ("12", 6, False, "11500000", "12500000"),
        (".07", 0, False, "0.065", "0.075"),
        ("1,234", 0, False, "1233.5", "1234.5"),
        ("1,300,000", 0, False, "1299999.5", "1300000.5"),
        ("1,300,000", 0, True, "1295000", "1305000"),
        ("1,345,678", 0, True, "1345677.5", "1345678.5"),
        ("500", 0, True, "499.5", "500.5"),
    ],
)
def test_the_last_digit_shown_is_the_precision(
    digits: str, exponent: int, prose: bool, low: str, high: str
) -> None:
    read = read_digits(digits, exponent, prose=prose)
    assert (read.low, read.high) == (Decimal(low), Decimal(high))


def test_a_negative_figure_keeps_its_bounds_in_order() -> None:
    read = read_digits("12.0", negative=True)
    assert (read.low, read.value, read.high) == (Decimal("-12.05"), Decimal("-12.0"), Decimal("-11.95"))
    assert abs(read) == read_digits("12.0")
    assert abs(Reading(Decimal(1), Decimal(-2), Decimal(3))).low == 0


def test_the_issues_example_is_explained() -> None:
    change = percent_change(read_digits("12.0", 6), read_digits("10.0", 6))
    assert change is not None
    assert explained("$12.0 million", "$10.0 million", "25%", change) == (
        "$12.0 million from $10.0 million is 20.0%; rounding allows 18.9% to 21.1%; the text says 25%"
    )


def test_a_change_from_what_may_be_nothing_is_not_computed() -> None:
    assert percent_change(read_digits("5"), read_digits("0")) is None
    assert ratio(read_digits("5"), read_digits("0.0")) is None


def test_a_change_from_a_loss_counts_by_its_size() -> None:
    change = percent_change(exactly(-12), exactly(-10))
    assert change is not None and change.value == -20


def test_sums_widen_with_each_addend() -> None:
    found = total([read_digits("1.5"), read_digits("2.5")])
    assert (found.low, found.high) == (Decimal("3.90"), Decimal("4.10"))
    assert agrees(read_digits("4.1"), found)
    assert not agrees(read_digits("4.2"), found)


def test_qualified_figures_reach_further() -> None:
    about = qualified(read_digits("100"), "about")
    assert (about.low, about.high) == (Decimal(95), Decimal(105))
    assert agrees(qualified(read_digits("20"), "over"), exactly(60))
    assert not agrees(qualified(read_digits("20"), "under"), exactly(60))


def test_nothing_is_shown_with_a_sign() -> None:
    assert shown(Decimal("-0.04"), 1) == "0.0"
    assert shown(Decimal("1234.56"), 1) == "1,234.6"


@given(new=MILLIONS, old=MILLIONS)
def test_the_true_change_is_always_within_the_bounds_of_the_rounded_figures(
    new: Decimal, old: Decimal
) -> None:
    printed = [read_digits(f"{x:.1f}") for x in (new, old)]
    change = percent_change(*printed)
    true = (new - old) / old * 100
    assert change is not None and change.low <= true <= change.high
    assert agrees(read_digits(f"{abs(true):.1f}"), abs(change))


@given(part=MILLIONS, whole=MILLIONS)
def test_what_is_computed_of_the_printed_figures_is_within_the_bounds(part: Decimal, whole: Decimal) -> None:
    one, other = read_digits(f"{part:.2f}"), read_digits(f"{whole:.2f}")
    for found, true in (
        (percentage(one, other), part / whole * 100),
        (product(one, other), part * whole),
        (difference(one, other), part - whole),
        (total([one, other]), part + whole),
    ):
        assert found is not None and found.low <= true <= found.high
