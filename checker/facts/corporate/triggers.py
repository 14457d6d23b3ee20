"""Facts → Trigger: which item of Form 8-K the content triggers under the law of the day, and when it is due.

Items come from the table ``eight-k-events``, due days from the table ``deadlines`` (form 8-K) by the SEC's
calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from checker import calendars
from checker.document import Span
from checker.facts.corporate.days import arithmetic, short
from checker.facts.corporate.reporting import reports_on_8k
from checker.law import Law
from checker.law import day as as_day
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import STATUSES, column_of, one_of

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.corporate.management import ManagementChange

TABLE = "eight-k-events"
_RECENT = 30
"""Days before the release within which what the body tells is still news."""


class Trigger(Record):
    """One item of Form 8-K that the content triggers. Each event gives at most one for a release."""

    span: Span
    """The words that tell the event."""
    event: Annotated[str, column_of("eight-k-events", "event")]
    """A name of the table ``eight-k-events``: ``director-departure``."""
    item: str
    """``5.02(b)``; before August 23, 2004 a single number."""
    title: str
    """The item's heading."""
    event_day: dt.date
    """The day from which it is counted: the event's, if the text tells it, else the release's."""
    event_day_known: bool
    """Whether the text tells the day; if not, the release's day is the latest that it can be."""
    due: dt.date | None
    """The last day for the report; None if there is no deadline."""
    arithmetic: str
    """How the day was counted: ``4 business days after Mon Nov 18, 2024: Fri Nov 22, 2024``."""
    clock: str
    """What starts the count: ``signing``."""
    condition: str
    """What must also be so and the text cannot show; may be empty."""
    note: str
    """What else the filer must know; may be empty."""
    duty: str
    """All of this in words, for a finding: item, title, condition, count, note."""
    overdue: bool
    """Whether the due day, by a day that the text tells, lies before the release's own date."""
    authority: str
    status: Annotated[str, one_of(*STATUSES)]


class _Told(Record):
    """An event that the news tells: where, and its day if it is told."""

    event: str
    span: Span
    day: dt.date | None


def find_triggers(facts: Facts) -> Iterator[Trigger]:
    """The items that the content triggers; none for an issuer that does not report on Form 8-K."""
    if not facts.law.table(TABLE).rows or facts.release.date is None or not reports_on_8k(facts):
        return
    seen: set[str] = set()
    for told in sorted(_told(facts), key=lambda t: t.span):
        if told.event not in seen:
            found = _trigger(facts, told, facts.release.date)
            if found is not None:
                seen.add(told.event)
                yield found


def _told(facts: Facts) -> Iterator[_Told]:
    """What is told. A results release recounts its period's events; only its headline announces others."""
    yield from _of_management(facts)
    results = any(event.type == "earnings_results" for event in facts.of("event"))
    for one in facts.of("occurrence"):
        if one.standing == "headline" or not results:
            yield _Told(one.event, one.span, one.date)
    for event in facts.of("event"):
        if event.type == "earnings_results" and _of_a_period(facts, event):
            yield _Told("results", event.span, facts.release.date)
    for split in facts.of("split"):
        if split.kind == "reverse":
            yield _Told("reverse-split", split.span, split.effective)
    for renaming in facts.of("renaming"):
        own = not pattern(r"\b(?:ETF|Fund)\b").search(facts.document.words(_sentence(facts, renaming.span)))
        if own and "name" in facts.document.words(renaming.span).lower():
            yield _Told("name-change", renaming.span, renaming.effective)
    for kind, name, day in _KINDS:
        for fact in facts.of(kind):
            if fact.reported:
                yield _Told(name, fact.span, getattr(fact, day))


def _sentence(facts: Facts, span: Span) -> Span:
    return facts.document.sentence_at(span.start) or span


def _of_a_period(facts: Facts, event: Any) -> bool:
    """Whether results are those of a period, not of a study."""
    if event.certainty != "guessed":
        return True
    period = r"(?i)\b(?:quarter|year|annual|fiscal|half|Q[1-4]|(?:19|20)\d\d)"
    return event.headline and pattern(period).search(facts.document.words(event.span)) is not None


