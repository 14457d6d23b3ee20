"""Reports → logging commands of Azure Pipelines: errors and warnings on the run's page, advice in its log.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.findings import Severity
from checker.render import RenderOptions
from checker.render.entries import Entry, entries, failures, worst_first
from checker.render.neutral import neutral
from checker.render.tally import tally_line
from checker.report import Report

_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""Azure knows no milder type; advice is a plain line."""


def render_azure(reports: Sequence[Report], options: RenderOptions) -> str:
    """The findings that count, the worst first, and one line of counts."""
    unread = [_unread(path, why) for path, why in failures(options)]
    lines = [_line(entry) for entry in worst_first(entries(reports, options))]
    return "".join(f"{line}\n" for line in (*unread, *lines, tally_line(reports, options)))


def _unread(path: str, why: str) -> str:
    text = _data(f"Could not be checked: {why}")
    return f"##vso[task.logissue type=error;sourcepath={_property(path)};]{text}"


def _line(entry: Entry) -> str:
    place = entry.place
    kind = _TYPES.get(entry.severity)
    if kind is None:
        at = f"{entry.path}:{place.line}:{place.column}"
        return neutral(f"{at}: {entry.severity.value} {entry.rule.id} {entry.told}")
    where = f"linenumber={place.line};columnnumber={place.column};" if entry.has_lines else ""
    path, code = _property(entry.path), _property(entry.rule.id)
    return f"##vso[task.logissue type={kind};sourcepath={path};{where}code={code};]{_data(entry.told)}"


def _data(text: str) -> str:
    """Text as the message of a command; line ends are gone already."""
    return neutral(text).replace("%", "%AZP25")


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
