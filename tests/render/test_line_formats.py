"""Azure, Checkstyle, reviewdog and the spreadsheet: each finding once, in the form that its reader knows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping

from lxml import etree

from checker.render import render
from checker.report import Report


def test_azure_is_told_the_worst_first(gated: Report) -> None:
    lines = render(gated, "azure").splitlines()
    path = "drafts/Q3 résumé.txt"
    assert lines[0] == (
        f"##vso[task.logissue type=error;sourcepath={path};linenumber=3;columnnumber=55;code=num.unit;]"
        "It says “opened a plant” [see note](https://evil.example/x)."
    )
    assert lines[1].startswith("##vso[task.logissue type=warning;")
    assert lines[2].startswith(f"{path}:1:1: advice id.about-missing There is no")
    assert lines[3].startswith("prewire: 1 draft: 1 error, 1 warning, 1 advice")


def test_azure_is_told_places_of_a_word_file_in_words(word: Report) -> None:
    first = render(word, "azure").splitlines()[0]
    assert first == (
        "##vso[task.logissue type=warning;sourcepath=drafts/plant.docx;code=promo.best;]"
        "Paragraph 2: “the best plant” has no ground."
    )


def test_checkstyle_groups_by_file(gated: Report, word: Report, samples: Mapping[str, Report]) -> None:
    tree = etree.fromstring(render([gated, word, samples["clean"]], "checkstyle").encode())
    assert tree.tag == "checkstyle" and tree.get("version") == "4.3"
    assert [(file.get("name"), len(file)) for file in tree] == [
        ("drafts/Q3 résumé.txt", 3),
        ("drafts/plant.docx", 2),
    ]
    error = tree[0][1]
    assert dict(error.attrib) == {
        "line": "3",
        "column": "55",
        "severity": "error",
        "message": "It says “opened a plant” [see note](https://evil.example/x).",
        "source": "prewire.num.unit",
    }


def test_reviewdog_counts_bytes_and_offers_the_fix(gated: Report) -> None:
    diagnostics = [json.loads(line) for line in render(gated, "rdjsonl").splitlines()]
    first = next(d for d in diagnostics if d["code"]["value"] == "num.unit")
    line = gated.document.raw.split("\n")[2].encode()
    found = first["location"]["range"]
    start, end = found["start"], found["end"]
    assert line[start["column"] - 1 : end["column"] - 1] == b"opened a plant"
    assert (start["line"], end["line"]) == (3, 3)
    assert first["suggestions"] == [{"range": found, "text": "opened its third plant"}]
    assert [d["severity"] for d in diagnostics] == ["INFO", "ERROR", "WARNING"]
    assert "range" not in diagnostics[0]["location"]
    assert diagnostics[0]["code"]["url"] == "https://example.com/practice_(note)"


def test_reviewdog_has_no_lines_of_a_word_file(word: Report) -> None:
    for line in render(word, "rdjsonl").splitlines():
        assert json.loads(line)["location"] == {"path": "drafts/plant.docx"}


def rows(report: Report) -> list[dict[str, str]]:
    text = render(report, "csv")
    assert text.startswith("\ufeff"), "or Excel reads it in the machine's code page"
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_spreadsheet_has_a_row_for_each_finding_and_each_gap(gated: Report) -> None:
    table = rows(gated)
    assert [(row["result"], row["rule"]) for row in table] == [
        ("Consider", "id.about-missing"),
        ("Must fix", "num.unit"),
        ("Should fix", "promo.best"),
        ("Allowed", "promo.best"),
        ("Known", "promo.best"),
        ("Not checked", "sec.on-edgar"),
    ]
    assert (table[1]["line"], table[1]["column"], table[1]["words"]) == ("3", "55", "opened a plant")
    assert table[1]["what to do"] == "Change to: opened its third plant"
    assert (table[0]["place"], table[0]["line"]) == ("the release", "")
    assert "Counsel has the survey" in table[3]["reason"]
    assert table[5]["reason"] == "No report is cited by its date."


def test_a_spreadsheets_rows_are_lines(samples: Mapping[str, Report]) -> None:
    text = render(samples["results"], "csv")
    assert len(re.findall("\r\n", text)) == text.count("\n") == 1 + len(rows(samples["results"]))
