"""Clauses, agendas, lists and tables: what of a sentence or a list looks ahead, and what only arranges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checker.facts import Facts
from checker.facts.forward_looking import find_passed_over
from checker.facts.outlook.reading import judgements

FactsOf = Callable[..., Facts]
DAY = date(2026, 8, 6)


def found(facts_of: FactsOf, text: str) -> list[Any]:
    return list(facts_of(text, date=DAY).of("forward-looking"))


def in_release(text: str) -> str:
    """The text as the body of a short release, since a sentence alone counts for less."""
    return (
        f"Acme Reports\n\nBOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) opened a forge today.\n\n{text}\n"
    )


def verdict(facts_of: FactsOf, text: str) -> str:
    facts = facts_of(in_release(text), date=DAY)
    start = facts.document.text.index(text)
    return next(str(j.verdict) for j in judgements(facts) if j.span.start == start)


@pytest.mark.parametrize(
    "text",
    [
        "Our chief executive will highlight how the Ohio forge is expected to cut costs in 2027.",
        "Acme will present its plans to double output by 2028 at the Anvil Days.",
        "Members of the team will participate in the upcoming Anvil Days.",
        "Drawings of the forge will be presented in two sessions.",
        "A playback of the call will be available through October 21, 2026.",
        "If the approval is not obtained, the subscription will be cancelled.",
        "The common shares will continue to trade under the symbol ACME.",
        "Acme's results for the third quarter will be released before the market opens on March 4, 2027.",
        "Earnings for the year will be announced after the close on March 4, 2027.",
    ],
)
def test_agendas_and_arrangements_are_logistics(facts_of: FactsOf, text: str) -> None:
    assert verdict(facts_of, text) == "logistics"


def test_results_of_a_trial_are_no_results_of_a_quarter(facts_of: FactsOf) -> None:
    text = "Trial results are expected to be announced in the fourth quarter of 2027."
    assert verdict(facts_of, text) == "forward-looking"


def test_targeted_content_is_aimed_at_readers(facts_of: FactsOf) -> None:
    text = "We win the customer by leveraging their data to create personalized targeted content."
    assert verdict(facts_of, text) == "passed-over"


def test_what_will_be_talked_about_is_passed_over_with_that_reason(facts_of: FactsOf) -> None:
    text = in_release("Our chief executive will highlight how the forge is expected to cut costs in 2027.")
    told = {item.text: item.reason for item in find_passed_over(facts_of(text, date=DAY))}
    assert told["expected"] == "what will be presented or talked about"


@pytest.mark.parametrize(
    "text",
    [
        "We will hold a conference call on Tuesday, and we expect revenue to double in 2027.",
        "We look forward to providing further updates as we move closer to signing the lease.",
        "The programme will be executed within the authority granted at the annual general meeting.",
        "Repurchased shares will be cancelled to reduce the share capital.",
    ],
)
def test_a_clause_about_a_meeting_hides_no_plan_in_another(facts_of: FactsOf, text: str) -> None:
    assert verdict(facts_of, text) == "forward-looking"


@pytest.mark.parametrize(
    "text",
    [
        "The forge was opened in May 2025 by the mayor.",
        "The study was designed to measure the hardness of anvils.",
        "The lease strengthens Acme's position as a leader in anvils.",
        "The software uses past orders to anticipate potential shortages.",
        "We believe the shares are undervalued.",
    ],
)
def test_accounts_of_what_is_do_not_look_ahead(facts_of: FactsOf, text: str) -> None:
    assert verdict(facts_of, text) == "passed-over"


@pytest.mark.parametrize(
    ("text", "construction"),
    [
        ("The board approved a repurchase of up to $10 million of common stock.", "undertaking"),
        ("Acme targets $2 billion in sales by 2029.", "projection"),
        ("A second drilling campaign is planned.", "scheduled"),
    ],
)
def test_further_ways_of_looking_ahead(facts_of: FactsOf, text: str, construction: str) -> None:
    facts = facts_of(in_release(text), date=DAY)
    [fact] = [f for f in facts.of("forward-looking") if facts.document.words(f.span) == text]
    assert construction in {s.sign.construction for j in judgements(facts) for s in j.evidence.signals}
    assert fact.strength in ("plan", "expectation", "guidance")


def test_every_item_of_a_list_of_targets_is_one(facts_of: FactsOf) -> None:
    text = in_release("The new targets are:\n\n* Net-zero emissions by 2040\n* 85 percent sustainable loans")
    marked = [facts_of(text, date=DAY).document.words(f.span) for f in found(facts_of, text)]
    assert marked[-2:] == ["Net-zero emissions by 2040", "85 percent sustainable loans"]


def test_items_under_a_heading_of_guidance_are_guidance(facts_of: FactsOf) -> None:
    text = in_release("Outlook for 2027:\n\n* Revenue of $90 million to $95 million\n* Margin of 40%")
    assert [f.strength for f in found(facts_of, text)][-2:] == ["guidance", "guidance"]


def test_items_that_report_the_past_stay_facts_under_guidance(facts_of: FactsOf) -> None:
    text = in_release("Guidance for 2027:\n\n* Revenue was $80 million in 2025\n* Revenue of $90 million")
    assert [f.strength for f in found(facts_of, text)].count("guidance") == 1


TABLE = "| Metric | Low | High |\n| --- | --- | --- |\n| Revenue | $90 million | $95 million |"


def test_a_table_of_guidance_is_guidance(facts_of: FactsOf) -> None:
    [*_, fact] = found(facts_of, in_release(f"Full-Year 2027 Guidance\n\n{TABLE}"))
    assert (fact.strength, fact.construction) == ("guidance", "figures given under guidance")
    assert fact.trigger_text == "Metric"


def test_a_table_of_results_is_none(facts_of: FactsOf) -> None:
    assert found(facts_of, in_release(f"Results of the Second Quarter\n\n{TABLE}")) == []
