"""Facts → Dateline: the place, day and wire that open a release's text.

The parts come in any order, separated by dashes, slashes or parentheses:
``IRVINE, Calif., Nov. 18 /PRNewswire/ --``, ``TORONTO, ON / ACCESSWIRE / March 3, 2025 /``,
``NEW YORK--(BUSINESS WIRE)--``, ``Feb. 7, 2025 - Denver, Colorado -``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from checker.document import Span
from checker.facts.day_forms import DayForm, infer_year
from checker.facts.openings import Opening, newswires
from checker.facts.release_date import ReleaseDate, release_date
from checker.law import day as as_day
from checker.record import Record
from checker.vocabulary import STATUSES, column_of, one_of

if TYPE_CHECKING:
    from checker.facts import Facts

_COVER = 400
"""Characters around a date within which a form's cover says what it is."""


class Dateline(Record):
    """The opening of a release's text: where, when, by which wire."""

    span: Span
    place: str | None
    """As printed, all cities."""
    city: str | None
    """The first city."""
    region: str | None
    region_ap: Annotated[str, column_of("datelines", "ap")] | None
    """The region as AP style prints it in a dateline; None where no region is printed or known."""
    country: str | None
    """ISO 3166 code."""
    country_name: str | None
    """The country as printed; None if it isn't."""
    stands_alone: bool
    """AP style needs no region after this city."""
    date: dt.date | None
    date_span: Span | None
    year_inferred: bool
    conflicts_with_stated: bool
    """The user or the front matter states another date."""
    conflicts_with_header: bool
    """A line above the text bears another date."""
    conflicts_with_text: bool
    """The text tells of deeds done after this date: the year is last year's by a slip."""
    other_date: dt.date | None
    """The date it conflicts with."""
    wire: Annotated[str, column_of("newswires", "name", closed=False)] | None
    """The wire's name in the table ``newswires``, or as printed where the table has none."""
    wire_text: str | None
    wire_span: Span | None
    wire_valid: bool | None
    """Whether the wire's name was in use on the release's date; None if that isn't known."""
    wire_now: str | None
    """The wire's present name, where the printed one is out of use."""
    wire_status: Annotated[str, one_of(*STATUSES)] | None
    """How firmly the wire's period of use is known: V, M+, M, M-."""


def find_datelines(facts: Facts) -> Iterator[Dateline]:
    """The release's dateline, if it has one."""
    known = release_date(facts)
    if known.opening:
        yield _dateline(facts, known, known.opening)


def _dateline(facts: Facts, known: ReleaseDate, opening: Opening) -> Dateline:
    site, form = opening.site, opening.day
    day = _day_of(form, known.day)
    stated, header = as_day(facts.stated.get("date")), _header_day(facts, known)
    return Dateline(
        span=opening.span,
        place=opening.place,
        city=site.city if site else None,
        region=site.region if site else None,
        region_ap=site.region_ap if site else None,
        country=site.country if site else None,
        country_name=site.country_name if site else None,
        stands_alone=bool(site and site.stands_alone),
        date=day,
        date_span=form.span if form else None,
        year_inferred=bool(form and form.year is None),
        conflicts_with_stated=_differ(day, stated),
        conflicts_with_header=_differ(day, header),
        conflicts_with_text=stated is None and _differ(day, known.day),
        other_date=next((other for other in (stated, header, known.day) if _differ(day, other)), None),
        **_wire(facts, opening, day or known.day),
    )


def _differ(one: dt.date | None, other: dt.date | None) -> bool:
    return one is not None and other is not None and one != other


def _header_day(facts: Facts, known: ReleaseDate) -> dt.date | None:
    """The day on a line of its own above the text; not the day of the event on the cover of a Form 8-K."""
    if known.header:
        around = known.header.span
        words = facts.document.lower[max(0, around.start - _COVER) : around.end + _COVER]
        if "earliest event" in words or "date of report" in words:
            return None
    return _day_of(known.header, known.day)


def _day_of(form: DayForm | None, around: dt.date | None) -> dt.date | None:
    if form is None or form.written:
        return form.written if form else None
    return infer_year(form, around) if around else None


def _wire(facts: Facts, opening: Opening, day: dt.date | None) -> dict[str, Any]:
    """The fields of the wire."""
    printed = facts.document.words(opening.wire) if opening.wire else None
    row = newswires(facts.law).row(printed) if printed else {}
    valid = _in_use(row, day)
    return {
        "wire": row.get("name", printed),
        "wire_text": printed,
        "wire_span": opening.wire,
        "wire_valid": valid,
        "wire_now": row.get("now") if valid is False else None,
        "wire_status": row.get("status"),
    }


def _in_use(row: Mapping[str, Any], day: dt.date | None) -> bool | None:
    start, end = as_day(row.get("from")), as_day(row.get("until"))
    if day is None or (start is None and end is None):
        return None
    return (start is None or start <= day) and (end is None or day < end)
