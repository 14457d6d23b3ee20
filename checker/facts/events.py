"""What a release announces → Event: its type, by the words of its headline, subhead and lead.

Those places decide; the body counts only with strong words, and legends, quotations and the company's own
description not at all. The vocabulary, with its weights, is in the lexicons ``event-…``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from checker.document import Document, Span
from checker.facts.event_signs import Sign
from checker.facts.event_signs import signs as signs_of
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

TYPES = (
    "earnings_results",
    "earnings_date_or_call",
    "guidance",
    "merger_acquisition",
    "tender_offer",
    "offering",
    "ipo",
    "spac",
    "dividend",
    "buyback",
    "split",
    "listing_notice",
    "director_change",
    "officer_change",
    "shareholder_meeting",
    "clinical_regulatory",
    "mining_results",
    "contract_partnership",
    "product_operations",
    "financing_debt",
    "litigation_regulatory",
    "conference",
    "equity_grant",
    "cyber",
    "restructuring",
    "auditor_change",
    "restatement",
    "other",
)
"""All types; ``other`` where none of the rest is told."""
SPOKEN = ("script", "transcript")
"""What is no press release, and is only ever stated: words that will be, or were, spoken."""

ENOUGH = 0.95
"""The weight of signs that makes an event; see the lexicons."""
HINT = 0.2
"""The weight below which even the likeliest type is not guessed."""


class Event(Record):
    """One thing that the release announces."""

    span: Span
    """The words that show it."""
    type: Annotated[str, one_of(*TYPES, *SPOKEN)]
    certainty: Literal["stated", "read", "guessed"]
    """``read`` where the headline says it outright, ``stated`` where the draft or the user does."""
    headline: bool
    """Whether the headline tells it."""

    @property
    def kind(self) -> str:
        """The same as ``type``."""
        return self.type


def find_events(facts: Facts) -> Iterator[Event]:
    """What the release announces, in the order of the text."""
    stated = _stated(facts.stated.get("event"))
    if stated:
        where = _first_words(facts.document)
        yield from (Event(where, name, "stated", False) for name in stated)
        return
    signs = list(signs_of(facts))
    told = _told(signs)
    if not told and len(facts.document.text) > 0:
        yield Event(_first_words(facts.document), "other", "guessed", False)
    for name in told:
        yield _event(name, [s for s in signs if s.type == name])


def _stated(value: object) -> tuple[str, ...]:
    """Types that the user or the front matter gave: one, several with commas, or a list."""
    if not value:
        return ()
    words: Iterable[object] = (
        value.split(",") if isinstance(value, str) else value if isinstance(value, Iterable) else (value,)
    )
    return tuple(dict.fromkeys(str(w).strip().replace("-", "_") for w in words if str(w).strip()))


def _first_words(document: Document) -> Span:
    first = next(iter((*document.part("headline"), *document.part("lead"))), None)
    return first or (document.blocks[0].span if document.blocks else Span(0, 0))


def _event(name: str, signs: list[Sign]) -> Event:
    best = max(signs, key=lambda s: s.weight * s.place.share)
    in_headline = any(s.place.name == "headline" for s in signs)
    certain = sum(s.weight for s in signs if s.place.name == "headline") >= 1
    return Event(best.span, name, "read" if certain else "guessed", in_headline)


def _told(signs: list[Sign]) -> list[str]:
    """The types whose signs add up, less those that another one explains."""
    scores = _scores(signs)
    told = [name for name in TYPES if scores[name] >= ENOUGH]
    front = _scores([s for s in signs if s.place.name != "body"])
    if not any(front[name] >= ENOUGH for name in told):
        told += [name for name in _likeliest(front) if name not in told]
    return [name for name in told if not _explained(name, told, scores)]


def _likeliest(scores: Mapping[str, float]) -> list[str]:
    """Where no type has signs enough, the one that has most, if it is more than a word."""
    best = max(scores, key=lambda name: scores[name])
    return [best] if scores[best] >= HINT else []


def _scores(signs: list[Sign]) -> dict[str, float]:
    """The score of every type."""
    by_type: dict[str, list[Sign]] = {}
    for sign in signs:
        by_type.setdefault(sign.type, []).append(sign)
    return {name: _score(by_type[name]) if name in by_type else 0.0 for name in TYPES}


def _score(signs: list[Sign]) -> float:
    """The sum of the signs' weights; a kind of place gives at most 1.5."""
    by_place: dict[str, list[Sign]] = {}
    for sign in signs:
        by_place.setdefault(sign.place.name, []).append(sign)
    return sum(min(_sum(inside), 1.5) for inside in by_place.values())


def _sum(signs: list[Sign]) -> float:
    total = 0.0
    taken: set[int] = set()
    """Characters that a sign has already been read in."""
    for sign in sorted(signs, key=lambda s: -s.weight * s.place.share):
        place = range(sign.span.start, sign.span.end)
        total += sign.weight * sign.place.share * (1.0 if taken.isdisjoint(place) else 0.5)
        taken.update(place)
    return total


def _explained(name: str, told: list[str], scores: Mapping[str, float]) -> bool:
    """Whether a type is only another one's wording: an IPO is an offering, a results call is no results."""
    if name == "earnings_results":
        return "earnings_date_or_call" in told and scores["earnings_date_or_call"] >= scores[name] * 0.6
    if name == "offering":
        return "ipo" in told
    if name == "merger_acquisition":
        return "spac" in told and "ipo" in told
    if name == "product_operations":
        return "earnings_results" in told
    if name == "earnings_date_or_call":
        return "earnings_results" in told and scores[name] < scores["earnings_results"] * 0.6
    return False
