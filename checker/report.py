"""What a check of one release produced: the document, its facts, every rule's outcome, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

from checker.document import Document
from checker.facts import Facts
from checker.findings import Allowance, Finding, Outcome, Severity, Verdict
from checker.law import PackVersion
from checker.record import Record, field

__all__ = ["PackVersion", "Report", "Summary"]


def changes_read(document: Document) -> str:
    """Which text of a draft with tracked changes was checked, in words; empty for a draft without any."""
    kinds = [marking.kind for marking in document.markings]
    counts = [(kinds.count(kind), kind) for kind in ("insertion", "deletion", "move")]
    told = ", ".join(f"{n} {kind}{'s' * (n > 1)}" for n, kind in counts if n)
    if not told:
        return ""
    if document.source.changes == "original":
        return f"as it was before all tracked changes ({told})"
    return f"with all tracked changes accepted ({told})"


class Summary(Record):
    """How much of what. The first three and the last two count findings, the others rules."""

    errors: int
    warnings: int
    advice: int
    passed: int
    allowed: int
    not_applicable: int
    undetermined: int
    broken: int
    allowed_findings: int = 0
    """Findings that do not count since a person allowed them."""
    known_findings: int = 0
    """Findings that do not count since they are not new."""

    @property
    def findings(self) -> int:
        """All findings that count."""
        return self.errors + self.warnings + self.advice

    @property
    def not_checked(self) -> int:
        """Rules that came to no result: what they need is unknown, or they broke."""
        return self.undetermined + self.broken


class Report(Record):
    """The result of one check. Everything that is rendered is made from it, and from nothing else."""

    document: Document
    facts: Facts
    outcomes: tuple[Outcome, ...]
    packs: tuple[PackVersion, ...]
    as_of: date
    """The day that was taken as today."""
    checked_at: datetime | None = None
    """When the check ran: the clock, or ``SOURCE_DATE_EPOCH``; None leaves it out of every report."""
    tool_version: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    """The settings that shaped the result, in words, for the record: name → value."""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    """The same settings as plain data, so that the check can be made again; see :mod:`checker.inputs`."""
    unused_allowances: tuple[Allowance, ...] = ()
    """Allowances for this draft that cover no finding of it."""

    @cached_property
    def findings(self) -> tuple[tuple[Outcome, Finding], ...]:
        """Every finding that counts, with its outcome, in the order of the rules."""
        return tuple((o, f) for o in self.outcomes if o.verdict is Verdict.FAILED for f in o.counting)

    @cached_property
    def set_aside(self) -> tuple[tuple[Outcome, Finding], ...]:
        """Every finding that does not count, allowed or known, with its outcome."""
        pairs = ((outcome, finding) for outcome in self.outcomes for finding in outcome.findings)
        return tuple((o, f) for o, f in pairs if o.verdict is not Verdict.FAILED or not f.counts)

    @cached_property
    def summary(self) -> Summary:
        """The counts."""
        severities = [finding.severity for _, finding in self.findings]
        verdicts = [outcome.verdict for outcome in self.outcomes]
        known = sum(bool(finding.known) and finding.allowed is None for _, finding in self.set_aside)
        return Summary(
            errors=severities.count(Severity.ERROR),
            warnings=severities.count(Severity.WARNING),
            advice=severities.count(Severity.ADVICE),
            passed=verdicts.count(Verdict.PASSED),
            allowed=verdicts.count(Verdict.ALLOWED),
            not_applicable=verdicts.count(Verdict.NOT_APPLICABLE),
            undetermined=verdicts.count(Verdict.UNDETERMINED),
            broken=verdicts.count(Verdict.BROKEN),
            allowed_findings=len(self.set_aside) - known,
            known_findings=known,
        )
