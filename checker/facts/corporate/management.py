"""Facts → ManagementChange: a director or officer who comes or goes, and what the release says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from checker.document import Span
from checker.facts.corporate.news import EFFECTIVE, dated, dates_in, news_of, words_in
from checker.facts.corporate.occurrences import event_day
from checker.facts.corporate.seats import Change, Seat, SeatChange, seat_changes
from checker.record import Record, replace

if TYPE_CHECKING:
    from checker.facts import Facts

PRINCIPAL = ("ceo", "president", "cfo", "coo", "cao")
"""The officers whose coming and going Item 5.02(b) and (c) always report."""


class ManagementChange(Record):
    """One director's or officer's coming or going. A person who takes several seats is one change."""

    span: Span
    direction: Literal["departure", "appointment"]
    change: Change
    seat: Seat
    """The weightiest seat: of "President and CEO", ``ceo``."""
    seats: tuple[Seat, ...]
    principal: bool
    """Whether one of the seats is a principal officer's."""
    board: bool
    """Whether one of the seats is on the board."""
    person: str | None
    front: bool
    """Whether the headline, a subhead or the lead tells it."""
    notice_date: dt.date | None
    """The day of the notice, decision or appointment, if it is said."""
    effective_date: dt.date | None
    effective_said: bool
    """Whether the text says when it takes effect, if only by words: "immediately"."""
    successor: str | None
    """Who follows, by name, or the words that say what will be done."""
    reason: str | None
    """The words that give a reason."""
    disagreement: Literal["none", "stated", "unsaid"]
    """What is said of a disagreement with the company."""
    start_said: bool
    background_said: bool
    """Whether earlier positions of the person are told."""
    missing: tuple[str, ...]
    """What a departure's or an appointment's particulars lack, in words."""


_WEIGHT: tuple[Seat, ...] = ("ceo", "cfo", "president", "coo", "cao", "chair", "director", "other-officer")
_DEPARTURES = frozenset({"resigned", "retired", "removed", "died", "not-standing", "departed"})

_AT_ONCE = (
    r"(?i)\b(?:effective immediately|with immediate effect|immediately|effective today|"
    r"effective upon|effective (?:at|as of|"
    r"following|with) the|(?:at|after|following|until|through|prior to|upon|before|of) the "
    r"(?:conclusion of (?:the )?)?(?:\w+'s )?"
    r"(?:(?:19|20)\d\d )?(?:upcoming |next )?annual (?:general )?meeting|at the end of|by the "
    r"end of|by year-end|later this (?:year|month)|"
    r"(?:in|by|during|at|until|through) (?:the )?(?:early |mid-|late |end of |close of "
    r")?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|spring|summer|fall|autumn|first|second|third|fourth|"
    r"fiscal|Q[1-4]|(?:19|20)\d\d)|passed away|died|"
    r"accepted (?:the|his|her|\w+'s) resignation|this week|next month|once (?:his|her|a) |"
    r"until (?:his|her|a) |when (?:his|her) (?:term|successor)|"
    r"(?:has|today) (?:resigned|retired|stepped down)|upon (?:the )?(?:clos|complet|appoint))"
)
_SUCCESSION = (
    r"(?i)\b(?:successors?|succeed(?:s|ed|ing)?|replac(?:e|es|ed|ing|ement)|interim|acting|search|fill the|"
    r"vacancy|vacancies|will not be filled|reduc\w+ the (?:size|number)|assum(?:e|es|ed|ing)|"
    r"new (?:CEO|CFO|chief|"
    r"chair|director|president)|taking over|take over|transition)\b"
)
_REASON = (
    r"(?i)\b(?:to (?:pursue|spend|focus|devote|accept|take|join|concentrate)|for (?:personal|"
    r"health|family|medical)\b"
    r"[^.;\n]{0,20}|personal reasons|due to|because of|as a result of|in connection with|in "
    r"order to|retire(?:s|d|ment)?|other "
    r"(?:professional |business )?(?:interests|commitments|opportunities|obligations))\b"
)
_NO_DISAGREEMENT = (
    r"(?i)(?:\b(?:not|no|without|neither|nor)\b[^.;\n]{0,90}\bdisagree\w*|\bdisagree\w*[^.;\n]{0,30}\bnone\b)"
)
_DISAGREEMENT = r"(?i)\bdisagree(?:s|d|ments?)?\b"
_BACKGROUND = (
    r"(?i)\b(?:previously|prior to|most recently|formerly|served as|has served|has held|held "
    r"(?:various|senior|several)|career|"
    r"years of (?:\w+ ){0,3}experience|experience (?:in|as|with)|joined (?:the company|\w+) "
    r"(?:in|as)|was (?:the )?(?:chief|president|"
    r"vice|senior|executive|managing|partner|director)|since (?:19|20)\d\d|brings|has been|"
    r"currently (?:serves|leads)|is the (?:founder|former|current))\b"
)


def find_management_changes(facts: Facts) -> Iterator[ManagementChange]:
    """Every coming and going that the news tells, each once."""
    found = list(seat_changes(facts))
    groups: dict[tuple[str, str], list[SeatChange]] = {}
    for one in found:
        key = _key(one, groups)
        groups.setdefault(key, []).append(one)
    changes = [_merged(facts, group, found) for group in groups.values()]
    yield from (c for c in changes if c.front or not any(o.front for o in changes) or c.person)


