"""A report counts findings and rules, and knows its worst finding."""

from __future__ import annotations

from datetime import date

import pytest

from checker.document import Block, Document, OffsetMap, Source, Span
from checker.facts import Facts
from checker.findings import Finding, Outcome, RuleCard, Severity, Verdict
from checker.law import Law
from checker.report import Report

TEXT = "A release."


def outcome(verdict: Verdict, *severities: Severity) -> Outcome:
    card = RuleCard("a.b", "Title", Severity.ERROR, "Why.", "pack")
    return Outcome(
        card, verdict, Severity.ERROR, "", tuple(Finding("a.b", s, "M", None, "f") for s in severities)
    )


def report(*outcomes: Outcome) -> Report:
    document = Document(
        TEXT, TEXT, (Block(Span(0, 10), "paragraph"),), OffsetMap((0,), (0,)), Source("a.txt", "text")
    )
    return Report(document, Facts(document, Law(), {}, date(2026, 1, 1)), outcomes, (), date(2026, 1, 1))


def test_findings_are_counted_by_their_own_severity() -> None:
    found = report(
        outcome(Verdict.FAILED, Severity.ERROR, Severity.WARNING), outcome(Verdict.FAILED, Severity.ADVICE)
    )
    assert (found.summary.errors, found.summary.warnings, found.summary.advice) == (1, 1, 1)
    assert found.summary.findings == len(found.findings) == 3


def test_allowed_findings_do_not_count() -> None:
    found = report(outcome(Verdict.ALLOWED, Severity.ERROR), outcome(Verdict.FAILED, Severity.ADVICE))
    assert found.summary.errors == 0 and found.summary.allowed == 1
    assert found.summary.advice == 1


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_but_failed_is_counted(verdict: Verdict) -> None:
    summary = report(outcome(verdict)).summary
    counted = (
        summary.passed + summary.allowed + summary.not_applicable + summary.undetermined + summary.broken
    )
    assert counted == (0 if verdict is Verdict.FAILED else 1)


def test_what_came_to_no_result_is_not_checked() -> None:
    summary = report(outcome(Verdict.BROKEN), outcome(Verdict.UNDETERMINED), outcome(Verdict.PASSED)).summary
    assert summary.not_checked == 2
