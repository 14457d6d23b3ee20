"""The release's date, its citations and the dates it names → the days that matter, and how each is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from checker import calendars
from checker.record import Record
from checker.render.places import evidence_of
from checker.render.plain import read_facts
from checker.render.wording import capital, count_of, full_date, long_date, short_date, weekday
from checker.report import Report


class DayView(Record):
    """A day that matters."""

    short: str
    """``Nov 14, 2002``."""
    full: str
    """``Thursday, November 14, 2002``."""
    state: str
    """``must`` for the release's own day, ``pass`` for days before it, ``note`` for later ones."""
    today: bool
    """Whether it is the release's own day."""
    what: str
    """What happens."""
    brief: str
    """The same in a few words, for the timeline."""
    relation: str
    """``4 days before the release``."""
    how: str
    """How it was worked out, or where it was read."""
    authority: str
    """What a deadline rests on; may be empty."""


_ANNUAL = ("10-K", "10-KSB", "10-K405", "20-F", "40-F")
_AHEAD_SHOWN = 12
_TIMELINE = 7
_QUOTES = "“”\"‘’' "


class _Day(Record):
    """A day before it is put into words."""

    on: date
    what: str
    brief: str
    how: str
    authority: str = ""


def day_views(report: Report) -> tuple[DayView, ...]:
    """The days that matter, in order; each once."""
    release_date = report.facts.release.date
    found: dict[tuple[date, str], _Day] = {}
    for day in _Days(report).all():
        found.setdefault((day.on, day.what), day)
    ordered = sorted(found.values(), key=lambda d: (d.on, d.what))
    return tuple(_view(day, release_date) for day in ordered)


