"""Facts → DateMention: every date the release writes, with its year inferred and its weekday checked."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

from checker.document import Document, Span
from checker.facts.day_forms import WEEKDAYS, DayForm, day_forms, infer_year
from checker.facts.release_date import release_date
from checker.facts.scheduling import is_scheduled
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

_CHAINED = frozenset({"-", "–", "—", "to", "through", "and", "&", "or", ",", "", "until", "thru"})
_LATE_BY = 60


class DateMention(Record):
    """A date as written, and the day it means."""

    span: Span
    date: dt.date | None
    """None if the day cannot exist or its year cannot be told."""
    last: dt.date | None
    """The last day where a range is written, else the same day."""
    weekday: Annotated[str, one_of(*WEEKDAYS)] | None
    """The weekday written beside it."""
    true_weekday: Annotated[str, one_of(*WEEKDAYS)] | None
    """The weekday that the day is."""
    weekday_right: bool | None
    """None where no weekday is written or the day is not known."""
    year_inferred: bool
    impossible: bool
    """No calendar has the day: February 30."""
    scheduled: bool
    """The clause speaks of it as still to come."""
    in_quote: bool
    """Somebody is quoted as saying it."""
    in_table: bool


def find_dates(facts: Facts) -> Iterator[DateMention]:
    """Every date that the document writes."""
    document = facts.document
    forms = day_forms(document)
    around = release_date(facts).day if forms else None
    written = [] if around else [form for form in forms if form.written and not form.short_year]
    for n, form in enumerate(forms):
        yield _mention(document, form, forms[n + 1 : n + 9], around or _neighbour(written, form))


def _neighbour(written: Sequence[DayForm], form: DayForm) -> dt.date | None:
    """The full date that stands nearest in the text, where the release's own is unknown."""
    at = bisect_left(written, form.span, key=lambda other: other.span)
    beside = written[max(at - 1, 0) : at + 1]
    near = min(beside, key=lambda other: abs(other.span.start - form.span.start), default=None)
    return near.written if near else None


def _mention(
    document: Document, form: DayForm, later: Sequence[DayForm], around: dt.date | None
) -> DateMention:
    scheduled = is_scheduled(document, form.span)
    meant = form.written or _chained(document.text, form, later) or _nearest(form, around, scheduled)
    impossible = meant is None and not any(form.on(year) for year in _possible_years(form, around))
    true = WEEKDAYS[meant.weekday()] if meant else None
    said = WEEKDAYS[form.weekday] if form.weekday is not None else None
    return DateMention(
        span=form.span,
        date=meant,
        last=_last(document.text, form, meant, later),
        weekday=said,
        true_weekday=true,
        weekday_right=said == true if said and true else None,
        year_inferred=form.year is None,
        impossible=impossible,
        scheduled=scheduled,
        in_quote=document.overlaps_part(form.span, "quote"),
        in_table=_in_table(document, form.span),
    )


def _possible_years(form: DayForm, around: dt.date | None) -> Sequence[int]:
    """The years in which the day may lie; for a leap day whose year cannot be told, a leap year too."""
    if form.year is not None:
        return (form.year,)
    return (around.year - 1, around.year, around.year + 1) if around else (2000,)


def _in_table(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    return block is not None and block.kind == "table"


def _chained(text: str, form: DayForm, later: Sequence[DayForm]) -> dt.date | None:
    """The day with the year given at the end of a list: "January 15" in "January 15 and July 15, 2025"."""
    if form.year is not None:
        return None
    at = form
    for other in later:
        if not _joined(text, at, other):
            return None
        if other.year is not None:
            return form.on(other.year - ((form.month, form.day) > (other.month, other.day)))
        at = other
    return None


def _joined(text: str, form: DayForm, other: DayForm) -> bool:
    between = text[form.span.end : other.span.start]
    return "\n" not in between and all(word.strip(",") in _CHAINED for word in between.split())


_TO = frozenset({"-", "–", "—", "to", "through", "until", "thru"})


def _last(text: str, form: DayForm, meant: dt.date | None, later: Sequence[DayForm]) -> dt.date | None:
    """The last day of the range that begins here; the day itself where there is none."""
    if meant is None:
        return None
    if form.last_day:
        return DayForm(form.span, meant.year, form.month, form.last_day).written or meant
    if later and text[form.span.end : later[0].span.start].strip(" ,") in _TO:
        end = later[0].on(later[0].year or meant.year)
        return end if end and end >= meant else meant
    return meant


def _nearest(form: DayForm, around: dt.date | None, scheduled: bool) -> dt.date | None:
    """The day in the year that brings it nearest to the release; see :func:`infer_year`."""
    if form.year is not None or around is None:
        return None
    found = infer_year(form, around)
    if scheduled and found and (around - found).days > _LATE_BY:
        return form.on(found.year + 1) or found
    return found
