"""Results that are called preliminary, estimated or flash → Preliminary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Span
from checker.facts.earnings.outlooks import APART, clause_at
from checker.facts.gated import gated
from checker.facts.wordings import wordings
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_ROUGHLY = pattern(
    r"(?i)\b(?:approximately|between|in the range of|range of|expected to be"
    r"|at least|more than|estimated (?:at|to be)|in excess of)\b|\d (?:to|-|–) \$?\d"
)


class Preliminary(Record):
    """Results that are called preliminary, estimated or flash, with a figure."""

    span: Span
    caveat: bool
    """Whether the release says that closing or review is not complete, or that they may change."""
    range: bool
    """Whether the figures are ranges or rounded."""
    headline: bool


def find_preliminary(facts: Facts) -> Iterator[Preliminary]:
    """The first words that call results preliminary, outside legends."""
    document = facts.document
    for m in gated(facts.law, "preliminary-results").find(document, (b.span for b in document.blocks)):
        if document.overlaps_part(m.span, *APART):
            continue
        lower, clause = document.lower, clause_at(document, m.span.start)
        caveat = any(found.search(lower) for found in wordings(facts.law, "closing-caveats").values())
        yield Preliminary(
            m.span,
            caveat,
            _ROUGHLY.search(document.text, clause.start, min(len(lower), clause.end + 250))
            is not None,
            document.overlaps_part(m.span, "headline", "subhead"),
        )  # fmt: skip
        return
