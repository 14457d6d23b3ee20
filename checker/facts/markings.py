"""What the draft's file carries besides the words → DraftMarking: tracked changes, comments, hidden text.

Readers of Word, OpenDocument, HTML, PDF and mail note such things as markings; here they become facts, so
that rules can ask for them. A text file has none.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.directives import is_directive
from checker.document import Document, Span
from checker.origins import Marking, MarkingKind
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_LONGEST_SHOWN = 100
_GROUPS = {"insertion": "change", "deletion": "change", "move": "change", "annotation": "comment"}
_OWN = "prewire"
_MADE = frozenset({"html", "pdf", "mail", "msg"})
"""Formats that hide words for reasons of their own: menus, search, accessibility."""


class DraftMarking(Record):
    """Something that the draft's file carries on or beside its words."""

    span: Span
    """The words it lies on; the word next to it if it lies between words; empty if it lies on no text."""
    kind: MarkingKind
    """``insertion``, ``deletion``, ``move``, ``comment``, ``hidden``, ``field-error``, ``property``, …"""
    words: str
    """What was inserted, deleted or hidden; the comment; the property's value."""
    shown: str
    """The words, cut short for a message."""
    author: str | None
    """Who made it; absent if the file does not say."""
    date: datetime.date | None
    """When it was made."""
    name: str
    """A property's name, the address that a link leads to, the file name of an attachment."""
    where: str
    """The place as a person finds it: "paragraph 12", "header"."""
    count: int
    """How many of its kind the file has; insertions, deletions and moves are counted together."""
    own: bool
    """Whether prewire wrote it itself, into a copy that it annotated, or it is an instruction to prewire."""
    drafted: bool
    """Whether people write in files of this format; pages of the web, PDF and mail are made by programs."""
    group: Literal["change", "comment", "other"]
    """What it is counted with."""


def find_markings(facts: Facts) -> Iterator[DraftMarking]:
    """Every marking of the file, those without a place in the text first."""
    document = facts.document
    counts = Counter(_counted(marking) for marking in document.markings)
    for marking in document.markings:
        span = _span(marking, document)
        words = " ".join(marking.words.split())
        group = _GROUPS.get(marking.kind, marking.kind)
        yield DraftMarking(
            span=span,
            kind=marking.kind,
            words=words,
            shown=words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…",
            author=marking.author or None,
            date=_day(marking.date),
            name=marking.name,
            where=marking.where or (document.where(span) if span else "the file"),
            count=counts[_counted(marking)],
            own=_is_own(marking),
            drafted=document.source.format not in _MADE,
            group=group if group in ("change", "comment") else "other",  # type: ignore[arg-type]
        )


def _counted(marking: Marking) -> tuple[str, bool]:
    return _GROUPS.get(marking.kind, marking.kind), _is_own(marking)


def _is_own(marking: Marking) -> bool:
    if marking.kind not in ("annotation", "comment"):
        return False
    return marking.author == _OWN or is_directive(marking.words)


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written[:10])
    except ValueError:
        return None


def _span(marking: Marking, document: Document) -> Span:
    if marking.start is None:
        return Span(0, 0)
    end = marking.start if marking.end is None else marking.end
    span = document.reading_span(marking.start, end)
    words = document.words(span)
    first = span.start + len(words) - len(words.lstrip())
    return Span(first, first + len(words.strip())) if words.strip() else _nearest_word(document, span.start)


def _nearest_word(document: Document, at: int) -> Span:
    """The word that ends or begins at a place, or the next one of the same paragraph."""
    text = document.text
    block = document.block_at(at) or document.block_at(max(at - 1, 0))
    if block is None:
        return Span(0, 0)
    first, last = block.span.start, block.span.end
    start = min(max(at, first), last)
    while start > first and text[start - 1].isspace():
        start -= 1
    if start == first:  # nothing before it: the first word after it
        while start < last and text[start].isspace():
            start += 1
        end = start
    else:
        end = start
        while start > first and not text[start - 1].isspace():
            start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return Span(start, end)
