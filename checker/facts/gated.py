"""Word lists → what their entries match, each entry tried only where a text has words of its matches.

Most of a release has none of the words of most lists.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from checker.document import Document, Match, Span
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from checker.matching import Matcher
from checker.matching.scan import Scan, scan_of
from checker.spans import Taken

Candidates = Sequence[tuple[Entry, Matcher]]


class GatedList:
    """A lexicon, entry by entry. It is asked of stretches that end where a word does."""

    def __init__(self, lexicon: Lexicon, entries: Sequence[Entry]) -> None:
        self.lexicon, self.entries = lexicon, entries

    @cached_property
    def _spared(self) -> Lexicon:
        return Lexicon(f"{self.lexicon.name}: except", self.lexicon.exceptions)

    @cached_property
    def _pairs(self) -> Candidates:
        return [(entry, Matcher(entry.source, ignore_case=True)) for entry in self.entries]

    @cached_property
    def _everywhere(self) -> Sequence[int]:
        """The numbers of the entries that only a search finds."""
        return [n for n, (_, matcher) in enumerate(self._pairs) if matcher.plan is None]

    def find(self, document: Document, spans: Iterable[Span]) -> Iterator[Match]:
        """Every match in the stretches that overlaps no exception, stretch by stretch."""
        for _, found in self.each(document, list(spans)):
            yield from found

    def each(self, document: Document, spans: Sequence[Span]) -> Iterator[tuple[int, list[Match]]]:
        """The numbers of the stretches in which something is found, with every match in them."""
        for at, entries in self.candidates(document, spans):
            found = [
                Match(where, entry.fields)
                for entry, matcher in entries
                for where, _ in matcher.find_in(document.text, spans[at])
            ]
            if found:
                yield at, self._kept(document, spans[at], found)

    def candidates(self, document: Document, spans: Sequence[Span]) -> Iterator[tuple[int, Candidates]]:
        """The numbers of the stretches in which entries may match, with these entries in their order."""
        places, numbers = self._standing(scan_of(document.text))
        if not places and not self._everywhere:
            return
        for at, span in enumerate(spans):
            first = bisect_left(places, span.start)
            here = {*numbers[first : bisect_left(places, span.end, first)], *self._everywhere}
            if here:
                yield at, [self._pairs[n] for n in sorted(here)]

    def _standing(self, scan: Scan) -> tuple[list[int], list[int]]:
        """Where a text has words of the entries, in order, and the numbers of these entries."""
        if self not in scan.kept:
            plans = [(n, matcher.plan) for n, (_, matcher) in enumerate(self._pairs)]
            found = sorted((at, n) for n, plan in plans if plan is not None for at in scan.hits(plan))
            scan.kept[self] = [at for at, _ in found], [n for _, n in found]
        standing: tuple[list[int], list[int]] = scan.kept[self]
        return standing

    def _kept(self, document: Document, span: Span, found: list[Match]) -> list[Match]:
        spared = Taken(m.span for m in self._spared.find_in(document.text, span))
        return [m for m in found if not spared.overlaps(m.span)]


def gated(law: Law, name: str, where: str | None = None) -> GatedList:
    """The named lexicon, or those of its entries that are meant for one place (``where``)."""

    def make() -> GatedList:
        lexicon = law.lexicon(name)
        entries = [e for e in lexicon.entries if where is None or e.fields.get("where") == where]
        return GatedList(lexicon, entries)

    return law.once(f"gated:{name}:{where}", make)
