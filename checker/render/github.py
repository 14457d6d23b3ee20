"""Reports → GitHub Actions: annotations as workflow commands, and the job's summary in Markdown.

GitHub shows ten annotations of each kind a step and drops the rest in silence, so the worst are given and the
others counted. A summary above 1,024 KiB is dropped whole.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.findings import Severity
from checker.render import RenderOptions
from checker.render.entries import Entry, entries, failures
from checker.render.markdown import report_markdown
from checker.render.neutral import neutral
from checker.render.tally import tally_line
from checker.render.wording import SEVERITY_STATE, STATES
from checker.report import Report

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_SHOWN = 10
SUMMARY_LIMIT = 900_000
"""Bytes of a summary; GitHub's own limit is 1,024 KiB a step, which other commands may share."""


def render_annotations(reports: Sequence[Report], options: RenderOptions) -> str:
    """At most ten commands of each kind, unread drafts and the worst first; then one line of counts."""
    found = entries(reports, options)
    shown: list[Entry] = []
    for severity in Severity:
        room = _SHOWN - (len(options.failures) if severity is Severity.ERROR else 0)
        shown += [entry for entry in found if entry.severity is severity][: max(room, 0)]
    more = len(found) - len(shown)
    rest = f"; {more} more in the job summary" if more else ""
    unread = [_unread(path, why) for path, why in failures(options)[:_SHOWN]]
    lines = (*unread, *map(_command, shown), tally_line(reports, options) + rest)
    return "".join(f"{line}\n" for line in lines)


def render_summary(reports: Sequence[Report], options: RenderOptions) -> str:
    """What ``$GITHUB_STEP_SUMMARY`` is to hold: the Markdown report, kept below GitHub's limit."""
    return report_markdown(reports, options, SUMMARY_LIMIT)


def _command(entry: Entry) -> str:
    title = f"{STATES[SEVERITY_STATE[entry.severity]]}: {entry.rule.id}"
    properties = {"title": title, "file": entry.path, **_range(entry)}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_KINDS[entry.severity]} {told}::{_data(entry.told)} [{entry.rule.id}]"


def _unread(path: str, why: str) -> str:
    return f"::error title=Could not be checked,file={_property(path)}::{_data(why)}"


def _range(entry: Entry) -> dict[str, str]:
    """Lines; columns only of one line, since GitHub refuses them elsewhere."""
    if not entry.has_lines:
        return {}
    place = entry.place
    lines = {"line": str(place.line), "endLine": str(place.end_line)}
    if place.line != place.end_line:
        return lines
    return {**lines, "col": str(place.column), "endColumn": str(place.end_column)}


def _data(text: str) -> str:
    """Text as the message of a command; line ends are gone already."""
    return neutral(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
