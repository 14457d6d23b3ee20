"""Failed rules of one cause are one point; each keeps its verdict, its words and its place in the checklist."""

from __future__ import annotations

from typing import Any

from checker.findings import Severity, Verdict
from checker.render import RenderOptions
from checker.render.view import report_view

W, A = Severity.WARNING, Severity.ADVICE
TEXT = "This release may contain statements. See our reports. Acme sells anvils."


def test_rules_of_one_cause_are_one_point(new_sample: Any) -> None:
    sample = new_sample(TEXT)
    weak = {"cause": "The safe harbor is weak."}
    sample.failed("fls.a", "Ta", A, sample.finding(A, "It hedges.", "may contain"), **weak)
    sample.failed("fls.b", "Tb", W, sample.finding(W, "It only points to filings.", "our reports"), **weak)
    sample.failed("text.c", "Tc", W, sample.finding(W, "A word.", "anvils"))
    report = sample.report()
    view = report_view(report, RenderOptions())
    assert [(p.number, p.rule, p.title, p.state) for p in view.points] == [
        (1, "fls.b", "The safe harbor is weak.", "should"),
        (2, "text.c", "A word.", "should"),
    ]
    assert [p.message for p in view.points[0].places] == ["It hedges.", "It only points to filings."]
    assert [o.rule.id for o in report.outcomes if o.verdict is Verdict.FAILED] == ["fls.a", "fls.b", "text.c"]


def test_a_cause_alone_is_told_in_its_own_words(new_sample: Any) -> None:
    sample = new_sample(TEXT)
    sample.failed("fls.a", "Ta", W, sample.finding(W, "It hedges.", "may contain"), cause="It is weak.")
    (point,) = report_view(sample.report(), RenderOptions()).points
    assert point.title == "It hedges."


def test_the_checklist_keeps_all_rules_of_a_cause(new_sample: Any) -> None:
    sample = new_sample(TEXT)
    for rule, words in (("fls.a", "may contain"), ("fls.b", "our reports")):
        sample.failed(rule, "T", W, sample.finding(W, f"{words}.", words), cause="It is weak.")
    view = report_view(sample.report(), RenderOptions())
    checks = [c for topic in view.topics for c in topic.checks]
    assert {c.rule for c in checks} >= {"fls.a", "fls.b"}
