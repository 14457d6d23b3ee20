"""Pasted plain text → Document: paragraphs (hard-wrapped or a line each), headings, lists and tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from checker.document import BlockKind, Document, Source
from checker.reading.flow import Flow
from checker.reading.front_matter import split_front_matter
from checker.reading.headings import is_heading
from checker.reading.lines import RawBlock, blocks_of, lines_of, wrap_width


def read_plain(raw: str, source: Source) -> Document:
    """The document that a plain text is.

    Raises:
        DraftError: its front matter is wrong.
    """
    stated, start = split_front_matter(raw, source.name)
    lines = lines_of(raw, start)
    flow = Flow(raw)
    add_blocks(flow, list(blocks_of(lines, wrap_width(lines))))
    return flow.document(source, stated)


def add_blocks(flow: Flow, blocks: Sequence[RawBlock]) -> None:
    """Add blocks to a document; a short paragraph may be the heading of the block that follows."""
    for block, following in zip_longest(blocks, blocks[1:]):
        headed = (
            block.kind == "paragraph"
            and following is not None
            and is_heading(block.words, following.words, _read_as(following))
        )
        flow.add("heading" if headed else block.kind, block.slices, block.level)


def _read_as(block: RawBlock) -> BlockKind:
    """What stands after a short paragraph: a heading that is marked as one makes the line above it none."""
    return "paragraph" if block.kind == "heading" else block.kind
