"""Raised marks that plain text made part of the line → LostSuperscript, once a kind.

The mark of a note after a full stop ("evolves.1"), a power of ten ("40X106 cells"), a service mark ("WAYSM").
Only in drafts that have no raised letters by their format: in others the mark may still be raised.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Span
from checker.facts.dictionary import dictionary_of
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

SuperscriptKind = Literal["note mark", "power", "service mark"]


class LostSuperscript(Record):
    """The first place where a raised mark stands on the line."""

    span: Span
    kind: SuperscriptKind
    count: int
    """How many of the kind there are."""


_SOURCES: tuple[tuple[SuperscriptKind, str], ...] = (
    ("note mark", r"\.\"?\d{1,2}(?=\s|$)(?<=(?P<all>\b\p{Ll}{3,20}\.\"?\d{1,2}))"),
    (
        "power",
        r"10[1-9]\d?(?= (?:cells?|particles|genomes?|copies|vg|vp|pfu|CFU|cfu|units)\b|/)"
        r"(?<=(?P<all>\b\d+(?:\.\d+)? ?[xX×] ?10[1-9]\d?))",
    ),
    ("service mark", r"SM(?=[\s.,;:)])(?<=(?P<all>(?<![@#\w./-])\p{Lu}{2,}SM))"),
    ("service mark", r"TM(?=[\s.,;:)])(?<=(?P<all>(?<![@#\w./-])\p{Lu}{2,}TM))"),
)
"""Each begins with what is rare; ``all`` is the whole word."""


def find_lost_superscripts(facts: Facts) -> Iterator[LostSuperscript]:
    """The first of each kind."""
    text = facts.document.text
    if facts.document.source.format != "text":
        return
    places: dict[SuperscriptKind, list[Span]] = {}
    for kind, source in _SOURCES:
        for m in pattern(source).finditer(text):
            if kind != "service mark" or _is_marked(facts, m["all"]):
                places.setdefault(kind, []).append(Span(*m.span("all")))
    for kind, found in places.items():
        yield LostSuperscript(min(found), kind, len(found))


def _is_marked(facts: Facts, word: str) -> bool:
    """Whether a word in capitals is one only without its last two letters."""
    words = dictionary_of(facts.law)
    return len(word) > 4 and words.count(word[:-2].lower()) > 1_000_000 and not words.lists(word.lower())
