"""A report → rows of an audit's tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.document import Document, Span
from checker.findings import Finding
from checker.render.plain import plain_facts
from checker.report import Report

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def rows_of(report: Report, id: str, form: str, redact: bool) -> Tables:
    """All rows that a report gives. With ``redact`` none holds a word of the release."""
    release = report.facts.release
    common = {
        "document": id,
        "year": release.date.year if release.date else None,
        "form": form,
        "issuer": release.filer or "unknown",
    }
    document = {
        **common,
        "sha256": report.document.source.sha256,
        "characters": len(report.document.raw),
        "date": release.date,
        "company": None if redact else release.company,
        "jurisdictions": " ".join(release.jurisdictions),
        "events": " ".join(release.events),
        "error": None,
    }
    return {
        "documents": [document],
        "outcomes": [common | row for row in _outcomes(report, redact)],
        "findings": [common | _finding(f, report.document, redact) for _, f in report.findings],
        "facts": [common | row for row in _facts(report, redact)],
    }


def unread_row(id: str, form: str, error: str) -> Row:
    """The row of a document that could not be checked."""
    return {"document": id, "form": form, "issuer": "unknown", "error": error}


def _outcomes(report: Report, redact: bool) -> Iterator[Row]:
    for outcome in report.outcomes:
        yield {
            "rule": outcome.rule.id,
            "pack": outcome.rule.pack,
            "verdict": outcome.verdict.value,
            "severity": outcome.severity.value,
            "findings": len(outcome.findings),
            "because": None if redact else outcome.because,
        }


def _finding(finding: Finding, document: Document, redact: bool) -> Row:
    place = document.place(finding.span) if finding.span else None
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "line": place.line if place else None,
        "fingerprint": finding.fingerprint,
        "message": None if redact else finding.message,
        "quote": None if redact else _quote(finding.span, document),
    }


def _quote(span: Span | None, document: Document) -> str | None:
    return document.quote(span) if span else None


def _facts(report: Report, redact: bool) -> Iterator[Row]:
    for kind, value in plain_facts(report).items():
        for fact in value if isinstance(value, list) else [value]:
            if isinstance(fact, Mapping):
                yield _fact(kind, fact, redact)


def _fact(kind: str, fact: Mapping[str, Any], redact: bool) -> Row:
    rest = {name: item for name, item in fact.items() if name not in _PLACE}
    return {
        "kind": kind,
        "start": fact.get("start"),
        "end": fact.get("end"),
        "quote": None if redact else fact.get("quote"),
        "value": None if redact else json.dumps(rest, ensure_ascii=False, default=str),
    }


_PLACE = frozenset(("quote", "start", "end", "line", "column", "end_line", "end_column"))
