"""What a release says once: its date by five sources, its company, market, filer and fiscal year."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]

BODY = (
    "Acme Therapeutics, Inc. (Nasdaq: ACME) today announced that it has appointed a new director to its "
    "board."
)


def test_a_stated_date_comes_first(facts_of: FactsOf) -> None:
    release = facts_of(f"BOSTON, March 3, 2026 /PRNewswire/ -- {BODY}", date=date(2026, 3, 4)).release
    assert (release.date, release.date_source, release.certainty["date"]) == (
        date(2026, 3, 4),
        "stated",
        "stated",
    )


def test_a_stated_date_may_be_text(facts_of: FactsOf) -> None:
    assert facts_of(BODY, date="2026-03-04").release.date == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "day", "source"),
    [
        (f"BOSTON, March 3, 2026 /PRNewswire/ -- {BODY}", "2026-03-03", "dateline"),
        (f"Acme Appoints Director\n\nMarch 3, 2026\n\n{BODY}", "2026-03-03", "header"),
        (f"Acme Appoints Director\n\nTuesday, March 3, 2026 8:00 am EST\n\n{BODY}", "2026-03-03", "header"),
        (f"Acme Oyj STOCK EXCHANGE RELEASE 3 March 2026 at 8:30 a.m. EET\n\n{BODY}", "2026-03-03", "header"),
        (
            f"For Immediate Release: March 3, 2026 web: acme.example\n\nAcme Appoints\n\n{BODY}",
            "2026-03-03",
            "header",
        ),
        (
            f"BOSTON--(BUSINESS WIRE)--{BODY}\n\nMarch 4, 2026\n\nContact: J. Roe\n\n"
            "https://www.businesswire.com/news/home/20260303123456/en/",
            "2026-03-03",
            "text",
        ),
        (
            f"{BODY}\n\nhttps://www.globenewswire.com/news-release/2026/03/03/3000000/0/en/x.html",
            "2026-03-03",
            "text",
        ),
        (f"Acme Appoints Director\n\n{BODY}\n\nDated: March 3, 2026", "2026-03-03", "text"),
    ],
)
def test_sources_of_the_date(facts_of: FactsOf, text: str, day: str, source: str) -> None:
    release = facts_of(text).release
    assert (release.date, release.date_source) == (date.fromisoformat(day), source)
    assert release.law_date == release.date


def test_no_date_is_invented(facts_of: FactsOf) -> None:
    release = facts_of(f"Acme Appoints Director\n\n{BODY} The offer of January 5, 2025 has expired.").release
    assert (release.date, release.date_source, release.law_date) == (None, "unknown", date(2026, 11, 23))


@pytest.mark.parametrize(
    ("header", "sources", "day", "certainty"),
    [
        ("Monday November 18, 10:37 am ET", "the quarter ended September 30, 2002", "2002-11-18", "read"),
        ("", "the quarter ended September 30, 2002", "2002-11-18", "guessed"),
        ("", "the plan", "2026-11-18", "guessed"),
        ("Wednesday November 18, 10:37 am ET", "the plan", "2026-11-18", "read"),
        ("Monday November 18, 10:37 am ET", "the year ended December 31, 2001", "2002-11-18", "read"),
        ("Wednesday November 18, 10:37 am ET", "the year ended December 31, 2025", "2026-11-18", "read"),
    ],
)
def test_the_year_of_a_dateline_without_one(
    facts_of: FactsOf, header: str, sources: str, day: str, certainty: str
) -> None:
    text = (
        f"Acme Appoints Director\n\n{header}\n\nBOSTON, Nov. 18 /PRNewswire/ -- {BODY} It speaks of "
        f"{sources}."
    )
    release = facts_of(text).release
    assert (release.date, release.certainty["date"]) == (date.fromisoformat(day), certainty)


def test_a_header_gives_the_dateline_its_year(facts_of: FactsOf) -> None:
    text = f"Acme Appoints Director\n\nNovember 18, 2019\n\nBOSTON, Nov. 18 /PRNewswire/ -- {BODY}"
    assert facts_of(text).release.date == date(2019, 11, 18)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (f"BOSTON, March 3, 2026 /PRNewswire/ -- {BODY}", "Acme Therapeutics, Inc."),
        ("BOSTON, March 3, 2026 -- iBeta Systems Inc. today opened a plant in Ohio.", "iBeta Systems Inc."),
        (
            "BOSTON, March 3, 2026 -- Acme opened a plant in Ohio today.\n\nSOURCE Acme Holdings, Inc.",
            "Acme Holdings, Inc.",
        ),
        (
            "Acme Opens Plant\n\nWe opened a plant in Ohio today.\n\nAbout Acme Pumps\n\nIt makes pumps.",
            "Acme Pumps",
        ),
        (
            "BOSTON, March 3, 2026 -- The Board of Trustees of The Acme Utility Trust (NYSE: ACT) declared a "
            "dividend today.",
            "The Acme Utility Trust",
        ),
    ],
)
def test_company(facts_of: FactsOf, text: str, company: str) -> None:
    facts = facts_of(text)
    assert facts.release.company == company
    assert facts.release.company_span is not None
    assert facts.document.words(facts.release.company_span) == company


def test_a_stated_company(facts_of: FactsOf) -> None:
    release = facts_of(BODY, company="Acme Inc.").release
    assert (release.company, release.company_span, release.certainty["company"]) == (
        "Acme Inc.",
        None,
        "stated",
    )


@pytest.mark.parametrize(
    ("words", "jurisdictions", "listed"),
    [
        ("Acme filed its accounts at Companies House.", ("UK",), False),
        ("Acme PLC (England and Wales) has the ISIN number GB0001234567.", ("UK",), False),
        ("Acme plc (Nasdaq: ACME), registered in England, opened a plant.", ("UK", "US"), True),
        ("Acme, Inc. (Nasdaq: ACME) opened a plant.", ("US",), True),
        ("Acme Corp. (TSX: ACM; NYSE: ACM) opened a plant.", ("CA", "US"), True),
        ("Acme plc (LSE: ACM) opened a plant.", ("UK",), True),
        ("Acme, Inc. (OTCQB: ACME) opened a plant.", ("US",), False),
        ("Acme opened a plant. See our filings on SEDAR.", ("CA",), False),
        ("Acme opened a plant. See our reports to the Securities and Exchange Commission.", ("US",), False),
        ("Acme opened a plant.", ("US",), False),
    ],
)
def test_market(facts_of: FactsOf, words: str, jurisdictions: tuple[str, ...], listed: bool) -> None:
    release = facts_of(f"BOSTON, March 3, 2026 -- {words} It makes pumps.").release
    assert (release.jurisdictions, release.listed) == (jurisdictions, listed)


def test_how_the_jurisdiction_is_known(facts_of: FactsOf) -> None:
    assert facts_of("Acme opened a plant.").release.certainty["jurisdictions"] == "assumed"
    assert facts_of("Acme, Inc. (Nasdaq: ACME) opened a plant.").release.certainty["jurisdictions"] == "read"
    stated = facts_of("Acme opened a plant.", jurisdiction="ca").release
    assert (stated.jurisdictions, stated.certainty["jurisdictions"]) == (("CA",), "stated")


def test_an_over_the_counter_quotation_beside_a_foreign_listing_brings_no_us_law(facts_of: FactsOf) -> None:
    """A foreign issuer's quotation needs no registration (Rule 12g3-2(b)); reports to the SEC would show."""
    listed = "BOSTON, March 3, 2026 -- Acme Gold Corp. (TSXV: ACM) (OTCQB: ACMEF) drilled a hole today."
    assert facts_of(listed).release.jurisdictions == ("CA",)
    reporting = facts_of(f"{listed} It files reports with the SEC.").release
    assert reporting.jurisdictions == ("CA", "US")


