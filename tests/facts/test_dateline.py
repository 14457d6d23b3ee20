"""Datelines: place, day and wire in the orders that wires use, and which wire was in use when."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.facts import Facts
from checker.facts.dateline import Dateline

FactsOf = Callable[..., Facts]

BODY = (
    "Acme Therapeutics, Inc. today announced that it has appointed a new director to its board of directors."
)


def read_dateline(facts_of: FactsOf, opening: str, **stated: object) -> Dateline:
    facts = facts_of(f"Acme Appoints Director\n\n{opening}{BODY}", **stated)
    (found,) = facts.of("dateline")
    assert facts.document.words(found.span).strip() == opening.strip()
    dateline: Dateline = found
    return dateline


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        (
            "IRVINE, Calif., Nov. 18 /PRNewswire-FirstCall/ -- ",
            ("Irvine", "Calif.", "US", None, "PRNewswire-FirstCall"),
        ),
        (
            "NEW YORK, Feb. 07, 2025 (GLOBE NEWSWIRE) -- ",
            ("New York", None, "US", "2025-02-07", "GLOBE NEWSWIRE"),
        ),
        (
            "NEW YORK--(BUSINESS WIRE)--",
            ("New York", None, "US", None, "BUSINESS WIRE"),
        ),
        (
            "MIAMI--(BUSINESS WIRE)--February 10, 2025--",
            ("Miami", None, "US", "2025-02-10", "BUSINESS WIRE"),
        ),
        (
            "Vancouver, British Columbia--(Newsfile Corp. - March 4, 2025) - ",
            ("Vancouver", "British Columbia", "CA", "2025-03-04", "Newsfile Corp."),
        ),
        (
            "TORONTO, ON / ACCESSWIRE / March 3, 2025 / ",
            ("Toronto", "ON", "CA", "2025-03-03", "ACCESSWIRE"),
        ),
        (
            "VANCOUVER, BC, March 3, 2025 /CNW/ - ",
            ("Vancouver", "BC", "CA", "2025-03-03", "CNW"),
        ),
        (
            "LONDON and NEW YORK, 3 March 2025 – ",
            ("London", None, "GB", "2025-03-03", None),
        ),
        (
            "FORT LAUDERDALE, FL - (NewMediaWire) - December 30, 2024 - ",
            ("Fort Lauderdale", "FL", "US", "2024-12-30", "NewMediaWire"),
        ),
        (
            "Feb 7, 2025 - Denver, Colorado - ",
            ("Denver", "Colorado", "US", "2025-02-07", None),
        ),
        (
            "BEIJING, March 3, 2025 (Xinhua) -- ",
            ("Beijing", None, "CN", "2025-03-03", "Xinhua"),
        ),
        (
            "AUSTIN, Texas--(Marketwired - Mar 4, 2014) - ",
            ("Austin", "Texas", "US", "2014-03-04", "Marketwired"),
        ),
        (
            "CONCORD NC - October 21, 2025 (NEWMEDIAWIRE) - ",
            ("Concord", "NC", "US", "2025-10-21", "NewMediaWire"),
        ),
        (
            "SANTA CLARA, Calif.—February 26, 2025— ",
            ("Santa Clara", "Calif.", "US", "2025-02-26", None),
        ),
        (
            "The Woodlands, Texas, Feb. 4, 2025 - ",
            ("The Woodlands", "Texas", "US", "2025-02-04", None),
        ),
        (
            "Munich, Germany, March 3, 2025, 7:30 a.m. CET - ",
            ("Munich", None, "DE", "2025-03-03", None),
        ),
        (
            "BOISE, Idaho, March 3, 2025 – Acme MediaWire (Press Service) – ",
            ("Boise", "Idaho", "US", "2025-03-03", "Acme MediaWire"),
        ),
        (
            "FISHERS, INDIANA - April 21, 2025 (NEWMEDIAWIRE) - ",
            ("Fishers", "Indiana", "US", "2025-04-21", "NewMediaWire"),
        ),
    ],
)
def test_orders(facts_of: FactsOf, opening: str, told: tuple[str | None, ...]) -> None:
    """City, region as printed, country, day and wire."""
    found = read_dateline(facts_of, opening)
    day = None if found.year_inferred or found.date is None else found.date.isoformat()
    assert (found.city, found.region, found.country, day, found.wire) == told


@pytest.mark.parametrize(
    "text",
    [
        f"On March 3, 2025, {BODY}",
        f"In Boston, Massachusetts, {BODY}",
        "Acme Corp. and Beta plc, March 3, 2025, agreed on a merger that both boards have approved already.",
        f"NOT FOR DISTRIBUTION TO U.S. NEWSWIRE SERVICES\n\n{BODY}",
        "The press release was distributed by Business Wire on March 3, 2025 and by no other service at all.",
    ],
)
def test_what_is_no_dateline(facts_of: FactsOf, text: str) -> None:
    assert facts_of(f"Acme Appoints Director\n\n{text}").of("dateline") == ()


def test_the_dateline_that_opens_the_text_wins_over_its_copy_above(facts_of: FactsOf) -> None:
    text = f"PR Newswire\n\nBOSTON, Feb. 14, 2025\n\nBOSTON, Feb. 14, 2025 /PRNewswire/ -- {BODY}"
    (found,) = facts_of(text).of("dateline")
    assert found.wire == "PRNewswire"


def test_a_subhead_may_run_into_the_dateline(facts_of: FactsOf) -> None:
    facts = facts_of(f"Acme Appoints Director\n\nRoe joins the board IRVINE, Calif. - April 2, 2025 - {BODY}")
    (found,) = facts.of("dateline")
    assert (found.place, found.date) == ("IRVINE, Calif.", date(2025, 4, 2))


@pytest.mark.parametrize(
    ("opening", "ap", "alone"),
    [
        ("BOSTON, Mass., March 3, 2025 -- ", "Mass.", True),
        ("Worcester, MA, March 3, 2025 -- ", "Mass.", False),
        ("Boise, ID, March 3, 2025 -- ", "Idaho", False),
    ],
)
def test_regions_in_ap_style(facts_of: FactsOf, opening: str, ap: str, alone: bool) -> None:
    found = read_dateline(facts_of, opening)
    assert (found.region_ap, found.stands_alone) == (ap, alone)


@pytest.mark.parametrize(
    ("opening", "valid", "now"),
    [
        ("IRVINE, Calif., Nov. 18, 2002 /PRNewswire-FirstCall/ -- ", True, None),
        ("IRVINE, Calif., Nov. 18, 2024 /PRNewswire-FirstCall/ -- ", False, "PRNewswire"),
        ("IRVINE, Calif., Nov. 18, 2024 (Marketwired) -- ", False, "GLOBE NEWSWIRE"),
        ("IRVINE, Calif., Nov. 18, 2006 (GLOBE NEWSWIRE) -- ", False, None),
        ("IRVINE, Calif., Nov. 18, 2024 /PRNewswire/ -- ", True, None),
        ("IRVINE, Calif., Nov. 18, 2024 (Acme Newswire) -- ", None, None),
    ],
)
def test_wires_in_and_out_of_use(
    facts_of: FactsOf, opening: str, valid: bool | None, now: str | None
) -> None:
    found = read_dateline(facts_of, opening)
    assert (found.wire_valid, found.wire_now) == (valid, now)


def test_memory_of_a_period_of_use_is_marked(facts_of: FactsOf) -> None:
    assert (
        read_dateline(facts_of, "IRVINE, Calif., Nov. 18, 2002 /PRNewswire-FirstCall/ -- ").wire_status
        == "M-"
    )


def test_conflicts(facts_of: FactsOf) -> None:
    opening = "BOSTON, March 3, 2026 /PRNewswire/ -- "
    stated = read_dateline(facts_of, opening, date=date(2026, 3, 4))
    assert (stated.conflicts_with_stated, stated.other_date) == (True, date(2026, 3, 4))
    equal = read_dateline(facts_of, opening, date=date(2026, 3, 3))
    assert (equal.conflicts_with_stated, equal.other_date) == (False, None)
    (headed,) = facts_of(f"Acme Appoints Director\n\nMarch 4, 2026\n\n{opening}{BODY}").of("dateline")
    assert (headed.conflicts_with_header, headed.other_date) == (True, date(2026, 3, 4))


def test_last_years_number_early_in_the_year(facts_of: FactsOf) -> None:
    text = (
        f"BOSTON, February 11, 2024 -- {BODY} On January 20, 2025, the board granted options to the new "
        f"director."
    )
    facts = facts_of(text)
    (found,) = facts.of("dateline")
    assert (found.date, found.conflicts_with_text) == (date(2024, 2, 11), True)
    assert (facts.release.date, facts.release.certainty["date"]) == (date(2025, 2, 11), "guessed")


def test_a_dateline_without_a_year_takes_the_stated_one(facts_of: FactsOf) -> None:
    found = read_dateline(facts_of, "IRVINE, Calif., Nov. 18 /PRNewswire/ -- ", date=date(2002, 11, 18))
    assert (found.date, found.year_inferred, found.conflicts_with_stated) == (date(2002, 11, 18), True, False)


@pytest.mark.shared
def test_labelled_releases(shared: Path, facts_of: FactsOf) -> None:
    """Place, day and wire agree with the labels in at least 98 of 100 datelines."""
    right = {"city": 0, "date": 0, "wire": 0, "region": 0}
    total = 0
    for path in sorted((shared / "gold").glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))["dateline"]
        found = next(
            iter(facts_of(path.with_suffix(".txt").read_text(encoding="utf-8")).of("dateline")), None
        )
        if label is None and found is None:
            continue
        total += 1
        if label and found:
            right["city"] += found.city == label["city"]
            right["date"] += str(found.date) == label["date"]
            right["wire"] += (found.wire_text or "").casefold() == (label["wire"] or "").casefold()
            right["region"] += found.region == label["region"] or found.region is None
    assert total > 30
    assert {name: n for name, n in right.items() if n / total < 0.98} == {}