def timeline_of(days: Sequence[DayView]) -> tuple[DayView, ...]:
    """The days around the release's own, and no more than fit into one row."""
    center = next((i for i, day in enumerate(days) if day.today), 0)
    first = max(0, min(center - _TIMELINE // 2, len(days) - _TIMELINE))
    return tuple(days[first : first + _TIMELINE])


def _view(day: _Day, release_date: date | None) -> DayView:
    is_release = day.on == release_date and day.brief == "This release"
    before = release_date is not None and day.on < release_date
    return DayView(
        short=short_date(day.on),
        full=full_date(day.on),
        state="must" if is_release else "pass" if before else "note",
        today=is_release,
        what=day.what,
        brief=day.brief,
        relation="" if is_release else _relation(day.on, release_date),
        how=day.how,
        authority=day.authority,
    )


def _relation(day: date, release_date: date | None) -> str:
    if release_date is None:
        return ""
    days = (day - release_date).days
    if days == 0:
        return "The day of the release"
    return f"{count_of(abs(days), 'day')} {'after' if days > 0 else 'before'} the release"


class _Days:
    """Where the days come from."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.document = report.document
        self.release = report.facts.release
        self.law = report.facts.law

    def all(self) -> Iterator[_Day]:
        """Every day, in no order."""
        if self.release.date:
            how = f"{capital(_SOURCES.get(self.release.date_source, self.release.date_source))}"
            yield _Day(self.release.date, "This release", "This release", how)
        for filing in read_facts(self.report, "filing") or ():
            yield from self._filing(filing)
        yield from self._deadlines()
        yield from self._calls()
        yield from self._named()

    def _filing(self, filing: Any) -> Iterator[_Day]:
        form, end = getattr(filing, "form", None), getattr(filing, "period_end", None)
        filed = getattr(filing, "filed_date", None)
        if not isinstance(form, str):
            return
        at = evidence_of(filing.span, self.document).at.lower()
        if isinstance(filed, date):
            yield _Day(filed, f"Form {form} filed", f"Form {form} filed", f"Stated in {at}")
        if isinstance(end, date):
            period = (
                "year" if form.startswith(_ANNUAL) else "quarter" if form.startswith("10-Q") else "period"
            )
            yield _Day(
                end,
                f"End of the {period} that Form {form} covers",
                f"{capital(period)} ends",
                f"Cited in {at}",
            )
            yield from self._due(form, end, period, "ended")
            if period != "period":
                yield from self._next_due(form, end, period)

    def _due(self, form: str, end: date, period: str, verb: str) -> Iterator[_Day]:
        found = calendars.deadline(form, end, self.law, fiscal_year_end=self.release.fiscal_year_end)
        if found:
            what = f"Form {form} due for the {period} {verb} {long_date(end)}"
            how = self._how(form, end, found.due)
            yield _Day(found.due, what, f"Form {form} due", how, _release_names(found.authority))

    def _next_due(self, form: str, end: date, period: str) -> Iterator[_Day]:
        """The report after the one cited: what the reader will look for next."""
        after = calendars.add_months(end, 12 if period == "year" else 3)
        year_end = self.release.fiscal_year_end
        if period == "quarter" and year_end and (after.month, after.day) == year_end:
            return
        verb = "ending" if self.release.date is None or after >= self.release.date else "ended"
        yield from self._due(form, after, period, verb)

    def _how(self, form: str, end: date, due: date) -> str:
        start = f"{long_date(end)}"
        for row in self.law.table("deadlines").rows:
            days = row.get("days")
            if row["form"] != form or not isinstance(days, int):
                continue
            nominal = end + timedelta(days=days)
            if nominal == due:
                return f"{start} + {days} days, the most that any filer has"
            calendar = row.get("calendar") or calendars.SEC
            if nominal < due <= nominal + timedelta(days=5) and (
                calendars.next_business_day(nominal, self.law, calendar) == due
            ):
                closed = f"{weekday(nominal)}, {long_date(nominal)}, when the SEC is closed"
                return f"{start} + {days} days is {closed}; the next business day counts"
        return f"Counted from {start}"

    def _deadlines(self) -> Iterator[_Day]:
        """What the law computes: reports, notices, ex-dates; the hour stands before what is due."""
        for deadline in read_facts(self.report, "deadline") or ():
            hour = f", {deadline.time} ET" if deadline.time and deadline.zone else ""
            how = capital(deadline.arithmetic)
            yield _Day(deadline.due, f"{deadline.name}{hour}", deadline.name, how, deadline.authority)

    def _calls(self) -> Iterator[_Day]:
        for call in read_facts(self.report, "call") or ():
            on = getattr(call, "date", None)
            if isinstance(on, date):
                at = evidence_of(call.span, self.document).at.lower()
                yield _Day(on, "Conference call or webcast", "Conference call", f"Read in {at}")

    def _named(self) -> Iterator[_Day]:
        """Days that the release names and that lie ahead of it."""
        ahead: dict[date, Any] = {}
        for mention in read_facts(self.report, "date") or ():
            on = getattr(mention, "date", None)
            if isinstance(on, date) and self.release.date and on > self.release.date:
                ahead.setdefault(on, mention)
        for on, mention in sorted(ahead.items())[:_AHEAD_SHOWN]:
            sentence = self.document.sentence_at(mention.span.start) or mention.span
            evidence = evidence_of(sentence, self.document, 110)
            yield _Day(
                on,
                f"“{evidence.quote.strip(_QUOTES)}”",
                "Named in the release",
                f"Read in {evidence.at.lower()}",
            )


def _release_names(authority: str) -> str:
    """``33-8128; 33-8644`` → ``SEC Release 33-8128; SEC Release 33-8644``."""
    parts = authority.split("; ")
    return "; ".join(f"SEC Release {p}" if p[:2].isdigit() and p[2:3] == "-" else p for p in parts)


_SOURCES = {
    "stated": "stated by the user",
    "front matter": "stated in the front matter",
    "dateline": "read from the dateline",
    "header": "read from the lines above the text",
    "text": "read from the text",
    "unknown": "not known",
}
