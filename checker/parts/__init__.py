"""A Document and the law's declarations of parts → the same Document with its parts decided.

What the keys of a declaration mean is told at the top of ``rules/us-core/parts.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.document import Document, Span
from checker.law import Law
from checker.parts.declarations import declarations_of
from checker.parts.opening import Opening, find_opening, title_lines
from checker.parts.quotations import find_quotations
from checker.parts.runs import find_runs
from checker.parts.sections import find_sections
from checker.spans import Taken, trimmed, union

_ADJOINING = 1
"""Blocks lie one newline apart; stretches of a part in adjoining blocks are one."""


def recognise_parts(document: Document, law: Law) -> Document:
    """The document with every declared part decided; as it is for packs that declare none."""
    if not law.parts:
        return document
    found: dict[str, list[Span]] = {name: [] for name in law.parts}
    opening = find_opening(document, law.parts)
    declarations = declarations_of(law.parts)
    for d, span in find_sections(document, declarations, opening.lead):
        found[d.name].append(span)
    for d in declarations:
        if d.run:
            others = {name: spans for name, spans in found.items() if name != d.name}
            found[d.name] += find_runs(document, d, _taken(others), opening.lead)
    headline, subheads = title_lines(document, law.parts, opening, _taken(found))
    by_form = {
        "headline": [headline] if headline else [],
        "subhead": subheads,
        "dateline": [opening.dateline] if opening.dateline else [],
        "lead": _lead(document, opening),
    }
    for name, declared in law.parts.items():
        if declared.get("find") == "quotation":
            found[name] = list(find_quotations(document, declared))
        elif "find" in declared:
            found[name] = by_form[declared["find"]]
    return document.with_parts(_composed(document, law.parts, found))


def _lead(document: Document, opening: Opening) -> list[Span]:
    """The first paragraph without its dateline."""
    if opening.lead is None:
        return []
    lead, dateline = opening.lead.span, opening.dateline
    start = dateline.end if dateline and lead.contains(dateline) else lead.start
    return [trimmed(document.text, Span(start, lead.end))]


def _taken(found: Mapping[str, list[Span]]) -> Taken:
    return Taken(span for spans in found.values() for span in spans)


def _composed(
    document: Document, parts: Mapping[str, Mapping[str, Any]], found: Mapping[str, list[Span]]
) -> dict[str, tuple[Span, ...]]:
    """Every part by name: those found, with adjoining stretches made one, and those made of others."""
    whole: dict[str, tuple[Span, ...]] = {}
    for name, declared in parts.items():
        spans = found[name]
        if "union" in declared:
            spans = union(span for other in declared["union"] for span in found[other])
        elif "rest-of" in declared:
            taken = Taken(span for other in declared["rest-of"] for span in found[other])
            spans = [span for block in document.blocks for span in _left(document, block.span, taken)]
        elif "find" not in declared:
            spans = union(spans, _ADJOINING)
        whole[name] = tuple(spans)
    return whole


def _left(document: Document, block: Span, taken: Taken) -> list[Span]:
    """What is left of a block beside what is taken."""
    left = taken.left_of(block) if taken.overlaps(block) else (block,)
    return [span for each in left if (span := trimmed(document.text, each))]
