"""Grave news in a release → Setback: what it is and how far down it stands.

By the lexicon ``grave-news`` of the pack ``promotion``: doubt about going on, defaults, restatements,
delisting. Risk factors and descriptions do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.facts.deals.announcements import own_blocks
from checker.facts.gated import gated
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts


class Setback(Record):
    """Grave news that the release states as a fact."""

    span: Span
    kind: Annotated[str, entry_field("grave-news", "kind")]
    """``going-concern``, ``default``, ``restatement``, ``delisting``, ``bankruptcy`` or ``weakness``."""
    depth: int
    """Where it stands, in percent of the release's text before its legends: 0 is the top."""
    in_front: bool
    """It stands in the headline, a subhead or the lead."""


def find_setbacks(facts: Facts) -> Iterator[Setback]:
    """Every statement of grave news outside cautionary statements and legends."""
    document = facts.document
    legends = ("cautionary", "other-legend")
    spans = [span for span in own_blocks(document) if not document.overlaps_part(span, *legends)]
    if not spans:
        return
    first, length = spans[0].start, max(spans[-1].end - spans[0].start, 1)
    for m in gated(facts.law, "grave-news").find(document, spans):
        depth = (m.span.start - first) * 100 // length
        in_front = document.overlaps_part(m.span, "headline", "subhead", "lead")
        yield Setback(m.span, str(m.fields["kind"]), depth, in_front)
