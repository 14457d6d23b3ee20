"""Reports → JUnit's XML in the strict shape of Jenkins (xunit 2): a suite a draft, a case a rule.

A rule is told once for each draft, since GitLab drops the second case of a name: all its findings are the
text of one failure. The exit code decides on the build; this decides only on what its page shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.findings import Outcome, Verdict
from checker.record import Record
from checker.render import RenderOptions
from checker.render.entries import Entry, entries, full_path_of, path_of, set_aside_entries
from checker.render.escaping import xml
from checker.render.reasons import plain_reason
from checker.report import Report

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="prewire">\n'
TAIL = "</testsuites>\n"
"""What stands before and after the drafts; it counts nothing, so that drafts can be written as they come."""

_THRESHOLD = {"error": 0, "undetermined": 0, "warning": 1, "advice": 2}
"""The mildest severity, by its rank, that is a failed test; none is under ``never``."""


class _Case(Record):
    """One rule; its kind is ``failure``, ``error``, ``skipped``, or empty for a test that passed."""

    rule: str
    title: str
    kind: str = ""
    type: str = ""
    message: str = ""
    text: str = ""


def render_junit(reports: Sequence[Report], options: RenderOptions) -> str:
    """One document for all reports."""
    lines = (line for report in reports for line in _suite(report, options))
    return HEAD + "".join(f"{line}\n" for line in lines) + TAIL


def failed(message: str, options: RenderOptions) -> str:
    """A suite for a draft that could not be checked, by ``name: why``."""
    name, _, why = message.partition(": ")
    path = xml(path_of(name, options))
    case = _Case("draft", "It can be checked", "error", "not-checked", why)
    counts = " ".join(f'{name}="{number}"' for name, number in _counts([case]))
    lines = [f'  <testsuite name="{path}" {counts} time="0">', *_lines(case, path), "  </testsuite>"]
    return "".join(f"{line}\n" for line in lines)


def _counts(cases: Sequence[_Case]) -> Iterator[tuple[str, int]]:
    yield "tests", len(cases)
    yield "failures", sum(case.kind == "failure" for case in cases)
    yield "errors", sum(case.kind == "error" for case in cases)
    yield "skipped", sum(case.kind == "skipped" for case in cases)


def _suite(report: Report, options: RenderOptions) -> Iterator[str]:
    cases = list(_cases(report, options))
    path = xml(full_path_of(report, options))  # GitLab takes the class for the suite
    counts = " ".join(f'{name}="{number}"' for name, number in _counts(cases))
    moment = f' timestamp="{report.checked_at:%Y-%m-%dT%H:%M:%S}"' if report.checked_at else ""
    yield f'  <testsuite name="{path}" {counts} time="0"{moment}>'
    yield "    <properties>"
    for name, value in _properties(report):
        yield f'      <property name="{name}" value="{xml(value)}"/>'
    yield "    </properties>"
    for case in cases:
        yield from _lines(case, path)
    yield "  </testsuite>"


def _properties(report: Report) -> Iterator[tuple[str, str]]:
    yield "prewire", report.tool_version
    yield "sha256", report.document.source.sha256
    yield "as-of", report.as_of.isoformat()
    for pack in report.packs:
        yield "pack", f"{pack.name} {pack.version}"


def _lines(case: _Case, path: str) -> Iterator[str]:
    start = f'    <testcase classname="{path}" name="{xml(f"{case.rule} {case.title}")}" time="0"'
    if not case.kind and not case.text:
        yield f"{start}/>"
        return
    yield f"{start}>"
    if case.kind:
        kind = f'{case.kind} type="{case.type}" message="{xml(case.message)}"'
        yield f"      <{kind}>{xml(case.text)}</{case.kind}>" if case.text else f"      <{kind}/>"
    else:
        yield f"      <system-out>{xml(case.text)}</system-out>"
    yield "    </testcase>"


def _cases(report: Report, options: RenderOptions) -> Iterator[_Case]:
    found, aside = _by_rule(entries([report], options)), _by_rule(set_aside_entries([report], options))
    for outcome in report.outcomes:
        rule = outcome.rule.id
        yield _case(outcome, found.get(rule, ()), aside.get(rule, ()), options.fail_on)


def _by_rule(found: Sequence[Entry]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        groups.setdefault(entry.rule.id, []).append(entry)
    return groups


def _case(outcome: Outcome, found: Sequence[Entry], aside: Sequence[Entry], fail_on: str) -> _Case:
    rule, title = outcome.rule.id, outcome.rule.title
    if outcome.verdict is Verdict.BROKEN:
        return _Case(rule, title, "error", "broken", outcome.because)
    if outcome.verdict is Verdict.UNDETERMINED:
        kind = "failure" if fail_on == "undetermined" else "skipped"
        return _Case(rule, title, kind, "not-checked", f"not checked: {outcome.because}")
    if outcome.verdict is Verdict.NOT_APPLICABLE:
        reason, particular = plain_reason(outcome)
        return _Case(rule, title, "skipped", "not-applicable", f"not applicable: {particular or reason}")
    if found:
        return _found_case(rule, title, found, aside, fail_on)
    if aside or outcome.verdict is Verdict.ALLOWED:
        reasons = dict.fromkeys(entry.finding.set_aside or outcome.because for entry in aside)
        return _Case(rule, title, "skipped", "set-aside", "; ".join(reasons) or outcome.because, _told(aside))
    return _Case(rule, title)


def _found_case(rule: str, title: str, found: Sequence[Entry], aside: Sequence[Entry], fail_on: str) -> _Case:
    worst = min((entry.severity for entry in found), key=lambda severity: severity.rank)
    text = _told([*found, *aside])
    if worst.rank > _THRESHOLD.get(fail_on, -1):
        return _Case(rule, title, text=text)
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return _Case(rule, title, "failure", worst.value, found[0].told + more, text)


def _told(found: Sequence[Entry]) -> str:
    return "\n".join(_line(entry) for entry in found)


def _line(entry: Entry) -> str:
    at = f"{entry.path}:{entry.place.line}:{entry.place.column}: " if entry.has_lines else f"{entry.path}: "
    aside = f" [{entry.finding.set_aside}]" if entry.finding.set_aside else ""
    return f"{at}{entry.severity.value} {entry.told}{aside}"
