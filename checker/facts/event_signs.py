"""A release → the signs of what it announces: words of the lexicons ``event-…``, by their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Match, Span
from checker.facts.gated import GatedList, gated
from checker.matching.searching import first
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

LEXICONS = ("event-results", "event-transactions", "event-governance", "event-business")

_SUBHEADS = 6
_SENTENCES = 3
_LONGEST = 700
"""How much of the front is read: subheads, sentences of the lead, characters of one of them."""


class Place(Record):
    """A stretch that is searched, and how much its words count."""

    span: Span
    share: float
    name: Literal["headline", "subhead", "lead", "body"]


class Sign(Record):
    """Words that speak for an event."""

    span: Span
    type: str
    weight: float
    place: Place


def signs(facts: Facts) -> Iterator[Sign]:
    """Every sign of an event; passing mentions ("previously announced …") count little."""
    document = facts.document
    told = (found for name in LEXICONS for found in told_in_front(facts, gated(facts.law, name)))
    for place, matches in sorted(told, key=_start):
        for m in matches:
            yield Sign(m.span, str(m.fields["type"]), _weight(document, m), place)
    body = list(_body(document))
    for name in LEXICONS:
        for m in gated(facts.law, name, "body").find(document, body):
            place = Place(m.span, 1.0, "body")
            yield Sign(m.span, str(m.fields["type"]), _weight(document, m), place)


def _start(told: tuple[Place, list[Match]]) -> int:
    return told[0].span.start


def fronts(facts: Facts) -> tuple[Place, ...]:
    """The places that say what is announced; worked out once for a release."""
    if "fronts" not in facts.memo:
        facts.memo["fronts"] = tuple(places(facts.document))
    found: tuple[Place, ...] = facts.memo["fronts"]
    return found


def told_in_front(facts: Facts, words: GatedList) -> Iterator[tuple[Place, list[Match]]]:
    """The places in front in which a list's words stand, with these words."""
    front = fronts(facts)
    for at, found in words.each(facts.document, [place.span for place in front]):
        yield front[at], found


def places(document: Document) -> Iterator[Place]:
    """Headline, subheads, and the lead sentence by sentence."""
    for span in document.part("headline"):
        yield Place(_cut(document, span), 1.1, "headline")
    for span in document.part("subhead")[:_SUBHEADS]:
        yield Place(_cut(document, span), 0.6, "subhead")
    for lead in document.part("lead")[:1]:
        sentences = [s for s in document.sentences if lead.overlaps(s)]
        for i, sentence in enumerate(sentences[:_SENTENCES]):
            span = Span(max(sentence.start, lead.start), sentence.end)
            news = _news(document.text, span) if i == 0 else span
            yield Place(_cut(document, news), 1.0 if i == 0 else 0.45, "lead")


def _cut(document: Document, span: Span) -> Span:
    """The first words of a stretch, as many as are read."""
    if len(span) <= _LONGEST:
        return span
    return Span(span.start, max(document.text.rfind(" ", span.start, span.start + _LONGEST), span.start))


def _news(text: str, sentence: Span) -> Span:
    """The sentence from its cue on; the company's description stands before it."""
    cue = first(_CUE, text, sentence.start, sentence.end)
    return Span(cue.start(), sentence.end) if cue else sentence


def _body(document: Document) -> Iterator[Span]:
    """Paragraphs and headings of the body that are no quotation."""
    quotes = {q.start for q in document.part("quote")}
    parts = iter(document.part("body"))
    part = next(parts, None)
    for block in document.blocks:
        while part is not None and part.end <= block.span.start:
            part = next(parts, None)
        if part is None:
            return
        if block.kind != "table" and part.overlaps(block.span) and block.span.start not in quotes:
            yield block.span


def _weight(document: Document, m: Match) -> float:
    weight = float(str(m.fields.get("weight", 1)))
    before = document.text[max(m.span.start - 100, 0) : m.span.start]
    return weight * 0.3 if _PASSING.match(before.removesuffix("\n")) else weight


_PASSING = pattern(
    r"(?ri)(?:previously[- ](?:announced|disclosed|reported|completed)|as (?:previously )?announced|"
    r"recently[- ](?:announced|completed)|following (?:the|its|their)(?: recent)?|prior to (?:the|its)|"
    r"since (?:the|its)|subsequent to|in connection with (?:the|its|our)|"
    r"(?:company|corporation)'s previous|earlier this (?:year|month)) [^.;,\n]{0,40}"
)
"""What makes the words after it a passing mention; read backwards from these."""

_CUE = (
    r"(?i)\b(?:today,? )?(?:announc(?:es|ed|ing)|report(?:s|ed)|"
    r"is (?:pleased|excited|proud|delighted|thrilled)|are pleased|"
    r"(?:has|have) (?:been )?(?:announced|entered|signed|completed|received|awarded|appointed|"
    r"established|closed|filed|regained|acquired|declared)|declared|provid(?:es|ed) (?:an? )?|"
    r"approved|reflects|commented|confirms?|will\b|launch(?:es|ed))\b"
)
"""What the news of a first sentence comes after: "… , a maker of anvils, today announced that"."""
