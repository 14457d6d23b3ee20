"""What a query looks for: words, patterns, lexicons, parts, facts. Each is searched once per document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from checker.document import Document, Match, Span
from checker.facts import Facts
from checker.matching import Matcher, phrase_pattern
from checker.record import field_names

SUBJECTS = ("phrase", "pattern", "lexicon", "part", "fact", "text")
"""The keys of a query that say what to look for; the groups are ``any``, ``all`` and ``none``."""


class Subject:
    """One thing to look for. Equal subjects are one object: they share a search, whichever rules ask."""

    __slots__ = ("kind", "names")

    def __init__(self, kind: str, names: tuple[str, ...]) -> None:
        self.kind, self.names = kind, names

    @staticmethod
    def of(data: Mapping[str, Any]) -> Subject:
        """The subject of a query's checked plain data."""
        kind = next(filter(data.__contains__, SUBJECTS))
        names = data[kind]
        return subject(kind, (names,) if isinstance(names, str) else tuple(names))

    def found(self, document: Document, facts: Facts) -> tuple[Match, ...]:
        """Every match in the document, in the order of the text; its words are the field ``text``."""
        known: tuple[Match, ...] | None = facts.memo.get(self)
        if known is None:
            found = _SEARCHES[self.kind](self.names, document, facts)
            known = facts.memo[self] = tuple(sorted(found, key=PLACE))
        return known

    def there(self, document: Document, facts: Facts) -> bool:
        """Whether the document has any match, on whatever day it is released."""
        if self.kind == "lexicon" and any(facts.law.lexicon(name).is_dated for name in self.names):
            return any(facts.law.lexicon(name).find(document) for name in self.names)
        return bool(self.found(document, facts))


PLACE = attrgetter("span.start", "span.end")
"""The order of the text, as a key of matches."""

_made = cache(Subject)


@cache
def subject(kind: str, names: tuple[str, ...]) -> Subject:
    """The subject of a kind, by its names; phrases are tried the longest first, however they are ordered."""
    if kind == "phrase":
        return _made(kind, tuple(sorted(names, key=lambda phrase: (-len(phrase), phrase))))
    return _made(kind, names)


def _match(document: Document, span: Span, fields: Mapping[str, object]) -> Match:
    return Match(span, {**fields, "text": document.words(span)})


@cache
def _phrases(phrases: tuple[str, ...]) -> Matcher:
    return Matcher("|".join(map(phrase_pattern, phrases)), ignore_case=True)


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
        found = lexicon.find(document, facts.release.law_date if lexicon.is_dated else None)
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


def _search_texts(names: tuple[str, ...], document: Document, facts: Facts) -> Iterator[Match]:
    """The passages that are meant to be an approved text (ADR 16)."""
    for fact in facts.of("approved-passage"):
        if fact.present and fact.name in names:
            yield _match(document, fact.span, _fields(fact))


def _fields(fact: object) -> dict[str, object]:
    return {name: getattr(fact, name) for name in _field_names(type(fact))}  # type: ignore[arg-type]


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(name for name in field_names(kind) if name != "span")


_SEARCHES = {
    "phrase": _search_phrases,
    "pattern": _search_patterns,
    "lexicon": _search_lexicons,
    "part": _search_parts,
    "fact": _search_facts,
    "text": _search_texts,
}
