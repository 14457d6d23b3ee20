"""Under an error in a pack's file stands the line that it names, with its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.context import context
from tests.cli.conftest import Prewire

RULE = """id: house.x
title: X
severity: warnin
why: Because.
forbid: {phrase: goose}
message: No.
authority: house
examples: {fail: [a goose], pass: [a duck]}
"""


def test_a_wrong_rule_is_shown(prewire: Prewire, tmp_path: Path) -> None:
    folder = tmp_path / "house" / "house"
    folder.mkdir(parents=True)
    (folder.parent / "pack.yaml").write_text(
        "pack: house\nversion: '1'\nsummary: Ours.\nextends: [us-core]\n"
    )
    (folder / "x.yaml").write_text(RULE)
    ran = prewire("rules", "test", "house")
    assert ran.code == 2
    first, *rest = ran.err.splitlines()
    assert "x.yaml:3:" in first
    assert rest == ["       2 | title: X", "  >    3 | severity: warnin", "       4 | why: Because."]


@pytest.mark.parametrize("said", ["no place", "gone.yaml:3: wrong", "draft.md:2: wrong"])
def test_where_no_line_of_a_pack_is_named_nothing_is_shown(said: str) -> None:
    assert list(context(said)) == []


def test_the_last_line_has_one_neighbour(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one\ntwo")
    assert list(context(f"{path}:2: wrong")) == ["       1 | one", "  >    2 | two"]
