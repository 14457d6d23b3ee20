"""Mentions of measures that are not GAAP → each with its family, its figure and its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Span
from checker.facts.earnings.comparables import Family, family_of
from checker.facts.earnings.outlooks import looks_ahead
from checker.facts.measures import figure_pattern, measure_spans
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

Place = Literal["headline", "subhead", "list", "table", "note", "text"]

_AFTER, _BEFORE = 90, 40
"""Characters after and before a measure in which its own figure stands."""
_ROW = 160
_STATED = pattern(
    r" (?:was|were|is|are|of|totall?ed|increased|decreased|rose|fell|grew|declined"
    r"|improved|amounted|would|to|for|in) (?=[^a-z]|[a-z]+ )(?=[^\n]*\d)|(?<=EBITDA) before (?"
    r"!deducting)"
)
"""What ends the name of a measure that leaves something out: its figure, or what it leaves out."""
_EXPLAINS = pattern(
    r"\b(?:defined? as|defines|is calculated|are calculated|we calculate|represents"
    r"|means|is a (?:non-|measure|supplemental)"
    r"|are (?:non-|supplemental)|non-gaap (?:financial )?measures?|useful|investors|management believes)\b"
)


class Mention(Record):
    """One mention of a measure that is not GAAP."""

    span: Span
    name: str
    family: Family | None
    figure: bool
    """Whether a figure of its own stands beside it."""
    ahead: bool
    """Whether it is said of a period to come."""
    place: Place


def mentions(facts: Facts) -> tuple[Mention, ...]:
    """Every mention outside legends, in order; looked for once."""
    if "measure mentions" not in facts.memo:
        facts.memo["measure mentions"] = tuple(_mentions(facts))
    found: tuple[Mention, ...] = facts.memo["measure mentions"]
    return found


def _mentions(facts: Facts) -> Iterator[Mention]:
    document = facts.document
    for found in measure_spans(facts):
        name = _STATED.split(document.words(found), maxsplit=1)[0].strip()
        span = Span(found.start, found.start + len(name))
        place = _place(document, span)
        figure = _has_figure(document, span, place)
        yield Mention(
            span, name, family_of(facts.law, name), figure, figure and looks_ahead(facts, span), place
        )


def _has_figure(document: Document, span: Span, place: Place) -> bool:
    """Whether a figure follows in the same clause or row, or stands right before ("$5 million of ...")."""
    text = document.text
    line_end = text.find("\n", span.end)
    line_end = line_end if line_end >= 0 else len(text)
    if place == "table":
        return figure_pattern().search(text, span.end, min(line_end, span.end + _ROW)) is not None
    after = text[span.end : min(line_end, span.end + _AFTER)]
    clause = pattern(r"(?:\.(?= |$)|;| while | as well as )").split(after, maxsplit=1)[0]
    if figure_pattern().search(clause):
        return True
    before = text[max(text.rfind("\n", 0, span.start) + 1, span.start - _BEFORE) : span.start]
    return _RIGHT_BEFORE.search(before) is not None


_RIGHT_BEFORE = pattern(
    r"(?:[$€£]\s?\(?\d[\d.,]*\)?(?: (?:million|billion|thousand)|[MBK]\b)?|\d(?:\.\d+)?\s?%)"
    r"(?: (?:of|in|increase in|growth in|decrease in|decline in|record|total|annual|quarterly))* ?$"
)


def _place(document: Document, span: Span) -> Place:
    for name in ("headline", "subhead"):
        if document.overlaps_part(span, name):
            return "headline" if name == "headline" else "subhead"
    block = document.block_at(span.start)
    if block is not None and block.kind == "table":
        return "table"
    if document.overlaps_part(span, "reconciliation"):
        return "table"
    if document.overlaps_part(span, "non-gaap-note") or _explains(document, span):
        return "note"
    if block is not None and block.kind == "list":
        return "list"
    return "table" if block is not None and _is_cell(document, block.span) else "text"


def _is_cell(document: Document, span: Span) -> bool:
    """Whether a block is a row or cell of a table that lost its form: short, and no sentence."""
    words = document.words(span).rstrip()
    return len(words) <= _ROW and not words.endswith((".", ":", "!", '"')) and " was " not in words


def _explains(document: Document, span: Span) -> bool:
    sentence = document.sentence_at(span.start)
    return sentence is not None and _EXPLAINS.search(document.lower, sentence.start, sentence.end) is not None
