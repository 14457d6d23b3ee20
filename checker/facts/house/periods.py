"""Fiscal quarters and years with their last days, held against the house's fiscal year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Span
from checker.facts.day_forms import day_forms_in
from checker.facts.house.statement import HouseStatement
from checker.issuer import Issuer
from checker.matching import Matcher

if TYPE_CHECKING:
    from checker.facts import Facts

_PERIOD = Matcher(
    r"(?i)\b(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?quarter"
    r"|(?:fiscal|full) year)"
    r"(?:,? (?:of )?(?:the )?(?:(?:its|our) )?(?:fiscal )?(?:year )?(?:\d{4} )?)?"
    r"[,(]? ?(?:which )?ended (?:on )?"
)
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SLACK = 10
"""Days by which a year of 52 or 53 weeks may end beside the month's end."""


def statements(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    """Each period of which the draft says on which day it ended."""
    if issuer.fiscal_year_end is None:
        return
    text = facts.document.text
    for span, fields in _PERIOD.find(facts.document):
        form = next(iter(day_forms_in(text, Span(span.end, min(span.end + 30, len(text))))), None)
        day = form.on(form.year or 2001) if form and form.span.start <= span.end + 1 else None
        if form is None or day is None:
            continue
        nth = _NTH.get(fields.get("nth", "").lower(), 4)
        expected = _end(issuer.fiscal_year_end, nth, day)
        whole = Span(span.start, form.span.end)
        agrees = abs((day - expected).days) <= _SLACK
        told = f"{expected:%B} {expected.day}"
        yield HouseStatement(whole, "fiscal-period", facts.document.words(whole), told, agrees)


def _end(year_end: tuple[int, int], nth: int, near: dt.date) -> dt.date:
    """The last day of the n-th quarter of the fiscal year, in the year that is nearest to a day."""
    month = (year_end[0] - 1 - 3 * (4 - nth)) % 12 + 1
    ends = [_last_day(year, month, year_end[1]) for year in (near.year - 1, near.year, near.year + 1)]
    return min(ends, key=lambda end: abs((end - near).days))


def _last_day(year: int, month: int, day: int) -> dt.date:
    """A day of a month, or the month's last where the year ends with a month's last day."""
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    last = following - dt.timedelta(days=1)
    return last if day >= 28 else last.replace(day=day)
