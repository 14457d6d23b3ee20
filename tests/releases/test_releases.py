"""One release, one verdict: each sample gives the same facts and the same outcomes in every format.

What a format alone can show, or cannot, stands in :data:`DIFFERENCES`; each entry must be seen.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from checker.config import Settings
from checker.document import Document, Span
from checker.facts import KINDS
from checker.language.pack import load_packs
from checker.pipeline import check
from checker.reading import read, read_text
from checker.report import Report
from tests.releases.build import SAMPLES, SUFFIXES, WRITTEN, written
from tests.releases.drafts import DRAFTS, Grid

AS_OF = date(2026, 11, 23)
REFERENCE = "md"
OTHERS = [suffix for suffix in SUFFIXES if suffix != REFERENCE]

BESIDE = {"marking", "odd-character"}
"""Facts of what a file carries besides its words."""

NUMBERED = (
    "a list item's number, which only text shows, is a word of its sentence and moves its score a little"
)

PHONES = "in plain text and Markdown a phone number alone on its line is taken for a row of figures"

FILES = ("html", "edgar.txt", "docx", "pdf", "rtf", "odt")

DIFFERENCES: Mapping[tuple[str, str], Mapping[str, str]] = {
    **{("results", suffix): {"table-figure": PHONES} for suffix in FILES},
    **{("acquisition", suffix): {"table-figure": PHONES} for suffix in FILES},
    **{("acquisition", suffix): {"forward-looking": NUMBERED} for suffix in ("txt", "eml", "msg")},
    ("results", "pdf"): {
        "table-figure": PHONES,
        "adjustment": "a note at the foot of a page is a footnote; in text it is a numbered item, no definition",
    },
    ("acquisition", "pdf"): {
        "table-figure": PHONES,
        "forward-looking": NUMBERED,
        "contact": "contacts set side by side on a page are rows of a table, so that their words interleave",
    },
}
"""By draft and format: the kinds of facts that differ from the reference, and why."""


APART = ("docx", "odt", "rtf")
"""Formats that keep a note apart: its mark is neither in the text nor before the note."""


@cache
def reference(name: str, suffix: str) -> Report:
    """The draft in Markdown as its author types it; without marks of notes, where a format shows none."""
    text = written(DRAFTS[name], REFERENCE).decode()
    if suffix in APART:
        text = re.sub(r"(?m) \(1\)(?= )|^\(1\) ", "", text)
    return check(read_text(text, f"{name}.md"), load_packs(["us-core"]), Settings(), AS_OF)


@cache
def judged(name: str, suffix: str) -> Report:
    return check(read(SAMPLES / f"{name}.{suffix}"), load_packs(["us-core"]), Settings(), AS_OF)


def told(value: Any, document: Document) -> Any:
    """A fact's field as it can be compared: words for spans, without list numbers, notes' marks and table signs."""
    if isinstance(value, Span):
        return plain(document.words(value))
    if isinstance(value, str):
        return plain(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: told(getattr(value, f.name), document) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [told(each, document) for each in value]
    if isinstance(value, set | frozenset):
        return sorted(str(told(each, document)) for each in value)
    return value


def plain(words: str) -> str:
    """Words without what formats write differently: numbers of list items, marks of notes, signs of tables."""
    without = re.sub(r"(?m)(?:^|(?<=\"))\d\. ", "", words)
    without = re.sub(r"(?<=EBITDA) ?\(1\)|(?m:^)\(?1\)? (?=Adjusted)", "", without)
    return " ".join(without.replace("|", " ").split())


def facts_of(report: Report) -> dict[str, list[Any]]:
    return {
        kind: [told(fact, report.document) for fact in report.facts.of(kind)]
        for kind in KINDS
        if kind not in BESIDE
    }


def outcomes_of(report: Report) -> dict[str, Any]:
    """By rule: the verdict, and what each finding says of which words."""
    document = report.document
    return {
        o.rule.id: (
            o.verdict,
            [(plain(f.message), plain(document.words(f.span)) if f.span else "") for f in o.findings],
        )
        for o in report.outcomes
        if not o.rule.id.startswith("draft.")
    }


@pytest.mark.parametrize("suffix", OTHERS)
@pytest.mark.parametrize("name", DRAFTS)
def test_the_facts_are_the_same(name: str, suffix: str) -> None:
    expected, found = facts_of(reference(name, suffix)), facts_of(judged(name, suffix))
    differing = {kind for kind in KINDS if expected.get(kind) != found.get(kind)}
    assert differing == set(DIFFERENCES.get((name, suffix), {}))


@pytest.mark.parametrize("suffix", OTHERS)
@pytest.mark.parametrize("name", DRAFTS)
def test_the_outcomes_are_the_same(name: str, suffix: str) -> None:
    assert outcomes_of(judged(name, suffix)) == outcomes_of(reference(name, suffix))


@pytest.mark.parametrize(("name", "rules"), [
    ("results", {"fls.as-of-date", "sec.stale-annual"}),
    ("departure", {"id.ticker-scrape-artefact", "draft.placeholder"}),
    ("acquisition", {"fls.guidance-without-disclaimer"}),
])  # fmt: skip
def test_there_is_something_to_find(name: str, rules: set[str]) -> None:
    for suffix in SUFFIXES:
        assert rules <= {outcome.rule.id for outcome, _ in judged(name, suffix).findings}


FORMATS = {
    "txt": "text", "md": "markdown", "html": "html", "eml": "mail", "msg": "msg", "edgar.txt": "html",
    "docx": "docx", "pdf": "pdf", "rtf": "rtf", "odt": "odt",
}  # fmt: skip


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_samples_are_what_they_are_called(suffix: str) -> None:
    assert {judged(name, suffix).document.source.format for name in DRAFTS} == {FORMATS[suffix]}


@pytest.mark.parametrize("suffix", WRITTEN)
@pytest.mark.parametrize("name", DRAFTS)
def test_the_samples_are_made_of_the_source(name: str, suffix: str) -> None:
    assert (SAMPLES / f"{name}.{suffix}").read_bytes() == written(DRAFTS[name], suffix)


@pytest.mark.parametrize("suffix", [s for s in OTHERS if s not in ("txt", "eml", "msg")])
def test_figures_stand_in_their_rows_and_columns(suffix: str) -> None:
    document = judged("results", suffix).document
    grid = next(block for block in DRAFTS["results"].blocks if isinstance(block, Grid))
    rows: dict[int, list[str]] = {}
    for cell in document.tables[0].cells:
        rows.setdefault(cell.row, []).append(" ".join(document.words(cell.span).split()))
    assert list(rows.values()) == [list(row) for row in grid.rows]


def test_every_word_of_the_source_is_read_once_and_in_order() -> None:
    for name in DRAFTS:
        expected = judged(name, REFERENCE).document.text
        for suffix in ("html", "docx", "odt", "rtf", "txt", "eml", "msg"):
            assert plain(judged(name, suffix).document.text) == plain(expected)
