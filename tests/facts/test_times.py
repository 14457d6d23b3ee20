"""Times: their forms, the day they belong to, the zone word on that day, conversions between zones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("written", "clock", "zone"),
    [
        ("4:30 p.m. EST", "16:30", "EST"),
        ("4:30 PM (ET)", "16:30", "ET"),
        ("9am Pacific Time", "09:00", "PT"),
        ("12 noon Eastern Time", "12:00", "ET"),
        ("12:00 a.m. ET", "00:00", "ET"),
        ("7:00 A.M. U.S. Eastern Time", "07:00", "ET"),
        ("10:00 a.m. E.T.", "10:00", "ET"),
        ("14:00 CET", "14:00", "CET"),
        ("14:00 hours (CET)", "14:00", "CET"),
        ("midnight ET", "00:00", "ET"),
        ("8:00 P.M. Beijing Time", "20:00", "Beijing time"),
        ("3.00 p.m. Finnish time", "15:00", "EET"),
    ],
)
def test_forms(facts_of: FactsOf, written: str, clock: str, zone: str) -> None:
    facts = facts_of(f"The call will be held on November 18, 2025, at {written}.")
    (mention,) = facts.of("time")
    assert (mention.clock, mention.zone, mention.date) == (clock, zone, date(2025, 11, 18))
    assert facts.document.words(mention.span) == written


@pytest.mark.parametrize(
    "text",
    [
        "The ratio was 4:30 of 5.",
        "It grew 3.5 times, by 10 million.",
        "Luke 12:30 says so.",
        "It won 14:30 hours ago.",
    ],
)
def test_what_is_no_time(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("time") == ()


@pytest.mark.parametrize(
    ("day", "summer"),
    [
        ("2002-04-06", False), ("2002-04-07", True), ("2002-10-26", True), ("2002-10-27", False),
        ("2006-04-01", False), ("2006-04-02", True), ("2006-10-28", True), ("2006-10-29", False),
        ("2007-03-10", False), ("2007-03-11", True), ("2007-11-03", True), ("2007-11-04", False),
        ("2026-03-07", False), ("2026-03-08", True), ("2026-10-31", True), ("2026-11-01", False),
    ],
)  # fmt: skip
def test_us_daylight_saving_time_by_the_law_of_its_year(facts_of: FactsOf, day: str, summer: bool) -> None:
    winter_word, summer_word = facts_of(
        f"The call is on {day}, at 4:30 p.m. EST. On {day}, at 5:30 p.m. EDT."
    ).of("time")
    assert winter_word.zone_right is not summer
    assert summer_word.zone_right is summer
    assert winter_word.zone_should_be == ("EDT" if summer else None)


@pytest.mark.parametrize(
    ("text", "right", "better"),
    [
        ("The call is on July 2, 2026, at 9:00 a.m. CST.", False, "CDT"),
        ("The call is on July 2, 2026, at 9:00 a.m. PST.", False, "PDT"),
        ("The call is on January 8, 2026, at 9:00 a.m. MDT.", False, "MST"),
        ("The call is on July 2, 2026, at 9:00 a.m. ET.", True, None),
        ("The call is on July 2, 2026, at 9:00 a.m. Eastern Standard Time.", False, "EDT"),
        ("The call is on July 2, 2026, at 9:00 a.m. CET.", False, "CEST"),
        ("The call is on January 8, 2026, at 9:00 a.m. BST.", False, "GMT"),
        ("The call is on March 16, 2026, at 9:00 a.m. BST.", False, "GMT"),
        ("The call is on July 2, 2026, at 9:00 a.m. GMT in London.", False, "BST"),
        ("The call is on July 2, 2026, at 9:00 a.m. GMT.", None, None),
        ("The call is on January 8, 2026, at 9:00 a.m. AEST.", False, "AEDT"),
        ("The call is on January 8, 2026, at 9:00 a.m. AEST, from Brisbane.", None, None),
        ("The call is on July 2, 2026, at 9:00 a.m. MST, from Scottsdale, Arizona.", None, None),
        ("The call is on July 2, 2026, at 9:00 a.m. CST from Beijing.", None, None),
        ("The call is on July 2, 2026, at 9:00 a.m. HST.", True, None),
        ("The call is at 9:00 a.m. EST.", None, None),
        ("The call is on July 2, 2026, at 9:00 a.m.", None, None),
    ],
)  # fmt: skip
def test_zone_words(facts_of: FactsOf, text: str, right: bool | None, better: str | None) -> None:
    (mention,) = facts_of(text).of("time")
    assert (mention.zone_right, mention.zone_should_be) == (right, better)


def test_the_dateline_explains_arizona_time(facts_of: FactsOf) -> None:
    text = (
        "PHOENIX, Aug. 3, 2026 /PRNewswire/ -- Acme, Inc. will host a call at 9:00 a.m. MST on August 6, "
        "2026, it said."
    )
    (mention,) = facts_of(text).of("time")
    assert (mention.date, mention.zone_right) == (date(2026, 8, 6), None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The call is at 4:30 p.m. ET on August 6, 2026.", "2026-08-06"),
        ("On August 6, 2026, at 4:30 p.m. ET, the call begins.", "2026-08-06"),
        ("Results come on August 6, 2026. The call is at 4:30 p.m. ET that day.", "2026-08-06"),
        ("The call is today at 4:30 p.m. ET.", "2026-08-03"),
        ("The call is tomorrow at 4:30 p.m. ET.", "2026-08-04"),
        (
            "For the quarter ended June 30, 2026, a call is held at 4:30 p.m. ET on August 6, 2026.",
            "2026-08-06",
        ),
        ("Date: August 6, 2026\n\nTime: 4:30 p.m. ET", "2026-08-06"),
        ("Results come on August 6, 2026.\n\nThe call is at 4:30 p.m. ET the same day.", "2026-08-06"),
    ],
)
def test_the_day_of_a_time(facts_of: FactsOf, text: str, day: str) -> None:
    (mention,) = facts_of(text, date=date(2026, 8, 3)).of("time")
    assert mention.date == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "right", "better"),
    [
        ("The call is on March 5, 2025, at 7:00 a.m. ET (8:00 p.m. Beijing Time).", True, None),
        ("The call is at 5:00 p.m. ET / 2:00 p.m. PT on March 12, 2026.", True, None),
        ("The call is at 5:00 p.m. ET / 3:00 p.m. PT on March 12, 2026.", False, "14:00"),
        ("The call is at 5:00 p.m. ET / 10:00 p.m. UK time on March 12, 2026.", False, "21:00"),
        ("The call is at 5:00 p.m. ET / 10:00 p.m. UK time on April 2, 2026.", True, None),
        ("The call is at 5:00 p.m. ET on March 4, 2026, or 6:00 a.m. Hong Kong time.", True, None),
    ],
)
def test_conversions_follow_the_daylight_gaps(
    facts_of: FactsOf, text: str, right: bool, better: str | None
) -> None:
    first, second = facts_of(text).of("time")
    assert second.restates == first.span
    assert (second.conversion_right, second.conversion_should_be) == (right, better)


def test_two_times_of_two_events_are_no_conversion(facts_of: FactsOf) -> None:
    text = "On March 12, 2026, doors open at 9:00 a.m. ET and the replay starts at 2:00 p.m. PT."
    assert [m.restates for m in facts_of(text).of("time")] == [None, None]


def test_noon_written_as_twelve_is_marked(facts_of: FactsOf) -> None:
    text = "The offer expires on March 12, 2026, at 12:00 a.m. ET; the call is at 12:30 p.m. ET."
    assert [m.twelve for m in facts_of(text).of("time")] == [True, False]
