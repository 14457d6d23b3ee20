"""The words that follow the name of a report → what they say of it: period, filing, amendment, numbers, aliases.

``Form 10-K`` *for the year ended December 31, 2024* *(File No. 1-12345)*, *filed with the SEC on February 27, 2025*.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from checker.facts.filings.periods import (
    DATE,
    DATES,
    Period,
    after_matchers,
    days_in,
    filled,
    periods_of,
)

Verb = Literal["filed", "furnished", "to be filed", "unstated"]

AGENCY = (
    r"(?:(?:the )?(?:(?:United States|U\.S\.A?|US|Canadian) )?(?:(?i:Securit(?:ies|y)(?:,| and| &)? Exchanges? Commission)"
    r"|SEC\b|Commission\b|(?:applicable )?(?:Canadian |provincial )?(?i:securities (?:regulat\w+|commission\w*|authorit\w+))"
    r"(?: authorities)?(?: in Canada)?|SEDAR\+?|EDGAR\b))"
)
"""A securities regulator, or its filing system."""

_FILED = r"(?i:filed|furnished|submitted|lodged)"
_AUX = (
    r"(?i:as|and|each|all|both|of|which|that|was|were|is|are|be|to|has|have|had|been|being|when|once|if|will|may|shall"
    r"|expected|anticipated|scheduled|in|case|it|we|they|the Company|publicly|originally|initially|previously"
    r"|subsequently|most|recently|first|last|timely|duly|electronically|concurrently|also|a copy|copies|currently"
    r"|intended|today|earlier|later)"
)
_STOP = r"(?!\b(?:declared|became|becoming|effective|elected|announced|reported)\b|(?<!U\.S|Inc|Corp|Co|Ltd|No)\. (?=[A-Z]))"
_VIA = rf"(?:{_STOP}[^,;()\n]|\([^()\n]{{0,90}}\)|, as amended,|,(?= Inc\.)){{0,130}}?"
_BY_DAY = r"(?: or (?:around|about|before))?(?: the)?(?: \w{3,6}day,)?"
_NAMED = r"(?:the |its |our )?(?:Company|company|Corporation|Registrant|Bank|Trust|Partnership|we|it|they|[A-Z][\w&'.]*(?: [A-Z][\w&'.]*){0,3})"
_CHANGED = r"(?:amended|supplemented|updated|modified|restated|revised|superseded)"
_QUOTED = r'"[^"\n]{1,90}"'

_SOURCES: dict[str, str] = {
    "future": rf",? ?(?:which|that) {_NAMED} (?:currently )?(?:intends?|expects?|plans?|anticipates?|will|must|is required)"
    rf" (?:to )?(?:be )?(?:file|furnish|submit)(?:ed)?\b(?:[^,;()\n]{{0,60}}?(?:on|by|before|no later than|prior to){_BY_DAY}"
    rf" (?P<dates>{DATES}))?",
    "filed": rf"(?:,|;)? ?(?P<aux>(?:{_AUX},? ){{0,8}})(?P<verb>{_FILED})\b(?: (?:or|and|and/or|with or) {_FILED}\b)?"
    rf"(?:(?P<via>{_VIA}),? (?:on|dated|by|before|no later than){_BY_DAY}"
    rf"|(?: (?:with|to) {AGENCY}(?: \([^()\n]{{0,60}}\))?)?,?) (?P<dates>{DATES})(?P<each>,? respectively)?",
    "undated": rf"(?:,|;)? ?(?P<aux>(?:{_AUX},? ){{0,8}})(?P<verb>{_FILED})\b"
    rf"(?: (?:or|and|and/or|with or) {_FILED}\b)?(?: by {_NAMED}(?= (?:with|to)))?(?: (?:with|to|by) {AGENCY})?",
    "on file": rf",? ?(?P<aux>(?:{_AUX},? ){{0,6}})on file with {AGENCY}",
    "awaited": r",? ?(?:which is |that is )?(?:expected|anticipated|scheduled) to be (?:available|filed)\b|,? ?(?:when|once|if and when) (?:it (?:is|becomes|is made) )?(?:available|issued|finalized)",
    "amended": rf",? ?(?:as |and |such )?(?P<may>(?:\w+ )?(?:may|might|could|will|shall) be |each as (?:may be )?)?"
    rf"(?:further |subsequently |previously )?(?P<change>{_CHANGED})(?:(?:,|,? and/or|,? or|,? and) {_CHANGED})*"
    rf"(?: (?:or otherwise )?(?:from time to time|to date))?(?: on {DATE})?"
    r"(?: by (?:the )?(?P<no>Amendment No\. ?\d+)(?: thereto)?(?: on Form)?)?",
    "amendment": r",? ?(?:and|including|together with|as well as) (?:the |an? |any )?(?P<no>[Aa]mendments?(?: No\. ?\d+)?) thereto",
    "number": r",? ?(?:\(?(?:(?:SEC |Commission |Registration |Registration Statement )?(?:File|Reg(?:istration|\.))? ?"
    r"(?:Nos?\.?|Number|#)):? ?(?P<file>\d{1,3} ?- ?\d[\d ]{1,7}\d(?:-\d\d)?)(?:,? (?:and|&) \d{1,3}-\d{4,7})*\)?)",
    "item": r",? ?(?:\()?(?:(?:under|pursuant to|in|at) )?Items? (?P<item>\d\.\d\d|\d{1,2}(?=[ ,.;)]))(?:(?:,| and|, and) (?:Items? )?\d\.\d\d)*",
    "dated": rf",? ?(?:as )?(?:published|dated|issued|released)(?: as of)?(?: on)? (?P<dates>{DATES})",
    "aside": r" ?,? ?\((?P<inside>[^()\n]{0,160}(?:\([^()\n]{0,40}\)[^()\n]{0,60})?)\)",
    "noun": r"'s?\b|s'?\b|(?: [Ss]hareholder| SEC)? (?P<noun>(?:[Aa]nnual |[Qq]uarterly |[Cc]urrent )?(?:filings?|reports?|statements?"
    r"|Reports?|Statements?|registration statements?|submissions?))\b",
    "heading": rf",? (?:under|in|at)(?: the)?(?: (?:heading|caption|section)s?)?(?: (?:entitled|titled|called))? {_QUOTED}"
    rf"(?:(?:,| and|, and| or)(?: the)? {_QUOTED})*,?",
    "meeting": r",? for [^,;()\n]{0,60}?\b(?i:(?:annual|special|extraordinary)(?: general)?(?: and special)? meeting)"
    r"(?: of (?:\w+ )?(?:share|stock|unit)holders)?",
    "subject": r" (?:relating to|in connection with|with respect to|describing(?: the terms of)?|regarding) [^,;()\n]{0,70}?"
    r"(?:offering|Offering|transaction|Transaction|merger|Merger|combination|Combination)\b",
    "owner": r" (?:of|by) (?:the |our )?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Form|Schedule)\w*\b)"
    r"(?P<owner>Company|company|Corporation|Trust|Fund|Partnership|Bank|Registrant|Issuer"
    r"|[A-Z][\w&'-]*(?:,? (?:[A-Z][\w&'-]*|Inc\.|Corp\.|Ltd\.|Co\.)){0,5})",
    "on day": rf",? (?:on or before|on or about|on|by|before|no later than|prior to)(?: the)?(?: \w{{3,6}}day,)?"
    rf" (?P<dates>{DATES})(?P<each>,? respectively)?",
}
"""What may follow the name of a report, in the order of trying."""

_FUTURE = frozenset("to will when once if expected anticipated scheduled intended may shall".split())
_EVERY = frozenset("each all both".split())
_ALIAS = r'"([^"\n]{2,70}?),?"'


@dataclass
class Clauses:
    """What the words after (or around) the name of a report say of it."""

    end: int
    """Where the words that identify the report end: its period, filing date or number."""
    reach: int
    """Where the words that were understood end."""
    periods: list[Period] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    """The days on which it was filed."""
    verb: Verb = "unstated"
    every: bool = False
    """``each filed …``, ``all of which …``, ``respectively``: it holds for all reports of the list."""
    promised: date | None = None
    """The day by which it is to be filed."""
    dated: date | None = None
    as_amended: bool = False
    amendment_named: bool = False
    file_number: str | None = None
    item: str | None = None
    owner: str | None = None
    plural: bool = False
    nouns: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


@cache
def _matchers() -> dict[str, Any]:
    import regex  # noqa: PLC0415

    return {name: regex.compile(source) for name, source in _SOURCES.items()}


@cache
def _alias() -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(_ALIAS)


def read_clauses(
    text: str, start: int, stop: int, around: date, before: Period | None = None, verb: Verb = "unstated"
) -> Clauses:
    """Everything said from ``start`` on, up to ``stop`` or the first words that say something else.

    ``around`` is the release's day; ``before`` is the period that "then ended" repeats; ``verb`` is
    what stands before the name: it makes "on March 3" a filing date.
    """
    clauses = Clauses(start, start, verb=verb)
    while clauses.reach < stop and _one(text, stop, clauses, around, before):
        pass
    return clauses


def _one(text: str, stop: int, clauses: Clauses, around: date, before: Period | None) -> bool:
    for matcher in after_matchers():
        found = matcher.match(text, clauses.reach, stop)
        if found and not (clauses.periods and "day" in found.groupdict() and found["day"]):
            periods = [filled(p, before) for p in periods_of(found, around)]
            if periods:
                clauses.periods += periods
                clauses.end = clauses.reach = found.end()
                return True
    for name, matcher in _matchers().items():
        found = matcher.match(text, clauses.reach, stop)
        if found and found.end() > clauses.reach and _READERS[name](found, clauses, around):
            clauses.reach = found.end()
            return True
    return False


def _read_filed(found: Any, clauses: Clauses, around: date) -> bool:
    words = set(found["aux"].lower().replace(",", " ").split())
    days = [d for d, _ in days_in(found.string, found.span("dates"), around)]
    future = bool(words & _FUTURE)
    _set_verb(found, clauses, future)
    clauses.every |= bool(words & _EVERY) or bool(found["each"])
    if future:
        clauses.promised = days[0] if days else None
    else:
        clauses.days += days
        clauses.end = found.end()
    return True


def _read_undated(found: Any, clauses: Clauses, around: date) -> bool:
    words = set(found["aux"].lower().replace(",", " ").split())
    _set_verb(found, clauses, bool(words & _FUTURE))
    clauses.every |= bool(words & _EVERY)
    return True


def _set_verb(found: Any, clauses: Clauses, future: bool) -> None:
    if future:
        clauses.verb = "to be filed"
    elif clauses.verb in ("unstated", "filed"):
        clauses.verb = "furnished" if found["verb"].lower() == "furnished" else "filed"


def _read_future(found: Any, clauses: Clauses, around: date) -> bool:
    clauses.verb = "to be filed"
    if found["dates"]:
        days = days_in(found.string, found.span("dates"), around)
        clauses.promised = days[0][0] if days else None
    return True


def _read_amended(found: Any, clauses: Clauses, around: date) -> bool:
    if found["change"] in ("amended", "restated") and not found["may"]:
        clauses.as_amended = True
    return _read_amendment(found, clauses, around)


def _read_amendment(found: Any, clauses: Clauses, around: date) -> bool:
    if found["no"]:
        clauses.as_amended = True
        clauses.amendment_named = any(c.isdigit() for c in found["no"])
    return True


def _read_number(found: Any, clauses: Clauses, around: date) -> bool:
    clauses.file_number = found["file"].replace(" ", "")
    clauses.end = found.end()
    return True


def _read_item(found: Any, clauses: Clauses, around: date) -> bool:
    clauses.item = found["item"]
    return True


def _read_dated(found: Any, clauses: Clauses, around: date) -> bool:
    days = days_in(found.string, found.span("dates"), around)
    clauses.dated = days[0][0] if days else None
    clauses.end = found.end()
    return True


def _read_aside(found: Any, clauses: Clauses, around: date) -> bool:
    start, stop = found.span("inside")
    inside = read_clauses(found.string, start, stop, around)
    clauses.periods += inside.periods
    clauses.days += inside.days
    clauses.aliases += _alias().findall(found["inside"])
    clauses.file_number = clauses.file_number or inside.file_number
    clauses.item = clauses.item or inside.item
    clauses.as_amended |= inside.as_amended
    if inside.verb != "unstated":
        clauses.verb = inside.verb
    if inside.end > start:
        clauses.end = found.end()
    return True


def _read_noun(found: Any, clauses: Clauses, around: date) -> bool:
    noun = found["noun"]
    clauses.plural |= found.group() in ("s", "'s", "s'") or bool(noun and noun.endswith("s"))
    if noun:
        clauses.nouns.append(noun)
        clauses.end = found.end()
    return True


def _read_owner(found: Any, clauses: Clauses, around: date) -> bool:
    clauses.owner = found["owner"]
    return True


def _read_on_day(found: Any, clauses: Clauses, around: date) -> bool:
    days = [d for d, _ in days_in(found.string, found.span("dates"), around)]
    if clauses.verb == "to be filed" and not clauses.promised and days:
        clauses.promised = days[0]
        return True
    if clauses.verb not in ("filed", "furnished") or clauses.days:
        return False
    clauses.days += days
    clauses.every |= bool(found["each"])
    clauses.end = found.end()
    return True


def _read_awaited(found: Any, clauses: Clauses, around: date) -> bool:
    clauses.verb = "to be filed"
    return True


def _read_on_file(found: Any, clauses: Clauses, around: date) -> bool:
    clauses.verb = "filed"
    clauses.every |= bool(set(found["aux"].lower().split()) & _EVERY)
    return True


def _read_nothing(found: Any, clauses: Clauses, around: date) -> bool:
    return True


_READERS: dict[str, Callable[[Any, Clauses, date], bool]] = {
    "future": _read_future,
    "filed": _read_filed,
    "undated": _read_undated,
    "on file": _read_on_file,
    "awaited": _read_awaited,
    "amended": _read_amended,
    "amendment": _read_amendment,
    "number": _read_number,
    "item": _read_item,
    "dated": _read_dated,
    "aside": _read_aside,
    "noun": _read_noun,
    "heading": _read_nothing,
    "meeting": _read_nothing,
    "subject": _read_nothing,
    "owner": _read_owner,
    "on day": _read_on_day,
}
