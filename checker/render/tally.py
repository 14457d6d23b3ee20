"""Reports → one line of counts, for the end of a build's log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.render import RenderOptions
from checker.render.wording import count_of
from checker.report import Report


def tally_line(reports: Sequence[Report], options: RenderOptions) -> str:
    """``prewire: 2 drafts: 3 errors, 1 warning, 0 advice; 4 rules not checked; 1 finding allowed``."""
    sums = [report.summary for report in reports]
    found = (
        count_of(sum(s.errors for s in sums), "error"),
        count_of(sum(s.warnings for s in sums), "warning"),
        f"{sum(s.advice for s in sums)} advice",
    )
    failed = [f"{count_of(len(options.failures), 'draft')} not checked"] if options.failures else []
    told = "; ".join((", ".join(found), *failed, *_besides(reports)))
    return f"prewire: {count_of(len(reports), 'draft')}: {told}"


def _besides(reports: Sequence[Report]) -> Iterator[str]:
    """What is no finding that counts, and must not pass unseen."""
    sums = [report.summary for report in reports]
    if unchecked := sum(s.not_checked for s in sums):
        yield f"{count_of(unchecked, 'check')} not made"
    if allowed := sum(s.allowed_findings for s in sums):
        yield f"{count_of(allowed, 'finding')} allowed"
    if known := sum(s.known_findings for s in sums):
        yield f"{count_of(known, 'finding')} known"
    if unused := sum(len(report.unused_allowances) for report in reports):
        yield f"{count_of(unused, 'allowance')} covering nothing"
