"""A forward-looking sentence → how firm it is: guidance, plan, expectation or aspiration."""

from __future__ import annotations

from typing import Literal

from checker.facts.outlook.evidence import has_amount
from checker.facts.outlook.judgement import Judgement, Model
from checker.facts.outlook.signs import Sighting

METRICS = (
    "revenue", "sales", "earnings", "eps", "ebitda", "income", "margin", "profit", "cash", "capex",
    "expenditure", "ffo", "affo", "production", "growth", "loss", "expense", "cost", "deliver", "booking",
    "backlog", "tax", "figure",
)  # fmt: skip
"""Beginnings of words for the items that guidance projects."""
GUIDING = frozenset(("guidance", "projects-verb", "range"))
SAYING = frozenset(
    ("expects", "expected-to", "projects-verb", "will", "on-track", "guidance", "bare-expected", "could")
)
IN_ABOUT, IN_QUOTE = 0.4, 0.3
"""A company's description states plans, its officers expectations: how far that leans."""


def strength_of(judged: Judgement, model: Model) -> Literal["guidance", "plan", "expectation", "aspiration"]:
    """The strength of a sentence that was judged forward-looking or an aspiration."""
    if judged.verdict == "aspiration":
        return "aspiration"
    if _guides(judged):
        return "guidance"
    lean = sum(_lean(s) for s in judged.evidence.signals)
    places = judged.evidence.circumstances
    lean += IN_ABOUT * ("about" in places) - IN_QUOTE * ("quote" in places)
    return "plan" if lean > 0 else "expectation"


def _lean(sighting: Sighting) -> float:
    """How far a sign leans to a plan (above zero) or to an expectation."""
    kind = sighting.sign.strength
    return sighting.sign.weight * ((kind in ("plan", "aspiration")) - (kind in ("expectation", "guidance")))


def _guides(judged: Judgement) -> bool:
    names = {s.sign.name for s in judged.evidence.signals}
    words = judged.evidence.words.lower
    if not has_amount(words) or not any(word.startswith(METRICS) for word in words):
        return False
    return "guidance" in names or bool(names & GUIDING and names & SAYING)
