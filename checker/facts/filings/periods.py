"""Words → the period that a report covers: ``for the year ended June 30, 2024``, ``Q1 2025``.

Patterns are for the reading text. A list of dates or years gives one period each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from checker.calendars import add_months
from checker.document import Span
from checker.facts.day_forms import MONTHS, DayForm, day_forms_in, month_number
from checker.patterns import pattern
from checker.record import Record, replace

PeriodKind = Literal["year", "quarter", "half", "none"]

_MONTH = "(?:" + "|".join(f"{m[:3]}|{m[:3].upper()}" for m in MONTHS) + r")[A-Za-z]{0,6}\.?"
YEAR = r"(?:19|20)\d\d(?!\d)"
DATE = (
    rf"(?:{_MONTH} ?(?:\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?: ?,? ?{YEAR})?|,? ?{YEAR})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? {YEAR}"
    rf"|\d{{1,2}}/\d{{1,2}}/(?:{YEAR}|\d\d)|{YEAR}-\d\d-\d\d)"
)
"""A day, or a month with its year."""

_AND = r"(?:, and |, or | and | or |, | & | and for )"
DATES = rf"{DATE}(?:{_AND}(?:on )?(?:{DATE}|{YEAR}))*"
"""Dates in a row; a later one may leave out the day (``December 31, 2024 and 2023``), an earlier the year."""

_COUNTED = (
    r"(?i:fiscal|financial|calendar|full|transition|reporting|quarterly|annual|interim|first|second|third"
    r"|fourth"
    r"|1st|2nd|3rd|4th|three|six|nine|ten|twelve|thirteen|fourteen|sixteen|twenty|thirty|forty|fifty|one"
    r"|two|four|five|seven|eight|\d{1,2}"
    r"|months?|weeks?|quarters?|half|years?|periods?|and|or|the|Q[1-4]|FY)"
)
_KIND = rf"(?P<kind>(?:{_COUNTED}(?:\(s\))?(?: |-| - )){{1,10}})"
_ENDED = r"(?i:then |which |that )?(?i:ended|ending|ends|end|concluded)(?: on| as of| as at| at)?"
_OWN = r"(?:(?:the|its|our|their|such|that|each of the|(?:the )?[Cc]ompany's) )?"
_ORDINAL = r"(?i:first|second|third|fourth|1st|2nd|3rd|4th)"
_FISCAL = r"(?i:fiscal|financial|calendar)"
_YEARS = rf"(?P<years>{YEAR}(?:{_AND}{YEAR})*)"
_MEETING = r"(?!(?:'s)? (?i:annual|special|extraordinary)(?i: general)?(?i: and special)?(?i: meeting))"

AFTER = (
    rf"(?:(?:for|covering|of|in respect of|with respect to|relat(?:ing|ed) to|as of and for|as of"
    rf"|at) )?{_OWN}"
    rf"{_KIND}(?:\(?(?P<named>{YEAR})\)?,? (?:which )?)?{_ENDED} (?:the )?(?P<when>{DATES}|{YEAR})",
    rf"(?:for|of|covering) {_OWN}(?:{_FISCAL} )?(?:(?i:year|quarter|period) )?then ended(?P<then>)",
    rf"(?:for|of|covering) {_OWN}(?P<quarter>{_ORDINAL}(?:{_AND}{_ORDINAL})*(?: {_FISCAL})? (?i:quarters?)"
    rf"|Q[1-4])(?:,? (?:of )?{_OWN}(?:{_FISCAL} )?(?i:year |FY ?)?(?P<quarter_year>{YEAR}))?",
    rf"(?:for|of|covering) {_OWN}(?:{_FISCAL} )?(?P<quarter_year>{YEAR})"
    rf" (?P<quarter>{_ORDINAL} (?i:quarter))",
    rf"(?:for|of|covering) {_OWN}(?:(?:{_FISCAL}|(?i:full))[ -])*(?i:years? |FY ?)?{_YEARS}"
    rf"(?: (?:{_FISCAL}|(?i:full))(?: (?i:years?))?| (?i:years?))?(?![-/]){_MEETING}",
    r"(?:for|of) (?i:FY) ?'?(?P<short_year>\d\d)(?!\d)",
    rf"(?:as of|as at|at|for) (?P<day>{DATE})",
)
"""Patterns of a period that follows the name of a report."""

BEFORE = (
    rf"(?P<quarter_year>{YEAR}) (?P<quarter>{_ORDINAL}(?: {_FISCAL})?[ -](?i:quarter)|Q[1-4])",
    rf"(?:FY ?(?P<quarter_year>{YEAR}) )?(?P<quarter>{_ORDINAL}(?: {_FISCAL})?[ -](?i:quarter)|Q[1-4])"
    rf"(?:,? (?:of )?(?:{_FISCAL} )?(?:FY ?)?(?P<quarter_year>{YEAR})| FY ?'?(?P<short_year>\d\d)(?!\d))?",
    rf"(?<!\b(?:on|dated|filed|of|since|by) )(?P<day>{DATE})",
    rf"(?:{_FISCAL} (?i:year )?(?i:ended )?|FY ?|(?i:year[- ]end) )?(?P<years>(?<![\w./-]|\d, |\d ){YEAR})"
    rf"(?: {_FISCAL}(?i: year)?)?",
    r"FY ?'?(?P<short_year>\d\d)(?!\d)",
)
"""Patterns of a period that stands before the name of a report."""

TIMED = pattern(r"(?i)\d|quarter|then ended")
"""What a stretch has in which one of them matches."""


class Period(Record):
    """A period as stated: its kind, its last day, its fiscal year; what is not stated is None."""

    kind: PeriodKind
    end: date | None = None
    fiscal_year: int | None = None
    same: bool = False
    """``the year then ended``: the period named before."""
    also_year: bool = False
    """A quarter and the year that ends with it: ``the quarter and year ended``."""
    year_inferred: bool = False
    """The day is written without its year; the year is that of the last such day before the release."""


AFTER_PATTERNS = tuple(pattern(rf",? ?(?:and )?(?:{source})") for source in AFTER)
"""Those of :data:`AFTER`, with the comma or "and" that may lead to them."""

BEFORE_PATTERNS = tuple(pattern(rf"(?:{source}) ?$") for source in BEFORE)
"""Those of :data:`BEFORE`, up to the end of the text searched."""


def periods_of(match: Any, around: date) -> tuple[Period, ...]:
    """The periods that a match of one of the patterns states; ``around`` dates a day without a year."""
    groups = match.groupdict()
    text = match.string
    if "then" in groups and groups["then"] is not None:
        return (Period(kind_of(match.group()), same=True),)
    if groups.get("quarter"):
        short = groups.get("short_year")
        year = groups.get("quarter_year") or (f"20{short}" if short else None)
        return (Period("quarter", fiscal_year=int(year) if year else None),)
    if groups.get("years"):
        return tuple(Period("year", fiscal_year=int(y)) for y in pattern(YEAR).findall(groups["years"]))
    if groups.get("short_year"):
        return (Period("year", fiscal_year=2000 + int(groups["short_year"])),)
    if groups.get("day"):
        days = days_in(text, match.span("day"), around)
        return tuple(Period("none", end=day, year_inferred=inferred) for day, inferred in days)
    return tuple(_ended(match, around))


def _ended(match: Any, around: date) -> Iterator[Period]:
    kind = kind_of(match["kind"])
    named = int(match["named"]) if match["named"] and kind != "quarter" else None
    both = kind == "quarter" and bool(pattern(r"(?i)\byears?\b").search(match["kind"]))
    if pattern(YEAR).fullmatch(match["when"]):
        yield Period(kind, fiscal_year=int(match["when"]))
        return
    for end, inferred in days_in(match.string, match.span("when"), around):
        yield Period("year" if named else kind, end, named, also_year=both, year_inferred=inferred)


_TEENS = "twelve|thirteen|fourteen|sixteen"
_FIFTY, _TWENTY, _THIRTY = r"fifty[- ]\w+", r"twenty[- ]\w+", r"(?:thirty|forty)(?:[- ](?:six|nine))?"
_KINDS: tuple[tuple[str, PeriodKind], ...] = (
    (rf"^(?:the |and )*(?:1[2-7]|3[6-9]|4\d|{_TEENS}|{_THIRTY})\b.*\bweeks?\b", "quarter"),
    (rf"^(?:the |and )*(?:2[4-8]|{_TWENTY})\b.*\bweeks?\b", "half"),
    (rf"^(?:the |and )*(?:5[0-4]|{_FIFTY})\b.*\bweeks?\b", "year"),
    (r"\b(?:quarters?|quarterly|Q[1-4]|three|3|nine|9)\b", "quarter"),
    (r"\b(?:years?|annual|FY|twelve|12)\b", "year"),
    (r"\b(?:half|six|6)\b", "half"),
)
"""What the words before "ended" name: weeks, then months and the periods themselves."""


def kind_of(words: str) -> PeriodKind:
    """What kind of period the words before "ended" name; ``none`` for a mere "period"."""
    return next((kind for source, kind in _KINDS if pattern("(?i)" + source).search(words)), "none")


def days_in(text: str, where: tuple[int, int], around: date) -> list[tuple[date, bool]]:
    """The days written in a stretch of text, each with whether its year had to be inferred.

    An elided year or day is filled in from its neighbour; a month stands for its last day.
    """
    words = text[slice(*where)]
    pieces = [m.span() for m in pattern(rf"{DATE}|{YEAR}").finditer(words)]
    found: list[tuple[date, bool]] = []
    for start, end in pieces:
        later = words[end:]
        day = _day(words[start:end], later, found[-1][0] if found else None, around)
        if day is not None:
            found.append(day)
    return found


def _day(words: str, later: str, before: date | None, around: date) -> tuple[date, bool] | None:
    if words.isdecimal():
        return (_same_day_in(before, int(words)), False) if before else None
    forms = day_forms_in(words, Span(0, len(words)))
    if not forms:
        return _end_of_month(words)
    if forms[0].written or forms[0].year is not None:
        return (forms[0].written, False) if forms[0].written else None
    return _without_year(forms[0], later, around)


def _without_year(form: DayForm, later: str, around: date) -> tuple[date, bool] | None:
    year = pattern(YEAR).search(later)
    if year:
        day = form.on(int(year.group()))
        return (day, False) if day else None
    days = [d for d in (form.on(around.year), form.on(around.year - 1)) if d and d <= around]
    return (days[0], True) if days else None


def _end_of_month(words: str) -> tuple[date, bool] | None:
    year = pattern(YEAR).search(words)
    name = words.partition(" ")[0].rstrip(".,").title()
    if year is None or not any(month.startswith(name) or name == "Sept" for month in MONTHS):
        return None
    first = date(int(year.group()), month_number(words), 1)
    return add_months(date(first.year - 1, 12, 31), first.month), False


def _same_day_in(day: date, year: int) -> date:
    return add_months(day, 12 * (year - day.year))


def filled(period: Period, before: Period | None) -> Period:
    """The period, or the one named before where it says "then ended"."""
    if not period.same or before is None:
        return period
    return replace(before, kind=period.kind if period.kind != "none" else before.kind)
