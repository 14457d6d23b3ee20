"""``prewire check``: exit codes, outputs, configuration, and bad input told in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, FAULTY, Prewire

IDS = "rules/us-core"


def test_clean_draft_exits_0(prewire: Prewire, clean: Path) -> None:
    ran = prewire("check", clean)
    assert (ran.code, ran.err) == (0, "")


def test_error_exits_1_and_names_place_and_rule(prewire: Prewire, faulty: Path) -> None:
    ran = prewire("check", faulty)
    assert ran.code == 1
    assert "faulty.txt:3:" in ran.out
    assert "id.ticker-scrape-artefact" in ran.out


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("advice", 1), ("never", 0)])
def test_fail_on(prewire: Prewire, faulty: Path, level: str, code: int) -> None:
    assert prewire("check", faulty, "--fail-on", level).code == code


def test_fail_on_advice_fails_where_error_does_not(prewire: Prewire, tmp_path: Path) -> None:
    draft = tmp_path / "advice.txt"
    draft.write_text(CLEAN.replace("ir@acme-anvils.com\n", ""), encoding="utf-8")
    assert prewire("check", draft).code == 0
    assert prewire("check", draft, "--fail-on", "advice").code == 1


def test_select_and_ignore(prewire: Prewire, faulty: Path) -> None:
    assert prewire("check", faulty, "--ignore", "id.ticker-scrape-artefact").code == 0
    assert prewire("check", faulty, "--select", "contact").code == 0
    assert prewire("check", faulty, "--select", "id.ticker-*").code == 1


def test_standard_input(prewire: Prewire) -> None:
    ran = prewire("check", "-", "--stdin-filename", "draft.md", stdin=FAULTY.encode())
    assert ran.code == 1
    assert "draft.md:3:" in ran.out


def test_outputs_by_suffix_and_by_name(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    ran = prewire("check", faulty, "--output", "r.html", "-o", "json=r.out", "-o", "r.json")
    assert ran.code == 1
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads((tmp_path / "r.out").read_text()) == json.loads((tmp_path / "r.json").read_text())


def test_several_drafts_give_an_overview_and_a_page_each(
    prewire: Prewire, clean: Path, faulty: Path, tmp_path: Path
) -> None:
    prewire("check", clean, faulty, "--output", "all.html")
    assert len(list(tmp_path.glob("*.html"))) == 3


def test_patterns_are_expanded_where_the_shell_does_not(prewire: Prewire, clean: Path, faulty: Path) -> None:
    ran = prewire("check", "*.txt", "--format", "json")
    assert len(json.loads(ran.out)["reports"]) == 2
    assert ran.code == 1


def test_one_bad_file_does_not_stop_the_others(prewire: Prewire, clean: Path, faulty: Path) -> None:
    ran = prewire("check", clean, "missing.txt", faulty)
    assert ran.code == 2
    assert "id.ticker-scrape-artefact" in ran.out
    assert ran.err.count("\n") == 1


def test_same_inputs_same_bytes(prewire: Prewire, faulty: Path) -> None:
    for form in ("json", "html", "text"):
        assert (
            prewire("check", faulty, "--format", form).out == prewire("check", faulty, "--format", form).out
        )


BAD_FILES = {
    "empty.txt": b"",
    "spaces.txt": b" \n\n ",
    "binary.bin": bytes(range(256)) * 20,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "nul.txt": b"Acme reports\0 results\n",
    "big.txt": b"Acme reports results.\n" * 2_500_000,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files_are_one_line_and_exit_2(prewire: Prewire, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD_FILES[name])
    ran = prewire("check", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert name in ran.err
    assert "Traceback" not in ran.err


def test_directory_and_missing_file(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    for name in ("drafts", "missing.md", "*.docx"):
        ran = prewire("check", name)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert name in ran.err


BAD_CALLS = [
    (("--output", "report.xyz"), "suffix"),
    (("--output", "no/such/folder/r.html"), "cannot be written"),
    (("--select", "id.tickr-missing"), "did you mean 'id.ticker-missing'"),
    (("--date", "6 August"), "not a date"),
    (("--as-of", "2026-13-01"), "not a date"),
    (("--config", "none.toml"), "cannot be read"),
    (("--pack", "no-such-pack"), "no-such-pack"),
]


@pytest.mark.parametrize(("extra", "says"), BAD_CALLS)
def test_bad_calls_are_one_line_and_exit_2(
    prewire: Prewire, clean: Path, extra: tuple[str, ...], says: str
) -> None:
    ran = prewire("check", clean, *extra)
    assert ran.code == 2
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_misspelt_option_is_typers_usage_error(prewire: Prewire, clean: Path) -> None:
    assert prewire("check", clean, "--selct", "fls").code == 2


def test_draft_is_never_written_over(prewire: Prewire, clean: Path) -> None:
    ran = prewire("check", clean, "--output", clean)
    assert ran.code == 2
    assert clean.read_text(encoding="utf-8") == CLEAN


def test_nearest_configuration_wins(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "prewire.toml").write_text('ignore = ["id.ticker-scrape-artefact"]\n')
    assert prewire("check", faulty).code == 0
    assert prewire("check", faulty, "--isolated").code == 1
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[tool.prewire]\nfail-on = "error"\n')
    (inner / "draft.txt").write_text(FAULTY, encoding="utf-8")
    assert prewire("check", inner / "draft.txt").code == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('pakcs = ["us-core"]\n', "did you mean 'packs'"),
        ('fail-on = "sometimes"\n', "fail-on must be one of"),
        ('packs = "us-core"\n', "packs must be a list"),
        ("packs = [\n", "not valid TOML"),
    ],
)
def test_bad_configuration(prewire: Prewire, clean: Path, tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "prewire.toml").write_text(text)
    ran = prewire("check", clean)
    assert ran.code == 2
    assert says in ran.err
    assert "prewire.toml" in ran.err


HOSTILE = "::error title=forged::x ##vso[task.complete result=Succeeded] \x1b[31mred\x1b]0;title\x07"


def test_hostile_draft_forges_no_command(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "h.txt").write_text(
        FAULTY.replace("News", f"News - {HOSTILE}") + f"\n{HOSTILE} TBD\n", encoding="utf-8"
    )
    ran = prewire("check", "h.txt", "--verbose")
    assert "\x1b" not in ran.out
    assert not any(line.lstrip().startswith("::") for line in ran.out.splitlines())
    assert "##vso[" not in ran.out


def test_a_pack_that_is_wrong_is_compiled_once(
    prewire: Prewire, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every draft is told of it; a folder of a thousand would take minutes to hear the same."""
    from checker.language import compile as compiling

    (tmp_path / "odd").mkdir()
    (tmp_path / "odd/pack.yaml").write_text("pack: odd\nversion: 1\nflavour: sweet\n")
    compiled: list[object] = []
    compile_packs = compiling.compile_packs
    monkeypatch.setattr(
        compiling, "compile_packs", lambda names: compiled.append(names) or compile_packs(names)
    )
    other = tmp_path / "other.txt"
    other.write_text(clean.read_text())
    ran = prewire("check", "--pack", "odd", clean, other)
    assert ran.code == 2
    assert ran.err.count("the key 'flavour' is unknown") == 2
    assert len(compiled) == 1