def test_an_over_the_counter_quotation_alone_is_a_guess(facts_of: FactsOf) -> None:
    release = facts_of("BOSTON, March 3, 2026 -- Acme Corp. (OTCQB: ACME) opened a plant today.").release
    assert (release.jurisdictions, release.certainty["jurisdictions"]) == (("US",), "guessed")


@pytest.mark.parametrize(
    ("words", "filer"),
    [
        ("Acme, Inc. files annual reports on Form 10-K.", "domestic"),
        ("Acme plc files annual reports on Form 20-F.", "fpi"),
        ("Acme Corp. files annual reports on Form 40-F.", "mjds"),
        (
            "Acme Acquisition Corp. (Nasdaq: ACMQ) holds $200 million in its trust account. It files a Form "
            "10-K.",
            "spac",
        ),
        ("Acme Fund is a closed-end fund.", "fund"),
        ("Acme makes pumps.", "domestic"),
        ("Acme plc (LSE: ACM) makes pumps.", "foreign"),
    ],
)
def test_filer(facts_of: FactsOf, words: str, filer: str) -> None:
    assert facts_of(f"BOSTON, March 3, 2026 -- {words}").release.filer == filer


@pytest.mark.parametrize(
    ("words", "year_end"),
    [
        ("See our Form 10-K for the fiscal year ended June 30, 2025.", (6, 30)),
        (
            "See our Form 10-K for the year ended June 30, 2025, after the year ended December 31, 2026.",
            (6, 30),
        ),
        ("Sales rose in the fiscal year ended January 31, 2026.", (1, 31)),
        ("Sales rose in the quarter ended March 31, 2026.", None),
    ],
)
def test_fiscal_year_end(facts_of: FactsOf, words: str, year_end: tuple[int, int] | None) -> None:
    assert facts_of(f"BOSTON, May 3, 2026 -- {words}").release.fiscal_year_end == year_end


