"""The tie-out list: every figure that was computed anew, for a spreadsheet and as a workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from checker.cli.dispatch import run
from checker.config import Settings
from checker.errors import ConfigError
from checker.language.pack import load_packs
from checker.pipeline import check
from checker.reading import read_text
from checker.render import RenderOptions, render
from checker.render.tieout import HEADINGS
from checker.render.tieout_workbook import workbook_of
from checker.report import Report

RELEASE = """Acme Reports Second Quarter

BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) today reported net sales of $12.1 million, up 25% from $10.2 million.

| In thousands | 2026 | 2025 | % Change |
| Net sales | 12,118 | 10,204 | 19% |
| =Gross profit | 5,640 | 4,980 | 13% |
| Operating loss | (1,980) | (1,650) | 25% |
| Net income | 1,412 | 1,205 | 17% |
| Cash | 2,400 | 2,000 | 30% |
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return check(read_text(RELEASE, "draft.txt"), load_packs(("figures",)), Settings(), date(2026, 11, 23))


def listed(report: Report) -> list[dict[str, str]]:
    text = render(report, "tie-out").removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_list_has_what_agrees_and_what_does_not_in_the_order_of_the_release(report: Report) -> None:
    rows = listed(report)
    assert [row["line"] for row in rows] == sorted((row["line"] for row in rows), key=int)
    by_name = {row["row or measure"]: row["verdict"] for row in rows if row["check"] == "percent change"}
    assert by_name["Net sales"] == "Agrees"
    assert by_name["Cash"] == "Does not agree"
    (told,) = [row for row in rows if row["check"] == "percent change in the text"]
    assert (told["stated"], told["verdict"], told["computed"]) == ("25%", "Does not agree", "18.6%")


def test_the_operands_stand_beside_the_result(report: Report) -> None:
    (cash,) = [row for row in listed(report) if row["row or measure"] == "Cash"]
    assert cash["computed from"] == "2,400 (2026) from 2,000 (2025)"
    assert (cash["computed"], cash["rounding allows"]) == ("20.0%", "19.9% to 20.1%")
    assert cash["ticked"] == ""


def test_no_cell_can_be_a_formula(report: Report) -> None:
    (gross,) = [row for row in listed(report) if "Gross" in row["row or measure"]]
    assert gross["row or measure"] == "'=Gross profit"


def test_a_release_without_figures_gives_the_headings_alone() -> None:
    quiet = check(
        read_text("Acme Hires a Goose", "d.txt"), load_packs(("figures",)), Settings(), date(2026, 8, 6)
    )
    assert render(quiet, "tie-out") == "\ufeff" + ",".join(HEADINGS) + "\r\n"


def test_a_redacted_list_has_no_figures(report: Report) -> None:
    assert "12,118" not in render(report, "tie-out", RenderOptions(redact=True))


def test_a_workbook_holds_words_and_no_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(RELEASE, encoding="utf-8")
    code = run(["check", "draft.txt", "--pack", "figures", "--exit-zero", "--output", "binder.xlsx"])
    assert code == 0
    with zipfile.ZipFile("binder.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert ">=Gross profit<" in words
    assert ">Does not agree<" in words


def test_the_same_rows_give_the_same_bytes() -> None:
    pytest.importorskip("xlsxwriter")
    from datetime import datetime

    rows = [["x"] * len(HEADINGS)]
    assert workbook_of(rows, datetime(2026, 11, 23)) == workbook_of(rows, datetime(2026, 11, 23))


def test_a_workbook_is_not_printed(report: Report) -> None:
    with pytest.raises(ConfigError, match=r"--output tie-out\.xlsx"):
        render(report, "xlsx")
