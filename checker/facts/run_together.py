"""Words and lines that a lost space or line break glued together → RunTogether, once for blocks in a row.

A capital inside a word is no fault by itself (names of firms, brands and genes have them): there must be
evidence in the release that two words meet there. :mod:`checker.facts.glued_words` weighs it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.facts.glued_words import glued_words
from checker.facts.spelling import lost_spaces
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class RunTogether(Record):
    """Where spaces or line breaks were lost in a block, or in blocks in a row: one thing to mend.

    The span goes from the first place to the last.
    """

    span: Span
    kind: Literal["words", "lines"]
    """``lines``: of a contact or an address; else ``words``."""
    words: str
    """The first of them as printed, up to five."""
    count: int
    """How many there are."""


_AFTER_WORDS = r"(?=\p{L})(?:(?<=\p{Ll}{2}.)(?=\p{L}\p{Ll})|(?<=\).)(?=\p{Ll}{2}))"
_GLUED = (
    rf",{_AFTER_WORDS}",
    rf";{_AFTER_WORDS}",
    r"\.(?=[\p{Lu}\d])(?:(?<=\b(?:Inc|Corp|Ltd|L\.P|N\.V|S\.A|LLC)\.)(?=\p{Lu}\p{Ll}{2}|\d)"
    r"|(?<=\b(?:INC|CORP|LTD)\.)(?=\p{Lu}\p{L})|(?<=\p{Ll}{2}\.)(?=(?<next>\p{Lu}\p{Ll}+) ))",
    r"LLC(?<=\bLLC)(?=\d{2})",
    r"\)(?=[,;]?(?!bps|gaap)\p{Ll}{3})(?<=[\p{L}\d] \([^()\n]{3,80}\))",
    r"\"(?<=\b(?:the|or|and)\")(?=\p{Lu})",
    r":(?<=(?i:contacts?|investors?|media|relations|inquiries):)(?=[\p{L}\d+(])(?!//)",
    r"C[EFOT]O\b(?<=\p{Ll}C[EFOT]O)",
    r"isit(?<=\b[Vv]isit)(?!ed|or|ing|s\b|ation)(?=[a-z\d-]{2,30}\.[a-z])",
)
"""Each begins with the letters or the sign itself: to look for that is ten times as fast as to look back."""
_IDENTIFIERS = pattern(r"[A-Z\d]{3,12}(?:ISIN|CUSIP|SEDOL|WKN|LEI) ?:")
"""The name of an identifier that the one before runs into; in tables too."""
_TORN_EMAIL = pattern(r"@(?<=\b(?<torn>\p{Lu}{2,5}\p{Ll})\s[a-z][\w.+-]*@)")
"""An abbreviation that took the first letter of the address after it: "CEOj ramson@…"."""
_REACH = pattern(r"@|www\.|\d{3}[-.) ]+\d{4}")


def find_run_together(facts: Facts) -> Iterator[RunTogether]:
    """Every block, or row of blocks, in which words or lines run together, in order."""
    document = facts.document
    addresses = sorted(f.span for kind in ("email", "url") for f in facts.of(kind))
    words = [*_by_marks(document.text), *glued_words(document, facts.law)]
    places = {span for span in words if not _is_inside(addresses, span) or _ends_address(document.text, span)}
    places.update(_at_addresses(document.text, [*addresses, *(p.span for p in facts.of("phone"))]))
    places.update(Span(*m.span()) for m in _IDENTIFIERS.finditer(document.text))
    places.update(Span(*m.span("torn")) for m in _TORN_EMAIL.finditer(document.text))
    places.update(lost_spaces(facts))
    return _by_block(document, sorted(places))


def _by_block(document: Document, places: list[Span]) -> Iterator[RunTogether]:
    held: dict[Span, list[Span]] = {}
    for place in places:
        block = document.block_at(place.start)
        if (
            block is not None
            and block.span.contains(place)
            and (block.kind != "table" or _is_identifier(document, place))
        ):
            held.setdefault(block.span, []).append(place)
    return (_fact(document, inside) for inside in _in_a_row(held))


def _in_a_row(held: Mapping[Span, list[Span]]) -> Iterator[list[Span]]:
    """The places of each block together with those of the blocks that follow it at once."""
    row: list[Span] = []
    end = -1
    for block, places in held.items():
        if row and block.start != end + 1:
            yield row
            row = []
        row += places
        end = block.end
    if row:
        yield row


def _ends_address(text: str, span: Span) -> bool:
    """Whether a bracket and a comma end an address that was read too far: "/515685),she"."""
    return ")," in text[span.start - 1 : span.end]


def _is_identifier(document: Document, place: Span) -> bool:
    return document.text[place.end - 1] == ":"


def _fact(document: Document, places: list[Span]) -> RunTogether:
    span = Span(places[0].start, max(p.end for p in places))
    largest = _largest(places)
    words = list(dict.fromkeys(document.words(p) for p in largest))
    line = document.text[span.start : span.end + 20].partition("\n")[0]
    lines = _REACH.search(line) is not None
    return RunTogether(span, "lines" if lines else "words", ", ".join(words[:5]), len(largest))


def _largest(places: list[Span]) -> list[Span]:
    """The places that lie in no other, of places in order."""
    kept: list[Span] = []
    for place in places:
        if kept and place.contains(kept[-1]):
            kept.pop()
        if not kept or place.end > kept[-1].end:
            kept.append(place)
    return kept


def _is_inside(places: list[Span], span: Span) -> bool:
    """Whether the span overlaps one of the places, which are in order and apart."""
    at = bisect_right(places, span.end, key=lambda place: place.start) - 1
    return at >= 0 and (places[at].overlaps(span) or (at > 0 and places[at - 1].overlaps(span)))


def _at_addresses(text: str, reached: Iterable[Span]) -> Iterator[Span]:
    """Telephone numbers and addresses that another word, number or address runs into."""
    for span in reached:
        before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        if (
            (before.isalpha() and before not in "xX")
            or after.isalpha()
            or after == "("
            or _number(text, span)
        ):
            yield _chunk(text, span)


def _number(text: str, span: Span) -> bool:
    """Whether a number begins right where an e-mail address ends."""
    return text[span.end : span.end + 1].isdigit() and "@" in text[span.start : span.end]


def _chunk(text: str, span: Span) -> Span:
    """The span with what runs into it on both sides, up to a space."""
    start = max(text.rfind(" ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    m: Any = pattern(r"\s").search(text, span.end)
    return Span(start, m.start() if m else len(text))


def _by_marks(text: str) -> Iterator[Span]:
    """A mark that touches the next word, a title that touches a name."""
    for source in _GLUED:
        for m in pattern(source).finditer(text):
            follows = m.groupdict().get("next")
            if follows is None or f" {follows} " in text or f"\n{follows} " in text:
                yield _around(text, m.start(), m.end())


def _around(text: str, start: int, end: int) -> Span:
    """A stretch with the letters and digits that touch it; of a closing bracket, those after it."""
    while start and text[start] != ")" and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)
