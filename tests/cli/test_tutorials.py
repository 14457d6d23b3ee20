"""Every command that the pages for newcomers print, run as it is written, in a folder as they suppose it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import CLEAN, Prewire

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/for-ir.md", "docs/for-counsel.md", "docs/house.md", "docs/gate.md", "docs/formats.md",
         "docs/report.md")  # fmt: skip
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
LEFT_OUT = ("report.pdf", "examples\\", "install")
"""What needs a browser that prints, another system's paths, or the network."""


def commands(page: str) -> Iterator[list[str]]:
    """The words of each command of a page, in its order."""
    for block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        for line in block.splitlines():
            words = shlex.split(line.replace("\\", "\\\\"), comments=True)
            if words[:1] == ["prewire"] and not any(left in line for left in LEFT_OUT):
                yield words[1:]


@pytest.fixture
def desk(tmp_path: Path, prewire: Prewire, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of somebody who writes releases: drafts, past releases, a signed record, a Git history."""
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    for name, town in (("draft", "Toledo"), ("draft-3", "Akron"), ("draft-4", "Toledo"), ("draft-v6", "Akron"),
                       ("draft-v7", "Toledo"), ("drafts/one", "Toledo")):  # fmt: skip
        _write_word(tmp_path / f"{name}.docx", CLEAN.replace("Toledo", town))
    shutil.copy(tmp_path / "draft.docx", tmp_path / "final.docx")
    (tmp_path / "drafts" / "two.md").write_text(CLEAN, encoding="utf-8")
    for n in range(3):
        _write(tmp_path / "releases" / f"{n}.txt", CLEAN.replace("Aug. 6", f"Aug. {n + 1}"))
    prewire("check", "draft.docx", "--output", "json=signed.json", "--output", "json=record.json")
    for words in (
        "init -q -b main",
        "add drafts",
        "commit -qm drafts",
        "update-ref refs/remotes/origin/main HEAD",
    ):
        identity = ("-c", "user.name=Jane", "-c", "user.email=jane@gooseponds.example")
        subprocess.run(["git", *identity, *words.split()], cwd=tmp_path, check=True)
    return tmp_path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_word(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    made = docx.Document()
    for paragraph in text.split("\n\n"):
        made.add_paragraph(paragraph.strip())
    made.save(str(path))


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_works(page: str, desk: Path, prewire: Prewire) -> None:
    found = list(commands(page))
    assert found
    for words in found:
        if words[:2] == ["rules", "diff"]:
            shutil.copytree(desk / "house", desk / "house-next")
        if words[0] == "init":  # each of a page's calls is of another day
            (desk / "prewire.toml").unlink(missing_ok=True)
            shutil.rmtree(desk / "texts", ignore_errors=True)
        ran = prewire(*words)
        usual = (0, 1) if words[0] in ("check", "diff") or "--coverage" in words else (0,)
        assert ran.code in usual, f"prewire {shlex.join(words)}: {ran.err}{ran.out}"
