"""Reports → SARIF 2.1.0, as GitHub's code scanning requires and uses it.

One run holds all drafts. A result of a text file has its lines, and GitHub's own hash of the line; one of a
Word or PDF file has its place in words, and points at the top of the file since GitHub demands a line. What
is allowed or known is left out unless asked for: GitHub would show it as open.
https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import quote

from checker.document import Document, Place, Source
from checker.findings import Verdict
from checker.render import RenderOptions
from checker.render.entries import (
    Entry,
    entries,
    failures,
    is_text_file,
    path_of,
    set_aside_entries,
    split_name,
    worst_first,
)
from checker.render.escaping import safe_json
from checker.render.linehash import file_text, line_hashes
from checker.render.sarif_rules import LEVELS, extensions_of, rule_descriptor, rules_of
from checker.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_MOST_RESULTS = 25_000
"""GitHub refuses a run with more."""


def render_sarif(reports: Sequence[Report], options: RenderOptions) -> str:
    """One log with one run."""
    run = _Run(reports, options)
    log = safe_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run.data()]}) + "\n"
    results = [_indented(safe_json(result)) for result in run.results()]
    if not results:
        return log
    head, tail = log.split(_RESULTS)
    results[0] = f'{head}"results": [\n{results[0]}'
    results[-1] = f"{results[-1]}\n      ]{tail}"
    return ",\n".join(results)


_RESULTS = '"results": []'
"""Where the results go: each is put into words by itself, as those of a thousand drafts fill the memory."""


def _indented(text: str) -> str:
    return "\n".join(f"        {line}" for line in text.split("\n"))


class _Run:
    """One run: what all its results share."""

    def __init__(self, reports: Sequence[Report], options: RenderOptions) -> None:
        self.reports = reports
        self.options = options
        self.rules = rules_of(reports)
        self.number = {rule.id: index for index, rule in enumerate(self.rules)}
        self.sources: dict[str, Source] = {}
        for report in reports:
            source = report.document.source
            self.sources.setdefault(path_of(source.name, options), source)
        self.file_number = {path: index for index, path in enumerate(self.sources)}
        self._hashes: dict[int, list[str]] = {}

    def data(self) -> dict[str, Any]:
        """The run without its results."""
        version = self.reports[0].tool_version if self.reports else ""
        driver = {
            "name": "prewire",
            **({"semanticVersion": version} if version else {}),
            "rules": [rule_descriptor(rule) for rule in self.rules],
        }
        return {
            "tool": {"driver": driver, "extensions": extensions_of(self.reports)},
            "invocations": [self._invocation(len(self._found) - _MOST_RESULTS)],
            "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
            "artifacts": [_artifact(path, source) for path, source in self.sources.items()],
            "columnKind": "unicodeCodePoints",
            "results": [],
        }

    def results(self) -> Iterator[dict[str, Any]]:
        """The results, one for each finding; of too many the worst."""
        found = self._found
        for entry in found if len(found) <= _MOST_RESULTS else worst_first(found)[:_MOST_RESULTS]:
            yield self._result(entry)

    @cached_property
    def _found(self) -> list[Entry]:
        found = entries(self.reports, self.options)
        return found + set_aside_entries(self.reports, self.options) if self.options.suppressed else found

    def _invocation(self, left_out: int) -> dict[str, Any]:
        notes = [*map(_failure, failures(self.options)), *self._not_checked(), *_left_out(left_out)]
        broken = self.options.failures or any(report.summary.broken for report in self.reports)
        moment = next((r.checked_at for r in self.reports if r.checked_at), None)
        return {
            "executionSuccessful": not broken,
            **({"endTimeUtc": moment.strftime("%Y-%m-%dT%H:%M:%SZ")} if moment else {}),
            **({"toolExecutionNotifications": notes} if notes else {}),
        }

    def _not_checked(self) -> Iterator[dict[str, Any]]:
        """Rules that came to no result, each reason once, with how many drafts it concerns."""
        reasons: dict[tuple[str, Verdict, str], int] = {}
        for report in self.reports:
            for o in report.outcomes:
                if o.verdict in (Verdict.UNDETERMINED, Verdict.BROKEN):
                    key = o.rule.id, o.verdict, o.because
                    reasons[key] = reasons.get(key, 0) + 1
        for (rule, verdict, because), drafts in reasons.items():
            of = f" ({drafts} drafts)" if drafts > 1 else ""
            yield {
                "level": "error" if verdict is Verdict.BROKEN else "note",
                "message": {"text": _unlinked(f"Not checked{of}: {rule}: {because}")},
                "associatedRule": {"id": rule, "index": self.number[rule]},
            }

    def _result(self, entry: Entry) -> dict[str, Any]:
        return {
            "ruleId": entry.rule.id,
            "ruleIndex": self.number[entry.rule.id],
            "kind": "fail",
            "level": LEVELS[entry.severity],
            "message": {"text": _unlinked(entry.told)},
            "locations": [self._place(entry)],
            "partialFingerprints": {
                "primaryLocationLineHash": self._line_hash(entry),
                "quoteHash/v1": entry.identity,
            },
            **_suppression(entry),
            **({} if self.options.redact else _fixes(entry)),
        }

    def _place(self, entry: Entry) -> dict[str, Any]:
        physical: dict[str, Any] = {
            "artifactLocation": {**_location(entry.path), "index": self.file_number[entry.path]},
            "region": _region(entry.place),
        }
        if not self.options.redact:
            _add_words(physical, entry)
        if not entry.where:
            return {"physicalLocation": physical}
        logical = {"fullyQualifiedName": entry.where, "kind": "element"}
        message = {"text": _unlinked(entry.where)}
        return {"physicalLocation": physical, "logicalLocations": [logical], "message": message}

    def _line_hash(self, entry: Entry) -> str:
        """GitHub's value for a line of text; elsewhere, and where nothing may be told of it, our own."""
        document = entry.report.document
        if self.options.redact or not is_text_file(document):
            return f"{entry.identity}:1"
        hashes = self._hashes_of(document)
        line = entry.place.line
        return hashes[line - 1] if line <= len(hashes) else f"{entry.identity}:1"

    def _hashes_of(self, document: Document) -> list[str]:
        key = id(document)
        if key not in self._hashes:
            text = file_text(document)
            self._hashes[key] = [] if text is None else line_hashes(text)
        return self._hashes[key]


