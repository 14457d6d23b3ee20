"""``--redact``: no format holds a word of the draft, of its facts or of what people wrote about it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import jsonschema
import pytest

from checker.config import Settings
from checker.findings import Allowance, Severity
from checker.formats import TEXTS
from checker.language.pack import load_packs
from checker.pipeline import check
from checker.reading import read_text
from checker.render import RenderOptions, render, render_files
from checker.render.redact import redacted
from checker.report import Report
from checker.resources import shipped

SECRET = ("Zephyrine", "Quillfeather", "Moldavane", "zq@", "$41,337", "555-0177", "Brattlebrook")
DRAFT = """---
event: merger_acquisition
title: Zephyrine Plans
---
# Zephyrine Corp. to Acquire Quillfeather Ltd for $41,337 Million

BRATTLEBROOK, Vt., Aug. 6, 2026 -- Zephyrine Corp. (NYSE: ZQF) today announced that it expects to acquire
Quillfeather Ltd. "It is the best deal in the history of Moldavane," said Ada Moldavane. [TBD]

Contact: Ada Moldavane, zq@zephyrine.example, 212-555-0177
"""


@cache
def secret_report() -> Report:
    document = read_text(DRAFT, "drafts/deal.md")
    return check(document, load_packs(["us-core"]), Settings(), date(2026, 8, 6))


REDACTED = RenderOptions(redact=True, verbose=True, suppressed=True)


@pytest.mark.parametrize("format", TEXTS)
def test_no_word_of_the_draft_is_in_any_format(format: str) -> None:
    report = secret_report()
    assert report.findings
    for reports in ([report], [report, report]):
        for _, text in render_files(reports, format, "report.out", REDACTED):
            assert [word for word in SECRET if word.casefold() in text.casefold()] == []


@pytest.mark.parametrize("format", ["json", "html", "text", "sarif", "csv", "markdown", "gitlab"])
def test_the_test_can_fail(format: str) -> None:
    assert any(word in render(secret_report(), format, RenderOptions(suppressed=True)) for word in SECRET)


@pytest.mark.parametrize("format", sorted(set(TEXTS) - {"ics", "html", "tie-out"}))
def test_rule_and_fingerprint_stay(format: str) -> None:
    report = secret_report()
    text = render(report, format, REDACTED)
    for _, finding in report.findings[:10] if format == "github" else report.findings:
        assert finding.rule in text
        assert finding.fingerprint in text


def test_places_stay() -> None:
    report = secret_report()
    plain, hidden = (json.loads(render(report, "sarif", RenderOptions(redact=r))) for r in (False, True))
    places = [
        [
            {k: v for k, v in r["locations"][0]["physicalLocation"]["region"].items() if k != "snippet"}
            for r in log["runs"][0]["results"]
        ]
        for log in (plain, hidden)
    ]
    assert places[0] == places[1]
    for result in hidden["runs"][0]["results"]:
        line_hash = result["partialFingerprints"]["primaryLocationLineHash"]
        assert len(line_hash) == 42, "GitHub's hash of a short line could be undone"


def test_the_json_report_keeps_its_shape() -> None:
    schema = json.loads((shipped("reports") / "report.schema.json").read_text(encoding="utf-8"))
    data = json.loads(render(secret_report(), "json", REDACTED))
    jsonschema.validate(data, schema)
    assert data["release"]["company"] is None and data["facts"]["amounts"] == []
    assert data["release"]["law_date"] == "2026-08-06", "the result hangs on the law's day"


def test_the_length_of_words_is_not_told() -> None:
    quotes = {
        f["quote"]
        for o in json.loads(render(secret_report(), "json", REDACTED))["outcomes"]
        for f in o["findings"]
    }
    assert quotes <= {"███", "", None, "███\n███"}


def test_what_people_wrote_is_gone(gated: Report) -> None:
    hidden = redacted(gated)
    allowed = next(f.allowed for _, f in hidden.set_aside if f.allowed)
    assert isinstance(allowed, Allowance)
    assert (allowed.because, allowed.text, allowed.by) == ("not told", "", "General Counsel")
    assert hidden.summary == gated.summary
    for format in TEXTS:
        text = render(gated, format, REDACTED)
        assert "survey" not in text and "product's name" not in text, format


def test_guesses_and_fixes_are_gone(gated: Report) -> None:
    (_, about), *_ = [pair for pair in redacted(gated).findings if pair[1].severity is Severity.ADVICE]
    assert about.guesses == ("not told",) and about.fix is None
