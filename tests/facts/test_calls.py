"""The results call: when it is, how to hear it, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.facts import Facts
from checker.facts.calls import ConferenceCall

FactsOf = Callable[..., Facts]

HEAD = (
    "Acme Reports Second-Quarter 2026 Results\n\nBOSTON, Aug. 3, 2026 /PRNewswire/ -- Acme, Inc. (Nasdaq: "
    "ACME) "
)
ZONE, ACCESS = ("time zone",), ("dial-in or webcast",)
LEAD = HEAD + "today reported its financial results for the second quarter ended June 30, 2026.\n\n"


def call_of(facts_of: FactsOf, text: str) -> ConferenceCall:
    (found,) = facts_of(LEAD + text).of("call")
    call: ConferenceCall = found
    return call


@pytest.mark.parametrize(
    "text",
    [
        "Acme will host a conference call on Thursday, August 6, 2026, at 4:30 p.m. ET to discuss the "
        "results.",
        "On August 6, 2026, at 4:30 p.m. ET, management will hold its earnings call.",
        "Conference Call\n\nDate: Thursday, August 6, 2026\n\nTime: 4:30 p.m. ET\n\nDial-in: 800-555-0100",
        "Conference Call and Webcast\n\nManagement will discuss the results at 4:30 p.m. (ET) on August 6, "
        "2026.",
        "Acme will file its report on August 6, 2026. It will host a conference call at 4:30 p.m. ET on the "
        "same day.",
        "Acme will hold an earnings conference call at 4:30 p.m. ET (1:30 p.m. PT) on August 6, 2026.",
    ],
)  # fmt: skip
def test_when(facts_of: FactsOf, text: str) -> None:
    call = call_of(facts_of, text)
    assert (call.date, call.time, call.zone) == (date(2026, 8, 6), "16:30", "ET")


def test_a_call_today(facts_of: FactsOf) -> None:
    call = call_of(
        facts_of, "Acme will host a conference call today at 4:30 p.m. EDT to discuss the results."
    )
    assert (call.date, call.zone, call.zone_family) == (date(2026, 8, 3), "EDT", "ET")


@pytest.mark.parametrize(
    "text",
    [
        "Acme will present at the Beta Healthcare Conference on August 6, 2026, at 4:30 p.m. ET; a webcast "
        "will be available.",
        "Acme will host a fireside chat and webcast on August 6, 2026, at 4:30 p.m. ET.",
        "The annual meeting will be held by webcast on August 6, 2026, at 4:30 p.m. ET.",
        "Acme held a conference call on July 30, 2026, at 4:30 p.m. ET.",
        "We use press releases, SEC filings and public conference calls and webcasts to reach investors.",
    ],
)
def test_what_is_no_results_call(facts_of: FactsOf, text: str) -> None:
    assert facts_of(LEAD + text).of("call") == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            "Acme will host a conference call at 4:30 to discuss it on August 6, 2026.",
            ("time", *ZONE, *ACCESS),
        ),
        ("Acme will host a conference call at 4:30 p.m. on August 6, 2026. Dial 800-555-0100.", ZONE),
        ("Acme will host a conference call at 4:30 p.m. ET. A webcast is at acme.example.", ("date",)),
        ("Acme will host a conference call and webcast at 4:30 p.m. ET on August 6, 2026.", ()),
    ],
)
def test_what_is_missing(facts_of: FactsOf, text: str, missing: tuple[str, ...]) -> None:
    assert call_of(facts_of, text).missing == missing


def test_the_replay(facts_of: FactsOf) -> None:
    call = call_of(
        facts_of,
        "Acme will host a conference call and webcast at 4:30 p.m. ET on August 6, 2026. A replay will be "
        "available "
        "from August 7, 2026, at 9:00 a.m. ET until August 20, 2026.",
    )
    assert (call.time, call.replay, call.replay_until, call.replay_ends_before) == (
        "16:30",
        True,
        date(2026, 8, 20),
        False,
    )


def test_a_replay_that_ends_before_the_call(facts_of: FactsOf) -> None:
    text = (
        "Acme will host a conference call at 4:30 p.m. ET on August 6, 2026. A replay is available until "
        "August 5, 2026."
    )
    assert call_of(facts_of, text).replay_ends_before


@pytest.mark.parametrize(
    ("day", "trades", "past"),
    [
        ("Thursday, August 6, 2026", True, False),
        ("Saturday, August 8, 2026", False, False),
        ("Monday, September 7, 2026", False, False),
        ("Thursday, July 30, 2026", True, True),
    ],
)
def test_the_day(facts_of: FactsOf, day: str, trades: bool, past: bool) -> None:
    call = call_of(facts_of, f"Acme will host a conference call and webcast at 4:30 p.m. ET on {day}.")
    assert (call.trading_day, call.before_release) == (trades, past)


@pytest.mark.parametrize(
    ("time", "early"), [("2:00 p.m. CT", True), ("3:30 p.m. CT", False), ("9:00 p.m. CET", False)]
)
def test_results_after_the_close_and_a_call_before_it(facts_of: FactsOf, time: str, early: bool) -> None:
    text = (
        "Acme will report its results on August 6, 2026, after market close. "
        f"It will host a conference call and webcast at {time} on the same day."
    )
    assert call_of(facts_of, text).before_close is early


@pytest.mark.shared
def test_labelled_calls(shared: Path, facts_of: FactsOf) -> None:
    """Every labelled call is found with its day, time and zone, and no other."""
    wrong = []
    for path in sorted((shared / "gold").glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))["conference_call"]
        found = facts_of(path.with_suffix(".txt").read_text(encoding="utf-8")).of("call")
        said = [(str(c.date), c.time, c.zone) for c in found]
        if said != ([(label["date"], label["time"], label["tz"])] if label else []):
            wrong.append((path.stem, said))
    assert wrong == []
