"""Figures with units, as numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from checker.facts import Facts
from checker.facts.amounts import amounts_in, printed_in
from tests.effort import calls

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("text", "value", "unit", "currency"),
    [
        ("revenue of $1.2 million", "1200000", "currency", "USD"),
        ("revenue of US$1,234,567", "1234567", "currency", "USD"),
        ("a C$2.5B loan", "2500000000", "currency", "CAD"),
        ("sales of €3,000", "3000", "currency", "EUR"),
        ("sales of NOK 98.0 million", "98000000", "currency", "NOK"),
        ("sales of 45 million euros", "45000000", "currency", "EUR"),
        ("a loss of ($4,321)", "-4321", "currency", "USD"),
        ("cash flow of -$3.2 million", "-3200000", "currency", "USD"),
        ("a dividend of 12 cents", "0.12", "currency", "USD"),
        ("$0.15 per diluted share", "0.15", "per-share", "USD"),
        ("$4.00 per unit", "4", "per-share", "USD"),
        ("up 3.5%", "3.5", "percent", None),
        ("up 3.5 percent", "3.5", "percent", None),
        ("up 2.5 percentage points", "2.5", "percentage-points", None),
        ("up 25 basis points", "25", "basis-points", None),
        ("3,750,000 shares of common stock", "3750000", "shares", None),
        ("5.5 million warrants", "5500000", "shares", None),
        ("leverage of 2.5x", "2.5", "multiple", None),
        ("1.5 million patients", "1500000", "other", None),
    ],
)
def test_reads_a_figure(facts_of: FactsOf, text: str, value: str, unit: str, currency: str | None) -> None:
    (amount,) = facts_of(f"The company told of {text} in the year.").of("amount")
    assert (amount.value, amount.unit, amount.currency) == (Decimal(value), unit, currency)


def test_the_first_of_a_range_takes_the_seconds_scale(facts_of: FactsOf) -> None:
    amounts = facts_of("Revenue will be $10 to $12 million, up 10%-12%.").of("amount")
    assert [int(a.value) for a in amounts] == [10_000_000, 12_000_000, 10, 12]


def test_plain_numbers_are_no_amounts(facts_of: FactsOf) -> None:
    assert facts_of("In 2024, on page 3, 45 days after, Form 10-K, item 5.02.").of("amount") == ()


def test_the_span_is_what_is_printed(facts_of: FactsOf) -> None:
    facts = facts_of("It lost ($4,321) or $0.15 per basic share, and raised US$ 28 million.")
    assert [a.text for a in facts.of("amount")] == ["($4,321)", "$0.15 per basic share", "US$ 28 million"]


def test_takes_linear_time(facts_of: FactsOf) -> None:
    several = [facts_of("1,234 $1,234.5 (12) " * times) for times in (500, 2_000)]
    once, often = (calls(lambda facts=facts: facts.of("amount")) for facts in several)
    assert often < 4.5 * once


@pytest.mark.parametrize(
    ("text", "words", "negative"),
    [
        ("a loss of - (285) in all", "- (285", True),
        ("at USD $5.25 each", "USD $5.25", False),
        ("by --0.3% a year", "--0.3%", True),
        ("a gene (10) of ours", "10", True),
        ("by \u20135% a year", "\u20135%", True),
        ("income, net\n-\n-\n146,269", "-\n146,269", True),
        ("the R&D(5) spent", "5", True),
        ("the IL-4 receptor", "-4", True),
    ],
)
def test_what_stands_before_a_number(text: str, words: str, negative: bool) -> None:
    (printed,) = printed_in(text, 0, len(text), plain=True)

    assert (printed.amount.text, printed.negative) == (words, negative)


@pytest.mark.parametrize(
    ("before", "closeness"),
    [
        ("approximately", "about"),
        ("about a", "about"),
        ("an estimated", "about"),
        ("approx.", "about"),
        ("c.", "about"),
        ("In excess of", "over"),
        ("greater than", "over"),
        ("topped", "over"),
        ("Nearly an", "under"),
        ("<", "under"),
        ("around about", "about"),
        ("turnabout", "exact"),
        ("a", "exact"),
        ("net of", "exact"),
        ("by", "exact"),
    ],
)
def test_the_word_before_says_how_close_a_number_is(before: str, closeness: str) -> None:
    (amount,) = amounts_in(f"it was {before} 12 million", 0, 100)

    assert amount.closeness == closeness


def test_how_close_a_number_is_is_looked_for_only_behind_such_a_word(facts_of: FactsOf) -> None:
    bare, close = (facts_of(text * 200) for text in ("growth by 5% ", "growth about 5% "))
    assert calls(lambda: close.of("amount")) >= calls(lambda: bare.of("amount")) + 200
