"""Clauses of a sentence → which signs of arrangements reach beyond their own clause, and which don't."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from checker.facts.outlook.signs import Sighting

INTENT = frozenset(("expected to", "expectation verb", "plan verb", "purpose", "use of proceeds"))
"""Constructions that state a hope or a plan even about terms and mechanics."""
PROGRAMME = "programme to be carried out"
"""The construction that says how a programme already announced goes on."""
AGENDA = "agenda"
"""The sign of what will be presented or talked about."""
PURPOSEFUL = INTENT | {"going to", "on the way", "on track", "pursuit", "seeking", "poised", PROGRAMME}
"""Constructions that say in a clause of their own what the company is after."""
GATHERINGS = frozenset(
    ("update", "publication", "call", "conference", "conference-named", "meeting", "holds-meeting", "clock")
)
"""Signs of logistics that mark a clause, not the whole sentence: meetings, calls, further news."""
JOINS = frozenset(("and", "but", "while", "as", "which", "where", "with", "so", "because", "although"))
"""Words that begin a further clause after a comma or before a subject."""
SUBJECTS = frozenset(
    ("we", "it", "they", "i", "our", "the", "its", "this", "will", "expects", "plans", "intends", "expect")
)
"""Words that begin what a clause says after a conjunction without a comma."""
REPORTED = frozenset(("granted", "given", "approved", "adopted", "described", "announced"))
"""Participles that begin a clause on what was said or done elsewhere."""


def on_the_agenda(
    words: Sequence[str], signals: Sequence[Sighting], against: Sequence[Sighting]
) -> dict[int, Sighting]:
    """Where signals stand that only say what will be talked about, each with the sign that says so.

    "Our CEO will highlight how the plant is expected to cut costs": what is expected is the subject of the
    talk. A further clause of the sentence is left as it is.
    """
    talks = [s for s in against if s.sign.name == AGENDA]
    if not talks:
        return {}
    breaks = _clause_breaks(words)
    clauses = {bisect(breaks, talk.at): talk for talk in talks}
    inside: dict[int, Sighting] = {}
    for sighting in signals:
        talk = clauses.get(bisect(breaks, sighting.at))
        if talk is not None and sighting.at > talk.at:
            inside[sighting.at] = talk
    return inside


def in_the_same_clause(
    words: Sequence[str], signals: Sequence[Sighting], against: Sequence[Sighting]
) -> Sequence[Sighting]:
    """The signs against a sentence without those arrangements that stand in a clause of their own.

    "We will hold a call on Tuesday, and we expect revenue to double": the call takes nothing from what the
    other clause expects.
    """
    arranged = [s for s in against if s.sign.table == "logistics"]
    if not arranged or not all(s.sign.name in GATHERINGS for s in arranged):
        return against
    telling = [s.at for s in signals if s.sign.construction in PURPOSEFUL]
    if not telling:
        return against
    breaks = _clause_breaks(words)
    free = {bisect(breaks, at) for at in telling} - {bisect(breaks, s.at) for s in arranged}
    return [s for s in against if s.sign.table != "logistics"] if free else against


def _clause_breaks(words: Sequence[str]) -> list[int]:
    """Where a new clause begins: after ``;``, or at a conjunction that a subject or verb follows."""
    breaks = []
    for at in range(2, len(words) - 2):
        before, word, after = words[at - 1], words[at], words[at + 1]
        joins = word in JOINS and (before == "," or after in SUBJECTS)
        if before == ";" or joins or (word in REPORTED and after in ("in", "at", "by", "on")):
            breaks.append(at)
    return breaks
