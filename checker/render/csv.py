"""Reports → a table for a spreadsheet: a row for each finding and each rule that was not checked.

It begins with a byte order mark, without which Excel takes UTF-8 for the machine's own code page. A cell
that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from checker.findings import Finding, Verdict
from checker.render import RenderOptions
from checker.render.entries import Entry, entries, path_of, set_aside_entries
from checker.render.neutral import neutral
from checker.render.wording import SEVERITY_STATE, STATES
from checker.report import Report

_FORMULA = tuple("=+-@＝＋－＠")
"""What Excel takes for the start of a formula."""

HEADINGS = (
    *("draft", "place", "line", "column", "result", "rule", "title", "message", "words", "what to do"),
    *("reason", "fingerprint"),
)
HEAD = "\ufeff" + ",".join(HEADINGS) + "\r\n"
TAIL = ""
"""What stands before and after the drafts."""


def render_csv(reports: Sequence[Report], options: RenderOptions) -> str:
    """The table: findings that count, those set aside with the reason, rules not checked with the reason."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for report in reports:
        writer.writerows([cell(value) for value in row] for row in _rows(report, options))
    return HEAD + out.getvalue()


def _rows(report: Report, options: RenderOptions) -> Iterator[Sequence[str]]:
    for entry in entries([report], options):
        yield _row(entry, STATES[SEVERITY_STATE[entry.severity]], "")
    for entry in set_aside_entries([report], options):
        result = "Known" if entry.finding.known and not entry.finding.allowed else "Allowed"
        yield _row(entry, result, entry.finding.set_aside or entry.outcome.because)
    path = path_of(report.document.source.name, options)
    for outcome in report.outcomes:
        if outcome.verdict in (Verdict.UNDETERMINED, Verdict.BROKEN):
            rule = outcome.rule
            yield (path, "", "", "", STATES["notrun"], rule.id, rule.title, *("",) * 3, outcome.because, "")


def _row(entry: Entry, result: str, reason: str) -> Sequence[str]:
    document, span, lines = entry.report.document, entry.finding.span, entry.has_lines
    return (
        entry.path,
        entry.where or (document.where(entry.span) if entry.span else "the release"),
        str(entry.place.line) if lines else "",
        str(entry.place.column) if lines else "",
        result,
        entry.rule.id,
        entry.rule.title,
        entry.message,
        document.words(span) if span else "",
        _advice(entry.finding),
        reason,
        entry.finding.fingerprint,
    )


def _advice(finding: Finding) -> str:
    fix = finding.fix
    if fix is None:
        return ""
    change = f"Change to: {fix.replace}" if fix.replace is not None else ""
    wording = f"Possible wording: {fix.insert}" if fix.insert else ""
    return " ".join(part for part in (change, fix.advise, wording) if part)


def cell(text: str) -> str:
    """Words that a spreadsheet shows as they are: one line, and no formula."""
    plain = neutral(text)
    return f"'{plain}" if plain.lstrip().startswith(_FORMULA) else plain


def unguarded(text: str) -> str:
    """What :func:`cell` made the words of, for a file whose cells have a type of their own."""
    return text[1:] if text[:1] == "'" and text[1:].lstrip().startswith(_FORMULA) else text
