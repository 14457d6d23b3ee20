"""The rulebook's page tells the truth about the rules that ship."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.language.pack import LoadedPacks, load_packs
from checker.resources import shipped
from checker.ruledocs import rulebook_page
from checker.yamlfile import read_yaml

PAGE = Path(__file__).parent.parent / "docs" / "rulebook.md"


@pytest.fixture(scope="module")
def packs() -> LoadedPacks:
    return load_packs(["us"])


@pytest.fixture(scope="module")
def book() -> Any:
    return read_yaml(shipped("rules") / "rulebook.yaml")[0]


def test_the_page_is_of_these_rules(packs: LoadedPacks, book: Any) -> None:
    page = rulebook_page(book, [(rule.card, rule.status == "preview") for rule in packs.rules])
    assert PAGE.read_text(encoding="utf-8") == page, "run `prewire rules book > docs/rulebook.md`"


def test_every_row_that_a_rule_names_is_in_the_book(packs: LoadedPacks, book: Any) -> None:
    rows = {row["row"] for row in book["rows"]}
    assert [rule.id for rule in packs.rules if rule.card.rulebook and rule.card.rulebook not in rows] == []


def test_a_row_without_a_rule_says_why(packs: LoadedPacks, book: Any) -> None:
    answered = {rule.card.rulebook for rule in packs.rules}
    assert [row["row"] for row in book["rows"] if row["row"] not in answered and not row.get("note")] == []


def test_nine_rows_in_ten_are_answered_by_two_hundred_rules(packs: LoadedPacks, book: Any) -> None:
    answered = {rule.card.rulebook for rule in packs.rules}
    rows = [row["row"] for row in book["rows"]]
    assert sum(row in answered for row in rows) >= 0.9 * len(rows)
    assert sum(rule.status == "stable" for rule in packs.rules) >= 200


def test_the_page_marks_previews_and_rows_without_rules() -> None:
    from checker.findings import RuleCard, Severity

    book = {
        "groups": {"AB": "A group"},
        "rows": [{"row": "AB-01", "name": "a"}, {"row": "AB-02", "name": "b", "note": "No text shows it."}],
    }
    card = RuleCard("a.b", "Title", Severity.WARNING, "Why", "us", rulebook="AB-01")
    page = rulebook_page(book, [(card, True)])
    assert "1 of 2 rows have a rule; 1 rules." in page
    assert "| AB-01 | a | `a.b` (preview, warning) |  |" in page
    assert "| AB-02 | b | none | No text shows it. |" in page
