"""Which sentences look ahead, how firmly, and why others are passed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checker.facts import Facts
from checker.facts.forward_looking import explain_sentence, find_passed_over

FactsOf = Callable[..., Facts]
DAY = date(2026, 8, 6)


def found(facts_of: FactsOf, text: str) -> list[Any]:
    return list(facts_of(text, date=DAY).of("forward-looking"))


@pytest.mark.parametrize(
    ("text", "construction"),
    [
        ("Acme expects revenue of $90 million in 2027.", "expectation verb"),
        ("We plan to open three plants next year.", "plan verb"),
        ("The merger is expected to close in the fourth quarter.", "expected to"),
        ("The new line will double our capacity.", "modal"),
        ("Construction remains on track for completion in 2027.", "on track"),
        ("We are confident of further growth.", "belief"),
        ("The company is poised to benefit from the recovery.", "poised"),
        ("We are evaluating further acquisitions in Europe.", "pursuit"),
        ("Ostrin may have uses as an antifungal agent.", "conditional"),
        ("Ostrin will initially target athlete's foot.", "modal"),
    ],
)
def test_a_sentence_that_looks_ahead_is_found_with_its_construction(
    facts_of: FactsOf, text: str, construction: str
) -> None:
    [fact] = found(facts_of, text)
    assert fact.construction == construction
    assert fact.trigger_text in text
    assert fact.trigger_text in fact.why


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was better than expected.",
        "Sales exceeded our guidance for the quarter.",
        "As of May 5, 2026, the company had 40 employees.",
        "The board amended the 2024 Stock Option Plan.",
        "Target Corporation sells our anvils.",
        "I would like to thank the whole team.",
        "The expected term of the options was estimated using the simplified method.",
        "Questions may be directed to the transfer agent.",
        "Acme opened an office in Ohio yesterday.",
        "The letter of intent was signed in June.",
        "The delay was due to bad weather.",
        "Investors should read the prospectus.",
    ],
)
def test_words_that_only_look_like_the_future_are_passed_over(facts_of: FactsOf, text: str) -> None:
    assert found(facts_of, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Acme will hold a conference call on August 7, 2026 at 9:00 a.m. ET.",
        "A replay will be available on our website for 90 days.",
        "The dividend will be paid on September 15, 2026 to shareholders of record on September 1, 2026.",
        "The shares will begin trading on a split-adjusted basis on Monday.",
        "No fractional shares will be issued.",
        "The annual meeting will be held on October 3, 2026.",
        "Each warrant will entitle the holder to purchase one common share at an exercise price of $2.00.",
    ],
)
def test_logistics_are_their_own_kind(facts_of: FactsOf, text: str) -> None:
    facts = facts_of(text, date=DAY)
    assert facts.of("forward-looking") == ()
    [fact] = facts.of("logistics")
    assert facts.document.words(fact.span) == text


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("We expect full-year revenue of $90 million to $95 million.", "guidance"),
        ("The company reaffirms its 2026 guidance of $2.10 per share in earnings.", "guidance"),
        ("We intend to build a second plant in Ohio.", "plan"),
        ("We believe that demand will remain strong.", "expectation"),
        ("We are committed to becoming the leading maker of anvils.", "aspiration"),
        ("The market is projected to reach $4 billion by 2032, with growth of 9% a year.", "expectation"),
    ],
)
def test_how_firm_a_sentence_is(facts_of: FactsOf, text: str, strength: str) -> None:
    assert [fact.strength for fact in found(facts_of, text)] == [strength]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("We expect sales to rise next year.", "issuer"),
        ("Analysts expect sales to rise next year.", "third-party"),
        ("The Phase 2 trial is expected to start in 2027.", "business"),
    ],
)
def test_whose_future_it_is(facts_of: FactsOf, text: str, subject: str) -> None:
    assert [fact.subject for fact in found(facts_of, text)] == [subject]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("We expect revenue and earnings to rise next year.", "financial"),
        ("The merger is expected to close next year.", "closing"),
        ("We expect to dose the first patient in the Phase 2 trial next year.", "clinical"),
        ("We expect the FDA to decide on clearance next year.", "regulatory"),
    ],
)
def test_what_it_is_about(facts_of: FactsOf, text: str, topic: str) -> None:
    assert [fact.topic for fact in found(facts_of, text)] == [topic]


def test_numbers_and_quotations_are_told(facts_of: FactsOf) -> None:
    text = '"We expect 12% more orders next year," said Ann Lee, CEO of Acme.\n\nWe expect to hire in Ohio next year.'
    first, second = found(facts_of, text)
    assert (first.numeric, first.in_quote) == (True, True)
    assert (second.numeric, second.in_quote) == (False, False)


def test_legends_and_headlines_are_not_searched(facts_of: FactsOf) -> None:
    text = (
        "Acme to Open Plant\n\nBOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) opened an office.\n\n"
        "Forward-Looking Statements\n\n"
        "This release contains forward-looking statements. We expect that results could differ materially."
    )
    assert found(facts_of, text) == []


def test_the_release_date_decides_what_lies_ahead(facts_of: FactsOf) -> None:
    text = "The plant opens in March 2027."
    before = facts_of(text, date=date(2026, 8, 6))
    after = facts_of(text, date=date(2028, 8, 6))
    ahead = [explain_sentence(f, f.document.sentences[0]) for f in (before, after)]
    assert all(ahead)
    assert ahead[0][0].score > ahead[1][0].score  # type: ignore[index]


def test_every_word_passed_over_has_its_reason(facts_of: FactsOf) -> None:
    facts = facts_of("Revenue was better than expected. A replay will be available on our website.", date=DAY)
    reasons = {p.text: p.reason for p in find_passed_over(facts)}
    assert reasons["expected"] == "compares with what had been expected"
    assert "website" in reasons["will"] or "where something" in reasons["will"] or "call" in reasons["will"]


def test_an_explanation_is_given_for_judged_sentences_only(facts_of: FactsOf) -> None:
    facts = facts_of("Acme expects to grow.", date=DAY)
    explained = explain_sentence(facts, facts.document.sentences[0])
    assert explained is not None
    assert explained[0].verdict == "forward-looking"
    assert "expects" in explained[1]
    assert explain_sentence(facts, type(facts.document.sentences[0])(10_000, 10_001)) is None
