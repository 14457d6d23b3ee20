"""Key operating metrics used with a figure → KeyMetric: bookings, ARR, active users, same-store sales."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Document, Match, Span
from checker.facts.earnings.outlooks import APART, clause_at
from checker.facts.gated import gated
from checker.facts.measures import figure_pattern
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts

_DEFINES = pattern(
    r"\b(?:defin(?:e[sd]?|ition|ed)|is calculated|are calculated|calculat(?:ed"
    r"|es?) (?:as|by)|represents?|means|refers? to"
    r"|consists? of|(?:is|are) (?:the|a|an|our|based|determined|measured|computed) "
    r"|which (?:is|are|includes?|excludes?)|determined by|measured (?:as|by)"
    r"|equals|includes? (?:the|all|only|revenue|sales|stores))\b"
)
_CLOSE = 130
_FIGURE_NEAR = pattern(r"\b\d{1,3}(?:\.\d+)? (?:basis points|bps)\b|\b\d+(?:\.\d+)?[MBK]\b|\b\d+\.\d+\b")


class KeyMetric(Record):
    """One key metric, used with a figure."""

    span: Span
    name: Annotated[str, entry_field("key-metrics", "name")]
    """As the lexicon calls it: ``ARR``."""
    tailored: bool
    """Whether each company makes its own definition of it; trades have settled the others."""
    defined: bool
    """Whether the release says what it is, or how it is calculated."""


def find_key_metrics(facts: Facts) -> Iterator[KeyMetric]:
    """The first use of each metric of the lexicon ``key-metrics`` with a figure beside it."""
    document = facts.document
    found: dict[str, list[Match]] = {}
    for m in gated(facts.law, "key-metrics").find(document, (b.span for b in document.blocks)):
        found.setdefault(str(m.fields["name"]), []).append(m)
    for name, matches in found.items():
        own = [m for m in matches if not document.overlaps_part(m.span, *APART)]
        used = next((m for m in own if _in_prose(document, m.span) and _has_figure(document, m.span)), None)
        if used is not None:
            defined = any(_is_defined(document, m.span) for m in matches)
            yield KeyMetric(used.span, name, used.fields.get("tailored") is True, defined)


def _in_prose(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    return block is not None and block.kind != "table"


def _has_figure(document: Document, span: Span) -> bool:
    clause = clause_at(document, span.start)
    start, end = max(clause.start, span.start - _CLOSE), min(clause.end, span.end + _CLOSE)
    return any(p.search(document.text, start, end) for p in (figure_pattern(), _FIGURE_NEAR))


def _is_defined(document: Document, span: Span) -> bool:
    """Whether the words right after the metric define it, or it is glossed by a bracket or dash."""
    clause = clause_at(document, span.start)
    end = min(clause.end, span.end + 90)
    if _DEFINES.search(document.lower, span.end, end):
        return True
    before = document.lower[max(clause.start, span.start - 60) : span.start]
    if pattern(r"\b(?:define[sd]?|definition of|calculate[sd]?)\b").search(before):
        return True
    return (
        pattern(
            r"^(?:[^\w\n]{0,4}| ?\([^)\n]{1,14}\)) ?(?:[–—:]| - |, (?:or|i\.e\.|the|defined"
            r"|calculated|a measure)|\((?:defined|the|i\.e\.|calculated|annuali|(?:[\w,-]+ ){3,}))"
        ).search(document.lower[span.end : end])
        is not None
        and len(clause) - (span.end - clause.start) > 25
    )
