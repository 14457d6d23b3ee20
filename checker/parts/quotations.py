"""A document → its quotations: what stands between double quotation marks and is long enough to be speech."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.document import Block, Document, Span
from checker.parts.declarations import one_of
from checker.patterns import pattern

_MARK = pattern(r'(?P<open>(?<![^\s(\[–—/-])"(?=[^\s]))|"')
"""A quotation mark, opening before a word, closing after one."""


def find_quotations(document: Document, declared: Mapping[str, Any]) -> Iterator[Span]:
    """The quotations, marks included; one that its paragraph leaves open goes to the paragraph's end."""
    least: int = declared.get("words", 4)
    speech = one_of(tuple(declared.get("speech", ())))
    for block in document.blocks:
        quotes = document.text.find('"', block.span.start, block.span.end) >= 0
        if not quotes or block.kind not in ("paragraph", "list"):
            continue
        for span in _quoted(document.text, block):
            if document.text.count(" ", span.start, span.end) >= least - 1 and _is_speech(
                document.text, block, span, speech
            ):
                yield span


def _quoted(text: str, block: Block) -> Iterator[Span]:
    """Outermost pairs of marks."""
    start, depth = -1, 0
    for m in _MARK.finditer(text, block.span.start, block.span.end):
        if m["open"]:
            start = m.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield Span(start, m.end())
    if depth:
        yield Span(start, block.span.end)


def _is_speech(text: str, block: Block, span: Span, speech: Any) -> bool:
    """Whether the words end like speech, or the paragraph says who says them."""
    if text[span.end - 2] in ".,!?…—" or text[span.end - 1] != '"':
        return True
    return bool(speech and speech.search(text, block.span.start, block.span.end))
