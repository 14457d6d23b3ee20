"""The findings of two checks → which are fixed, which are new, and which still stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.compare.redline import Mapping as Places
from checker.document import Span
from checker.findings import Severity
from checker.record import Record
from checker.render.wording import capital
from checker.report import Report

_NEAR = 400


class Point(Record):
    """A finding as it is compared."""

    rule: str
    title: str
    severity: Severity
    message: str
    fingerprint: str
    at: str
    """Where it stands in words; empty where something is missing."""
    span: Span | None = None


class Points(Record):
    """What became of the findings."""

    fixed: tuple[Point, ...]
    new: tuple[Point, ...]
    still: tuple[Point, ...]
    """As the new draft has them; their words may have changed."""


def points_of(report: Report) -> list[Point]:
    """The findings of a check that count."""
    where = report.document.where
    return [
        Point(
            o.rule.id, o.rule.title, f.severity, f.message, f.fingerprint,
            capital(where(f.span)) if f.span else "", f.span,
        )
        for o, f in report.findings
    ]  # fmt: skip


def points_in(record_of: Mapping[str, Any]) -> list[Point]:
    """The findings that counted, by a check's JSON record."""
    return [
        Point(
            outcome["rule"], outcome["title"], Severity(f["severity"]), f["message"], f["fingerprint"],
            capital(str(f.get("where") or (f"line {f['line']}" if f.get("line") else ""))),
        )
        for outcome in record_of.get("outcomes", ())
        if outcome["verdict"] == "failed"
        for f in outcome["findings"]
        if f.get("counts", True)
    ]  # fmt: skip


def compared_points(old: Sequence[Point], new: Sequence[Point], places: Places | None) -> Points:
    """Equal by fingerprint; what is left of one rule at one place is the same finding in other words."""
    known = Counter((p.rule, p.fingerprint) for p in old)
    still, come = _split(new, known)
    met = Counter((p.rule, p.fingerprint) for p in new)
    gone = _split(old, met)[1]
    for point in list(come):
        match = next((p for p in gone if p.rule == point.rule and _near(p, point, places)), None)
        if match:
            gone.remove(match)
            come.remove(point)
            still.append(point)
    weight = {id(p): i for i, p in enumerate(new)}
    return Points(
        _ordered(gone), _ordered(come), tuple(sorted(still, key=lambda p: (p.severity.rank, weight[id(p)])))
    )


def _split(points: Iterable[Point], known: Counter[tuple[str, str]]) -> tuple[list[Point], list[Point]]:
    """Those that are known, each as often as it is known, and the others."""
    left = Counter(known)
    yes: list[Point] = []
    no: list[Point] = []
    for point in points:
        key = (point.rule, point.fingerprint)
        (yes if left[key] > 0 else no).append(point)
        left[key] -= 1
    return yes, no


def _near(old: Point, new: Point, places: Places | None) -> bool:
    if places is None:
        return True
    if old.span is None or new.span is None:
        return old.span is new.span
    return abs(places.near(old.span) - new.span.start) < _NEAR


def _ordered(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda p: p.severity.rank))
