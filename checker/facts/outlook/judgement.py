"""Evidence → a judgement on each sentence: forward-looking, aspiration, logistics or passed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from checker.document import Span
from checker.facts.outlook.evidence import Evidence
from checker.facts.outlook.signs import Sighting
from checker.law import Law
from checker.record import Record

Verdict = Literal["forward-looking", "aspiration", "logistics", "passed-over"]

LOGISTICS_TABLE = "logistics"


class Model(Record):
    """The numbers of the law: what a circumstance weighs, and from which score on a sentence looks ahead."""

    circumstances: Mapping[str, float]
    threshold: float
    aspiration: float
    """The score from which a sentence whose best sign is an aspiration counts as one."""
    logistics: float
    """The weight of signs of logistics, below zero, from which a sentence is logistics."""


class Judgement(Record):
    """One sentence, judged."""

    span: Span
    evidence: Evidence
    score: float
    verdict: Verdict
    lead: Sighting | None
    """The signal that weighs most; None if there is none."""


def model_of(law: Law) -> Model:
    """The numbers that this law declares."""
    return law.once("forward-looking model", lambda: _read(law))


def _read(law: Law) -> Model:
    table = law.table("forward-looking-circumstances")
    limits = table.settings
    return Model(
        circumstances={str(row["circumstance"]): float(row["weight"]) for row in table.rows},
        threshold=float(limits.get("threshold", 1)),
        aspiration=float(limits.get("aspiration", 0.5)),
        logistics=float(limits.get("logistics", -0.5)),
    )


def score_of(evidence: Evidence, model: Model) -> float:
    """What a sentence scores: the sum of the weights of its signs and circumstances."""
    weights = model.circumstances
    signs = sum([s.sign.weight for s in (*evidence.signals, *evidence.against)])
    return signs + sum([weights.get(name, 0.0) for name in evidence.circumstances])


def judge(span: Span, evidence: Evidence, model: Model) -> Judgement:
    """Judges one sentence."""
    score = score_of(evidence, model)
    lead = max(evidence.signals, key=_weight, default=None)
    return Judgement(span, evidence, score, _verdict(evidence, score, lead, model), lead)


def _weight(sighting: Sighting) -> float:
    return sighting.sign.weight


def _verdict(evidence: Evidence, score: float, lead: Sighting | None, model: Model) -> Verdict:
    if lead is None:
        return "passed-over"
    if score >= model.threshold:
        return "aspiration" if lead.sign.strength == "aspiration" else "forward-looking"
    logistics = sum([s.sign.weight for s in evidence.against if s.sign.table == LOGISTICS_TABLE])
    if logistics <= model.logistics and lead.sign.weight > 0:
        return "logistics"
    if score >= model.aspiration and any(s.sign.strength == "aspiration" for s in evidence.signals):
        return "aspiration"
    return "passed-over"
