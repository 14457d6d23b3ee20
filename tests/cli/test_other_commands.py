"""``explain``, ``inspect``, ``rules`` and ``init``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Prewire


def test_explain_tells_demand_reason_and_authority(prewire: Prewire) -> None:
    ran = prewire("explain", "fls.disclaimer-missing")
    assert ran.code == 0
    assert "78u-5(c)(1)(A)(i)" in ran.out
    assert "read in a source" in ran.out


def test_explain_offers_a_model_wording_for_counsel_to_adapt(prewire: Prewire) -> None:
    for rule in ("fls.disclaimer-missing", "contact.missing", "off.rule135c-legend", "off.mna-proxy-legend"):
        ran = prewire("explain", rule)
        assert "Possible wording, a drafting aid to be adapted by counsel:" in ran.out


def test_coverage_names_what_no_example_fires(prewire: Prewire, tmp_path: Path) -> None:
    pack = tmp_path / "tiny"
    (pack / "birds").mkdir(parents=True)
    (pack / "lexicons").mkdir()
    (pack / "pack.yaml").write_text("pack: tiny\nversion: 1\n")
    (pack / "lexicons" / "calls.yaml").write_text("lexicon: calls\npatterns: ['ho+nk', 'qua+ck']\n")
    (pack / "birds" / "goose.yaml").write_text(
        "id: birds.goose\ntitle: No goose\nseverity: error\nwhy: Geese are silly.\n"
        "forbid: {any: [{lexicon: calls}, {phrase: gander}]}\nmessage: A goose.\nauthority: house\n"
        "examples: {fail: [It went honk.], pass: [A duck.]}\n"
    )
    ran = prewire("rules", "test", str(pack), "--coverage")
    assert ran.code == 0
    assert "birds.goose: no example fires forbid.any.1" in ran.out
    assert "lexicon calls: no example fires the pattern 'qua+ck'" in ran.out
    assert "ho+nk" not in ran.out
    assert "no example fires" not in prewire("rules", "test", str(pack)).out


def test_explain_traces_a_draft_step_by_step(prewire: Prewire, faulty: Path) -> None:
    ran = prewire("explain", "id.ticker-scrape-artefact", faulty)
    assert ran.code == 0
    assert "forbid" in ran.out
    assert "(Nasdaq: News)" in ran.out
    assert "failed" in ran.out


def test_explain_suggests_the_rule_that_was_meant(prewire: Prewire) -> None:
    ran = prewire("explain", "fls.disclaimer-mising")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "did you mean 'fls.disclaimer-missing'" in ran.err


def test_inspect_shows_parts_and_facts(prewire: Prewire, clean: Path) -> None:
    ran = prewire("inspect", clean)
    assert ran.code == 0
    for word in ("headline", "dateline", "contact", "ACMA", "2026-08-06"):
        assert word in ran.out


def test_inspect_one_kind_and_sentences(prewire: Prewire, clean: Path) -> None:
    ran = prewire("inspect", clean, "--fact", "ticker", "--sentences")
    assert "TICKER (1)" in ran.out
    assert "PARTS" not in ran.out
    assert "SENTENCES" in ran.out


def test_inspect_why_tells_what_was_passed_over(prewire: Prewire, tmp_path: Path) -> None:
    draft = tmp_path / "will.txt"
    draft.write_text(
        "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) expects revenue to grow in 2027. "
        "Acme will hold a conference call on August 7, 2026 at 9:00 a.m. ET.\n"
    )
    ran = prewire("inspect", draft, "--why")
    assert 'passed over "will"' in ran.out
    assert "marked" in ran.out


def test_unknown_kind_of_fact(prewire: Prewire, clean: Path) -> None:
    ran = prewire("inspect", clean, "--fact", "tickr")
    assert ran.code == 2
    assert "did you mean 'ticker'" in ran.err


def test_rules_list_and_schema(prewire: Prewire) -> None:
    assert "sec.stale-annual" in prewire("rules", "list").out
    assert json.loads(prewire("rules", "schema").out)["title"] == "A rule of prewire"


def test_the_first_rule_from_init_to_finding(prewire: Prewire, tmp_path: Path) -> None:
    assert prewire("init").code == 0
    tested = prewire("rules", "test", "house")
    assert (tested.code, tested.out.strip()) == (0, "2 examples, 0 wrong")
    (tmp_path / "draft.md").write_text(
        "# Acme Launches a Revolutionary Anvil\n\nAcme launched an anvil today.\n"
    )
    ran = prewire("check", "draft.md")
    assert "house.no-revolutionary" in ran.out


def test_init_overwrites_nothing(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "prewire.toml").write_text("packs = []\n")
    ran = prewire("init")
    assert ran.code == 2
    assert (tmp_path / "prewire.toml").read_text() == "packs = []\n"
    assert not (tmp_path / "house").exists()


def test_rules_test_fails_on_a_wrong_example(prewire: Prewire, tmp_path: Path) -> None:
    prewire("init")
    rule = tmp_path / "house" / "house" / "no-revolutionary.yaml"
    rule.write_text(rule.read_text().replace("lighter", "revolutionary"))
    ran = prewire("rules", "test", "house")
    assert ran.code == 1
    assert "no-revolutionary-pass-1" in ran.out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("forbid:", "forbidd:", "did you mean 'forbid'"),
        (
            "{phrase: [revolutionary, game-changing], outside: quote}",
            "{lexicon: placeholder}",
            "placeholders",
        ),
        ("severity: warning", "severity: warn", "warning"),
        ("outside: quote", "outside: qoute", "quote"),
    ],
)
def test_a_wrong_rule_file_is_one_line_with_file_and_line(
    prewire: Prewire, clean: Path, tmp_path: Path, old: str, new: str, says: str
) -> None:
    prewire("init")
    rule = tmp_path / "house" / "house" / "no-revolutionary.yaml"
    rule.write_text(rule.read_text().replace(old, new))
    ran = prewire("check", clean)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "no-revolutionary.yaml:" in ran.err
    assert says in ran.err


def test_a_pack_that_extends_itself(prewire: Prewire, clean: Path, tmp_path: Path) -> None:
    prewire("init")
    pack = tmp_path / "house" / "pack.yaml"
    pack.write_text(pack.read_text() + "extends: [.]\n")
    ran = prewire("check", clean)
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_a_catastrophic_pattern_is_a_broken_outcome(prewire: Prewire, tmp_path: Path) -> None:
    prewire("init")
    rule = tmp_path / "house" / "house" / "no-revolutionary.yaml"
    rule.write_text(
        rule.read_text().replace(
            "{phrase: [revolutionary, game-changing], outside: quote}", r"{pattern: '(?:a|aa)+(?:b|bb)+\d'}"
        )
    )
    (tmp_path / "draft.txt").write_text("Acme " + "a" * 4000 + "b" * 4000 + " opened a plant.\n")
    ran = prewire("check", "draft.txt", "--select", "house.no-revolutionary")
    assert ran.code == 2
    assert "ran out of time" in ran.out
