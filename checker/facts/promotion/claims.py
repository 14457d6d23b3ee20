"""Words of promotion in a release → Claim: which list they are of, and where they stand.

The lists are lexicons of the pack ``promotion``; the frame of a release (cautionary statement, legends, the
issuer's description, contacts) is not searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Document, Span
from checker.facts.deals.announcements import own_text
from checker.facts.gated import gated
from checker.record import Record
from checker.spans import Taken
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

KINDS = {
    "guarantee": "guarantees",
    "rank": "rank-claims",
    "puffery": "puffery",
    "price": "price-talk",
    "analyst": "analyst-praise",
    "paid": "paid-promotion",
    "fashion": "buzzwords",
    "ai": "ai-claims",
    "green": "green-claims",
    "tentative-deal": "tentative-deals",
    "no-news": "no-news-statements",
    "accusation": "accusations",
    "crypto": "crypto-plans",
    "market-size": "market-sizes",
    "compliance": "compliance-beliefs",
    "origin": "origin-claims",
}
"""The kinds of claims, and the lexicon that holds the words of each."""


class Claim(Record):
    """Words that promote, promise or half-tell."""

    span: Span
    kind: Annotated[str, one_of(*KINDS)]
    """``guarantee``, ``rank``, ``puffery``, ``price``, ``analyst``, ``paid``, ``fashion``, ``ai``, ``green``,
    ``tentative-deal``, ``no-news``, ``accusation``, ``crypto``, ``market-size``,
    ``compliance``, ``origin``."""


def find_claims(facts: Facts) -> Iterator[Claim]:
    """Every claim in the release's own text, each once for a kind."""
    spans = _searched(facts)
    for kind, name in KINDS.items():
        yield from (Claim(m.span, kind) for m in gated(facts.law, name).find(facts.document, spans))


def _searched(facts: Facts) -> list[Span]:
    """The release's own blocks, without legends and cautionary statements."""
    document = facts.document
    legends = Taken(_legends(document))
    return [span for span in own_text(facts) if not legends.overlaps(span)]


def _legends(document: Document) -> tuple[Span, ...]:
    return (*document.part("cautionary"), *document.part("other-legend"))
