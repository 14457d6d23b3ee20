"""``prewire rules new|diff|pages``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.cli.app import run_app

FAIL, GOOD = "Acme launches a revolutionary, game-changing anvil.", "Acme launches a lighter anvil."


@pytest.fixture
def house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A house pack with the rule that ``rules new`` wrote."""
    house = tmp_path / "house"
    house.mkdir()
    (house / "pack.yaml").write_text("pack: house\nversion: '1'\nsummary: Ours.\nextends: [us-core]\n")
    assert (
        run_app(["rules", "new", "house.no-hype", "--fail", FAIL, "--pass", GOOD, "--pack", str(house)]) == 0
    )
    capsys.readouterr()
    return house


class TestNew:
    def test_the_rule_does_what_the_sentences_say(
        self, house: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run_app(["rules", "test", str(house)]) == 0
        assert capsys.readouterr().out == "2 examples, 0 wrong\n"
        assert '["revolutionary", "game-changing"]' in (house / "house" / "no-hype.yaml").read_text()

    def test_nothing_is_overwritten(self, house: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert (
            run_app(["rules", "new", "house.no-hype", "--fail", "a", "--pass", "b", "--pack", str(house)])
            == 2
        )
        assert "is there already" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("rule", "fail", "told"),
        [("hype", FAIL, "topic.slug"), ("house.x", GOOD, "has no word that --pass lacks")],
    )
    def test_what_makes_no_rule_is_one_line(
        self, house: Path, capsys: pytest.CaptureFixture[str], rule: str, fail: str, told: str
    ) -> None:
        assert run_app(["rules", "new", rule, "--fail", fail, "--pass", GOOD, "--pack", str(house)]) == 2
        assert told in capsys.readouterr().err

    def test_without_a_pack_it_says_how_to_get_one(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run_app(["rules", "new", "a.b", "--fail", FAIL, "--pass", GOOD, "--pack", str(tmp_path)]) == 2
        assert "prewire init" in capsys.readouterr().err


class TestDiff:
    def test_a_changed_rule_is_told_with_its_keys_and_what_it_alters(
        self, house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        later = tmp_path / "later"
        shutil.copytree(house, later)
        rule = later / "house" / "no-hype.yaml"
        rule.write_text(
            rule.read_text()
            .replace('game-changing"]', 'game-changing", lighter]')
            .replace("warning", "error")
        )
        archive = tmp_path / "archive"
        archive.mkdir()
        (archive / "one.txt").write_text(GOOD)
        assert run_app(["rules", "diff", str(house), str(later), "--on", str(archive)]) == 1
        out = capsys.readouterr().out.splitlines()
        assert out[0].split() == ["house.no-hype", "forbid,", "severity"]
        assert "one.txt: new house.no-hype" in out[1]
        assert out[-1] == "1 rules differ, 1 findings"

    def test_the_same_pack_does_not_differ(self, house: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run_app(["rules", "diff", str(house), str(house)]) == 0
        assert capsys.readouterr().out == "0 rules differ\n"


def test_every_rule_has_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from checker.language.pack import load_packs

    judged = tmp_path / "judged.csv"
    judged.write_text(
        "rule,verdict\nsec.stale-annual,right\nsec.stale-annual,right\nsec.stale-annual,arguable\n"
    )
    assert run_app(["rules", "pages", str(tmp_path / "pages"), "--pack", "us", "--judged", str(judged)]) == 0
    rules = load_packs(["us"]).rules
    assert {p.name for p in (tmp_path / "pages").iterdir()} == {"README.md", *(f"{r.id}.md" for r in rules)}
    page = (tmp_path / "pages" / "sec.stale-annual.md").read_text(encoding="utf-8")
    for words in (
        "## What it asks",
        "## What it rests on",
        "In force from",
        "## Fails",
        "## Passes",
        "2 right, 1 arguable",
    ):
        assert words in page
