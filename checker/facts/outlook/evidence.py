"""A sentence's words → the evidence for and against its looking ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date

from checker.facts.outlook.clauses import INTENT, in_the_same_clause, on_the_agenda
from checker.facts.outlook.dates_ahead import times_named
from checker.facts.outlook.signs import SIGNALS, Sighting, Sign, SignBook
from checker.facts.outlook.words import Words
from checker.record import Record

SHORT, LONG = 6, 45
"""Words: a sentence of fewer is mostly a heading, one of more mostly carries more than one statement."""
MODAL = frozenset(("modal", "conditional", "capability"))
"""Constructions that say of anything to come, arranged or hoped for, that it will or may be."""
IDLE = MODAL | {"time to come", "start", "condition", "comparison", "first person", "the matter announced"}
"""Constructions that don't tell a hope from an arrangement."""
TELLING = 0.45
"""A signal of this weight or more, of another construction, makes a sentence more than an arrangement."""
WEAK = frozenset(
    (
        "aim",
        "capability",
        "comparison",
        "continuing",
        "development",
        "effect",
        "excitement",
        "first person",
        "future event",
        "growth",
        "mission",
        "step towards",
        "the matter announced",
    )
)
"""Constructions that are as common in accounts of what is as in statements of what is to come."""
TERMS = frozenset(("security-terms", "contract-terms", "offer-legend", "tax-note"))
TELLING_PLACES = frozenset(("quote", "outlook-section", "list", "subhead"))
"""Where a sentence stands that is rarely an account of the business as it is."""
SEVERAL = 3
"""Signs of terms by which a sentence is about them."""
NAMING = frozenset(("conference-named", "clock"))
"""Signs of logistics that name an event or an hour, and so only accompany an arrangement."""
PAST = frozenset(("past-report", "past-decision"))
"""Counter-signs of a sentence that reports what was done."""
REPORTING = frozenset(("past-report", "reported-speech", "prior-period"))
"""Counter-signs of a plan that is told of, not made."""
MECHANICS = TERMS | {"trading", "distribution", "tender", "unit-terms", "grants", "meeting"}
LISTED = Sign("promised-item", SIGNALS, construction="announced list", strength="plan")
"""What an item of a list has that is announced as still to come: the list's own words are its trigger."""
INTRODUCING = frozenset(("definition", "says-what-is"))
"""Signs by which a sentence says what the company is."""
GUIDED = Sign("guided-item", SIGNALS, construction="figures given under guidance", strength="guidance")
"""What a figure has that stands in a list or table of guidance: the list's own words are its trigger."""
MANY = ((3, "three-signals"), (5, "five-signals"), (8, "eight-signals"))


class Evidence(Record):
    """What was found in one sentence."""

    words: Words
    signals: tuple[Sighting, ...]
    """Ways of looking ahead, each sign once: its first sighting."""
    against: tuple[Sighting, ...]
    """Signs against it, logistics among them, each once."""
    passed_over: tuple[tuple[Sighting, Sighting], ...]
    """A signal that doesn't count, with the mask that says why."""
    circumstances: tuple[str, ...]
    """Names of rows of the table ``forward-looking-circumstances`` that hold."""


def gather(
    words: Words, seen: Sequence[Sighting], book: SignBook, day: date, places: Sequence[str]
) -> Evidence:
    """The evidence in a sentence where these signals were seen; ``places`` are what it stands in."""
    objections = book.against.find(words)
    masks = {s.at: s for s in book.masks.find(words, [*dict.fromkeys([s.at for s in seen])])}
    masks.update(on_the_agenda(words.lower, seen, objections))
    signals = _first_of_each([s for s in seen if s.at not in masks])
    against = _first_of_each(objections)
    if "dateline" in places:  # it introduces the company in passing
        against = [s for s in against if s.sign.name not in INTRODUCING]
    around: list[str] = []
    if signals:
        against = in_the_same_clause(words.lower, signals, against)
        around = _circumstances(words, signals, day) + _balance(words, signals, against, places)
        if len(objections) >= SEVERAL and sum([s.sign.name in TERMS for s in objections]) >= SEVERAL:
            around.append("many-terms")
    return Evidence(
        words=words,
        signals=(*signals, *_listed(words, places)),
        against=tuple(against),
        passed_over=tuple([(s, masks[s.at]) for s in seen if s.at in masks]) if masks else (),
        circumstances=(*around, *places),
    )


def _listed(words: Words, places: Sequence[str]) -> Sequence[Sighting]:
    """What an item of a list or table has that is announced as still to come."""
    signs = [sign for sign in (LISTED, GUIDED) if sign.name in places]
    if not signs or not words.lower:
        return ()
    first = next((at for at, word in enumerate(words.lower) if word[0].isalnum()), 0)
    return [Sighting(sign, first, first, first + 1) for sign in signs]


def _balance(
    words: Words, signals: Sequence[Sighting], against: Sequence[Sighting], places: Sequence[str]
) -> list[str]:
    """How what looks ahead and what speaks against it stand to each other."""
    says = {s.sign.construction for s in signals}
    told = {s.sign.name for s in against}
    named = _intended(told) if says & INTENT else _arrangements(signals, says, against, told)
    if says <= WEAK:  # nothing found looks ahead by itself
        named += ["weak-only", "weak-past"] if told & PAST else ["weak-only"]
    return named + _faintness(words, signals, places)


def _arrangements(
    signals: Sequence[Sighting], says: Set[str], against: Sequence[Sighting], told: Set[str]
) -> list[str]:
    """Whether the signs of arrangements and terms outweigh, or are outweighed by, what looks ahead."""
    defined = "definition" in told and any(s.sign.name == "will" for s in signals)
    named = ["planned-definition"] if defined else []
    telling = any(s.sign.weight >= TELLING and s.sign.construction not in IDLE for s in signals)
    if telling or not says & MODAL:
        return named
    arranged = any(s.sign.table == "logistics" and s.sign.name not in NAMING for s in against)
    return named + ["arranged"] * arranged + ["by-terms"] * bool(told & TERMS)


def _intended(told: Set[str]) -> list[str]:
    """What a stated plan or expectation is about: terms and mechanics, several of them, what a company is."""
    mechanics = len(told & MECHANICS)
    named = ["planned-terms"] if mechanics else []
    named += ["many-arrangements"] * (mechanics > 1)
    named += ["planned-definition"] * ("definition" in told)
    return named + ["plan-told"] * bool(told & REPORTING)


def _faintness(words: Words, signals: Sequence[Sighting], places: Sequence[str]) -> list[str]:
    """Whether running text holds faint signals only; what announces a list is borne out by the list."""
    if words.lower[-1:] == [":"] or TELLING_PLACES.intersection(places):
        return []
    strong = any(s.sign.weight >= TELLING or s.sign.strength == "aspiration" for s in signals)
    return [] if strong else ["faint"]


def _first_of_each(sightings: Iterable[Sighting]) -> Sequence[Sighting]:
    """The first sighting of each sign."""
    first: dict[tuple[str, str], Sighting] = {}
    for sighting in sightings:
        first.setdefault((sighting.sign.table, sighting.sign.name), sighting)
    return tuple(first.values())


def _circumstances(words: Words, signals: Sequence[Sighting], day: date) -> list[str]:
    named = ["date-" + kind for kind in times_named(words, day)]
    named += [name for least, name in MANY if len(signals) >= least]
    if len(words.lower) < SHORT:
        named.append("short")
    if len(words.lower) > LONG:
        named.append("long")
    if words.has_amount:
        named.append("number")
    return named
