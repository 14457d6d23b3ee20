"""Facts → CyberIncident: an attack on the company's systems, its dates and what is said of its weight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from checker.document import Span
from checker.facts.corporate.news import dated, dates_in, news_of, words_in
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import column_of

if TYPE_CHECKING:
    from checker.facts import Facts

_INCIDENT = (
    r"(?i)\b(?:cyber ?-?(?:security )?(?:incident|attack|event|breach|intrusion)|ransomware "
    r"(?:attack|incident)|"
    r"(?:data|information|it|network|security) (?:security )?(?:breach|incident)|"
    r"unauthori[sz]ed (?:access|activity|third part\w+|actor))\b"
)
_EXPERIENCED = pattern(
    r"(?i)\b(?:experienced|identified|detected|discovered|became aware|learned|suffered|"
    r"subject (?:to|of)|victim of|"
    r"responding to|investigat\w+|notice of|update (?:on|regarding)|involv\w+|occurred|"
    r"disclos\w+|report(?:s|ed)|gained|"
    r"announc(?:es|ed)|contain(?:ed|ing)|affect(?:ed|ing))\b"
)
_PRODUCT = pattern(
    r"(?i)\b(?:solutions?|products?|platform|software|services?|customers'|protect(?:s|ion|"
    r"ing)? (?:against|from)|prevent\w*|insurance|"
    r"threat intelligence|launch\w*|survey|study|research|webinar)\b"
)
_DETERMINED = r"(?i)\bdetermin\w+\b[^.;\n]{0,40}$|\bdeterminat\w+\b[^.;\n]{0,60}$"
_ON_THAT_DAY = pattern(r"(?i)^\W*On\b[^.;\n]{4,30}\bdetermin(?:ed|ation)\b[^\n]{0,160}\bmaterial")
"""A sentence that begins with the day: "On July 13, 2026, it determined that the incident is material"."""
_DISCOVERED = (
    r"(?i)\b(?:detected|discovered|identified|became aware|learned|experienced|"
    r"occurred)\b[^.;\n]{0,90}$|(?:^|[\n.:] ?)On $"
)
_IMMATERIAL = (
    r"(?i)\bimmaterial\b|\bnot (?:\w+ ){0,5}material(?:ly)?\b|\bno material (?:impact|"
    r"effect)\b|\bwithout (?:a )?material\b"
)
_MATERIAL = (
    r"(?i)(?<!no )(?<!not )\bmaterial (?:cyber\w*|incident|impact|effect|breach)\b|\bis "
    r"material\b|\bmaterially (?:impact|affect)\w*"
)
_OPEN = (
    r"(?i)\b(?:not yet determined|has not determined|still (?:being )?(?:assess|evaluat|"
    r"determin)\w+|yet to determine|whether)\b[^.;\n]{0,80}\bmaterial"
)


class CyberIncident(Record):
    """An incident in the company's own systems."""

    span: Span
    weight: Literal["material", "immaterial", "undetermined", "unsaid"]
    discovered: dt.date | None
    determined: dt.date | None
    """The day on which it was found material."""
    items: tuple[Annotated[str, column_of("eight-k-items", "item")], ...]
    """Items of Form 8-K that the release cites."""
    reported: bool
    """Whether an item of Form 8-K speaks of it."""


def find_cyber_incidents(facts: Facts) -> Iterator[CyberIncident]:
    """The incident that the release tells of; one for a release."""
    for sentence in news_of(facts):
        found = words_in(facts.document, sentence.span, _INCIDENT)
        if found is None or not sentence.front:
            continue
        words = facts.document.words(sentence.span)
        if _EXPERIENCED.search(words) and not _PRODUCT.search(words):
            yield _incident(facts, Span(found.start(), found.end()))
            return


def _incident(facts: Facts, span: Span) -> CyberIncident:
    sentences = [s.span for s in news_of(facts)]
    items = tuple(dict.fromkeys(reference.item for reference in facts.of("item-reference")))
    return CyberIncident(
        span=span,
        weight=_weight(facts, sentences),
        discovered=_day(facts, sentences, _DISCOVERED),
        determined=_day(facts, sentences, _DETERMINED) or _day_ahead(facts, sentences),
        items=items,
        reported=True,
    )


def _weight(
    facts: Facts, sentences: list[Span]
) -> Literal["material", "immaterial", "undetermined", "unsaid"]:
    named = (("undetermined", _OPEN), ("immaterial", _IMMATERIAL), ("material", _MATERIAL))
    for weight, words in named:
        if any(words_in(facts.document, span, words) for span in sentences):
            return weight  # type: ignore[return-value]
    return "unsaid"


def _day(facts: Facts, sentences: list[Span], lead_in: str) -> dt.date | None:
    found = (dated(facts, span, lead_in) for span in sentences)
    return next((day for day, _ in filter(None, found)), None)


def _day_ahead(facts: Facts, sentences: list[Span]) -> dt.date | None:
    """The day with which the sentence begins that tells of the finding."""
    for span in sentences:
        days = dates_in(facts, span)
        if days and _ON_THAT_DAY.search(facts.document.words(span)):
            return days[0].date
    return None
