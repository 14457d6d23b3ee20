"""Search a document's reading text with regular expressions, block by block, under a time limit.

A pattern is tried only where its plan (:mod:`checker.matching.plan`) finds words that every match must
hold: in the blocks where they stand, or, if every match begins with them, right there. What is found is what
trying it everywhere would find.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial, wraps
from time import process_time
from typing import Any, Generic, TypeVar

from checker.document import Document, Span
from checker.errors import PatternTimeout
from checker.matching.plan import Plan, plan_of
from checker.matching.scan import known_scan, places_in, scan_of
from checker.patterns import IGNORE_CASE, MULTILINE, compiled

T = TypeVar("T")

TIME_LIMIT = 0.5
"""Seconds of the processor that one search of one block may take; a busy machine must not change a result."""
_LONG = 10_000
"""Characters of a stretch in which even a calm pattern has a limit, which costs more than most trials."""
_LOOKS = 32
"""After so many trials the clock is looked at: to ask for the processor's time costs as much as a trial."""

_AGAIN = 4
"""How often the expressions of an alternation are asked again in one block, before the whole is."""

Found = tuple[Span, dict[str, str]]
"""Where a match is, and its named groups that took part."""

_Stretch = tuple[Span, Sequence[int]]
"""A stretch of a text, and where in it a plan's strings stand."""


def _patient(search: Callable[..., list[Found]]) -> Callable[..., list[Found]]:
    """A search that is tried once more when it runs out of time: a machine may stand still once."""

    @wraps(search)
    def patient(matcher: Matcher, *stretch: Any) -> list[Found]:
        for _ in range(2):
            try:
                return search(matcher, *stretch)
            except TimeoutError:
                continue
        raise PatternTimeout(f"the pattern {matcher.source[:60]!r} ran out of time")

    return patient


class Matcher:
    """One regular expression in the syntax of ``regex``; compiled and planned when first needed."""

    def __init__(self, source: str, *, ignore_case: bool = False) -> None:
        self.source = source
        self.ignore_case = ignore_case
        self.flags = MULTILINE | (IGNORE_CASE if ignore_case else 0)

    @cached_property
    def compiled(self) -> Any:
        """The compiled pattern. ``^`` and ``$`` mean the edges of a line.

        Raises ``regex.error`` for a pattern that isn't one.
        """
        return compiled(self.source, self.flags)

    @cached_property
    def plan(self) -> Plan | None:
        """What to look for before the pattern is tried; None if it must be tried everywhere."""
        return plan_of(self.source, self.flags)

    def find(self, document: Document) -> Iterator[Found]:
        """Every match, in order, with its named groups that took part. No match crosses a block.

        Raises:
            PatternTimeout: when the pattern runs out of time on a block.
        """
        text, plan = document.text, self.plan
        if plan is not None and plan.anchored:
            yield from self._anchored(text, _stretches(document, plan))
            return
        spans = (
            (span for span, _ in _stretches(document, plan)) if plan else (b.span for b in document.blocks)
        )
        for span in spans:
            yield from self._everywhere(text, span)

    def find_in(self, text: str, span: Span) -> Iterator[Found]:
        """Every non-empty match inside one stretch of text.

        Raises:
            PatternTimeout: when the pattern runs out of time on it.
        """
        places = places_in(text, self.plan, span.start, span.end)
        if places is None:
            return iter(self._everywhere(text, span))
        return iter(self._anchored(text, [(span, places)]) if places else ())

    @_patient
    def _everywhere(self, text: str, span: Span) -> list[Found]:
        matches = self.compiled.finditer(text, span.start, span.end, timeout=TIME_LIMIT)
        return [_found(m) for m in matches if m.end() > m.start()]

    @_patient
    def _anchored(self, text: str, stretches: Sequence[_Stretch]) -> list[Found]:
        """Every match in some stretches, where each starts at one of their places."""
        if not stretches:
            return []
        unlimited, last = self.compiled.match, 0
        limited = partial(unlimited, timeout=TIME_LIMIT)
        calm, found = self.plan is not None and self.plan.calm, list[Found]()
        for span, hits in stretches:
            end = span.end
            match = unlimited if calm and len(span) <= _LONG else limited
            stop = process_time() + TIME_LIMIT if len(hits) >= _LOOKS else 0.0
            for n, at in enumerate(hits, 1):
                m = match(text, at, end) if at >= last else None
                if m is not None:
                    last = m.end()
                    found.append(_found(m))
                elif n % _LOOKS == 0 and process_time() > stop:
                    raise TimeoutError
        return found


