"""Two rules that demand the same, of the same releases on the same days: one would be enough."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.language.lint_problem import Problem
from checker.language.sourced import Sourced
from checker.law import day

CLAUSES = ("when", "each", "require", "forbid")
_UNORDERED = frozenset(
    {"any", "all", "none", "phrase", "lexicon", "part", "fact", "text", "in", "outside", "has"}
)


def same_demands(own: Mapping[str, Sourced], rules: Mapping[str, Sourced]) -> Iterator[Problem]:
    """Every rule of ``own`` that demands the same, or has the same title, as a rule before it.

    Names given in ``find`` and the order of alternatives make no difference; a difference of scope or
    period does, where no release can lie in both.
    """
    alike: dict[str, list[Sourced]] = {}
    titled: dict[str, Sourced] = {}
    for name, rule in sorted(rules.items(), key=lambda item: item[0] in own):
        if rule.data.get("status") == "retired":
            continue
        others = alike.setdefault(demand(rule.data), [])
        namesake = titled.setdefault(" ".join(rule.data["title"].casefold().split()), rule)
        if name in own:
            yield from _told(rule, [other for other in others if _meet(rule.data, other.data)], namesake)
        others.append(rule)


def _told(rule: Sourced, same: list[Sourced], namesake: Sourced) -> Iterator[Problem]:
    name = rule.data["id"]
    if same:
        yield Problem(rule.site(["id"]), f"{name} demands the same as {same[0].data['id']}")
    elif namesake is not rule and _meet(rule.data, namesake.data):
        yield Problem(rule.site(["title"]), f"{name} has the title of {namesake.data['id']}")


def demand(rule: Mapping[str, Any]) -> str:
    """What a rule asks for, in one spelling."""
    find = rule.get("find", {})
    clauses = {key: _inlined(rule[key], find) for key in CLAUSES if key in rule}
    return json.dumps(clauses, default=str, sort_keys=True)


def _inlined(value: Any, find: Mapping[str, Any], key: str = "") -> Any:
    """A clause with what its names stand for, and its alternatives in one order."""
    if isinstance(value, str):
        return _inlined(find[value], find) if key in _QUERIES and value in find else value
    if isinstance(value, Mapping):
        return {name: _inlined(inner, find, name) for name, inner in value.items()}
    if isinstance(value, list):
        items = [_inlined(inner, find, key) for inner in value]
        if key in _UNORDERED:
            items.sort(key=lambda item: json.dumps(item, default=str, sort_keys=True))
        return items
    return value


_QUERIES = frozenset({"", "any", "all", "none", "before", "after", "near", "containing", "except"})
"""The keys under which a bare word is a name of ``find``; none is a clause itself."""


def _meet(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a release can lie in the scope and the period of both rules."""
    if any(_last(a) < _first(b) for a, b in ((one, other), (other, one))):
        return False
    theirs = other.get("applies-to", {})
    return all(
        key not in theirs or bool(_words(words) & _words(theirs[key]))
        for key, words in one.get("applies-to", {}).items()
    )


def _words(value: Any) -> set[Any]:
    return set(value) if isinstance(value, list) else {value}


def _first(rule: Mapping[str, Any]) -> date:
    return day(rule.get("in-force", {}).get("from")) or date.min


def _last(rule: Mapping[str, Any]) -> date:
    return day(rule.get("in-force", {}).get("until")) or date.max
