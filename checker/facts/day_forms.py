"""Text → calendar days as written: the grammar of dates, before any year is inferred.

Forms: ``Monday, Nov. 18, 2002``, ``18th of November 2002``, ``2025-02-14``, ``02/14/2025``,
``February 10-12, 2025``. A form without a year keeps it open for :mod:`checker.facts.dates`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from checker.document import Document, Span
from checker.matching.scan import Scan, known_scan, scan_of
from checker.patterns import pattern
from checker.record import Record

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WINDOW = 200
"""Days around the release within which a date without a year is looked for."""

_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_MONTH_WORDS = (*MONTHS, *_SHORT_MONTHS)
_MONTH = "(?:" + "|".join(f"{m}|{m.upper()}" for m in _MONTH_WORDS) + r")(?!\w)\.?"
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)"
    r"|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"(?:[12]\d|3\d|0?[1-9])"
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_RANGE = r"(?: ?[-–—&] ?| and | to | through )"
_NOT_A_DAY = r"(?![\w%$]|,\d{3}(?!\d)|\.\d|-[A-Za-z]|:\d|/\d| (?:million|billion|percent|basis)\b)"
_BEFORE = rf"(?:(?P<weekday_from>{_WEEKDAY}),?{_RANGE})?(?:(?P<weekday>{_WEEKDAY}),? ?(?:the )?)?"
_AFTER = rf"(?: ?\((?P<weekday_after>{_WEEKDAY})\))?"
_DAYS = rf"(?P<day>{_DAY}){_ORDINAL}(?:{_RANGE}(?P<last>{_DAY}){_ORDINAL}(?! ?(?:[:/]\d|[ap]\.?m)))?"

_WORDED = tuple(
    (pattern(rf"(?r){before}"), pattern(rf"{before}(?P<month>{_MONTH}){after}{_AFTER}"))
    for before, after in (
        (
            rf"(?<!\w)(?<!\d-){_BEFORE}",
            rf" ?{_DAYS}(?! {_MONTH}){_NOT_A_DAY}(?:(?: ?, ?| )(?P<year>{_YEAR}))?",
        ),
        (
            rf"(?<![\w.,$/])(?<!\w-){_BEFORE}{_DAYS} ?(?:of )?",
            rf"(?! ?\d{{1,2}}(?!\d))(?:,? ?(?P<year>{_YEAR}))?",
        ),
    )
)
"""The forms with a month's name: what stands before it, to be read backwards, and the whole."""
_NUMERIC = (
    r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<number>\d{2})(?P=mark)(?P<day>\d{2})(?![\w/-]"
    r"|\.\w)",
    r"(?<![\w./-])(?P<first>\d{1,2})(?P<mark>/|(?<=\d\d)\.)(?P<day>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d"
    r"|\d\d)(?![\w/-]|\.\d)",
)
_MONTH_NUMBERS = {name[:3].upper(): n for n, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {name[:3].upper(): n for n, name in enumerate(WEEKDAYS)}
_NAMES = {name.lower(): (name, name.upper()) for name in _MONTH_WORDS}
_DIGITS, _MARKS = "0123456789", "/.-"
_MARKED = pattern(r"\d[/.-]\d\d?[/.-]\d\d")
_BEHIND, _AHEAD = 45, 75
"""Characters before and after an anchor within which its date lies."""

_FEW = 400
"""Characters of a text whose index isn't worth remembering."""

_Anchor = tuple[int, int]
"""Where a month's name begins, and its third letter ends; or two marks between digits."""


class DayForm(Record):
    """A calendar day as written. ``year`` is None where none is; a day that cannot be stays as it is."""

    span: Span
    year: int | None
    month: int
    day: int
    last_day: int | None = None
    """The last day of a range inside one month: 12 in ``February 10-12``."""
    weekday: int | None = None
    """Monday is 0; the first one where two are written."""
    short_year: bool = False
    """The year has two digits, or the order of day and month is a guess."""

    def on(self, year: int) -> date | None:
        """The day in a year; None if that year has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def written(self) -> date | None:
        """The day, if its year is written and it exists."""
        return None if self.year is None else self.on(self.year)


def day_forms(document: Document) -> tuple[DayForm, ...]:
    """Every date written in a document, in order."""
    kept = scan_of(document.text).kept
    if "day forms" not in kept:
        holding = (document.block_at(at) for at, _ in date_anchors(document.text))
        spans = dict.fromkeys(block.span for block in holding if block is not None)
        kept["day forms"] = tuple(form for span in spans for form in day_forms_in(document.text, span))
    found: tuple[DayForm, ...] = kept["day forms"]
    return found


def day_forms_in(text: str, span: Span) -> list[DayForm]:
    """Every date written in one stretch of a text, in order; none overlaps another.

    The forms are tried only near a month's name or two marks between digits: that is ten times as fast.
    """
    forms: list[DayForm] = []
    anchors, past = date_anchors(text), span.start
    for n in range(bisect_left(anchors, (span.start, 0)), len(anchors)):
        at, end = anchors[n]
        if at >= span.end:
            break
        if at < past or end > span.end:
            continue
        past = end
        if not forms or forms[-1].span.end <= at:
            form = _at(text, Span(max(span.start, at - _BEHIND), min(span.end, at + _AHEAD)), at)
            if form and not any(form.span.overlaps(other.span) for other in forms[-2:]):
                forms.append(form)
    return sorted(forms, key=lambda f: f.span)


def date_anchors(text: str) -> Sequence[_Anchor]:
    """Where dates may lie in a text, in order: each holds an anchor's start. Looked for once."""
    scan = scan_of(text) if len(text) > _FEW else known_scan(text) or Scan(text)
    if "day anchors" not in scan.kept:
        scan.kept["day anchors"] = sorted((*_month_names(scan), *_from_digits(scan)))
    anchors: Sequence[_Anchor] = scan.kept["day anchors"]
    return anchors


def _month_names(scan: Scan) -> Iterator[_Anchor]:
    for name, written in _NAMES.items():
        yield from ((at, at + 3) for at in scan.words.get(name, ()) if scan.text.startswith(written, at))


def _from_digits(scan: Scan) -> Iterator[_Anchor]:
    """Marks between digits, and months that follow a digit at once."""
    text = scan.text
    for word, places in scan.words.items():
        if word[0] not in _DIGITS:
            continue
        name = word.lstrip(_DIGITS)
        if name in _NAMES:
            yield from ((at + len(word) - len(name), at + len(word) - len(name) + 3) for at in places)
        elif not name and len(word) < 3:
            marked = (at for at in places if at > 1 and text[at - 1] in _MARKS)
            yield from (m.span() for at in marked if (m := _MARKED.match(text, at - 2)))


def _at(text: str, near: Span, at: int) -> DayForm | None:
    """The first date in a stretch that holds the character at an offset."""
    if text[at] in _DIGITS:
        return _in_figures(text, near, at)
    for before, whole in _WORDED:
        head = before.match(text, near.start, at)
        m = whole.match(text, head.start(), near.end) if head else None
        if m and (form := _worded(m, text)):
            return form
    return None


def _in_figures(text: str, near: Span, at: int) -> DayForm | None:
    for source in _NUMERIC:
        for m in pattern(source).finditer(text, near.start, near.end):
            if m.start() <= at < m.end() and (form := _figured(Span(*m.span()), m.groupdict())):
                return form
    return None


def _figured(span: Span, groups: dict[str, str]) -> DayForm | None:
    year, day = int(groups["year"]), int(groups["day"])
    if "number" in groups:
        return DayForm(span, year, int(groups["number"]), day) if day else None
    return _numeric(span, int(groups["first"]), day, year, groups["mark"])


def _numeric(span: Span, first: int, second: int, year: int, mark: str) -> DayForm | None:
    """``02/14/2025`` is American unless its first number can only be a day; ``14.02.2025`` is European."""
    short = year < 100
    european = mark == "." or (first > 12 >= second)
    day, month = (first, second) if european else (second, first)
    full = year + (2000 if year < 70 else 1900) if short else year
    form = DayForm(span, full, month, day, short_year=short or (first <= 12 and second <= 12 and mark == "/"))
    return form if form.written or not (short or mark == ".") else None


def _worded(m: Any, text: str) -> DayForm | None:
    weekday_from, weekday, one, two, three, year, weekday_after = m.groups()  # to ask by name takes long
    month, written, last = (three, one, two) if one[0] in _DIGITS else (one, two, three)
    day = int(written)
    if year is None and (day > 31 or not _plainly_a_day(m.start(), text)):
        return None
    weekday = weekday_from or weekday or weekday_after
    return DayForm(
        Span(*m.span()),
        int(year) if year else None,
        month_number(month),
        day,
        int(last) if last and int(last) > day else None,
        weekday_number(weekday) if weekday else None,
    )


_COUNTED = pattern(
    r"(?:\b[Ii]n|\b(?:[Pp]hase|[Tt]ype|[Cc]lass|[Ss]eries|[Ii]tem|[Ff]orm|[Ss]ection|[Nn]ote|[Rr]ule"
    r"|[Tt]able)) $"
)


def _plainly_a_day(at: int, text: str) -> bool:
    """Whether a day without a year is one: not "in March 15 stores opened", not "Phase 3 May"."""
    return _COUNTED.search(text[max(0, at - 12) : at]) is None


def month_number(word: str) -> int:
    """1 to 12 from a month's name or abbreviation."""
    return _MONTH_NUMBERS[word[:3].upper()]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 from a weekday's name or abbreviation."""
    return _WEEKDAY_NUMBERS[word[:3].upper()]


def infer_year(form: DayForm, around: date) -> date | None:
    """The day nearest to another day, at most 200 days away.

    Where two years lie in that window, as they can near a half year's distance, the one in which
    the weekday is right wins. None if no year in the window has the day.
    """
    days = [
        d for d in (form.on(around.year + k) for k in (-1, 0, 1)) if d and abs((d - around).days) <= WINDOW
    ]
    right = [d for d in days if d.weekday() == form.weekday]
    return min(right or days, key=lambda d: abs((d - around).days), default=None)
