"""A report → what the formats of a run still need of it, when the next draft is checked.

A *piece* is what a format says of one report alone. Formats that are made at the end get the report without
all that no such format shows (:func:`lightened`).
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import Any

from checker.document import OffsetMap
from checker.facts import KINDS, Facts
from checker.findings import Outcome, RuleCard
from checker.law import Law
from checker.origins import Origins
from checker.record import Record, replace
from checker.render import RenderOptions, render
from checker.report import Report

IN_A_ROW = ("text", "rdjsonl")
"""Formats of which several reports are those of each report, in a row."""

FRAMED = ("junit", "checkstyle", "csv", "tie-out")
"""Formats of which several reports are the same between a head and a tail of the whole."""

PIECED = (*IN_A_ROW, *FRAMED, "json", "html")
"""Formats that are made of a piece for each report, and of little else."""

LASTING_FACTS = {"ics": ("deadline",)}
"""Facts that a format needs at the end, by format."""


class Told(Record):
    """A report as far as the formats of a run still need it."""

    pieces: dict[str, str]
    light: Report | None


def told(report: Report, formats: tuple[str, ...], options: RenderOptions) -> Told:
    """What the formats of a run need of a report."""
    pieces = {f: render(report, f, options) for f in formats if f in PIECED}
    needs_light = "html" in formats or any(f not in PIECED for f in formats)
    facts = tuple(chain.from_iterable(LASTING_FACTS.get(f, ()) for f in formats))
    return Told(pieces, lightened(report, facts) if needs_light else None)


_NO_FACTS: dict[str, tuple[Any, ...]] = dict.fromkeys(KINDS, ())


def lightened(report: Report, kinds: tuple[str, ...] = ()) -> Report:
    """The report with its text, places and outcomes, and of its facts only the release and some kinds."""
    document = replace(
        report.document,
        blocks=(),
        tables=(),
        remarks=(),
        parts={},
        stated={},
        markings=(),
        offsets=_packed(report.document.offsets),
        origins=Origins((), origins.signposts) if (origins := report.document.origins) else None,
    )
    found = {**_NO_FACTS, **{kind: _of(report, kind) for kind in kinds}} if kinds else _NO_FACTS
    facts = Facts(document, Law(), {}, report.as_of, _found=found, _release=report.facts.release)
    outcomes = tuple(
        replace(outcome, evidence=()) if outcome.evidence else outcome for outcome in report.outcomes
    )
    return replace(report, document=document, facts=facts, outcomes=outcomes, options=dict(report.options))


def _packed(offsets: OffsetMap) -> OffsetMap:
    """The same map, in a tenth of the memory: Python's own numbers weigh more than the text."""
    packed: Any = array("L", offsets.text_starts), array("L", offsets.raw_starts)
    return OffsetMap(*packed)


def _of(report: Report, kind: str) -> tuple[Any, ...]:
    from checker.render.plain import read_facts  # noqa: PLC0415

    return tuple(read_facts(report, kind) or ())


class Shared:
    """What many reports have in common, kept once: the cards of rules, the outcomes without a word."""

    def __init__(self) -> None:
        self._cards: dict[RuleCard, RuleCard] = {}
        self._outcomes: dict[tuple[str, ...], Outcome] = {}

    def of(self, report: Report) -> Report:
        """The report with what it shares with others."""
        return replace(report, outcomes=tuple(map(self._outcome, report.outcomes)))

    def _outcome(self, outcome: Outcome) -> Outcome:
        key = (outcome.rule.id, outcome.rule.pack, outcome.verdict, outcome.severity, outcome.because)
        known = self._outcomes.get(key)
        if known is not None and known == outcome:
            return known
        shared = replace(outcome, rule=self._cards.setdefault(outcome.rule, outcome.rule))
        if not outcome.findings:
            self._outcomes[key] = shared
        return shared
