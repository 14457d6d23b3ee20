"""Reports → the JSON report: ``reports/report.schema.json`` fixes its shape."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from checker.compare.figures import figure_words
from checker.findings import Allowance, Finding, Fix, Outcome, RuleCard, Severity, Verdict
from checker.inputs import settings_digest
from checker.law import PackVersion
from checker.record import field_names
from checker.render import RenderOptions
from checker.render.escaping import safe_json
from checker.render.plain import plain, plain_fact, plain_facts, plain_match, plain_span
from checker.report import Report, Summary

SCHEMA = 1
"""The version of the JSON report's shape; it changes only when something is renamed or removed."""


def render_json(reports: Sequence[Report], options: RenderOptions) -> str:
    """One object for one report; ``{"schema": 1, "reports": […]}`` for any other number."""
    texts = [_report_text(report) for report in reports]
    if len(texts) == 1:
        return f"{texts[0]}\n"
    if not texts:
        return safe_json({"schema": SCHEMA, "reports": []}) + "\n"
    listed = ",\n".join(_indented(text) for text in texts)
    return f'{{\n  "schema": {SCHEMA},\n  "reports": [\n{listed}\n  ]\n}}\n'


_NO_OUTCOMES = '\n  "outcomes": [],\n'
_NO_WORDS = ',\n      "findings": [],\n      "evidence": []\n    }'


def _report_text(report: Report) -> str:
    """The text of :func:`report_data`, put together from its outcomes' texts.

    What an outcome says beside words of the release is the same in most reports: its text is made once.
    """
    frame = safe_json(_frame(report))
    if not report.outcomes:
        return frame
    before, _, after = frame.partition(_NO_OUTCOMES)
    outcomes = ",\n".join(_outcome_text(outcome, report) for outcome in report.outcomes)
    return f'{before}\n  "outcomes": [\n{outcomes}\n  ],\n{after}'


def _outcome_text(outcome: Outcome, report: Report) -> str:
    head = _head_text(outcome.rule, outcome.verdict, outcome.severity, outcome.because)
    if not outcome.findings and not outcome.evidence:
        return head
    words = _indented(safe_json(_words_of(outcome, report)))
    return f"{head.removesuffix(_NO_WORDS)},{words.removeprefix('    {')}"


@lru_cache(maxsize=5000)
def _head_text(rule: RuleCard, verdict: Verdict, severity: Severity, because: str) -> str:
    return _indented(safe_json(_outcome_head(Outcome(rule, verdict, severity, because))))


def _indented(text: str) -> str:
    """Lines of JSON as they stand two levels deeper; no text in JSON holds a line end."""
    return "    " + text.replace("\n", "\n    ")


def report_data(report: Report) -> dict[str, Any]:
    """One report as plain data."""
    return {**_frame(report), "outcomes": [_outcome(outcome, report) for outcome in report.outcomes]}


def _frame(report: Report) -> dict[str, Any]:
    """One report as plain data, but for its outcomes."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "prewire", "version": report.tool_version},
        "packs": [_pack(pack) for pack in report.packs],
        "as_of": report.as_of.isoformat(),
        "checked_at": report.checked_at.isoformat() if report.checked_at else None,
        "options": dict(report.options),
        "settings_sha256": settings_digest(report.inputs) if report.inputs else "",
        "inputs": {k: v for k, v in report.inputs.items() if k != "text_sha256"},
        "document": _document(report),
        "release": plain_fact(report.facts.release, report.document),
        "facts": plain_facts(report),
        "figures": figure_words(report),
        "outcomes": [],
        "unused_allowances": [_allowance(allowance) for allowance in report.unused_allowances],
        "summary": _summary(report),
    }


def _pack(pack: PackVersion) -> dict[str, Any]:
    return {"name": pack.name, "version": pack.version, "digest": pack.digest, "notes": list(pack.notes)}


def _document(report: Report) -> dict[str, Any]:
    source = report.document.source
    return {
        "path": source.name,
        "sha256": source.sha256,
        "text_sha256": report.inputs.get("text_sha256", ""),
        "format": source.format,
        "encoding": source.encoding,
        "lines": report.document.lines,
    }


def _outcome(outcome: Outcome, report: Report) -> dict[str, Any]:
    return {**_outcome_head(outcome), **_words_of(outcome, report)}


def _words_of(outcome: Outcome, report: Report) -> dict[str, Any]:
    """What an outcome says of words of the release."""
    return {
        "findings": [_finding(finding, report) for finding in outcome.findings],
        "evidence": [plain_match(match, report.document) for match in outcome.evidence],
    }


def _outcome_head(outcome: Outcome) -> dict[str, Any]:
    """An outcome, but for its words of the release."""
    rule = outcome.rule
    return {
        "rule": rule.id,
        "title": rule.title,
        "pack": rule.pack,
        "rulebook": rule.rulebook,
        "verdict": outcome.verdict.value,
        "severity": outcome.severity.value,
        "because": outcome.because,
        "why": rule.why,
        "authority": _authority(rule),
        "in_force": {"from": rule.in_force_from or None, "until": rule.in_force_until or None},
        "looked_for": list(rule.looked_for),
        "findings": [],
        "evidence": [],
    }


def _authority(rule: RuleCard) -> list[dict[str, str]]:
    return [{"cite": a.cite, "status": a.status, "says": a.says, "url": a.url} for a in rule.authority]


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "message": finding.message,
        "severity": finding.severity.value,
        **plain_span(finding.span, document),
        "beside": plain_span(finding.beside, document) if finding.beside else None,
        "fingerprint": finding.fingerprint,
        "fix": _fix(finding.fix) if finding.fix else None,
        "guesses": list(finding.guesses),
        "fields": plain(finding.fields, document),
        "counts": finding.counts,
        "allowed": _allowance(finding.allowed) if finding.allowed else None,
        "lapsed": _allowance(finding.lapsed) if finding.lapsed else None,
        "known": finding.known or None,
    }


def _allowance(allowance: Allowance) -> dict[str, str | None]:
    return {
        "rule": allowance.rule,
        "because": allowance.because,
        "by": allowance.by or None,
        "until": allowance.until.isoformat() if allowance.until else None,
        "text": allowance.text or None,
        "where": allowance.where,
        "fault": allowance.fault or None,
    }


def _fix(fix: Fix) -> dict[str, str | None]:
    return {"advise": fix.advise, "insert": fix.insert, "replace": fix.replace}


def _summary(report: Report) -> dict[str, int]:
    return {name: getattr(report.summary, name) for name in field_names(Summary)}
