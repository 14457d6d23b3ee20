"""A document → what stands before its text: headline, subhead, dateline; and the lead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.document import Document, Span
from checker.law import Law

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)


@cache
def _dateline() -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(
        rf"[^\n]{{0,120}}?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|(?:wire|WIRE|Wire)\b)[^\n]{{0,80}}?(?:--|[–—]| - |/ )(?: ?\d{{4}} - )?"
    )


@cache
def _furniture(sources: tuple[str, ...]) -> Any:
    import regex  # noqa: PLC0415

    return regex.compile("|".join(f"(?:{s})" for s in sources), regex.I)


def find_opening(document: Document, law: Law, found: Mapping[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
    """Headline, subheads, dateline and lead, by the names they are declared under."""
    names = {d["find"]: n for n, d in law.parts.items() if d.get("find") in ("headline", "subhead", "dateline", "lead")}
    furniture = _furniture(tuple(law.parts.get("headline", {}).get("furniture", ("(?!)",))))
    taken = [s for spans in found.values() for s in spans]
    top: list[Span] = []
    result: dict[str, tuple[Span, ...]] = {}
    for block in document.blocks[:40]:
        words = document.words(block.span)
        m = _dateline().match(words)
        if block.kind == "table" or any(s.overlaps(block.span) for s in taken):
            continue
        if m and len(words) > 120:
            result["dateline"] = (Span(block.span.start, block.span.start + m.end()),)
        if (m and len(words) > 120) or (len(words) > 250 and words.rstrip('"').endswith(".")):
            result["lead"] = (block.span,)
            break
        if not furniture.fullmatch(words):
            top.append(block.span)
    if top and "lead" in result:
        result["headline"] = (top[0],)
        result["subhead"] = tuple(top[1:])
    return {names[k]: v for k, v in result.items() if k in names}
