"""Overlapping spans → pieces of text that do not overlap; and the text as the draft has it.

Text is cut at every edge of every span, so each piece is covered by the same spans from end to end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.document import Document, Span
from checker.patterns import pattern
from checker.record import Record

_STRAIGHT = {
    "'": frozenset("‘’‚‛ʼ"),
    '"': frozenset("“”„‟"),
    "-": frozenset("‐‑"),
}
"""Which characters of the draft stand behind a plain one of the reading text."""

_SHORT_LINE = 60
"""A raw line this short was ended on purpose; a longer one was wrapped."""


class Piece(Record):
    """A stretch of text, and which of the given spans cover it, by their index, in the order given."""

    span: Span
    covered_by: tuple[int, ...]


def cut(whole: Span, spans: Sequence[Span], also: Sequence[int] = ()) -> Iterator[Piece]:
    """The whole, cut at every edge of every span that reaches into it. The pieces join to the whole.

    ``also``: offsets to cut at besides.
    """
    inside = [(i, s) for i, s in enumerate(spans) if s.start < whole.end and s.end > whole.start and len(s)]
    edges = {whole.start, whole.end, *(offset for offset in also if whole.start < offset < whole.end)}
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
    text = document.text[span.start : span.end]
    breaks = line_breaks and "\n" in document.raw[_raw_start(document, span) : document.offsets.raw(span.end)]
    if not breaks and not any(sign in text for sign in _STRAIGHT):
        return text
    return "".join(_shown_pieces(document, span, breaks))


def _raw_start(document: Document, span: Span) -> int:
    return document.offsets.raw(span.start)


def _shown_pieces(document: Document, span: Span, line_breaks: bool) -> Iterator[str]:
    """The text up to each character that the draft may have otherwise, and that character."""
    at = span.start
    for match in pattern(_DOUBTFUL if line_breaks else _TYPOGRAPHIC).finditer(document.text, at, span.end):
        yield document.text[at : match.start()]
        yield _own(document, match.start(), match.group())
        at = match.end()
    yield document.text[at : span.end]


def _own(document: Document, offset: int, character: str) -> str:
    """What the draft has for a quotation mark, a hyphen or a space of the reading text."""
    if character == " ":
        return "\n" if _ends_short_line(document, offset) else " "
    raw, here = document.raw, document.offsets.raw(offset)
    own = raw[here] if here < len(raw) else character
    return own if own in _STRAIGHT[character] else character


_TYPOGRAPHIC = r"['\"-]"
_DOUBTFUL = r"['\" -]"


def _ends_short_line(document: Document, offset: int) -> bool:
    """Whether the space at this offset stands for the line break after a short raw line."""
    raw = document.raw
    here = document.offsets.raw(offset)
    after = document.offsets.raw(offset + 1) if offset + 1 < len(document.text) else len(raw)
    line_break = raw.find("\n", here, after)
    if line_break < 0:
        return False
    return line_break - (raw.rfind("\n", 0, line_break) + 1) < _SHORT_LINE
