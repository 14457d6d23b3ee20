"""One release → a judgement on each of its sentences; made once and kept for the facts that ask."""

from __future__ import annotations

from datetime import date

from checker.document import Block, Document, Span
from checker.facts import Facts
from checker.facts.outlook.evidence import gather
from checker.facts.outlook.judgement import Judgement, judge, model_of
from checker.facts.outlook.signs import sign_book
from checker.facts.outlook.words import words_of
from checker.law import Law

SILENT_PARTS = (
    "headline",
    "cautionary",
    "other-legend",
    "contact",
    "reconciliation",
    "boilerplate-remnant",
    "source-line",
    "end-mark",
)
"""Parts whose sentences are never judged: legends caution about the future, headlines only repeat it."""
PLACES = ("about", "quote", "subhead", "dateline", "lead")
"""Parts that bear on how a sentence is judged."""


def judgements(facts: Facts) -> tuple[Judgement, ...]:
    """A judgement on each sentence of the release that stands outside the silent parts, in order."""
    key = "outlook: judgements"
    if key not in facts.memo:
        facts.memo[key] = tuple(_judge(facts.document, facts.law, release_day(facts)))
    kept: tuple[Judgement, ...] = facts.memo[key]
    return kept


def release_day(facts: Facts) -> date:
    """The day by which a sentence's times are past or to come."""
    return facts.release.law_date


def _judge(document: Document, law: Law, day: date) -> list[Judgement]:
    book, model = sign_book(law), model_of(law)
    spans = [span for span in document.sentences if not _silent(document, span)]
    evidence = [gather(words_of(document.text, span), book, day, _places(document, span)) for span in spans]
    return judge(evidence, spans, model)


def _silent(document: Document, span: Span) -> bool:
    return any(part.overlaps(span) for name in SILENT_PARTS for part in document.part(name))


def _places(document: Document, span: Span) -> list[str]:
    places = [name for name in PLACES if any(part.overlaps(span) for part in document.part(name))]
    block = document.block_at(span.start)
    return [*places, *_form(block)]


def _form(block: Block | None) -> list[str]:
    return [block.kind] if block is not None and block.kind in ("heading", "list") else []
