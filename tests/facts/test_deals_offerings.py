"""Offerings, their registration statements, banks and sums, as releases announce them."""

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
    law = load_packs([shipped("rules") / "us-deals"], use_cache=False).law

    def facts(lead: str, headline: str = "Acme Has News", body: str = "") -> Facts:
        text = f"{headline}\n\nBOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) {lead}\n\n{body}"
        document = recognise_parts(read_text(text, "release.txt"), law)
        return Facts(document, law, {}, date(2026, 11, 23))

    return facts


@pytest.mark.parametrize(
    ("lead", "kind", "stage", "registered"),
    [
        ("today announced the pricing of its underwritten public offering of 5 million shares.", "public",
         "priced", True),
        ("today announced the closing of its previously announced registered direct offering.",
         "registered-direct", "closed", True),
        ("today announced that it intends to offer shares in a proposed public offering.", "public",
         "proposed", True),
        ("today announced the launch of its initial public offering.", "ipo", "proposed", True),
        ("has entered into a securities purchase agreement for a private placement of stock.", "private",
         "priced", False),
        ("today announced that it has terminated its Regulation A offering.", "reg-a", "withdrawn", None),
        ("today announced an at-the-market offering program.", "at-the-market", "announced", True),
        ("plans to offer $300 million of senior unsecured notes under Rule 144A.", "notes", "proposed", False),
    ],
)  # fmt: skip
def test_reads_offerings(deals: Deals, lead: str, kind: str, stage: str, registered: bool | None) -> None:
    (offering,) = deals(lead).of("offering")
    assert (offering.kind, offering.stage, offering.registered) == (kind, stage, registered)


@pytest.mark.parametrize(
    "lead",
    [
        "opened a plant, paid for with the proceeds of its initial public offering.",
        "reported results for its first quarter since its initial public offering.",
        "today announced a broader product offering of anvils.",
        "said that holders of units sold in its initial public offering may trade the shares.",
        "said that IPO Desktop has begun to follow it.",
    ],
)
def test_background_is_no_offering(deals: Deals, lead: str) -> None:
    assert deals(lead).of("offering") == ()


def test_a_concurrent_placement_is_an_offering_of_its_own(deals: Deals) -> None:
    lead = (
        "today announced the pricing of a registered direct offering of 400,000 shares. In a concurrent private "
        "placement, it will issue warrants."
    )
    assert {o.kind for o in deals(lead).of("offering")} == {"registered-direct", "private"}


def test_canadian_manner_and_resale(deals: Deals) -> None:
    (bought,) = deals("today announced a bought deal public offering of units.").of("offering")
    (sold,) = deals("announced the pricing of a public offering of shares by selling stockholders.").of(
        "offering"
    )
    assert (bought.canadian, bought.resale) == (True, False)
    assert (sold.canadian, sold.resale) == (False, True)


def test_reads_a_registration_statement(deals: Deals) -> None:
    body = (
        "The shares are offered under a shelf registration statement on Form S-3 (File No. 333-281234) filed with "
        "the SEC on April 1, 2026 and declared effective on May 1, 2026."
    )
    (one,) = deals("announced an offering.", body=body).of("registration")
    assert (one.form, one.number, one.filed, one.effective) == (
        "S-3", "333-281234", date(2026, 4, 1), date(2026, 5, 1),
    )  # fmt: skip
    assert (one.status, one.shelf, one.effective_until) == ("effective", True, date(2029, 5, 1))
    assert not one.effective_before_filed


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("It has confidentially submitted a draft registration statement on Form S-1.", "confidential"),
        ("It plans to file a registration statement on Form S-1.", "planned"),
        ("A registration statement on Form S-1 was filed but has not yet become effective.", "filed"),
        ("A registration statement on Form F-1 was filed.", "filed"),
        ("The registration statement became effective upon filing on May 1, 2026.", "effective"),
    ],
)
def test_tells_how_far_a_registration_is(deals: Deals, body: str, status: str) -> None:
    (one,) = deals("has news.", body=body).of("registration")
    assert one.status == status


def test_filed_and_effective_are_told_apart(deals: Deals) -> None:
    body = (
        "The registration statement on Form S-1 was filed with the SEC and declared effective on May 1, 2026."
    )
    (one,) = deals("has news.", body=body).of("registration")
    assert (one.filed, one.effective) == (None, date(2026, 5, 1))


@pytest.mark.parametrize(
    ("body", "name", "role"),
    [
        ("Alpha & Co. is acting as the exclusive placement agent for the offering.", "Alpha & Co.",
         "placement agent"),
        ("Alpha Securities LLC and Beta Capital are acting as joint book-running managers.",
         "Alpha Securities LLC and Beta Capital", "underwriter"),
        ("Alpha Bank will lead the offering.", "Alpha Bank", "underwriter"),
    ],
)  # fmt: skip
def test_reads_banks(deals: Deals, body: str, name: str, role: str) -> None:
    (bank,) = deals("has news.", body=body).of("intermediary")
    assert (bank.name, bank.role) == (name, role)


