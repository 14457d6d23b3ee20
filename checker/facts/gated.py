"""Word lists whose entries say what their matches contain → matches, searched only where that stands.

An entry's ``needs`` are strings in lower case of which every match contains one. A stretch without any
is not searched: most of a release has none of the words of most lists.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import gt, itemgetter

from checker.document import Document, Match, Span
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from checker.matching import Matcher
from checker.matching.register import Register
from checker.matching.scan import Scan, scan_of

_Gate = tuple[Entry, tuple[str, ...], Matcher]
"""An entry with its needs and its matcher."""
_Open = tuple[_Gate, Sequence[int] | None]
"""A gate, and where in a stretch stands what its matcher looks for; None if only a search tells."""

Candidates = Sequence[tuple[Entry, Matcher]]

_OPENINGS = Register()
"""What is asked of openings only: to look up all that is asked of releases would take longer."""


def opening_index(text: str, stop: int) -> Scan:
    """The index of the beginning of a text, for lists that are asked of nothing else."""
    return Scan(text[:stop], _OPENINGS)


class GatedList:
    """A lexicon, entry by entry, each with its gate."""

    def __init__(self, lexicon: Lexicon, entries: Sequence[Entry]) -> None:
        self.lexicon, self.entries = lexicon, entries

    @cached_property
    def _spared(self) -> Lexicon:
        return Lexicon(f"{self.lexicon.name}: except", self.lexicon.exceptions)

    @cached_property
    def _gates(self) -> Sequence[_Gate]:
        return [(e, _needs(e), Matcher(e.source, ignore_case=True)) for e in self.entries]

    def find(self, document: Document, spans: Iterable[Span]) -> Iterator[Match]:
        """Every match in the stretches that overlaps no exception, stretch by stretch."""
        for _, found in self.each(document, spans):
            yield from found

    def each(
        self, document: Document, spans: Iterable[Span], index: Scan | None = None
    ) -> Iterator[tuple[int, list[Match]]]:
        """The numbers of the stretches in which something is found, with every match in them.

        Args:
            document: the release.
            spans: the stretches.
            index: that of the text's beginning, if no stretch reaches further.
        """
        stretches, text = list(spans), document.text
        for at, gates in self._opened(document, stretches, index or scan_of(text)):
            found = [
                Match(where, entry.fields)
                for (entry, _, matcher), hits in gates
                for where, _ in matcher.find_at(text, stretches[at], hits)
            ]
            if found:
                yield at, self._kept(document, stretches[at], found)

    def candidates(self, document: Document, spans: Sequence[Span]) -> Iterator[tuple[int, Candidates]]:
        """The numbers of the stretches in which entries may match, with these entries in their order."""
        for at, gates in self._opened(document, spans, scan_of(document.text)):
            yield at, [(entry, matcher) for (entry, _, matcher), _ in gates]

    def _opened(
        self, document: Document, spans: Sequence[Span], index: Scan
    ) -> Iterator[tuple[int, list[_Open]]]:
        """The gates that each stretch opens."""
        for at, gates in self._standing(spans, index):
            lower = document.lower[spans[at].start : spans[at].end]
            opened = [gate for gate in gates if not gate[0][1] or any(map(lower.__contains__, gate[0][1]))]
            if opened:
                yield at, opened

    def _standing(self, spans: Sequence[Span], index: Scan) -> Iterable[tuple[int, list[_Open]]]:
        """The gates of which the words stand in a stretch."""
        live = self._live(index)
        if not live or not spans:
            return ()
        starts, ends = [span.start for span in spans], [span.end for span in spans]
        if any(map(gt, ends, starts[1:])):
            return [
                (at, gates) for at, span in enumerate(spans) for _, gates in self._standing([span], index)
            ]
        cut = dict.fromkeys(at for at, end in enumerate(ends) if index.cuts_a_word(end))  # see find_in
        found: dict[int, list[_Open]] = {}
        for gate, hits in live:
            plan = gate[2].plan
            here = _parted(hits, starts, ends) if hits is not None else dict.fromkeys(range(len(spans)))
            for at, places in (here | cut).items():
                if places is None or plan is None or index.needed(plan, starts[at], ends[at]):
                    found.setdefault(at, []).append((gate, places))
        return sorted(found.items(), key=itemgetter(0))

    def _live(self, index: Scan) -> Sequence[_Open]:
        """The gates that some stretch may open."""
        if self not in index.kept:
            found: list[_Open] = []
            for gate in self._gates:
                plan = gate[2].plan
                hits = None if plan is None else index.hits(plan)
                if hits is None or hits:
                    found.append((gate, hits))
            index.kept[self] = found
        live: Sequence[_Open] = index.kept[self]
        return live

    def _kept(self, document: Document, span: Span, found: list[Match]) -> list[Match]:
        spared = [m.span for m in self._spared.find_in(document.text, span)]
        return [m for m in found if not any(s.overlaps(m.span) for s in spared)] if spared else found


def _parted(
    hits: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> dict[int, Sequence[int] | None]:
    """Places in the order of the text, by the numbers of the stretches in which they lie."""
    found = dict[int, Sequence[int] | None]()
    n, past = bisect_left(hits, starts[0]), bisect_left(hits, ends[-1])
    while n < past:
        at = bisect_right(starts, hits[n]) - 1
        last = bisect_left(hits, ends[at], n)
        if last > n:
            found[at] = hits[n:last]
        n = max(last, n + 1)
    return found


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
