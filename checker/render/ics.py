"""Reports → a calendar of computed deadlines (RFC 5545), by the library ``icalendar`` (extra ``calendar``).

The file carries names, days and arithmetic; of the draft it carries nothing. The same draft, packs and day
give the same file: UIDs are hashes of draft, name and day, and ``DTSTAMP`` is the day taken as today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from checker.digests import sha256
from checker.errors import ConfigError
from checker.render import RenderOptions
from checker.render.plain import read_facts
from checker.report import Report

if TYPE_CHECKING:
    from checker.facts.corporate.deadlines import Deadline

_NOT_ADVICE = "Computed by prewire from the draft; confirm against your own calendar. Not legal advice."


def render_ics(reports: Sequence[Report], options: RenderOptions) -> str:
    """One calendar with the deadlines of all reports, by day.

    Raises:
        ConfigError: the library is not installed.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415
    except ImportError:
        raise ConfigError('calendars need the library icalendar: pip install "prewire[calendar]"') from None
    calendar = Calendar()
    calendar.add("prodid", "-//prewire//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in _events(reports):
        calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _events(reports: Sequence[Report]) -> Iterator[Any]:
    found = [(d, report) for report in reports for d in read_facts(report, "deadline") or ()]
    for deadline, report in sorted(found, key=lambda pair: (pair[0].due, pair[0].time or "", pair[0].name)):
        yield _event(deadline, report)


def _event(deadline: Deadline, report: Report) -> Any:
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"{_digest(deadline, report)}@prewire")
    event.add("dtstamp", dt.datetime.combine(report.as_of, dt.time(), dt.UTC))
    event.add("dtstart", _start(deadline))
    event.add("summary", deadline.name)
    authority = f"{deadline.authority} (status {deadline.status})"
    event.add("description", f"{deadline.arithmetic}.\n{authority}\n{_NOT_ADVICE}")
    event.add("categories", ["prewire"])
    event.add("transp", "TRANSPARENT")
    return event


def _start(deadline: Deadline) -> dt.date | dt.datetime:
    """The whole day, or the hour in UTC, so that no time-zone table need be written."""
    if deadline.time is None or deadline.zone is None:
        return deadline.due
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    hour = dt.time.fromisoformat(deadline.time)
    return dt.datetime.combine(deadline.due, hour, ZoneInfo(deadline.zone)).astimezone(dt.UTC)


def _digest(deadline: Deadline, report: Report) -> str:
    identity = "\n".join((report.document.source.sha256, deadline.name, deadline.due.isoformat()))
    return sha256(identity.encode()).hexdigest()[:32]
