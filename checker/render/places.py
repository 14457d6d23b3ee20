"""Spans → where they stand in words, their quotation in context, and links to their paragraph."""

from __future__ import annotations

from bisect import bisect_right

from checker.document import Document, Span
from checker.record import Record
from checker.render.segments import shown
from checker.render.wording import cut_words, lines_words

_CONTEXT = 90
_LONGEST_QUOTE = 300


class QuoteView(Record):
    """Words of the draft in their context."""

    before: str
    """The context before."""
    marked: str
    """The words themselves."""
    after: str
    """The context after."""


class EvidenceView(Record):
    """Words of the release that decided a rule, or state a fact."""

    at: str
    """``Line 9``."""
    href: str
    """The paragraph."""
    quote: str
    """The words, cut if long."""


def at_words(span: Span, document: Document) -> str:
    """``Line 9, characters 72 to 85``, or ``Lines 9 to 11``; ``Paragraph 4`` of a Word file.

    Characters count from 1 in the raw line.
    """
    if known := document.landmark(span):
        return known[0].upper() + known[1:]
    place = document.place(span)
    if place.line != place.end_line:
        return lines_words(place.line, place.end_line).capitalize()
    if len(span) < 2:
        return f"Line {place.line}, character {place.column}"
    return f"Line {place.line}, characters {place.column} to {place.end_column - 1}"


def paragraph_id(document: Document, offset: int) -> str:
    """The id of the paragraph that holds an offset of the reading text."""
    nth = bisect_right(document.blocks, offset, key=lambda block: block.span.start)
    return f"p{nth}" if nth else "release"


def quote_of(span: Span, document: Document) -> QuoteView:
    """The words with as much of their sentence around them as helps to find them."""
    whole = _surroundings(span, document)
    before = shown(document, Span(whole.start, span.start))
    after = shown(document, Span(span.end, whole.end))
    return QuoteView(_tail(before), _shortened(shown(document, span)), _head(after))


def evidence_of(span: Span, document: Document, longest: int = 130) -> EvidenceView:
    """The words, cut, with their line and a link to their paragraph."""
    words = shown(document, Span(span.start, min(span.end, span.start + longest + 40)))
    at = document.where(span)
    href = f"#{paragraph_id(document, span.start)}"
    return EvidenceView(at[0].upper() + at[1:], href, cut_words(words, longest))


def _surroundings(span: Span, document: Document) -> Span:
    """The sentence, else the block, that holds the span; it reaches at least as far as the span."""
    block = document.block_at(span.start)
    if block is None:
        return span
    sentence = document.sentence_at(span.start)
    around = sentence or block.span
    if len(around) - len(span) < _CONTEXT:
        around = block.span
    return Span(min(around.start, span.start), max(around.end, span.end))


def _tail(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    tail = text[-_CONTEXT:]
    return "… " + tail[tail.find(" ") + 1 :]


def _head(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    head = text[:_CONTEXT]
    return head[: head.rfind(" ")] + " …" if " " in head else head + "…"


def _shortened(text: str) -> str:
    """A long quotation by its beginning and its end."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    head, tail = text[: _LONGEST_QUOTE // 2], text[-_CONTEXT:]
    return f"{head[: head.rfind(' ')]} … {tail[tail.find(' ') + 1 :]}"
