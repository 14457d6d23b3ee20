"""A document → parts that nothing opens: runs of short lines, one of which gives the part away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.document import Block, Document, Span
from checker.parts.declarations import Declaration
from checker.spans import Taken
from checker.titles import looks_like_title

_BEFORE = 6
"""Lines of a run that may stand before the telling one: a name, a title, a company, an address."""


def find_runs(document: Document, d: Declaration, taken: Taken, lead: Block | None) -> Iterator[Span]:
    """The runs after the first paragraph that are the part; ``taken`` is what belongs to other parts."""
    longest = d.longest or 120
    run: list[Block] = []
    for block in document.blocks:
        if lead is None or block.span.start <= lead.span.start:
            continue
        short = len(block.span) <= longest and block.kind in ("paragraph", "heading")
        short = short and not _is_sentence(document.words(block.span))
        if short and not taken.overlaps(block.span):
            run.append(block)
            continue
        yield from _telling(document, d, run)
        run = []
        if d.tables and block.kind == "table" and not taken.overlaps(block.span):
            yield from _telling(document, d, [block])
    yield from _telling(document, d, run)


def _is_sentence(words: str) -> bool:
    """Whether a short block is prose and no line of a run."""
    return words.endswith((".", "!", "?")) and words.count(" ") >= 4 and not looks_like_title(words)


def _telling(document: Document, d: Declaration, run: Sequence[Block]) -> Iterator[Span]:
    if not run:
        return
    whole = Span(run[0].span.start, run[-1].span.end)
    if d.excluded.found(document.text, whole):
        return
    first = next((i for i, b in enumerate(run) if d.run.found(document.text, b.span)), None)
    if first is not None:
        yield Span(run[max(0, first - _BEFORE)].span.start, whole.end)
