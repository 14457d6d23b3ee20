"""Word lists whose entries say what their matches contain → matches, searched only where that stands.

An entry's ``needs`` are strings in lower case of which every match contains one. A stretch without any
is not searched: most of a release has none of the words of most lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import gt, itemgetter

from checker.document import Document, Match, Span
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from checker.matching import Choice, Matcher
from checker.matching.scan import scan_of
from checker.record import record

_Gated = tuple[tuple[Entry, tuple[str, ...]], Matcher]
"""An entry with its needs, and its matcher."""

Candidates = Sequence[tuple[Entry, Matcher]]


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
        for _, found in self.each(document, spans):
            yield from found

    def each(self, document: Document, spans: Iterable[Span]) -> Iterator[tuple[int, list[Match]]]:
        """The numbers of the stretches in which something is found, with every match in them."""
        stretches = list(spans)
        for at, candidates in self.candidates(document, stretches):
            found = [
                Match(where, entry.fields)
                for entry, matcher in candidates
                for where, _ in matcher.find_in(document.text, stretches[at])
            ]
            if found:
                yield at, self._kept(document, stretches[at], found)

    def candidates(self, document: Document, spans: Sequence[Span]) -> Iterator[tuple[int, Candidates]]:
        """The numbers of the stretches in which entries may match, with these entries in their order."""
        for at, gates in self._gates_of(document.text, spans):
            lower = document.lower[spans[at].start : spans[at].end]
            open_ = [
                (entry, matcher)
                for (entry, needs), matcher in gates
                if not needs or any(word in lower for word in needs)
            ]
            if open_:
                yield at, open_

    def _gates_of(self, text: str, spans: Sequence[Span]) -> Iterable[tuple[int, Sequence[_Gated]]]:
        scan = scan_of(text)
        live = self._gates.live(text)
        if not live:
            return ()
        starts, ends = [span.start for span in spans], [span.end for span in spans]
        if len(spans) < 2 or any(map(gt, ends, starts[1:])):
            return ((at, live) for at in range(len(spans)))
        view, last = scan.view, ends[-1]
        cut = {at for at, end in enumerate(ends) if view[end] != " " and scan.cuts_a_word(end)}  # see find_in
        found: dict[int, list[_Gated]] = {}
        for gate in live:
            plan = gate[1].plan
            hits = scan.hits(plan) if plan is not None else starts
            for at in {bisect_right(starts, hit) - 1 for hit in hits if hit < last} | cut:
                if at >= 0:
                    found.setdefault(at, []).append(gate)
        return sorted(found.items(), key=itemgetter(0))

    def _kept(self, document: Document, span: Span, found: list[Match]) -> list[Match]:
        spared = [m.span for m in self._spared.find_in(document.text, span)]
        return [m for m in found if not any(s.overlaps(m.span) for s in spared)] if spared else found


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
