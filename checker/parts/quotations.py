"""A document → its quotations: what stands between double quotation marks and is long enough to be speech."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.document import Document, Span


def quotations(document: Document, declared: Mapping[str, Any]) -> tuple[Span, ...]:
    """The quotations, marks included. One that a paragraph leaves open goes to the paragraph's end."""
    least = declared.get("words", 4)
    return tuple(
        Span(start, end)
        for block in document.blocks
        if block.kind in ("paragraph", "list")
        for start, end in _quoted(document.text, block.span)
        if document.text.count(" ", start, end) >= least - 1
    )


def _quoted(text: str, span: Span) -> list[tuple[int, int]]:
    found = []
    at = text.find('"', span.start, span.end)
    while at >= 0:
        closing = text.find('"', at + 1, span.end)
        if closing < 0:
            found.append((at, span.end))
            break
        found.append((at, closing + 1))
        at = text.find('"', closing + 1, span.end)
    return found
