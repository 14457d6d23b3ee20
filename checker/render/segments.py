"""Overlapping spans → pieces of text that do not overlap; and the text as the draft has it.

Text is cut at every edge of every span, so each piece is covered by the same spans from end to end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.document import Document, Span
from checker.record import record

_STRAIGHT = {
    "'": frozenset("‘’‚‛ʼ"),
    '"': frozenset("“”„‟"),
    "-": frozenset("‐‑"),
}
"""Which characters of the draft stand behind a plain one of the reading text."""

_SHORT_LINE = 60
"""A raw line this short was ended on purpose; a longer one was wrapped."""


@record
class Piece:
    """A stretch of text, and which of the given spans cover it, by their index, in the order given."""

    span: Span
    covered_by: tuple[int, ...]


def cut(whole: Span, spans: Sequence[Span]) -> Iterator[Piece]:
    """The whole, cut at every edge of every span that reaches into it. The pieces join to the whole."""
    inside = [(i, s) for i, s in enumerate(spans) if s.start < whole.end and s.end > whole.start and len(s)]
    edges = {whole.start, whole.end}
    for _, span in inside:
        edges |= {max(span.start, whole.start), min(span.end, whole.end)}
    marks = sorted(edges)
    for start, end in pairwise(marks):
        yield Piece(Span(start, end), tuple(i for i, s in inside if s.start <= start and end <= s.end))


def shown(document: Document, span: Span, line_breaks: bool = False) -> str:
    """A span of the reading text with the draft's own quotation marks and hyphens, character for character.

    Markup between the characters (tags, entities) stays out, as it does in the reading text.
    ``line_breaks``: keep a line break that ends a short line, as in a contact block.
    """
    return "".join(_shown_characters(document, span, line_breaks))


def _shown_characters(document: Document, span: Span, line_breaks: bool) -> Iterator[str]:
    raw, at = document.raw, document.offsets.raw
    for offset in range(span.start, span.end):
        character = document.text[offset]
        if character in _STRAIGHT:
            own = raw[at(offset)] if at(offset) < len(raw) else character
            yield own if own in _STRAIGHT[character] else character
        elif character == " " and line_breaks and _ends_short_line(document, offset):
            yield "\n"
        else:
            yield character


def _ends_short_line(document: Document, offset: int) -> bool:
    """Whether the space at this offset stands for the line break after a short raw line."""
    raw = document.raw
    here = document.offsets.raw(offset)
    after = document.offsets.raw(offset + 1) if offset + 1 < len(document.text) else len(raw)
    line_break = raw.find("\n", here, after)
    if line_break < 0:
        return False
    return line_break - (raw.rfind("\n", 0, line_break) + 1) < _SHORT_LINE
