"""A forward-looking sentence → how firm it is: guidance, plan, expectation or aspiration."""

from __future__ import annotations

from typing import Literal

from checker.facts.outlook.evidence import has_amount
from checker.facts.outlook.judgement import Judgement, Model

METRICS = (
    "revenue", "sales", "earnings", "eps", "ebitda", "income", "margin", "profit", "cash", "capex", "expenditure",
    "ffo", "affo", "production", "growth", "loss", "expense", "cost", "deliver", "booking", "backlog", "tax", "figure",
)  # fmt: skip
"""Beginnings of words for the items that guidance projects."""
GUIDING = frozenset(("guidance", "projects-verb", "range"))
SAYING = frozenset(("expects", "expected-to", "projects-verb", "will", "on-track", "guidance", "bare-expected", "could"))
WEAK = 0.35
"""A plan sign of less weight doesn't make a plan."""


def strength_of(judged: Judgement, model: Model) -> Literal["guidance", "plan", "expectation", "aspiration"]:
    """The strength of a sentence that was judged forward-looking or an aspiration."""
    if judged.verdict == "aspiration":
        return "aspiration"
    if _guides(judged):
        return "guidance"
    weights = {"plan": 0.0, "expectation": 0.0}
    for sighting in judged.evidence.signals:
        kind = "plan" if sighting.sign.strength in ("plan", "aspiration") else "expectation"
        weights[kind] = max(weights[kind], sighting.sign.weight)
    return "plan" if weights["plan"] > weights["expectation"] else "expectation"


def _guides(judged: Judgement) -> bool:
    names = {s.sign.name for s in judged.evidence.signals}
    words = judged.evidence.words.lower
    if not has_amount(words) or not any(word.startswith(METRICS) for word in words):
        return False
    return "guidance" in names or bool(names & GUIDING and names & SAYING)
