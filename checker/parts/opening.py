"""A document → what stands before its text: headline, subheads, dateline; and the first paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.document import Block, Document, Span
from checker.parts.dateline import dateline_in
from checker.parts.declarations import one_of
from checker.patterns import pattern
from checker.record import Record
from checker.spans import Taken
from checker.titles import looks_like_title

_LONGEST_TITLE = 400
_TOP = 60
"""Blocks in which the first paragraph is looked for."""
_COVER = 12
"""Blocks in which the cover of a report says what it is."""
_MENU = 12
"""So many short lines in a row are a menu."""
_TEXT = 160
"""Characters: a longer block is text, and no menu stands after it."""
_LABEL, _LABEL_WORDS = 40, 5
"""Characters and words of a menu's line are fewer."""


_SENTENCE_END = pattern(r"[.!?:]['\")\]*]*$")


_DIGIT = pattern(r"\d")


_COVER_TITLE = pattern(r"(?m)^form (?:8|6)-k(?:/a)?$")


_EXHIBIT = pattern(r"(?i)(?:exhibit|ex-?) ?99(?:\.\d{1,2})?")


class Opening(Record):
    """Where the text starts: its first paragraph, and the dateline in it or on a line before it."""

    lead: Block | None
    dateline: Span | None


def find_opening(document: Document, parts: Mapping[str, Mapping[str, Any]]) -> Opening:
    """The first paragraph: the first with a dateline, or else the first that is a sentence."""
    wires = tuple(_setting(parts, "dateline", "wire"))
    furniture = one_of(tuple(_setting(parts, "headline", "furniture")))
    sentence: Block | None = None
    alone: Span | None = None
    for block in top_of(document):
        if block.kind == "table":
            continue
        line = dateline_in(document.text, block.span, wires, place_alone=sentence is None)
        if line and block.level != 1 and block.span.end - line.end >= 25:
            return Opening(block, line)
        if line and alone is None and sentence is None:
            alone = line
        if sentence is None and _is_text(document.words(block.span), block, furniture):
            sentence = block
    return Opening(sentence, alone)


def top_of(document: Document) -> Sequence[Block]:
    """The first blocks of the release itself: without the cover of a Form 8-K and the menu of a web page."""
    start = _after_cover(document) or _after_menu(document)
    return document.blocks[start : start + _TOP]


def _after_cover(document: Document) -> int:
    """The index of the block after "Exhibit 99.1", if the cover of a report to the SEC stands first."""
    first = document.blocks[:_COVER]
    head = document.lower[: first[-1].span.end] if first else ""
    if "securities and exchange commission" not in head or not _COVER_TITLE.search(head):
        return 0
    exhibits = (
        at
        for at, block in enumerate(document.blocks)
        if len(block.span) < _LABEL and _EXHIBIT.fullmatch(document.words(block.span))
    )
    return next(exhibits, -1) + 1


def _after_menu(document: Document) -> int:
    """The index of the block after a run of short lines such as only a menu has; 0 if there is none."""
    run = after = 0
    for at, block in enumerate(document.blocks[: _TOP + _MENU]):
        words = document.words(block.span)
        short = block.kind == "paragraph" and len(words) < _LABEL and words.count(" ") < _LABEL_WORDS
        run = run + 1 if short and not _DIGIT.search(words) else 0
        if run >= _MENU:
            after = at + 1
        elif len(block.span) > _TEXT or (after and not run):
            break
    return after


def _is_text(words: str, block: Block, furniture: Any) -> bool:
    """Whether the block is running text, not a title or what stands around it."""
    if (
        block.kind != "paragraph"
        or words.count(" ") < 3
        or words[0] in "(*-–—"
        or not _SENTENCE_END.search(words)
    ):
        return False
    if words.isupper() or (furniture and furniture.fullmatch(words)):
        return False
    return len(words) > 160 or not looks_like_title(words)


def _setting(parts: Mapping[str, Mapping[str, Any]], finder: str, key: str) -> Sequence[str]:
    declared = next((d for d in parts.values() if d.get("find") == finder), {})
    value: Sequence[str] = declared.get(key, ())
    return value


def title_lines(
    document: Document, parts: Mapping[str, Mapping[str, Any]], opening: Opening, taken: Taken
) -> tuple[Span | None, list[Span]]:
    """The headline and the subheads: blocks before the first paragraph that aren't furniture of the page."""
    furniture = one_of(tuple(_setting(parts, "headline", "furniture")))
    end = opening.lead.span.start if opening.lead else len(document.text)
    lines = [
        block
        for block in top_of(document)
        if block.span.start < end
        and block.kind != "table"
        and not taken.overlaps(block.span)
        and not (opening.dateline and opening.dateline.overlaps(block.span))
        and (block.level == 1 or not (furniture and furniture.fullmatch(document.words(block.span))))
    ]
    headline = _headline(document, lines)
    if headline is None:
        return None, [line.span for line in lines]
    title = document.words(headline)
    return headline, [
        b.span for b in lines if b.span.start > headline.start and document.words(b.span) != title
    ]


def _headline(document: Document, lines: Sequence[Block]) -> Span | None:
    """The first line of the top rank, or the first line that isn't set as a subhead."""
    ranked = next((b for b in lines if b.kind == "heading" and b.level == 1), None)
    if ranked is not None:
        return ranked.span
    first = lines[0] if lines else None
    if first is None or first.kind == "list" or document.text[first.span.start] in "-–—*•(":
        return None
    words = document.words(first.span)
    if len(words) > _LONGEST_TITLE or (words.endswith(".") and not looks_like_title(words)):
        return None
    return first.span
