"""The law of the packs us-events and us-actions, for tests of what the corporate facts make of it."""

from __future__ import annotations

from datetime import date
from functools import cache

from checker.facts import Facts
from checker.language.pack import LoadedPacks, load_packs
from checker.parts import recognise_parts
from checker.reading import read_text


@cache
def packs() -> LoadedPacks:
    return load_packs(["us-events", "us-actions"], use_cache=False)


def facts_of(text: str, **stated: object) -> Facts:
    """The facts of a text under that law."""
    law = packs().law
    document = recognise_parts(read_text(text, "release.txt"), law)
    return Facts(document, law, {**document.stated, **stated}, date(2026, 11, 23))


def news(sentence: str, day: date = date(2024, 11, 18), listing: str = "Nasdaq: ACME") -> Facts:
    """The facts of a release whose lead is one sentence after the issuer's name."""
    dateline = f"BOSTON, {day:%B} {day.day}, {day.year} -- "
    return facts_of(f"{dateline}Acme, Inc. ({listing}) {sentence}")