_KINDS = (
    ("listing-notice", "delisting-notice", "received"),
    ("listing-transfer", "listing-transfer", "decided"),
    ("auditor-change", "auditor-change", "date"),
    ("restatement", "non-reliance", "concluded"),
    ("cyber-incident", "cyber", "determined"),
)
"""Kinds of fact that are events: their name in the table, and the field with the day that counts."""


def _of_management(facts: Facts) -> Iterator[_Told]:
    for change in facts.of("management-change"):
        if change.change == "died" or not _is_news(facts, change):
            continue
        if change.direction == "departure":
            if change.board:
                kind = "director-disagreement" if change.disagreement == "stated" else "director-departure"
                yield _Told(kind, change.span, change.notice_date)
            if change.principal:
                yield _Told("officer-departure", change.span, change.notice_date)
        else:
            if change.principal:
                yield _Told("officer-appointment", change.span, change.notice_date)
            if change.board:
                yield _Told("director-election", change.span, change.notice_date)


def _is_news(facts: Facts, change: ManagementChange) -> bool:
    """Whether a change is what the release announces, or is told in its body with a day not long past."""
    released = facts.release.date
    if change.front or released is None:
        return True
    day = change.effective_date or change.notice_date
    return day is not None and day >= released - dt.timedelta(days=_RECENT)


def _trigger(facts: Facts, told: _Told, released: dt.date) -> Trigger | None:
    start = told.day or released
    row = _row(facts.law, told.event, start)
    if row is None:
        return None
    due, words, authority = _due(row, start, told.day is not None, facts.law)
    title = _title(facts.law, row["item"])
    return Trigger(
        span=told.span,
        event=told.event,
        item=f"{row['item']}{row.get('part', '')}",
        title=title,
        event_day=start,
        event_day_known=told.day is not None,
        due=due,
        arithmetic=words,
        clock=str(row.get("starts", "")),
        condition=str(row.get("if", "")),
        note=str(row.get("note", "")),
        duty=_duty(row, title, words),
        overdue=told.day is not None and due is not None and due < released,
        authority=authority,
        status=str(row["status"]),
    )


def _duty(row: Mapping[str, Any], title: str, count: str) -> str:
    condition = f", if {row['if']}" if "if" in row else ""
    note = f" {row['note']}" if "note" in row else ""
    return f"Form 8-K, Item {row['item']}{row.get('part', '')} ({title}){condition}: {count}.{note}"


def _row(law: Law, event: str, on: dt.date) -> Mapping[str, Any] | None:
    """The row of an event in force on its day."""
    for row in law.table(TABLE).rows:
        start, end = as_day(row.get("from")), as_day(row.get("until"))
        if row["event"] == event and (start is None or start <= on) and (end is None or on < end):
            return row
    return None


def _title(law: Law, item: str) -> str:
    rows = law.table("eight-k-items").rows
    return next((str(row["title"]) for row in rows if row["item"] == item), "")


def _due(row: Mapping[str, Any], start: dt.date, known: bool, law: Law) -> tuple[dt.date | None, str, str]:
    """The due day, its count in words, and what it rests on."""
    authority = f"Form 8-K, Item {row['item']}{row.get('part', '')}"
    if row.get("due") == "none":
        return None, "no deadline: a report under this item is voluntary", authority
    if row.get("due") == "reg-fd":
        return None, "with or before the release, as Regulation FD requires (17 CFR 243.100)", authority
    found = calendars.deadline("8-K", start, law, item=row["item"])
    if found is None:
        return None, "", authority
    unit = "calendar" if row["item"] in ("1", "2", "3", "8") and "." not in row["item"] else "business"
    words = _rolled(start, found.due, law) if unit == "calendar" else arithmetic(start, found.due, unit, law)
    if not known:
        words += ", counted from the release's date as the latest day that the event can have"
    if row.get("earlier"):
        early = calendars.add_business_days(found.due, -int(row["earlier"]), law)
        words += f"; the cautious day is {short(early)}"
    return found.due, words, f"{authority}; {found.authority}"


def _rolled(start: dt.date, due: dt.date, law: Law) -> str:
    """``15 calendar days after …``, and why the day moved if it did."""
    nominal = start + dt.timedelta(days=15)
    moved = "" if nominal == due else f"; {short(nominal)} is closed, so {short(due)}"
    return f"15 calendar days after {short(start)}: {short(nominal)}{moved}"
