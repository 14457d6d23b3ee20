"""References to what should stand in the release and does not → DanglingReference.

"The following table" with neither a table nor figures after it, "the chart below" with nothing below, a proxy
card "enclosed" with a press release, "the foregoing list of factors" with no factor before it. What points to
what is the lexicon ``references-ahead``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Document, Span
from checker.facts.gated import gated
from checker.patterns import IGNORE_CASE, pattern
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts


class DanglingReference(Record):
    """Words that point to what is not there."""

    span: Span
    missing: Annotated[str, entry_field("references-ahead", "missing")]
    """``table``, ``picture``, ``enclosure``, ``list`` or ``mention of updating``."""


_UPDATING = pattern(r"updat|revis|correct|supplement|publicly|amend|elect to|keep current", IGNORE_CASE)
_LETTER = pattern(r"\b(?:letter|dear|sincerely|to (?:our|all|the) (?:share|stock)holders)\b", IGNORE_CASE)
_IMAGES = ("```", "![", "[image")
_REACH = 14
"""Blocks after a reference in which the table may begin."""
_NEAR = 4
"""The same of a picture."""
_CLAUSES = 300
"""Characters before "to do so" in which stands what is not to be done."""
_LABEL = 60
"""Characters: a longer line is no label in the first column of a table."""
_SHORT = 100
"""Characters: a longer line is no row of a table that lost its form."""


def find_dangling_references(facts: Facts) -> Iterator[DanglingReference]:
    """Every reference to what is not there, in no particular order."""
    blocks = (block.span for block in facts.document.blocks)
    for m in gated(facts.law, "references-ahead").find(facts.document, blocks):
        missing = str(m.fields["missing"])
        if not _is_there(facts, m.span, missing):
            yield DanglingReference(m.span, missing)


def _is_there(facts: Facts, span: Span, missing: str) -> bool:
    """Whether the release has what the words point to."""
    document = facts.document
    if missing == "table":
        return _followed_by_rows(document, span, _REACH)
    if missing == "picture":  # other formats can hold one that is not read
        return document.source.format != "text" or _followed_by_rows(document, span, _NEAR)
    if missing == "enclosure":
        return _LETTER.search(document.text, 0, span.start) is not None
    if missing == "list":
        return any(c.named_factors for c in facts.of("cautionary"))
    before = document.text[max(span.start - _CLAUSES, 0) : span.start]
    return _UPDATING.search(before) is not None


def _followed_by_rows(document: Document, span: Span, reach: int) -> bool:
    """Whether a table, or the lines that are left of one that lost its form, stand after the words."""
    at = bisect_right(document.blocks, span.start, key=lambda block: block.span.start)
    after = document.blocks[at : at + reach]
    if any(block.kind == "table" for block in after) or document.block_at(span.start) is None:
        return True
    rest = document.text[span.end : after[-1].span.end] if after else document.text[span.end :]
    lines = rest.split("\n")
    return _rows(lines) > 1 or _labels(lines) > 3 or any(mark in rest for mark in _IMAGES)


def _rows(lines: list[str]) -> int:
    """How many lines may be rows: short ones with a figure, or ones of which many words are figures."""
    short = sum(len(line) < _SHORT and pattern(r"\d").search(line) is not None for line in lines)
    dense = sum(len(pattern(r"\d[\d,.]*").findall(line)) * 4 > line.count(" ") > 4 for line in lines)
    return short + 2 * dense


def _labels(lines: list[str]) -> int:
    """How many lines may be the first column of a table, whose other columns follow."""
    return sum(4 < len(line) < _LABEL and not line.endswith((".", ":")) for line in lines)
