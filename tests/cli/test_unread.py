"""A draft that cannot be read: the report that was asked for is written all the same, and says so."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from tests.cli.conftest import Prewire

WHY = "The PDF is damaged or cut off; export or download it again."


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.pdf"
    path.write_bytes(b"%PDF-1.7 goose")
    return path


def test_alone_it_has_the_page(prewire: Prewire, bad: Path, tmp_path: Path) -> None:
    ran = prewire("check", bad, "--output", "report.html")
    page = unescape((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert ran.code == 2
    assert "Could not be checked: " in page and "bad.pdf" in page and WHY in page
    assert "Nothing about this draft was found to be right or wrong." in page


def test_the_style_sheet_lies_beside_it_where_it_is_linked(
    prewire: Prewire, bad: Path, tmp_path: Path
) -> None:
    prewire("check", bad, "--output", "report.html", "--html-assets", "linked")
    [style] = tmp_path.glob("*.css")
    assert style.name in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_beside_a_draft_that_was_checked_it_is_in_the_overview(
    prewire: Prewire, bad: Path, clean: Path, tmp_path: Path
) -> None:
    assert prewire("check", bad, clean, "--output", "report.html").code == 2
    page = unescape((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert WHY in page
    assert 'href="report-1-clean.html"' in page
    assert "Acme Anvils Opens Third Plant" in (tmp_path / "report-1-clean.html").read_text(encoding="utf-8")


def test_several_and_no_other(prewire: Prewire, bad: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7 duck")
    assert prewire("check", bad, other, "--output", "report.html").code == 2
    page = unescape((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert page.count(WHY) == 2
    assert sorted(path.name for path in tmp_path.glob("*.html")) == ["report.html"]


def test_a_file_that_is_not_there(prewire: Prewire, tmp_path: Path) -> None:
    assert prewire("check", "gone.docx", "--output", "report.html").code == 2
    assert "there is no such file" in (tmp_path / "report.html").read_text(encoding="utf-8").lower()


def test_words_of_the_error_are_escaped(prewire: Prewire, tmp_path: Path) -> None:
    prewire("check", "<script>alert(1)</script>.docx", "--output", "report.html")
    assert "<script" not in (tmp_path / "report.html").read_text(encoding="utf-8")
