"""Text → calendar days as written: the grammar of dates, before any year is inferred.

Forms: ``Monday, Nov. 18, 2002``, ``18th of November 2002``, ``2025-02-14``, ``02/14/2025``,
``February 10-12, 2025``. A form without a year keeps it open for :mod:`checker.facts.dates`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from checker.document import Document, Span
from checker.matching.scan import Scan, known_scan, scan_of
from checker.patterns import pattern
from checker.record import record

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WINDOW = 200
"""Days around the release within which a date without a year is looked for."""

_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_MONTH_WORDS = (*MONTHS, *(f"{m}" for m in _SHORT_MONTHS))
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

_MONTH_FIRST = (
    rf"(?<!\w)(?<!\d-){_BEFORE}(?P<month>{_MONTH}) ?{_DAYS}(?! {_MONTH}){_NOT_A_DAY}(?:(?: ?, ?"
    rf"| )(?P<year>{_YEAR}))?{_AFTER}"
)
_DAY_FIRST = (
    rf"(?<![\w.,$/])(?<!\w-){_BEFORE}{_DAYS} ?(?:of )?(?P<month>{_MONTH})(?! ?\d{{1,2}}(?!\d))"
    rf"(?:,? ?(?P<year>{_YEAR}))?{_AFTER}"
)
_NUMERIC = (
    r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<number>\d{2})(?P=mark)(?P<day>\d{2})(?![\w/-]"
    r"|\.\w)",
    r"(?<![\w./-])(?P<first>\d{1,2})(?P<mark>/|(?<=\d\d)\.)(?P<day>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d"
    r"|\d\d)(?![\w/-]|\.\d)",
)
_DAY_AFTER = rf"{_MONTH} ?\d"
_DAY_BEFORE = rf"\d{_ORDINAL} ?(?:of )?$"
_STEMS = {stem.lower(): (stem, stem.upper()) for stem in (month[:3] for month in MONTHS)}
_FROM_DIGIT = rf"\d(?:[/.-]\d{{1,2}}[/.-]\d\d|(?={'|'.join(s for each in _STEMS.values() for s in each)}))"
_BEHIND, _AHEAD = 45, 75
"""Characters before and after an anchor within which its date lies."""

_FEW = 400
"""Characters of a text whose index isn't worth remembering."""

_Anchor = tuple[int, int]
"""Where a month's name begins, with the end of its stem; or two marks between digits."""


@record
class DayForm:
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
        blocks = {block.span: None for at, _ in _anchors(document.text) if (block := document.block_at(at))}
        kept["day forms"] = tuple(form for span in blocks for form in day_forms_in(document.text, span))
    found: tuple[DayForm, ...] = kept["day forms"]
    return found


def day_forms_in(text: str, span: Span) -> list[DayForm]:
    """Every date written in one stretch of a text, in order; none overlaps another.

    The forms are tried only near a month's name or two marks between digits: that is ten times as fast.
    """
    forms: list[DayForm] = []
    anchors, past = _anchors(text), span.start
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


def _anchors(text: str) -> Sequence[_Anchor]:
    """Where dates may lie in a text; looked for once."""
    scan = scan_of(text) if len(text) > _FEW else known_scan(text) or Scan(text)
    if "day anchors" not in scan.kept:
        scan.kept["day anchors"] = sorted({*_month_names(scan), *_from_digits(text)})
    anchors: Sequence[_Anchor] = scan.kept["day anchors"]
    return anchors


def _month_names(scan: Scan) -> Iterator[_Anchor]:
    for stem, written in _STEMS.items():
        for word in scan.beginning_with(stem):
            yield from ((at, at + 3) for at in scan.words[word] if scan.text.startswith(written, at))


def _from_digits(text: str) -> Iterator[_Anchor]:
    """Marks between digits, and months that follow a digit at once."""
    for m in pattern(_FROM_DIGIT).finditer(text, overlapped=True):
        yield m.span() if m.end() - m.start() > 1 else (m.end(), m.end() + 3)


def _at(text: str, near: Span, at: int) -> DayForm | None:
    """The first date in a stretch that holds the character at an offset."""
    for source in _forms_at(text, near, at):
        for m in pattern(source).finditer(text, near.start, near.end):
            if m.start() <= at < m.end():
                groups = {name: words for name, words in m.groupdict().items() if words is not None}
                if form := _form(Span(*m.span()), groups, text):
                    return form
    return None


def _forms_at(text: str, near: Span, at: int) -> Iterator[str]:
    """The forms that a date may have by what stands beside its month's name."""
    if text[at].isdigit():
        yield from _NUMERIC
        return
    if pattern(_DAY_AFTER).match(text, at, near.end):
        yield _MONTH_FIRST
    if pattern(_DAY_BEFORE).search(text, max(near.start, at - 8), at):
        yield _DAY_FIRST


def _form(span: Span, groups: dict[str, str], text: str) -> DayForm | None:
    if "month" in groups:
        return _worded(span, groups, text)
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


def _worded(span: Span, groups: dict[str, str], text: str) -> DayForm | None:
    day, year = int(groups["day"]), groups.get("year")
    if year is None and (day > 31 or not _plainly_a_day(span, text)):
        return None
    weekday = groups.get("weekday_from") or groups.get("weekday") or groups.get("weekday_after")
    last = groups.get("last")
    return DayForm(
        span,
        int(year) if year else None,
        month_number(groups["month"]),
        day,
        int(last) if last and int(last) > day else None,
        weekday_number(weekday) if weekday else None,
    )


_COUNTED = (
    r"(?:\b[Ii]n|\b(?:[Pp]hase|[Tt]ype|[Cc]lass|[Ss]eries|[Ii]tem|[Ff]orm|[Ss]ection|[Nn]ote|[Rr]ule"
    r"|[Tt]able)) $"
)


def _plainly_a_day(span: Span, text: str) -> bool:
    """Whether a day without a year is one: not "in March 15 stores opened", not "Phase 3 May"."""
    return pattern(_COUNTED).search(text[max(0, span.start - 12) : span.start]) is None


def month_number(word: str) -> int:
    """1 to 12 from a month's name or abbreviation."""
    return next(n for n, name in enumerate(MONTHS, 1) if name[:3].upper() == word[:3].upper())


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 from a weekday's name or abbreviation."""
    return next(n for n, name in enumerate(WEEKDAYS) if name[:3].upper() == word[:3].upper())


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
