"""Reports → plain lines for a terminal, an editor's problem matcher or a build log.

``path:line:column: severity rule-id message`` (``path (paragraph 4): …`` of a Word file), then what could
not be checked and why, then the counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.document import Document, Match, Span
from checker.findings import Allowance, Finding, Outcome, Severity, Verdict
from checker.render import RenderOptions
from checker.render.entries import remark_on
from checker.render.neutral import break_orders, neutral
from checker.render.wording import count_of
from checker.report import Report

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_QUOTE_LENGTH = 70


def render_text(reports: Sequence[Report], options: RenderOptions) -> str:
    """All reports as lines, each report's findings in the order of its text."""
    page = _Page(options)
    lines = (line for report in reports for line in page.lines(report))
    return "".join(f"{line if options.terminal else break_orders(line)}\n" for line in lines)


class _Page:
    """How lines are made safe and coloured."""

    def __init__(self, options: RenderOptions) -> None:
        self.options = options

    def lines(self, report: Report) -> Iterator[str]:
        yield from self._findings(report)
        if self.options.quiet:
            return
        yield from self._section("Not counted:", self._set_aside(report))
        yield from self._section("Allowances that cover nothing:", self._unused(report))
        yield from self._section("Not checked:", self._not_checked(report))
        if self.options.verbose:
            yield from self._section("Passed:", self._passed(report))
        yield self._bold(self._summary_line(report))

    def _safe(self, text: str) -> str:
        return neutral(text, self.options.terminal)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.options.color else text

    def _bold(self, text: str) -> str:
        return self._paint("1", text)

    def _findings(self, report: Report) -> Iterator[str]:
        path = self._safe(report.document.source.name)
        placed = [(line_and_column(finding, report.document), finding) for _, finding in report.findings]
        for place, finding in sorted(placed, key=_order):
            at = _at(finding, report.document, place)
            severity = self._paint(_COLORS[finding.severity], finding.severity.value)
            message = self._safe(finding.message + remark_on(finding))
            yield f"{path}{at}: {severity} {self._safe(finding.rule)} {message}"

    def _set_aside(self, report: Report) -> Iterator[str]:
        """What is allowed, each with its reason; what is known only with ``--verbose``, else its number."""
        known: dict[str, int] = {}
        for outcome, finding in report.set_aside:
            if finding.known and not finding.allowed and not self.options.verbose:
                known[finding.known] = known.get(finding.known, 0) + 1
                continue
            at = _at(finding, report.document, line_and_column(finding, report.document)).lstrip(":")
            why = finding.set_aside or outcome.because or "allowed"
            yield self._safe(f"{at} {finding.rule} {why}".strip())
        yield from (self._safe(f"{count_of(n, 'finding')} known: {why}") for why, n in known.items())

    def _unused(self, report: Report) -> Iterator[str]:
        for allowance in report.unused_allowances:
            yield self._safe(f"{allowance.where}: {allowance.rule} {unused_words(allowance)}".strip(": "))

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        listed = list(lines)
        if listed:
            yield ""
            yield self._bold(title)
            yield from (f"  {line}" for line in listed)

    def _not_checked(self, report: Report) -> Iterator[str]:
        for outcome in report.outcomes:
            if outcome.verdict in (Verdict.UNDETERMINED, Verdict.BROKEN):
                yield self._safe(f"{outcome.rule.id} {outcome.because or 'no reason given'}")

    def _passed(self, report: Report) -> Iterator[str]:
        for outcome in report.outcomes:
            if outcome.verdict in (Verdict.PASSED, Verdict.ALLOWED):
                yield self._safe(f"{outcome.rule.id} {_grounds(outcome, report.document)}")

    def _summary_line(self, report: Report) -> str:
        s = report.summary
        verdicts = (
            (s.passed, "passed"),
            (s.allowed, "allowed"),
            (s.not_applicable, "not applicable"),
            (s.not_checked, "not checked"),
        )
        found = [count_of(s.errors, "error"), count_of(s.warnings, "warning"), f"{s.advice} advice"]
        rules = [f"{number} {word}" for number, word in verdicts if number or word == "passed"]
        path = self._safe(report.document.source.name)
        return f"{path}: {', '.join(found)}; {count_of(len(report.outcomes), 'rule')}: {', '.join(rules)}"


def line_and_column(finding: Finding, document: Document) -> tuple[int, int]:
    """Where to point: at the words, else where the missing words belong, else at the start."""
    span = finding.span or finding.beside
    if span is None:
        return 1, 1
    place = document.place(span)
    return place.line, place.column


def _at(finding: Finding, document: Document, place: tuple[int, int]) -> str:
    """``:9:72``, which editors and problem matchers know; `` (paragraph 4)`` where a file has no lines."""
    span = finding.span or finding.beside
    known = document.landmark(span) if span is not None else ""
    return f" ({known})" if known else f":{place[0]}:{place[1]}" if document.origins is None else ""


def unused_words(allowance: Allowance) -> str:
    """What is wrong with an allowance that covers nothing, in words."""
    if allowance.fault:
        return f"covers nothing, and does not hold: {allowance.fault}; take it out"
    on = f' on the words "{allowance.text}"' if allowance.text else ""
    return f"covers no finding{on}; take it out"


def _order(placed: tuple[tuple[int, int], Finding]) -> tuple[tuple[int, int], int, str, str]:
    place, finding = placed
    return place, finding.severity.rank, finding.rule, finding.fingerprint


def _grounds(outcome: Outcome, document: Document) -> str:
    """Why a rule passed, in a few words: the first words that satisfied it, else its reason."""
    first = next(iter(outcome.evidence), None)
    if outcome.verdict is Verdict.ALLOWED or first is None:
        return outcome.because or outcome.rule.title
    return _quoted(first, document)


def _quoted(match: Match, document: Document) -> str:
    words = document.words(Span(match.span.start, min(match.span.end, match.span.start + _QUOTE_LENGTH)))
    more = "…" if len(match.span) > _QUOTE_LENGTH else ""
    return f'{document.where(match.span)}: "{words}{more}"'
