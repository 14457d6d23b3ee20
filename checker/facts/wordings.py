"""Patterns of lower-case text, tried only where their words stand; those of a lexicon, by a field's value.

Searching lower-case text with patterns that begin at a word is several times as fast as searching
without regard to case, and clauses and risk factors are searched for in the longest paragraphs there are.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from checker.document import Document, Span
from checker.law import Law
from checker.lexicon import Lexicon
from checker.matching.plan import Plan, plan_of
from checker.matching.scan import scan_of
from checker.patterns import MULTILINE, pattern


class Wording:
    """One pattern, written for lower-case text, and tried only where a word stands that a match must have."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pattern = pattern(source, MULTILINE)

    @cached_property
    def _plan(self) -> Plan | None:
        return plan_of(self._source, MULTILINE)

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        """Strings of which every match holds one; an empty one if that isn't known."""
        plan = self._plan
        if plan is None:
            return ("",)
        parts = (part.strip() for part, _ in (*plan.stems, *plan.pieces, *plan.marks))
        return tuple(dict.fromkeys((*plan.words, *parts)))

    def may_match(self, text: str) -> bool:
        """Whether a lower-case text has words that a match must have."""
        return any(map(text.__contains__, self._telling))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Any:
        """The first match in a lower-case text, or in a stretch of it."""
        return self._pattern.search(text, start, end) if self.may_match(text[start:end]) else None

    def first_in(self, document: Document, span: Span) -> Any:
        """The first match in a stretch of a release, in its lower-case text."""
        return next(self.each_in(document, span), None)

    def each_in(self, document: Document, span: Span | None = None) -> Iterator[Any]:
        """Every match in a release's lower-case text, or in a stretch of it."""
        scan, plan, lower = scan_of(document.text), self._plan, document.lower
        start, end = (0, len(lower)) if span is None else (span.start, span.end)
        if plan is None or not plan.anchored or scan.cuts_a_word(start) or scan.cuts_a_word(end):
            yield from self.finditer(lower, start, end)
            return
        hits = scan.hits(plan)
        for at in hits[bisect_left(hits, start) : bisect_left(hits, end)]:
            m = self._pattern.match(lower, at, end) if at >= start else None
            if m is not None:
                yield m
                start = m.end()

    def match(self, text: str, start: int = 0) -> Any:
        """The match that begins at a place of a lower-case text."""
        return self._pattern.match(text, start)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Any]:
        """Every match in a lower-case text, or in a stretch of it."""
        return iter(self._pattern.finditer(text, start, end) if self.may_match(text[start:end]) else ())


def wordings(law: Law, name: str, field: str = "") -> Mapping[str, Wording]:
    """The patterns of a lexicon by the value of a field, all under ``""`` if no field is named.

    Every pattern begins at a word and is meant for lower-case text. Made once for each law.
    """
    return law.once(f"wordings {name} {field}", lambda: _by_value(law.lexicon(name), field))


def _by_value(lexicon: Lexicon, field: str) -> Mapping[str, Wording]:
    sources: dict[str, list[str]] = {}
    for entry in lexicon.entries:
        sources.setdefault(str(entry.fields.get(field, "")), []).append(f"(?:{entry.source})")
    return {value: Wording(r"\b(?:" + "|".join(found) + ")") for value, found in sources.items()}
