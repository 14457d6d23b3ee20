"""Telephone and fax numbers → Phone.

North American numbers are judged by the numbering plan itself (the table ``area-codes``); the others by
``phonenumbers``, whose import costs more than reading a short release and which therefore loads only when a
release has such a number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from checker.document import Document, Span
from checker.matching.searching import every
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.law import Law


class Phone(Record):
    """One number, with its extension in the span."""

    span: Span
    number: str | None
    """In the form of ITU-T E.164, ``+19497886700``; None where country or digits are not known."""
    text: str
    """As printed, without the extension."""
    extension: str | None
    valid: bool | None
    """Whether such a number can exist; None where that cannot be told."""
    fictional: bool
    """Whether it lies in 555-0100 to 555-0199, kept free for fiction."""
    placeholder: bool
    """``xxx-xxx-xxxx``, ``(123) 456-7890``."""
    vanity: bool
    """Whether letters stand for digits."""
    country: str | None
    """ISO 3166 code."""
    fax: bool
    dial_in: bool
    """Whether it is for listening to a call or its replay, not for reaching somebody."""


_EXTENSION = r"(?:\s?[,;]?\s?\(?(?:[xX]|(?i:ext(?:ension|n)?))\.?:?\s?(?P<extension>\d{1,6})\)?(?!\d))?"
_DASH = r"[ .\-–—·]"
_LABEL = (
    r"(?:\b(?i:tele?phone|tel|phone|ph|mobile|cell|direct|office|main|toll[- ]?free|call|fax|facsimile|dial)"
    r"(?:\s(?i:no|number))?[.:]{0,2}|\b[TPMODF]:)\s?[:.]?\s?"
)
_GUARD = r"(?<![\d$€£#%])(?<!\d[.,\-/:])"
_BEGINNING = rf"(?=[\d+(\[xX#nN]|{_DASH}{{1,3}}[\d(\[])"
"""With what every form begins."""
_FORMS = rf"""
    (?P<placeholder>{_GUARD}(?:\+?1{_DASH})?\(?(?:[xX]{{3}}|\#{{3}}|[nN]{{3}}|0{{3}})\)?{_DASH}{{0,2}}
        (?:[xX]{{3}}|\#{{3}}|[nN]{{3}}|0{{3}}){_DASH}(?:[xX]{{4}}|\#{{4}}|[nN]{{4}}|0{{4}})(?!\w))
  | (?P<american>{_GUARD}(?:\+\s?1|\(\+?1\)|(?<!\d\s)1)?{_DASH}{{0,3}}
        (?:[(\[]\s?\d{{3}}\s?[)\]}}]{_DASH}{{0,3}}/?|\d{{3}}(?:{_DASH}{{1,3}}|/))\d{{3}}{_DASH}{{1,3}}\d{{4}}(?!\d|[.,]\d|%))
  | (?P<abroad>(?<!\d)\+\s?\d{{1,3}}(?:[ ().\-–/]{{0,3}}\d){{6,13}}(?!\d))
  | (?P<vanity>{_GUARD}(?:\+?1{_DASH})?\(?8(?:00|33|44|55|66|77|88)\)?{_DASH}
        (?=[A-Z0-9\-]{{0,9}}[A-Z]{{3}})[A-Z0-9]{{1,4}}(?:-?[A-Z0-9]){{5,9}}(?!\w))
  | (?=\(?\d(?:[ ().\-–/]{{0,2}}\d){{6}})(?<={_LABEL})
        (?P<labelled>\(?\d(?:[ ().\-–/]{{0,2}}\d){{6,14}}(?!\d|[.,]\d|%))
  | (?P<trunk>{_GUARD}(?<!\d\s)\(?0\d{{1,5}}\)?[ \-]\d{{2,4}}(?:[ \-]\d{{2,4}}){{1,3}}
        (?!\d|[.,]\d|%|\s?(?:-|–)\s?\d))
"""
_NUMBER = pattern(rf"{_BEGINNING}(?x:{_FORMS}){_EXTENSION}")
_HINTS = {
    r"[0-9]{3}(?:[)\]}]?[ .\-–—·/]{1,3}\d{2,4}(?!\d*,)|\d{4})": "",
    r"\+\s?\d": "+",
    r"000[)\-.]": "000",
    r"8\d\d[)\- .]{1,2}[A-Z]": "8",
    r"[xX]{3}[)\-. ]": "xxx",
    r"#{3}[)\-. ]": "###",
    r"[nN]{3}[)\-.]": "nnn",
}
"""What looks a little like a number, and a string that such a text has in lower case."""
_DIGIT = pattern(r"\d")
_FAX = pattern(r"(?i:\bfax|facsimile|\bF)(?:\s(?i:no|number))?[.:]{0,2}\s?$")
_DIAL_IN = (
    r"(?i)dial[- ]?in|dial(?:ing|ed)? |conference call|webcast|replay|pass ?code|access code|"
    r"conference (?:id|code|number)|participants?\b|confirmation code|listen"
)
_MADE_UP = frozenset(
    {"0000000000", "1234567890", "0123456789", "5555555555", "1112223333", "1111111111", "9999999999"}
)
_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def find_phones(facts: Facts) -> Iterator[Phone]:
    """Every telephone and fax number in the release, in order."""
    document, codes = facts.document, area_codes(facts.law)
    dial_ins = _DialIns(document)
    for start, end in _windows(document):
        for m in _NUMBER.finditer(document.text, start, end):
            phone = _phone(m, document, codes, dial_ins)
            if phone is not None:
                yield phone


def _windows(document: Document) -> Iterator[tuple[int, int]]:
    """The stretches around anything that looks a little like a number; the forms are searched only there."""
    window: tuple[int, int] | None = None
    for first, last in sorted(_hints(document)):
        start, end = max(first - 16, 0), last + 44
        if window is not None and start <= window[1]:
            window = window[0], max(end, window[1])
            continue
        if window is not None:
            yield window
        window = start, end
    if window is not None:
        yield window


def _hints(document: Document) -> Iterator[tuple[int, int]]:
    for source, string in _HINTS.items():
        if string in document.lower:
            yield from (m.span() for m in pattern(source).finditer(document.text))


def area_codes(law: Law) -> Mapping[str, str]:
    """The country of each North American area code in use."""
    rows = law.table("area-codes").rows
    return law.once(
        "area-codes", lambda: {str(code): row["country"] for row in rows for code in row["codes"]}
    )


def _phone(m: Any, document: Document, codes: Mapping[str, str], dial_ins: _DialIns) -> Phone | None:
    form = next(
        name
        for name in ("placeholder", "american", "abroad", "vanity", "labelled", "trunk")
        if m[name] is not None
    )
    text = m[form]
    digits = "".join(_DIGIT.findall(text.upper().translate(_KEYS)))
    if form in ("labelled", "trunk") and (
        len(digits) < (9 if form == "trunk" else 7) or _looks_like_date(text)
    ):
        return None
    placeholder = form == "placeholder" or digits[-10:] in _MADE_UP
    number, valid, country = (None, None, None) if placeholder else _judged(form, text, digits, codes)
    if form == "american" and valid is False and " " in text and not any(c in text for c in "+()-."):
        return None
    return Phone(
        span=Span(m.start() + len(m.group()) - len(m.group().lstrip(" .-–—·")), m.end()),
        number=number,
        text=text.strip(" .-–—·"),
        extension=m["extension"],
        valid=valid,
        fictional=bool(
            number
            and len(number) == 12
            and number[:2] == "+1"
            and number[5:8] == "555"
            and number[8:10] == "01"
        ),
        placeholder=placeholder,
        vanity=form == "vanity",
        country=country,
        fax=_is_fax(document.text, m.start(form), m.end()),
        dial_in=dial_ins.told_by(m.start(form)),
    )


def _judged(
    form: str, text: str, digits: str, codes: Mapping[str, str]
) -> tuple[str | None, bool | None, str | None]:
    """E.164, whether it can exist, and the country."""
    ten = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if form == "vanity":
        ten = digits.removeprefix("1")[:10]
    american = form in ("american", "vanity") or (form == "labelled" and len(ten) == 10 and digits[0] != "0")
    if american or (form == "abroad" and digits[0] == "1"):
        country = codes.get(ten[:3])
        exchange_valid = ten[3:4] in set("23456789") and (ten[4:6] != "11" or ten[:3] in _TOLL_FREE)
        valid = len(ten) == 10 and country is not None and exchange_valid
        return (f"+1{ten}" if len(ten) == 10 else None), valid, country
    if form == "abroad":
        return _abroad(text)
    for prefix in ("011", "00"):
        if digits.startswith(prefix) and len(digits) > 10:
            judged = _abroad("+" + digits.removeprefix(prefix))
            return judged if judged[1] else (None, None, None)
    return None, None, None


def _abroad(text: str) -> tuple[str | None, bool | None, str | None]:
    """The same for a number with its country code, by ``phonenumbers``."""
    from phonenumbers import phonenumberutil as util  # noqa: PLC0415  (35 ms)

    try:
        number = util.parse(text, None)
    except util.NumberParseException:
        return None, False, None
    e164 = util.format_number(number, util.PhoneNumberFormat.E164)
    return e164, util.is_valid_number(number), util.region_code_for_number(number)


def _looks_like_date(text: str) -> bool:
    return bool(
        pattern(r"\d{1,2}[/. -]\d{1,2}[/. -](?:19|20)\d\d|(?:19|20)\d\d[/. -]\d{1,2}[/. -]\d{1,2}").search(
            text
        )
    )


def _is_fax(text: str, start: int, end: int) -> bool:
    before = text[max(start - 14, 0) : start]
    return bool(_FAX.search(before) or pattern(r"\s?[-–]?\s?\(?(?i:fax)\b\)?(?!\s?[:.])").match(text, end))


class _DialIns:
    """Where a document tells how to hear a call."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = [m.span() for m in every(_DIAL_IN, document.text)]

    def told_by(self, at: int) -> bool:
        """Whether a number's line tells it, or the number stands in a list under one that does."""
        text = self._document.text
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        if self._between(max(start, at - 400), min(end if end >= 0 else len(text), at + 200)):
            return True
        span = Span(at, at + 1)
        if self._document.overlaps_part(span, "contact"):
            return False
        return self._document.overlaps_part(span, "conference-call") or self._above(start)

    def _between(self, start: int, end: int) -> bool:
        first = bisect_left(self._places, (start, start))
        return first < len(self._places) and self._places[first][1] <= end

    def _above(self, start: int) -> bool:
        """Whether one of the short lines right above tells it, with no contact between."""
        text = self._document.text
        for _ in range(5):
            end = max(start - 1, 0)
            above = text.rfind("\n", 0, end) + 1
            line, tells = text[above:end], self._between(above, end)
            if not line or len(line) > 140 or "contact" in line.lower() or "@" in line:
                return line.endswith(":") and tells
            if tells:
                return True
            start = above
        return False
