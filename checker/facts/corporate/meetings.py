"""Facts → HolderMeeting: the meeting of holders that is called or was held: its day, record date, results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Span
from checker.facts.corporate.news import dated, news_of, words_in
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_MEETING = (
    r"(?i)\b(?P<kind>annual|special|extraordinary)(?: (?:and special |general |virtual |and "
    r"general ){0,2})? ?(?:meeting)(?: of (?:its |the )?(?:share|stock|unit)holders)?\b"
)
_HELD_ON = (
    r"(?i)\b(?:meetings?\b[^.;\n]{0,110}\b(?:on|for|until|to)|(?:held|convened|scheduled|"
    r"reconvened?|adjourned|postponed)\b[^.;\n]{0,60}\b(?:on|for|until|to)|meeting date:?)(?: "
    r"[A-Z][a-z]+day,)? $"
)
_RECORD = (
    r"(?i)\b(?:record date\b[^.;\n]{0,60}|(?:share|stock|unit)?holders of "
    r"record\b[^.;\n]{0,60})(?: [A-Z][a-z]+day,)? ?$"
)
_RESULTS = (
    r"(?i)\b(?:results of (?:the |its )?(?:\w+ ){0,4}meeting|voting results|(?:stock|share|"
    r"unit)holders (?:have |overwhelmingly |voted to )?(?:approved?|elected))\b"
)
_CONFERENCE = (
    r"(?i)\b(?:annual meeting of (?:the )?(?:american|society|european|international|"
    r"association)|(?:ASCO|ASH|AACR|SITC|ESMO|ASGCT)\b|scientific|medical|congress)"
)


class HolderMeeting(Record):
    """One meeting of holders."""

    span: Span
    kind: Literal["annual", "special"]
    date: dt.date | None
    record_date: dt.date | None
    days_between: int | None
    """Calendar days from the record date to the meeting."""
    results: bool
    """Whether the release tells the results."""
    electronic: bool
    """Whether it is held online."""


def find_holder_meetings(facts: Facts) -> Iterator[HolderMeeting]:
    """The meeting that the headline or lead speaks of; one for a release."""
    news = news_of(facts)
    for sentence in news:
        found = words_in(facts.document, sentence.span, _MEETING) if sentence.front else None
        if found is None or words_in(facts.document, sentence.span, _CONFERENCE):
            continue
        spans = [s.span for s in news]
        held = next(filter(None, (dated(facts, s, _HELD_ON) for s in spans)), None)
        voting = [s for s in spans if words_in(facts.document, s, r"(?i)\b(?:vote|entitled|meeting)\b")]
        fixed = next(filter(None, (dated(facts, s, _RECORD) for s in voting)), None)
        days = (held[0] - fixed[0]).days if held and fixed else None
        yield HolderMeeting(
            span=Span(found.start(), found.end()),
            kind="annual" if found["kind"].lower() == "annual" else "special",
            date=held[0] if held else None,
            record_date=fixed[0] if fixed else None,
            days_between=days,
            results=any(words_in(facts.document, s, _RESULTS) for s in spans),
            electronic=any(
                words_in(facts.document, s, r"(?i)\b(?:virtual(?:ly)?|online|webcast)\b") for s in spans
            ),
        )
        return
