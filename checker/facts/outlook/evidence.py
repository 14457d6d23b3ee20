"""A sentence's words → the evidence for and against its looking ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.facts.outlook.clauses import INTENT, in_the_same_clause, on_the_agenda
from checker.facts.outlook.dates_ahead import TimeNamed, times_named
from checker.facts.outlook.signs import MASKS, SIGNALS, Sighting, Sign, SignBook
from checker.facts.outlook.words import Words
from checker.record import record

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
MECHANICS = TERMS | {"trading", "distribution", "tender", "unit-terms", "grants", "meeting"}
LISTED = Sign("promised-item", SIGNALS, construction="announced list", strength="plan")
"""What an item of a list has that is announced as still to come: the list's own words are its trigger."""
INTRODUCING = frozenset(("definition", "says-what-is"))
"""Signs by which a sentence says what the company is."""
GUIDED = Sign("guided-item", SIGNALS, construction="figures given under guidance", strength="guidance")
"""What a figure has that stands in a list or table of guidance: the list's own words are its trigger."""
_LISTING = frozenset((LISTED.name, GUIDED.name))
"""Places that look ahead, whatever the sentence says."""
MANY = ((3, "three-signals"), (5, "five-signals"), (8, "eight-signals"))


@record
class Evidence:
    """What was found in one sentence."""

    words: Words
    signals: tuple[Sighting, ...]
    """Ways of looking ahead, each sign once: its first sighting."""
    against: tuple[Sighting, ...]
    """Signs against it, logistics among them, each once."""
    passed_over: tuple[tuple[Sighting, Sighting], ...]
    """A signal that doesn't count, with the mask that says why."""
    times: tuple[TimeNamed, ...]
    circumstances: tuple[str, ...]
    """Names of rows of the table ``forward-looking-circumstances`` that hold."""


def gather(words: Words, book: SignBook, day: date, places: Sequence[str]) -> Evidence:
    """The evidence in one sentence; ``places`` are the parts of the release that it stands in."""
    seen = book.find(words)
    if not seen and not _LISTING.intersection(places):
        return Evidence(words, (), (), (), (), tuple(places))
    masks = {s.at: s for s in seen if s.sign.table == MASKS}
    masks.update(on_the_agenda(words.lower, seen))
    signals = _first_of_each([s for s in seen if s.sign.table == SIGNALS and s.at not in masks])
    against = _first_of_each([s for s in seen if s.sign.table not in (SIGNALS, MASKS)])
    if "dateline" in places:  # it introduces the company in passing
        against = tuple(s for s in against if s.sign.name not in INTRODUCING)
    against = in_the_same_clause(words.lower, signals, against)
    times = tuple(times_named(words.lower, day)) if signals else ()
    around: list[str] = []
    if signals:
        around = _circumstances(words, signals, times) + _arrangements(signals, against)
        around += _weakness(signals, against) + _faintness(words, signals, places)
        if sum(s.sign.name in TERMS for s in seen) >= SEVERAL:
            around.append("many-terms")
    for sign in (LISTED, GUIDED):
        if sign.name in places and words.lower:
            first = next((at for at, word in enumerate(words.lower) if word[0].isalnum()), 0)
            signals = (*signals, Sighting(sign, first, first, first + 1))
    return Evidence(
        words=words,
        signals=signals,
        against=against,
        passed_over=tuple((s, masks[s.at]) for s in seen if s.sign.table == SIGNALS and s.at in masks),
        times=times,
        circumstances=(*around, *places),
    )


def _arrangements(signals: Sequence[Sighting], against: Sequence[Sighting]) -> list[str]:
    """Whether the signs of arrangements and terms outweigh, or are outweighed by, what looks ahead."""
    arranged = any(s.sign.table == "logistics" and s.sign.name not in NAMING for s in against)
    by_terms = any(s.sign.name in TERMS for s in against)
    if any(s.sign.construction in INTENT for s in signals):
        return _intended({s.sign.name for s in against})
    defined = ["planned-definition"] if _names_both("will", "definition", signals, against) else []
    telling = any(s.sign.weight >= TELLING and s.sign.construction not in IDLE for s in signals)
    if telling or not any(s.sign.construction in MODAL for s in signals):
        return defined
    return defined + ["arranged"] * arranged + ["by-terms"] * by_terms


def _names_both(signal: str, counter: str, signals: Sequence[Sighting], against: Sequence[Sighting]) -> bool:
    return any(s.sign.name == signal for s in signals) and any(s.sign.name == counter for s in against)


def _intended(against: set[str]) -> list[str]:
    """What a stated plan or expectation is about: terms and mechanics, several of them, what a company is."""
    mechanics = len(against & MECHANICS)
    named = ["planned-terms"] if mechanics else []
    named += ["many-arrangements"] * (mechanics > 1)
    named += ["planned-definition"] * ("definition" in against)
    return named + ["plan-told"] * bool(against & {"past-report", "reported-speech", "prior-period"})


def _weakness(signals: Sequence[Sighting], against: Sequence[Sighting]) -> list[str]:
    """Whether nothing found looks ahead by itself, and whether the sentence then reports the past."""
    if not all(s.sign.construction in WEAK for s in signals):
        return []
    past = any(s.sign.name in ("past-report", "past-decision") for s in against)
    return ["weak-only", "weak-past"] if past else ["weak-only"]


def _faintness(words: Words, signals: Sequence[Sighting], places: Sequence[str]) -> list[str]:
    """Whether running text holds faint signals only; what announces a list is borne out by the list."""
    hoped = any(s.sign.strength == "aspiration" for s in signals)
    faint = not hoped and all(s.sign.weight < TELLING for s in signals) and words.lower[-1:] != [":"]
    return ["faint"] if faint and not TELLING_PLACES.intersection(places) else []


def _first_of_each(sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
    first: dict[tuple[str, str], Sighting] = {}
    for sighting in sightings:
        first.setdefault((sighting.sign.table, sighting.sign.name), sighting)
    return tuple(first.values())


def _circumstances(words: Words, signals: Sequence[Sighting], times: Sequence[TimeNamed]) -> list[str]:
    named = ["date-" + kind for kind in sorted({time.kind for time in times})]
    named += [name for least, name in MANY if len(signals) >= least]
    if len(words) < SHORT:
        named.append("short")
    if len(words) > LONG:
        named.append("long")
    if words.has_amount:
        named.append("number")
    return named
