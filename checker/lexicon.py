"""Shared word lists: phrases and patterns with exceptions, dates and fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from checker.document import Document, Match, Span
from checker.matching import Alternation, Choice, Matcher, phrase_pattern
from checker.matching.scan import scan_of
from checker.record import Record, field
from checker.spans import Taken


class Entry(Record):
    """One phrase or pattern of a lexicon.

    ``from_`` and ``until`` bound the release dates on which it counts (from is in, until is out);
    ``fields`` travel with each match, into tests and messages.
    """

    words: str
    is_pattern: bool = False
    from_: date | None = None
    until: date | None = None
    fields: Mapping[str, object] = field(default_factory=dict)

    def counts_on(self, day: date | None) -> bool:
        """Whether the entry is meant on this day; an unknown day is any day."""
        if day is None:
            return True
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day < self.until)

    @property
    def source(self) -> str:
        """The entry as a pattern."""
        return self.words if self.is_pattern else phrase_pattern(self.words)


class Lexicon(Record):
    """A named word list. Case does not matter, unless a pattern says ``(?-i:…)``."""

    name: str
    entries: tuple[Entry, ...]
    exceptions: tuple[Entry, ...] = ()
    about: str = ""

    @cached_property
    def is_dated(self) -> bool:
        """Whether some entries count on some days only."""
        return any(entry.from_ or entry.until for entry in self.entries)

    @cached_property
    def _groups(self) -> Choice[Entry]:
        """One matcher for all entries that carry the same dates and fields."""
        groups: list[tuple[Entry, list[Entry]]] = []
        for entry in self.entries:
            same = next((g for e, g in groups if _alike(e, entry)), None)
            if same is None:
                groups.append((entry, [entry]))
            else:
                same.append(entry)
        return Choice((first, _matcher(group)) for first, group in groups)

    @property
    def matchers(self) -> tuple[Matcher, ...]:
        """All that it is looked for with."""
        return (*(matcher for _, matcher in self._groups.pairs), *([self._spared] if self._spared else []))

    @cached_property
    def _spared(self) -> Matcher | None:
        return _matcher(self.exceptions) if self.exceptions else None

    def find(self, document: Document, day: date | None = None) -> tuple[Match, ...]:
        """Every entry found in the document that counts on the day, in order; none overlaps an exception."""
        scan_of(document.text)
        found = [
            Match(span, {**entry.fields, **groups})
            for entry, matcher in self._groups.live(document.text)
            if entry.counts_on(day)
            for span, groups in matcher.find(document)
        ]
        if found and self._spared is not None:
            spared = Taken(span for span, _ in self._spared.find(document))
            found = [m for m in found if not spared.overlaps(m.span)]
        return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))

    def find_in(self, text: str, span: Span) -> tuple[Match, ...]:
        """Every entry found in one stretch of text, whatever the day."""
        found = [
            Match(where, {**entry.fields, **groups})
            for entry, matcher in self._groups.live(text)
            for where, groups in matcher.find_in(text, span)
        ]
        if found and self._spared is not None:
            spared = Taken(s for s, _ in self._spared.find_in(text, span))
            found = [m for m in found if not spared.overlaps(m.span)]
        return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _alike(a: Entry, b: Entry) -> bool:
    return (a.from_, a.until, a.fields) == (b.from_, b.until, b.fields)


def _matcher(entries: Sequence[Entry]) -> Matcher:
    ordered = sorted(entries, key=lambda e: len(e.words), reverse=True)
    return Alternation([entry.source for entry in ordered])
