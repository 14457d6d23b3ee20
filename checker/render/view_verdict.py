"""Counts and points → the result in plain words: ready, not ready, or could not be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.findings import Severity, Verdict
from checker.record import Record
from checker.render.numbering import Numbered
from checker.render.view_points import headline_of
from checker.render.wording import capital, number, stop, words_of
from checker.report import Report


class VerdictView(Record):
    """The result in words."""

    state: str
    """The colour and sign it takes."""
    word: str
    """``Not ready to issue``, ``Ready for sign-off`` or ``Could not be checked``."""
    reason: str
    """The one reason."""
    lede: str
    """Two or three sentences more."""


_TOLD = 3
"""How many faults the lede tells in words."""


def verdict_view(report: Report, points: Sequence[Numbered]) -> VerdictView:
    """The result. Never says that a release complies: a check can only fail to find a fault."""
    must = [p for p in points if p.severity is Severity.ERROR]
    lede = " ".join(_lede(report, points, must))
    if must:
        reason = f"{capital(words_of(len(must), 'point'))} must be fixed before this release goes out."
        return VerdictView("must", "Not ready to issue", reason, lede)
    if problem := _unchecked(report):
        return VerdictView("notrun", "Could not be checked", problem, lede)
    return VerdictView("pass", "Ready for sign-off", _ready(report, points), lede)


def _unchecked(report: Report) -> str:
    """Why nothing can be said about the release as a whole; empty if something can."""
    summary = report.summary
    if not report.outcomes:
        return "No rule was applied."
    if summary.broken:
        return f"{capital(words_of(summary.broken, 'check'))} broke, so the result is not complete."
    if not any(o.verdict in (Verdict.PASSED, Verdict.FAILED, Verdict.ALLOWED) for o in report.outcomes):
        return "No check came to a result on this text."
    return ""


def _ready(report: Report, points: Sequence[Numbered]) -> str:
    should = sum(p.severity is Severity.WARNING for p in points)
    undetermined = report.summary.undetermined
    reason = (
        f"Nothing must be fixed; {words_of(should, 'point')} should be." if should else "No fault was found."
    )
    if not should and points:
        reason = "Nothing must be fixed."
    if undetermined:
        reason = f"{reason[:-1]}, but {words_of(undetermined, 'check')} did not run."
    return reason


def _lede(report: Report, points: Sequence[Numbered], must: Sequence[Numbered]) -> Iterator[str]:
    for point in must[:_TOLD]:
        yield capital(stop(headline_of(point)))
    should = sum(p.severity is Severity.WARNING for p in points)
    note = sum(p.severity is Severity.ADVICE for p in points)
    more = [
        f"{words_of(should, 'further point')} should be fixed" if should and must else "",
        f"{words_of(note, 'point')} {'is' if note == 1 else 'are'} worth considering" if note else "",
    ]
    said = " and ".join(part for part in more if part)
    if said:
        yield f"{capital(said)}."
    yield from _coverage(report)


def _coverage(report: Report) -> Iterator[str]:
    summary = report.summary
    applied = len(report.outcomes) - summary.not_applicable
    if applied:
        apply = "applies" if applied == 1 else "apply"
        passed = number(summary.passed) if summary.passed else "none"
        yield f"Of {words_of(applied, 'check')} that {apply}, {passed} passed."
    if summary.not_checked:
        yield f"{capital(words_of(summary.not_checked, 'check'))} came to no result: see “Not checked”."
    if number_allowed := summary.allowed_findings:
        was = "was" if number_allowed == 1 else "were"
        yield f"{capital(words_of(number_allowed, 'finding'))} {was} allowed, for the reasons given."
    if number_known := summary.known_findings:
        was, does = ("was", "does") if number_known == 1 else ("were", "do")
        yield f"{capital(words_of(number_known, 'finding'))} {was} known before and {does} not count."
    if lapsed := sum(finding.lapsed is not None for _, finding in report.findings):
        told = words_of(lapsed, "finding counts", "findings count")
        yield f"{capital(told)} again, because an allowance does not hold any more."
