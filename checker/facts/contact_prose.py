"""Sentences that name a contact: "For further information, please contact Jane Roe, CFO, at (949) …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from checker.document import Document, Span
from checker.facts.contact_entries import Entry
from checker.facts.contact_lines import Piece, Reach, reached
from checker.facts.contact_words import ContactWords, is_person, person_in
from checker.facts.contact_zones import is_prose
from checker.patterns import pattern
from checker.spans import Taken

_LEAD = pattern(
    r"(?i)\b(?:contact(?:ing|ed)?|call(?:ing)?|reach(?:ed)?|e-?mail(?:ing)?|direct(?:ed)?|write|"
    r"inquir\w+|enquir\w+|telephone|"
    r"questions?|information|phone|connect|attention)\b"
)
_VERB = pattern(r"(?i)(?<!by )\b(?:contact|call|email|e-mail|reach|write to|telephone)(?:ing)?\b")
_COMPANY = pattern(r",? ?(?:&|and Co|Inc|LLC|Ltd|Corp|L\.?P)\b|,? ?&")
_ORGANISATION = pattern(
    r"(?:contact(?:ing)?|call(?:ing)?|from|to|solicitor,?|agent,?) (?:the )?(?P<org>(?:\p{Lu}|"
    r"\d)[\w.&'’-]*(?:(?:, (?=(?:Inc|LLC|Ltd|Corp|L\.?P)\b)| )(?:\p{Lu}[\w.&'’-]*|&|of|and)){0,6})"
)


def in_prose(document: Document, reach: Reach, words: ContactWords, taken: Taken) -> Iterator[Entry]:
    """The contacts that sentences name, in order; a second sentence may add to a contact."""
    last: Entry | None = None
    for span in _sentences(document, reach):
        if any(taken.overlaps(f.span) for f in reach.within(span)):
            continue
        for entry in _entries(document.text, span, reach, words):
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
    blocks = {block.span: block for fact in reach.facts if (block := document.block_at(fact.span.start))}
    for block in blocks.values():
        if block.kind == "table" or not is_prose(document, block.span, reach):
            continue
        first = bisect_left(document.sentences, block.span.start, key=lambda sentence: sentence.start)
        for sentence in document.sentences[first:]:
            if sentence.start >= block.span.end:
                break
            if reach.within(sentence):
                yield sentence


def _entries(text: str, span: Span, reach: Reach, words: ContactWords) -> Iterator[Entry]:
    """The entries of one sentence: a name between two numbers begins the next."""
    said = text[span.start : span.end]
    lead = _LEAD.search(text, span.start, span.end)
    if lead is None or words.is_elsewhere(said):
        return
    entry: Entry | None = None
    at = lead.start()
    for piece in [reached(text, fact) for fact in reach.within(span)]:
        if piece.kind not in ("phone", "email"):
            continue
        who = _who(text, at, piece.span.start, words)
        if entry is None or any(p.kind == "name" for p in who):
            if entry is not None:
                yield entry
            start = min([p.span.start for p in who] or [at])
            entry = Entry(Piece("heading", Span(start, start), ""), words.role(said), who)
        entry.pieces.append(piece)
        at = piece.span.end
    if entry is not None:
        yield entry


def _who(text: str, start: int, end: int, words: ContactWords) -> list[Piece]:
    """The person and company after the last verb before the number: "contact Jane Roe, Acme Corp., at"."""
    verbs = list(_VERB.finditer(text, start, end))
    at = verbs[-1].end() if verbs else start
    found: list[Piece] = []
    while (m := person_in(text, at, end)) is not None:
        at = m.end()
        company = _COMPANY.match(text, at, end)
        if company is None and is_person(m.group()) and words.kind(m.group()) == "name":
            found.append(Piece("name", Span(m.start(), m.end()), m.group()))
            break
    org = _ORGANISATION.search(text, start, end)
    if org and org["org"] != "Company" and words.kind(org["org"]) == "organisation":
        found.append(Piece("organisation", Span(*org.span("org")), org["org"]))
    return sorted(found, key=lambda p: p.span)


def _completes(last: Entry, entry: Entry) -> bool:
    """Whether the next sentence only adds what the contact lacked."""
    near = entry.span.start - last.span.end < 160
    adds = not (last.said("phone") and entry.said("phone")) and not (
        last.said("email") and entry.said("email")
    )
    return near and adds and not entry.said("name")
