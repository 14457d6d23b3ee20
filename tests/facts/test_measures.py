"""Measures that are not GAAP, used with a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


def names(facts: Facts) -> list[str]:
    return [m.name for m in facts.of("measure")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Adjusted EBITDA was $12.3 million.", "Adjusted EBITDA"),
        ("EBITDA margin rose to 14.5%.", "EBITDA margin"),
        ("Adjusted EBITA was $3.1 million.", "Adjusted EBITA"),
        ("Non-GAAP net income per diluted share was $0.12.", "Non-GAAP net income per diluted share"),
        ("Free cash flow was $4.5 million.", "Free cash flow"),
        ("Adjusted funds from operations were $1.02 per share.", "Adjusted funds from operations"),
        ("Organic revenue growth was 4%.", "Organic revenue growth"),
        ("All-in sustaining costs were $1,234 per ounce.", "All-in sustaining costs"),
        ("Sales in constant currency rose 6%.", "Sales in constant currency"),
    ],
)
def test_reads_measures(facts_of: FactsOf, text: str, name: str) -> None:
    assert names(facts_of(f"Acme opened a plant in Ohio.\n\n{text}")) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "We look to free cash flow as a measure of our progress.",
        "Net income was $12.3 million.",
        "Recurring revenue customers number 12,000.",
        "The core of the plan cost $3 million.",
    ],
)
def test_other_measures_are_none(facts_of: FactsOf, text: str) -> None:
    assert names(facts_of(text)) == []


def test_one_that_is_defined_counts_beside_one_that_is_used(facts_of: FactsOf) -> None:
    text = (
        "EBITDA was $12.3 million.\n\nEBITDA per share is defined as EBITDA divided by the "
        "shares outstanding."
    )
    assert names(facts_of(text)) == ["EBITDA", "EBITDA per share", "EBITDA"]


def test_the_caution_uses_none(facts_of: FactsOf) -> None:
    text = (
        "Acme opened a plant in Ohio.\n\nForward-Looking Statements\n\n"
        "This release contains forward-looking statements, for example on Adjusted EBITDA of "
        "$12.3 million; actual "
        "results may differ materially from them."
    )
    assert names(facts_of(text)) == []


def test_reconciled(facts_of: FactsOf) -> None:
    used = (
        "Acme Reports Results\n\nAdjusted EBITDA was $12.3 million in the quarter, up from "
        "$10 million a year ago."
    )
    table = (
        "Reconciliation of Net Income to Adjusted EBITDA\n\n| Net income | $10.0 |\n| "
        "Adjusted EBITDA | $12.3 |"
    )
    assert not any(m.reconciled for m in facts_of(used).of("measure"))
    assert all(m.reconciled for m in facts_of(f"{used}\n\n{table}").of("measure"))