def _artifact(path: str, source: Source) -> dict[str, Any]:
    whole = source.sha256 and not split_name(source.name)[1]
    return {
        "location": _location(path),
        "roles": ["analysisTarget"],
        **({"hashes": {"sha-256": source.sha256}} if whole else {}),
    }


def _location(path: str) -> dict[str, str]:
    """A path as a URI: relative to the root, or absolute for a file outside it."""
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    if path[1:3] == ":/":
        return {"uri": f"file:///{path[:2]}{quote(path[2:])}"}
    return {"uri": quote(path, safe="/"), "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _add_words(physical: dict[str, Any], entry: Entry) -> None:
    """The words themselves and, of a text, the lines around them."""
    document, span = entry.report.document, entry.finding.span
    if span:
        physical["region"]["snippet"] = {"text": document.quote(span)}
    if entry.has_lines:
        place = entry.place
        lines = {"startLine": place.line, "endLine": place.end_line}
        physical["contextRegion"] = {**lines, "snippet": {"text": _whole_lines(document, place)}}


def _whole_lines(document: Document, place: Place) -> str:
    raw = document.raw
    ends = [at for sign in "\r\n" if (at := raw.find(sign, place.end)) >= 0]
    return raw[place.start - place.column + 1 : min(ends, default=len(raw))]


def _unlinked(text: str) -> str:
    """Text in which no words of a draft are a link: ``[…](…)`` is one in SARIF's plain messages."""
    return text.replace("](", "]\u200b(")


def _suppression(entry: Entry) -> dict[str, Any]:
    finding = entry.finding
    if finding.counts and entry.outcome.verdict is Verdict.FAILED:
        return {}
    allowed = finding.allowed
    inside = allowed is not None and allowed.where.startswith(("line ", "paragraph ", "comment"))
    why = finding.set_aside or entry.outcome.because
    reason = {"kind": "inSource" if inside else "external", "status": "accepted", "justification": why}
    return {"suppressions": [reason], **({"baselineState": "unchanged"} if finding.known else {})}


def _fixes(entry: Entry) -> dict[str, Any]:
    fix = entry.finding.fix
    if fix is None or fix.replace is None or entry.finding.span is None or not entry.has_lines:
        return {}
    replacement = {"deletedRegion": _region(entry.place), "insertedContent": {"text": fix.replace}}
    change = {"artifactLocation": _location(entry.path), "replacements": [replacement]}
    text = _unlinked(f"Change it to: {fix.replace}")
    return {"fixes": [{"description": {"text": text}, "artifactChanges": [change]}]}


def _failure(failed: tuple[str, str]) -> dict[str, Any]:
    """A draft that could not be checked."""
    path, why = failed
    place = {"physicalLocation": {"artifactLocation": _location(path)}}
    text = _unlinked(f"Could not be checked: {why}")
    return {"level": "error", "message": {"text": text}, "locations": [place]}


def _left_out(number: int) -> Iterator[dict[str, Any]]:
    if number > 0:
        text = f"The {number} mildest results are left out: GitHub refuses a run with over {_MOST_RESULTS}."
        yield {"level": "warning", "message": {"text": text}}
