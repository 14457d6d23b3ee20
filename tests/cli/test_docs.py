"""What the documents say is true: examples run, links lead somewhere, commands exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Prewire

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(set((ROOT / "docs").rglob("*.md")) - set((ROOT / "docs" / "rules").rglob("*.md"))),
    *sorted((ROOT / "rules").rglob("*.md")),
]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def fenced(page: Path, language: str) -> Iterator[str]:
    for found, text in FENCE.findall(page.read_text(encoding="utf-8")):
        if found == language:
            yield text


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


def test_the_readmes_first_rules_can_be_followed(prewire: Prewire, tmp_path: Path) -> None:
    """Init, then the two rules that the README prints, tested and used as it says."""
    assert prewire("init").code == 0
    shown = list(fenced(ROOT / "README.md", "yaml"))
    assert (tmp_path / "house/house/no-revolutionary.yaml").read_text().endswith(shown[0])
    (tmp_path / "house/house/record-needs-a-year.yaml").write_text(shown[1])
    tested = prewire("rules", "test", "house")
    assert (tested.code, tested.out.strip()) == (0, "5 examples, 0 wrong")
    (tmp_path / "draft.md").write_text(
        "# Acme Reports Record Revenue\n\nBOSTON, Aug. 6, 2026 -- Acme, Inc. today grew.\n"
    )
    assert "house.record-needs-a-year" in prewire("check", "draft.md").out


def test_the_readmes_front_matter_is_read(prewire: Prewire, tmp_path: Path) -> None:
    (draft,) = fenced(ROOT / "README.md", "markdown")
    (tmp_path / "draft.md").write_text(draft + "\nAcme Anvils, Inc. today reported its results.\n")
    shown = prewire("inspect", "draft.md").out
    assert "2026-08-06" in shown
    assert "earnings_results" in shown


COMMANDS = sorted(
    {
        line.split("#")[0].strip().removeprefix(".venv/bin/")
        for page in PAGES
        for block in fenced(page, "sh")
        for line in block.splitlines()
        if line.strip().removeprefix(".venv/bin/").startswith("prewire ")
    }
)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_that_the_documents_print_exist(prewire: Prewire, command: str) -> None:
    words = [word for word in command.split()[1:] if re.fullmatch(r"--?[a-z][\w-]*|[a-z]+", word)]
    name = [w for w in words[:2] if not w.startswith("-")]
    name = name[:2] if name[:1] == ["rules"] else name[:1]
    printed = prewire(*name, "--help").out
    missing = [w for w in words if w.startswith("--") and w not in printed]
    assert "Usage: prewire" in printed
    assert missing == []


def test_make_targets_that_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    named = set(re.findall(r"\bmake ([a-z]+)\b", (ROOT / "README.md").read_text()))
    assert {t for t in named if not re.search(rf"^{t}:", makefile, re.M)} == set()


def test_no_document_claims_compliance() -> None:
    for page in PAGES:
        assert not re.search(
            r"\bcomplian(?:t|ce) with\b|\bis compliant\b", page.read_text(encoding="utf-8")
        ), page
