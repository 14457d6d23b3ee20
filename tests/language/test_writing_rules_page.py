"""``docs/writing-rules.md`` is true: its commands exist, its error is what is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.cli.context import context
from checker.errors import RuleError
from checker.language.pack import load_packs
from checker.resources import PACKAGE

PAGE = (PACKAGE.parent / "docs" / "writing-rules.md").read_text(encoding="utf-8")


def test_the_error_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said, *shown = re.findall(r"```text\n(.*?)```", PAGE, re.S)[0].splitlines()
    clauses = [line.split("| ", 1)[1] for line in shown]
    rule = [
        "id: house.stale",
        "title: Old",
        "severity: error",
        "why: Old.",
        "forbid:",
        *clauses,
        "authority: house",
    ]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house" / "house").mkdir(parents=True)
    (tmp_path / "house" / "pack.yaml").write_text("pack: house\nversion: 1\nextends: [us-core]\n")
    (tmp_path / "house" / "house" / "stale.yaml").write_text("\n".join(rule))
    with pytest.raises(RuleError) as caught:
        load_packs(["house"], use_cache=False)
    assert f"prewire: error: {caught.value}" == said
    assert list(context(str(caught.value))) == shown


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^prewire (rules \w+|\w+)", PAGE, re.M))))
def test_the_commands_on_the_page(command: str) -> None:
    from checker.cli.rules import app

    names = {each.name for each in app.registered_commands} | {"init", "explain"}
    assert command.removeprefix("rules ") in names


def test_a_place_in_a_text_of_a_pack_is_shown_too(tmp_path: Path) -> None:
    path = tmp_path / "texts" / "harbor.md"
    path.parent.mkdir()
    path.write_text("---\ntext: haven\n---\nWe look ahead.\n")
    assert list(context(f"{path}:2: words of a draft are not shown")) == []
    (tmp_path / "pack.yaml").write_text("pack: tiny\nversion: 1\n")
    assert list(context(f"{path}:2: the text 'haven' must be called as its file: 'harbor'")) == [
        "       1 | ---",
        "  >    2 | text: haven",
        "       3 | ---",
    ]


@pytest.mark.parametrize("said", ["no place here", "gone.yaml:3: nobody", "draft.txt:3: no file of a pack"])
def test_what_names_no_place_has_no_context(said: str) -> None:
    assert list(context(said)) == []