def _stretches(document: Document, plan: Plan) -> list[_Stretch]:
    """The blocks that hold what a plan's matches need, each with the places where they may start."""
    scan, following = scan_of(document.text), 0
    hits, found = scan.hits(plan), list[_Stretch]()
    while following < len(hits):
        at, holding = following, document.block_at(hits[following])
        following = at + 1 if holding is None else bisect_left(hits, holding.span.end, at)
        if holding is not None and (places := scan.places(plan, holding.span.start, holding.span.end)):
            found.append((holding.span, places))
    return found


def _found(m: Any) -> Found:
    groups = m.groupdict() if m.re.groupindex else None
    taking_part = {name: words for name, words in groups.items() if words is not None} if groups else {}
    return Span(*m.span()), taking_part


class Alternation(Matcher):
    """Several expressions as one, in any case: where two match, the first that starts, then the first named.

    Where the whole would have to be tried all along a block, each expression is asked by itself, if an index
    tells where; one whose match begins inside another's is asked again from its end; the whole, if there are
    many such.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        super().__init__("|".join(f"(?:{source})" for source in sources), ignore_case=True)
        self.sources = tuple(sources)

    @cached_property
    def branches(self) -> tuple[Matcher, ...]:
        """The expressions, where they can be asked one by one; else none."""
        if len(self.sources) < 2 or any(_leans(source) for source in self.sources):
            return ()
        branches = tuple(Matcher(source, ignore_case=True) for source in self.sources)
        return branches if all(branch.plan for branch in branches) else ()  # then none matches nothing

    def _everywhere(self, text: str, span: Span) -> list[Found]:
        if known_scan(text) is None or not self.branches:
            return super()._everywhere(text, span)
        ahead = self._ahead(text, span, range(len(self.branches)))
        found: list[Found] = []
        last, again = span.start, 0
        while ahead:
            start, n, one = ahead.pop()
            if start >= last:
                found.append(one)
                last = one[0].end
                continue
            again += 1
            if again > _AGAIN:
                return super()._everywhere(text, span)
            ahead = [*(a for a in ahead if a[1] != n), *self._ahead(text, Span(last, span.end), [n])]
            ahead.sort(key=_order, reverse=True)
        return found

    def _ahead(self, text: str, span: Span, branches: Iterable[int]) -> list[tuple[int, int, Found]]:
        """What some of the expressions find, each by itself: where it starts and by which; the last first."""
        found = [(f[0].start, n, f) for n in branches for f in self.branches[n].find_in(text, span)]
        return sorted(found, key=_order, reverse=True)


def _order(ahead: tuple[int, int, Found]) -> tuple[int, int]:
    return ahead[:2]


def _leans(source: str) -> bool:
    """Whether an expression means something else inside a whole: by flags for all, or a group's number."""
    return re.search(r"\(\?[A-Za-z0-9]+\)|\\[1-9]", source) is not None


class Choice(Generic[T]):
    """Matchers, each with what it stands for, that are asked of the same texts."""

    def __init__(self, pairs: Iterable[tuple[T, Matcher]]) -> None:
        self.pairs = tuple(pairs)

    def live(self, text: str) -> Sequence[tuple[T, Matcher]]:
        """Those that may match somewhere in a text."""
        scan = known_scan(text)
        if scan is None:
            return self.pairs
        if self not in scan.kept:
            scan.kept[self] = [
                (what, m) for what, m in self.pairs if (plan := m.plan) is None or scan.hits(plan)
            ]
        live: Sequence[tuple[T, Matcher]] = scan.kept[self]
        return live


def phrase_pattern(phrase: str) -> str:
    """A literal phrase as a pattern: whole words; a final ``*`` on a word matches its endings."""
    words = [re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in phrase.split()]
    return r"(?<!\w)" + " ".join(words) + r"(?!\w)"
