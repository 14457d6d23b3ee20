"""Rules that can never fire, and clauses that can never hold: each is an error, as it would stay silent.

What a single comparison can never be is an error when the pack loads (:mod:`checker.language.satisfiable`);
here it is seen what several parts of a rule make impossible together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.language.lint_problem import Problem, Steps
from checker.language.logic import Clauses, at_odds, narrower
from checker.language.query_names import GROUPS, RELATIONS
from checker.language.satisfiable import contradiction
from checker.language.sourced import Sourced
from checker.law import Law, day
from checker.matching import phrase_pattern

_CLAUSES = ("when", "each", "require", "forbid")


def about_reach(rule: Sourced, law: Law) -> Iterator[Problem]:
    """Why a rule, or a clause of it, can never have an effect; a retired rule need have none."""
    if rule.data.get("status") == "retired":
        return
    yield from _scope(rule, law)
    yield from _logic(rule)
    for path, query in _queries(rule.data):
        for says in _never(query, rule.data, law):
            yield Problem(rule.site(path), says)


def _scope(rule: Sourced, law: Law) -> Iterator[Problem]:
    """Scopes in which no release lies."""
    scope = rule.data.get("applies-to", {})
    if scope.get("listed") is False and "exchange" in scope:
        yield Problem(rule.site(["applies-to"]), "no release is listed on an exchange and not listed")
    first, last = _period(rule.data)
    rows = [row for row in law.table("exchanges").rows if row.get("exchange") in scope.get("exchange", ())]
    named = [name for row in rows for name in row.get("names", ())]
    days = [(day(name.get("from")) or date.min, day(name.get("until")) or date.max) for name in named]
    if days and not any(start <= last and first < end for start, end in days):
        says = f"{scope['exchange'][0]} has no name while the rule is in force"
        yield Problem(rule.site(["applies-to", "exchange"]), says)


def _period(rule: Mapping[str, Any]) -> tuple[date, date]:
    """The first and the last day on which a rule is in force."""
    bounds = rule.get("in-force", {})
    return day(bounds.get("from")) or date.min, day(bounds.get("until")) or date.max


def _logic(rule: Sourced) -> Iterator[Problem]:
    """What ``when``, ``each`` and the demand say against each other."""
    data = rule.data
    clauses = Clauses(data.get("find", {}))
    for key in ("when", "each"):
        if key in data:
            if at_odds(clauses, data[key]) or clauses.holds(data[key]) is False or _finds_none(data, key):
                yield Problem(rule.site([key]), f"`{key}` can never hold, so the rule can never fire")
                return
            clauses.suppose(data[key])
    demand = "forbid" if "forbid" in data else "require"
    verdict = clauses.holds(data[demand])
    if demand == "forbid" and (verdict is False or at_odds(clauses, data[demand])):
        yield Problem(rule.site([demand]), "what is forbidden can never be there, so the rule can never fire")
    if demand == "require" and verdict is True:
        yield Problem(rule.site([demand]), "what is required is always there, so the rule can never fire")


def _finds_none(data: Mapping[str, Any], key: str) -> bool:
    """Whether ``each`` names no match: what holds by absence finds nothing that could be judged."""
    return key == "each" and isinstance(data[key], Mapping) and "none" in data[key]


def _queries(data: Mapping[str, Any]) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    """Every query of a rule that has a subject of its own, with its path."""
    named = [(["find", name], query) for name, query in data.get("find", {}).items()]
    for path, query in (*named, *(([key], data[key]) for key in _CLAUSES if key in data)):
        yield from _inside([*path], query)


def _inside(path: Steps, query: Any) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    if not isinstance(query, Mapping):
        return
    group = next((key for key in GROUPS if key in query), None)
    if group:
        for i, each in enumerate(query[group]):
            yield from _inside([*path, group, i], each)
        return
    yield path, query
    for key in RELATIONS:
        if key in query:
            yield from _inside([*path, key], query[key])


def _never(query: Mapping[str, Any], rule: Mapping[str, Any], law: Law) -> Iterator[str]:
    """Why a query can never hold, by itself and on the days of its rule."""
    if query.get("in") and set(query["in"]) <= set(query.get("outside", ())):
        yield f"nothing lies in {query['in'][0]!r} and outside of it"
    for name, tests in query.get("where", {}).items():
        if says := contradiction(tests):
            yield f"the field {name!r} can never be so: {says}"
    if "except" in query:
        excepted = rule.get("find", {}).get(query["except"]) if _is_name(query["except"]) else query["except"]
        rest = {key: value for key, value in query.items() if key != "except"}
        if isinstance(excepted, Mapping) and narrower(rest, excepted):
            yield "every match is an exception"
    if "phrase" in query:
        yield from _other_words(query)
    if "lexicon" in query and (says := _out_of_days(query["lexicon"], rule, law)):
        yield says


def _is_name(query: Any) -> bool:
    return isinstance(query, str)


def _other_words(query: Mapping[str, Any]) -> Iterator[str]:
    """Words asked of ``text`` that none of the phrases can be."""
    import regex  # noqa: PLC0415

    compiled = [regex.compile(phrase_pattern(words), regex.I) for words in query["phrase"]]
    tests = query.get("where", {}).get("text", {})
    wanted = [*tests.get("in", ()), *([tests["is"]] if "is" in tests else [])]
    words = [word for word in wanted if isinstance(word, str)]
    if words and not any(pattern.fullmatch(word) for pattern in compiled for word in words):
        yield f"no phrase here reads {words[0]!r}"


def _out_of_days(names: list[str], rule: Mapping[str, Any], law: Law) -> str:
    """That no entry of some word lists counts on a day on which the rule is in force; empty if one does."""
    first, last = _period(rule)
    entries = [entry for name in names for entry in law.lexicons[name].entries]
    alive = [e for e in entries if (e.from_ or date.min) <= last and first < (e.until or date.max)]
    return "" if alive or not entries else f"no entry of {names[0]} counts while the rule is in force"
