"""docs/allowances.md and docs/gate.md: what they print is taken as they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.config import KEYS
from tests.cli.conftest import CLEAN, FAULTY, Prewire

DOCS = Path(__file__).parents[2] / "docs"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)


def fenced(page: str, language: str) -> list[str]:
    return [text for found, text in FENCE.findall((DOCS / page).read_text("utf-8")) if found == language]


def test_each_place_allows(prewire: Prewire, tmp_path: Path) -> None:
    markdown, (front, side), (toml,) = (
        fenced("allowances.md", "markdown"),
        fenced("allowances.md", "yaml"),
        fenced("allowances.md", "toml"),
    )
    (tmp_path / "comment.md").write_text(f"{markdown[0]}\n{FAULTY.partition(chr(10))[2]}")
    (tmp_path / "front.md").write_text(f"---\n{front}---\n{FAULTY}")
    (tmp_path / "beside.txt").write_text(FAULTY)
    (tmp_path / "beside.allow.yaml").write_text(side)
    (tmp_path / "plain.txt").write_text(FAULTY)
    for name in ("comment.md", "front.md", "beside.txt"):
        ran = prewire("check", name)
        assert ran.code == 0 and "allowed: The portal's copy" in ran.out.replace(
            "the portal", "The portal"
        ), name
    assert prewire("check", "plain.txt").code == 1
    (tmp_path / "prewire.toml").write_text(toml)
    assert prewire("check", "plain.txt").code == 0


def test_the_word_comment_is_read() -> None:
    from checker.directives import allowance_in

    (words,) = re.findall(r"^> (prewire: .*)$", (DOCS / "allowances.md").read_text("utf-8"), re.M)
    found = allowance_in(words, "")
    assert found is not None and found.by == "J. Doe" and found.until is not None


def test_settings_for_certain_drafts(prewire: Prewire, tmp_path: Path) -> None:
    (toml,) = fenced("gate.md", "toml")
    (tmp_path / "prewire.toml").write_text(toml)
    (tmp_path / "earnings" / "q2").mkdir(parents=True)
    advice = CLEAN.replace("ir@acme-anvils.com\n", "")
    for name, text in {
        "a.md": FAULTY,
        "a.old.md": FAULTY,
        "b.md": advice,
        "earnings/q2/b.md": advice,
    }.items():
        (tmp_path / name).write_text(text)
    codes = [prewire("check", name).code for name in ("a.md", "a.old.md", "b.md", "earnings/q2/b.md")]
    assert codes == [1, 0, 0, 1]


def test_every_key_of_the_configuration_is_named() -> None:
    page = (DOCS / "gate.md").read_text("utf-8")
    named = set(re.findall(r"`\[*([a-z-]+)\]*`", page))
    assert named >= KEYS


@pytest.mark.parametrize("code", ["0", "1", "2", "70", "130", "141"])
def test_the_table_has_every_code(code: str) -> None:
    assert f"\n| {code} | " in (DOCS / "gate.md").read_text("utf-8")
