"""Small packs for tests of the rule language: nothing here depends on the shipped law."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Literal

import pytest

from checker.document import Document, Span
from checker.facts import KINDS, FactKind, Facts
from checker.findings import Outcome
from checker.language.pack import LoadedPacks, load_packs
from checker.law import Law
from checker.reading import read_text

MakePack = Callable[..., Path]

RULE = """\
id: birds.goose
title: No goose may be named
severity: error
why: Geese are silly.
forbid: {phrase: goose}
message: A goose is named.
authority: house
"""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A kind of fact for tests: a bird, when it was seen, how often, where."""

    span: Span
    bird: Literal["goose", "duck"]
    seen_on: date | None = None
    number: int | None = None
    places: tuple[str, ...] = ()
    confirmed: bool = False


def find_sightings(facts: Facts) -> list[Sighting]:
    """The word "goose" or "duck"; stated values fill the rest."""
    text, found = facts.document.text, []
    for word in ("goose", "duck"):
        at = text.find(word)
        if at >= 0:
            seen = facts.stated.get("seen-on")
            span = Span(at, at + len(word))
            found.append(Sighting(span, word, seen if isinstance(seen, date) else None, 3, ("pond", "lake")))
    return found


@pytest.fixture(autouse=True)
def sightings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adds the kind of fact ``sighting``."""
    module = ModuleType("sightings_for_tests")
    module.Sighting, module.find_sightings = Sighting, find_sightings  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(KINDS, "sighting", FactKind(module.__name__, "Sighting", "find_sightings"))


@pytest.fixture
def make_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakePack:
    """Writes a pack: ``make_pack({"birds/goose.yaml": "…"}, name="tiny")`` gives its folder."""
    monkeypatch.chdir(tmp_path)

    def make(files: Mapping[str, str], name: str = "tiny", page: str = "") -> Path:
        folder = tmp_path / name
        content = {"pack.yaml": page or f"pack: {name}\nversion: 1\n", **files}
        for path, text in content.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(dedent(text), encoding="utf-8")
        return folder

    return make


@pytest.fixture
def load(make_pack: MakePack) -> Callable[..., LoadedPacks]:
    """Writes a pack of these files and loads it."""

    def loaded(files: Mapping[str, str], page: str = "") -> LoadedPacks:
        return load_packs([make_pack(files, page=page)], use_cache=False)

    return loaded


def facts_of(text: str, law: Law | None = None, **stated: object) -> Facts:
    """A document's facts; its first block is the headline, its last the about part."""
    document: Document = read_text(text)
    spans = [block.span for block in document.blocks]
    document = document.with_parts({"headline": tuple(spans[:1]), "about": tuple(spans[1:][-1:])})
    return Facts(document, law or Law(), stated, date(2026, 11, 23))


@pytest.fixture
def judge(load: Callable[..., LoadedPacks]) -> Callable[..., Outcome]:
    """Applies one rule, given as YAML without its constant keys, to a text."""
    from checker.apply import apply

    def judged(
        clauses: str, text: str, *, files: Mapping[str, str] | None = None, **stated: object
    ) -> Outcome:
        base = RULE.replace("forbid: {phrase: goose}\n", "").replace("message: A goose is named.\n", "")
        clauses = dedent(clauses)
        message = "" if "message:" in clauses else "message: So it is.\n"
        parts = "parts:\n  about: {heading: [about]}\n  headline: {find: headline}\n"
        packs = load({"parts.yaml": parts, "birds/goose.yaml": base + message + clauses, **(files or {})})
        facts = facts_of(text, packs.law, **stated)
        return apply(packs.rules[0], facts.document, facts, preview=True)

    return judged
