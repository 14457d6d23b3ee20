"""Clauses of legends → LegendClause: what a legend says, clause by clause.

"Not an offer", "have not been registered", "absent registration or an exemption", "read the proxy
statement", "free of charge at the SEC's site" … by the lexicon ``legend-clauses``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.facts.gated import gated
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts


class LegendClause(Record):
    """One clause of a legend, once in a block."""

    span: Span
    """The words by which it is known."""
    name: Annotated[str, entry_field("legend-clauses", "name")]
    """``not-an-offer``, ``unregistered``, ``absent-exemption``, …: see the lexicon ``legend-clauses``."""


def find_legend_clauses(facts: Facts) -> Iterator[LegendClause]:
    """Every clause of a legend, wherever it stands."""
    document = facts.document
    seen: set[tuple[str, int]] = set()
    blocks = [block.span for block in document.blocks]
    for m in gated(facts.law, "legend-clauses").find(document, blocks):
        block = document.block_at(m.span.start)
        key = str(m.fields["name"]), block.span.start if block else m.span.start
        if key not in seen:
            seen.add(key)
            yield LegendClause(m.span, key[0])
