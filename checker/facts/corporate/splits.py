"""Facts → Split: a forward or reverse split: ratio, day, arithmetic, and what the release says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker import calendars
from checker.document import Span
from checker.facts.corporate.days import arithmetic
from checker.facts.corporate.news import dated, dates_in, news_of, words_in
from checker.law import Law
from checker.law import day as as_day
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_COUNT = (
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty "
    "twenty-five thirty forty fifty sixty hundred"
)
_COUNTS = dict(
    zip(
        _COUNT.split(),
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 25, 30, 40, 50, 60, 100),
        strict=True,
    )
)
_N = rf"(?:\d{{1,4}}(?:\.\d+)?|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_SPLIT = (
    r"(?i)\b(?P<reverse>reverse (?:stock |share |common stock )?splits?|(?:share|stock|common "
    r"share) consolidation|consolidat(?:e|ion of) (?:its |the )?[^.;\n]{0,40}?shares)\b|"
    r"\b(?P<forward>(?:forward |stock |share |common stock ){1,3}splits?)\b"
)
_RATIO = (
    rf"(?i)\b(?P<new>{_N})(?:\)|\b)[- ]?(?:\((?:\d+)\)[- ])?(?P<word>for|to|"
    rf":)[- ]?(?P<old>{_N})\b(?: \(\d+\))?(?!\.\d)"
)
_OLD_NEW = r"(?i)\b(?:old|pre-?consolidation|existing|every|for each|post-?consolidation|each)\b"
_ADJUSTED = (
    r"(?i)\b(?:split-?adjusted|post-?split|post-?consolidation|adjusted basis|begin(?:s|"
    r"ning)? trading|commenc\w+ trading|open(?:ing)? of (?:trading|the market)|"
    r"market open(?:s|ing)?|start trading)\b"
)
_EFFECTIVE = (
    r"(?i)\b(?:effective(?:ness)?|effect|adjusted basis|trading|market open|open of|"
    r"consummat\w+|implement\w*|complete\w*)\b[^;\n]{0,110}?\b(?:on|of|as of|at)?(?: or "
    r"about)?(?: [A-Z][a-z]+day,)? ?$"
)
_CUSIP = r"(?i)\bCUSIP\b"
_FRACTIONS = r"(?i)\bfractional\b|\bfractions? of (?:a )?shares?\b|\bround(?:ed|ing) (?:up|down)\b"
_FROM_TO = (
    r"(?i)\bfrom (?:approximately |about )?(?P<before>\d[\d,.]*)(?P<bscale> million| "
    r"billion)?(?: (?:shares|issued|outstanding|common)[\w ]{0,30})? (?:shares )?to "
    r"(?:approximately |about )?"
    r"(?P<after>\d[\d,.]*)(?P<ascale> million| billion)?"
)
_NONE = r"(?i)\b(?:no|not|without|cancel\w*|withdr\w+|abandon\w*|instead of)\b[^.;\n]{0,60}\bsplits?\b"
_PAST = (
    r"(?i)\b(?:reflects?|adjusted (?:for|to)|gives? effect|retroactive\w*|previously|"
    r"completed in|effected (?:in|on)|following (?:the|our|its)|prior to|(?-i:may)|if|could|"
    r"authori[sz]e the board|proposal|approv(?:e|al of) a)\b"
)


class Split(Record):
    """A split that the release announces."""

    span: Span
    kind: Literal["forward", "reverse"]
    ratio: str | None
    """As written: ``1-for-10``."""
    old_shares: float | None
    new_shares: float | None
    ratio_right: bool | None
    """Whether the ratio's order fits the kind: 2-for-1 is forward, 1-for-10 reverse."""
    effective: dt.date | None
    """The day from which the shares trade adjusted, or the split takes effect."""
    announced: bool
    """Whether the headline or the lead tells it."""
    shares_right: bool | None
    """Whether the numbers of shares before and after fit the ratio, within two percent."""
    cusip_said: bool
    fractions_said: bool
    disclose_by: dt.date | None
    """By Nasdaq's rule: the last day for the public disclosure."""
    disclose_hour: str | None
    """The hour on that day, Eastern time: ``12:00``."""
    count: str
    """How that day was counted."""
    in_time: bool | None
    """Whether the release's date lies on or before that day; None if a date is unknown, the split has taken
    effect already, or the release says that it was announced before."""
    missing: tuple[str, ...]
    """What the release does not say, in words."""


def find_splits(facts: Facts) -> Iterator[Split]:
    """The split that the release announces or dates; one for a release."""
    news = news_of(facts)
    for sentence in news:
        found = words_in(facts.document, sentence.span, _SPLIT)
        if found is None or not sentence.front:
            continue
        if words_in(facts.document, sentence.span, _NONE):
            return
        if sentence.standing != "headline" and words_in(facts.document, sentence.span, _PAST):
            continue
        ratio = _ratio(facts, [s.span for s in news])
        if ratio is not None or found["reverse"]:
            yield _split(facts, Span(found.start(), found.end()), found, ratio)
            return


def _ratio(facts: Facts, news: list[Span]) -> Any:
    """The first ratio in a sentence that speaks of a split."""
    for span in news:
        if words_in(facts.document, span, _SPLIT):
            found = words_in(facts.document, span, _RATIO)
            if found:
                return found
    return None


