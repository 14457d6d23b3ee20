"""Cautions that speak of a transaction of which the release says nothing → BorrowedCaution.

They are left from another release: "including with respect to the initial public offering" under the news
of a new store. What such words are, and what in the rest of the release would show that they belong there, is
the law's table ``borrowed-cautions``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Document, Span
from checker.patterns import IGNORE_CASE, pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts


@record
class BorrowedCaution:
    """Words of a caution or legend that presuppose what the release does not have."""

    span: Span
    subject: str
    """What they speak of: ``an initial public offering``; of several, joined."""
    words: str
    """The first of them."""


def find_borrowed_cautions(facts: Facts) -> Iterator[BorrowedCaution]:
    """All such words of the release's cautions as one: they have one cause."""
    document = facts.document
    zones = document.part("legend")
    news = _news(document) if zones else ""
    found: list[tuple[Span, str]] = []
    for row in facts.law.table("borrowed-cautions").rows if zones else ():
        span = _first(document, zones, row["says"])
        if span is not None and not pattern(row["shown-by"], IGNORE_CASE).search(news):
            found.append((span, row["subject"]))
    if found:
        first, last = min(found)[0], max(span.end for span, _ in found)
        subjects = ", ".join(subject for _, subject in found)
        yield BorrowedCaution(Span(first.start, last), subjects, document.words(first))


def _first(document: Document, zones: tuple[Span, ...], source: str) -> Span | None:
    for zone in zones:
        m = pattern(source, IGNORE_CASE).search(document.text, zone.start, zone.end)
        if m:
            return Span(m.start(), m.end())
    return None


def _news(document: Document) -> str:
    """What the release says itself: the text without cautions, legends and what is said about the issuer."""
    left_out = sorted(span for name in ("legend", "about") for span in document.part(name))
    kept, at = [], 0
    for span in left_out:
        kept.append(document.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join([*kept, document.text[at:]])
