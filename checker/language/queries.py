"""The questions a rule can ask of a release. Every query answers with what it found.

A query is a subject (what to look for) and a narrowing (which of those to keep), or a group of
queries. Each subject searches a document once; narrowing then works match by match, counting
comes after narrowing and picking after counting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from checker.document import Document, Match, Span
from checker.facts import Facts
from checker.language.narrowing import Narrowing
from checker.language.subjects import PLACE, Subject
from checker.record import Record


class Found(Record):
    """A query's answer: whether it holds, and the matches that show it."""

    holds: bool
    matches: tuple[Match, ...] = ()

    def __bool__(self) -> bool:
        return self.holds


NOTHING = Found(False)
"""The answer of a query that doesn't hold."""


class Context(Record):
    """Where queries are asked: a release, the match being judged (``it``), and the region to look in."""

    document: Document
    facts: Facts
    it: Match | None = None
    region: Span | None = None

    def refer(self, name: str) -> Any:
        """The value that ``release.date`` or ``it.form`` stands for; None if there is none."""
        subject, _, attribute = name.partition(".")
        attribute = attribute.replace("-", "_")
        if subject == "release":
            return getattr(self.facts.release, attribute, None)
        return self.it.fields.get(attribute) if self.it is not None else None

    def inside(self, region: Span) -> Context:
        """The same, looking only inside a stretch."""
        return Context(self.document, self.facts, self.it, region)


class Query:
    """A question."""

    @property
    def uses_it(self) -> bool:
        """Whether the answer depends on the match being judged."""
        return False

    def find(self, context: Context) -> Found:
        """The answer; asked of a whole release, a question that doesn't use ``it`` is answered once."""
        if context.region is not None or (context.it is not None and self.uses_it):
            return self.ask(context)
        memo = context.facts.memo
        known: Found | None = memo.get(self)
        if known is None:
            known = memo[self] = self.ask(context)
        return known

    def ask(self, context: Context) -> Found:
        """The answer, worked out."""
        raise NotImplementedError

    def possible(self, context: Context) -> bool:
        """Whether it could hold of this release if more were known: whether its subject is there at all."""
        return True


class Search(Query):
    """A subject and a narrowing: finds what the subject finds, less what the narrowing drops.

    Most subjects of most rules are in no release: the narrowing is built when there is something to narrow.
    """

    def __init__(self, data: Mapping[str, Any], named: Mapping[str, Any]) -> None:
        self.subject = Subject.of(data)
        self._data, self._named = data, named

    @cached_property
    def narrowing(self) -> Narrowing:
        """Which of the subject's matches are kept."""
        return Narrowing.of(self._data, lambda inner: query_from(inner, self._named))

    @cached_property
    def uses_it(self) -> bool:
        """Whether the narrowing does."""
        return self.narrowing.uses_it

    def ask(self, context: Context) -> Found:
        """The matches that are left after narrowing, counting and picking."""
        found = self.subject.found(context.document, context.facts)
        if not found and "count" not in self._data:
            return NOTHING
        kept = self.narrowing.kept(within(context.region, found), context)
        if not self.narrowing.count.allows(len(kept)):
            return NOTHING
        return Found(True, self.narrowing.picked(kept))

    def possible(self, context: Context) -> bool:
        """Whether the subject is there, whatever the narrowing."""
        return self.subject.there(context.document, context.facts)


class It(Query):
    """The match being judged."""

    @property
    def uses_it(self) -> bool:
        """It is what it asks for."""
        return True

    def ask(self, context: Context) -> Found:
        """The one match."""
        return NOTHING if context.it is None else Found(True, (context.it,))


class Group(Query):
    """Several queries as one."""

    def __init__(self, queries: tuple[Query, ...]) -> None:
        self.queries = queries

    @cached_property
    def uses_it(self) -> bool:
        """Whether any of them does."""
        return any(query.uses_it for query in self.queries)


class AnyOf(Group):
    """Holds if at least one query holds; finds what they find."""

    def ask(self, context: Context) -> Found:
        """All that was found, in the order of the text."""
        answers = [answer for query in self.queries if (answer := query.find(context)).holds]
        return Found(True, _together(answers)) if answers else NOTHING

    def possible(self, context: Context) -> bool:
        """Whether any of them could hold."""
        return any(query.possible(context) for query in self.queries)


class AllOf(Group):
    """Holds if every query holds; finds what they find."""

    def ask(self, context: Context) -> Found:
        """All that was found, in the order of the text; nothing, unless every query holds."""
        answers = []
        for query in self.queries:
            answers.append(query.find(context))
            if not answers[-1].holds:
                return NOTHING
        return Found(True, _together(answers))

    def possible(self, context: Context) -> bool:
        """Whether every one could hold."""
        return all(query.possible(context) for query in self.queries)


class NoneOf(Group):
    """Holds if not one query holds; finds nothing."""

    def ask(self, context: Context) -> Found:
        """Whether nothing was found."""
        return Found(not any(query.find(context).holds for query in self.queries))


def within(region: Span | None, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches (in the order of the text) that lie in a region; all of them if there is none."""
    if region is None:
        return matches
    first = bisect_left(matches, region.start, key=lambda m: m.span.start)
    last = bisect_left(matches, region.end, key=lambda m: m.span.start)
    return tuple(m for m in matches[first:last] if m.span.end <= region.end)


def _together(answers: Iterable[Found]) -> tuple[Match, ...]:
    matches = [match for answer in answers for match in answer.matches]
    if len(matches) < 2:
        return tuple(matches)
    seen: dict[tuple[Span, int], Match] = {}
    for match in matches:
        other = 0 if match.span else id(match)  # what has no words is not the same for lying nowhere
        seen.setdefault((match.span, other), match)
    return tuple(sorted(seen.values(), key=PLACE))


def query_from(data: Any, named: Mapping[str, Any]) -> Query:
    """A query from its checked plain data; ``named`` holds the data of the rule's ``find``."""
    if isinstance(data, str):
        return It() if data == "it" else query_from(named[data], named)
    for key, group in _GROUPS.items():
        if key in data:
            return group(tuple([query_from(each, named) for each in data[key]]))
    return Search(data, named)


_GROUPS: dict[str, type[Group]] = {"any": AnyOf, "all": AllOf, "none": NoneOf}
