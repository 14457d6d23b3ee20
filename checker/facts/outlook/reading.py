"""One release → a judgement on each of its sentences; made once and kept for the facts that ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.document import Block, Document, Span
from checker.facts import Facts
from checker.facts.caution_wording import subjects_in
from checker.facts.outlook.evidence import Evidence, gather
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
ANNOUNCING = frozenset(
    (
        "modal",
        "plan verb",
        "plan noun",
        "planned event",
        "expectation verb",
        "expected to",
        "intended to",
        "goal",
        "undertaking",
        "purpose",
        "use of proceeds",
    )
)
"""Constructions by which a sentence announces a list of what is to come."""
FEW = 2
"""A text of so many sentences is no release: nothing around a sentence bears it out."""
RESTATED = 0.6
"""The share of a sentence's longer words that makes it restated in the cautionary statement."""


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
    spans = [span for span in document.sentences if not silent(document, span)]
    named = named_in_caution(document, law)
    under = outlook_sections(document, law)
    alone = ["alone"] if len(document.sentences) <= FEW else []
    evidence: list[Evidence] = []
    announced = False
    for span in spans:
        words = words_of(document.text, span)
        places = alone + circumstances(document, span, named, under)
        announced = announced and _is_item(document, span)
        if announced and book.begins_with_task(words.lower):
            places.append("promised-item")
        evidence.append(gather(words, book, day, places))
        announced = announced or announces_list(evidence[-1])
    return judge(evidence, spans, model)


def announces_list(evidence: Evidence) -> bool:
    """Whether the sentence ends in a colon and tells a plan: what is to be done follows as a list."""
    last = evidence.words.lower[-1:] == [":"]
    arranged = any(s.sign.table == "logistics" for s in evidence.against)
    return last and not arranged and any(s.sign.construction in ANNOUNCING for s in evidence.signals)


def _is_item(document: Document, span: Span) -> bool:
    """Whether the sentence is an item of a list, or what stands after an item's first sentence."""
    block = document.block_at(span.start)
    return block is not None and block.kind == "list"


def silent(document: Document, span: Span) -> bool:
    """Whether a sentence stands in a part that is never judged."""
    return any(part.overlaps(span) for name in SILENT_PARTS for part in document.part(name))


def circumstances(document: Document, span: Span, named: frozenset[str], under: Sequence[Span]) -> list[str]:
    """Names of the circumstances that lie in where a sentence stands.

    ``named`` are the words of the caution's own list of subjects, ``under`` the sections about the future.
    """
    found = [name for name in PLACES if any(part.overlaps(span) for part in document.part(name))]
    found += _form(document.block_at(span.start))
    if named and _is_named(_long_words(document.lower[span.start : span.end]), named):
        found.append("named-in-caution")
    if any(section.contains(span) for section in under):
        found.append("outlook-section")
    return found


def outlook_sections(document: Document, law: Law) -> list[Span]:
    """What stands under headings that announce plans or an outlook, up to the next heading."""
    telling = law.lexicon("outlook-headings")
    sections: list[Span] = []
    start: int | None = None
    for block in document.blocks:
        if block.kind == "heading":
            if start is not None:
                sections.append(Span(start, block.span.start))
            start = block.span.end if telling.find_in(document.text, block.span) else None
    if start is not None:
        sections.append(Span(start, len(document.text)))
    return sections


def _form(block: Block | None) -> list[str]:
    return [block.kind] if block is not None and block.kind in ("heading", "list") else []


def named_in_caution(document: Document, law: Law) -> frozenset[str]:
    """The longer words by which the cautionary statement lists what it calls forward-looking."""
    zones = document.part("cautionary")
    if not zones:
        return frozenset()
    sentences = [s for s in document.sentences if any(zone.contains(s) for zone in zones)]
    return _long_words(subjects_in(document, sentences, law).lower())


def _is_named(words: frozenset[str], named: frozenset[str]) -> bool:
    """Whether the statement restates the sentence: most of its longer words are the statement's."""
    return len(words) >= 8 and len(words & named) >= RESTATED * len(words)


def _long_words(text: str) -> frozenset[str]:
    stripped = (word.strip(".,;:()\"'*") for word in text.split())
    return frozenset(word for word in stripped if len(word) >= 5)
