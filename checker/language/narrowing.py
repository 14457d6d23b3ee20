"""Which matches of a query are kept: where they lie, how their fields compare, what is around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from checker.document import Document, Match, Span
from checker.language.comparisons import Comparison
from checker.record import record

if TYPE_CHECKING:
    from checker.language.queries import Context, Query

SAME = "same "
"""``same sentence``: the sentence that holds the match being judged; any part may follow."""


@record
class Count:
    """How many matches must be left."""

    at_least: int = 1
    at_most: int | None = None

    def allows(self, number: int) -> bool:
        """Whether there may be so many."""
        return self.at_least <= number and (self.at_most is None or number <= self.at_most)


_AT_LEAST_ONE = Count()


@record
class Narrowing:
    """Tests that each match must pass by itself; then how many must be left, and which of them count."""

    in_: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    where: Mapping[str, Comparison] = field(default_factory=dict)
    before: Query | None = None
    after: Query | None = None
    near: Query | None = None
    within: tuple[int, str] = (1, "paragraph")
    containing: Query | None = None
    except_: Query | None = None
    count: Count = _AT_LEAST_ONE
    pick: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any], query: Callable[[Any], Query]) -> Narrowing:
        """The narrowing of a query's checked plain data; ``query`` builds the queries inside it."""
        queries = {
            k: query(data[k]) for k in ("before", "after", "near", "containing", "except") if k in data
        }
        excepted = queries.pop("except", None)
        count = data.get("count", {})
        return cls(
            in_=tuple(data.get("in", ())),
            outside=tuple(data.get("outside", ())),
            where={k.replace("-", "_"): Comparison(tests) for k, tests in data.get("where", {}).items()},
            within=distance_of(data.get("within", "1 paragraph")),
            except_=excepted,
            count=Count(count.get("at-least", 1), count.get("at-most")),
            pick=data.get("pick", ""),
            **queries,
        )

    @cached_property
    def uses_it(self) -> bool:
        """Whether any test depends on the match being judged."""
        queries = (self.before, self.after, self.near, self.containing, self.except_)
        return (
            any(_moves(name) for name in (*self.in_, *self.outside))
            or any(r.startswith("it.") for test in self.where.values() for r in test.references)
            or any(query.uses_it for query in queries if query is not None)
        )

    def kept(self, matches: tuple[Match, ...], context: Context) -> tuple[Match, ...]:
        """The matches that pass every test, in their order. Cheap tests come first."""
        matches = _from_to(matches, self.in_, context) if self.in_ else matches
        for keeps in self._tests(context) if matches else ():
            matches = tuple(m for m in matches if keeps(m))
            if not matches:
                break
        return matches

    def picked(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        """The matches that count: all of them, the first or the last."""
        return {"first": matches[:1], "last": matches[-1:]}.get(self.pick, matches)

    def _tests(self, context: Context) -> Iterable[Callable[[Match], bool]]:
        if self.in_:
            yield _lies_in(self.in_, context)
        if self.outside:
            lies_in = _lies_in(self.outside, context)
            yield lambda m: not lies_in(m)
        if self.where:
            yield lambda m: all(t.holds(m.fields.get(n), context.refer) for n, t in self.where.items())
        yield from self._relations(context)

    def _relations(self, context: Context) -> Iterable[Callable[[Match], bool]]:
        if self.before is not None:
            first = self.before.find(context).matches[:1]
            yield lambda m: any(m.span.end <= other.span.start for other in first)
        if self.after is not None:
            start = self.after.find(context).matches[:1]
            yield lambda m: any(m.span.start >= other.span.end for other in start)
        if self.near is not None:
            others = self.near.find(context).matches
            distance = _distance(self.within[1], context.document)
            yield lambda m: any(distance(m.span, other.span) <= self.within[0] for other in others)
        if self.containing is not None:
            held = self.containing
            yield lambda m: held.find(context.inside(m.span)).holds
        if self.except_ is not None:
            spared = self.except_.find(context).matches
            yield lambda m: not any(m.span.overlaps(other.span) for other in spared)


def distance_of(text: str) -> tuple[int, str]:
    """``2 sentences`` as a number and a unit in the singular.

    Raises:
        ValueError: it is no number of words, sentences or paragraphs.
    """
    number, _, unit = text.strip().partition(" ")
    unit = unit.strip().removesuffix("s")
    if not number.isdecimal() or unit not in ("word", "sentence", "paragraph") or int(number) < 1:
        raise ValueError(f"{text!r} is no distance: write '10 words', '2 sentences' or '1 paragraph'")
    return int(number), unit


def _lies_in(names: tuple[str, ...], context: Context) -> Callable[[Match], bool]:
    starts, furthest = _places(names, context)

    def lies_in(match: Match) -> bool:
        before = bisect_right(starts, match.span.start)
        return before > 0 and furthest[before - 1] >= match.span.end

    return lies_in


def _from_to(matches: tuple[Match, ...], names: tuple[str, ...], context: Context) -> tuple[Match, ...]:
    """The matches that start between the first and the last of some places.

    Where ``it`` is a sentence, nearly all others need not be looked at.
    """
    starts, furthest = _places(names, context)
    if not matches or not starts:
        return ()
    first = bisect_left(matches, starts[0], key=_start)
    return matches[first : bisect_left(matches, furthest[-1], first, key=_start)]


def _start(match: Match) -> int:
    return match.span.start


def _places(names: tuple[str, ...], context: Context) -> tuple[list[int], list[int]]:
    """Where each span of some places starts, in order, and how far the spans up to it reach.

    Worked out once, unless ``it`` moves them.
    """
    memo = context.facts.memo
    if names in memo:
        known: tuple[list[int], list[int]] = memo[names]
        return known
    spans = sorted(span for name in names for span in _place(name, context))
    placed = [span.start for span in spans], list(accumulate((span.end for span in spans), max))
    if not any(_moves(name) for name in names):
        memo[names] = placed
    return placed


def _moves(name: str) -> bool:
    """Whether a place goes with the match being judged."""
    return name == "it" or name.startswith(SAME)


def _place(name: str, context: Context) -> tuple[Span, ...]:
    it = context.it
    if not _moves(name):
        return context.document.part(name)
    if it is None:
        return ()
    if name == "it":
        return (it.span,)
    around = [s for s in context.document.part(name.removeprefix(SAME)) if s.overlaps(it.span)]
    return (Span(around[0].start, around[-1].end),) if around else ()


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _distance(unit: str, document: Document) -> Callable[[Span, Span], int]:
    """How far apart two spans are: 1 sentence is the same one, 2 the next; words are those between.

    A table, which has no sentences, counts as one.
    """
    if unit == "word":
        return lambda a, b: _words(document.text[min(a.end, b.end) : max(a.start, b.start)])
    tables = document.part("table") if unit == "sentence" else ()
    starts = sorted(span.start for span in (*document.part(unit), *tables))

    def apart(a: Span, b: Span) -> int:
        first, second = (a, b) if a.start <= b.start else (b, a)
        last, start = bisect_right(starts, first.end - 1), bisect_right(starts, second.start)
        return max(start - last, 0) + 1

    return apart
