"""The anatomy of the cautionary statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checker.document import Span
from checker.facts import Facts
from checker.facts.risk_weight import FactorWeight, weigh

FactsOf = Callable[..., Facts]

LEAD = "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) expects to open its Ohio plant in 2027."


def caution(facts_of: FactsOf, text: str, lead: str = LEAD) -> Any:
    [fact] = facts_of(f"{lead}\n\nForward-Looking Statements\n\n{text}", date=date(2026, 8, 6)).of(
        "cautionary"
    )
    return fact


@pytest.mark.parametrize(
    ("text", "identification"),
    [
        ("This release contains forward-looking statements. Results could differ materially.", "contains"),
        ("Statements in this release that are not historical are forward-looking statements.", "contains"),
        ("This release may contain forward-looking statements that involve risks.", "may contain"),
        (
            "To the extent this release has forward-looking statements, results could differ materially.",
            "may contain",
        ),
        (
            "This release may contain forward-looking statements, including statements about the timing of the "
            "Phase 2 read-out and our cash runway.",
            "contains",
        ),
        (
            "For our safe harbor statement on forward-looking statements see www.acme-anvils.com/legal.",
            "none",
        ),
    ],
)
def test_identification(facts_of: FactsOf, text: str, identification: str) -> None:
    assert caution(facts_of, text).identification == identification


def test_generalities_are_no_list_of_subjects(facts_of: FactsOf) -> None:
    found = caution(
        facts_of,
        "This release may contain forward-looking statements regarding future events and the future performance "
        "of Acme that involve risks and uncertainties. Actual results could differ materially.",
    )
    assert (found.identification, found.subject_list, found.hedged) == ("may contain", False, True)
    assert "may contain" in found.hedge


@pytest.mark.parametrize(
    ("text", "factors"),
    [
        ("Actual results could differ materially.", ()),
        ("These involve risks and uncertainties that could cause actual results to differ materially.", ()),
        (
            "Actual results could differ materially because of delays at our Ohio plant, the price of steel and "
            "the loss of our largest customer.",
            ("delays at our Ohio plant", "the price of steel", "the loss of our largest customer"),
        ),
        (
            "Factors that could cause results to differ include, but are not limited to: (i) the cost of steel; "
            "(ii) a strike, or the threat of one, at our Ohio plant; and (iii) other risks described in our Form 10-K.",
            ("the cost of steel", "a strike, or the threat of one, at our Ohio plant"),
        ),
        (
            "Risks include economic, political and market conditions, competition, and those described in our filings.",
            ("economic, political and market conditions", "competition"),
        ),
        (
            "Factors that could cause results to differ include market conditions; competition; market conditions.",
            ("market conditions", "competition"),
        ),
        (
            "Changes in tariffs, a strike at our Ohio plant and new rules on lead could cause actual results to differ "
            "materially.",
            ("Changes in tariffs", "a strike at our Ohio plant and new rules on lead"),
        ),
    ],
)
def test_named_factors(facts_of: FactsOf, text: str, factors: tuple[str, ...]) -> None:
    found = caution(facts_of, "This release contains forward-looking statements. " + text)
    assert found.factors == factors
    assert found.named_factors == len(factors)


def test_factors_in_a_list(facts_of: FactsOf) -> None:
    text = (
        "This release contains forward-looking statements. Important factors that could cause results to differ "
        "materially include:\n\n* the cost of steel;\n* delays in building, staffing and opening our Ohio plant; and\n"
        "* the loss of our largest customer.\n\nWe undertake no obligation to update these statements."
    )
    assert caution(facts_of, text).named_factors == 3


@pytest.mark.parametrize("item", ["a", "the cost and the ", "risk of loss"])
def test_a_list_without_end_is_read_in_part(facts_of: FactsOf, item: str) -> None:
    lead = "This release contains forward-looking statements. Factors that could cause results to differ include "
    assert caution(facts_of, lead + f"{item}, " * 5_000).named_factors <= 400


@pytest.mark.parametrize(
    ("factor", "weight"),
    [
        ("general economic conditions", FactorWeight.STOCK),
        ("competition", FactorWeight.STOCK),
        ("our ability to obtain financing", FactorWeight.STOCK),
        ("delay in enrolling the 120 patients needed", FactorWeight.SPECIFIC),
        ("the price of copper", FactorWeight.SPECIFIC),
        ("the outcome of the Tesla arbitration", FactorWeight.SPECIFIC),
        ("a strike", FactorWeight.PLAIN),
    ],
)
def test_how_much_a_factor_says(facts_of: FactsOf, factor: str, weight: FactorWeight) -> None:
    facts = facts_of(f"Among the risks are {factor} and others.")
    start = facts.document.text.index(factor)
    assert weigh(facts.document, Span(start, start + len(factor)), facts.law) is weight


def test_company_specific_needs_two(facts_of: FactsOf) -> None:
    stem = "This release contains forward-looking statements. Results could differ materially because of "
    assert not caution(facts_of, stem + "competition, inflation and the price of steel.").company_specific
    assert caution(facts_of, stem + "the FDA's review of our drug and the price of steel.").company_specific


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("We undertake no obligation to update these statements.", "no_update_clause"),
        ("Acme does not intend to revise any forward-looking statement.", "no_update_clause"),
        ("Acme disclaims any obligation to update them.", "no_update_clause"),
        ("Except as required by law, we undertake no obligation to update.", "except_as_required_by_law"),
        (
            "We undertake no duty to update, unless applicable securities laws require it.",
            "except_as_required_by_law",
        ),
        ("They are protected by the Private Securities Litigation Reform Act of 1995.", "cites_pslra"),
        ("They are made under Section 21E of the Securities Exchange Act of 1934.", "cites_sections"),
        ("These statements speak only as of the date of this release.", "as_of_date_clause"),
        ("More risks are described in our Form 10-K filed with the SEC.", "points_to_filings"),
        ("All statements in this release are forward-looking statements.", "all_statements"),
        (
            "All statements other than statements of historical fact are forward-looking.",
            "other_than_historical",
        ),
        ("This covers what we say on today's conference call.", "covers_call"),
    ],
)
def test_clauses(facts_of: FactsOf, text: str, field: str) -> None:
    plain = caution(
        facts_of, "This release contains forward-looking statements. Results could differ materially."
    )
    with_clause = caution(
        facts_of, f"This release contains forward-looking statements. {text} Results could differ materially."
    )
    assert not getattr(plain, field)
    assert getattr(with_clause, field)


def test_keyword_list(facts_of: FactsOf) -> None:
    found = caution(
        facts_of,
        'This release contains forward-looking statements, identified by words such as "believes," "expects," '
        '"intends" and similar expressions. Results could differ materially.',
    )
    assert found.keyword_list == ("believes", "expects", "intends")
    assert (found.keywords_used, found.keyword_list_open, found.unlisted_triggers) == (1, True, ())


def test_triggers_that_the_list_lacks(facts_of: FactsOf) -> None:
    found = caution(
        facts_of,
        'This release contains forward-looking statements, identified by words such as "believes" and "estimates." '
        "Results could differ materially.",
    )
    assert found.keywords_used == 0
    assert found.unlisted_triggers == ("expects",)


def test_topics_that_no_factor_covers(facts_of: FactsOf) -> None:
    lead = (
        "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) expects the merger to close in the fourth quarter."
    )
    stem = "This release contains forward-looking statements. Results could differ materially because of "
    assert caution(
        facts_of, stem + "the price of steel and the demand for anvils.", lead
    ).uncovered_topics == ("closing",)
    assert caution(facts_of, stem + "a failure to close the merger.", lead).uncovered_topics == ()


def test_guidance_is_covered_by_a_financial_subject(facts_of: FactsOf) -> None:
    stem = "This release contains forward-looking statements, including statements regarding "
    assert caution(facts_of, stem + "our revenue outlook.").covers_financial
    assert caution(facts_of, stem + "the plant of Beta Co.; and our financial outlook.").covers_financial
    assert not caution(facts_of, stem + "the closing of the Ohio plant.").covers_financial


def test_a_statement_that_breaks_off(facts_of: FactsOf) -> None:
    stem = "This release contains forward-looking statements. Results could differ materially because of the price of "
    assert not caution(facts_of, stem + "steel and the").complete
    assert caution(facts_of, stem + "steel.").complete


def test_a_link_is_no_statement(facts_of: FactsOf) -> None:
    assert caution(
        facts_of, "For our forward-looking statements see www.acme-anvils.com/legal."
    ).hyperlink_only
    assert not caution(
        facts_of,
        "This release contains forward-looking statements. Results could differ materially. See www.acme.com.",
    ).hyperlink_only


def test_a_heading_is_seen(facts_of: FactsOf) -> None:
    assert caution(
        facts_of, "This release contains forward-looking statements. Risks could differ."
    ).has_heading
    [bare] = facts_of(
        LEAD
        + "\n\nThis release contains forward-looking statements within the meaning of the law. Actual results "
        "could differ materially because of the price of steel. We undertake no obligation to update them."
    ).of("cautionary")
    assert not bare.has_heading


def test_each_because_begins_a_factor(facts_of: FactsOf) -> None:
    (found,) = facts_of(
        "Forward-Looking Statements\n\nThis release contains forward-looking statements. Actual results could differ "
        "materially because the FDA may ask for another trial, because our plant in Basel awaits an inspection, and "
        "because our cash may not last into 2027."
    ).of("cautionary")
    assert found.named_factors == 3


def test_a_release_without_one_has_none(facts_of: FactsOf) -> None:
    assert facts_of(LEAD).of("cautionary") == ()


@pytest.mark.shared
def test_the_first_release(facts_of: FactsOf, shared: Any) -> None:
    [seed] = (shared / "seeds").glob("*.txt")
    facts = facts_of(seed.read_text(encoding="utf-8"), date=date(2002, 11, 18))
    [found] = facts.of("cautionary")
    assert (found.identification, found.hedged, found.subject_list) == ("may contain", True, False)
    assert (found.named_factors, found.no_update_clause, found.cites_pslra) == (0, False, False)
    assert found.points_to_filings
    told = " ".join(fact.trigger_text for fact in facts.of("forward-looking"))
    assert "will initially target" in told
    assert "may have applications" in told
