"""Cautions that speak of a transaction of which the release says nothing → BorrowedCaution.

They are left from another release: "including with respect to the initial public offering" under the news
of a new store. What such words are, and what in the rest of the release would show that they belong there, is
the law's table ``borrowed-cautions``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.document import Document, Span
from checker.law import Law
from checker.matching import Matcher
from checker.record import Record
from checker.spans import Taken

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
    shown_by: Matcher
    """Finds the words that would show it."""


def find_borrowed_cautions(facts: Facts) -> Iterator[BorrowedCaution]:
    """All such words of the release's cautions as one: they have one cause."""
    document, zones = facts.document, facts.document.part("legend")
    said = [(_first(document, zones, subject.says), subject) for subject in _subjects(facts.law)]
    news = _news(document)
    found = [(span, one.name) for span, one in said if span and not _first(document, news, one.shown_by)]
    if found:
        first, last = min(found)[0], max(span.end for span, _ in found)
        subjects = ", ".join(subject for _, subject in found)
        yield BorrowedCaution(Span(first.start, last), subjects, document.words(first))


def _subjects(law: Law) -> Sequence[_Subject]:
    def read() -> list[_Subject]:
        return [
            _Subject(row["subject"], *(Matcher(row[key], ignore_case=True) for key in ("says", "shown-by")))
            for row in law.table("borrowed-cautions").rows
        ]

    return law.once("borrowed cautions", read)


def _first(document: Document, stretches: Iterable[Span], words: Matcher) -> Span | None:
    found = (span for stretch in stretches for span, _ in words.find_in(document.text, stretch))
    return next(found, None)


def _news(document: Document) -> list[Span]:
    """What the release says itself: the text without cautions, legends and what is said about the issuer."""
    left_out = Taken(span for name in ("legend", "about") for span in document.part(name))
    return list(left_out.left_of(Span(0, len(document.text))))