def _direction(one: SeatChange) -> Literal["departure", "appointment"]:
    return "departure" if one.change in _DEPARTURES else "appointment"


def _surname(name: str | None) -> str:
    words = [w for w in (name or "").replace(",", " ").split() if len(w.strip(".")) > 1]
    return words[-1].lower() if words else ""


def _key(one: SeatChange, groups: dict[tuple[str, str], list[SeatChange]]) -> tuple[str, str]:
    """Two tellings are one change if the person, or else the seat, is the same."""
    direction, surname = _direction(one), _surname(one.person)
    for (known, name), group in groups.items():
        same_person = surname and surname == name
        same_seat = (not surname or name.startswith("(")) and set(one.seats) & {
            s for g in group for s in g.seats
        }
        if known == direction and (same_person or same_seat):
            return known, name
    return direction, surname or f"({_heaviest(one.seats)})"


def _heaviest(seats: Sequence[Seat]) -> Seat:
    return min(seats, key=_WEIGHT.index)


def _merged(facts: Facts, group: Sequence[SeatChange], everyone: Sequence[SeatChange]) -> ManagementChange:
    first = group[0]
    seats = tuple(dict.fromkeys(seat for one in group for seat in one.seats))
    person = max((one.person for one in group if one.person), key=len, default=None)
    direction = _direction(first)
    notice = [event_day(facts, one.sentence.span) for one in group]
    days = [day for one, told in zip(group, notice, strict=True) if (day := _effective(facts, one, told))]
    change = ManagementChange(
        span=first.span,
        direction=direction,
        change=first.change,
        seat=_heaviest(seats),
        seats=seats,
        principal=any(seat in PRINCIPAL for seat in seats),
        board=any(seat in ("director", "chair") for seat in seats),
        person=person,
        front=any(one.sentence.front for one in group),
        notice_date=next((d for d in notice if d and d not in days), None),
        effective_date=next(iter(days), None),
        effective_said=bool(days) or _said(facts, group, _AT_ONCE),
        successor=_successor(facts, seats, everyone) if direction == "departure" else None,
        reason=_reason(facts, group),
        disagreement=_disagreement(facts),
        start_said=bool(days) or _said(facts, group, _AT_ONCE),
        background_said=_anywhere(facts, _BACKGROUND),
        missing=(),
    )
    ahead = any(words_in(facts.document, one.sentence.span, _AHEAD) for one in group)
    return replace(change, missing=tuple(_missing(change, ahead)))


_AHEAD = (
    r"(?i)\b(?:will|to) (?:join|serve|become|assume|succeed|take over|be appointed|step into|"
    r"lead)\b|\b(?:appoint|nam|elect)\w*[^.;\n]{0,40}\bto (?:succeed|replace)\b"
)
"""Words by which an appointment lies ahead; one in the past tense takes effect at once."""


def _effective(facts: Facts, one: SeatChange, notice: dt.date | None) -> dt.date | None:
    """The day after "effective"; else the first one after the words of change that is not the notice's."""
    found = dated(facts, one.sentence.span, EFFECTIVE)
    if found:
        return found[0]
    after = dates_in(facts, Span(one.span.start, one.sentence.span.end))
    return next((mention.date for mention in after if mention.date != notice), None)


def _said(facts: Facts, group: Sequence[SeatChange], words: str) -> bool:
    return any(words_in(facts.document, one.sentence.span, words) for one in group)


def _anywhere(facts: Facts, words: str) -> bool:
    return any(words_in(facts.document, s.span, words) for s in news_of(facts) if not s.front)


def _reason(facts: Facts, group: Sequence[SeatChange]) -> str | None:
    for one in group:
        found = words_in(facts.document, one.sentence.span, _REASON)
        if found:
            return str(found.group())
    return None


def _successor(facts: Facts, seats: Sequence[Seat], everyone: Sequence[SeatChange]) -> str | None:
    for one in everyone:
        if _direction(one) == "appointment" and set(one.seats) & set(seats):
            return one.person or facts.document.words(one.span)
    for sentence in news_of(facts):
        found = words_in(facts.document, sentence.span, _SUCCESSION)
        if found:
            return str(found.group())
    return None


def _disagreement(facts: Facts) -> Literal["none", "stated", "unsaid"]:
    if "disagree" not in facts.document.lower:
        return "unsaid"
    for sentence in news_of(facts):
        if words_in(facts.document, sentence.span, _NO_DISAGREEMENT):
            return "none"
        if words_in(facts.document, sentence.span, _DISAGREEMENT):
            return "stated"
    return "unsaid"


def _missing(change: ManagementChange, ahead: bool) -> Iterator[str]:
    if change.direction == "departure":
        if not change.effective_said:
            yield "when it takes effect"
        if change.principal and change.successor is None:
            yield "who takes over, or how the seat will be filled"
        return
    if ahead and not change.start_said:
        yield "the day on which it takes effect"
    if not change.background_said:
        yield "the person's earlier positions"
