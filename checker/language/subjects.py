"""What a query looks for: words, patterns, lexicons, parts, facts. Each is searched once per document."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from checker.document import Document, Match, Span
from checker.facts import Facts
from checker.matching import Matcher, phrase_pattern
from checker.record import record

SUBJECTS = ("phrase", "pattern", "lexicon", "part", "fact")
"""The keys of a query that say what to look for; the groups are ``any``, ``all`` and ``none``."""


@record
class Subject:
    """One thing to look for. Equal subjects share one search of a document, whichever rules ask."""

    kind: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Subject:
        """The subject of a query's checked plain data."""
        kind = next(key for key in SUBJECTS if key in data)
        names = data[kind]
        return cls(kind, (names,) if isinstance(names, str) else tuple(names))

    def found(self, document: Document, facts: Facts) -> tuple[Match, ...]:
        """Every match in the document, in the order of the text; its words are the field ``text``."""
        if self not in facts.memo:
            found = _SEARCHES[self.kind](self.names, document, facts)
            facts.memo[self] = tuple(sorted(found, key=lambda m: (m.span.start, m.span.end)))
        matches: tuple[Match, ...] = facts.memo[self]
        return matches

    def there(self, document: Document, facts: Facts) -> bool:
        """Whether the document has any match, on whatever day it is released."""
        if self.kind == "lexicon":
            return any(facts.law.lexicon(name).find(document) for name in self.names)
        return bool(self.found(document, facts))


def _match(document: Document, span: Span, fields: Mapping[str, object]) -> Match:
    return Match(span, {**fields, "text": document.words(span)})


@cache
def _phrases(phrases: tuple[str, ...]) -> Matcher:
    longest_first = sorted(phrases, key=len, reverse=True)
    source = "|".join(phrase_pattern(p) for p in longest_first)
    return Matcher(source, ignore_case=True)


@cache
def _pattern(source: str) -> Matcher:
    return Matcher(source)


def _search_phrases(names: tuple[str, ...], document: Document, _: Facts) -> Iterator[Match]:
    for span, fields in _phrases(names).find(document):
        yield _match(document, span, fields)


def _search_patterns(names: tuple[str, ...], document: Document, _: Facts) -> Iterator[Match]:
    for name in names:
        for span, fields in _pattern(name).find(document):
            yield _match(document, span, fields)


def _search_lexicons(names: tuple[str, ...], document: Document, facts: Facts) -> Iterator[Match]:
    seen: set[Span] = set()
    for name in names:
        lexicon = facts.law.lexicon(name)
        dated = any(entry.from_ or entry.until for entry in lexicon.entries)
        found = lexicon.find(document, facts.release.law_date if dated else None)
        new = [match for match in found if match.span not in seen]
        seen.update(match.span for match in new)
        for match in new:
            yield _match(document, match.span, {k.replace("-", "_"): v for k, v in match.fields.items()})


def _search_parts(names: tuple[str, ...], document: Document, _: Facts) -> Iterator[Match]:
    parts = {span: name for name in reversed(names) for span in document.part(name)}
    for span, name in parts.items():
        yield _match(document, span, {"part": name})


def _search_facts(names: tuple[str, ...], document: Document, facts: Facts) -> Iterator[Match]:
    for name in names:
        for fact in facts.of(name):
            yield _match(document, fact.span, _fields(fact))


def _fields(fact: Any) -> dict[str, object]:
    return {f.name: getattr(fact, f.name) for f in dataclasses.fields(fact) if f.name != "span"}


_SEARCHES = {
    "phrase": _search_phrases,
    "pattern": _search_patterns,
    "lexicon": _search_lexicons,
    "part": _search_parts,
    "fact": _search_facts,
}
