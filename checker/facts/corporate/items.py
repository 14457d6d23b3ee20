"""Facts → ItemReference: an item of Form 8-K that the text cites, and whether the form had it on that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Span
from checker.law import day as as_day
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class ItemReference(Record):
    """An item of Form 8-K that the text cites."""

    span: Span
    item: str
    """``5.02``, without its paragraph."""
    known: bool
    """Whether Form 8-K has or had such an item."""
    valid: bool
    """Whether it existed on the release's date."""
    since: dt.date | None
    until: dt.date | None
    material: Literal["material", "immaterial", "unsaid"]
    """What the same sentence says of materiality."""


_NEW_ITEM = r"\bItems? (?P<item>\d\.\d\d)(?:\([a-f]\))?"
_OLD_ITEM = (
    r"\bItem (?P<item>\d{1,2})\b(?!\.\d)(?! of (?:our|the|its)[^.;\n]{0,40}10-)(?=[^.;\n]{0,30}\b8-K\b)|"
    r"\b8-K\b[^.;\n]{0,24}\b(?:under|pursuant to) Item (?P<item>\d{1,2})\b(?!\.\d)"
)


def find_item_references(facts: Facts) -> Iterator[ItemReference]:
    """Items of Form 8-K that the news cites: by their two-part number, or by an old number beside "8-K"."""
    rows = {row["item"]: row for row in facts.law.table("eight-k-items").rows}
    if not rows or facts.release.date is None:
        return
    for source in (_NEW_ITEM, _OLD_ITEM) if "8-k" in facts.document.lower else (_NEW_ITEM,):
        for m in pattern(source).finditer(facts.document.text):
            yield _reference(facts, m, rows.get(m["item"]), facts.release.date)


def _reference(facts: Facts, m: Any, row: Mapping[str, Any] | None, day: dt.date) -> ItemReference:
    since, until = (as_day(row.get("from")), as_day(row.get("until"))) if row else (None, None)
    span = Span(m.start(), m.end())
    sentence = facts.document.sentence_at(m.start()) or span
    words = facts.document.lower[sentence.start : sentence.end]
    said: Literal["material", "immaterial", "unsaid"] = (
        "immaterial"
        if pattern(r"\bimmaterial\b|\bnot (?:\w+ ){0,3}material\b|\bno material\b").search(words)
        else "material"
        if pattern(r"\bmaterial\b(?! (?:definitive|cyber\w* incidents?\b\W*$))").search(words)
        else "unsaid"
    )
    valid = row is not None and (since is None or since <= day) and (until is None or day < until)
    return ItemReference(span, m["item"], row is not None, valid, since, until, said)
