"""A hostile draft gives no orders to any console, in any format: neither to build servers nor to terminals."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import date
from typing import Any

import pytest
from lxml import etree

from checker.config import Settings
from checker.findings import Allowance, Fix, Severity, Verdict
from checker.formats import TEXTS
from checker.language.pack import load_packs
from checker.pipeline import check
from checker.reading import read_text
from checker.render import RenderOptions, render, render_files
from checker.report import Report

ORDERS = (
    "::error file=a.py,line=1::forged",
    "  ::set-output name=x::forged",
    "::add-mask::a",
    "::stop-commands::x",
    "##[error]forged",
    "##[command]forged",
    "##vso[task.setvariable variable=x]forged",
    "##vso[task.complete result=Succeeded;]done",
    "\x1b[2K\x1b[1A",
    "\x1b]0;title\x07",
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31m",
    "\x9d0;title\x9c",
    "%0A::error::forged",
    "%0D%0A##[error]x",
    "\r\n::error::forged",
    "\u2028::error::forged",
    "\u202e::error::forged",
    "a\x00b\x08c\x0bd\x0c\ufffee\ufffff",
    "]]>&lt;<!--<script>alert(1)</script>-->",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    ":" * 7 + "#" * 7,
    "](https://evil.example) @team #1 `x` | y",
)  # fmt: skip
HOSTILE = " ".join(ORDERS)
ODD = f"{HOSTILE} \ud800"
NAME = "drafts/" + HOSTILE.replace("/", "_") + ".txt"


@pytest.fixture(scope="module")
def by_hand(new_sample: Any) -> Report:
    """Everything that a renderer may print is hostile, the draft's own words also."""
    sample = new_sample(f"{HOSTILE}\n\nAcme opened a plant. {HOSTILE}\n", name=NAME)
    words = sample.document.text[sample.document.text.index("Acme") :].strip()
    sample.release |= {"headline": HOSTILE, "headline_span": sample.at("::error"), "company": HOSTILE}
    found = [
        sample.finding(severity, order, words, guesses=(ODD,), fix=Fix(ODD, ODD, ODD))
        for severity in Severity
        for order in ORDERS
    ]
    sample.failed("a.b", ODD, Severity.ERROR, *found)
    allowance = Allowance("a.c", ODD, ODD, date(2027, 1, 1), ODD, ODD, ODD)
    aside = sample.finding(Severity.ERROR, HOSTILE, words, allowed=allowance)
    lapsed = sample.finding(Severity.ERROR, HOSTILE, words, lapsed=allowance)
    missing = sample.finding(Severity.WARNING, HOSTILE)
    sample.failed("a.c", HOSTILE, Severity.ERROR, aside, lapsed, missing)
    sample.said("a.d", HOSTILE, Verdict.PASSED, HOSTILE, words)
    for verdict in (Verdict.UNDETERMINED, Verdict.BROKEN, Verdict.NOT_APPLICABLE, Verdict.ALLOWED):
        sample.said(f"a.{verdict.value}", ODD, verdict, ODD, words, findings=(aside,))
    return sample.report(unused_allowances=(allowance,), options={"select": ODD})  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def checked() -> Report:
    """The same words as a draft that the rules judge."""
    text = f"Acme {HOSTILE} Opens\n\nTOLEDO, Ohio, Aug. 6, 2026 -- Acme said [TBD]. {HOSTILE} It is the best plant.\n"
    return check(read_text(text, NAME), load_packs(["us-core"]), Settings(), date(2026, 8, 6))


def commands_of(text: str) -> list[str]:
    """The lines in which a runner of GitHub or an agent of Azure finds a command."""
    lines = re.split(r"\r\n|\r|\n|\u2028|\u2029|\x85|\x0b|\x0c", text)
    github = [line for line in lines if re.match(r"\s*::[A-Za-z][\w-]*(\s[^:]*)?::", line)]
    return [*github, *(line for line in lines if "##[" in line or "##vso[" in line)]


def ours(format: str, line: str) -> bool:
    """Whether a line is one whole command that the format itself writes."""
    if format == "github":
        return bool(re.fullmatch(r"::(error|warning|notice) title=[^:]*::(?:(?!::|##).)*", line))
    if format == "azure":
        start = r"##vso\[task\.logissue type=(error|warning);(?:[a-z]+=[^;\]]*;)*\]"
        return bool(re.fullmatch(rf"{start}(?:(?!::|##).)*", line))
    return False


@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize("format", TEXTS)
def test_no_format_forges_a_command(format: str, redact: bool, by_hand: Report, checked: Report) -> None:
    options = RenderOptions(verbose=True, suppressed=True, redact=redact, fail_on="advice")
    for reports in ([by_hand], [checked], [by_hand, checked]):
        for _, text in render_files(reports, format, "report.out", options):
            assert [line for line in commands_of(text) if not ours(format, line)] == []
            assert not {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} - set(
                "\n\r\t"
            )
            assert "\t" not in text or format == "html"
            assert "\r" not in text or format in ("csv", "tie-out", "ics")
            assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
            text.encode("utf-8")


@pytest.mark.parametrize(("format", "command"), [("github", "::"), ("azure", "##vso[")])
def test_each_command_is_a_line_of_our_own(format: str, command: str, by_hand: Report) -> None:
    lines = render(by_hand, format).split("\n")
    told = [line for line in lines if line.startswith(command)]
    expected = 3 * 10 if format == "github" else 2 * len(ORDERS) + 2
    assert len(told) == expected
    assert all(ours(format, line) for line in told)


@pytest.mark.parametrize("format", ["json", "sarif", "gitlab", "rdjsonl"])
def test_json_says_the_words_as_they_are(format: str, by_hand: Report) -> None:
    text = render(by_hand, format)
    for part in text.splitlines() if format == "rdjsonl" else [text]:
        json.loads(part)
    texts = json.dumps([json.loads(part) for part in (text.splitlines() if format == "rdjsonl" else [text])])
    told = json.dumps("##vso[task.setvariable variable=x]forged")[1:-1]
    assert told in texts, "what is read back out is what the draft says"


@pytest.mark.parametrize("format", ["junit", "checkstyle"])
def test_xml_is_well_formed_and_says_the_words(format: str, by_hand: Report) -> None:
    tree = etree.fromstring(render(by_hand, format, RenderOptions(fail_on="advice")).encode())
    values = [value for element in tree.iter() for value in (*element.attrib.values(), element.text or "")]
    assert any("##vso[task.setvariable variable=x]forged" in value for value in values)
    assert any("<script>" in value for value in values)


def test_no_cell_is_a_formula(by_hand: Report) -> None:
    table = list(csv.reader(io.StringIO(render(by_hand, "csv").removeprefix("\ufeff"), newline="")))
    cells = [cell for row in table for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@\t\r"))]
    assert "'+1+1" in {cell.split(" (rests")[0] for cell in cells}
    assert all(len(row) == len(table[0]) for row in table)


def test_a_hostile_name_steers_no_line_of_text(by_hand: Report) -> None:
    lines = render(by_hand, "text").split("\n")
    assert sum(" a.b " in line for line in lines) == 3 * len(ORDERS)