def test_an_adviser_or_officer_is_no_bank(deals: Deals) -> None:
    body = "Gamma LLP is acting as counsel. She served as manager of the plant."
    assert deals("has news.", body=body).of("intermediary") == ()


@pytest.mark.parametrize(
    ("gross", "agrees"), [("$20.0 million", True), ("$20,000,000", True), ("$25 million", False)]
)
def test_shares_times_price(deals: Deals, gross: str, agrees: bool) -> None:
    lead = "priced a public offering of 5,000,000 shares of its common stock at a price of $4.00 per share."
    facts = deals(lead, body=f"The gross proceeds are expected to be approximately {gross}.")
    (figure,) = facts.of("offering-sum")
    assert (figure.kind, figure.agrees, figure.expected) == ("gross", agrees, Decimal(20_000_000))


@pytest.mark.parametrize("part", ["and 300,000 pre-funded warrants", "in two tranches"])
def test_a_sale_in_parts_is_not_reckoned(deals: Deals, part: str) -> None:
    lead = f"priced a public offering of 5,000,000 shares {part} at a price of $4.00 per share."
    facts = deals(lead, body="The gross proceeds are $25 million.")
    assert [s.kind for s in facts.of("offering-sum")] == []


def test_two_prices_are_not_reckoned(deals: Deals) -> None:
    lead = "closed a private placement of 5,000,000 units at a price of $4.00 per unit."
    body = "It also sold flow-through units at a price of $5.00 per unit. The gross proceeds are $25 million."
    assert deals(lead, body=body).of("offering-sum") == ()


def test_shares_under_warrants_are_not_the_shares_sold(deals: Deals) -> None:
    lead = (
        "priced a public offering of 4,000,000 shares and warrants to purchase up to 12,000,000 shares at a price of "
        "$0.50 per share."
    )
    (figure,) = deals(lead, body="The gross proceeds are $2.0 million.").of("offering-sum")
    assert figure.agrees


def test_option_and_net_proceeds(deals: Deals) -> None:
    lead = "priced a public offering of 5,000,000 shares of its common stock at a price of $4.00 per share."
    body = (
        "The gross proceeds are $20.0 million. Net proceeds are $21.0 million. The underwriters have an option to "
        "purchase up to 900,000 additional shares."
    )
    found = {s.kind: s.agrees for s in deals(lead, body=body).of("offering-sum")}
    assert found == {"gross": True, "option": False, "net": False}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This release shall not constitute an offer to sell securities.", "not-an-offer"),
        ("THIS IS NOT AN OFFER TO SELL THE NOTES.", "not-an-offer"),
        ("The shares have not been registered under the Securities Act.", "unregistered"),
        (
            "They may not be sold in the United States absent registration or an exemption.",
            "absent-exemption",
        ),
        ("The statement has not yet been declared effective.", "not-yet-effective"),
        ("Stockholders are urged to read the proxy statement.", "read-proxy"),
        ("Its directors may be deemed participants in the solicitation.", "participants"),
        ("It will be free of charge.", "free-documents"),
        ("The tender offer has not yet commenced.", "not-commenced"),
        (
            "This is no notice of redemption, nor a notice of redemption of any kind.",
            "not-a-redemption-notice",
        ),
    ],
)
def test_reads_clauses_of_legends(deals: Deals, text: str, name: str) -> None:
    assert name in {clause.name for clause in deals("has news.", body=text).of("legend-clause")}


@pytest.mark.parametrize(
    "text",
    ["Acme offers anvils for sale.", "Read the label.", "The shares are registered.", "It is free to leave."],
)
def test_plain_sentences_have_no_clauses(deals: Deals, text: str) -> None:
    found = {clause.name for clause in deals("has news.", body=text).of("legend-clause")}
    assert found <= {"free-documents"}


def test_a_legend_tells_its_clauses(deals: Deals) -> None:
    body = (
        "This release does not constitute an offer to sell securities, nor shall there be any sale where it would be "
        "unlawful. The securities have not been registered under the Securities Act."
    )
    (legend,) = deals("has news.", body=body).of("legend")
    assert legend.type == "no-offer"
    assert set(legend.clauses) >= {"not-an-offer", "no-sale-where-unlawful", "unregistered"}


def test_the_option_is_held_against_an_offering_without_a_price(deals: Deals) -> None:
    facts = deals(
        "today launched an initial public offering of 5,000,000 shares of its common stock. "
        "The underwriters will have an option to purchase up to 1,500,000 additional shares of common stock."
    )
    (option,) = facts.of("offering-sum")
    assert (option.kind, option.agrees, option.expected) == ("option", False, Decimal(750_000))
