"""Business days, trading days and due dates of reports, by the law of their time.

Holidays come from the tables ``federal-holidays`` and ``sec-closings``, and from the ``holidays`` library
(slow to load) for what they don't hold; periods from the table ``deadlines``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from checker.law import Law
from checker.law import day as as_day
from checker.record import Record

SEC = "sec"
"""The calendar of the SEC: federal holidays and the closings of the table ``sec-closings``."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Of the months of a common year."""

_US_EXCHANGES = frozenset({"NYSE", "NASDAQ", "XNYS", "XNAS"})


class Deadline(Record):
    """When a report is due, and by which row of the table ``deadlines``."""

    form: str
    period_end: date
    due: date
    grace: date | None
    """The last day if a timely Form 12b-25 extends it; None where there is no such extension."""
    authority: str
    status: str


def is_business_day(day: date, law: Law, calendar: str = SEC) -> bool:
    """Whether the SEC (``sec``) or an exchange (by a code of ``holidays``: ``NYSE``, ``TSX``, …) is open."""
    if day.weekday() >= 5:
        return False
    if calendar == SEC:
        return not (_closed(law, day, "sec") or _is_federal(law, day))
    if calendar.upper() in _US_EXCHANGES:
        if _closed(law, day, "exchanges"):
            return False
        if not (_is_federal(law, day) or _may_be_good_friday(day)):
            return True
    return day not in _exchange_holidays(calendar.upper(), day.year)


def is_trading_day(day: date, law: Law, exchange: str = "NYSE") -> bool:
    """Whether the exchange trades on this day, if only in the morning.

    Raises:
        NotImplementedError: ``holidays`` doesn't know the exchange.

    """
    return is_business_day(day, law, exchange)


def next_business_day(day: date, law: Law, calendar: str = SEC) -> date:
    """The day itself if it is open, else the next one that is (17 CFR 240.0-3 for the SEC)."""
    while not is_business_day(day, law, calendar):
        day += timedelta(days=1)
    return day


def add_business_days(day: date, n: int, law: Law, calendar: str = SEC) -> date:
    """The nth business day after a day, which itself needn't be one; counts back if ``n`` is negative.

    This is how Form 8-K counts: an event on a closed day starts the count on the next open day.
    """
    step = timedelta(days=1 if n >= 0 else -1)
    for _ in range(abs(n)):
        day += step
        while not is_business_day(day, law, calendar):
            day += step
    return day


def due(form: str, period_end: date, filer_status: str | None, law: Law) -> date | None:
    """The day on which a report is due; None if no row speaks of it. See :func:`deadline`."""
    found = deadline(form, period_end, law, filer_status=filer_status)
    return found.due if found else None


def deadline(
    form: str,
    period_end: date,
    law: Law,
    *,
    filer_status: str | None = None,
    fiscal_year_end: tuple[int, int] | None = None,
    item: str | None = None,
) -> Deadline | None:
    """When the report for a period (or, for current reports, after an event) is due.

    ``filer_status`` is ``laf``, ``af``, ``naf``, ``venture`` …; unknown means the latest deadline that
    any filer has, so that nobody is called late by a guess. ``fiscal_year_end`` (month, day) decides
    which year end a quarterly report follows; December 31 if not given.
    """
    rows = [
        r
        for r in _rows_in_force(form, period_end, law, fiscal_year_end)
        if item is None or "items" not in r or item in r["items"]
    ]
    own = [r for r in rows if r.get("filer") == filer_status] if filer_status else []
    return max((_by(row, period_end, law) for row in own or rows), key=lambda d: d.due, default=None)


def has_deadline(form: str, period_end: date, law: Law) -> bool:
    """Whether any row says when the report for a period is due: see :func:`deadline`, which works it out."""
    return any(_rows_in_force(form, period_end, law, None))


