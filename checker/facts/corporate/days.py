"""Days of the law → words: how a due day was counted, with the closed days that did not count."""

from __future__ import annotations

from datetime import date, timedelta

from checker import calendars
from checker.law import Law

_NUMBERS = ("no", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")


def short(day: date) -> str:
    """``Mon Nov 18, 2002``."""
    return f"{day:%a %b} {day.day}, {day.year}"


def counted(start: date, due: date, law: Law, calendar: str = calendars.SEC) -> int:
    """How many business days a due day lies after (or, negative, before) another."""
    step = 1 if due >= start else -1
    day, found = start, 0
    while day != due:
        day += timedelta(days=step)
        found += calendars.is_business_day(day, law, calendar)
    return found * step


def closed_between(start: date, due: date, law: Law, calendar: str = calendars.SEC) -> list[date]:
    """The weekdays between two days on which the calendar's office is closed."""
    first, last = min(start, due), max(start, due)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return [d for d in days if d.weekday() < 5 and not calendars.is_business_day(d, law, calendar)]


def arithmetic(start: date, due: date, unit: str, law: Law, calendar: str = calendars.SEC) -> str:
    """``4 business days after Mon Nov 18, 2002: Fri Nov 22, 2002``, naming closed weekdays.

    ``unit`` is ``business`` or ``calendar``.
    """
    side = "after" if due >= start else "before"
    number = abs(counted(start, due, law, calendar)) if unit == "business" else abs((due - start).days)
    kind = "business day" if unit == "business" else "calendar day"
    closed = closed_between(start, due, law, calendar) if unit == "business" else []
    not_counted = f" ({', '.join(short(d) for d in closed)} closed)" if closed else ""
    return f"{number} {kind}{'' if number == 1 else 's'} {side} {short(start)}: {short(due)}{not_counted}"
