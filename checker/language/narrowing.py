"""Which matches of a query are kept: where they lie, how their fields compare, what is around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from checker.document import Document, Match, Span
from checker.language.comparisons import Comparison
from checker.record import field, record

if TYPE_CHECKING:
    from checker.language.queries import Context, Query

SAME = "same "
"""``same sentence``: the sentence that holds the match being judged; any part may follow."""

Matches = Sequence[Match]


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

    def kept(self, matches: Matches, context: Context) -> tuple[Match, ...]:
        """The matches that pass every test, in their order."""
        for test in self._tests:
            if not matches:
                break
            matches = test(matches, context)
        return tuple(matches)

    def picked(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        """The matches that count: all of them, the first or the last."""
        if not self.pick:
            return matches
        return matches[:1] if self.pick == "first" else matches[-1:]

    @cached_property
    def _tests(self) -> tuple[Callable[[Matches, Context], Matches], ...]:
        """What drops matches, the cheap tests first."""
        tests = (
            (self.in_, self._inside),
            (self.outside, self._outside),
            (self.where, self._fitting),
            (self.before, self._before),
            (self.after, self._after),
            (self.near, self._near),
            (self.containing, self._containing),
            (self.except_, self._not_spared),
        )
        return tuple(test for asked, test in tests if asked)

    def _inside(self, matches: Matches, context: Context) -> Matches:
        starts, furthest = _places(self.in_, context)
        if not starts:
            return ()
        first = bisect_left(matches, starts[0], key=_start)  # where ``it`` is a sentence, most lie elsewhere
        last = bisect_left(matches, furthest[-1], first, key=_start)
        return [m for m in matches[first:last] if _lies_in(m.span, starts, furthest)]

    def _outside(self, matches: Matches, context: Context) -> Matches:
        starts, furthest = _places(self.outside, context)
        return [m for m in matches if not _lies_in(m.span, starts, furthest)] if starts else matches

    def _fitting(self, matches: Matches, context: Context) -> Matches:
        for name, comparison in self.where.items():
            holds, refer = comparison.holds, context.refer
            matches = [m for m in matches if holds(m.fields.get(name), refer)]
        return matches

    def _before(self, matches: Matches, context: Context) -> Matches:
        first = _of(self.before, context)[:1]
        return [m for m in matches if m.span.end <= first[0].span.start] if first else ()

    def _after(self, matches: Matches, context: Context) -> Matches:
        first = _of(self.after, context)[:1]
        return [m for m in matches if m.span.start >= first[0].span.end] if first else ()

    def _near(self, matches: Matches, context: Context) -> Matches:
        others = _of(self.near, context)
        distance, most = _distance(self.within[1], context.document), self.within[0]
        return [m for m in matches if any(distance(m.span, other.span) <= most for other in others)]

    def _containing(self, matches: Matches, context: Context) -> Matches:
        held = self.containing
        if held is None or not held.possible(context):
            return ()
        return [m for m in matches if held.find(context.inside(m.span)).holds]

    def _not_spared(self, matches: Matches, context: Context) -> Matches:
        spared = [match.span for match in _of(self.except_, context)]
        return [m for m in matches if not any(span.overlaps(m.span) for span in spared)]


def _of(query: Query | None, context: Context) -> tuple[Match, ...]:
    return query.find(context).matches if query is not None else ()


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


def _lies_in(span: Span, starts: list[int], furthest: list[int]) -> bool:
    """Whether a span lies in one of some places; see :func:`_places`."""
    before = bisect_right(starts, span.start)
    return before > 0 and furthest[before - 1] >= span.end


_start = attrgetter("span.start")


def _places(names: tuple[str, ...], context: Context) -> tuple[list[int], list[int]]:
    """Where each span of some places starts, in order, and how far the spans up to it reach.

    Worked out once, unless ``it`` moves them.
    """
    memo = context.facts.memo
    known: tuple[list[int], list[int]] | None = memo.get(names)
    if known is not None:
        return known
    spans = sorted((span for name in names for span in _place(name, context)), key=attrgetter("start"))
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
    starts, ends = _places((name.removeprefix(SAME),), context)
    first, last = bisect_right(ends, it.span.start), bisect_left(starts, it.span.end)
    return (Span(starts[first], ends[last - 1]),) if first < last else ()


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
