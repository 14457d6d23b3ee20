"""Abbreviations in capitals → Abbreviation: how often used, and whether they are ever spelled out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Document, Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

TABLE = "known-abbreviations"
_CAPITALS = pattern(r"(?<![\w.$/&-])[A-Z]{3,6}(?![\w/&-]|\.[A-Z])")


class Abbreviation(Record):
    """One abbreviation, at its first mention in running text."""

    span: Span
    text: str
    uses: int
    defined: bool
    """It stands in parentheses after its words, or its words stand in parentheses after it."""


def find_abbreviations(facts: Facts) -> Iterator[Abbreviation]:
    """Every abbreviation of the body that is not known to everybody; symbols and shouting are none."""
    document = facts.document
    known = {str(w) for row in facts.law.table(TABLE).rows for w in row["words"]} | {
        t.symbol for t in facts.of("ticker")
    }
    places: dict[str, list[Span]] = {}
    for body in document.part("body"):
        for m in _CAPITALS.finditer(document.text, body.start, body.end):
            if not _shouted(document, m.start(), m.end()):
                places.setdefault(m.group(), []).append(Span(m.start(), m.end()))
    for text, spans in places.items():
        if text not in known:
            yield Abbreviation(spans[0], text, len(spans), _defined(document, text))


def _shouted(document: Document, start: int, end: int) -> bool:
    """Whether the words around are in capitals too."""
    around = document.text[max(0, start - 12) : start] + document.text[end : end + 12]
    letters = [c for c in around if c.isalpha()]
    return not letters or sum(c.isupper() for c in letters) * 2 > len(letters)


def _defined(document: Document, text: str) -> bool:
    marks = (f"({text}", f'"{text}"', f"{text} (", f"({text}s", f'("{text}', f"or {text})", f"{text})")
    return any(mark in document.text for mark in marks)
