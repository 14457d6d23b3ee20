"""A line of a contact block → its pieces: headings, names, titles, organisations, numbers, addresses.

Copies of web pages run the lines of a block together ("Jane RoeChief Executive Officerir@acme.com"); the
pieces are found there too, by the numbers and addresses first and by the words between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from checker.document import Span
from checker.facts.contact_words import SUFFIX, ContactWords, Kind, Role
from checker.facts.emails import Email
from checker.facts.phones import Phone
from checker.facts.web import Url
from checker.patterns import pattern
from checker.record import Record

PieceKind = Kind | Literal["phone", "fax", "email", "url"]


class Piece(Record):
    """A stretch of a contact block and what it is. ``role`` is a heading's, ``fact`` a number's."""

    kind: PieceKind
    span: Span
    text: str
    role: Role | None = None
    fact: Phone | Email | None = None


class Reach:
    """The telephone numbers, e-mail and web addresses of a release, in order."""

    def __init__(self, facts: Iterable[Phone | Email | Url]) -> None:
        self.facts = sorted(facts, key=lambda fact: fact.span)
        self._starts = [fact.span.start for fact in self.facts]

    def within(self, span: Span) -> list[Phone | Email | Url]:
        """Those inside the stretch."""
        first = bisect_left(self._starts, span.start)
        return self.facts[first : bisect_left(self._starts, span.end, first)]


_COMMA = (
    rf",(?:\s(?!{SUFFIX}(?:[\s,;|)]|$))|(?=\p{{Lu}})(?!{SUFFIX}))"
    r"|\s(?:[-–—|•·]\s|/\s|\|\s?|\s{2,})|;\s|\t"
)
_GLUED = (
    r"(?=[\p{Lu}\d\s])(?:(?<=[\p{Ll}.)])(?=(?:Chief|President|CEO|CFO|COO|Chairman|Executive|Vice|Senior|Managing|"
    r"Director|Manager|Investor|Media|Public|Head|"
    r"Corporate|Founder|Co-Founder|Tel|Telephone|Phone|Email|E-mail|Website|Web|Contact|Office|Mobile|"
    r"Direct|Fax|Toll|Attention)\b)"
    r"|(?<=CONTACT|CONTACTS|INQUIRIES)(?=\p{Lu}\p{Ll})|(?<=\p{Ll})(?=Name:)|(?<=\p{Lu})(?=(?:E-?mail|"
    r"Website|Phone|Telephone)\b)|(?<=(?:Relations|Officer|President|CEO|CFO|COO|Director|"
    r"Chairman|Manager|Communications|LLC|Corp\.|Inc\.|Ltd\.|Limited|Corporation|"
    r"Contact|Contacts|Secretary|Company|Information|Details|Inquiries))(?=\p{Lu}[\p{Lu}\p{Ll}])|"
    r"(?<=\p{Ll})\s(?=Chief \p{L}+ Officer)|(?<=Chief \p{L}{4,14} Officer)\s(?=\p{Lu})|"
    r"(?<=\p{Ll})(?=\d{2,6} \p{Lu})|(?<=\d)(?=\p{Lu}\p{Ll}{2}))"
)
_LEAD = pattern(
    r"\W*(?i:(?:for (?:more|further|additional|any) (?:\w+ ){0,3}?(?:information|inquiries|"
    r"details),? )?(?:please )?contacts?:?)\s?(?=\p{Lu}[\p{Ll}.])(?!(?i:information|us\b|details|"
    r"person))"
)
_COLON = pattern(r":(?!/)\s?")
_SEAM = pattern(
    r"[\p{Ll}.)]\p{Lu}|\p{Lu}{2}[\p{Ll}-]|(?:LLC|C[EFO]O)\p{Lu}{2}|\p{Ll}\d|\d\p{Lu}\p{Ll}|Chief "
)
"""What a stretch has in which words ran together."""
_AT_COMMAS, _AT_SEAMS = pattern(_COMMA), pattern(_GLUED)
_LABEL_BEGINS = pattern(
    rf"{_COMMA}|{_GLUED}|(?<=\S)(?<! and| &| /|/)\s(?=(?:(?:Investor|Media|Press|Company|Public|"
    rf"Corporate) (?:Relations )?Contacts?|Media|Investors|(?i:Tel\.?|Telephone|Phone|E-?mail|"
    rf"Website|Fax|Mobile|Attention|Name|Toll[- ]Free))\s?:)"
)
"""Where, before a colon, other words end."""
_MARKUP = " *_#|•·▪\"'[]()<>{}-–—,;"


def pieces_of(text: str, span: Span, reach: Reach, words: ContactWords) -> Iterator[Piece]:
    """The pieces of one line, in order; labels ("Tel:") are left out."""
    at = span.start
    for fact in reach.within(span):
        yield from _between(text, at, fact.span.start, words)
        yield reached(text, fact)
        at = max(at, fact.span.end)
    yield from _between(text, at, span.end, words)


def reached(text: str, fact: Phone | Email | Url) -> Piece:
    """A number or address as a piece."""
    words = text[fact.span.start : fact.span.end]
    if isinstance(fact, Phone):
        return Piece("fax" if fact.fax else "phone", fact.span, words, fact=fact)
    if isinstance(fact, Email):
        return Piece("email", fact.span, words, fact=fact)
    return Piece("url", fact.span, words)


def _between(text: str, start: int, end: int, words: ContactWords) -> Iterator[Piece]:
    """The pieces of a stretch without numbers and addresses."""
    for first, last in _headings_apart(text, start, end):
        stretch = _clean(text, first, last)
        if stretch is None:
            continue
        kind = words.kind(text[stretch.start : stretch.end])
        if kind == "heading":
            yield _piece("heading", text, stretch, words)
        elif kind != "label":
            yield from _parts(text, (first, last), (stretch, kind), words)


def _headings_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut after every colon, before which a heading or label stands, and between "contact" and a name."""
    at = start
    lead = _LEAD.match(text, start, end)
    if lead:
        yield start, lead.end()
        at = lead.end()
    for m in _COLON.finditer(text, at, end):
        yield from _last_words(text, at, m.end())
        at = m.end()
    if at < end:
        yield at, end


