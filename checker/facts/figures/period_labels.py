"""Quarters named by number and by their last day → PeriodLabel: whether the two agree with the fiscal year.

"Third quarter ended June 30" is right for a year that ends in September and wrong for one that ends in
December. The fiscal year's end must be known from the release; a 52- or 53-week year may end a week into
the next month.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.facts.day_forms import MONTHS, DayForm, day_forms_in
from checker.matching.searching import every
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_ORDER = ("first", "second", "third", "fourth")
_QUARTER = (
    r"(?i)\b(?:(?P<word>first|second|third|fourth)|Q(?P<digit>[1-4]))(?:[- ](?:fiscal|"
    r"financial))?(?(word)[- ]quarter)"
    r"(?:,? (?:of |and |results |financial |fiscal |its |the |year |\(?FY "
    r"?)*(?:20)?\d{2}\)?)?(?: results)?,? "
    r"(?:\(?(?:which |for the )?(?:three|3|thirteen|13|fourteen|14)[- ](?:months?|weeks?)(?: "
    r"period)? )?\(?(?:ended|ending) "
)
_AMBIGUOUS = pattern(r"(?i)\b(?:calendar|previous fiscal year|change in fiscal year|transition period)\b")


class PeriodLabel(Record):
    """A quarter that is named by number and by the day it ended."""

    span: Span
    quarter: int
    """As the release calls it."""
    month: int
    expected: int | None
    """The quarter of the fiscal year that ends then; None where the fiscal year's end is not known."""
    right: bool | None
    year_end: str
    """The fiscal year's last month and day, as ``December 31``."""


def find_period_labels(facts: Facts) -> Iterator[PeriodLabel]:
    """Every quarter with its number and its last day."""
    text = facts.document.text
    matches = list(every(_QUARTER, text))
    year_end = _year_end(facts) if matches else None
    for m in matches:
        reach = Span(m.end(), min(m.end() + 30, len(text)))
        form = next(iter(day_forms_in(text, reach)), None)
        if form is not None and form.span.start == m.end():
            yield _label(m, form, year_end)


def _year_end(facts: Facts) -> tuple[int, int] | None:
    """The fiscal year's end as the release tells it; none where it speaks of two."""
    changes = _AMBIGUOUS.search(facts.document.text) is not None
    known = facts.release.certainty.get("fiscal_year_end") in ("stated", "read")
    return facts.release.fiscal_year_end if known and not changes else None


def _label(m: Any, form: DayForm, year_end: tuple[int, int] | None) -> PeriodLabel:
    quarter = int(m["digit"]) if m["digit"] else _ORDER.index(m["word"].lower()) + 1
    month = _last_month(form.month, form.day)
    expected = None
    if year_end is not None:
        after = (month - _last_month(*year_end)) % 12
        expected = (after // 3 or 4) if after % 3 == 0 else 0
    return PeriodLabel(
        span=Span(m.start(), form.span.end),
        quarter=quarter,
        month=month,
        expected=expected,
        right=None if expected is None else expected == quarter,
        year_end=f"{MONTHS[year_end[0] - 1]} {year_end[1]}" if year_end else "",
    )


def _last_month(month: int, day: int) -> int:
    """The month that a period ends with: its first days still belong to a 52-week year's month before."""
    return month if day > 8 else (month - 2) % 12 + 1
