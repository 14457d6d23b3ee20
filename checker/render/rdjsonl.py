"""Reports → reviewdog's diagnostic lines: one JSON object a line, with replacements as suggestions.

Lines and columns count from 1, the end is exclusive, and columns count the bytes of UTF-8.
https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.document import Document
from checker.findings import Severity
from checker.render import RenderOptions
from checker.render.authority import safe_link
from checker.render.entries import Entry, entries
from checker.render.escaping import safe_json
from checker.report import Report

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}


def render_rdjsonl(reports: Sequence[Report], options: RenderOptions) -> str:
    """The findings that count, a line each."""
    return "".join(f"{safe_json(_diagnostic(entry), indent=False)}\n" for entry in entries(reports, options))


def _diagnostic(entry: Entry) -> dict[str, Any]:
    url = next((link for a in entry.rule.authority if (link := safe_link(a.url))), "")
    return {
        "message": entry.told,
        "location": _location(entry),
        "severity": _SEVERITIES[entry.severity],
        "source": {"name": "prewire"},
        "code": {"value": entry.rule.id, **({"url": url} if url else {})},
        **_suggestions(entry),
    }


def _location(entry: Entry) -> dict[str, Any]:
    return {"path": entry.path, **({"range": _range(entry)} if entry.has_lines else {})}


def _range(entry: Entry) -> dict[str, Any]:
    place, document = entry.place, entry.report.document
    return {
        "start": {"line": place.line, "column": _bytes_before(document, place.start, place.column)},
        "end": {"line": place.end_line, "column": _bytes_before(document, place.end, place.end_column)},
    }


def _bytes_before(document: Document, offset: int, column: int) -> int:
    """The column that counts bytes, of a place that counts characters."""
    return len(document.raw[offset - column + 1 : offset].encode("utf-8", "replace")) + 1


def _suggestions(entry: Entry) -> dict[str, Any]:
    fix = entry.finding.fix
    if fix is None or fix.replace is None or entry.finding.span is None or not entry.has_lines:
        return {}
    return {"suggestions": [{"range": _range(entry), "text": fix.replace}]}
