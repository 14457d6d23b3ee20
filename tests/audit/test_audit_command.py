"""``prewire audit`` from the outside: tables, summary, page, going on, exit codes."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from checker.cli.app import run_app

ARGUMENTS = (
    "--pack",
    "us-core",
    "--select",
    "fls",
    "--as-of",
    "2026-11-23",
    "--jobs",
    "1",
    "--shard-size",
    "3",
)


def audit(corpus: Path, out: Path, *more: str) -> int:
    return run_app(["audit", str(corpus), "--output", str(out), *ARGUMENTS, *more])


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("PREWIRE_CACHE", str(tmp_path_factory.getbasetemp() / "audit-cache"))


def test_an_audit_counts_every_release(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "audit"
    assert audit(corpus, out) == 0
    assert "7 documents, 0 could not be checked" in capsys.readouterr().out
    with (out / "summary.csv").open(newline="") as file:
        lines = [row for row in csv.DictReader(file) if row["rule"] == "fls.disclaimer-missing"]
    assert [(row["year"], row["form"]) for row in lines] == [("2025", "text")]
    assert (
        sum(int(lines[0][verdict]) for verdict in ("failed", "passed", "not-applicable", "undetermined")) == 7
    )
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "7 releases" in page
    assert "fls.disclaimer-missing" in page


def test_it_goes_on_where_it_ended(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "audit"
    assert audit(corpus, out) == 0
    first = capsys.readouterr().out
    shutil.rmtree(sorted((out / "shards").iterdir())[0])
    assert audit(corpus, out) == 0
    second = capsys.readouterr().out
    assert second.startswith("2 of 3 shards are there already")
    assert second.endswith(first)


def test_another_audit_needs_another_folder(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "audit"
    assert audit(corpus, out) == 0
    assert audit(corpus, out, "--preview") == 2
    assert "it holds an audit with other rules or settings" in capsys.readouterr().err


def test_what_cannot_be_checked_makes_the_exit_code_2(corpus: Path, tmp_path: Path) -> None:
    (corpus / "release-3.txt").write_bytes(b"%PDF-1.7 goose")
    assert audit(corpus, tmp_path / "audit") == 2


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--engine", "goose"), "--engine goose: use local or dask"),
        (("--ignore", "fls.goose"), "no rule is called 'fls.goose'"),
        (("--as-of", "tomorrow"), "'tomorrow' is not a date"),
    ],
)
def test_a_wrong_option_is_one_line(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], told: str
) -> None:
    assert audit(corpus, tmp_path / "audit", *more) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "audit" / "shards").exists()
