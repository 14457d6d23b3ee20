"""A text → what the checker sees in it, with every place in the ink of its raw text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from checker.document import Document, Span
from checker.errors import RuleError
from checker.facts import KINDS, Facts
from checker.facts.release import Release
from checker.law import Law, lexicon_from, table_from
from checker.resources import shipped
from checker.yamlfile import read_yaml
from measuring.pages import Page, Stretch

AS_OF = date(2026, 11, 23)
"""Fixed, so that a measurement can be repeated: no labelled release is later."""


class Absent(Exception):
    """A part of the checker that is to be measured does not exist."""


class Seen:
    """One text as the checker sees it."""

    def __init__(self, id: str, facts: Facts, absent: Mapping[str, str] = MappingProxyType({})) -> None:
        self.id = id
        self.absent = absent
        self.facts = facts
        self.page = Page(facts.document.raw)

    def of(self, kind: str) -> tuple[Any, ...]:
        """All facts of a kind. Raises Absent where the kind has no extractor."""
        if kind in self.absent:
            raise Absent(f"{kind}: {self.absent[kind]}")
        try:
            return self.facts.of(kind)
        except NotImplementedError as missing:
            raise Absent(f"{kind}: {missing or 'not implemented'}") from None

    @property
    def release(self) -> Release:
        """What is said once. Raises Absent where that cannot be read yet."""
        try:
            return self.facts.release
        except (NotImplementedError, ModuleNotFoundError) as missing:
            raise Absent(f"release: {missing or 'not implemented'}") from None

    def ink(self, span: Span) -> Stretch:
        """A span of the reading text as a stretch of ink."""
        place = self.facts.document.place(span)
        return self.page.ink(place.start, place.end)

    def inks(self, kind: str) -> list[Stretch]:
        """The stretches of all facts of a kind."""
        return [self.ink(fact.span) for fact in self.of(kind)]

    def words(self, span: Span) -> str:
        """The span as written, shortened."""
        return self.page.words(self.ink(span))


@cache
def unwritten() -> Mapping[str, str]:
    """The kinds of fact without an extractor, and why; others that ask for them are given none."""
    missing = {}
    for kind, declared in KINDS.items():
        try:
            declared.load()
        except (ImportError, AttributeError, SyntaxError) as fault:
            missing[kind] = str(fault)
    return missing


@cache
def shipped_law() -> tuple[Law, frozenset[str]]:
    """The law of the shipped pack, from its files; and the faults of files that cannot be read, left out."""
    pack = shipped("rules") / "us-core"
    faults: set[str] = set()
    lexicons = [lexicon_from(data) for data in _readable(pack / "lexicons", faults)]
    tables = [table_from(data) for data in _readable(pack / "tables", faults)]
    parts = {k: v for data in _readable(pack, faults, "parts.yaml") for k, v in data["parts"].items()}
    return Law({x.name: x for x in lexicons}, {x.name: x for x in tables}, parts), frozenset(faults)


def _readable(folder: Path, faults: set[str], pattern: str = "**/*.yaml") -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob(pattern)):
        try:
            yield read_yaml(path)[0]
        except RuleError as fault:
            faults.add(f"law: {fault}")


def read(text: str, name: str) -> Document:
    """A text as a document, with its parts where they can be told already."""
    try:
        reading = import_module("checker.reading")
        document: Document = reading.read_text(text, name)
    except (ModuleNotFoundError, AttributeError) as missing:
        raise Absent(f"reading: {missing}") from None
    law, _ = shipped_law()
    return document if _parts_lacking() else import_module("checker.parts").recognise_parts(document, law)


@cache
def _parts_lacking() -> frozenset[str]:
    try:
        import_module("checker.parts")
    except ModuleNotFoundError as missing:
        return frozenset({f"parts: {missing}"})
    return frozenset()


def lacking() -> frozenset[str]:
    """What is missing or faulty below the facts: parts, files of the law."""
    return _parts_lacking() | shipped_law()[1]


TITLES = frozenset({"headline", "title", "subhead", "subheadline"})
"""Parts that a sentence alone would be taken for."""


def see_sentence(id: str, text: str) -> Seen:
    """A sentence alone as the checker sees it, as one of a release's body and not as its title."""
    seen = see(id, text)
    document = seen.facts.document
    parts = {name: spans for name, spans in document.parts.items() if name not in TITLES}
    return Seen(id, replace(seen.facts, document=document.with_parts(parts)), seen.absent)


def see(id: str, text: str, stated: Mapping[str, object] | None = None) -> Seen:
    """A text as the checker sees it; the law is that of the shipped pack, today is fixed."""
    document = read(text, f"{id}.txt")
    facts = Facts(document, shipped_law()[0], {**document.stated, **(stated or {})}, AS_OF)
    facts._found.update(dict.fromkeys(unwritten(), ()))
    return Seen(id, facts, unwritten())
