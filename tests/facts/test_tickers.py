"""Listings in parentheses, in prose, and spoilt ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.facts import Facts
from checker.facts.exchanges import exchanges_of
from checker.law import Law

FactsOf = Callable[..., Facts]


def listed(facts: Facts) -> list[tuple[str | None, str | None, str | None]]:
    return [(t.exchange, t.symbol, t.fault) for t in facts.of("ticker")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme, Inc. (Nasdaq: ACME) opened a plant.", [("Nasdaq", "ACME", None)]),
        ("Acme, Inc. (NASDAQ:ACME) opened a plant.", [("Nasdaq", "ACME", None)]),
        ("Acme (TSX: ABC; NYSE: ABC) opened.", [("TSX", "ABC", None), ("NYSE", "ABC", None)]),
        (
            "Acme (TSXV: ABC) (OTCQB: ABCDF) (FSE: 1AB) opened.",
            [("TSXV", "ABC", None), ("OTCQB", "ABCDF", None), ("Frankfurt", "1AB", None)],
        ),
        ("Acme (NYSE American, TSX: ABC) opened.", [("NYSE American", "ABC", None), ("TSX", "ABC", None)]),
        ("Acme (Nasdaq/TSX: ABC) opened.", [("Nasdaq", "ABC", None), ("TSX", "ABC", None)]),
        ("Acme (NASDAQ: ABCD, ABCDW) opened.", [("Nasdaq", "ABCD", None), ("Nasdaq", "ABCDW", None)]),
        ('Acme (Nasdaq: ACME, "Acme" or the "Company") opened.', [("Nasdaq", "ACME", None)]),
        (
            "Acme (Euronext Paris: ALAC/Nasdaq: ACM)",
            [("Euronext Paris", "ALAC", None), ("Nasdaq", "ACM", None)],
        ),
        ('Acme ("Acme"; TSX-V: AC; Frankfurt: A1B2)', [("TSXV", "AC", None), ("Frankfurt", "A1B2", None)]),
        (
            'It trades on the Nasdaq Global Select Market under the symbol "ACME".',
            [("Nasdaq", "ACME", None)],
        ),
        ("Its stock trades under the ticker ACME on the NYSE American.", [("NYSE American", "ACME", None)]),
        (
            'Units trade on the NYSE under the symbols "ACM" and "ACMW".',
            [("NYSE", "ACM", None), ("NYSE", "ACMW", None)],
        ),
        ("The TSE code is in (TSE: 7203).", [("TSE", "7203", None)]),
        ("Acme (NYSE American: AIM) opened.", [("NYSE American", "AIM", None)]),
    ],
)
def test_reads_listings(facts_of: FactsOf, text: str, expected: list[tuple[str, str, None]]) -> None:
    assert listed(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "symbol", "fault"),
    [
        ("Acme, Inc. (Nasdaq: News) opened a plant.", None, "scrape-artefact"),
        ("Acme, Inc. (Nasdaq: ACME - News) opened a plant.", "ACME", "scrape-artefact"),
        ("Acme, Inc. (NYSE: ) opened a plant.", None, "empty"),
        ("Acme, Inc. (NYSE: XXXX) opened a plant.", None, "placeholder"),
        ("Acme, Inc. (Nasdaq: [●]) opened a plant.", None, "placeholder"),
        ("Acme, Inc. (OTC: $ACME) opened a plant.", "ACME", "cashtag"),
        ("Acme, Inc. (Nasdaq: ACME.O) opened a plant.", "ACME", "vendor-code"),
        ("Acme, Inc. (LSE: ABC LN) opened a plant.", "ABC", "vendor-code"),
        ("Acme, Inc. (ABC: TSX) opened a plant.", "ABC", "reversed"),
        ("Acme, Inc. (NASDAQ ACME) opened a plant.", "ACME", "no-colon"),
        ("Acme, Inc. (NYSE: ABCDEFG) opened a plant.", "ABCDEFG", "syntax"),
        ("Acme, Inc. (ASX: 1234) opened a plant.", "1234", "syntax"),
    ],
)
def test_names_the_fault(facts_of: FactsOf, text: str, symbol: str | None, fault: str) -> None:
    (ticker,) = facts_of(text).of("ticker")
    assert (ticker.symbol, ticker.fault, ticker.well_formed) == (symbol, fault, False)


@pytest.mark.parametrize(
    "text",
    [
        "as defined in the policies of the TSX Venture Exchange",
        'Acme joined Nasdaq ("Nasdaq") in May.',
        "It was 3% up (NYSE data).",
        "The London: Paris route reopened.",
        "Neither the TSX nor its regulator (RS) has reviewed this.",
    ],
)
def test_sees_no_listing_where_none_is(facts_of: FactsOf, text: str) -> None:
    assert listed(facts_of(text)) == []


@pytest.mark.parametrize(
    ("day", "name", "valid", "now"),
    [
        (date(2019, 3, 1), "NYSE MKT", False, "NYSE American"),
        (date(2015, 3, 2), "NYSE MKT", True, None),
        (date(2017, 7, 23), "NYSE American", False, "NYSE MKT"),
        (date(2017, 7, 24), "NYSE American", True, None),
        (date(2026, 3, 2), "AMEX", False, "NYSE American"),
        (date(2005, 3, 2), "AMEX", True, None),
        (date(2010, 3, 2), "Nasdaq National Market", False, "Nasdaq Global Market"),
        (date(2026, 3, 2), "OTC Pink Current", False, "OTCID"),
        (date(2001, 3, 2), "CDNX", True, None),
        (date(2026, 3, 2), "CDNX", False, "TSXV"),
    ],
)
def test_judges_the_name_by_the_day(
    facts_of: FactsOf, day: date, name: str, valid: bool, now: str | None
) -> None:
    (ticker,) = facts_of(f"Acme, Inc. ({name}: ABCD) opened a plant.", date=day).of("ticker")
    assert (ticker.exchange_name_valid, ticker.exchange_now) == (valid, now)


def test_span_is_the_parenthesis_and_the_first_comes_first(facts_of: FactsOf) -> None:
    facts = facts_of("Acme, Inc. (Nasdaq: ACME) bought Globex Corp. (NYSE: GLBX; TSX: GLX).")
    assert [facts.document.words(t.span) for t in facts.of("ticker")] == [
        "(Nasdaq: ACME)",
        "NYSE: GLBX",
        "TSX: GLX",
    ]
    assert [t.ordinal for t in facts.of("ticker")] == [1, 2, 3]
    assert [t.company for t in facts.of("ticker")] == ["Acme, Inc.", "Globex Corp.", "Globex Corp."]


def test_tells_the_headline_the_tier_and_the_counter(facts_of: FactsOf) -> None:
    text = (
        "Acme, Inc. (Nasdaq: ACME) Opens Third Plant in Ohio\n\n"
        "BOSTON, Aug. 6, 2026 -- Acme, Inc. (OTCQB: ACMEF) today opened a plant and will go on "
        "trading on the "
        'Nasdaq Capital Market under the symbol "ACME".'
    )
    first, second, third = facts_of(text).of("ticker")
    assert (first.in_headline, second.in_headline) == (True, False)
    assert (first.otc, second.otc) == (False, True)
    assert third.tier == "Capital Market"


def test_finds_two_symbols_of_one_company(facts_of: FactsOf) -> None:
    facts = facts_of(
        "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) today opened a plant in Ohio for steel anvils.\n\n"
        "About\n\nAcme, Inc. (Nasdaq: ANVL) makes anvils."
    )
    assert [t.conflicts_with for t in facts.of("ticker")] == ["ANVL", "ACME"]


def test_classes_of_one_stock_are_no_conflict(facts_of: FactsOf) -> None:
    facts = facts_of(
        "Acme, Inc. (NYSE: ACM.A) said so. " + "It did. " * 10 + "Acme, Inc. (NYSE: ACM.B) again."
    )
    assert [t.conflicts_with for t in facts.of("ticker")] == [None, None]


def test_every_row_of_the_table_reads_its_own_names(law: Law) -> None:
    exchanges = exchanges_of(law)
    for name in exchanges.names:
        mentions = exchanges.mentions(f"listed on {name.as_}: X")
        assert [(m.start, m.end) for m in mentions][:1] == [(10, 10 + len(name.as_))], name.as_


@pytest.mark.shared
def test_the_first_release_has_a_portals_link_for_a_symbol(facts_of: FactsOf, shared: Path) -> None:
    text = (shared / "seeds" / "neotherapeutics-2002-11-18.txt").read_text("utf-8")
    (ticker,) = facts_of(text).of("ticker")
    assert (ticker.exchange, ticker.symbol, ticker.fault) == ("Nasdaq", None, "scrape-artefact")
