"""Cautions that speak of a transaction of which the release says nothing → BorrowedCaution.

They are left from another release: "including with respect to the initial public offering" under the news
of a new store. What such words are, and what in the rest of the release would show that they belong there, is
the law's table ``borrowed-cautions``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from checker.document import Document, Span
from checker.law import Law
from checker.matching import Matcher
from checker.patterns import IGNORE_CASE, pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class BorrowedCaution(Record):
    """Words of a caution or legend that presuppose what the release does not have."""

    span: Span
    subject: str
    """What they speak of: ``an initial public offering``; of several, joined."""
    words: str
    """The first of them."""


class _Subject(Record):
    """A row of the table."""

    name: str
    says: Matcher
    shown_by: Any
    """The pattern of the words that would show it."""


def find_borrowed_cautions(facts: Facts) -> Iterator[BorrowedCaution]:
    """All such words of the release's cautions as one: they have one cause."""
    document, zones = facts.document, facts.document.part("legend")
    said = [(span, subject) for subject in _subjects(facts.law) if (span := _first(document, zones, subject))]
    news = _news(document) if said else ""
    found = [(span, subject.name) for span, subject in said if not subject.shown_by.search(news)]
    if found:
        first, last = min(found)[0], max(span.end for span, _ in found)
        subjects = ", ".join(subject for _, subject in found)
        yield BorrowedCaution(Span(first.start, last), subjects, document.words(first))


def _subjects(law: Law) -> Sequence[_Subject]:
    def read() -> list[_Subject]:
        return [
            _Subject(
                row["subject"], Matcher(row["says"], ignore_case=True), pattern(row["shown-by"], IGNORE_CASE)
            )
            for row in law.table("borrowed-cautions").rows
        ]

    return law.once("borrowed cautions", read)


def _first(document: Document, zones: tuple[Span, ...], subject: _Subject) -> Span | None:
    return next((span for zone in zones for span, _ in subject.says.find_in(document.text, zone)), None)


def _news(document: Document) -> str:
    """What the release says itself: the text without cautions, legends and what is said about the issuer."""
    left_out = sorted(span for name in ("legend", "about") for span in document.part(name))
    kept, at = [], 0
    for span in left_out:
        kept.append(document.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join([*kept, document.text[at:]])
