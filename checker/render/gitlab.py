"""Reports → GitLab's Code Quality report: one JSON array, an object for each finding.

GitLab shows neither ``check_name`` nor two objects of one fingerprint, and reads no byte order mark.
https://docs.gitlab.com/ci/testing/code_quality/
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.findings import Severity
from checker.render import RenderOptions
from checker.render.entries import Entry, entries
from checker.render.escaping import safe_json
from checker.report import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.ADVICE: "minor"}


def render_gitlab(reports: Sequence[Report], options: RenderOptions) -> str:
    """The findings that count, as GitLab's merge requests show them."""
    return safe_json([_issue(entry) for entry in entries(reports, options)]) + "\n"


def _issue(entry: Entry) -> dict[str, Any]:
    place = entry.place
    return {
        "description": f"{entry.rule.id}: {entry.told}",
        "check_name": entry.rule.id,
        "fingerprint": entry.identity,
        "severity": _SEVERITIES[entry.severity],
        "location": {"path": entry.path, "lines": {"begin": place.line, "end": place.end_line}},
    }
