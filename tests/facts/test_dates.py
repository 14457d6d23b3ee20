"""Dates: forms, inferred years, weekdays, impossible days, and which of them are still to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.document import Document, Span
from checker.facts import Facts
from checker.facts.dates import DateMention
from checker.facts.day_forms import day_forms, day_forms_in
from checker.matching.scan import scan_of

FactsOf = Callable[..., Facts]


def d(iso: str) -> date:
    return date.fromisoformat(iso)


def one(facts_of: FactsOf, text: str, released: str = "2002-11-18") -> DateMention:
    (mention,) = facts_of(text, date=d(released)).of("date")
    found: DateMention = mention
    return found


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("It was signed on November 18, 2002, at noon.", "November 18, 2002", "2002-11-18"),
        ("It was signed on Nov. 18.", "Nov. 18", "2002-11-18"),
        ("It was signed on 18 November 2002.", "18 November 2002", "2002-11-18"),
        ("It was signed on the 18th of Nov 2002.", "18th of Nov 2002", "2002-11-18"),
        ("It was signed on 18Nov 2002.", "18Nov 2002", "2002-11-18"),
        ("The date—May 5, 2025—is firm.", "May 5, 2025", "2025-05-05"),
        ("It was signed on 2025-02-14.", "2025-02-14", "2025-02-14"),
        ("It was signed on 02/14/2025.", "02/14/2025", "2025-02-14"),
        ("It was signed on 14/02/2025.", "14/02/2025", "2025-02-14"),
        ("It was signed on 31.12.2024.", "31.12.2024", "2024-12-31"),
        ("It was signed on Monday, Nov. 18, 2002.", "Monday, Nov. 18, 2002", "2002-11-18"),
        ("It was signed on Monday November 18.", "Monday November 18", "2002-11-18"),
        ("It was signed on Thurs., Aug 6.", "Thurs., Aug 6", "2002-08-06"),
        ("It was signed on January 20,2025.", "January 20,2025", "2025-01-20"),
        ("It was signed on Friday,February 7, 2025.", "Friday,February 7, 2025", "2025-02-07"),
        ("It was signed on MAY 5, 2025.", "MAY 5, 2025", "2025-05-05"),
        ("It was signed on March 5, 2025 (Wednesday).", "March 5, 2025 (Wednesday)", "2025-03-05"),
        ("The quarter ended Sept. 30, 2002, was good.", "Sept. 30, 2002", "2002-09-30"),
        ("It covers the June 30 quarter of our Form 10-K 2024.", "June 30", "2002-06-30"),
    ],
)  # fmt: skip
def test_forms(facts_of: FactsOf, text: str, words: str, meant: str) -> None:
    facts = facts_of(text, date=d("2002-11-18"))
    (mention,) = facts.of("date")
    assert (facts.document.words(mention.span), mention.date) == (words, d(meant))


@pytest.mark.parametrize(
    "text",
    [
        "In March 10,000 shares were sold and in May 2025 more.",
        "You may 5 times a day march 3 miles.",
        "Our Form 10-K 2024 and October 10-Q are filed.",
        "In May 12 patients were dosed in Phase 3 March cohorts.",
        "The line is staffed 24/7/365 and version 1.2.2024 is out.",
        "Sales rose by March 15%.",
    ],
)
def test_what_is_no_date(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text, date=d("2025-05-20")).of("date") == ()


@pytest.mark.parametrize(
    ("text", "released", "meant"),
    [
        ("The plant opened on December 20.", "2026-01-10", "2025-12-20"),
        ("The plant opened on January 10.", "2025-12-20", "2026-01-10"),
        ("The plant opened on Tuesday, May 26.", "2026-11-23", "2026-05-26"),
        ("The offer was made on Wednesday, June 3.", "2026-12-10", "2026-06-03"),
        ("The meeting will be held on June 20.", "2024-11-18", "2025-06-20"),
        ("The call will be held on November 12.", "2024-11-18", "2024-11-12"),
        ("It pays on January 15, April 15, July 15 and October 15, 2025.", "2024-12-01", "2025-01-15"),
    ],
)
def test_a_missing_year_is_the_nearest(facts_of: FactsOf, text: str, released: str, meant: str) -> None:
    mention = facts_of(text, date=d(released)).of("date")[0]
    assert mention.year_inferred
    assert mention.date == d(meant)


def test_a_weekday_chooses_between_two_years_in_the_window(facts_of: FactsOf) -> None:
    """From December 20, 2026, June 10 is 193 days back and 172 ahead; only in 2026 a Wednesday."""
    assert one(facts_of, "It was signed on Wednesday, June 10.", "2026-12-20").date == d("2026-06-10")
    assert one(facts_of, "It was signed on Thursday, June 10.", "2026-12-20").date == d("2027-06-10")


def test_a_weekday_does_not_choose_a_year_out_of_the_window(facts_of: FactsOf) -> None:
    mention = one(facts_of, "The call was held on Friday, August 6.", "2026-08-04")
    assert mention.date == d("2026-08-06")
    assert mention.weekday_right is False
    assert (mention.weekday, mention.true_weekday) == ("Friday", "Thursday")


def test_a_year_is_not_invented_without_any_date(facts_of: FactsOf) -> None:
    (mention,) = facts_of("The call was held on Friday, August 6.").of("date")
    assert (mention.date, mention.weekday_right, mention.impossible) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It was signed on Monday, Nov. 18, 2002.", True),
        ("It was signed on Tuesday, Nov. 18, 2002.", False),
        ("It was signed on March 5, 2025 (Thursday).", False),
        ("It was signed on Nov. 18, 2002.", None),
        ("It runs Monday-Wednesday, Feb. 10-12, 2025.", True),
        ("It runs Monday, February 10 through Thursday, February 13, 2025.", True),
    ],
)
def test_weekdays(facts_of: FactsOf, text: str, right: bool | None) -> None:
    mentions = facts_of(text, date=d("2025-02-01")).of("date")
    assert {mention.weekday_right for mention in mentions} == {right}


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("It is payable on February 30, 2025.", True),
        ("It is payable on June 31.", True),
        ("It expires on February 29, 2026.", True),
        ("It expires on February 29, 2028.", False),
        ("It expires on 13/32/2025.", True),
        ("It expired on February 29.", True),
    ],
)
def test_days_that_cannot_be(facts_of: FactsOf, text: str, impossible: bool) -> None:
    mention = one(facts_of, text, "2026-02-20")
    assert mention.impossible is impossible
    assert (mention.date is None) is impossible


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("It runs February 10-12, 2025.", "2025-02-12"),
        ("It runs 10 - 12 March 2025.", "2025-03-12"),
        ("It runs from March 30 to April 2, 2025.", "2025-04-02"),
        ("It ran on March 30, 2025.", "2025-03-30"),
    ],
)
def test_ranges_have_a_last_day(facts_of: FactsOf, text: str, last: str) -> None:
    assert facts_of(text, date=d("2025-03-01")).of("date")[0].last == d(last)


@pytest.mark.parametrize(
    "text",
    [
        "Acme will hold its annual meeting on March 3, 2026.",
        "The call will be held on Tuesday, March 3, 2026, at 9:00 a.m. ET.",
        "The meeting is scheduled for March 3, 2026.",
        "The dividend is to be paid on March 3, 2026.",
        "On March 3, 2026, Acme will host a call.",
        "The replay will be available until March 3, 2026.",
        "Acme will report results for the year ended December 31, 2025, on March 3, 2026.",
        "Acme will release its results after the market closes on March 3, 2026.",
        "Acme will pay a dividend of $0.04 per share on March 3, 2026.",
        "The dividend will be paid March 3, 2026.",
    ],
)
def test_dates_still_to_come(facts_of: FactsOf, text: str) -> None:
    scheduled = [m.date for m in facts_of(text, date=d("2026-03-10")).of("date") if m.scheduled]
    assert scheduled == [d("2026-03-03")]


@pytest.mark.parametrize(
    "text",
    [
        "Holders of record on February 27, 2026 will receive the dividend.",
        "On March 3, 2026, the board said that it will close the plant.",
        "The company will file the agreement dated March 3, 2026.",
        "Acme will discuss the results that it published on March 3, 2026.",
        "The meeting scheduled for March 3, 2026 was postponed and will be held later.",
        "It will not be held on March 3, 2026.",
        "The plan was to be held on March 3, 2026.",
        "Acme will replace the policy adopted on March 3, 2026.",
        "The shares will be entitled to vote as of March 3, 2026.",
    ],
)
def test_dates_in_sentences_about_the_future_that_are_not_to_come(facts_of: FactsOf, text: str) -> None:
    assert not any(mention.scheduled for mention in facts_of(text, date=d("2026-03-10")).of("date"))


def test_a_date_knows_its_quotation(facts_of: FactsOf) -> None:
    text = 'Dr. Roe said: "We signed the whole agreement on March 3, 2026." It was filed on March 4, 2026.'
    assert [m.in_quote for m in facts_of(text, date=d("2026-03-10")).of("date")] == [True, False]


def test_the_fast_search_finds_what_the_forms_find(read: Callable[..., Document]) -> None:
    """Dates are looked for near months and marks only; a whole-text search must not find more."""
    text = "x " * 60 + "It ran Monday-Wednesday, Feb. 10-12, 2025, or on the 3rd of May 2025" + " y" * 60
    assert [text[f.span.start : f.span.end] for f in day_forms_in(text, Span(0, len(text)))] == [
        "Monday-Wednesday, Feb. 10-12, 2025", "3rd of May 2025",
    ]  # fmt: skip
    assert day_forms(read("No dates here at all, may it please.")) == ()


def test_a_few_words_do_not_drive_out_the_index_of_a_release(read: Callable[..., Document]) -> None:
    document = read("It closed on May 5, 2025, and opened again a day later. " * 20)
    index = scan_of(document.text)

    for day in range(1, 20):
        assert day_forms_in(f"It opened on May {day}, 2025.", Span(0, 30))

    assert scan_of(document.text) is index


@pytest.mark.shared
def test_real_releases_have_few_wrong_weekdays(shared: Path, facts_of: FactsOf) -> None:
    """Published releases rarely err: most alarms would be ours. The labels name no wrong weekday in these."""
    alarms: list[Any] = []
    for path in sorted((shared / "gold").glob("*.txt")):
        facts = facts_of(path.read_text(encoding="utf-8"))
        alarms += [(path.stem, m) for m in facts.of("date") if m.weekday_right is False or m.impossible]
        day = facts.release.date
        alarms += [
            (path.stem, m) for m in facts.of("date") if m.scheduled and day and m.last and m.last < day
        ]
    assert alarms == []
