"""Facts → Deadline: every day that the law computes from what the release says, with the arithmetic in words.

Form 8-K by the SEC's calendar; ex-dates, record-date notices and reverse splits by the exchange's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from checker import calendars
from checker.document import Span
from checker.facts.corporate.days import arithmetic, short
from checker.facts.corporate.reporting import reports_on_8k
from checker.law import day as as_day
from checker.record import Record
from checker.vocabulary import STATUSES, one_of

if TYPE_CHECKING:
    from checker.facts import Facts

NEW_YORK = "America/New_York"


class Deadline(Record):
    """One day by which, or on which, something must be done."""

    span: Span
    """The words of the release that it follows from."""
    name: str
    """What is due: ``Form 8-K, Item 5.02(b)``."""
    due: dt.date
    time: str | None
    """The hour on a clock of 24 hours, where there is one: ``12:00``."""
    zone: str | None
    """The hour's zone: ``America/New_York``."""
    arithmetic: str
    """How it was counted."""
    authority: str
    status: Annotated[str, one_of(*STATUSES)]
    """How the authority is known: ``V``, ``M+``, ``M``."""
    calendar: str
    """``sec`` or the exchange whose open days were counted; ``none`` for calendar days."""


def find_deadlines(facts: Facts) -> Iterator[Deadline]:
    """Every computed day, each name and day once."""
    seen: set[tuple[str, dt.date]] = set()
    for source in (_reports, _webcast, _notices, _dividends, _splits, _listing):
        for one in source(facts):
            if (one.name, one.due) not in seen:
                seen.add((one.name, one.due))
                yield one


def _reports(facts: Facts) -> Iterator[Deadline]:
    for trigger in facts.of("trigger"):
        if trigger.due is not None:
            yield Deadline(
                span=trigger.span,
                name=f"Form 8-K, Item {trigger.item}",
                due=trigger.due,
                time="17:30",
                zone=NEW_YORK,
                arithmetic=trigger.arithmetic,
                authority=trigger.authority,
                status=trigger.status,
                calendar=calendars.SEC,
            )


def _row(facts: Facts, what: str, day: dt.date) -> Mapping[str, Any] | None:
    """The row of the table ``notice-windows`` for a duty on a day."""
    for row in facts.law.table("notice-windows").rows:
        start, end = as_day(row.get("from")), as_day(row.get("until"))
        if row["what"] == what and (start is None or start <= day) and (end is None or day < end):
            return row
    return None


