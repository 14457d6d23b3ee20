"""Reports → reviewdog's diagnostic lines: one JSON object a line, with replacements as suggestions.

Lines and columns count from 1, the end is exclusive, and columns count the bytes of UTF-8.
https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from checker.findings import Severity
from checker.render import RenderOptions
from checker.render.authority import safe_link
from checker.render.entries import Entry, entries
from checker.render.escaping import safe_text
from checker.report import Report

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}


def render_rdjsonl(reports: Sequence[Report], options: RenderOptions) -> str:
    """The findings that count, a line each."""
    return "".join(map(_line, entries(reports, options)))


def _line(entry: Entry) -> str:
    """A finding's line, put together here: to have ``json`` write it takes longer than to find it."""
    lines = f'"range": {_range(entry)}' if entry.has_lines else ""
    where = ", ".join(filter(None, (f'"path": {safe_text(entry.path)}', lines)))
    links = filter(None, (safe_link(authority.url) for authority in entry.rule.authority))
    url = "".join(f', "url": {safe_text(link)}' for link in islice(links, 1))
    return (
        f'{{"message": {safe_text(entry.told)}, "location": {{{where}}}, '
        f'"severity": "{_SEVERITIES[entry.severity]}", "source": {{"name": "prewire"}}, '
        f'"code": {{"value": {safe_text(entry.rule.id)}{url}}}{_suggestions(entry, lines)}}}\n'
    )


def _range(entry: Entry) -> str:
    place, raw = entry.place, entry.report.document.raw
    start = _at(raw, place.start, place.line, place.column)
    return f'{{"start": {start}, "end": {_at(raw, place.end, place.end_line, place.end_column)}}}'


def _at(raw: str, offset: int, line: int, column: int) -> str:
    """A place in the text, the column that counts its characters told as one that counts bytes."""
    before = raw[offset - column + 1 : offset].encode("utf-8", "replace")
    return f'{{"line": {line}, "column": {len(before) + 1}}}'


def _suggestions(entry: Entry, lines: str) -> str:
    fix = entry.finding.fix
    if fix is None or fix.replace is None or entry.finding.span is None or not lines:
        return ""
    return f', "suggestions": [{{{lines}, "text": {safe_text(fix.replace)}}}]'
