"""Quotation marks of the raw text → QuotationFault: not closed, not opened, of two kinds, no full stop.

The reading text has straight marks only, so the raw text is looked at. A quotation that goes on in the next
paragraph opens again there and is closed only in its last (Chicago Manual of Style 13.32).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Block, Document, Span
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

FaultKind = Literal["unclosed", "unopened", "mixed", "unfinished"]

_OPENING, _CLOSING, _STRAIGHT = "“„«", "”»", '"'
_MARKS = _OPENING + _CLOSING + _STRAIGHT
_LOOK = 4
"""In so many following paragraphs a quotation may be closed (page breaks split paragraphs)."""


class QuotationFault(Record):
    """A quotation mark that lacks its partner, or has one of the other kind."""

    span: Span
    """From the mark to the end of its words, or the quotation if its marks differ."""
    kind: FaultKind


class _Mark(Record):
    at: int
    """In the reading text."""
    sign: str
    opens: bool
    """By its form, or by the space before it and none after."""


def find_quotation_faults(facts: Facts) -> Iterator[QuotationFault]:
    """The first fault of each kind in each paragraph, in no particular order."""
    document = facts.document
    if '"' not in document.text:
        return
    quoting = [
        (b, _marks(document, b))
        for b in document.blocks
        if b.kind != "table" and document.text.find('"', b.span.start, b.span.end) >= 0
    ]
    yield from _unfinished(document, [b for b, _ in quoting])
    faults = {b.span.start: list(_faults(document, b, marks)) for b, marks in quoting}
    openings = {
        b.span.start for b, marks in quoting if marks and marks[0].opens and marks[0].at <= b.span.start + 1
    }
    for at, (block, _) in enumerate(quoting):
        for fault in faults[block.span.start]:
            after = [b for b, _ in quoting[at + 1 : at + 1 + _LOOK]]
            before = [b for b, _ in quoting[max(at - _LOOK, 0) : at]]
            if not (_goes_on(document, fault, after, faults, openings) or _went_on(fault, before, faults)):
                yield fault


_LONG = 80
"""Characters of a quotation that has sentences."""


def _unfinished(document: Document, quoting: list[Block]) -> Iterator[QuotationFault]:
    """Quotations of sentences that close a paragraph without a full stop."""
    for block in quoting:
        words = document.words(block.span)
        opened = words.rfind('"', 0, len(words) - 1)
        if (
            words.endswith('"')
            and words[-3:-1].isalpha()
            and words[-2].islower()
            and len(words) - opened > _LONG
            and opened >= 0
        ):
            start = block.span.start + words.rfind(" ", 0, len(words) - 1) + 1
            yield QuotationFault(Span(start, block.span.end), "unfinished")


def _marks(document: Document, block: Block) -> list[_Mark]:
    text = document.text
    found: list[_Mark] = []
    at = text.find('"', block.span.start, block.span.end)
    while at >= 0:
        sign = document.raw[document.offsets.raw(at)]
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        opens = sign in _OPENING or (
            sign not in _CLOSING and (not before or before in " \n([-–—*/") and not after.isspace()
        )
        if not (before.isdigit() and not opens and _inches(text, at, found)):
            found.append(_Mark(at, sign if sign in _MARKS else _STRAIGHT, opens))
        at = text.find('"', at + 1, block.span.end)
    return found


def _inches(text: str, at: int, before: list[_Mark]) -> bool:
    """Whether a mark after a number is a measure, as no quotation is open there."""
    return not before or not before[-1].opens


def _faults(document: Document, block: Block, marks: list[_Mark]) -> Iterator[QuotationFault]:
    opened: _Mark | None = None
    kinds: set[str] = set()
    for mark in marks:
        fault: QuotationFault | None = None
        if mark.opens:
            fault = _fault(document, block, opened, "unclosed") if opened else None
            opened = mark
        elif opened is None:
            fault = _fault(document, block, mark, "unopened")
        else:
            if (opened.sign == _STRAIGHT) != (mark.sign == _STRAIGHT):
                fault = QuotationFault(Span(opened.at, mark.at + 1), "mixed")
            opened = None
        if fault and fault.kind not in kinds:
            kinds.add(fault.kind)
            yield fault
    if opened and "unclosed" not in kinds:
        yield _fault(document, block, opened, "unclosed")


def _fault(document: Document, block: Block, mark: _Mark, kind: FaultKind) -> QuotationFault:
    """The mark with the words beside it: after an opening one to the next mark, before a closing one."""
    if kind == "unclosed":
        following = document.text.find('"', mark.at + 1, block.span.end)
        return QuotationFault(Span(mark.at, following if following > 0 else block.span.end), kind)
    start = document.text.rfind(" ", block.span.start, max(mark.at - 30, block.span.start)) + 1
    return QuotationFault(Span(max(start, block.span.start), mark.at + 1), kind)


Faults = dict[int, list[QuotationFault]]


def _goes_on(
    document: Document, fault: QuotationFault, after: list[Block], faults: Faults, openings: set[int]
) -> bool:
    """Whether a quotation that is not closed here goes on in the next paragraphs."""
    if fault.kind != "unclosed" or not after:
        return False
    following = next((b for b in document.blocks if b.span.start > fault.span.start), None)
    if following is not None and following.span.start in openings:
        return True
    return any(f.kind == "unopened" for b in after for f in faults[b.span.start])


def _went_on(fault: QuotationFault, before: list[Block], faults: Faults) -> bool:
    return fault.kind == "unopened" and any(
        f.kind == "unclosed" for b in before for f in faults[b.span.start]
    )
