"""Sentences that name a contact: "For further information, please contact Jane Roe, CFO, at (949) …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from checker.document import Document, Span
from checker.facts.contact_entries import Entry
from checker.facts.contact_lines import Piece, Reach, pieces_of
from checker.facts.contact_words import ContactWords, is_person, person_in
from checker.facts.contact_zones import is_prose

_LEAD = (
    r"(?i)\b(?:contact(?:ing|ed)?|call(?:ing)?|reach(?:ed)?|e-?mail(?:ing)?|direct(?:ed)?|write|inquir\w+|enquir\w+|telephone|"
    r"questions?|information|phone|connect|attention)\b"
)
_ORGANISATION = r"(?:contact(?:ing)?|call(?:ing)?|from|to|solicitor,?|agent,?) (?:the )?(?P<org>(?:\p{Lu}|\d)[\w.&'’-]*(?:,? (?:\p{Lu}[\w.&'’-]*|&|of|and)){0,6})"


@cache
def _compiled(source: str) -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(source)


def in_prose(document: Document, reach: Reach, words: ContactWords, taken: Sequence[Span]) -> Iterator[Entry]:
    """The contacts that sentences name, in order; what a second sentence adds to a contact is joined to it."""
    last: Entry | None = None
    for span in _sentences(document, reach):
        facts = [f for f in reach.within(span) if not any(t.overlaps(f.span) for t in taken)]
        if not any(hasattr(f, "number") or hasattr(f, "address") for f in facts):
            continue
        entry = _entry(document.text, span, reach, words)
        if entry is None:
            continue
        if last is not None and _completes(last, entry):
            last.pieces += entry.pieces
            continue
        if last is not None:
            yield last
        last = entry
    if last is not None:
        yield last


def _sentences(document: Document, reach: Reach) -> Iterator[Span]:
    """The sentences with numbers or addresses; in long blocks they may be clauses of a run-on."""
    for block in document.blocks:
        if block.kind == "table" or not reach.within(block.span) or not is_prose(document, block.span, reach):
            continue
        inside = [s for s in document.sentences if block.span.contains(s)]
        yield from (s for s in inside if reach.within(s))


def _entry(text: str, span: Span, reach: Reach, words: ContactWords) -> Entry | None:
    said = text[span.start : span.end]
    lead = _compiled(_LEAD).search(text, span.start, span.end)
    if lead is None or words.elsewhere.search(said):
        return None
    pieces = [p for p in pieces_of(text, span, reach, words) if p.kind in ("phone", "email")]
    if not pieces:
        return None
    who = _who(text, lead.start(), pieces[0].span.start, words)
    start = min([p.span.start for p in who] or [lead.start()])
    entry = Entry(Piece("heading", Span(min(start, lead.start()), start), ""), words.role(said), [*who, *pieces])
    entry.pieces.sort(key=lambda p: p.span)
    return entry


def _who(text: str, start: int, end: int, words: ContactWords) -> list[Piece]:
    """The person and the company between the word "contact" and the number."""
    found: list[Piece] = []
    at = start
    while (m := person_in(text, at, end)) is not None:
        at = m.end()
        if is_person(m.group()) and not words.organisation.search(m.group()) and not words.title.search(m.group()):
            found.append(Piece("name", Span(m.start(), m.end()), m.group()))
            break
    org = _compiled(_ORGANISATION).search(text, start, end)
    if org and words.organisation.search(org["org"]):
        found.append(Piece("organisation", Span(*org.span("org")), org["org"]))
    return found


def _completes(last: Entry, entry: Entry) -> bool:
    """Whether the next sentence only adds what the contact lacked."""
    near = entry.span.start - last.span.end < 160
    adds = not (last.said("phone") and entry.said("phone")) and not (last.said("email") and entry.said("email"))
    return near and adds and not entry.said("name")
