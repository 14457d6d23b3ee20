"""PDUFA goal dates → GoalDate, held against the day on which the application came in.

Original BLAs and NDAs for new molecular entities received from October 1, 2012: ten months (priority: six)
from the 60-day filing date; other applications and supplements: ten (six) months from receipt; resubmissions:
two months (class 1) or six (class 2). A major amendment adds three months. Any of these may be meant, so a
date is off only if it is far from every one that the words allow.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.calendars import add_months
from checker.document import Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.dates import DateMention

SLACK = 45
"""Days by which a date may differ from the one worked out (rulebook BIO-17)."""
_GOAL = pattern(
    r"(?i)\b(?:PDUFA|Prescription Drug User Fee Act|BsUFA|user fee goal)\b|\btarget action date\b"
)
_SUBMITTED = pattern(
    r"(?i)\b(?:submi(?:tted|ssion)|resubmi(?:tted|ssion)|received? by the (?:FDA|agency)|filed (?:its|the"
    r"|an?) (?:\w+ ){0,3}?(?:NDA|BLA|application))\b"
)
_RESUBMITTED = pattern(r"(?i)\bresubmi(?:tted|ssion)\b")
_ACCEPTED = r"(?i)\baccept(?:ed|ance|s)\b"


class GoalDate(Record):
    """The day by which the FDA aims to decide."""

    span: Span
    date: dt.date
    submitted: dt.date | None
    """The day on which the application is said to have gone in."""
    priority: bool | None
    """Priority (True) or standard (False) review, if the release says which."""
    expected: dt.date | None
    """The nearest day that the words allow; None where no submission date is given."""
    off_days: int | None
    off: bool
    """Farther than 45 days from every day that the words allow."""


def find_goal_dates(facts: Facts) -> Iterator[GoalDate]:
    """The first goal date of the release."""
    document = facts.document
    for m in _GOAL.finditer(document.text):
        sentence = document.sentence_at(m.start())
        goal = sentence and _after(facts, Span(m.start(), sentence.end))
        if goal and goal.date:
            yield _goal(facts, goal, goal.date)
            return


def _after(facts: Facts, span: Span) -> DateMention | None:
    return next((d for d in facts.of("date") if d.date and span.contains(d.span)), None)


def _goal(facts: Facts, goal: DateMention, day: dt.date) -> GoalDate:
    submitted = _submitted(facts, goal)
    lower = facts.document.lower
    priority = True if "priority review" in lower else False if "standard review" in lower else None
    days = _possible(submitted, priority, facts) if submitted else ()
    nearest = min(days, key=lambda d: abs((d - day).days), default=None)
    off = (day - nearest).days if nearest else None
    return GoalDate(
        span=goal.span,
        date=day,
        submitted=submitted,
        priority=priority,
        expected=nearest,
        off_days=off,
        off=off is not None and abs(off) > SLACK,
    )


def _submitted(facts: Facts, goal: DateMention) -> dt.date | None:
    """The one day that a sentence about a submission gives; the goal date's own is none."""
    document, found = facts.document, set()
    for m in _SUBMITTED.finditer(document.text):
        sentence = document.sentence_at(m.start())
        day = sentence and _after(facts, Span(m.start(), min(sentence.end, m.end() + 90)))
        if day and day.date and day.span != goal.span and day.date < (goal.date or day.date):
            found.add(day.date)
    return found.pop() if len(found) == 1 else None


def _possible(submitted: dt.date, priority: bool | None, facts: Facts) -> tuple[dt.date, ...]:
    reviews = (6,) if priority else (10,) if priority is False else (6, 10)
    months = {m + filing for m in reviews for filing in (0, 2)}
    if _RESUBMITTED.search(facts.document.text):
        months |= {2, 6}
    if "exten" in facts.document.lower or "major amendment" in facts.document.lower:
        months |= {m + 3 for m in months}
    return tuple(add_months(submitted, m) for m in sorted(months))
