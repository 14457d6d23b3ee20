"""Which matches of a query are kept: where they lie, how their fields compare, what is around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from checker.document import Match, Span
from checker.language.comparisons import Comparison
from checker.language.places import distance_in, distance_of, lies_in, moves, places
from checker.record import Record
from checker.spans import Taken

if TYPE_CHECKING:
    from checker.language.queries import Context, Query

Matches = Sequence[Match]

_start = attrgetter("span.start")


class Count(Record):
    """How many matches must be left."""

    at_least: int = 1
    at_most: int | None = None

    def allows(self, number: int) -> bool:
        """Whether there may be so many."""
        return self.at_least <= number and (self.at_most is None or number <= self.at_most)


class Test:
    """Something that each match must pass by itself."""

    @property
    def uses_it(self) -> bool:
        """Whether the match being judged decides."""
        raise NotImplementedError

    def kept(self, matches: Matches, context: Context) -> Matches:
        """The matches that pass, in their order."""
        raise NotImplementedError


class Inside(Test):
    """Lies in a part (``in``)."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)

    @property
    def uses_it(self) -> bool:
        """Whether a part is one that moves with it."""
        return any(map(moves, self.names))

    def kept(self, matches: Matches, context: Context) -> Matches:
        """Those that do."""
        starts, furthest = places(self.names, context)
        if not starts:
            return ()
        first = bisect_left(matches, starts[0], key=_start)  # where ``it`` is a sentence, most lie elsewhere
        last = bisect_left(matches, furthest[-1], first, key=_start)
        return [m for m in matches[first:last] if lies_in(m.span, starts, furthest)]


class Outside(Inside):
    """Does not lie in a part (``outside``)."""

    def kept(self, matches: Matches, context: Context) -> Matches:
        """Those that do not."""
        starts, furthest = places(self.names, context)
        return [m for m in matches if not lies_in(m.span, starts, furthest)] if starts else matches


class Where(Test):
    """Has fields that compare as they must (``where``)."""

    def __init__(self, where: Mapping[str, Any]) -> None:
        self.tests = [(name.replace("-", "_"), Comparison(tests)) for name, tests in where.items()]

    @property
    def uses_it(self) -> bool:
        """Whether a value that is wanted is one of the match being judged."""
        return any(test.uses_it for _, test in self.tests)

    def kept(self, matches: Matches, context: Context) -> Matches:
        """Those whose fields do."""
        for name, comparison in self.tests:
            holds, refer = comparison.holds, context.refer
            matches = [m for m in matches if holds(m.fields.get(name), refer)]
        return matches


class Related(Test):
    """Stands to the matches of a query as it must."""

    def __init__(self, query: Query) -> None:
        self.query = query

    @property
    def uses_it(self) -> bool:
        """Whether the query does."""
        return self.query.uses_it

    def prepared(self, context: Context) -> Any:
        """What :meth:`prepare` makes of the query's matches: once for a release, unless ``it`` decides."""
        if context.region is not None or self.uses_it:
            return self.prepare(self.query.find(context).matches, context)
        memo = context.facts.memo
        if self not in memo:
            memo[self] = self.prepare(self.query.find(context).matches, context)
        return memo[self]

    def prepare(self, others: Matches, context: Context) -> Any:
        """The query's matches in a form in which they are quickly asked."""
        return others


class Before(Related):
    """Ends before the first match of a query starts (``before``)."""

    def kept(self, matches: Matches, context: Context) -> Matches:
        """Those that do; none if there is no such match."""
        first = self.query.find(context).matches[:1]
        return [m for m in matches if m.span.end <= first[0].span.start] if first else ()


class After(Related):
    """Starts after the first match of a query ends (``after``)."""

    def kept(self, matches: Matches, context: Context) -> Matches:
        """Those that do; none if there is no such match."""
        first = self.query.find(context).matches[:1]
        return [m for m in matches if m.span.start >= first[0].span.end] if first else ()


class Near(Related):
    """Stands within some distance of a match of a query (``near``, ``within``).

    None is nearer than the one that reaches furthest of those before, and the first of those after.
    """

    def __init__(self, query: Query, within: str) -> None:
        super().__init__(query)
        self.most, self.unit = distance_of(within)

    def kept(self, matches: Matches, context: Context) -> Matches:
        """Those that do."""
        is_near = self.prepared(context)
        return [m for m in matches if is_near(m.span)]

    def prepare(self, others: Matches, context: Context) -> Callable[[Span], bool]:
        """What tells whether a span stands near one of them."""
        spans = [match.span for match in others]
        starts = [span.start for span in spans]
        furthest = list(accumulate(spans, _further))
        distance = distance_in(self.unit, context.document)

        def is_near(span: Span) -> bool:
            after = bisect_right(starts, span.start)
            beside = *furthest[max(after - 1, 0) : after], *spans[after : after + 1]
            return any(distance(span, other) <= self.most for other in beside)

        return is_near


def _further(a: Span, b: Span) -> Span:
    return a if a.end > b.end else b


class Containing(Related):
    """Is a stretch in which a query holds (``containing``)."""

    def kept(self, matches: Matches, context: Context) -> Matches:
        """Those that are."""
        if not self.query.possible(context):
            return ()
        return [m for m in matches if self.query.find(context.inside(m.span)).holds]


class Except(Related):
    """Overlaps no match of a query (``except``)."""

    def kept(self, matches: Matches, context: Context) -> Matches:
        """Those that do not."""
        spared = self.prepared(context)
        return [m for m in matches if not spared.overlaps(m.span)]

    def prepare(self, others: Matches, context: Context) -> Taken:
        """The stretches that they take."""
        return Taken(match.span for match in others)


_TESTS: Mapping[str, Callable[[Any], Test]] = {"in": Inside, "outside": Outside, "where": Where}
"""The tests that ask no other query: the cheap ones, which come first."""

_RELATIONS: Mapping[str, Callable[[Query], Test]] = {
    "before": Before,
    "after": After,
    "containing": Containing,
    "except": Except,
}


class Narrowing(Record):
    """Tests that each match must pass by itself; then how many must be left, and which of them count."""

    tests: tuple[Test, ...] = ()
    count: Count = Count()
    pick: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any], query: Callable[[Any], Query]) -> Narrowing:
        """The narrowing of a query's checked plain data; ``query`` builds the queries inside it."""
        if len(data) == 1:  # the subject
            return _NONE
        tests = [make(data[key]) for key, make in _TESTS.items() if key in data]
        tests += [relate(query(data[key])) for key, relate in _RELATIONS.items() if key in data]
        if "near" in data:
            tests.append(Near(query(data["near"]), data.get("within", "1 paragraph")))
        count = data.get("count")
        many = Count(count.get("at-least", 1), count.get("at-most")) if count else _NONE.count
        return cls(tuple(tests), many, data.get("pick", ""))

    @property
    def uses_it(self) -> bool:
        """Whether any test depends on the match being judged."""
        return any(test.uses_it for test in self.tests)

    def kept(self, matches: Matches, context: Context) -> tuple[Match, ...]:
        """The matches that pass every test, in their order."""
        for test in self.tests:
            if not matches:
                break
            matches = test.kept(matches, context)
        return tuple(matches)

    def picked(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        """The matches that count: all of them, the first or the last."""
        if not self.pick:
            return matches
        return matches[:1] if self.pick == "first" else matches[-1:]


_NONE = Narrowing()
