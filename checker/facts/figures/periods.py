"""Words for stretches of time → the period that a figure is of, as far as the words tell it.

A comparison names its periods in a hundred ways ("in the same quarter last year", "for the three months
ended June 30, 2025", "sequentially"). Here they are found as whole phrases, so that the grammar of
comparisons need not know them, and sorted by what they compare: with the year before, or with the quarter
before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from checker.document import Span
from checker.matching.scan import scan_of
from checker.patterns import pattern
from checker.record import Record

Base = Literal["year", "quarter", "other", ""]
"""Which earlier period the words point to: a year before, the quarter before, a named one, or none."""

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?(?![\d,.]*\d)(?! ?%)(?!\w)|['’]\d\d\b)"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, ?{_YEAR})?|\d{{1,2}} {_MONTH}(?:,? {_YEAR})?|{_MONTH},? {_YEAR})"
_CODE = (
    r"(?:(?:Q[1-4]|[1-4]Q|[HS][12]|[12]H|9M|6M|3M|FY|CY|YTD)(?: ?[-/']? ?(?:FY "
    r"?)?'?(?:20)?\d\d)?\b|FY ?'?\d\d\b)"
)
_NOUN = (
    r"(?:(?:year|quarter|period|month|half|week|day)(?:'s|s|s')?|half-year|quarterly|periods?|"
    r"year-end|yearend|year-to-date|year to date)"
)
_STRONG = (
    rf"(?:{_DAY}|{_CODE}|(?i:(?:year|quarter)[- ](?:over|on)[- ](?:year|quarter)|yoy|y-o-y|qoq|q-o-q|y/y|q/q|"
    rf"sequential(?:ly)?|annually|year-ago|year-earlier)\b|(?i:{_NOUN})\b|{_YEAR})"
)
_WEAK = (
    r"(?i:(?:the|same|prior|previous|preceding|immediately|comparable|comparative|corresponding|equivalent|like|"
    r"last|this|current|first|second|third|fourth|final|1st|2nd|3rd|4th|fiscal|full|calendar|whole|entire|"
    r"one|two|three|six|nine|twelve|thirteen|fourteen|twenty-six|thirty-nine|fifty-two|fifty-three|3|6|9|12|13|14|26|39|52|53|"
    r"three-month|six-month|nine-month|twelve-month|3-month|6-month|9-month|12-month|year|quarter|"
    r"ended|ending|end|earlier|ago|before|a|each|past|just|most|recent|financial|reporting|its|our|audited|unaudited)\b)"
)
_LINK = r"(?i:(?:of|in|for|during|at|as of|as at|on|over|ended|through|to date)\b)"
_PHRASE = pattern(
    rf"(?<![\w$€£,.])(?:{_LINK} )?(?:{_WEAK}[- ]|\d{{1,2}}-){{0,7}}{_STRONG}(?:,? ?(?:\((?:{_STRONG})\)))?"
    rf"(?:(?:,? |, ?)(?:{_LINK} )?(?:{_WEAK}(?:,? |-)){{0,5}}(?:{_STRONG}|(?i:ago|before|"
    rf"earlier|ended)\b)){{0,4}}"
)
_QUARTER = pattern(
    r"(?i)\b(?:sequential(?:ly)?|q-?o-?q|q/q|quarter[- ](?:over|on)[- ]quarter|"
    r"(?:prior|previous|preceding|last)[- ](?:fiscal )?quarter|linked[- ]quarter)\b(?! last year)"
)
_BEFORE = pattern(
    r"(?i)\b(?:y-?o-?y|y/y|year[- ](?:over|on)[- ]year|year[- ](?:ago|earlier)|(?:prior|"
    r"previous|last|preceding|"
    r"comparable|corresponding|same|comparative)[- ](?:\w+[- ]){0,3}?(?:year|period|quarter)|annually|a year "
    r"(?:ago|before|earlier)|year before|prior[- ]period)\b"
)


def _beginnings_in(*sources: str) -> frozenset[str]:
    return frozenset(word[:3] for word in re.findall(r"[a-z]+", " ".join(sources).lower()))


_TELLING = _beginnings_in(_STRONG)
"""With one of these begins each word, but those with digits, that makes words a phrase."""
_LEADING = _beginnings_in(_LINK, _WEAK)
"""With one of these begins each word that may stand before it."""


class PeriodPhrase(Record):
    """Words that name or point to a period."""

    span: Span
    text: str

    @property
    def base(self) -> Base:
        """Which earlier period they point to."""
        if _QUARTER.search(self.text) and not pattern(r"(?i)\byear\b").search(self.text):
            return "quarter"
        return "year" if _BEFORE.search(self.text) else "other"

    @property
    def years(self) -> tuple[int, ...]:
        """The years that they name, in order."""
        return tuple(int(y) for y in pattern(r"\b(?:19|20)\d\d\b").findall(self.text))

    @property
    def quarter(self) -> int | None:
        """1 to 4 where they name a quarter by number."""
        found = _NUMBERED.search(self.text)
        if found is None:
            return None
        return int(found["q"]) if found["q"] else _ORDER.index(found["w"].lower()) + 1


def period_phrases(text: str, start: int, end: int) -> Iterator[PeriodPhrase]:
    """The phrases of a stretch that tell a period, in order; they don't overlap."""
    match, last = _PHRASE.match, start
    for at in _beginnings(text, start, end):
        m = match(text, at, end) if at >= last else None
        if m is None:
            continue
        words, last = m.group(), m.end()
        if words.endswith("'s") and words.lower().startswith("over "):
            words = words[5:]  # "over the prior year's $10.0 million" compares: the word is the comparison's
        yield PeriodPhrase(Span(last - len(words), last), words)


def _beginnings(text: str, start: int, end: int) -> list[int]:
    """Where a phrase may begin in a stretch: at a word that makes one, or that leads to such a word."""
    found: list[int] = []
    at, leads = end + 1, False
    for word in reversed(scan_of(text).view[start:end].split(" ")):
        at -= len(word) + 1
        if not word:
            continue
        beginning, numbered = word[:3], not word.isalpha()
        leads = numbered or beginning in _TELLING or (leads and beginning in _LEADING)
        if leads:
            found.append(at - (numbered and text[at - 1 : at] == "'"))  # "'25"
    return found[::-1]


def differ(one: PeriodPhrase, other: PeriodPhrase) -> bool:
    """Whether two phrases certainly name different periods."""
    years = one.years and other.years and one.years[-1] != other.years[-1]
    quarters = one.quarter and other.quarter and one.quarter != other.quarter
    return bool(years or quarters)


def base_of(old: PeriodPhrase, new: PeriodPhrase | None) -> Base:
    """Which earlier period the old figure is of, by its own words or beside the new figure's quarter."""
    if new is None or old.base in ("year", "quarter") or not (old.quarter and new.quarter):
        return old.base
    if old.quarter != new.quarter:
        return "quarter"
    return "year" if old.years and new.years and old.years[-1] != new.years[-1] else old.base


_NUMBERED = pattern(r"(?i)\b(?:Q(?P<q>[1-4])|(?P<q>[1-4])Q|(?P<w>first|second|third|fourth)[- ]quarter)")
_ORDER = ("first", "second", "third", "fourth")
