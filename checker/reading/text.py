"""Pasted plain text → Document: paragraphs (hard-wrapped or a line each), headings, lists and tables."""

from __future__ import annotations

from checker.document import Document, Source
from checker.reading.flow import Flow
from checker.reading.headings import is_heading
from checker.reading.lines import blocks_of, lines_of


def read_plain(raw: str, source: Source) -> Document:
    """The document that a plain text is."""
    flow = Flow(raw)
    blocks = list(blocks_of(lines_of(raw)))
    heads = [" ".join(raw[b.slices[0][0] : b.slices[-1][1]].split()) if b.slices else "" for b in blocks]
    for i, block in enumerate(blocks):
        kind = block.kind
        if kind == "paragraph" and is_heading(heads[i], heads[i + 1] if i + 1 < len(heads) else None):
            kind = "heading"
        flow.add(kind, block.slices, block.level)
    return flow.document(source)
