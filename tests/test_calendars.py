"""Due dates and business days: the rulebook's test vectors (T7), eras, exchanges, and the speed hint."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from checker import calendars
from checker.calendars import (
    add_business_days,
    add_months,
    deadline,
    due,
    has_deadline,
    is_trading_day,
)
from checker.law import Law


def d(iso: str) -> date:
    return date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("form", "period_end", "filer", "expected"),
    [
        ("10-Q", "2002-09-30", None, "2002-11-14"),
        ("10-K", "2001-12-31", None, "2002-04-01"),
        ("10-K", "2001-12-31", "af", "2002-04-01"),
        ("10-K", "2002-12-31", "af", "2003-03-31"),
        ("10-K", "2023-12-31", "laf", "2024-02-29"),
        ("10-K", "2024-12-31", "laf", "2025-03-03"),
        ("10-K", "2025-12-31", "laf", "2026-03-02"),
        ("10-K", "2025-12-31", "af", "2026-03-16"),
        ("10-K", "2025-12-31", "naf", "2026-03-31"),
        ("10-K", "2025-12-31", None, "2026-03-31"),
        ("10-K/A", "2025-12-31", "naf", "2026-03-31"),
        ("10-Q", "2026-03-31", "laf", "2026-05-11"),
        ("10-Q", "2026-03-31", "naf", "2026-05-15"),
        ("10-Q", "2026-06-30", "af", "2026-08-10"),
        ("10-Q", "2026-06-30", "naf", "2026-08-14"),
        ("10-Q", "2026-09-30", "af", "2026-11-09"),
        ("10-Q", "2026-09-30", "naf", "2026-11-16"),
        ("10-K", "2003-12-31", "af", "2004-03-15"),
        ("10-Q", "2004-03-31", "af", "2004-05-10"),
        ("10-Q", "2003-09-30", "af", "2003-11-14"),
        ("10-K", "2005-12-31", "laf", "2006-03-16"),
        ("20-F", "2010-12-31", None, "2011-06-30"),
        ("20-F", "2011-12-31", None, "2012-04-30"),
        ("20-F", "2012-02-29", None, "2012-07-02"),
        ("40-F", "2024-12-31", None, "2025-04-30"),
        ("40-F", "2024-12-31", "non-venture", "2025-03-31"),
        ("ca-interim", "2025-01-31", "non-venture", "2025-03-17"),
        ("uk-half-year", "2025-06-30", None, "2025-09-30"),
        ("8-K", "2004-08-23", None, "2004-08-27"),
        ("8-K", "2026-11-20", None, "2026-11-27"),
        ("8-K", "2026-11-21", None, "2026-11-27"),
        ("8-K", "2026-11-25", None, "2026-12-02"),
        ("8-K", "2025-01-06", None, "2025-01-13"),
        ("8-K", "2021-06-15", None, "2021-06-22"),
        ("8-K", "2026-07-01", None, "2026-07-08"),
    ],
)  # fmt: skip
def test_due_dates(law: Law, form: str, period_end: str, filer: str | None, expected: str) -> None:
    assert due(form, d(period_end), filer, law) == d(expected)


@pytest.mark.parametrize(("item", "expected"), [("6", "2002-11-25"), ("1", "2002-12-03")])
def test_old_form_8k_counts_by_item(law: Law, item: str, expected: str) -> None:
    found = deadline("8-K", d("2002-11-18"), law, item=item)
    assert found is not None
    assert found.due == d(expected)


def test_unknown_form_has_no_due_date(law: Law) -> None:
    assert due("10-S", d("2026-06-30"), None, law) is None


def test_a_june_year_keeps_45_days_until_its_first_accelerated_annual_report(law: Law) -> None:
    """The 40 days began with the quarter after the first year end on or after 2003-12-15."""
    at = d("2004-03-31")
    june = deadline("10-Q", at, law, filer_status="af", fiscal_year_end=(6, 30))
    december = deadline("10-Q", at, law, filer_status="af", fiscal_year_end=(12, 31))
    assert june is not None
    assert december is not None
    assert (june.due, december.due) == (d("2004-05-17"), d("2004-05-10"))


def test_an_extension_runs_from_the_due_date(law: Law) -> None:
    found = deadline("10-Q", d("2024-09-30"), law)
    assert found is not None
    assert (found.due, found.grace) == (d("2024-11-14"), d("2024-11-19"))
    assert found.status == "V"


def test_business_days_count_back_too(law: Law) -> None:
    assert add_business_days(d("2026-11-27"), -4, law) == d("2026-11-20")


@pytest.mark.parametrize(
    ("day", "exchange", "opens"),
    [
        ("2025-01-09", "NYSE", False), ("2025-10-13", "NYSE", True), ("2026-04-03", "NASDAQ", False),
        ("2001-09-12", "NYSE", False), ("2012-10-30", "NYSE", False), ("2021-06-18", "NYSE", True),
        ("2025-07-01", "TSX", False), ("2025-07-04", "TSX", True), ("2025-02-17", "NASDAQ", False),
        ("2025-02-15", "NASDAQ", False),
    ],
)  # fmt: skip
def test_trading_days(law: Law, day: str, exchange: str, opens: bool) -> None:
    assert is_trading_day(d(day), law, exchange) is opens


def test_half_days_are_business_days(law: Law) -> None:
    assert calendars.is_business_day(d("2002-12-24"), law)
    assert not calendars.is_business_day(d("2018-12-24"), law)


def test_months_keep_the_end_of_the_month() -> None:
    assert add_months(d("2025-06-30"), 3) == d("2025-09-30")
    assert add_months(d("2025-09-30"), 3) == d("2025-12-31")
    assert add_months(d("2025-09-28"), 5) == d("2026-02-28")
    assert add_months(d("2024-11-30"), 3) == d("2025-02-28")


def test_whether_a_report_has_a_deadline_is_told_without_working_it_out(law: Law) -> None:
    assert has_deadline("10-K/A", d("2025-12-31"), law)
    assert not has_deadline("S-1", d("2025-12-31"), law)


def test_the_table_of_federal_holidays_is_the_librarys(law: Law) -> None:
    """When the library learns of a closing, the table has to be made anew."""
    rows = {row["year"]: set(row["days"]) for row in law.table("federal-holidays").rows}
    assert set(rows) == set(range(1994, 2041))
    for year, days in rows.items():
        known = {d for y in (year, year + 1) for d in calendars.federal_holidays(y)}
        assert days == {f"{d:%m-%d}" for d in known if d.year == year and d.weekday() < 5}


def test_a_year_outside_the_table_is_asked_of_the_library(law: Law) -> None:
    assert not calendars.is_business_day(date(2044, 7, 4), law)
    assert calendars.is_business_day(date(2044, 7, 5), law)


def test_a_due_date_does_not_load_the_holiday_library(law: Law) -> None:
    code = (
        "import sys; from datetime import date; from checker.calendars import due\n"
        "from checker.language.pack import load_packs\n"
        "law = load_packs(['us-core']).law\n"
        "assert due('10-K', date(2001, 12, 31), None, law) == date(2002, 4, 1)\n"
        "assert due('10-Q', date(2026, 6, 30), None, law) == date(2026, 8, 14)\n"
        "assert 'holidays' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
