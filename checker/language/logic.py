"""What queries imply of each other, as far as it can be told without a release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.language.subjects import SUBJECTS

_ONE = ("any", "all", "none")


class Clauses:
    """What is supposed to hold, and what follows for another query: it holds, it doesn't, or neither."""

    def __init__(self, find: Mapping[str, Any]) -> None:
        self._find = find
        self._known: list[tuple[Mapping[str, Any], bool]] = []

    def suppose(self, query: Any, truth: bool = True) -> None:
        """Take a query to hold, or not to."""
        self._known += self.facts(query, truth)

    def facts(self, query: Any, truth: bool = True) -> Iterator[tuple[Mapping[str, Any], bool]]:
        """The single queries that must hold, or must not, if a query does, or doesn't."""
        query = self._meant(query)
        if query is None:
            return
        group = next((key for key in _ONE if key in query), None)
        if group is None:
            yield query, truth
        elif (group == "all") is truth or (group == "none" and truth):
            for each in query[group]:
                yield from self.facts(each, truth and group == "all")
        elif len(query[group]) == 1:
            yield from self.facts(query[group][0], truth is (group != "none"))

    def holds(self, query: Any) -> bool | None:
        """Whether a query holds wherever what is supposed does; None if it may or may not."""
        if query == "it":
            return True
        query = self._meant(query)
        if query is None:
            return None
        group = next((key for key in _ONE if key in query), None)
        if group is None:
            return self._single(query)
        inner = [self.holds(each) for each in query[group]]
        if group == "all":
            return False if False in inner else None if None in inner else True
        some = True if True in inner else None if None in inner else False
        return some if group == "any" or some is None else not some

    def _meant(self, query: Any) -> Mapping[str, Any] | None:
        """The query that a name of ``find`` stands for; None for the match being judged."""
        while isinstance(query, str) and query != "it":
            query = self._find[query]
        return query if isinstance(query, Mapping) else None

    def _single(self, query: Mapping[str, Any]) -> bool | None:
        if any(truth and narrower(known, query) for known, truth in self._known):
            return True
        return False if any(not truth and narrower(query, known) for known, truth in self._known) else None


def at_odds(clauses: Clauses, query: Any) -> bool:
    """Whether a query asks for something and for its absence."""
    facts = list(clauses.facts(query))
    absent = [each for each, truth in facts if not truth]
    return any(truth and narrower(each, other) for each, truth in facts for other in absent)


def narrower(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether every match of a query is one of another's: the same subject, and at least its narrowing."""
    kind = next((key for key in SUBJECTS if key in one), None)
    if kind is None or kind not in other or other.keys() & {"count", "pick"}:
        return one == other
    names, others = (q[kind] if isinstance(q[kind], list) else [q[kind]] for q in (one, other))
    same = all(one.get(key) == value for key, value in other.items() if key not in (kind, "where"))
    asked = one.get("where", {})
    return (
        same
        and set(names) <= set(others)
        and all(asked.get(field) == tests for field, tests in other.get("where", {}).items())
    )
