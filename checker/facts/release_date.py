"""What a release says of its own date → that date, how it is known, and what contradicts it.

In this order: what the user or the front matter states; the dateline; a date on a line of its own above the
text; the day in a wire's address. A year that isn't written is inferred from the other dates of the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from checker.document import Block, Document, Span
from checker.facts.day_forms import DayForm, day_forms, day_forms_in, infer_year
from checker.facts.header_dates import LINE, header_dates
from checker.facts.openings import Opening, find_opening
from checker.law import day as as_day
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

Certainty = Literal["stated", "read", "guessed", "assumed"]
"""``stated`` by user or front matter; ``read`` in words; ``guessed`` by signs; ``assumed`` by default."""

DateSource = Literal["stated", "front matter", "dateline", "header", "text", "unknown"]

_KEY = "release-date"
_NEAR = timedelta(days=200)
_YEARLY = timedelta(days=550)

_RECENT = timedelta(days=120)

_ADDRESS = pattern(
    r"businesswire\.com/(?:news/home|media)/(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)\d{6}"
    r"|globenewswire\.com/[\w/-]{0,40}?/(?P<year>20\d\d)/(?P<month>\d\d)/(?P<day>\d\d)/"
    r"|(?:prnewswire|newswire|accessnewswire|accesswire|newsfilecorp"
    r"|cision)\.[a-z]{2,3}/[\w/-]{0,40}?/(?P<year>20\d\d)/(?P<month>\d\d)/(?P<day>\d\d)/"
)
_PAST_CUE = pattern(r"(?:\bended|\bas of|\bas at|\bdated|\bfiled(?: with [^.;\n]{0,60}?)?(?: on)?)(?: on)? $")
_DONE_AFTER = pattern(
    r"^,? [^.,;\n]{0,60}?\b(?:announced|granted|completed|entered|filed|received|reported|issued|closed"
    r"|signed)\b"
)
_SIGNED = pattern(r"\b(?i:dated)(?: this| at [^\n]{2,40}?,? this| as of)?:? $")


class ReleaseDate(Record):
    """The release's own date, and the places that name it."""

    day: date | None
    source: DateSource
    span: Span | None
    certainty: Certainty
    opening: Opening | None
    """The dateline as written."""
    header: DayForm | None
    """The date on a line of its own above the text."""


def release_date(facts: Facts) -> ReleaseDate:
    """The release's own date by the first source that gives one; found once."""
    if _KEY not in facts.memo:
        facts.memo[_KEY] = _read(facts)
    found: ReleaseDate = facts.memo[_KEY]
    return found


def _read(facts: Facts) -> ReleaseDate:
    document = facts.document
    opening = find_opening(document, facts.law)
    header = next(header_dates(document, opening), None)
    stated = as_day(facts.stated.get("date"))
    if stated:
        source: DateSource = "front matter" if document.stated.get("date") else "stated"
        return ReleaseDate(stated, source, None, "stated", opening, header)
    for form, where in ((opening and opening.day, "dateline"), (header, "header")):
        if form:
            day, certainty = _year_of(form, header, document, facts.as_of)
            if day:
                return ReleaseDate(day, where, form.span, certainty, opening, header)  # type: ignore[arg-type]
    found = _in_address(document) or _signed(document)
    if found:
        return ReleaseDate(found[0], "text", found[1], "read", opening, header)
    return ReleaseDate(None, "unknown", None, "assumed", opening, header)


def _year_of(
    form: DayForm, header: DayForm | None, document: Document, as_of: date
) -> tuple[date | None, Certainty]:
    if form.written:
        return _slip_mended(form.written, document)
    if header and header.written and (header.month, header.day) == (form.month, form.day):
        return header.written, "read"
    weekday = form.weekday
    if weekday is None and header and (header.month, header.day) == (form.month, form.day):
        weekday = header.weekday
    return _inferred(form, weekday, document, as_of)


def _inferred(
    form: DayForm, weekday: int | None, document: Document, as_of: date
) -> tuple[date | None, Certainty]:
    """The year that the text's other dates speak for: near them, after periods that ended, weekday right.

    Where they say nothing the release is of ``as_of``'s time.
    """
    forms = day_forms(document)
    written = [day for other in forms if (day := other.written)]
    ended = [day for other in forms if (day := other.written) and _has_passed(document, other)]
    now = infer_year(form, as_of) or form.on(as_of.year)
    latest = max(ended, default=None)
    years = {day.year + k for day in written for k in (-1, 0, 1)} | ({now.year} if now else set())
    days = [day for year in sorted(years) if (day := form.on(year)) and (latest is None or day >= latest)]

    def rank(day: date) -> tuple[bool, int, bool, int]:
        near = sum(abs(day - other) <= _NEAR for other in written)
        soon = latest is not None and day - latest <= _YEARLY
        plausible = near > 0 or soon or day == now
        right = weekday is not None and day.weekday() == weekday and plausible
        return right, near, day == now, day.toordinal() if near else -day.toordinal()

    best = max(days, key=rank, default=now)
    sure = best is not None and best.weekday() == weekday
    return best, "read" if sure else "guessed"


def _has_passed(document: Document, form: DayForm) -> bool:
    before = document.text[max(0, form.span.start - 90) : form.span.start]
    return _PAST_CUE.search(before) is not None


def _slip_mended(day: date, document: Document) -> tuple[date, Certainty]:
    """The day a year later, if the text tells of deeds after it: an old year slips in early in a new one."""
    if day.month > 3:
        return day, "read"
    later = day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) else date(day.year + 1, 3, 1)
    if str(later.year) not in document.text:
        return day, "read"
    done = [other.written for other in day_forms(document) if other.written and _is_done(document, other)]
    slipped = any(later - _RECENT < d <= later for d in done) and not any(d > later for d in done)
    return (later, "guessed") if slipped else (day, "read")


def _is_done(document: Document, form: DayForm) -> bool:
    """Whether the words tell of something done on that day: "on January 20, 2025, the board granted"."""
    before = document.text[max(0, form.span.start - 3) : form.span.start].lower()
    after = document.text[form.span.end : form.span.end + 90]
    return before == "on " and _DONE_AFTER.search(after) is not None


def _in_address(document: Document) -> tuple[date, Span] | None:
    if "wire" not in document.lower and "cision" not in document.lower:
        return None
    for m in _ADDRESS.finditer(document.text):
        day = _day(m.groupdict())
        if day:
            return day, Span(m.start(), m.end())
    return None


def _day(groups: Mapping[str, str]) -> date | None:
    try:
        return date(int(groups["year"]), int(groups["month"]), int(groups["day"]))
    except ValueError:
        return None


def _signed(document: Document) -> tuple[date, Span] | None:
    """A date under the text: "Dated: March 3, 2025", "DATED at Toronto, this 3rd day of March"."""
    if "dated" not in document.lower:
        return None
    for block in reversed(document.blocks[-40:]):
        found = [f for f in _short_forms(document, block) if f.written and _is_signed(document, block, f)]
        if found and found[0].written:
            return found[0].written, found[0].span
    return None


def _short_forms(document: Document, block: Block) -> Sequence[DayForm]:
    return day_forms_in(document.text, block.span) if len(block.span) <= LINE else ()


def _is_signed(document: Document, block: Block, form: DayForm) -> bool:
    before = document.text[block.span.start : form.span.start]
    return _SIGNED.match(before) is not None
