"""Facts → TimeMention: every time of day, its date, and whether its zone word is right on that date."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from checker.document import Document, Span
from checker.facts.clocks import ClockFinder, ClockForm
from checker.facts.release_date import release_date
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from checker.facts import Facts
    from checker.facts.dates import DateMention

_LINE = 140
"""Characters of a line in a list of particulars ("Date: …", "Time: …")."""
_PERIOD = pattern(r"\b(?:end(?:ed|ing)|as of|as at|dated|filed|since|record date of|year to)(?: on)? $")
_RIGHT_AFTER = pattern(r"^[ ,(]*(?:on |of )?(?:or about )?(?:the )?$")
_GAP = 60
"""More characters than can stand between a time and the date that goes with it."""
_AGAIN = pattern(r"^(?: on [^;.\n(]{0,24})?[ ,]*(?:\(|/|\bor\b|;|,|=|\||–|—)[ ]*$")
_TODAY = pattern(r"(?i)\b(?:today|this (?:morning|afternoon|evening)|later (?:today|this))\b")
_SAME = pattern(
    r"(?i)\b(?:same (?:day|date|morning|afternoon)|that (?:day|date|morning|afternoon|evening))\b"
)
_TOMORROW = pattern(r"(?i)\btomorrow\b")


class TimeMention(Record):
    """A time of day as written, with its zone word judged by the tz database."""

    span: Span
    clock: str
    """On a clock of 24 hours: ``16:30``."""
    zone: str | None
    """The zone word: ``EST``; None where none is written."""
    zone_text: str | None
    zone_family: str | None
    """The word that is right all year: ``ET``."""
    date: dt.date | None
    """The day it belongs to."""
    zone_right: bool | None
    """None where the day or the place leaves it open."""
    zone_should_be: str | None
    """The right word, where the written one is wrong."""
    twelve: bool
    """Written "12:00 a.m." or "12:00 p.m.", which readers take both ways."""
    restates: Span | None
    """The time that this one gives again for another zone."""
    conversion_right: bool | None
    conversion_should_be: str | None
    """The right clock time, where the conversion is wrong."""


def find_times(facts: Facts) -> Iterator[TimeMention]:
    """Every time that the document writes."""
    days: _Days | None = None
    before: tuple[ClockForm, dt.date | None] | None = None
    for form in ClockFinder.of(facts.law).find(facts.document):
        days = days or _Days(facts)
        day = days.of(form.span)
        again = before if before and _restates(facts.document, before[0], form) else None
        if again and again[1]:
            day = again[1]
        yield _mention(facts, form, day, again[0] if again else None)
        before = (form, day)


def _mention(facts: Facts, form: ClockForm, day: dt.date | None, again: ClockForm | None) -> TimeMention:
    row = form.zone or {}
    right = _zone_right(facts, form, day)
    meant = _converted(facts, again, form, day) if again else None
    return TimeMention(
        span=form.span,
        clock=form.clock,
        zone=row.get("word"),
        zone_text=form.zone_text,
        zone_family=row.get("family"),
        date=day,
        zone_right=right,
        zone_should_be=row.get("other") if right is False else None,
        twelve=form.twelve,
        restates=again.span if again else None,
        conversion_right=meant == form.clock if meant else None,
        conversion_should_be=meant if meant and meant != form.clock else None,
    )


def _zone_right(facts: Facts, form: ClockForm, day: dt.date | None) -> bool | None:
    """Whether the word fits the day's clock; None if no day is known or it may mean another place's clock."""
    row = form.zone
    if row is None:
        return None
    if row["kind"] == "generic":
        return True
    if day is None:
        return None
    summer = bool(_at(form, day, row["zone"]).dst())
    if summer == (row["kind"] == "daylight"):
        return True
    places = _places(facts, form.span)
    if any(place in places for place in row.get("unless", ())):
        return None
    only = row.get("only")
    return False if only is None or any(place in places for place in only) else None


def _places(facts: Facts, span: Span) -> str:
    """The words in which a place may explain a zone word: the time's sentence and the dateline."""
    document = facts.document
    sentence = document.sentence_at(span.start) or document.blocks[0].span
    lines = [line.place or "" for line in facts.of("dateline")]
    return " ".join([document.words(sentence), *lines, *(line.title() for line in lines)])


