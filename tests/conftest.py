"""Fixtures for all tests: the shipped law, documents from text, and the measuring data beside the project."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.document import Document
from checker.facts import Facts
from checker.law import Law, lexicon_from, table_from
from checker.resources import shipped
from checker.yamlfile import read_yaml

SHARED = Path(os.environ.get("PREWIRE_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data (real releases, labels); the test is skipped where it is absent."""
    if not (SHARED / "gold").is_dir():
        pytest.skip(f"needs the measuring data in {SHARED} (set PREWIRE_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def law() -> Law:
    """The law of the shipped pack."""
    pack = shipped("rules") / "us-core"
    lexicons = [lexicon_from(read_yaml(path)[0]) for path in sorted((pack / "lexicons").rglob("*.yaml"))]
    tables = [table_from(read_yaml(path)[0]) for path in sorted((pack / "tables").rglob("*.yaml"))]
    parts = read_yaml(pack / "parts.yaml")[0]["parts"]
    return Law({x.name: x for x in lexicons}, {x.name: x for x in tables}, parts)


@pytest.fixture(scope="session")
def read(law: Law) -> Callable[..., Document]:
    """Reads text into a document with its parts decided."""
    from checker.parts import recognise_parts
    from checker.reading import read_text

    def read_release(text: str, name: str = "release.txt") -> Document:
        return recognise_parts(read_text(text, name), law)

    return read_release


@pytest.fixture(scope="session")
def facts_of(read: Callable[..., Document], law: Law) -> Callable[..., Facts]:
    """Reads text into facts; ``stated`` and ``as_of`` may be given."""

    def facts(text: str, as_of: date = date(2026, 11, 23), **stated: object) -> Facts:
        document = read(text)
        return Facts(document, law, {**document.stated, **stated}, as_of)

    return facts
