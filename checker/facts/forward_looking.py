"""Facts → the sentences of a release that look ahead, and those that only look ahead to arrangements.

"Forward-looking" is meant as in 15 U.S.C. 78u-5(i)(1): projections, plans and objectives, statements of
future economic performance, and the assumptions under them. Which words and constructions say so, and how
much each weighs, is in the tables ``forward-looking-*`` and ``logistics`` of the law.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from checker.document import Span
from checker.facts import Facts
from checker.facts.outlook.judgement import Judgement, model_of
from checker.facts.outlook.reading import judgements
from checker.facts.outlook.reasons import PassedOver, passed_over, trigger_span, why
from checker.facts.outlook.strength import strength_of
from checker.facts.outlook.subjects import parties, subject_of
from checker.facts.outlook.topics import topics_of
from checker.record import Record
from checker.vocabulary import column_of, one_of

Strength = Literal["guidance", "plan", "expectation", "aspiration"]


class ForwardLooking(Record):
    """One sentence or bullet that looks ahead."""

    span: Span
    trigger: Span
    """The words that weigh most towards it."""
    trigger_text: str
    construction: str
    """How it looks ahead: ``modal``, ``expectation verb``, ``plan verb``, ``guidance``, …"""
    strength: Strength
    """``guidance`` (projected financial items), ``plan``, ``expectation`` or ``aspiration`` (mission)."""
    subject: Annotated[str, one_of("issuer", "business", "third-party")]
    """Whose future it is: ``issuer``, ``business`` (its products, deals, trials) or ``third-party``."""
    topic: Annotated[str, column_of("forward-looking-topics", "topic", ("other",))]
    """``financial``, ``closing``, ``financing``, ``regulatory``, ``clinical``, ``supply``, … or ``other``."""
    numeric: bool
    """Whether it gives an amount."""
    in_quote: bool
    """Whether it is quoted speech."""
    score: float
    """The sum of the weights of what was found in it; 1 is the threshold."""
    why: str
    """One plain sentence: what was found."""


class Logistics(Record):
    """A sentence that looks ahead only to arrangements: a call, a meeting, a payment, terms of a security."""

    span: Span
    trigger_text: str
    why: str


def find_forward_looking(facts: Facts) -> Iterator[ForwardLooking]:
    """Every sentence outside headline, legends and contacts that looks ahead."""
    found = [j for j in judgements(facts) if j.verdict in ("forward-looking", "aspiration")]
    if not found:
        return
    known = parties(facts.law, facts.release.company)
    topics = topics_of(facts.law)
    model = model_of(facts.law)
    for judged in found:
        lead = judged.lead
        if lead is None:  # a verdict of either kind has a signal
            continue
        words = judged.evidence.words
        trigger = trigger_span(lead, words)
        subject = subject_of(words, lead.at, known)
        yield ForwardLooking(
            span=judged.span,
            trigger=trigger,
            trigger_text=facts.document.words(trigger),
            construction=lead.sign.construction,
            strength=strength_of(judged, subject),
            subject=subject,
            topic=topics.chief(words.present),
            numeric=words.has_amount,
            in_quote="quote" in judged.evidence.circumstances,
            score=round(judged.score, 2),
            why=why(judged, facts.document, model),
        )


def find_logistics(facts: Facts) -> Iterator[Logistics]:
    """Every sentence that looks ahead only to arrangements."""
    model = model_of(facts.law)
    for judged in judgements(facts):
        if judged.verdict == "logistics" and judged.lead is not None:
            trigger = trigger_span(judged.lead, judged.evidence.words)
            yield Logistics(judged.span, facts.document.words(trigger), why(judged, facts.document, model))


def explain_sentence(facts: Facts, span: Span) -> tuple[Judgement, str, tuple[PassedOver, ...]] | None:
    """Why a sentence was judged as it was, and why each trigger word that doesn't count was passed over.

    None if no sentence that is judged holds the beginning of the span.
    """
    for judged in judgements(facts):
        if judged.span.start <= span.start < judged.span.end:
            model = model_of(facts.law)
            return judged, why(judged, facts.document, model), passed_over(judged, facts.document)
    return None


def find_passed_over(facts: Facts) -> Iterator[PassedOver]:
    """Every trigger word of the release that was passed over, with the reason."""
    for judged in judgements(facts):
        yield from passed_over(judged, facts.document)
