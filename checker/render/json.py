"""Reports → the JSON report: ``reports/report.schema.json`` fixes its shape."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from checker.findings import Finding, Fix, Outcome, RuleCard
from checker.law import PackVersion
from checker.render import RenderOptions
from checker.render.plain import plain, plain_fact, plain_facts, plain_match, plain_span
from checker.report import Report

SCHEMA = 1
"""The version of the JSON report's shape; it changes only when something is renamed or removed."""


def render_json(reports: Sequence[Report], options: RenderOptions) -> str:
    """One object for one report; ``{"schema": 1, "reports": […]}`` for any other number."""
    data = [report_data(report) for report in reports]
    whole: Any = data[0] if len(data) == 1 else {"schema": SCHEMA, "reports": data}
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace").decode()


def report_data(report: Report) -> dict[str, Any]:
    """One report as plain data."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "prewire", "version": report.tool_version},
        "packs": [_pack(pack) for pack in report.packs],
        "as_of": report.as_of.isoformat(),
        "checked_at": report.checked_at.isoformat() if report.checked_at else None,
        "options": dict(report.options),
        "document": _document(report),
        "release": plain_fact(report.facts.release, report.document),
        "facts": plain_facts(report),
        "outcomes": [_outcome(outcome, report) for outcome in report.outcomes],
        "summary": _summary(report),
    }


def _pack(pack: PackVersion) -> dict[str, Any]:
    return {"name": pack.name, "version": pack.version, "digest": pack.digest, "notes": list(pack.notes)}


def _document(report: Report) -> dict[str, Any]:
    source = report.document.source
    return {
        "path": source.name,
        "sha256": source.sha256,
        "format": source.format,
        "encoding": source.encoding,
        "lines": report.document.lines,
    }


def _outcome(outcome: Outcome, report: Report) -> dict[str, Any]:
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
        "findings": [_finding(finding, report) for finding in outcome.findings],
        "evidence": [plain_match(match, report.document) for match in outcome.evidence],
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
    }


def _fix(fix: Fix) -> dict[str, str | None]:
    return {"advise": fix.advise, "insert": fix.insert, "replace": fix.replace}


def _summary(report: Report) -> dict[str, int]:
    return {field.name: getattr(report.summary, field.name) for field in fields(report.summary)}
