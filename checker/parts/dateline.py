"""The first paragraph → its dateline: place, day and wire in any order, divided by dashes or slashes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from checker.document import Span
from checker.patterns import pattern

LONGEST = 260
"""Characters within which a dateline ends."""

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = (
    rf"(?:{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? ?\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d)"
)
"""A day as datelines write it; the year may be missing."""

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,? )?"
_TIME = r"(?:,? ?(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?)?"
_WORD = rf"(?!{MONTH} ?\d)(?:the)?\p{{Lu}}(?:[\p{{L}}.']|-(?!{MONTH} ?\d))*+"
_PLACE = rf"{_WORD}(?:(?:, ?| |/| ?& ?|; ?)(?:{_WORD}|(?:of|the|de|la|le|del|du|di|and|upon|am)(?= ))){{0,9}}"


@lru_cache(maxsize=4)
def _items(wires: tuple[str, ...]) -> Any:
    """One item of a dateline, and what divides it from the next."""
    wire = f"(?i:{'|'.join(wires)})" if wires else "(?!)"
    return pattern(
        rf"(?:(?P<day>[(\[]?{_WEEKDAY}{DAY}{_TIME}[)\]]?)"
        rf"|(?P<wire>[(\[/] ?{wire}[^()\[\]/\n]{{0,60}}+[)\]/]|{wire}(?= ?[-–—/|:(]))"
        r"|(?P<aside>\([^()\n:]{0,80}\)(?= ?[-–—]))"
        rf"|(?P<place>{_PLACE}))"
        r"[ ,.]*+(?P<mark>(?:--+|[–—/|:]|-(?=[ (\p{Lu}\d]))?(?: ?(?:--?|[–—]))*) *+"
    )


_MARK = pattern(r"[-–—/|:]|\. ")
"""What ends a dateline, if anything does; a title rarely has one."""

_LOUD = pattern(r"(?!.*\b(?:INC|CORP|LTD|LLC|PLC)\b)[\p{Lu} .,'&/-]{3,60}")
"""A place in capitals that is no company, as "OAKLAND —" opens a text without day or wire."""


def dateline_in(text: str, span: Span, wires: Sequence[str], *, place_alone: bool = False) -> Span | None:
    """The dateline at the start of a block, to its last dash; None if there is none.

    ``place_alone``: a place in capitals and a dash are enough.
    """
    at, limit = span.start, min(span.end, span.start + LONGEST)
    if not _MARK.search(text, at, limit):
        return None
    items = _items(tuple(wires))
    seen: set[str] = set()
    end = None
    while m := items.match(text, at, limit):
        kind = next(k for k in ("day", "wire", "aside", "place") if m[k])
        if kind in seen and kind != "aside":
            break
        if kind == "place" and seen & {"day", "wire"} and not m["mark"]:
            break  # a company's name after the dateline
        seen.add(kind)
        at = m.end()
        if at >= span.end:
            break
        if m["mark"] and _enough(m, seen, place_alone and not text[at:limit].isupper()):
            end = m.end("mark")
        elif {"place", "day"} <= seen and (m["wire"] or text[m.end(kind) : at].startswith(". ")):
            end = m.end(kind)
    return Span(span.start, end) if end is not None else None


def _enough(m: Any, seen: set[str], place_alone: bool) -> bool:
    """Whether the items up to a dash are enough: a wire, a day and a place, a day with its year, a place."""
    if "wire" in seen or {"place", "day"} <= seen:
        return True
    if m["day"]:
        return bool(m["day"][-4:].isdigit())
    loud: bool = _LOUD.fullmatch(m["place"] or "") is not None
    return place_alone and loud
