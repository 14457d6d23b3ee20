"""JUnit: valid by Jenkins' schema for xunit 2; one test case a rule; what fails is what ``--fail-on`` says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from checker.render import RenderOptions, junit, render
from checker.report import Report

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "schemas" / "junit-10.xsd")))


def tree_of(reports: Report | list[Report], **options: Any) -> Any:
    tree = etree.fromstring(render(reports, "junit", RenderOptions(**options)).encode())
    SCHEMA.assertValid(tree)
    return tree


def results(tree: Any) -> dict[str, str]:
    return {
        case.get("name").split()[0]: case[0].tag if len(case) else "passed" for case in tree.iter("testcase")
    }


def test_every_report_is_valid_and_counted(
    samples: Mapping[str, Report], gated: Report, word: Report
) -> None:
    tree = tree_of([*samples.values(), gated, word])
    suites = tree.findall("testsuite")
    assert len(suites) == len(samples) + 2
    for suite in suites:
        tags = [case[0].tag if len(case) else "" for case in suite.iter("testcase")]
        assert int(suite.get("tests")) == len(tags)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name)) == tags.count(tag)


def test_a_rule_is_one_case_of_its_drafts_class(gated: Report) -> None:
    cases = list(tree_of(gated).iter("testcase"))
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(names)) == len(names) == len(gated.outcomes)
    assert names[0] == ("drafts/Q3 résumé.txt", "num.unit A plant's output has its unit")


def test_what_fails_a_test_is_what_fails_the_run(gated: Report) -> None:
    assert results(tree_of(gated)) == {
        "num.unit": "failure",
        "promo.best": "system-out",
        "id.about-missing": "system-out",
        "id.dateline": "passed",
        "sec.on-edgar": "skipped",
        "call.order": "skipped",
    }
    failing = {
        "never": [],
        "undetermined": ["num.unit", "sec.on-edgar"],
        "warning": ["num.unit", "promo.best"],
        "advice": ["num.unit", "promo.best", "id.about-missing"],
    }
    for fail_on, rules in failing.items():
        found = results(tree_of(gated, fail_on=fail_on))
        assert [rule for rule, result in found.items() if result == "failure"] == rules


def test_a_failure_lists_all_places_and_what_is_set_aside(gated: Report) -> None:
    tree = tree_of(gated, fail_on="warning")
    (failure,) = tree.xpath("//testcase[starts-with(@name, 'promo.best')]/failure")
    lines = failure.text.splitlines()
    assert lines[0] == (
        "drafts/Q3 résumé.txt:3:77: warning “the best plant” has no ground. "
        "(an allowance in prewire.toml does not hold: it ended on 2026-06-30)"
    )
    assert lines[1].endswith("[allowed: Counsel has the survey; by General Counsel; until 2027-01-31]")
    assert lines[2].endswith("[known: baseline]")


def test_reasons_are_told_for_what_did_not_run(gated: Report, word: Report) -> None:
    skipped = [s.get("message") for s in tree_of(gated).iter("skipped")]
    assert skipped == [
        "not checked: No report is cited by its date.",
        "not applicable: The release has no call.",
    ]
    (error,) = tree_of(word).iter("error")
    assert error.get("message") == "The pattern ran out of time."


@pytest.mark.parametrize("sample", ["departure"])
def test_an_allowed_rule_is_skipped_with_its_reason(samples: Mapping[str, Report], sample: str) -> None:
    (skipped,) = tree_of(samples[sample]).xpath("//testcase[starts-with(@name, 'id.trademark-line')]/skipped")
    assert "The line is kept on the web site" in skipped.get("message")


def test_a_draft_that_could_not_be_checked_is_a_suite_of_its_own() -> None:
    text = junit.HEAD + junit.failed("drafts/<a>.docx: it is encrypted", RenderOptions()) + junit.TAIL
    tree = etree.fromstring(text.encode())
    SCHEMA.assertValid(tree)
    (error,) = tree.iter("error")
    assert (error.getparent().get("classname"), error.get("message")) == (
        "drafts/<a>.docx",
        "it is encrypted",
    )
