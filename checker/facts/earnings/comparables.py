"""A measure that is not GAAP → the family it belongs to, and where its GAAP counterpart stands.

Families and counterparts are the table ``gaap-comparables``; without it every measure is of no family.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.facts.measures import measure_spans
from checker.law import Law
from checker.matching.searching import every
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class Family(Record):
    """Measures with the same GAAP counterpart."""

    name: str
    comparable: str
    """The counterpart in words: ``net income``."""
    measure: str
    """A pattern for the names of its measures, in lower case."""
    gaap: str
    """A pattern for the counterpart, in lower case."""


def families(law: Law) -> tuple[Family, ...]:
    """All families, in the order in which a name is tried."""
    return law.once(
        "measure families", lambda: tuple(_family(row) for row in law.table("gaap-comparables").rows)
    )


def _family(row: Any) -> Family:
    return Family(row["family"], row["comparable"], row["measure"], row["gaap"])


def family_of(law: Law, name: str) -> Family | None:
    """The family of a measure by its name; None if no row fits it."""
    lower = name.lower()
    return next((f for f in families(law) if pattern(f.measure).search(lower)), None)


def comparable_spans(facts: Facts, family: Family) -> tuple[Span, ...]:
    """Where the GAAP counterpart of a family is named, in order; a measure that is not GAAP is none."""
    key = ("comparables", family.name)
    if key not in facts.memo:
        found = [Span(m.start(), m.end()) for m in every(f"(?i){family.gaap}", facts.document.text)]
        facts.memo[key] = tuple(without(found, measure_spans(facts)))
    spans: tuple[Span, ...] = facts.memo[key]
    return spans


def without(spans: Sequence[Span], apart: Sequence[Span]) -> list[Span]:
    """The spans that overlap none of the others; both in order, the others without overlap."""
    kept, at = [], 0
    for span in spans:
        while at < len(apart) and apart[at].end <= span.start:
            at += 1
        if at == len(apart) or not apart[at].overlaps(span):
            kept.append(span)
    return kept
