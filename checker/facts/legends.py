"""Legends other than the cautionary statement → Legend: no offer, qualified persons, and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Block, Document, Span
from checker.facts.gated import gated
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts


class Legend(Record):
    """One legend, once in a block."""

    span: Span
    """The sentence by which it is known."""
    type: Annotated[str, entry_field("legend-marks", "type")]
    """``no-offer``, ``tsxv``, ``qualified-person``, ``proxy-solicitation``, ``tender-offer``, ``144A``
    or ``mar-inside-information``."""
    clauses: tuple[Annotated[str, entry_field("legend-clauses", "name")], ...] = ()
    """What its block says, clause by clause, by the lexicon ``legend-clauses``: ``not-an-offer``,
    ``no-sale-where-unlawful``, ``unregistered``, ``read-proxy``, … See :class:`LegendClause`."""

    @property
    def name(self) -> str:
        """The same as ``type``."""
        return self.type


def find_legends(facts: Facts) -> Iterator[Legend]:
    """Every legend in the release, by the marks of the lexicon ``legend-marks``."""
    document = facts.document
    seen: set[tuple[str, int]] = set()
    for m in gated(facts.law, "legend-marks").find(document, (b.span for b in document.blocks)):
        block = document.block_at(m.span.start)
        key = str(m.fields["type"]), block.span.start if block else m.span.start
        if key not in seen:
            seen.add(key)
            yield Legend(_sentence(document, m.span), key[0], _clauses(facts, block))


def _clauses(facts: Facts, block: Block | None) -> tuple[str, ...]:
    """The names of the clauses in a block, each once, in the order of the text."""
    if block is None:
        return ()
    inside = (c.name for c in facts.of("legend-clause") if block.span.contains(c.span))
    return tuple(dict.fromkeys(inside))


def _sentence(document: Document, mark: Span) -> Span:
    """The sentence that holds the mark; in a table, the mark itself."""
    sentence = document.sentence_at(mark.start)
    return Span(sentence.start, max(sentence.end, mark.end)) if sentence else mark
