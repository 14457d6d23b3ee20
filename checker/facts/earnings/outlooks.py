"""Where a release gives guidance: sentences with guidance words, and what stands under an outlook heading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Block, Document, Span
from checker.facts.wordings import wordings
from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.facts import Facts

_HEADING = pattern(
    r"^(?:[\w'',&/-]+ ){0,7}?(?:outlook|guidance|financial targets|forecast)\b(?:[ :,(–-][^\n]{0,70})?$"
)
_HEADING_LENGTH = 110
_ENDS = pattern(
    r"^\W*(?:about|conference call|webcast|earnings call|non-gaap|use of|forward"
    r"|reconcil|safe harbor|cautionary"
    r"|contact|condensed|consolidated|(?:investor|media) |quarterly|dividend|results|balance|liquidity)"
)
_BLOCKS, _CHARACTERS = 16, 5000
_PAST = pattern(
    r"\b(?:compared (?:to|with) (?:our |the )?(?:guidance|outlook)|(?:exceed"
    r"|beat|above|surpass|better than|top)\w*[^.\n]{0,40}(?:expect|guidance|outlook"
    r"|forecast))"
)

APART = ("cautionary", "other-legend", "about", "contact")
"""Parts whose words on figures are no news."""


def outlook_sections(facts: Facts) -> tuple[Span, ...]:
    """What stands under headings that say outlook or guidance; looked for once."""
    if "outlook sections" not in facts.memo:
        gate = any(
            word in facts.document.lower for word in ("outlook", "guidance", "financial targets", "forecast")
        )
        facts.memo["outlook sections"] = tuple(_sections(facts.document)) if gate else ()
    found: tuple[Span, ...] = facts.memo["outlook sections"]
    return found


def _sections(document: Document) -> Iterator[Span]:
    blocks, end = document.blocks, 0
    for n, block in enumerate(blocks):
        if block.span.start < end or document.overlaps_part(block.span, "headline", "subhead"):
            continue
        if _is_heading(document, block):
            last = _last(document, n)
            end = last.span.end
            yield Span(block.span.start, end)


def _is_heading(document: Document, block: Block) -> bool:
    if block.kind == "table" or len(block.span) > _HEADING_LENGTH:
        return False
    words = document.lower[block.span.start : block.span.end]
    return not words.endswith(".") and _HEADING.search(words) is not None


def _last(document: Document, n: int) -> Block:
    """The last block of the section that the nth block heads."""
    blocks = document.blocks
    start, last = blocks[n].span.end, blocks[n]
    for block in blocks[n + 1 : n + 1 + _BLOCKS]:
        short = len(block.span) < _HEADING_LENGTH
        if block.span.end - start > _CHARACTERS and last is not blocks[n]:
            break
        if short and _ENDS.search(document.lower, block.span.start, block.span.end):
            break
        last = block
    return last


def clause_at(document: Document, offset: int) -> Span:
    """The sentence that holds an offset; in a table, the line."""
    sentence = document.sentence_at(offset)
    if sentence is not None:
        return sentence
    end = document.text.find("\n", offset)
    return Span(document.text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(document.text))


def looks_ahead(facts: Facts, span: Span) -> bool:
    """Whether what stands there is said of a period to come: by its section, or by a word of its sentence."""
    if any(s.contains(span) for s in outlook_sections(facts)):
        return True
    clause = clause_at(facts.document, span.start)
    words = wordings(facts.law, "guidance-words")
    if not any(found.first_in(facts.document, clause) for found in words.values()):
        return False
    return _PAST.search(facts.document.lower, clause.start, clause.end) is None
