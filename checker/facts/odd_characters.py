"""Characters that conversion spoilt or that nobody sees → OddCharacter, once a kind.

Read from the raw text: the reading text has no invisible characters any more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

OddKind = Literal["mojibake", "replacement", "entity", "private-use", "direction", "invisible", "look-alike"]


class OddCharacter(Record):
    """The first place of one kind of spoilt or invisible characters."""

    span: Span
    """The word that holds it."""
    kind: OddKind
    code: str
    """The first character's code point, ``U+FFFD``."""
    count: int


_ODD = pattern(
    r"(?P<mojibake>[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›¡-¿]|â€[\x80-\xbf\u2018-\u203a€™œ“”˜¦])"
    r"|(?P<replacement>\ufffd)"
    r"|(?P<entity>&(?:nbsp|amp|quot|lt|gt|apos|rsquo|lsquo|ldquo|rdquo|ndash|mdash|reg|trade|#\d{2,5}|#x[\da-f]{2,5});)"
    r"|(?P<private>[\ue000-\uf8ff])"
    r"|(?P<direction>[\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    r"|(?P<invisible>[\u200b\u2060\u00ad]|(?<!^)\ufeff)"
    r"|(?P<alike>\p{Cyrillic}(?=\p{Latin})|(?<=\p{Latin})\p{Cyrillic})"
)
_SUSPECTS = (
    r"[ÃÂâ\ufffd&\ue000-\uf8ff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u00ad\ufeff\p{Cyrillic}]"
)
_NAMES: dict[str, OddKind] = {"private": "private-use", "alike": "look-alike"}


def find_odd_characters(facts: Facts) -> Iterator[OddCharacter]:
    """One fact for each kind of character that does not belong in a text, in no particular order."""
    document = facts.document
    suspects = _SUSPECTS if pattern(_SUSPECTS).search(_signs(document.raw)) else "&"
    places: dict[OddKind, list[int]] = {}
    for suspect in pattern(suspects).finditer(document.raw):
        m = _ODD.match(document.raw, suspect.start())
        if m:
            kind = _NAMES.get(m.lastgroup, m.lastgroup)
            places.setdefault(kind, []).append(m.start())
    for kind, found in places.items():
        span = _word(document, found[0])
        if span is not None:
            code = f"U+{ord(document.raw[found[0]]):04X}"
            yield OddCharacter(span, kind, code, len(found))


def _signs(raw: str) -> str:
    """The characters other than those of ASCII."""
    return raw.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


_ASCII = bytes(range(128))


def _word(document: Document, raw: int) -> Span | None:
    """The word of the reading text at or after an offset of the raw text."""
    offsets = document.offsets
    run = bisect_right(offsets.raw_starts, raw) - 1
    at = offsets.text_starts[run] + raw - offsets.raw_starts[run] if run >= 0 else 0
    following = offsets.text_starts[run + 1] if run + 1 < len(offsets.text_starts) else len(document.text)
    m = pattern(r"\S+").search(document.text, min(at, following))
    if m is None:
        return None
    start = m.start()
    while start and not document.text[start - 1].isspace():
        start -= 1
    return Span(start, m.end())
