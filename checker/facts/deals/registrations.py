"""The registration statement that a release speaks of → Registration: form, file number, filed, effective.

17 CFR 230.134, 230.415. A report (10-K) is none; a registration of a class of stock (Form 8-A, Form 10)
is none.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.calendars import add_months
from checker.document import Span
from checker.facts.deals.announcements import own_text
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

Status = Literal["effective", "filed", "planned", "confidential", "unclear"]

_HEAD = pattern(
    r"(?i)\b(?:shelf )?registration statements?\b(?: \([^()\n]{0,60}\))?"
    r"(?:,? (?:on |under )?\"?(?:shelf\" )?Form\s{1,2}(?P<form>[SFN]-\d{1,2}(?:ASR|MEF)?))?"
)
_NUMBER = pattern(r"(?i)\b(?:File )?(?:Nos?|Numbers?)\.? ?:? ?(?P<number>333-? ?\d{5,6}(?:-\d\d)?)")
_FILED = pattern(r"(?i)\bfiled\b(?:(?!effective)[^;\n]){0,120} on (?:or (?:about|around) )?$")
_EFFECTIVE_ON = pattern(
    r"(?i)(?:\b(?:declared|became|become|was|is|been) effective\b[^.;\n]{0,80}? on"
    r"|\beffective (?:upon filing|automatically)[^.;\n]{0,60}? on|\beffective,? (?:as of|on)"
    r"|\bdeclared,? effective,? (?:by [^.;\n]{0,80}? )?on) $"
)
_NOT_EFFECTIVE = pattern(r"(?i)\bnot (?:yet )?(?:been (?:declared )?|become |be )?(?:declared )?effective\b")
_EFFECTIVE = pattern(r"(?i)\beffective\b")
_PLANNED = pattern(
    r"(?i)\b(?:plans?|intends?|expects?|will|agreed|required|obligat\w+|anticipates?) (?:\w+ ){0,2}?"
    r"(?:to )?(?:file|submit|register)\b"
)
_CONFIDENTIAL = pattern(
    r"(?i)\bconfidential(?:ly)?\b[^.;\n]{0,80}?\b(?:submi\w+|draft)|\bdraft registration statement\b"
)
_REACH = 420
"""Characters after the words "registration statement" in which its number and dates stand."""
_SHELVES = frozenset({"S-3", "F-3", "S-3ASR", "F-3ASR", "F-10"})


class Registration(Record):
    """A registration statement, once: at its first mention that says most."""

    span: Span
    """From the words "registration statement" to what is told of it last."""
    form: str | None
    """``S-3``, as written."""
    shelf: bool
    """Form S-3, F-3 or F-10."""
    number: str | None
    """The file number, ``333-123456``."""
    filed: dt.date | None
    effective: dt.date | None
    status: Status
    """``effective``; ``filed`` and not effective, or not said to be; ``planned``; ``confidential``."""
    said_not_effective: bool
    """The release says that it is not yet effective."""
    effective_until: dt.date | None
    """Three years after a shelf became effective (17 CFR 230.415(a)(5)); None for others."""
    effective_before_filed: bool


def find_registrations(facts: Facts) -> Iterator[Registration]:
    """Each registration statement of the release's own text, told apart by form and number."""
    document = facts.document
    best: dict[str, Registration] = {}
    for span in own_text(facts):
        for m in _HEAD.finditer(document.text, span.start, span.end):
            found = _registration(facts, m, span.end)
            known = best.get(found.form or "")
            if known is None or _told(found) > _told(known):
                best[found.form or ""] = found
    named = [one for form, one in best.items() if form]
    yield from named or best.values()


def _told(one: Registration) -> int:
    """How much a mention tells."""
    facts = (one.number, one.filed, one.effective, one.status == "effective", one.said_not_effective)
    return sum(bool(fact) for fact in facts)


def _registration(facts: Facts, m: Any, block_end: int) -> Registration:
    text = facts.document.text
    end = min(m.end() + _REACH, block_end)
    sentence = facts.document.sentence_at(m.start())
    start = max(sentence.start if sentence else 0, m.start() - _REACH)
    around = text[start:end]
    number = _NUMBER.search(text, m.start(), end)
    days = _days(facts, Span(start, end))
    filed = next((day for before, day in days if _FILED.search(before)), None)
    effective = next((day for before, day in days if _EFFECTIVE_ON.search(before)), None)
    form = m["form"].upper() if m["form"] else None
    shelf = form in _SHELVES or "shelf" in around.lower()
    own = text[start : min(sentence.end, end)] if sentence else around
    return Registration(
        span=Span(m.start(), max(m.end(), number.end() if number else 0)),
        form=form,
        shelf=shelf,
        number=number["number"].replace(" ", "") if number else None,
        filed=filed,
        effective=effective,
        status=_status(own, around, effective),
        said_not_effective=bool(_NOT_EFFECTIVE.search(around)),
        effective_until=add_months(effective, 36) if effective and shelf else None,
        effective_before_filed=bool(filed and effective and effective < filed),
    )


def _status(own: str, around: str, effective: dt.date | None) -> Status:
    """By the words of its sentence, then of the next ones."""
    if _NOT_EFFECTIVE.search(around):
        return "confidential" if _CONFIDENTIAL.search(own) else "filed"
    if _CONFIDENTIAL.search(own):
        return "confidential"
    if effective or _EFFECTIVE.search(around):
        return "effective"
    if _PLANNED.search(own):
        return "planned"
    return "filed" if pattern(r"(?i)\bfiled\b").search(own) else "unclear"


def _days(facts: Facts, span: Span) -> list[tuple[str, dt.date]]:
    """The dates of a stretch, each with the words before it since the date before."""
    dates = facts.of("date")
    at = bisect_left(dates, span.start, key=lambda d: d.span.start)
    found, last = [], span.start
    while at < len(dates) and dates[at].span.end <= span.end:
        one = dates[at]
        if one.date is not None:
            found.append((facts.document.text[last : one.span.start], one.date))
        last, at = one.span.end, at + 1
    return found
