"""Mergers, tender offers and buybacks, as releases announce them; claims, setbacks and yields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from checker.facts import Facts
from checker.language.pack import load_packs
from checker.parts import recognise_parts
from checker.reading import read_text
from checker.resources import shipped

Deals = Callable[..., Facts]


@pytest.fixture(scope="module")
def deals() -> Deals:
    rules = shipped("rules")
    law = load_packs([rules / "us-deals", rules / "promotion"], use_cache=False).law

    def facts(headline: str, lead: str = "has news.", body: str = "") -> Facts:
        text = f"{headline}\n\nBOSTON, March 2, 2026 -- Acme, Inc. (Nasdaq: ACME) {lead}\n\n{body}"
        document = recognise_parts(read_text(text, "release.txt"), law)
        return Facts(document, law, {}, date(2026, 11, 23))

    return facts


@pytest.mark.parametrize(
    ("headline", "kind", "stage"),
    [
        ("Acme to Acquire Widget Co.", "acquisition", "agreed"),
        ("Acme Completes Acquisition of Widget Co.", "acquisition", "completed"),
        ("Acme Signs Letter of Intent to Acquire Widget Co.", "acquisition", "proposal"),
        ("Acme to Be Acquired by Widget Co.", "acquired", "agreed"),
        ("Acme and Widget Agree to Merge", "merger", "agreed"),
        ("Acme Terminates Merger Agreement", "merger", "terminated"),
        ("Acme Signs Going-Private Merger Agreement", "going-private", "agreed"),
    ],
)
def test_reads_transactions(deals: Deals, headline: str, kind: str, stage: str) -> None:
    (one,) = deals(headline).of("transaction")
    assert (one.kind, one.stage, one.in_headline) == (kind, stage, True)


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("Acme Opens Plant", "opened a plant following its acquisition of Widget Co."),
        ("Acme Signs Option to Acquire Gold Property", "has news."),
        ("Acme Acquires Five Mineral Claims in Nevada", "has news."),
        ("Acme Grants Options", "granted options to acquire 10,000 shares."),
        ("Acme Cuts Customer Acquisition Cost", "has news."),
    ],
)
def test_other_purchases_are_none(deals: Deals, headline: str, lead: str) -> None:
    assert deals(headline, lead).of("transaction") == ()


@pytest.mark.parametrize(
    ("body", "vote"),
    [
        ("The merger is subject to the approval of Widget stockholders.", True),
        ("The transaction is subject to customary conditions, including stockholder approval.", True),
        ("Closing of the merger requires the vote of both companies' shareholders.", True),
        ("The merger was approved by written consent of the stockholders.", False),
        ("No vote of Acme stockholders is required for the transaction.", False),
        ("The merger is subject to the approval of the regulators.", False),
    ],
)
def test_tells_whether_holders_vote(deals: Deals, body: str, vote: bool) -> None:
    (one,) = deals("Acme and Widget Agree to Merge", body=body).of("transaction")
    assert one.vote is vote


@pytest.mark.parametrize(
    ("body", "consideration"),
    [
        ("Holders will receive $12.00 per share in cash.", "cash"),
        ("Holders will receive 0.5 shares of Acme common stock for each share.", "stock"),
        ("Holders will receive 0.5 shares of Acme common stock and $2.00 in cash.", "mixed"),
        ("Terms were not disclosed.", None),
    ],
)
def test_tells_what_is_paid(deals: Deals, body: str, consideration: str | None) -> None:
    (one,) = deals("Acme and Widget Agree to Merge", body=body).of("transaction")
    assert one.consideration == consideration


def test_a_spac_merger_is_one_only_where_a_spac_is_spoken_of(deals: Deals) -> None:
    (plain,) = deals("Acme and Widget Agree on Business Combination").of("transaction")
    (spac,) = deals(
        "Acme and Widget Agree on Business Combination", body="Acme is a blank check company."
    ).of("transaction")
    assert (plain.kind, spac.kind) == ("merger", "de-spac")


@pytest.mark.parametrize(
    ("headline", "security", "stage"),
    [
        ("Acme Commences Tender Offer for Widget Shares", "equity", "commenced"),
        ("Acme Extends Tender Offer for Widget Shares", "equity", "extended"),
        ("Acme Terminates Tender Offer for Widget Shares", "equity", "terminated"),
        ("Acme Announces Results of Tender Offer for Widget Shares", "equity", "expired"),
        ("Acme Intends to Commence Tender Offer for Widget Shares", "equity", "planned"),
        ("Acme Commences Tender Offer for Its Senior Notes", "debt", "commenced"),
    ],
)
def test_reads_tender_offers(deals: Deals, headline: str, security: str, stage: str) -> None:
    (one,) = deals(headline).of("tender-offer")
    assert (one.security, one.stage) == (security, stage)


@pytest.mark.parametrize(
    ("last", "days", "short"), [("March 20", 15, True), ("March 27", 20, False), ("March 30", 21, False)]
)
def test_counts_business_days(deals: Deals, last: str, days: int, short: bool) -> None:
    """From Monday, March 2, 2026, both days counted; no federal holiday lies between."""
    lead = "today commenced a tender offer for all Widget shares."
    facts = deals("Acme Commences Tender Offer", lead, f"The offer will expire at midnight on {last}, 2026.")
    (one,) = facts.of("tender-offer")
    assert (one.days_open, one.too_short) == (days, short)


def test_holidays_do_not_count(deals: Deals) -> None:
    """Memorial Day, May 25, 2026, lies between."""
    lead = "on May 4, 2026 commenced a tender offer for all Widget shares."
    facts = deals("Acme Commences Tender Offer", lead, "The offer will expire on June 1, 2026.")
    (one,) = facts.of("tender-offer")
    assert one.days_open == 20


def test_tells_tendered_and_reason(deals: Deals) -> None:
    (plain,) = deals("Acme Terminates Tender Offer").of("tender-offer")
    (full,) = deals(
        "Acme Terminates Tender Offer",
        body="It was terminated because a condition was not satisfied; 61.2% of the shares had been tendered.",
    ).of("tender-offer")
    assert (plain.tendered, plain.reason, full.tendered, full.reason) == (False, False, True, True)


def test_reads_a_buyback(deals: Deals) -> None:
    body = "Purchases may be made in the open market. The program may be suspended at any time."
    facts = deals("Acme Launches $10 Million Share Repurchase Program", body=body)
    (one,) = facts.of("buyback")
    assert (one.stage, one.sized, one.manner, one.reserved) == ("authorised", True, True, True)


@pytest.mark.parametrize(
    ("headline", "stage"),
    [
        ("Acme Completes Share Repurchase Program", "completed"),
        ("Buyback of Shares in Acme During Week 6", "report"),
        ("Acme Board Approves New Stock Buyback Plan", "authorised"),
    ],
)
def test_tells_how_far_a_buyback_is(deals: Deals, headline: str, stage: str) -> None:
    (one,) = deals(headline).of("buyback")
    assert one.stage == stage


def test_a_promise_and_a_repurchase_agreement(deals: Deals) -> None:
    (one,) = deals(
        "Acme Launches Share Repurchase Program", "will repurchase $10 million of stock by June."
    ).of("buyback")
    assert one.promise == "will repurchase $10 million"
    assert deals("Acme Signs Master Repurchase Agreement").of("buyback") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The notes have a guaranteed 12% return.", "guarantee"),
        ("It is the world's largest anvil maker.", "rank"),
        ("Its stock is significantly undervalued.", "price"),
        ("Alpha Research set a price target of $12.", "analyst"),
        ("The anvils are eco-friendly.", "green"),
        ("The anvil is made in USA.", "origin"),
        ("It signed a letter of intent.", "tentative-deal"),
    ],
)
def test_reads_claims(deals: Deals, text: str, kind: str) -> None:
    assert kind in {claim.kind for claim in deals("Acme Has News", body=text).of("claim")}


@pytest.mark.parametrize(
    "text",
    [
        "There is no guarantee of returns.",
        "It excludes certain gains or losses.",
        "It is one of the world's largest makers.",
        "It moves towards net zero.",
        "It buys undervalued companies.",
        "Formation Nation's best team won.",
    ],
)
def test_sober_sentences_claim_nothing(deals: Deals, text: str) -> None:
    assert deals("Acme Has News", body=text).of("claim") == ()


def test_a_setback_tells_its_depth(deals: Deals) -> None:
    filler = "Sales of anvils rose in all regions. " * 20
    doubt = "There is substantial doubt about its ability to go on."
    (late,) = deals("Acme Reports Record Revenue", body=f"{filler}\n\n{doubt}").of("setback")
    (front,) = deals("Acme Reports Record Revenue", doubt, filler).of("setback")
    assert late.depth > 80 and not late.in_front
    assert front.depth < 20 and front.in_front


@pytest.mark.parametrize(("stated", "agrees"), [("2.0%", True), ("4%", False)])
def test_a_yield_is_a_years_dividend_by_the_price(deals: Deals, stated: str, agrees: bool) -> None:
    lead = f"declared a quarterly dividend of $0.10 per share, a yield of {stated} on the closing price of $20.00."
    (one,) = deals("Acme Declares Dividend", lead).of("dividend-yield")
    assert (one.expected, one.agrees) == (Decimal("2.00"), agrees)