def _split(facts: Facts, span: Span, found: Any, ratio: Any) -> Split:
    news = [s.span for s in news_of(facts)]
    document = facts.document
    kind: Literal["forward", "reverse"] = "reverse" if found["reverse"] else "forward"
    new, old = (_number(ratio["new"]), _number(ratio["old"])) if ratio else (None, None)
    effective = _effective(facts, news)
    by, hour, count = disclosure_by(effective, facts.law) if kind == "reverse" else (None, None, "")
    cusip = any(words_in(document, s, _CUSIP) for s in news)
    fractions = any(words_in(document, s, _FRACTIONS) for s in news)
    pending = any(words_in(document, s, _PENDING) for s in news)
    missing = [
        what
        for what, absent in (
            ("the ratio", ratio is None),
            ("the day on which it takes effect", effective is None and not pending),
            ("the new CUSIP number", not cusip and kind == "reverse"),
            ("what becomes of fractional shares", not fractions and kind == "reverse"),
        )
        if absent
    ]
    return Split(
        span=span,
        kind=kind,
        ratio=ratio.group() if ratio else None,
        old_shares=old,
        new_shares=new,
        ratio_right=_ratio_right(facts, kind, ratio, new, old),
        effective=effective,
        announced=True,
        shares_right=_shares_right(facts, news, new, old),
        cusip_said=cusip,
        fractions_said=fractions,
        disclose_by=by,
        disclose_hour=hour,
        count=count,
        in_time=_in_time(facts, by, effective),
        missing=tuple(missing),
    )


def _in_time(facts: Facts, by: dt.date | None, effective: dt.date | None) -> bool | None:
    released = facts.release.date
    if by is None or effective is None or released is None or effective <= released:
        return None
    earlier = any(words_in(facts.document, s.span, _EARLIER) for s in news_of(facts))
    return None if earlier and released > by else released <= by


_PENDING = r"(?i)\bFINRA\b|\bwill (?:be announced|announce)\b|\bto be (?:announced|determined)\b"
"""The day is still to be set, and the release says by whom or that it will be told."""

_EARLIER = (
    r"(?i)\b(?:previously|earlier|already) (?:announced|disclosed|reported)\b|\bas "
    r"(?:announced|disclosed) on\b"
)


def _number(word: str) -> float:
    return float(word) if word[0].isdigit() else _COUNTS[word.lower()]


def _ratio_right(facts: Facts, kind: str, ratio: Any, new: float | None, old: float | None) -> bool | None:
    """None where the order can be meant either way: "10 old for 1 new", "1:10"."""
    if ratio is None or new is None or old is None or new == old or ratio["word"] == ":":
        return None
    sentence = facts.document.sentence_at(ratio.start())
    if sentence and words_in(facts.document, sentence, _OLD_NEW):
        return None
    return (new > old) == (kind == "forward")


def _shares_right(facts: Facts, news: list[Span], new: float | None, old: float | None) -> bool | None:
    """Whether "from X to Y shares" fits the ratio; None if nothing of the sort is said."""
    if not new or not old:
        return None
    for span in news:
        found = words_in(facts.document, span, _FROM_TO)
        if found and "outstanding" in facts.document.lower[span.start : span.end]:
            before, after = (
                _shares(found["before"], found["bscale"]),
                _shares(found["after"], found["ascale"]),
            )
            if found["ascale"] and not found["bscale"] and before < 10_000:
                before *= 1e6 if "million" in found["ascale"] else 1e9
            wanted = max(new, old) / min(new, old)
            factor = max(before, after) / min(before, after) if min(before, after) else 0
            return abs(factor / wanted - 1) <= 0.02
    return None


def _shares(digits: str, scale: str | None) -> float:
    number = float(digits.rstrip(".,").replace(",", "") or 0)
    return number * {"million": 1e6, "billion": 1e9}.get((scale or "").strip(), 1)


def _effective(facts: Facts, news: list[Span]) -> dt.date | None:
    """The day on which the shares begin to trade adjusted; else the day on which the split takes effect."""
    for span in news:
        found = words_in(facts.document, span, _ADJUSTED)
        if found:
            after = dates_in(facts, Span(found.start(), span.end))
            before = dates_in(facts, Span(span.start, found.start()))
            near = after[0] if after else before[-1] if before else None
            if near is not None:
                return near.date
    for span in news:
        stated = dated(facts, span, _EFFECTIVE) if words_in(facts.document, span, _SPLIT) else None
        if stated:
            return stated[0]
    return None


def disclosure_by(effective: dt.date | None, law: Law) -> tuple[dt.date | None, str | None, str]:
    """Nasdaq's last day and hour for disclosing a reverse split, and how it was counted."""
    if effective is None:
        return None, None, ""
    for row in law.table("reverse-split-notices").rows:
        start, end = as_day(row.get("from")), as_day(row.get("until"))
        if (
            row["what"] == "disclosure"
            and (start is None or start <= effective)
            and (end is None or effective < end)
        ):
            day = calendars.add_business_days(effective, -int(row["business-days"]), law, "NASDAQ")
            return day, str(row["by"]), arithmetic(effective, day, "business", law, "NASDAQ")
    return None, None, ""
