"""Quarters, halves and years spoken of as still to come → PeriodAhead, and whether they are over.

"Expects to launch in the first quarter of 2026" is ahead; "had expected" and "reported for" are not. A fiscal
period is read by the fiscal year end where the release gives it; without one it is left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.calendars import add_months, year_end
from checker.document import Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_QUARTERS = {"first": 3, "second": 6, "third": 9, "fourth": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_PERIOD = pattern(
    r"\b(?:in|during|by|before|for|within)(?: the)?(?: (?:end|close|beginning|start|middle|latter"
    r" part|early part) of"
    r"(?: the)?)?(?: (?:early|late|mid|mid-))? ?"
    r"(?P<period>(?P<fiscal>fiscal )?(?:(?P<quarter>first|second|third|fourth) quarter(?: of)?"
    r"|Q(?P<q>[1-4])(?: of)?"
    r"|(?P<half>first|second) half(?: of)?|[HQ](?P<h>[12])(?: of)?|(?=20\d\d))[,]?"
    r"(?P<fiscal2> fiscal(?: year)?)? ?(?P<year>20\d\d))(?![\d,/-]|\.\d| (?:annual|results|compared"
    r"|and|versus|to))"
)
_AHEAD = pattern(
    r"(?i)\b(?:(?:is|are|remains?) (?:now |currently |still )?(?:expected|anticipated|scheduled"
    r"|planned|slated"
    r"|targeted|on track) (?:to|for)|expects? (?:(?:it|them|these|its \w+|the \w+) )?(?:to|that)"
    r"|plans? to|anticipates? \w+ing|intends? to"
    r"|will (?:launch|begin|start|open|complete|commence|release|announce|close"
    r"|be (?:launched|completed|released|held|opened|available)))\b[^,.;:()\n]{0,90}?$"
)
_PAST = pattern(
    r"(?i)\b(?:had|previously|originally|initially|was|were|as (?:announced|disclosed|reported)|in"
    r" (?:January|February|March"
    r"|April|May|June|July|August|September|October|November|December)|compared|versus|since|from"
    r"|until|prior|reported|ended"
    r"|announced (?:in|on)|would|if|filed|follow(?:s|ing)|based on|data from|completed|began|launched"
    r"|achieved|recorded|delivered)\b"
)


class PeriodAhead(Record):
    """One period that the clause speaks of as still to come."""

    span: Span
    """The words that look ahead, with the period."""
    period: str
    last: dt.date
    """Its last day."""
    over: bool
    """It ended before the release's date."""


def find_periods_ahead(facts: Facts) -> Iterator[PeriodAhead]:
    """Every such period in running text, outside the legends."""
    document, day = facts.document, facts.release.date
    if day is None:
        return
    for m in _PERIOD.finditer(document.text):
        last = _last(m, facts.release.fiscal_year_end)
        if last and not document.overlaps_part(Span(m.start(), m.start() + 1), "legend"):
            start = _ahead(facts, m.start(), last, day)
            if start is not None:
                yield PeriodAhead(Span(start, m.end()), m["period"], last, last < day)


def _ahead(facts: Facts, at: int, last: dt.date, day: dt.date) -> int | None:
    """Where the words begin that look ahead to the period; None if the clause does not."""
    sentence = facts.document.sentence_at(at)
    if sentence is None:
        return None
    before = facts.document.text[sentence.start : at]
    m = _AHEAD.search(before)
    if m is None or (last < day and _PAST.search(before)):
        return None
    return sentence.start + int(m.start())


def _last(m: Any, fiscal_year_end: tuple[int, int] | None) -> dt.date | None:
    """The period's last day."""
    year = int(m["year"])
    quarter, half = m["quarter"] or m["q"], m["half"] or m["h"]
    months = _QUARTERS[quarter] if quarter else {"first": 6, "1": 6}.get(half, 12)
    calendar = fiscal_year_end in (None, (12, 31))
    if not calendar and fiscal_year_end is not None:
        return add_months(year_end(year, fiscal_year_end), months - 12)
    return None if m["fiscal"] or m["fiscal2"] else add_months(dt.date(year, 12, 31), months - 12)
