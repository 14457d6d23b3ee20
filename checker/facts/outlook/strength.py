"""A forward-looking sentence → how firm it is: guidance, plan, expectation or aspiration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from checker.facts.outlook.judgement import Judgement
from checker.facts.outlook.signs import Sighting

METRICS = (
    "revenue", "sales", "earnings", "eps", "ebitda", "income", "margin", "profit", "capex", "expenditure",
    "ffo", "affo", "production", "growth", "loss", "expense", "cost", "deliver", "booking", "backlog",
    "figure",
)  # fmt: skip
"""Beginnings of words for the items that guidance projects."""
SAYING = frozenset(
    (
        "expects",
        "expected-to",
        "projects-verb",
        "will",
        "on-track",
        "guidance",
        "bare-expected",
        "could",
        "range",
    )
)
"""Signs of a figure that is projected; for ``guidance`` itself no more is needed."""
BELIEFS = frozenset(("belief", "expectation verb", "expected to"))
IN_ABOUT, IN_QUOTE, IN_LIST = 0.4, 0.3, 1.0
"""A company's description and a list of tasks state plans, its officers expectations: how far that leans."""


def strength_of(judged: Judgement, subject: str) -> Literal["guidance", "plan", "expectation", "aspiration"]:
    """The strength of a sentence that looks ahead; ``subject`` is whose future it is."""
    if judged.verdict == "aspiration":
        return "aspiration"
    if "guided-item" in judged.evidence.circumstances or _guides(judged, subject):
        return "guidance"
    signals = judged.evidence.signals
    if any(s.sign.construction in BELIEFS for s in signals):  # "we believe it will": the verb is no promise
        signals = tuple(s for s in signals if s.sign.construction != "modal")
    lean = sum(_lean(s) for s in signals)
    places = judged.evidence.circumstances
    lean += IN_ABOUT * ("about" in places) - IN_QUOTE * ("quote" in places)
    lean += IN_LIST * ("promised-item" in places)
    return "plan" if lean > 0 else "expectation"


def _lean(sighting: Sighting) -> float:
    """How far a sign leans to a plan (above zero) or to an expectation."""
    kind = sighting.sign.strength
    return sighting.sign.weight * ((kind in ("plan", "aspiration")) - (kind in ("expectation", "guidance")))


def _guides(judged: Judgement, subject: str) -> bool:
    names = {s.sign.name for s in judged.evidence.signals}
    words = judged.evidence.words.present
    if not judged.evidence.words.has_amount or not any(word.startswith(METRICS) for word in words):
        return False
    return "guidance" in names or (subject != "third-party" and len(names & SAYING) > 0 and _priced(words))


def _priced(words: Iterable[str]) -> bool:
    """Whether an amount of money or a percentage is given."""
    return any(
        w in ("%", "percent", "million", "billion") or (w[-1].isdigit() and w[0] in "$€£¥uc") for w in words
    )
