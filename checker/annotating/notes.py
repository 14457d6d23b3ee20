"""A report → what is to be written on the draft in any format: a summary, and a note for each finding."""

from __future__ import annotations

from collections.abc import Iterator

from checker.compare.redline import Piece, redline
from checker.document import Document, Span
from checker.findings import Finding, Outcome, Severity, Verdict
from checker.record import Record
from checker.report import Report, changes_read

MOST = 300
"""Notes that are written on one draft, the worst first; the report has them all."""

WORDS = {Severity.ERROR: "Must fix", Severity.WARNING: "Should fix", Severity.ADVICE: "Consider"}


class Note(Record):
    """What is to be said of one finding; the first line names the demand."""

    span: Span | None
    """The words concerned; None if there are none."""
    beside: Span | None
    """Where missing words belong, if that is known."""
    lines: tuple[str, ...]
    severity: Severity
    rule: str
    change: tuple[Piece, ...] = ()
    """From the words to what should stand in their place, word by word; empty where that isn't known."""


def notes_of(report: Report) -> tuple[Note, ...]:
    """The notes, in the order of the text; those without a place first. At most :data:`MOST`."""
    found = [_note(outcome, finding, report.document) for outcome, finding in report.findings]
    found.sort(key=lambda note: note.severity.rank)
    kept = found[:MOST]
    return tuple(sorted(kept, key=lambda note: _place(note) or Span(0, 0)))


def _place(note: Note) -> Span | None:
    return note.span or note.beside


def _note(outcome: Outcome, finding: Finding, document: Document) -> Note:
    span = finding.span if finding.span else None
    lines, change = tuple(_lines(outcome, finding)), _change(finding, document)
    return Note(span, finding.beside, lines, finding.severity, finding.rule, change)


def _change(finding: Finding, document: Document) -> tuple[Piece, ...]:
    """What becomes of the words, if the rule says what should stand there."""
    if not finding.span or finding.fix is None or finding.fix.replace is None:
        return ()
    return redline(document.words(finding.span), finding.fix.replace)


def _lines(outcome: Outcome, finding: Finding) -> Iterator[str]:
    rule, fix = outcome.rule, finding.fix
    yield f"{WORDS[finding.severity]}: {rule.title}"
    yield finding.message
    if fix is not None:
        if fix.advise:
            yield fix.advise
        if fix.replace is not None:
            yield f"Suggested wording: {fix.replace}" if fix.replace else "Suggestion: delete these words."
        if fix.insert:
            yield f"Model wording, for counsel to adapt: {' '.join(fix.insert.split())}"
    for guess in finding.guesses:
        yield f"This rests on a guess: {guess}"
    cites = [a.cite for a in rule.authority if a.status != "house"]
    yield f"Authority: {'; '.join(cites)}" if cites else "Authority: house style, not law"
    yield f"Rule: {rule.id}"


def summary_of(report: Report) -> tuple[str, ...]:
    """The lines of the note that opens the draft: how much was found, what was not checked."""
    return tuple(_summary(report))


def _summary(report: Report) -> Iterator[str]:
    counts = report.summary
    day = (report.checked_at.date() if report.checked_at else report.as_of).isoformat()
    yield f"prewire {report.tool_version} checked this draft on {day}."
    yield (
        f"Must fix: {counts.errors}. Should fix: {counts.warnings}. Consider: {counts.advice}."
        f" Rules passed: {counts.passed}."
    )
    if text := changes_read(report.document):
        yield f"Text checked: {text}."
    left = counts.findings - MOST
    if left > 0:
        yield f"{left} further findings stand in the report only."
    silent = [o.rule.id for o in report.outcomes if o.verdict in (Verdict.UNDETERMINED, Verdict.BROKEN)]
    if silent:
        more = f" and {len(silent) - 12} more" if len(silent) > 12 else ""
        yield f"Not checked: {', '.join(silent[:12])}{more}."
    yield "A check of form, not legal advice."
