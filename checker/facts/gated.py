"""Word lists whose entries say what their matches contain → matches, searched only where that stands.

An entry's ``needs`` are strings in lower case of which every match contains one. A stretch without any
is not searched: most of a release has none of the words of most lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from checker.document import Document, Match, Span
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from checker.matching import Choice, Matcher
from checker.matching.scan import scan_of
from checker.record import record

_Gated = tuple[tuple[Entry, tuple[str, ...]], Matcher]
"""An entry with its needs, and its matcher."""


@record(frozen=False)
class GatedList:
    """A lexicon, entry by entry, each with its gate."""

    lexicon: Lexicon
    entries: Sequence[Entry]

    @cached_property
    def _spared(self) -> Lexicon:
        return Lexicon(f"{self.lexicon.name}: except", self.lexicon.exceptions)

    @cached_property
    def _gates(self) -> Choice[tuple[Entry, tuple[str, ...]]]:
        return Choice(((e, _needs(e)), Matcher(e.source, ignore_case=True)) for e in self.entries)

    def find(self, document: Document, spans: Iterable[Span]) -> Iterator[Match]:
        """Every match in the stretches that overlaps no exception, stretch by stretch."""
        stretches = list(spans)
        for span, candidates in zip(stretches, self._candidates(document, stretches), strict=True):
            lower = document.lower[span.start : span.end] if candidates else ""
            found = [
                Match(where, entry.fields)
                for (entry, needs), matcher in candidates
                if not needs or any(word in lower for word in needs)
                for where, _ in matcher.find_in(document.text, span)
            ]
            if found:
                yield from self._kept(document, span, found)

    def _candidates(self, document: Document, spans: Sequence[Span]) -> list[list[_Gated]]:
        """For each stretch the entries that may match in it, in their order."""
        scan = scan_of(document.text)
        live = self._gates.live(document.text)
        if len(spans) < 2 or any(a.end > b.start for a, b in pairwise(spans)):
            return [list(live) for _ in spans]
        starts = [span.start for span in spans]
        cut = {at for at, span in enumerate(spans) if scan.cuts_a_word(span.end)}  # see Matcher.find_in
        found: list[list[_Gated]] = [[] for _ in spans]
        for candidate in live:
            plan = candidate[1].plan
            hits = scan.hits(plan) if plan is not None else starts
            for at in sorted({bisect_right(starts, hit) - 1 for hit in hits} | cut):
                if at >= 0:
                    found[at].append(candidate)
        return found

    def _kept(self, document: Document, span: Span, found: list[Match]) -> Iterator[Match]:
        spared = [m.span for m in self._spared.find_in(document.text, span)]
        yield from (m for m in found if not any(s.overlaps(m.span) for s in spared))


def gated(law: Law, name: str, where: str | None = None) -> GatedList:
    """The named lexicon, or those of its entries that are meant for one place (``where``)."""

    def make() -> GatedList:
        lexicon = law.lexicon(name)
        entries = [e for e in lexicon.entries if where is None or e.fields.get("where") == where]
        return GatedList(lexicon, entries)

    return law.once(f"gated:{name}:{where}", make)


def _needs(entry: Entry) -> tuple[str, ...]:
    needs = entry.fields.get("needs", ())
    return tuple(str(n) for n in needs) if isinstance(needs, list | tuple) else (str(needs),)
