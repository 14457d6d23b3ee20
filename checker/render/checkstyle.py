"""Reports → Checkstyle's XML, which Jenkins (warnings-ng), reviewdog and many others read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.findings import Severity
from checker.render import RenderOptions
from checker.render.entries import Entry, entries
from checker.render.escaping import xml
from checker.report import Report

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
TAIL = "</checkstyle>\n"
"""What stands before and after the drafts."""

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "info"}


def render_checkstyle(reports: Sequence[Report], options: RenderOptions) -> str:
    """The findings that count, by file; a file without any is not named."""
    lines: list[str] = []
    for path, found in groupby(entries(reports, options), key=lambda entry: entry.path):
        lines += [f'  <file name="{xml(path)}">', *_errors(found), "  </file>"]
    return HEAD + "".join(f"{line}\n" for line in lines) + TAIL


def _errors(found: Iterator[Entry]) -> Iterator[str]:
    for entry in found:
        yield (
            f'    <error line="{entry.place.line}" column="{entry.place.column}"'
            f' severity="{_SEVERITIES[entry.severity]}" message="{xml(entry.told)}"'
            f' source="prewire.{xml(entry.rule.id)}"/>'
        )
