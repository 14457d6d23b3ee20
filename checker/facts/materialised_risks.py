"""Risks that the caution calls possible and that the release says have happened → MaterialisedRisk.

A warning that something "could" happen misleads where it already has (In re Facebook, Inc. Sec. Litig.,
87 F.4th 934 (9th Cir. 2023)). Which risks there are, how a caution speaks of them and how a release says that
they have come true, is the law's table ``materialised-risks``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.patterns import IGNORE_CASE, pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts


@record
class MaterialisedRisk:
    """A clause of the caution that speaks of what has happened as of what may."""

    span: Span
    risk: str
    """``unauthorized access to data``, ``a late filing``, …"""
    happened: str
    """The words of the release that say so."""


_BESIDE = 60
"""Characters on either side that are looked at."""
_MARKS = ";.:,\n"


def find_materialised_risks(facts: Facts) -> Iterator[MaterialisedRisk]:
    """Every risk of the caution that the rest of the release says has come true."""
    zones = facts.document.part("cautionary")
    if not zones:
        return
    for row in facts.law.table("materialised-risks").rows:
        warned = _warned(facts, zones, row)
        happened = _happened(facts, row) if warned is not None else None
        if warned is not None and happened is not None:
            yield MaterialisedRisk(warned, row["risk"], happened)


def _warned(facts: Facts, zones: tuple[Span, ...], row: Any) -> Span | None:
    """The first clause that speaks of the risk as of a possible one, if none takes up the event."""
    text, admitted = facts.document.text, facts.law.lexicon("risk-admitted")
    found = [
        Span(m.start(), m.end())
        for zone in zones
        for m in pattern(row["warned-by"], IGNORE_CASE).finditer(text, zone.start, zone.end)
    ]
    if any(admitted.find_in(text, _clause(text, span)) for span in found):
        return None
    return found[0] if found else None


def _clause(text: str, span: Span) -> Span:
    """The words with what stands beside them, up to the next marks."""
    left = max(text.rfind(mark, max(span.start - _BESIDE, 0), span.start) for mark in _MARKS) + 1
    ends = [at for at in (text.find(mark, span.end, span.end + _BESIDE) for mark in _MARKS) if at >= 0]
    return Span(max(left, span.start - _BESIDE, 0), min(ends, default=min(span.end + _BESIDE, len(text))))


def _happened(facts: Facts, row: Any) -> str | None:
    """The words of the first sentence outside legends that says that it has happened."""
    document, denied = facts.document, facts.law.lexicon("risk-denied")
    legends = [*document.part("legend"), *document.part("about")]
    for m in pattern(row["happened"], IGNORE_CASE).finditer(document.text):
        sentence = document.sentence_at(m.start())
        if sentence is None or any(span.overlaps(sentence) for span in legends):
            continue
        if not denied.find_in(document.text, Span(max(sentence.start, m.start() - _BESIDE), m.end())):
            return str(m.group())
    return None