def _at(form: ClockForm, day: dt.date, zone: str) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, form.hour, form.minute, tzinfo=_zone(zone))


@cache
def _zone(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    return ZoneInfo(name)


def _converted(facts: Facts, first: ClockForm, second: ClockForm, day: dt.date | None) -> str | None:
    """The first time on the second's clock, as ``14:00``; None if a zone word may mean another clock."""
    if day is None or first.zone is None or second.zone is None:
        return None
    local = _at(first, day, first.zone["zone"]).astimezone(_zone(second.zone["zone"]))
    meant = f"{local.hour:02}:{local.minute:02}"
    places = _places(facts, second.span) if meant != second.clock else ""
    doubtful = any(place in places for row in (first.zone, second.zone) for place in row.get("unless", ()))
    doubtful = doubtful or bool(places and ("only" in first.zone or "only" in second.zone))
    return None if doubtful else meant


def _restates(document: Document, first: ClockForm, second: ClockForm) -> bool:
    """Whether the second time gives the first again: "5:00 p.m. ET (2:00 p.m. PT)"."""
    if first.zone is None or second.zone is None or first.zone["family"] == second.zone["family"]:
        return False
    return _AGAIN.match(document.text[first.span.end : second.span.start]) is not None


class _Days:
    """Which day a time belongs to, by the dates around it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.document = facts.document
        text = self.document.text
        self.dates: Sequence[DateMention] = [
            day
            for day in facts.of("date")
            if day.date and not _PERIOD.search(text, max(0, day.span.start - 24), day.span.start)
        ]
        self.starts = [day.span.start for day in self.dates]

    def of(self, span: Span) -> dt.date | None:
        """The day: in the time's sentence, else the sentences before it, else the lines above."""
        sentence = self.document.sentence_at(span.start)
        block = self.document.block_at(span.start)
        if block is None:
            return None
        found = self._beside(span, sentence or block.span)
        if found is None and sentence is not None:
            found = self._named(sentence) or self._last_in(Span(block.span.start, sentence.start))
        return found or self._above(block.span, sentence or block.span)

    def _within(self, span: Span) -> Sequence[DateMention]:
        first = bisect_left(self.starts, span.start)
        return self.dates[first : bisect_left(self.starts, span.end)]

    def _beside(self, span: Span, around: Span) -> dt.date | None:
        """The date right after the time, else the last before it, else the first after it."""
        first, last = bisect_left(self.starts, around.start), bisect_left(self.starts, around.end)
        at = bisect_left(self.starts, span.end, first, last)
        after = self.dates[at] if at < last else None
        gap = self.document.text[span.end : min(after.span.start, span.end + _GAP)] if after else ""
        if after and len(gap) < _GAP and _RIGHT_AFTER.match(gap):
            return after.date
        at = bisect_left(self.starts, span.start, first, last) - 1
        before = self.dates[at] if at >= first and self.dates[at].span.end <= span.start else None
        chosen = before or after
        return chosen.date if chosen else None

    def _named(self, sentence: Span) -> dt.date | None:
        """The day that the sentence calls today or tomorrow."""
        words, day = self.document.words(sentence), release_date(self.facts).day
        if day and _TOMORROW.search(words):
            return day + dt.timedelta(days=1)
        return day if _TODAY.search(words) else None

    def _last_in(self, span: Span) -> dt.date | None:
        found = self._within(span)
        return found[-1].date if found else None

    def _above(self, line: Span, sentence: Span) -> dt.date | None:
        """The date in the lines above: in a list of particulars, or where a sentence says "the same day"."""
        blocks = self.document.blocks
        at = bisect_left(blocks, line.start, key=lambda block: block.span.start)
        again = _SAME.search(self.document.words(sentence)) is not None
        for block in reversed(blocks[max(0, at - 3) : at] if again or len(line) <= _LINE else ()):
            if len(block.span) > _LINE and not again:
                return None
            if found := self._last_in(block.span):
                return found
        return None