def _rows_in_force(
    form: str, period_end: date, law: Law, fiscal_year_end: tuple[int, int] | None
) -> Iterator[Mapping[str, Any]]:
    rows = law.once("deadlines", lambda: _by_form(law)).get(form.removesuffix("/A"), ())
    return (r for r in rows if _in_force(r, _era_day(r, period_end, fiscal_year_end)))


def _by_form(law: Law) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of the table ``deadlines``, in their order."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in law.table("deadlines").rows:
        rows.setdefault(row["form"], []).append(row)
    return rows


def add_months(day: date, months: int) -> date:
    """The day some months later; the last day of a month leads to the last day of a month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = _last_day(year, month + 1)
    return date(year, month + 1, last if day.day == _last_day(day.year, day.month) else min(day.day, last))


def year_end(year: int, fiscal_year_end: tuple[int, int]) -> date:
    """The fiscal year end (month, day) in a calendar year; the end of February follows leap years."""
    month, day = fiscal_year_end
    last = _last_day(year, month)
    return date(year, month, last if (month, day) == (2, 28) else min(day, last))


_QUARTERLY = frozenset({"10-Q", "10-QSB", "ca-interim"})


def _era_day(row: Mapping[str, Any], period_end: date, fiscal_year_end: tuple[int, int] | None) -> date:
    """The day that decides which era's row applies to a report."""
    if row["era"] != "year-end" or row["form"] not in _QUARTERLY:
        return period_end
    before = year_end(period_end.year, fiscal_year_end or (12, 31))
    return before if before < period_end else year_end(period_end.year - 1, fiscal_year_end or (12, 31))


def _in_force(row: Mapping[str, Any], day: date) -> bool:
    start, end = as_day(row.get("from")), as_day(row.get("until"))
    return (start is None or start <= day) and (end is None or day < end)


def _by(row: Mapping[str, Any], period_end: date, law: Law) -> Deadline:
    calendar = row.get("calendar")
    if "business_days" in row:
        due_day = add_business_days(period_end, row["business_days"], law, calendar or SEC)
    elif "months" in row:
        due_day = add_months(period_end, row["months"])
    else:
        due_day = period_end + timedelta(days=row["days"])
    if calendar:
        due_day = next_business_day(due_day, law, calendar)
    grace = due_day + timedelta(days=row["grace"]) if "grace" in row else None
    if grace and calendar:
        grace = next_business_day(grace, law, calendar)
    return Deadline(row["form"], period_end, due_day, grace, row.get("authority", ""), row["status"])


def _closed(law: Law, day: date, whose: str) -> bool:
    return day in law.once(f"closings {whose}", lambda: _closings(law, whose))


def _closings(law: Law, whose: str) -> frozenset[date | None]:
    return frozenset(as_day(row["date"]) for row in law.table("sec-closings").rows if row[whose])


def _may_be_good_friday(day: date) -> bool:
    """Easter lies between March 22 and April 25."""
    return day.weekday() == 4 and date(day.year, 3, 20) <= day <= date(day.year, 4, 23)


def _is_federal(law: Law, day: date) -> bool:
    """Whether the federal government is closed, by the table, or by the library for years outside it."""
    return day in law.once(f"federal holidays {day.year}", lambda: _federal_holidays(law, day.year))


def _federal_holidays(law: Law, year: int) -> frozenset[date]:
    for row in law.table("federal-holidays").rows:
        if row["year"] == year:
            return frozenset(date.fromisoformat(f"{year}-{day}") for day in row["days"])
    return federal_holidays(year)


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """Federal holidays and closings by executive order, as the library has them; half days are none."""
    import holidays  # noqa: PLC0415

    found = holidays.country_holidays("US", years=year, categories=("public", "government"))
    return frozenset(day for day, name in found.items() if "half-day" not in name)


@cache
def _exchange_holidays(exchange: str, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415

    return frozenset(holidays.financial_holidays(exchange, years=year))


def _last_day(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _DAYS[month - 1]
