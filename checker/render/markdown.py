"""Reports → GitHub-flavoured Markdown: verdict, counts, what to fix, what was not checked, the checklist.

For job summaries, comments on a merge request and chat. No text of the draft becomes markup or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.document import Span
from checker.findings import Outcome, Severity, Verdict
from checker.render import RenderOptions
from checker.render.entries import Entry, entries, failures, full_path_of, set_aside_entries
from checker.render.escaping import markdown as md
from checker.render.numbering import numbered
from checker.render.segments import shown
from checker.render.view_verdict import verdict_view
from checker.render.wording import SEVERITY_STATE, STATES, VERDICT_STATE, count_of, cut_words, stop
from checker.report import Report

_QUOTE_LENGTH = 240
_SIGNS = {"must": "❌", "should": "⚠️", "note": "ℹ️", "pass": "✅", "notrun": "❔", "na": "➖", "supp": "☑️"}
_NOT_ADVICE = "A check of form, not legal advice."


def render_markdown(reports: Sequence[Report], options: RenderOptions) -> str:
    """All reports, one after the other; several begin with a table of all."""
    return report_markdown(reports, options, None)


def report_markdown(reports: Sequence[Report], options: RenderOptions, limit: int | None) -> str:
    """The same within a number of bytes of UTF-8: checklists go first, then whole drafts, and it says so."""
    head = "".join(_failures(options)) + (_overview(reports, options) if len(reports) > 1 else "")
    full = (_report(report, options, checklist=True) for report in reports)
    whole = _within(head, full, limit)
    if len(whole) > len(reports):
        return "\n".join([head + "".join(whole[1:2]), *whole[2:]])
    return _fitting(head, reports, options, limit or 0)


def _within(head: str, sections: Iterable[str], limit: int | None) -> list[str]:
    """The head and as many sections as fit, whole."""
    kept, size = [head], _size([head])
    for section in sections:
        size += _size([section])
        if limit is not None and size > limit:
            break
        kept.append(section)
    return kept


def _fitting(head: str, reports: Sequence[Report], options: RenderOptions, limit: int) -> str:
    """As many drafts as fit without their checklists, and how many do not."""
    room = limit - 200
    if _size([head]) > room // 2:
        rows = head.encode()[: room // 2].decode("utf-8", "ignore")
        head = rows[: rows.rfind("\n") + 1] + "\n"
    kept = _within(head, (_report(report, options, checklist=False) for report in reports), room)
    left = len(reports) - len(kept) + 1
    note = (
        f"\n_This summary is cut: {count_of(left, 'draft')} and all checklists are left out._\n"
        if left
        else ("\n_This summary is cut: the checklists are left out._\n")
    )
    return "\n".join(kept) + note


def _size(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) + 1 for text in texts)


def _failures(options: RenderOptions) -> Iterator[str]:
    for path, why in failures(options):
        yield f"## {_SIGNS['notrun']} Could not be checked: <code>{md(path)}</code>\n\n{md(why)}\n\n"


def _overview(reports: Sequence[Report], options: RenderOptions) -> str:
    lines = [
        f"# prewire: {count_of(len(reports), 'draft')}",
        "",
        "| Draft | Result | Must fix | Should fix | Consider | Not checked |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for report in reports:
        s, verdict = report.summary, verdict_view(report, numbered(report))
        draft = f"{_path(report, options)} | {_SIGNS[verdict.state]} {verdict.word}"
        lines.append(f"| {draft} | {s.errors} | {s.warnings} | {s.advice} | {s.not_checked} |")
    return "\n".join([*lines, "", ""])


def _path(report: Report, options: RenderOptions) -> str:
    return f"<code>{md(full_path_of(report, options))}</code>"


def _report(report: Report, options: RenderOptions, *, checklist: bool) -> str:
    found = entries([report], options)
    lines = [*_head(report, options)]
    for severity in (Severity.ERROR, Severity.WARNING):
        lines += _list(_heading(severity), [e for e in found if e.severity is severity], options)
    lines += _folded("Consider", _items([e for e in found if e.severity is Severity.ADVICE], options))
    lines += _folded("Not checked", _unchecked(report))
    lines += _folded("Allowed or known", _set_aside(report, options))
    lines += _folded("Allowances that cover nothing", _unused(report))
    if checklist:
        lines += _folded("Checklist of what applies", _checklist(report), len(_applying(report)))
    return "\n".join([*lines, _record(report), ""])


def _heading(severity: Severity) -> str:
    state = SEVERITY_STATE[severity]
    return f"{_SIGNS[state]} {STATES[state]}"


def _head(report: Report, options: RenderOptions) -> Iterator[str]:
    verdict, s = verdict_view(report, numbered(report)), report.summary
    yield f"## {_SIGNS[verdict.state]} {md(verdict.word)}: {_path(report, options)}"
    yield ""
    yield md(verdict.reason)
    yield ""
    yield "| Must fix | Should fix | Consider | Passed | Not applicable | Not checked | Set aside |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    aside = s.allowed_findings + s.known_findings
    counts = (s.errors, s.warnings, s.advice, s.passed, s.not_applicable, s.not_checked, aside)
    yield f"| {' | '.join(map(str, counts))} |"
    yield ""


def _list(title: str, found: Sequence[Entry], options: RenderOptions) -> Iterator[str]:
    if found:
        yield f"### {title} ({len(found)})"
        yield ""
        yield from _items(found, options)
        yield ""


def _folded(title: str, lines: Iterable[str], count: int | None = None) -> Iterator[str]:
    """A part that opens on a click; nothing if it is empty."""
    listed = list(lines)
    if listed:
        number = sum(line.startswith("- ") for line in listed) if count is None else count
        yield from (f"<details><summary>{title} ({number})</summary>", "", *listed, "", "</details>", "")


def _items(found: Iterable[Entry], options: RenderOptions) -> Iterator[str]:
    for entry in found:
        yield f"- **{_at(entry)}** {md(entry.message)} <code>{md(entry.rule.id)}</code>"
        if (quote := _quote(entry.finding.span, entry)) and not options.redact:
            yield f"  <br>“{md(quote)}”"
        if what := _what_to_do(entry):
            yield f"  <br>{md(what)}"


def _at(entry: Entry) -> str:
    if entry.where:
        return f"{md(entry.where)}."
    if entry.span is None:
        return "Missing from the release."
    return f"{'Line' if entry.finding.span else 'Near line'} {entry.place.line}."


def _quote(span: Span | None, entry: Entry) -> str:
    if not span:
        return ""
    head = Span(span.start, min(span.end, span.start + _QUOTE_LENGTH + 40))
    return cut_words(shown(entry.report.document, head), _QUOTE_LENGTH)


def _what_to_do(entry: Entry) -> str:
    fix = entry.finding.fix
    if fix is None:
        return ""
    change = f"Change it to “{fix.replace}”." if fix.replace is not None else ""
    return " ".join(part for part in (change, stop(fix.advise)) if part)


def _unchecked(report: Report) -> Iterator[str]:
    for outcome in report.outcomes:
        if outcome.verdict in (Verdict.UNDETERMINED, Verdict.BROKEN):
            yield f"- <code>{md(outcome.rule.id)}</code> {md(outcome.rule.title)}: {md(outcome.because)}"


def _set_aside(report: Report, options: RenderOptions) -> Iterator[str]:
    for entry in set_aside_entries([report], options):
        why = entry.finding.set_aside or entry.outcome.because
        yield f"- **{_at(entry)}** {md(entry.message)} <code>{md(entry.rule.id)}</code> ({md(why)})"


def _unused(report: Report) -> Iterator[str]:
    for allowance in report.unused_allowances:
        fault = f": {md(allowance.fault)}" if allowance.fault else ""
        yield f"- <code>{md(allowance.rule)}</code> in {md(allowance.where)}{fault}"


def _applying(report: Report) -> list[Outcome]:
    return [o for o in report.outcomes if o.verdict is not Verdict.NOT_APPLICABLE]


def _checklist(report: Report) -> Iterator[str]:
    yield "| | Rule | Demand |"
    yield "| --- | --- | --- |"
    for outcome in _applying(report):
        state = _state(outcome)
        rule, title = md(outcome.rule.id), md(outcome.rule.title)
        yield f"| {_SIGNS[state]} {STATES[state]} | <code>{rule}</code> | {title} |"


def _state(outcome: Outcome) -> str:
    """The state of a rule: its worst finding's that counts, else its verdict's."""
    counting = outcome.counting if outcome.verdict is Verdict.FAILED else ()
    if counting:
        return SEVERITY_STATE[min((f.severity for f in counting), key=lambda s: s.rank)]
    return VERDICT_STATE.get(outcome.verdict, "supp")


def _record(report: Report) -> str:
    packs = ", ".join(f"{md(pack.name)} {md(pack.version)}" for pack in report.packs)
    parts = (
        f"prewire {md(report.tool_version)}",
        packs,
        f"law of {report.facts.release.law_date.isoformat()}",
        f"SHA-256 <code>{report.document.source.sha256[:16]}</code>" if report.document.source.sha256 else "",
        _NOT_ADVICE,
    )
    return f"<sub>{' · '.join(part for part in parts if part)}</sub>\n"
