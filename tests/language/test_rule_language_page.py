"""``docs/rule-language.md`` is true: its rules do as they say, and no word of the language is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.examples import run_examples
from checker.language import models, pack_models, query_models
from checker.language.comparisons import COMPARISONS
from checker.language.lint import lint
from checker.language.pack import LoadedPacks, load_packs
from checker.resources import PACKAGE
from checker.yamlfile import parse_yaml

PAGE = (PACKAGE.parent / "docs" / "rule-language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
RULES = {parse_yaml(block, "page")[0]["id"]: block for block in BLOCKS if block.startswith("id:")}
PACK = next(block for block in BLOCKS if block.startswith("pack:"))


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LoadedPacks:
    """The page's rules, in a pack that builds on the shipped one: facts need its tables."""
    monkeypatch.chdir(tmp_path)
    files = {
        "pack.yaml": "pack: page\nversion: 1\nextends: [us-core]\n",
        "lexicons/ducks.yaml": "lexicon: ducks\nphrases: [duck, ducks]\n",
        **{f"{name.replace('.', '/')}.yaml": text for name, text in RULES.items()},
    }
    for name, text in files.items():
        (tmp_path / "page" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "page" / name).write_text(text, encoding="utf-8")
    return load_packs(["page"], use_cache=False)


def test_there_are_rules() -> None:
    assert len(RULES) == 3


def test_every_example_is_true(page: LoadedPacks) -> None:
    results = list(run_examples(page.packs[-1].rules, page.law))
    assert len(results) >= 8
    assert [(r.example.name, r.faults) for r in results if r.faults] == []


def test_the_rules_lint_clean(page: LoadedPacks) -> None:
    assert [str(problem) for problem in lint(["page"])] == []


def test_the_house_pack_loads(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "pack.yaml").write_text(PACK, encoding="utf-8")
    house = load_packs([tmp_path / "acme"], use_cache=False)
    assert [pack.name for pack in house.packs] == ["us-core", "acme"]
    assert len(house.packs[1].notes) == 2
    assert house.rule("date.impossible") is None


KEYS = {
    field.alias or name
    for model in (models.Rule, models.Scope, models.Fix, models.Example, models.Expect, models.Authority,
                  query_models.Query, query_models.Count, *query_models.QUERIES.values(),
                  pack_models.PackFile, pack_models.LexiconChange)
    for name, field in model.model_fields.items()
}  # fmt: skip


@pytest.mark.parametrize("word", sorted(KEYS | set(COMPARISONS)))
def test_every_word_is_explained(word: str) -> None:
    assert re.search(rf"(?:^|[`{{, ]){re.escape(word)}[`:,}} ]", PAGE, re.M)
