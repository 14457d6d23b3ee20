"""Figures of the headline, parts of a whole, quarters by number, founding years; amounts with their bounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from checker.document import Document
from checker.facts import Facts
from checker.language.pack import load_packs

FactsOf = Callable[..., Facts]

BODY = (
    "BOSTON, May 1, 2026 -- Acme, Inc. today reported its results for the first quarter of 2026. Revenue was $12.03 million, "
    "up 20% from $10.0 million. Gross profit was $6.0 million, operating expenses were $4.0 million and net income was "
    "$1.5 million. Cash was $30.0 million. At quarter end Acme had 210 employees, 14 shops, 3 plants and 1,200 customers."
)


@pytest.mark.parametrize(
    ("headline", "borne_out"),
    [
        ("Acme Reports Revenue of $12 Million", True),
        ("Acme Reports Revenue of $13 Million", False),
        ("Acme Reports Revenue Growth of 20%", True),
        ("Acme Reports Revenue Growth of 26%", False),
        ("Acme Reports Net Income of $1.5 Million", True),
    ],
)
def test_a_headlines_figure_needs_one_in_the_text(facts_of: FactsOf, headline: str, borne_out: bool) -> None:
    (figure,) = facts_of(f"{headline}\n\n{BODY}").of("headline-figure")
    assert figure.borne_out is borne_out


def test_a_table_in_thousands_bears_the_headline_out(facts_of: FactsOf) -> None:
    table = "| Revenue | 13,012 | 10,001 |\n| Costs | 6,001 | 5,020 |"
    (figure,) = facts_of(f"Acme Reports Revenue of $13.0 Million\n\n{BODY}\n\n{table}").of("headline-figure")
    assert figure.borne_out is True


def test_a_body_with_few_numbers_tells_nothing(facts_of: FactsOf) -> None:
    text = "Acme Reports Revenue of $13 Million\n\nBOSTON, May 1, 2026 -- Acme, Inc. had a good quarter."
    assert [f.borne_out for f in facts_of(text).of("headline-figure")] == [None]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It bought 2,000,000 shares, representing 10% of the 20,000,000 shares outstanding.", "agrees"),
        ("It bought 2,000,000 shares, representing 12% of the 20,000,000 shares outstanding.", "disagrees"),
        ("It bought 2,000,000 shares, representing approximately 10.4% of its 20,000,000 shares.", "agrees"),
        ("Gross profit was $2.0 million on revenue of $10.0 million, a gross margin of 20%.", "agrees"),
        ("Gross profit was $2.0 million on revenue of $10.0 million, a gross margin of 25%.", "disagrees"),
        ("It bought over 2 million shares, or 15% of the more than 20 million shares.", "unsure"),
    ],
)
def test_a_part_in_percent_of_a_whole(facts_of: FactsOf, text: str, verdict: str) -> None:
    (share,) = facts_of(text).of("share-of-whole")
    assert share.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Revenue of $2.0 million, or 10% of the total, compared to $20.0 million.",
        "It bought 2,000,000 shares, or 10% of the class. The price was $20.00.",
    ],
)
def test_what_is_no_whole(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("share-of-whole") == ()


YEAR_END = " See our Annual Report on Form 10-K for the year ended {}."


@pytest.mark.parametrize(
    ("label", "year_end", "right"),
    [
        ("second quarter ended June 30, 2026", "December 31, 2025", True),
        ("third quarter ended June 30, 2026", "December 31, 2025", False),
        ("third quarter ended June 28, 2026", "September 28, 2025", True),
        ("first quarter of fiscal 2027, ended May 2, 2026", "January 31, 2026", True),
        ("second quarter of fiscal 2027, ended May 2, 2026", "January 31, 2026", False),
        ("Q2 2026 results, for the three months ended June 30, 2026", "December 31, 2025", True),
    ],
)
def test_a_quarters_number_fits_the_year(facts_of: FactsOf, label: str, year_end: str, right: bool) -> None:
    (found,) = facts_of(f"Acme reported its {label}." + YEAR_END.format(year_end)).of("period-label")
    assert found.right is right


def test_without_a_year_end_nothing_is_said(facts_of: FactsOf) -> None:
    (found,) = facts_of("Acme reported its third quarter ended June 30, 2026.").of("period-label")
    assert found.right is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Founded in 2010, Acme has served farmers for over 20 years.", [False]),
        ("Founded in 2004, Acme has served farmers for over twenty years.", [True]),
        ("Founded in 2004, Acme has served farmers for nearly 20 years.", [True]),
        ("Acme was established in 1990 and looks back on a 50-year history.", [False]),
        ("Founded in 2010, Acme is led by managers with over 20 years of experience.", []),
        ("Founded in 2010, Acme has a lease for 30 years.", []),
    ],
)
def test_a_founding_year_and_an_age(facts_of: FactsOf, text: str, right: list[bool]) -> None:
    assert [c.right for c in facts_of(f"BOSTON, May 1, 2026 -- {text}").of("age-claim")] == right


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12,500 gold equivalent ounces", "ounces"),
        ("24,982 BOE per day", "barrels"),
        ("1.2 million barrels", "barrels"),
        ("5.5 million pounds of copper", "weight"),
        ("250 MWh", "energy"),
        ("1,600 hectares", "area"),
    ],
)
def test_measured_amounts(facts_of: FactsOf, text: str, unit: str) -> None:
    assert [a.unit for a in facts_of(f"It produced {text}.").of("amount")] == [unit]


def test_an_amount_tells_its_bounds_and_how_it_was_read(facts_of: FactsOf) -> None:
    (amount,) = facts_of("Revenue was approximately $12.0 million.").of("amount")
    assert (amount.low, amount.high) == (Decimal(11_950_000), Decimal(12_050_000))
    assert amount.closeness == "about"
    assert amount.reading.high == Decimal(12_600_000)
    assert amount.how == "$12.0 million: 12,000,000 USD, shown to 100,000"


def test_a_bracket_that_closes_something_else_is_not_the_amounts(facts_of: FactsOf) -> None:
    (amount,) = facts_of("It was higher than a year ago (that is, above $3,262,000).").of("amount")
    assert (amount.text, amount.negative) == ("$3,262,000", False)


MEASURED = [
    ("Adjusted EBITDA for the third quarter was a loss of $3.2 million.", -3_200_000, "Adjusted EBITDA", False,
     "for the third quarter", "current"),
    ("Revenue was $12.0 million in the third quarter of 2025.", 12_000_000, "Revenue", True,
     "in the third quarter of 2025", "current"),
    ("Net loss was $(3.2) million for the year.", -3_200_000, "Net loss", True, "for the year", "current"),
    ("Our adjusted net income was $4.0 million.", 4_000_000, "adjusted net income", False, "", "current"),
    ("The plant cost about $5.0 million.", 5_000_000, "", None, "", "current"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "measure", "gaap", "period", "role"), MEASURED)
def test_an_amount_with_its_measure_and_period(
    read: Callable[..., Document],
    text: str,
    value: int,
    measure: str,
    gaap: bool | None,
    period: str,
    role: str,
) -> None:
    law = load_packs(("us-core", "figures")).law
    (found,) = Facts(read(text), law, {}, date(2026, 5, 1)).of("stated-amount")
    assert (found.value, found.measure, found.gaap) == (value, measure, gaap)
    assert (found.period, found.role) == (period, role)


def test_what_is_compared_with_is_prior(read: Callable[..., Document]) -> None:
    law = load_packs(("us-core", "figures")).law
    text = "Net income was $12.0 million in 2025, compared with net income of $10.0 million in 2024."
    new, old = Facts(read(text), law, {}, date(2026, 5, 1)).of("stated-amount")
    assert (new.role, new.period, old.role, old.period) == ("current", "in 2025", "prior", "in 2024")
    assert "a loss" not in new.how


MARKET = "The market was worth $20.0 billion in 2024 and is expected to reach $25.0 billion by 2032, {}."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (MARKET.format("a CAGR of 2.8%"), [True]),
        (MARKET.format("a 2.6% compound annual growth rate"), [True]),
        (MARKET.format("exhibiting a CAGR of 16%"), [False]),
        (MARKET.format("and margins will be 16%"), []),
        ("It will grow at a CAGR of 12% from $10.0 billion in 2024 to reach $20.0 billion in 2030.", [True]),
        ("It will grow at a CAGR of 12% to $20.0 billion in 2030.", []),
    ],
)
def test_a_growth_rate_follows_from_its_figures(
    read: Callable[..., Document], text: str, right: list[bool]
) -> None:
    law = load_packs(("us-core", "figures")).law
    found = Facts(read(text), law, {}, date(2026, 5, 1)).of("growth-rate")
    assert [rate.right for rate in found] == right
