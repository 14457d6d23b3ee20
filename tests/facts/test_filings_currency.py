"""How references stand in time: due, superseded, possible, in step with the year; and how they are"
" written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.facts import Facts
from checker.facts.filings import Filing


@pytest.fixture
def filings(facts_of: Callable[..., Facts]) -> Callable[..., list[Filing]]:
    def find(text: str, day: date, **stated: object) -> list[Filing]:
        return [f for f in facts_of(text, date=day, **stated).of("filing") if not f.general]

    return find


Filings = Callable[..., list[Filing]]

ANNUAL = "Risks are described in our Form 10-K for the year ended December 31, {}, filed with the SEC."
QUARTER = "Risks are described in our Form 10-Q for the quarter ended {}, filed with the SEC."


def test_an_annual_report_is_superseded_when_the_next_was_due(filings: Filings) -> None:
    on_due_day, day_after = (filings(ANNUAL.format(2024), date(2026, 3, day))[0] for day in (31, 31))
    assert on_due_day.superseded is False
    (late,) = filings(ANNUAL.format(2024), date(2026, 4, 1))
    assert (late.superseded, late.superseded_by, late.superseded_due, late.cycles_old) == (
        True, date(2025, 12, 31), date(2026, 3, 31), 1,
    )  # fmt: skip
    assert day_after.due == date(2025, 3, 31)


def test_two_cycles(filings: Filings) -> None:
    (found,) = filings(ANNUAL.format(2023), date(2026, 4, 1))
    assert (found.cycles_old, found.superseded_by) == (2, date(2025, 12, 31))


def test_a_filer_whose_status_is_stated_has_its_own_deadline(filings: Filings) -> None:
    day = date(2026, 3, 10)
    assert filings(ANNUAL.format(2024), day)[0].superseded is False
    assert filings(ANNUAL.format(2024), day, **{"filer-status": "laf"})[0].superseded is True


def test_foreign_annual_report(filings: Filings) -> None:
    text = ANNUAL.format(2024).replace("10-K", "20-F")
    assert filings(text, date(2026, 4, 30))[0].superseded is False
    assert filings(text, date(2026, 5, 1))[0].superseded is True


def test_a_quarter_with_unknown_year_end_gets_the_annual_deadline(filings: Filings) -> None:
    text = QUARTER.format("September 30, 2025")
    assert filings(text, date(2026, 3, 31))[0].superseded is False
    assert filings(text, date(2026, 4, 1))[0].superseded is True


def test_a_known_year_end_gives_the_quarterly_deadline(filings: Filings) -> None:
    text = (
        "Our Form 10-K for the year ended June 30, 2025 and Form 10-Q for the quarter ended"
        " September 30, 2025"
        " tell more."
    )
    before, after = (filings(text, day)[1] for day in (date(2026, 2, 17), date(2026, 2, 18)))
    assert (before.superseded, after.superseded, after.superseded_by) == (False, True, date(2025, 12, 31))


def test_an_older_report_beside_the_newest_is_no_fault(filings: Filings) -> None:
    text = "See our Form 10-K for the years ended December 31, 2025 and 2024, filed with the SEC."
    assert [f.superseded for f in filings(text, date(2026, 5, 1))] == [False, False]


@pytest.mark.parametrize(
    "text",
    [
        ANNUAL.format(2024) + " We filed a Form NT 10-K.",
        ANNUAL.format(2024) + " The Company was unable to file its annual report on time.",
        "Risks are described in our Form 10-K for fiscal 2023.",
        "Risks are described in our most recent Form 10-K.",
        "Results will be included in our Form 10-K for the year ended December 31, 2024.",
        "See our transition report on Form 10-KT for the period ended December 31, 2024.",
    ],
)
def test_where_currency_cannot_be_told(filings: Filings, text: str) -> None:
    assert all(not f.superseded for f in filings(text, date(2026, 5, 1)))


def test_a_bare_fiscal_year_is_placed_by_the_year_end_that_is_known(filings: Filings) -> None:
    text = "Risks are described in our 2023 Form 10-K."
    (december,) = filings(text, date(2025, 5, 1), **{"fiscal-year-end": "12-31"})
    (january,) = filings(text, date(2025, 4, 1), **{"fiscal-year-end": "01-31"})
    assert (december.covers_until, december.superseded) == (date(2023, 12, 31), True)
    assert (january.covers_until, january.superseded) == (date(2024, 1, 31), False)


def test_weeks_are_given_a_week(filings: Filings) -> None:
    text = "See our Form 10-K for the fiscal year ended December 28, 2024, filed with the SEC."
    assert filings(text, date(2026, 4, 3))[0].superseded is False
    assert filings(text, date(2026, 4, 8))[0].superseded is True


def test_issuers_are_judged_apart(filings: Filings) -> None:
    text = (
        "See Acme Corp.'s Form 10-K for the year ended June 30, 2025 and Roe Corp.'s Form 10-Q for"
        " the quarter"
        " ended October 31, 2025, filed with the SEC."
    )
    assert filings(text, date(2025, 12, 20))[1].calendar_fits is None


@pytest.mark.parametrize(
    ("quarter", "fourth", "fits"),
    [
        ("September 30, 2025", False, True),
        ("June 30, 2025", True, True),
        ("October 31, 2025", False, False),
        ("October 4, 2025", False, True),
        ("November 22, 2025", False, None),
    ],
)
def test_quarters_and_the_fiscal_year(
    filings: Filings, quarter: str, fourth: bool, fits: bool | None
) -> None:
    annual = "See our Form 10-K for the year ended June 30, 2025"
    text = f"{annual} and our Form 10-Q for the quarter ended {quarter}."
    found = filings(text, date(2025, 12, 20))[1]
    assert (found.fourth_quarter, found.calendar_fits) == (fourth, fits)


def test_impossible_dates(filings: Filings) -> None:
    day = date(2026, 5, 1)
    early, late = (
        filings(f"{ANNUAL.format(2025)[:-1]} on {filed}.", day)[0]
        for filed in ("March 1, 2025", "May 12, 2026")
    )
    assert (early.filed_before_period_end, early.filed_after_release) == (True, False)
    assert (late.filed_before_period_end, late.filed_after_release) == (False, True)
    (future,) = filings(ANNUAL.format(2026), day)
    assert (future.period_not_ended, future.days_since_period_end) == (True, -244)


def test_references_that_disagree(filings: Filings) -> None:
    text = ANNUAL.format(2025) + " More risks: " + ANNUAL.format(2024)
    found = filings(text, date(2026, 5, 1))
    assert [f.conflicting for f in found] == [date(2024, 12, 31), date(2025, 12, 31)]


def test_a_quarter_no_newer_than_the_annual_report(filings: Filings) -> None:
    text = ANNUAL.format(2025) + QUARTER.format("September 30, 2025")
    assert [f.behind_own_annual for f in filings(text, date(2026, 3, 1))] == [False, True]


def test_the_quarter_that_is_missing(filings: Filings) -> None:
    day = date(2026, 11, 23)
    alone = ANNUAL.format(2025)
    with_later = alone + " See also our subsequent filings with the SEC."
    assert filings(alone, day)[0].missing_quarter == date(2026, 9, 30)
    assert filings(with_later, day)[0].missing_quarter is None


@pytest.mark.parametrize(
    ("form", "day", "valid", "outdated", "instead"),
    [
        ("Form 10-QSB for the quarter ended June 30, 2012", date(2012, 8, 10), False, True, "10-Q"),
        ("Form 10-QSB for the quarter ended June 30, 2005", date(2005, 8, 10), True, False, "10-Q"),
        ("Form 10-KSB for the year ended December 31, 2007", date(2009, 4, 1), None, True, "10-K"),
        ("Form 10-S", date(2026, 8, 10), False, True, "10-Q"),
        ("Schedule 14D-1", date(2001, 5, 1), False, True, "Schedule TO"),
        ("Form F-9", date(2014, 5, 1), None, True, "F-10"),
        ("Form 10-K", date(2026, 8, 10), True, False, None),
    ],
)
def test_validity_by_date(
    filings: Filings, form: str, day: date, *, valid: bool | None, outdated: bool, instead: str | None
) -> None:
    (found,) = filings(f"Acme filed a {form} with the SEC.", day)
    assert (found.form_valid, found.form_outdated, found.form_instead) == (valid, outdated, instead)


@pytest.mark.parametrize(
    ("written", "hint"),
    [("Form 10-O", "10-Q"), ("Form 10-H", "10-K"), ("Form 10-0", "10-Q"), ("Form 77-Z", None)],
)
def test_unknown_forms(filings: Filings, written: str, hint: str | None) -> None:
    (found,) = filings(f"See our Annual Report on {written} filed with the SEC.", date(2026, 5, 1))
    assert (found.form, found.form_known, found.form_hint) == (None, False, hint)


@pytest.mark.parametrize(
    ("written", "fault", "right"),
    [
        ("form 10-Q", 'lower-case "form"', "Form 10-Q"),
        ("Form 10Q", "missing hyphen", "Form 10-Q"),
        ("Form-10-Q", 'hyphen after "Form"', "Form 10-Q"),
        ("Form 10–Q", "dash for hyphen", "Form 10-Q"),
        ("Form 10-q", "lower-case letter in the number", "Form 10-Q"),
        ("Form 10- Q", "space in the number", "Form 10-Q"),
        ("Form 10-Q", None, "Form 10-Q"),
        ("FORM 10-Q", None, "Form 10-Q"),
        ("Form NT 10-K", None, "Form NT 10-K"),
        ("Form 424(b)(5)", None, "Form 424B5"),
    ],
)
def test_style(filings: Filings, written: str, fault: str | None, right: str) -> None:
    (found,) = filings(f"Acme filed its {written} with the SEC.", date(2026, 5, 1))
    assert (found.style_fault, found.form_right) == (fault, right)


def test_plurals_and_possessives(filings: Filings) -> None:
    day = date(2026, 5, 1)
    (plural,) = filings("Our 10-K's and other reports are filed with the SEC.", day)
    assert plural.style_fault == "apostrophe in the plural"
    assert filings("The 10-K's risk factors are filed with the SEC.", day)[0].style_fault is None


def test_the_noun_must_fit_the_number(filings: Filings) -> None:
    day = date(2026, 5, 1)
    assert filings("Our quarterly report on Form 10-K is filed with the SEC.", day)[0].style_fault
    both = filings("See our annual and quarterly reports on Forms 10-K and 10-Q.", day)
    assert [f.style_fault for f in both] == [None, None]


@pytest.mark.shared
@pytest.mark.parametrize(("day", "superseded"), [(date(2002, 11, 18), False), (date(2003, 5, 20), True)])
def test_the_first_release(shared: Path, filings: Filings, day: date, superseded: bool) -> None:
    (path,) = (shared / "seeds").glob("*.txt")
    quarterly, annual = filings(path.read_text(encoding="utf-8"), day)
    assert (quarterly.form, quarterly.period_end) == ("10-Q", date(2002, 9, 30))
    assert (annual.form, annual.period_end) == ("10-K", date(2001, 12, 31))
    assert (quarterly.due, annual.due) == (date(2002, 11, 14), date(2002, 4, 1))
    assert {f.verb for f in (quarterly, annual)} == {"filed"}
    assert {f.style_fault for f in (quarterly, annual)} == {'lower-case "form"'}
    assert [quarterly.superseded, annual.superseded] == [superseded, superseded]
