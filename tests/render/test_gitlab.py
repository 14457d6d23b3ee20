"""GitLab's Code Quality report: the fields that it demands, fingerprints of which no two are equal."""

from __future__ import annotations

import json
from collections.abc import Mapping

import jsonschema

from checker.render import render
from checker.report import Report

SCHEMA = {  # what GitLab's parser demands, and the severities that its page knows
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{40}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_every_finding_is_an_object(samples: Mapping[str, Report], gated: Report, word: Report) -> None:
    several = [*samples.values(), gated, word]
    text = render(several, "gitlab")
    assert text.startswith("[") and "\ufeff" not in text, "GitLab reads no byte order mark"
    issues = json.loads(text)
    jsonschema.validate(issues, SCHEMA)
    assert len(issues) == sum(len(report.findings) for report in several)


def test_no_two_fingerprints_are_equal(gated: Report) -> None:
    issues = json.loads(render([gated, gated, gated], "gitlab"))
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints) == 9


def test_a_fingerprint_outlives_a_line_put_before_it(gated: Report) -> None:
    from dataclasses import replace

    lines = replace(gated.document, raw="\n\n\n" + gated.document.raw)
    moved = replace(gated, document=lines)
    before, after = (json.loads(render(report, "gitlab")) for report in (gated, moved))
    assert [i["fingerprint"] for i in before] == [i["fingerprint"] for i in after]


def test_the_rule_comes_first_since_gitlab_hides_its_field(gated: Report) -> None:
    issues = json.loads(render(gated, "gitlab"))
    about, first, second = issues
    assert first["description"].startswith("num.unit: It says")
    assert (first["severity"], second["severity"], about["severity"]) == ("critical", "major", "minor")
    assert first["location"] == {"path": "drafts/Q3 résumé.txt", "lines": {"begin": 3, "end": 3}}


def test_nothing_found_is_an_empty_array(samples: Mapping[str, Report]) -> None:
    assert json.loads(render(samples["clean"], "gitlab")) == []
