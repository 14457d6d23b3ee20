"""An audit's shards → rates by rule, year, form and kind of issuer."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from checker.audit.tables import finished, read_table
from checker.record import Record

DIMENSIONS = ("rule", "year", "form", "issuer")
"""By which rates are given."""

Cell = tuple[str, str, str, str]
Counts = Mapping[str, int]


class Rate(Record):
    """How often a rule came to what, over some releases."""

    key: str
    applicable: int
    """Releases that it applied to."""
    failed: int
    passed: int
    undetermined: int
    broken: int

    @property
    def share(self) -> float:
        """Of the releases that it applied to and was decided for, those that failed it; 0 to 1."""
        decided = self.failed + self.passed
        return self.failed / decided if decided else 0.0


class Summary(Record):
    """What an audit found, counted."""

    documents: int
    unread: int
    findings: Mapping[str, int]
    """By severity."""
    cells: Mapping[Cell, Counts]
    """Rule, year, form, issuer → verdict → releases."""

    def rates(self, *dimensions: str) -> list[Rate]:
        """The rates by some of the dimensions, worst first; what never applied is left out."""
        at = [DIMENSIONS.index(name) for name in dimensions]
        counts: dict[str, Counter[str]] = {}
        for cell, verdicts in self.cells.items():
            counts.setdefault(" ".join(cell[i] for i in at), Counter()).update(verdicts)
        made = (_rate(key, verdicts) for key, verdicts in counts.items())
        return sorted((r for r in made if r.applicable), key=lambda r: (-r.failed, -r.share, r.key))


def _rate(key: str, verdicts: Counter[str]) -> Rate:
    failed, passed = verdicts["failed"], verdicts["passed"] + verdicts["allowed"]
    undetermined, broken = verdicts["undetermined"], verdicts["broken"]
    return Rate(key, failed + passed + undetermined + broken, failed, passed, undetermined, broken)


def summary_of(shards: Path) -> Summary:
    """The summary of all finished shards; each is read by itself, so that memory stays small."""
    documents = unread = 0
    findings: Counter[str] = Counter()
    cells: dict[Cell, Counter[str]] = {}
    for folder in finished(shards):
        errors = read_table(folder, "documents", ["error"])["error"]
        documents += len(errors)
        unread += len(errors) - errors.null_count
        findings.update(read_table(folder, "findings", ["severity"])["severity"].to_pylist())
        for cell, verdict, number in _counted(folder):
            cells.setdefault(cell, Counter())[verdict] += number
    return Summary(documents, unread, dict(findings), cells)


def _counted(folder: Path) -> Iterator[tuple[Cell, str, int]]:
    columns = [*DIMENSIONS, "verdict"]
    outcomes = read_table(folder, "outcomes", columns)
    for row in outcomes.group_by(columns).aggregate([([], "count_all")]).to_pylist():
        year = str(row["year"] or "unknown")
        yield (row["rule"], year, row["form"], row["issuer"]), row["verdict"], row["count_all"]


def as_csv(summary: Summary) -> str:
    """One line for each rule, year, form and kind of issuer, with how many releases came to which verdict."""
    verdicts = ("failed", "passed", "allowed", "not-applicable", "undetermined", "broken")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*DIMENSIONS, *verdicts))
    for cell in sorted(summary.cells):
        writer.writerow((*cell, *(summary.cells[cell].get(verdict, 0) for verdict in verdicts)))
    return out.getvalue()


def as_text(summary: Summary, most: int = 20) -> str:
    """The counts, and the rules that most releases fail."""
    told = ", ".join(f"{summary.findings.get(s, 0):,} {s}" for s in ("error", "warning", "advice"))
    lines = [
        f"{summary.documents:,} documents, {summary.unread:,} could not be checked; findings: {told}",
        "",
    ]
    lines += _table([rate for rate in summary.rates("rule") if rate.failed][:most])
    return "\n".join(lines) + "\n"


def _table(rates: Iterable[Rate]) -> Iterator[str]:
    yield f"{'rule':44} {'failed':>9} {'decided':>9} {'share':>7}"
    for rate in rates:
        yield f"{rate.key:44} {rate.failed:>9,} {rate.failed + rate.passed:>9,} {rate.share:>7.1%}"