def _webcast(facts: Facts) -> Iterator[Deadline]:
    """Until when a call adds nothing that another Form 8-K must carry."""
    released = facts.release.date
    if released is None or not any(t.event == "results" for t in facts.of("trigger")):
        return
    row = _row(facts, "webcast", released)
    call = next(iter(facts.of("call")), None)
    if row is None or call is None:
        return
    end = released + dt.timedelta(days=row["hours"] // 24)
    hour = _released_at(facts)
    yield Deadline(
        span=call.span,
        name=f"Last hour for a call covered by Item {row['item']}",
        due=end,
        time=hour,
        zone=NEW_YORK if hour else None,
        arithmetic=f"{row['hours']} hours after the release on {short(released)}"
        f"{f' at {hour} ET' if hour else ''}: "
        f"{short(end)}{f', {hour} ET' if hour else ', at the hour of the release'}",
        authority=row["authority"],
        status=row["status"],
        calendar="none",
    )


def _released_at(facts: Facts) -> str | None:
    """The hour at which the release goes out, Eastern time, if it is known."""
    return next((notice.released for notice in facts.of("exchange-notice")), None)


def _notices(facts: Facts) -> Iterator[Deadline]:
    """Ten minutes before the release, for news that the exchange wants to know beforehand."""
    released = facts.release.date
    if released is None or not _price_sensitive(facts):
        return
    known = {notice.exchange: notice for notice in facts.of("exchange-notice")}
    for exchange in facts.release.exchanges:
        row = _row(facts, f"release {exchange}", released)
        if row is None:
            continue
        notice = known.get(exchange)
        yield Deadline(
            span=notice.span if notice else Span(0, min(1, len(facts.document.text))),
            name=f"Notice to {exchange} before the release",
            due=released,
            time=notice.notify_by if notice else None,
            zone=NEW_YORK if notice else None,
            arithmetic=f"{row['minutes']} minutes before the release"
            + (
                f" at {notice.released} ET: {notice.notify_by} ET"
                if notice
                else f" goes out, {row['window']}"
            ),
            authority=row["authority"],
            status=row["status"],
            calendar="none",
        )


def _price_sensitive(facts: Facts) -> bool:
    return (
        bool(facts.of("trigger")) or any(d.announced for d in facts.of("dividend")) or bool(facts.of("split"))
    )


def _dividends(facts: Facts) -> Iterator[Deadline]:
    """The ex-date, and the notice of the record date, of each declared dividend."""
    if "US" not in facts.release.jurisdictions:
        return
    for dividend in facts.of("dividend"):
        if dividend.record_date is None:
            continue
        if dividend.ex_due is not None:
            yield _ex_date(dividend)
        row = _row(facts, "record date", dividend.record_date)
        if row is not None:
            day = dividend.record_date - dt.timedelta(days=row["days"])
            yield Deadline(
                span=dividend.span,
                name="Notice of the record date to the exchange (or FINRA)",
                due=day,
                time=None,
                zone=None,
                arithmetic=arithmetic(dividend.record_date, day, "calendar", facts.law),
                authority=row["authority"],
                status=row["status"],
                calendar="none",
            )


def _ex_date(dividend: Any) -> Deadline:
    record_date, due = dividend.record_date, dividend.ex_due
    count = (
        "the record date itself"
        if due == record_date
        else f"counted back from the record date, {short(record_date)}"
    )
    return Deadline(
        span=dividend.span,
        name="Ex-dividend date",
        due=due,
        time=None,
        zone=None,
        arithmetic=f"settlement {dividend.cycle}: {count}: {short(due)}",
        authority="17 CFR 240.15c6-1; FINRA Rule 11140",
        status="M+",
        calendar="NYSE",
    )


def _splits(facts: Facts) -> Iterator[Deadline]:
    """Nasdaq's last hour for disclosing a reverse split, and for notifying Nasdaq."""
    if "Nasdaq" not in facts.release.exchanges:
        return
    for split in facts.of("split"):
        if split.disclose_by is None or split.effective is None:
            continue
        yield _nasdaq_day(
            split.span,
            "Public disclosure of the reverse split",
            split.disclose_by,
            split.disclose_hour,
            split.count,
        )
        for row in facts.law.table("reverse-split-notices").rows:
            start, end = as_day(row.get("from")), as_day(row.get("until"))
            if (
                row["what"] != "notification"
                or split.effective < (start or split.effective)
                or (end and split.effective >= end)
            ):
                continue
            day, unit = _back(split.effective, row, facts)
            count = arithmetic(split.effective, day, unit, facts.law, "NASDAQ")
            yield _nasdaq_day(
                split.span, "Company Event Notification of the reverse split to Nasdaq", day, row["by"], count
            )


def _back(effective: dt.date, row: Mapping[str, Any], facts: Facts) -> tuple[dt.date, str]:
    if "business-days" in row:
        return calendars.add_business_days(effective, -row["business-days"], facts.law, "NASDAQ"), "business"
    return effective - dt.timedelta(days=row["calendar-days"]), "calendar"


def _nasdaq_day(span: Span, name: str, due: dt.date, hour: str | None, count: str) -> Deadline:
    return Deadline(
        span, name, due, hour, NEW_YORK, count, "Nasdaq Rules 5250(b)(4), 5250(e)(7)", "V", "NASDAQ"
    )


def _listing(facts: Facts) -> Iterator[Deadline]:
    """Within how many business days a Nasdaq notice must be disclosed."""
    for notice in facts.of("listing-notice"):
        row = _row(facts, "deficiency", notice.received) if notice.received and notice.reported else None
        if row is None or not reports_on_8k(facts) or notice.exchange not in row["exchanges"]:
            continue
        due = calendars.add_business_days(notice.received, row["business-days"], facts.law)
        yield Deadline(
            span=notice.span,
            name=f"Public disclosure of the {notice.exchange} notice",
            due=due,
            time=None,
            zone=None,
            arithmetic=arithmetic(notice.received, due, "business", facts.law),
            authority=row["authority"],
            status=row["status"],
            calendar=calendars.SEC,
        )
