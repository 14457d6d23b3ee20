"""The questions of ``prewire init``: scripted answers at a terminal, and a call that is nobody's."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.cli.app import run_app
from checker.config import read_config

RELEASE = """Goose Ponds Opens a Pond in {town}

BOSTON, March {day}, 2025 (GLOBE NEWSWIRE) -- Goose Ponds, Inc. (Nasdaq: GOOS) today opened a pond in {town}. It reported
its results in its Annual Report on Form 10-K for the year ended June 30, 2024.

Investor Contact:
(617) 555-0101
ir@gooseponds.example
"""
QUESTIONS = 7


class Terminal(io.StringIO):
    """Standard input with a person before it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Calls ``init`` with answers, each a line; gives the exit code and the profile that was written."""

    def call(*answers: str, options: tuple[str, ...] = ()) -> tuple[int, dict[str, Any]]:
        monkeypatch.setattr("sys.stdin", Terminal("".join(f"{answer}\n" for answer in answers)))
        code = run_app(["init", str(tmp_path / "home"), *options])
        config = tmp_path / "home" / "prewire.toml"
        written = tomllib.loads(config.read_text(encoding="utf-8")) if config.exists() else {}
        if written:
            read_config(config)
        return code, written.get("issuer", {})

    return call


@pytest.fixture
def past(tmp_path: Path) -> Path:
    folder = tmp_path / "past"
    folder.mkdir()
    for day, town in enumerate(("Salem", "Concord", "Quincy"), 3):
        (folder / f"{town}.txt").write_text(RELEASE.format(day=day, town=town), encoding="utf-8")
    return folder


def test_the_answers_are_the_profile(answering: Any) -> None:
    given = ("Goose Ponds, Inc.", "NASDAQ: goos, TSX: GSE", "June 30", "Domestic", "ir@gooseponds.example",
             "(617) 555-0101", "marketwire")  # fmt: skip
    assert answering(*given) == (
        0,
        {
            "name": "Goose Ponds, Inc.",
            "tickers": {"Nasdaq": "GOOS", "TSX": "GSE"},
            "fiscal-year-end": "06-30",
            "filer": "domestic",
            "ir-address": "ir@gooseponds.example",
            "ir-phone": "(617) 555-0101",
            "wire": "GLOBE NEWSWIRE",
        },
    )


def test_enter_skips(answering: Any) -> None:
    assert answering(*[""] * QUESTIONS) == (0, {})


@pytest.mark.parametrize(
    ("nth", "wrong", "right", "told"),
    [
        (1, "goose", "NYSE: GSE", "write it as a release does"),
        (2, "the end of June", "30 June", "write a month and day"),
        (3, "domestik", "fpi", "write one of domestic"),
        (4, "ir at ponds", "ir@ponds.example", "write an e-mail address"),
        (5, "none", "617 555 0101", "write a telephone number"),
    ],
)
def test_a_wrong_answer_is_asked_for_again(
    answering: Any, capsys: pytest.CaptureFixture[str], nth: int, wrong: str, right: str, told: str
) -> None:
    answers = [""] * QUESTIONS
    code, profile = answering(*answers[:nth], wrong, right, *answers[nth + 1 :])
    assert (code, len(profile)) == (0, 1)
    assert told in capsys.readouterr().out


def test_what_was_learned_is_the_default(
    answering: Any, past: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, profile = answering(*[""] * QUESTIONS, "y", options=("--from", str(past)))
    assert code == 0
    assert profile | {"domains": []} == {
        "name": "Goose Ponds, Inc.",
        "tickers": {"Nasdaq": "GOOS"},
        "fiscal-year-end": "06-30",
        "forms": ["10-K"],
        "domains": [],
        "ir-address": "ir@gooseponds.example",
        "ir-phone": "(617) 555-0101",
        "wire": "GLOBE NEWSWIRE",
    }
    shown = capsys.readouterr().out
    assert "Exchange and ticker [Nasdaq: GOOS]" in shown
    assert 'name = "Goose Ponds, Inc."' in shown.splitlines()


def test_what_was_learned_may_be_changed_or_left_out(answering: Any, past: Path) -> None:
    answers = ("", "NYSE: GSE", "-", "fpi", "", "", "")
    _, profile = answering(*answers, "y", options=("--from", str(past)))
    assert (profile["tickers"], profile["filer"]) == ({"NYSE": "GSE"}, "fpi")
    assert "fiscal-year-end" not in profile
    assert profile["forms"] == ["10-K"]


def test_no_at_the_end_writes_nothing(answering: Any, past: Path) -> None:
    assert answering(*[""] * QUESTIONS, "n", options=("--from", str(past))) == (1, {})


def test_the_end_of_input_writes_nothing(answering: Any) -> None:
    assert answering("Goose Ponds, Inc.") == (1, {})


def test_yes_asks_nothing(answering: Any, past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answering(options=("--yes",)) == (0, {})
    assert "[skip]" not in capsys.readouterr().out


def test_where_nobody_answers_nothing_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, past: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reading from this would fail the test rather than hang it."""

    class Nobody(io.StringIO):
        def readline(self, *_: object) -> str:
            raise AssertionError("read")

    for n, options in enumerate(((), ("--from", str(past)))):
        monkeypatch.setattr("sys.stdin", Nobody())
        assert run_app(["init", str(tmp_path / f"home{n}"), *options]) == 0
    assert "[skip]" not in capsys.readouterr().out


def test_a_folder_with_a_configuration_is_told_before_anything_is_asked(
    answering: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "prewire.toml").write_text("packs = []\n")
    assert answering("Goose Ponds, Inc.") == (2, {})
    assert "is there already" in capsys.readouterr().err
