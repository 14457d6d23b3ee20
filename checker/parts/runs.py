"""A document → parts that nothing opens: runs of short lines, one of which gives the part away."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document import Block, Document, Span
from checker.parts.asking import by_block
from checker.parts.declarations import Declaration, says_one
from checker.spans import Taken
from checker.titles import looks_like_title

_BEFORE = 6
"""Lines of a run that may stand before the telling one: a name, a title, a company, an address."""


def find_runs(document: Document, d: Declaration, taken: Taken, lead: Block | None) -> Iterator[Span]:
    """The runs after the first paragraph that are the part; ``taken`` is what belongs to other parts."""
    blocks = [block for block in document.blocks if lead is not None and block.span.start > lead.span.start]
    text, longest = document.text, d.longest or 120
    asking = by_block(document, [(d, source) for source in d.run])

    def tells(block: Block) -> bool:
        sources = tuple(source for _, source in asking.get(block.span.start, ()))
        return (len(block.span) <= longest or block.kind == "table") and says_one(text, block.span, sources)

    def may_run(block: Block) -> bool:
        short = len(block.span) <= longest and block.kind in ("paragraph", "heading")
        return short and not _is_sentence(document.words(block.span)) and not taken.overlaps(block.span)

    end = 0
    for at, block in enumerate(blocks):
        if at < end or not tells(block):
            continue
        first = at
        if may_run(block):
            while first > end and may_run(blocks[first - 1]):
                first -= 1
            end = next((n for n in range(at + 1, len(blocks)) if not may_run(blocks[n])), len(blocks))
        elif d.tables and block.kind == "table" and not taken.overlaps(block.span):
            end = at + 1
        else:
            continue
        if not says_one(text, Span(blocks[first].span.start, blocks[end - 1].span.end), d.excluded):
            yield Span(blocks[max(first, at - _BEFORE)].span.start, blocks[end - 1].span.end)


def _is_sentence(words: str) -> bool:
    """Whether a short block is prose and no line of a run."""
    return words.endswith((".", "!", "?")) and words.count(" ") >= 4 and not looks_like_title(words)
