"""Whose filings the cautionary statement points to → CautionOwner; whether the release names it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.document import Document, Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_COMPANY = r"(?P<name>(?:[A-Z][\w&.-]+,? ){0,4}?[A-Z][\w&-]{2,}(?:,? (?:Inc|Corp|Ltd|Co|LLC)\b\.?)?)"
_FILINGS = (
    r" (?:(?:most|recent|latest|annual|quarterly|current|periodic|other"
    r"|public|and|SEC|Annual|Quarterly|Current|registration|various|subsequent|prior) ){0,5}?"
    r"(?:Forms? (?:10|20|40|8|6)-|Reports? on Form|filings|reports)"
)
_OWNED = pattern("'s?" + _FILINGS)
_OWNER = pattern(rf"(?<![\w.-]){_COMPANY}(?:'s|(?<=s)')" + _FILINGS)
_LONGEST = 200
"""Characters of the longest name."""
_NOT_NAMES = frozenset(
    [
        "company",
        "issuer",
        "corporation",
        "partnership",
        "trust",
        "fund",
        "registrant",
        "bank",
        "group",
        "sec",
        "commission",
        "board",
        "management",
        "securities",
        "exchange",
    ]
)


class CautionOwner(Record):
    """A company to whose filings the caution points."""

    span: Span
    name: str
    elsewhere: bool
    """The first word of its name stands outside the cautionary statement too."""


def find_caution_owners(facts: Facts) -> Iterator[CautionOwner]:
    """Every company whose filings are pointed to by name."""
    document = facts.document
    for zone in document.part("cautionary"):
        for m in _owners(document.text, zone):
            first = next((w for w in m["name"].split() if w.lower() not in ("the", "in", "see", "our")), "")
            word = first.strip(",.").lower()
            if len(word) > 2 and word not in _NOT_NAMES:
                span = Span(m.start("name"), m.end("name"))
                yield CautionOwner(span, m["name"], _elsewhere(document, word))


def _owners(text: str, zone: Span) -> Iterator[Any]:
    """Every name before the filings that are its own, which are what is rare."""
    end = zone.start
    for owned in _OWNED.finditer(text, zone.start, zone.end):
        m = _OWNER.search(text, max(end, owned.start() - _LONGEST), owned.end())
        if m is not None:
            end = m.end()
            yield m


def _elsewhere(document: Document, word: str) -> bool:
    """Whether the word stands outside the zones, run together with others or in an address too."""
    at = document.lower.find(word)
    while at >= 0:
        if not document.overlaps_part(Span(at, at + 1), "cautionary"):
            return True
        at = document.lower.find(word, at + 1)
    return False
