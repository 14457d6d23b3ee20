"""Risks that the caution calls possible and that the release says have happened → MaterialisedRisk.

A warning that something "could" happen misleads where it already has (In re Facebook, Inc. Sec. Litig.,
87 F.4th 934 (9th Cir. 2023)). Which risks there are, how a caution speaks of them and how a release says that
they have come true, is the law's table ``materialised-risks``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.document import Span
from checker.law import Law
from checker.matching import Matcher
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class MaterialisedRisk(Record):
    """A clause of the caution that speaks of what has happened as of what may."""

    span: Span
    risk: str
    """``unauthorized access to data``, ``a late filing``, …"""
    happened: str
    """The words of the release that say so."""


_BESIDE = 60
"""Characters on either side that are looked at."""
_MARKS = ";.:,\n"


class _Risk(Record):
    """A row of the table."""

    name: str
    warned_by: Matcher
    happened: Matcher


def find_materialised_risks(facts: Facts) -> Iterator[MaterialisedRisk]:
    """Every risk of the caution that the rest of the release says has come true."""
    zones = facts.document.part("cautionary")
    for risk in _risks(facts.law) if zones else ():
        warned = _warned(facts, zones, risk)
        happened = _happened(facts, risk) if warned is not None else None
        if warned is not None and happened is not None:
            yield MaterialisedRisk(warned, risk.name, happened)


def _risks(law: Law) -> Sequence[_Risk]:
    def read() -> list[_Risk]:
        return [
            _Risk(
                row["risk"],
                Matcher(row["warned-by"], ignore_case=True),
                Matcher(row["happened"], ignore_case=True),
            )
            for row in law.table("materialised-risks").rows
        ]

    return law.once("materialised risks", read)


def _warned(facts: Facts, zones: tuple[Span, ...], risk: _Risk) -> Span | None:
    """The first clause that speaks of the risk as of a possible one, if none takes up the event."""
    text, admitted = facts.document.text, facts.law.lexicon("risk-admitted")
    found = [span for zone in zones for span, _ in risk.warned_by.find_in(text, zone)]
    if any(admitted.find_in(text, _clause(text, span)) for span in found):
        return None
    return found[0] if found else None


def _clause(text: str, span: Span) -> Span:
    """The words with what stands beside them, up to the next marks."""
    left = max(text.rfind(mark, max(span.start - _BESIDE, 0), span.start) for mark in _MARKS) + 1
    ends = [at for at in (text.find(mark, span.end, span.end + _BESIDE) for mark in _MARKS) if at >= 0]
    return Span(max(left, span.start - _BESIDE, 0), min(ends, default=min(span.end + _BESIDE, len(text))))


def _happened(facts: Facts, risk: _Risk) -> str | None:
    """The words of the first sentence outside legends that says that it has happened."""
    document, denied = facts.document, facts.law.lexicon("risk-denied")
    for span, _ in risk.happened.find_in(document.text, Span(0, len(document.text))):
        sentence = document.sentence_at(span.start)
        if sentence is None or document.overlaps_part(sentence, "legend", "about"):
            continue
        if not denied.find_in(document.text, Span(max(sentence.start, span.start - _BESIDE), span.end)):
            return document.words(span)
    return None
