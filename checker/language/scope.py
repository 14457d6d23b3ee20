"""Whether a rule is for a release: its scope, period and needs, each with the reason in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from checker.facts import Facts
from checker.language.message import shown
from checker.language.rule import Rule
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts.release import Release

GUESSED = ("guessed", "assumed")
"""Certainties on which a finding weighs one level less."""

SCOPES = {
    "event": ("events", "event"),
    "jurisdiction": ("jurisdictions", "jurisdiction"),
    "exchange": ("exchanges", "exchange"),
    "filer": ("filer", "kind of issuer"),
    "listed": ("listed", "listing"),
}
"""The keys of ``applies-to``: the field of the release that answers, and its name in words."""


class Scope(Record):
    """Whether a release lies in a rule's scope.

    ``excluded``: why it certainly doesn't. ``unknown``: why that can't be told. ``guesses``: what the
    answer rests on that nobody stated.
    """

    excluded: str = ""
    unknown: str = ""
    guesses: tuple[str, ...] = ()


ANY = Scope()
"""The scope of a rule that is for every release."""

_ALWAYS = (None, None)
"""The period of a rule that is in force on every day."""


def scope_of(rule: Rule, facts: Facts) -> Scope:
    """Whether a release lies in a rule's scope and period; reads the release only if the rule asks.

    It is told once for all rules that have the same ones.
    """
    known: Scope | None = facts.memo.get(rule.reach)
    if known is None:
        known = facts.memo[rule.reach] = _scope_of(rule, facts)
    return known


def _scope_of(rule: Rule, facts: Facts) -> Scope:
    if rule.period != _ALWAYS and (reason := _out_of_force(rule, facts.release.law_date)):
        return Scope(excluded=reason)
    return _scope_in(rule.applies_to, facts) if rule.applies_to else ANY


def _scope_in(wants: Mapping[str, Any], facts: Facts) -> Scope:
    release = facts.release
    unknown, guesses = [], []
    for key, wanted in wants.items():
        values = _values(release, key)
        if not values and key == "exchange" and (reason := _not_listed_there(wanted, facts)):
            return Scope(excluded=reason)
        if not values:
            unknown.append(_unknown(key, wanted))
        elif not (matching := [v for v in values if v in _listed(wanted)]):
            return Scope(excluded=_excluded(key, values, wanted))
        elif (certainty := _certainty(release, key, matching)) in GUESSED:
            guesses.append(_guess(key, matching, certainty))
    return Scope("", "; ".join(unknown), tuple(guesses))


def unmet_needs(rule: Rule, facts: Facts) -> str:
    """Why the rule can't be judged: what it needs and the release doesn't tell; empty if it tells all."""
    return "; ".join(_missing(name) for name in rule.needs if not _known(facts.release, name))


def _known(release: Release, name: str) -> bool:
    value = getattr(release, name.removeprefix("release.").replace("-", "_"))
    return value is not None and value != ()


def _missing(name: str) -> str:
    word = name.removeprefix("release.")
    option = {
        "date": "date",
        "events": "event",
        "jurisdictions": "jurisdiction",
        "exchanges": "exchange",
    }.get(word)
    say = f": say --{option}" if option else ""
    return f"the release's {word.replace('-', ' ').replace('_', ' ')} is unknown{say}"


def _out_of_force(rule: Rule, day: date) -> str:
    first, last = rule.period
    if first is not None and day < first:
        return f"in force from {shown(first)}; the release is of {shown(day)}"
    if last is not None and day > last:
        return f"in force until {shown(last)}; the release is of {shown(day)}"
    return ""


def _values(release: Release, key: str) -> tuple[Any, ...]:
    value = getattr(release, SCOPES[key][0])
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _listed(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _certainty(release: Release, key: str, matching: list[Any]) -> str:
    """How it is known: of one value (``events:merger``), if the release says so, else of the whole field."""
    name = SCOPES[key][0]
    single = [release.certainty.get(f"{name}:{value}") for value in matching]
    known = [c for c in single if c is not None] or [release.certainty.get(name, "read")]
    return min(known, key=("stated", "read", "guessed", "assumed").index)


def _unknown(key: str, wanted: Any) -> str:
    return f"the {SCOPES[key][1]} is unknown; the rule is for {_either(wanted)}: say --{key}"


def _not_listed_there(wanted: Any, facts: Facts) -> str:
    """Why a release that names no exchange is not asked about each that there is (decision 12).

    Empty where it may be listed on one that is wanted.
    """
    asked = f"the rule is for issuers on {_either(wanted)}: say --exchange if this is one"
    release = facts.release
    if not release.listed:
        return f"no listing is named; {asked}"
    rows = facts.law.table("exchanges").rows
    homes = {str(row.get("country")) for row in rows if row.get("exchange") in _listed(wanted)}
    sure = _certainty(release, "jurisdiction", list(release.jurisdictions)) not in GUESSED
    if homes and sure and not homes & set(release.jurisdictions):
        return f"the jurisdiction is {_either(list(release.jurisdictions), ' and ')}; {asked}"
    return ""


def _excluded(key: str, values: tuple[Any, ...], wanted: Any) -> str:
    if key == "listed":
        return f"the issuer is {'' if values[0] else 'not '}listed"
    return f"the {SCOPES[key][1]} is {_either(list(values), ' and ')}; the rule is for {_either(wanted)}"


def _guess(key: str, matching: list[Any], certainty: str) -> str:
    if key == "listed":
        return f"that the issuer is {'' if matching[0] else 'not '}listed is {certainty}"
    return f"the {SCOPES[key][1]} ({_either(matching)}) is {certainty}, not stated"


def _either(wanted: Any, joint: str = " or ") -> str:
    words: list[str] = [str(w) for w in _listed(wanted)]
    return joint.join(filter(None, (", ".join(words[:-1]), words[-1])))
