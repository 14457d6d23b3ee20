"""Tender and exchange offers that a release announces → TenderOffer: for what, how far, until when.

Rules 13e-4, 14d-1 to 14e-1 (17 CFR 240). Offers for debt stand under Rule 14e-1 only, so ``security``
matters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from checker.calendars import is_business_day
from checker.document import Span
from checker.facts.deals.announcements import Announcement, announcements, own_text
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts

Stage = Literal["planned", "commenced", "extended", "amended", "expired", "terminated", "announced"]

_STAGES: tuple[tuple[Stage, str], ...] = (
    ("terminated", r"\b(?:terminat\w+|withdr\w+|cancel\w*)\b"),
    ("extended", r"\bexten(?:ds?|ded|ding|sion)\b"),
    ("expired", r"\b(?:results?|expir(?:es|ed|ation)|complet(?:es|ed|ion)|final|settle\w*|clos(?:es|ed))\b"),
    ("planned",
        r"\b(?:intends?|intention|plans?|will commence|to commence|would commence|agreed to|agreement|"
        r"proposes?|to be followed|expects?)\b",
    ),
    ("amended", r"\b(?:amend\w*|increas\w+|supplement\w*)\b"),
    ("commenced", r"\b(?:commenc(?:es|ed|ement|ing)|launch\w*|announces?|announced|begins?|began)\b"),
)  # fmt: skip
_DEBT = pattern(r"\b(?:notes|bonds|debentures|debt securities|securities due|senior|principal amount)\b")
_SELF = pattern(
    r"\b(?:its (?:own )?(?:outstanding )?(?:common|ordinary|class|shares|stock)|self-?tender|"
    r"issuer tender|dutch auction)\b"
)
_TENDERED = (
    r"(?i)(?:\d[\d,.]*(?:%| ?percent| million)?|\$[\d,.]+(?: million|"
    r" billion)?)(?: \(or[^)\n]{0,40}\))?[^.\n]{0,160}?"
    r"\b(?:tendered|deposited)\b|\b(?:tendered|deposited)\b[^\n]{0,200}?\d[\d,.]*(?:%| ?percent|"
    r" (?:shares|million))"
    r"|\bno (?:shares|notes|securities) (?:had been |have been |were )?(?:validly )?tendered\b"
)
_REASON = (
    r"\b(?:because|as a result of|due to|since|owing to|failure|failed|not (?:been )?(?:satisf\w+|met|"
    r"obtain\w*|receiv\w+)|"
    r"unsatisfied|condition (?:to|that|requiring|of)|minimum (?:tender )?condition|in light of|"
    r"following (?:the|an?))\b"
)
_EXPIRES = r"\b(?:expire[sd]?|expiration|scheduled to expire|expiry|remain open)\b[^;\n]{0,90}?$"
_COMMENCED = r"\b(?:commenc(?:ed|ing|es|e)|commencement|launched|dated|began)\b[^.;\n]{0,60}?$"
_THEN_COMMENCED = r",? (?:\w+ ){0,2}?commenc(?:ed|es)\b"
_TRANSMITTAL = r"\bletters? of transmittal\b"
_SHORTEST = 20
"""Business days that an offer must be open (17 CFR 240.14e-1(a))."""


class TenderOffer(Record):
    """A tender or exchange offer that the release announces."""

    span: Span
    """The words that announce it."""
    kind: Annotated[str, entry_field("tender-kinds", "kind")]
    """``tender`` or ``exchange``."""
    security: Literal["equity", "debt"]
    stage: Stage
    self_tender: bool
    """The issuer offers for its own stock."""
    commenced: dt.date | None
    expires: dt.date | None
    days_open: int | None
    """Business days from the commencement to the expiry, both counted; None where a day is not told."""
    too_short: bool
    """It is open for less than 20 business days."""
    tendered: bool
    """The release says how many securities have been tendered or deposited."""
    reason: bool
    """It says why, in words such as "because" or "the condition that"."""
    transmittal: bool
    """It speaks of a letter of transmittal."""


def find_tender_offers(facts: Facts) -> Iterator[TenderOffer]:
    """The offer that the release announces, at its first place."""
    told = list(announcements(facts, "tender-kinds"))
    if not told:
        return
    first = told[0]
    stages = [_stage(a) for a in told]
    begun, ends = _day(facts, _COMMENCED, _THEN_COMMENCED), _day(facts, _EXPIRES)
    stage: Stage = next((s for s in stages if s != "announced"), "announced")
    start = begun or (facts.release.date if stage == "commenced" else None)
    open_for = _open(facts, start, ends)
    yield TenderOffer(
        span=first.span,
        kind=str(first.fields["kind"]),
        security="debt" if any(_is_debt(facts, a) for a in told) else "equity",
        stage=stage,
        self_tender=any(_SELF.search(a.words) for a in told),
        commenced=start,
        expires=ends,
        days_open=open_for,
        too_short=open_for is not None and stage == "commenced" and open_for < _SHORTEST,
        tendered=_says(facts, _TENDERED),
        reason=_says(facts, _REASON, near=r"(?i)\bterminat|\bwithdr"),
        transmittal=_says(facts, _TRANSMITTAL),
    )


def _stage(told: Announcement) -> Stage:
    nearest: tuple[int, Stage] | None = None
    for stage, words in _STAGES:
        for m in pattern(words).finditer(told.before):
            if nearest is None or m.start() > nearest[0]:
                nearest = (m.start(), stage)
    if nearest is not None and nearest[1] != "commenced":
        return nearest[1]
    after = next((s for s, words in _STAGES[:3] if pattern(words).search(told.after[:60])), None)
    return after or (nearest[1] if nearest else "announced")


def _is_debt(facts: Facts, told: Announcement) -> bool:
    words = told.words + facts.document.lower[told.span.start : told.span.end]
    return bool(_DEBT.search(words))


def _day(facts: Facts, before: str, after: str = "") -> dt.date | None:
    """The first day after such words in the release's own text, or right before others."""
    lower = facts.document.lower
    for one in facts.of("date"):
        if one.date is None or one.in_table:
            continue
        block = facts.document.block_at(one.span.start)
        start = max(block.span.start if block else 0, one.span.start - 170)
        told = pattern(before).search(lower, start, one.span.start)
        if told or (after and pattern(after).match(lower, one.span.end, one.span.end + 60)):
            day: dt.date = one.date
            return day
    return None


def _open(facts: Facts, start: dt.date | None, end: dt.date | None) -> int | None:
    """Business days from the first to the last day, both counted (17 CFR 240.14d-1(g)(3))."""
    if start is None or end is None or not 0 < (end - start).days < 120:
        return None
    days = (start + dt.timedelta(n) for n in range((end - start).days + 1))
    return sum(is_business_day(day, facts.law) for day in days)


def _says(facts: Facts, source: str, near: str = "") -> bool:
    """Whether the release's own text says so; ``near``: in a sentence that says this as well."""
    document = facts.document
    for span in own_text(facts):
        for m in pattern(f"(?i){source}").finditer(document.text, span.start, span.end):
            if not near:
                return True
            sentence = document.sentence_at(m.start()) or span
            if pattern(near).search(document.text, sentence.start, sentence.end):
                return True
    return False
