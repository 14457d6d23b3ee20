"""What a release announces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.facts import Facts
from checker.facts.event_signs import LEXICONS
from checker.facts.events import TYPES
from checker.law import Law

FactsOf = Callable[..., Facts]
HEAD = (
    "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME), a maker of anvils for smiths and "
    "schools, today announced "
)


def events(facts: Facts) -> set[str]:
    return {e.type for e in facts.of("event")}


@pytest.mark.parametrize(
    ("headline", "news", "expected"),
    [
        (
            "Acme Reports Second Quarter 2026 Results",
            "financial results for the quarter ended June 30, 2026.",
            "earnings_results",
        ),
        (
            "Acme to Report Second Quarter 2026 Results on August 20",
            "that it will release its second quarter 2026 financial results on August 20, 2026.",
            "earnings_date_or_call",
        ),
        (
            "Acme Raises Full-Year Guidance",
            "that it raised its revenue guidance for fiscal 2026.",
            "guidance",
        ),
        (
            "Acme to Acquire Globex",
            "a definitive agreement to acquire Globex Corp. for $20 million.",
            "merger_acquisition",
        ),
        (
            "Acme Begins Tender Offer for Its Notes",
            "a cash tender offer for its outstanding 5% notes.",
            "tender_offer",
        ),
        (
            "Acme Prices Public Offering",
            "the pricing of an underwritten public offering of 2,000,000 shares.",
            "offering",
        ),
        (
            "Acme Prices Initial Public Offering",
            "the pricing of its initial public offering of 2,000,000 shares.",
            "ipo",
        ),
        (
            "Acme Declares Quarterly Dividend",
            "that its board declared a quarterly dividend of $0.10 per share.",
            "dividend",
        ),
        ("Acme Starts Share Repurchase Program", "a new $20 million share repurchase program.", "buyback"),
        (
            "Acme Sets 1-for-20 Reverse Stock Split",
            "a 1-for-20 reverse stock split of its common stock.",
            "split",
        ),
        (
            "Acme Regains Compliance with Nasdaq's Bid Price Rule",
            "that it has regained compliance with Nasdaq's minimum bid price requirement.",
            "listing_notice",
        ),
        (
            "Acme Names Ann Bell to Board of Directors",
            "the appointment of Ann Bell to its board of directors.",
            "director_change",
        ),
        (
            "Acme Appoints Tom Reed Chief Financial Officer",
            "the appointment of Tom Reed as chief financial officer.",
            "officer_change",
        ),
        (
            "Acme Holds Annual Meeting of Stockholders",
            "the voting results of its annual meeting of stockholders.",
            "shareholder_meeting",
        ),
        (
            "Acme Doses First Patient in Phase 2 Trial",
            "that the first patient was dosed in its Phase 2 clinical trial.",
            "clinical_regulatory",
        ),
        (
            "Acme Drills 12 Metres of 4 g/t Gold",
            "assay results from its drill program at the Anvil gold project.",
            "mining_results",
        ),
        (
            "Acme and Globex Sign Supply Agreement",
            "a strategic partnership and supply agreement with Globex.",
            "contract_partnership",
        ),
        (
            "Acme Launches New Anvil",
            "the launch of a new product, now available in stores.",
            "product_operations",
        ),
        (
            "Acme Signs $50 Million Credit Facility",
            "a new $50 million senior secured credit facility.",
            "financing_debt",
        ),
        (
            "Acme to Present at the Smithing Conference",
            "that its management will present at the Smithing Conference.",
            "conference",
        ),
        (
            "Acme Reports Inducement Grants Under Nasdaq Listing Rule 5635(c)(4)",
            "inducement grants of restricted stock units to six new employees.",
            "equity_grant",
        ),
        (
            "Acme Reports Cybersecurity Incident",
            "that it found unauthorized access to its systems, a cybersecurity incident.",
            "cyber",
        ),
        (
            "Acme Announces Restructuring and Layoffs",
            "a restructuring that includes a workforce reduction of 10%.",
            "restructuring",
        ),
        (
            "Acme Changes Auditor",
            "the dismissal of its auditor, an independent registered public accounting firm.",
            "auditor_change",
        ),
        (
            "Acme to Restate Financial Statements",
            "that its financial statements for 2025 should no longer be relied upon.",
            "restatement",
        ),
        (
            "Acme Wins Lawsuit",
            "that a court dismissed the lawsuit brought by Globex.",
            "litigation_regulatory",
        ),
    ],
)
def test_reads_the_event(facts_of: FactsOf, headline: str, news: str, expected: str) -> None:
    facts = facts_of(f"{headline}\n\n{HEAD}{news}\n\nMore was said below this line about the plant in Ohio.")
    assert expected in events(facts)
    assert len(events(facts)) <= 2


def test_an_offering_that_is_an_ipo_is_told_once(facts_of: FactsOf) -> None:
    facts = facts_of(
        f"Acme Prices Initial Public Offering\n\n{HEAD}the pricing of its initial public "
        f"offering of 2,000,000 shares."
    )
    assert events(facts) == {"ipo"}


def test_reads_two_events(facts_of: FactsOf) -> None:
    facts = facts_of(
        "Acme Reports Second Quarter 2026 Results and Raises Full-Year Guidance\n\n"
        f"{HEAD}financial results for the quarter ended June 30, 2026."
    )
    assert events(facts) == {"earnings_results", "guidance"}


@pytest.mark.parametrize(
    "passing",
    [
        "Following the completion of its tender offer, Acme owns all of Globex.",
        "The previously announced reverse stock split is still pending.",
        "Risks include litigation, a cybersecurity incident, and the loss of the chief executive officer.",
    ],
)
def test_a_passing_mention_is_no_event(facts_of: FactsOf, passing: str) -> None:
    facts = facts_of(
        f"Acme Declares Quarterly Dividend\n\n{HEAD}that its board declared a dividend of $0.10 "
        f"per share.\n\n{passing}"
    )
    assert events(facts) == {"dividend"}


def test_the_companys_description_is_no_news(facts_of: FactsOf) -> None:
    facts = facts_of(
        "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME), a royalty company that acquires "
        "mining projects and runs clinical "
        "trials, today announced that its board declared a quarterly dividend of $0.10 per share."
    )
    assert events(facts) == {"dividend"}


def test_a_dividend_in_the_body_counts(facts_of: FactsOf) -> None:
    facts = facts_of(
        f"Acme Reports Second Quarter 2026 Results\n\n{HEAD}financial results for the quarter "
        f"ended June 30, 2026.\n\n"
        "The Board of Directors declared a quarterly cash dividend of $0.10 per share, payable "
        "on September 1, 2026."
    )
    assert events(facts) == {"earnings_results", "dividend"}


def test_certainty_and_headline(facts_of: FactsOf) -> None:
    news = f"{HEAD}that its board declared a quarterly dividend of $0.10 per share."
    (read,) = facts_of(f"Acme Declares Quarterly Dividend\n\n{news}").of("event")
    (guessed,) = facts_of(news).of("event")
    assert (read.certainty, read.headline) == ("read", True)
    assert (guessed.certainty, guessed.headline) == ("guessed", False)


@pytest.mark.parametrize("stated", ["cyber, offering", ["cyber", "offering"]])
def test_what_is_stated_comes_first(facts_of: FactsOf, stated: object) -> None:
    facts = facts_of(f"Acme Declares Quarterly Dividend\n\n{HEAD}a dividend.", event=stated)
    assert [(e.type, e.certainty) for e in facts.of("event")] == [("cyber", "stated"), ("offering", "stated")]


def test_nothing_told_is_other(facts_of: FactsOf) -> None:
    assert events(facts_of("Good morning to all of you.")) == {"other"}


def test_the_lexicons_know_every_type(law: Law) -> None:
    told = {str(entry.fields["type"]) for name in LEXICONS for entry in law.lexicon(name).entries}
    assert told == set(TYPES) - {"other"}


@pytest.mark.shared
def test_the_first_release(facts_of: FactsOf, shared: Path) -> None:
    text = (shared / "seeds" / "neotherapeutics-2002-11-18.txt").read_text("utf-8")
    assert events(facts_of(text)) == {"director_change"}
