"""``--watch``: what is checked again when files change."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker.cli.drafts import Draft
from checker.cli.watching import touched
from tests.cli.conftest import FAULTY, Prewire


def drafts(folder: Path, *names: str) -> list[Draft]:
    for name in names:
        (folder / name).write_text("x")
    return [Draft(name, folder / name) for name in names]


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ({"a.docx"}, ["a.docx"]),
        ({"a.allow.yaml"}, ["a.docx"]),
        ({"~$a.docx"}, []),
        ({"other.md"}, []),
        ({"prewire.toml"}, ["a.docx", "b.md"]),
        ({"b.md", "a.docx"}, ["a.docx", "b.md"]),
    ],
)
def test_what_must_be_checked_again(tmp_path: Path, changed: set[str], again: list[str]) -> None:
    named = drafts(tmp_path, "a.docx", "b.md")
    assert [d.name for d in touched(named, {tmp_path / name for name in changed})] == again


def test_a_draft_that_is_gone_for_a_moment_is_left(tmp_path: Path) -> None:
    """A word processor writes a new file and renames it."""
    (draft,) = drafts(tmp_path, "a.docx")
    (tmp_path / "a.docx").unlink()
    assert list(touched([draft], {tmp_path / "a.docx"})) == []


def test_rounds(prewire: Prewire, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rounds(*folders: Path, **_: object) -> Iterator[set[tuple[int, str]]]:
        assert clean.parent in folders
        clean.write_text(FAULTY)
        yield {(2, str(clean))}
        yield {(2, str(clean.parent / "unrelated"))}

    monkeypatch.setitem(sys.modules, "watchfiles", SimpleNamespace(watch=rounds))
    ran = prewire("check", clean, "--watch")
    assert ran.code == 0
    assert ran.out.count("clean.txt: ") == 2 and "1 error" in ran.out


def test_without_the_library_it_is_told(
    prewire: Prewire, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = prewire("check", clean, "--watch")
    assert ran.code == 2 and 'pip install "prewire[watch]"' in ran.err


def test_standard_input_cannot_be_watched(prewire: Prewire) -> None:
    assert prewire("check", "-", "--watch").code == 2