def _last_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words before a colon, cut where a heading or label begins: "Jane Roe, CFO, Phone:"."""
    cut = start
    for m in _LABEL_BEGINS.finditer(text, start, end - 1):
        cut = m.end()
    if cut > start:
        yield start, cut
    yield cut, end


def _parts(text: str, cut: tuple[int, int], known: tuple[Span, Kind], words: ContactWords) -> Iterator[Piece]:
    """A stretch cut where words ran together, then at commas and dashes unless it is one thing.

    ``known`` is what the stretch is as a whole.
    """
    for first, last in _cut(_AT_SEAMS, text, *cut) if _SEAM.search(text, *cut) else (cut,):
        whole = _told(text, (first, last), known, words)
        if whole is None:
            continue
        if whole[1] in ("name", "address", "or"):
            yield _piece(whole[1], text, whole[0], words)
            continue
        for part in (_told(text, smaller, whole, words) for smaller in _cut(_AT_COMMAS, text, first, last)):
            if part is not None and part[1] != "label":
                yield _piece(part[1], text, part[0], words)


def _told(
    text: str, cut: tuple[int, int], known: tuple[Span, Kind], words: ContactWords
) -> tuple[Span, Kind] | None:
    """A stretch without markup at its edges and what it is, if anything is left of it."""
    span = _clean(text, *cut)
    if span is None or span == known[0]:
        return known if span else None
    return span, words.kind(text[span.start : span.end])


def _cut(marks: Any, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for m in marks.finditer(text, start, end):
        yield at, m.start()
        at = m.end()
    yield at, end


def _piece(kind: Kind, text: str, span: Span, words: ContactWords) -> Piece:
    said = text[span.start : span.end]
    return Piece(kind, span, said.rstrip(": "), words.role(said) if kind == "heading" else None)


def _clean(text: str, start: int, end: int) -> Span | None:
    """The stretch without markup at its edges; None if nothing is left."""
    while start < end and (text[start] in _MARKUP or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _MARKUP or text[end - 1].isspace()):
        end -= 1
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return Span(start, end) if end > start else None
