"""Reports → the tie-out list: a row for each figure that was computed anew, agreeing or not, to be ticked.

What a sentence compares and what a table adds up stand in one list, in the order of the release. It is a
table for a spreadsheet like the CSV of findings: it has a byte order mark, and no cell could be a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from checker.document import Span
from checker.facts.figures.arithmetic import shown
from checker.record import Record
from checker.render import RenderOptions
from checker.render.csv import cell
from checker.render.entries import is_text_file, path_of
from checker.render.plain import read_facts
from checker.report import Report

HEADINGS = (
    *(
        "draft",
        "place",
        "line",
        "check",
        "row or measure",
        "column or period",
        "stated",
        "computed from",
        "computed",
    ),
    *("rounding allows", "verdict", "also holds", "ticked", "by"),
)
HEAD = "\ufeff" + ",".join(HEADINGS) + "\r\n"
TAIL = ""
"""What stands before and after the drafts."""

_CHECKS = {
    "sum": "sum",
    "sum-across": "sum across",
    "balance": "balance sheet",
    "reconciliation": "reconciliation",
    "change": "change",
    "percent-change": "percent change",
    "share": "share of the whole",
    "margin": "margin",
    "per-share": "per share",
    "text-table": "text and table",
    "percent": "percent change in the text",
    "amount": "change in the text",
    "points": "points in the text",
    "factor": "multiple in the text",
    "direction": "direction in the text",
}
_VERDICTS = {
    "agrees": "Agrees",
    "rounding": "Off by rounding",
    "unsure": "Not certain",
    "differs": "Does not agree",
}


class TieOut(Record):
    """One figure that was computed anew; its fields are the list's columns between place and verdict."""

    start: int
    """Where it stands in the reading text."""
    check: str
    label: str
    column: str
    stated: str
    operands: str
    computed: str
    allowed: str
    verdict: str
    elsewhere: str


def render_tieout(reports: Sequence[Report], options: RenderOptions) -> str:
    """The list of all reports, those of one draft after those of another."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for report in reports:
        writer.writerows([cell(value) for value in row] for row in _rows(report, options))
    return HEAD + out.getvalue()


def tie_outs(report: Report) -> tuple[TieOut, ...]:
    """Every figure of a report that was computed anew, in the order of the release."""
    tables = (_of_table(fact) for fact in read_facts(report, "table-check") or ())
    texts = (_of_text(fact) for fact in read_facts(report, "comparison") or ())
    shares = (_of_share(fact) for fact in read_facts(report, "share-of-whole") or ())
    rates = (_of_rate(fact) for fact in read_facts(report, "growth-rate") or ())
    return tuple(sorted((*tables, *texts, *shares, *rates), key=lambda each: (each.start, each.check)))


def _rows(report: Report, options: RenderOptions) -> Iterator[Sequence[str]]:
    document = report.document
    path, lined = path_of(document.source.name, options), is_text_file(document)
    for each, span in ((t, _span(report, t)) for t in tie_outs(report)):
        yield (
            path,
            document.where(span),
            str(document.place(span).line) if lined else "",
            each.check,
            each.label,
            each.column,
            each.stated,
            each.operands,
            each.computed,
            each.allowed,
            each.verdict,
            each.elsewhere,
            "",
            "",
        )


def _span(report: Report, each: TieOut) -> Span:
    return Span(each.start, min(each.start + 1, len(report.document.text)))


def _of_table(fact: Any) -> TieOut:
    return TieOut(
        start=fact.span.start,
        check=_CHECKS.get(fact.kind, fact.kind),
        label=fact.label,
        column=fact.column,
        stated=fact.stated,
        operands=fact.operands,
        computed=fact.computed,
        allowed=fact.allowed,
        verdict=_verdict(fact.verdict),
        elsewhere=str(fact.elsewhere) if fact.elsewhere else "",
    )


def _of_text(fact: Any) -> TieOut:
    sign = "%" if fact.kind == "percent" else ""
    known = fact.computed is not None and fact.low is not None and fact.high is not None
    return TieOut(
        start=fact.span.start,
        check=_CHECKS.get(fact.kind, fact.kind),
        label=fact.measure,
        column=" from ".join(filter(None, (fact.period, fact.base_period))),
        stated=fact.stated,
        operands=" from ".join(filter(None, (fact.new, fact.old))),
        computed=shown(fact.computed, 1) + sign if known else fact.explanation,
        allowed=f"{shown(fact.low, 1)}{sign} to {shown(fact.high, 1)}{sign}" if known else "",
        verdict=_verdict(fact.verdict),
        elsewhere="",
    )


def _of_share(fact: Any) -> TieOut:
    return _told(fact, "share in the text", f"{fact.part} / {fact.whole}", _verdict(fact.verdict))


def _of_rate(fact: Any) -> TieOut:
    operands = f"{fact.new} from {fact.old} in {fact.years} years"
    return _told(fact, "growth rate in the text", operands, _verdict("agrees" if fact.right else "differs"))


def _told(fact: Any, check: str, operands: str, verdict: str) -> TieOut:
    """A percentage of a sentence that its own fact explains."""
    computed = f"{shown(fact.computed, 1)}%"
    return TieOut(fact.span.start, check, "", "", fact.stated, operands, computed, "", verdict, "")


def _verdict(word: str) -> str:
    return _VERDICTS.get(word, "Does not agree")
