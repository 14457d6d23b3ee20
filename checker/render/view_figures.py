"""Figures that the release compares or adds up → what was computed of them, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.facts import KINDS
from checker.record import Record
from checker.render.places import EvidenceView, evidence_of
from checker.render.plain import read_facts
from checker.render.wording import capital, count_of, stop
from checker.report import Report


class FigureView(Record):
    """One statement that can be computed again."""

    state: str
    """``should`` where it does not come out, ``note`` where rounding may explain it, ``pass``, ``notrun``."""
    word: str
    """``Does not agree``, ``Off by rounding``, ``Not certain`` or ``Agrees``."""
    said: EvidenceView
    """The words, and where they stand."""
    how: str
    """What was computed from what."""


class FiguresView(Record):
    """The figures that were checked."""

    count: str
    """``14 statements``."""
    told: tuple[FigureView, ...]
    """What does not agree, then what is not certain; of what agrees, the first."""
    more: str
    """How many more agree, as a sentence; empty for none."""


_WORDS = {
    "should": "Does not agree",
    "note": "Off by rounding",
    "notrun": "Not certain",
    "pass": "Agrees",
}
_STATES = {"agrees": "pass", "rounding": "note", "unsure": "notrun"}
"""A fact's verdict → its state; every other verdict says in what way the figures disagree."""
_AGREEING_SHOWN = 20
_QUOTED = 140


def figures_view(report: Report) -> FiguresView | None:
    """The figures that were checked; None where there is nothing to check."""
    found = [_figure(fact, report) for fact in _checks(report)]
    if not found:
        return None
    agree = [f for f in found if f.state == "pass"]
    others = [f for state in ("should", "note", "notrun") for f in found if f.state == state]
    more = len(agree) - _AGREEING_SHOWN
    return FiguresView(
        count=count_of(len(found), "statement"),
        told=(*others, *agree[:_AGREEING_SHOWN]),
        more=f"{count_of(more, 'more statement')} agree{'s' if more == 1 else ''}." if more > 0 else "",
    )


def _checks(report: Report) -> Iterator[Any]:
    """Every fact that says what was computed, and whether it comes out."""
    for kind in ("comparison", "table-check"):
        if kind in KINDS:
            yield from read_facts(report, kind) or ()


def _figure(fact: Any, report: Report) -> FigureView:
    state = _STATES.get(str(fact.verdict), "should")
    said = evidence_of(fact.span, report.document, _QUOTED)
    return FigureView(state, _WORDS[state], said, stop(capital(_how(fact))))


def _how(fact: Any) -> str:
    """What was computed from what; of a cell in a table, with the names of its row and column."""
    if hasattr(fact, "explanation"):
        return str(fact.explanation)
    name = ", ".join(words for words in (fact.label, fact.column) if words)
    bounds = f" (rounding allows {fact.allowed})" if fact.allowed and fact.allowed != fact.computed else ""
    return f"{name}: {fact.operands} gives {fact.computed}{bounds}; the table says {fact.stated}"
