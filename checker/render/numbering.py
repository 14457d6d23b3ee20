"""Failed rules → the points to settle, numbered: the worst first, rules of one cause as one."""

from __future__ import annotations

from checker.document import Span
from checker.findings import Finding, Outcome, Severity, Verdict
from checker.record import Record
from checker.render.wording import SEVERITY_STATE
from checker.report import Report


class Numbered(Record):
    """A failed rule with its number and its findings in the order of the text; what is missing comes last.

    Rules of one cause are one point: ``outcome`` is the worst of them.
    """

    number: int
    outcome: Outcome
    findings: tuple[Finding, ...]
    beside: tuple[Outcome, ...] = ()
    """The other failed rules of its cause."""

    @property
    def severity(self) -> Severity:
        """The worst of its findings'."""
        return min((f.severity for f in self.findings), key=lambda s: s.rank)

    @property
    def state(self) -> str:
        """The state that stands for its severity."""
        return SEVERITY_STATE[self.severity]

    @property
    def href(self) -> str:
        """Where its card stands in the page."""
        return f"#n{self.number}"

    def mark_id(self, index: int) -> str:
        """The id of its finding's mark in the annotated release."""
        return f"m{self.number}-{index + 1}"


_NOWHERE = Span(2**60, 2**60)


def numbered(report: Report) -> tuple[Numbered, ...]:
    """The failed rules, the worst first, then in the order of the text."""
    failed = [o for o in report.outcomes if o.verdict is Verdict.FAILED and o.counting]
    causes: dict[str, list[Outcome]] = {}
    for outcome in failed:
        causes.setdefault(outcome.rule.cause or outcome.rule.id, []).append(outcome)
    points = [_joined(outcomes) for outcomes in causes.values()]
    points.sort(key=lambda p: (p.severity.rank, _place(p.findings[0]), p.outcome.rule.id))
    return tuple(Numbered(i, p.outcome, p.findings, p.beside) for i, p in enumerate(points, 1))


def _joined(outcomes: list[Outcome]) -> Numbered:
    """The failed rules of one cause, not numbered yet."""
    worst, *others = sorted(outcomes, key=lambda o: (o.severity.rank, o.rule.id))
    findings = [finding for outcome in (worst, *others) for finding in outcome.counting]
    return Numbered(0, worst, tuple(sorted(findings, key=_place)), tuple(others))


def _place(finding: Finding) -> tuple[int, int]:
    span = finding.span or finding.beside or _NOWHERE
    return span.start, span.end