def test_stated_facts_win(facts_of: FactsOf) -> None:
    stated = {
        "event": "dividend",
        "exchange": "NYSE",
        "filer": "fpi",
        "fiscal-year-end": "06-30",
        "listed": "false",
    }
    release = facts_of(BODY, **stated).release
    assert release.events == ("dividend",)
    assert (release.exchanges, release.filer, release.fiscal_year_end) == (("NYSE",), "fpi", (6, 30))
    assert release.listed is False
    assert {
        release.certainty[name] for name in ("events", "exchanges", "filer", "listed", "fiscal_year_end")
    } == {"stated"}


@pytest.mark.shared
def test_the_first_release(shared: Path, facts_of: FactsOf) -> None:
    """Its dateline has no year; the header's weekday and the reports it cites leave only 2002."""
    text = (shared / "seeds" / "neotherapeutics-2002-11-18.txt").read_text(encoding="utf-8")
    release = facts_of(text).release
    assert (release.date, release.date_source, release.certainty["date"]) == (
        date(2002, 11, 18),
        "dateline",
        "read",
    )
    assert (release.fiscal_year_end, release.jurisdictions, release.filer) == ((12, 31), ("US",), "domestic")


@pytest.mark.shared
def test_labelled_release_dates(shared: Path, facts_of: FactsOf) -> None:
    """At least 98 of 100 labelled release dates are found."""
    labels = {
        path: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((shared / "gold").glob("*.json"))
    }
    wrong = [
        path.stem
        for path, label in labels.items()
        if str(facts_of(path.with_suffix(".txt").read_text(encoding="utf-8")).release.date)
        != str(label["release_date"])
    ]
    assert len(labels) >= 40
    assert len(wrong) / len(labels) <= 0.02, wrong


@pytest.mark.shared
def test_dates_of_unlabelled_releases(shared: Path, facts_of: FactsOf) -> None:
    """Of every tenth release, at most one dated one in fifty is more than three days off the crawl."""
    manifest = (shared / "corpus" / "manifest.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(manifest.splitlines()))[::10]
    off = found = 0
    for row in rows:
        path = shared / "corpus" / "text" / f"{row['id']}.txt"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        day = facts_of(text).release.date if text.strip() else None
        if day:
            found += 1
            off += abs((day - date.fromisoformat(row["date"])).days) > 3
    assert found > 80
    assert off / found <= 0.02
