"""``prewire init --from``: a profile as past releases state it, and drafts held against it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from checker.approved import read_texts
from checker.cli.app import run_app

RELEASE = """Goose Ponds {verb} a Pond in {town}

BOSTON, {month} 4, {year} -- Goose Ponds, Inc. (Nasdaq: {symbol}) today opened a pond in {town}. The Company expects
geese in autumn.

Forward-Looking Statements

This press release contains forward-looking statements about our ponds and the geese that we expect. They are subject
to risks, among them hard winters, foxes and the price of barley, that are described in our Annual Report on Form 10-K
for the year ended June 30, {last}. We do not undertake to update them.

About Goose Ponds

Goose Ponds, Inc. keeps ponds for geese. It was founded in 1998 and has its seat in Boston. See www.gooseponds.example.

Contact:
{contact}
Goose Ponds, Inc.
(617) 555-0{n:03}
{mail}@gooseponds.example
"""
MONTHS = ("January", "March", "May", "July", "September", "November")


@pytest.fixture
def past(tmp_path: Path) -> Path:
    """Twelve releases of three years; since the second year the symbol and the contact are new."""
    folder = tmp_path / "past"
    folder.mkdir()
    for n in range(12):
        year = 2023 + n // 6
        new = year > 2023
        text = RELEASE.format(
            verb="Opens", town=("Salem", "Concord", "Quincy")[n % 3], month=MONTHS[n % 6], year=year, last=year - 1,
            symbol="GOOS" if new else "OLDG", contact="Jane Heron" if new else "Carl Crane", n=101 if new else 150,
            mail="jane.heron" if new else "carl.crane",
        )  # fmt: skip
        (folder / f"release-{n:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def home(past: Path, tmp_path: Path) -> Path:
    home = tmp_path / "home"
    assert run_app(["init", str(home), "--from", str(past), "--yes"]) == 0
    return home


def test_the_profile_says_what_holds_today(home: Path) -> None:
    issuer = tomllib.loads((home / "prewire.toml").read_text(encoding="utf-8"))["issuer"]
    assert issuer["name"] == "Goose Ponds, Inc."
    assert issuer["tickers"] == {"Nasdaq": "GOOS"}
    assert issuer["fiscal-year-end"] == "06-30"
    assert issuer["forms"] == ["10-K"]
    assert issuer["domains"] == ["gooseponds.example"]
    [contact] = issuer["contacts"]
    assert contact["name"] == "Jane Heron"
    assert contact["email"] == "jane.heron@gooseponds.example"


def test_every_line_says_where_it_was_seen(home: Path) -> None:
    text = (home / "prewire.toml").read_text(encoding="utf-8")
    assert "# in 12 of 12 releases, last in release-11.txt, 2024-11-04\nname" in text
    assert "# in 6 of 12 releases, last in release-11.txt, 2024-11-04\n[[issuer.contacts]]" in text


def test_recurring_texts_are_kept_in_their_latest_wording(home: Path) -> None:
    texts = {text.name: text for text in read_texts(home / "texts")}
    assert set(texts) == {"safe-harbor", "about"}
    assert "June 30, 2023" in texts["safe-harbor"].words
    assert texts["about"].words.startswith("Goose Ponds, Inc. keeps ponds for geese.")
    assert texts["about"].approved_by == ""


def test_a_draft_is_held_against_it(home: Path, past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = home / "draft.txt"
    good = (past / "release-11.txt").read_text(encoding="utf-8")
    changed = good.replace("GOOS", "GEES").replace("Jane Heron\n", "Carl Crane\n").replace("foxes", "wolves")
    failed = {}
    for name, text in {"good": good, "changed": changed}.items():
        draft.write_text(text, encoding="utf-8")
        capsys.readouterr()
        assert (
            run_app(["check", str(draft), "--select", "house", "--format", "json", "--fail-on", "never"]) == 0
        )
        outcomes = json.loads(capsys.readouterr().out)["outcomes"]
        failed[name] = [o["rule"] for o in outcomes if o["verdict"] == "failed"]
    assert failed["good"] == []
    assert sorted(failed["changed"]) == ["house.contact", "house.text-changed", "house.ticker"]


def test_nothing_is_overwritten(home: Path, past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (home / "prewire.toml").read_bytes()
    assert run_app(["init", str(home), "--from", str(past), "--yes"]) == 2
    assert "is there already; nothing was written" in capsys.readouterr().err
    assert (home / "prewire.toml").read_bytes() == before


def test_what_cannot_be_read_is_told_and_left_out(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (past / "scan.pdf").write_bytes(b"%PDF-1.7 goose")
    assert run_app(["init", str(tmp_path / "home"), "--from", str(past), "--yes"]) == 0
    assert "scan.pdf" in capsys.readouterr().err


def test_a_folder_without_releases_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run_app(["init", str(tmp_path / "home"), "--from", str(tmp_path / "empty"), "--yes"]) == 2
    assert "there is no draft in this folder" in capsys.readouterr().err


def test_a_folder_of_what_cannot_be_read_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 goose")
    assert run_app(["init", str(tmp_path / "home"), "--from", str(tmp_path), "--yes"]) == 2
    assert "no release could be read there" in capsys.readouterr().err


def test_a_contact_inside_an_approved_text_is_told_once(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in past.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        text = text.replace(
            "See www.gooseponds.example.",
            "For more information, contact Investor Relations, Jane Heron, at 617-555-0101 or "
            "jane.heron@gooseponds.example.",
        )
        path.write_text(text.partition("\nContact:")[0] + "\n", encoding="utf-8")
    home = tmp_path / "home"
    assert run_app(["init", str(home), "--from", str(past), "--yes"]) == 0
    draft = home / "draft.txt"
    good = (past / "release-11.txt").read_text(encoding="utf-8")
    draft.write_text(good.replace("Jane Heron", "Carl Crane"), encoding="utf-8")
    capsys.readouterr()
    run_app(["check", str(draft), "--select", "house", "--format", "json", "--fail-on", "never"])
    outcomes = json.loads(capsys.readouterr().out)["outcomes"]
    failed = {o["rule"]: len(o["findings"]) for o in outcomes if o["verdict"] == "failed"}
    assert failed == {"house.contact": 1}


def test_a_ticker_behind_a_dateline_without_a_space_is_the_issuers(past: Path, tmp_path: Path) -> None:
    for path in past.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(" -- Goose Ponds", "-Goose Ponds"), encoding="utf-8")
    home = tmp_path / "home"
    assert run_app(["init", str(home), "--from", str(past), "--yes"]) == 0
    issuer = tomllib.loads((home / "prewire.toml").read_text(encoding="utf-8"))["issuer"]
    assert issuer["tickers"] == {"Nasdaq": "GOOS"}


@pytest.mark.parametrize(
    ("format_", "shown"),
    [
        ("html", "<del>wolves</del> <ins>foxes</ins>"),
        ("json", '"replace": "foxes"'),
    ],
)
def test_a_change_is_a_redline_in_reports(
    home: Path, past: Path, capsys: pytest.CaptureFixture[str], format_: str, shown: str
) -> None:
    draft = home / "draft.txt"
    text = (past / "release-11.txt").read_text(encoding="utf-8")
    draft.write_text(text.replace("foxes", "wolves"), encoding="utf-8")
    capsys.readouterr()
    run_app(["check", str(draft), "--select", "house", "--format", format_, "--fail-on", "never"])
    assert shown in capsys.readouterr().out
