"""The words that follow the name of a report → what they say of it: period, filing, amendment, numbers.

``Form 10-K`` *for the year ended December 31, 2024* *(File No. 1-12345)*, *filed on March 3, 2025*.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from checker.facts.filings.clause_patterns import ALIAS, FOLLOWING
from checker.facts.filings.periods import AFTER_PATTERNS, TIMED, Period, days_in, filled, periods_of
from checker.patterns import pattern
from checker.record import Record, field

Verb = Literal["filed", "furnished", "to be filed", "unstated"]

_FUTURE = frozenset(
    ("to", "will", "when", "once", "if", "expected", "anticipated", "scheduled", "intended", "may", "shall")
)
_EVERY = frozenset(("each", "all", "both"))
_ENDS = frozenset('.:)]"\n')
"""Marks with which no clause begins."""
_FOLLOWING = tuple((name, pattern(source)) for name, source in FOLLOWING.items())


class Clauses(Record, frozen=False):
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


def read_clauses(
    text: str,
    start: int,
    stop: int,
    around: date,
    *,
    before: Period | None = None,
    verb: Verb = "unstated",
) -> Clauses:
    """Everything said from ``start`` on, up to ``stop`` or the first words that say something else.

    ``around`` is the release's day; ``before`` is the period that "then ended" repeats; ``verb`` is
    what stands before the name: it makes "on March 3" a filing date.
    """
    clauses = Clauses(start, start, verb=verb)
    while clauses.reach < stop and text[clauses.reach] not in _ENDS:
        if not _one(text, stop, clauses, around, before):
            break
    return clauses


def _one(text: str, stop: int, clauses: Clauses, around: date, before: Period | None) -> bool:
    """Reads one clause; False if what follows is none."""
    return _period(text, stop, clauses, around, before) or _other(text, stop, clauses, around)


def _period(text: str, stop: int, clauses: Clauses, around: date, before: Period | None) -> bool:
    for matcher in AFTER_PATTERNS if TIMED.search(text, clauses.reach, stop) else ():
        found = matcher.match(text, clauses.reach, stop)
        if found and not (clauses.periods and "day" in found.groupdict() and found["day"]):
            periods = [filled(p, before) for p in periods_of(found, around)]
            if periods:
                clauses.periods += periods
                clauses.end = clauses.reach = found.end()
                return True
    return False


def _other(text: str, stop: int, clauses: Clauses, around: date) -> bool:
    for name, words in _FOLLOWING:
        found = words.match(text, clauses.reach, stop)
        if found and found.end() > clauses.reach:
            read = _READERS.get(name, _read_nothing)
            if read(found, clauses, around):
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
    clauses.aliases += pattern(ALIAS).findall(found["inside"])
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
    filed = clauses.verb in ("filed", "furnished") or "filing" in clauses.nouns
    if clauses.days or not filed:
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


def _read_agency(found: Any, clauses: Clauses, around: date) -> bool:
    return clauses.verb != "unstated"


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
    "agency": _read_agency,
    "owner": _read_owner,
    "on day": _read_on_day,
}
