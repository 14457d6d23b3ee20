"""p-values and confidence intervals → Statistic, held against what the sentence claims of them.

A p-value is a probability: none is above 1, and none is 0. A result is called significant when its p-value
lies below the level agreed on, 0.05 where nothing else is said, or when its interval leaves out the value of
no effect: 1 for a ratio.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.facts.lifesciences.setting import sentence_around
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

Fault = Literal["above-one", "zero", "not-significant", "crosses-null"]

LEVEL = 0.05
"""The usual level of significance, two-sided."""
_P = pattern(
    r"(?<![\w.])[pP](?:-?[vV]alues?)?(?: of| was| is)? ?(?P<sign>[=<>≤≥]|&lt;|less than|greater than)? ?"
    r"(?P<value>\d?\.\d{1,8}|0|1(?:\.0)?)(?![\d%])"
)
_INTERVAL = pattern(
    r"(?P<ratio>\b(?:hazard|odds|risk|rate) ratio|\b[HOR]R\b)[^\n]{0,60}?"
    r"\b9\d(?:\.\d)? ?%? ?(?:CI|confidence interval)[:,=]? ?[\[(]?"
    r"(?P<low>\d+\.\d+) ?(?:-|–|to|,) ?(?P<high>\d+\.\d+)"
)
_LEVEL = pattern(r"(?:alpha|α|significance (?:level|threshold) of)(?: ?=| of)? ?(?P<level>0?\.\d{1,4})")
_CLAIM = pattern(
    r"(?i)(?P<no>\b(?:not?|n't|non|without|nor|neither|fail(?:ed|s|ing|ure)? to|short of|miss(?:ed"
    r"|ing)|lack\w*|never"
    r"|approach\w*|near(?:ed|ly|ing)?|close to|trend\w*|border\w*|nominal\w*|marginal\w*|exploratory"
    r"|just|powered)\b"
    r"[^.;\n]{0,50}?)?"
    r"(?:\b(?:statistical(?:ly)? significan(?:t|ce|tly)|significan(?:t|tly|ce)(?: (?:difference"
    r"|improvement|reduction"
    r"|increase|decrease|benefit|greater|lower|higher|improved|reduced|better|superior|longer))?))\b"
)


class Statistic(Record):
    """One p-value or interval."""

    span: Span
    """Its words, with the claim if it contradicts one."""
    kind: Literal["p-value", "interval"]
    value: float | None
    sign: str | None
    low: float | None
    high: float | None
    level: float
    """The level of significance that the release states, else 0.05."""
    claim: Literal["significant", "not significant"] | None
    """What the nearest words of the sentence say of it."""
    fault: Fault | None


def find_statistics(facts: Facts) -> Iterator[Statistic]:
    """Every p-value, and every interval of a ratio."""
    document = facts.document
    level = _level(document)
    if ("p" in document.lower and any(c in document.text for c in "=<≤>≥")) or "p-value" in document.lower:
        for m in _P.finditer(document.text):
            if m["sign"] or "alue" in m.group():
                yield _p_value(document, m, level)
    if " ci" in document.lower or "confidence interval" in document.lower:
        for m in _INTERVAL.finditer(document.text):
            yield _interval(document, m, level)


def _level(document: Document) -> float:
    m = (
        _LEVEL.search(document.text)
        if "alpha" in document.lower or "significance " in document.lower
        else None
    )
    return float(m["level"]) if m else LEVEL


def _p_value(document: Document, m: Any, level: float) -> Statistic:
    span, value = Span(m.start(), m.end()), float(m["value"])
    claim = _claim(document, span)
    sign = m["sign"]
    return Statistic(
        span=span,
        kind="p-value",
        value=value,
        sign=sign,
        low=None,
        high=None,
        level=level,
        claim=claim,
        fault=_p_fault(value, sign, level, claim),
    )


def _p_fault(value: float, sign: str | None, level: float, claim: str | None) -> Fault | None:
    if value > 1:
        return "above-one"
    if value == 0 and sign in (None, "="):
        return "zero"
    above = (
        value >= level
        and sign in (None, "=", ">", "≥", "greater than")
        and not (value == level and sign is None)
    )
    return "not-significant" if above and claim == "significant" else None


def _interval(document: Document, m: Any, level: float) -> Statistic:
    span = Span(m.start(), m.end())
    low, high, claim = float(m["low"]), float(m["high"]), _claim(document, span)
    crosses = low < 1 < high
    return Statistic(
        span=span,
        kind="interval",
        value=None,
        sign=None,
        low=low,
        high=high,
        level=level,
        claim=claim,
        fault="crosses-null" if crosses and claim == "significant" else None,
    )


def _claim(document: Document, span: Span) -> Literal["significant", "not significant"] | None:
    """What is claimed right before or, in the same clause, right after the figure."""
    sentence = sentence_around(document, span.start)
    start = max(sentence.start, span.start - 160)
    before = document.text[start : span.start]
    for boundary in (";", " while ", " whereas ", " although ", " but ", "), ", "p=", "p <", "p<", "p ="):
        before = before.rpartition(boundary)[2] if boundary in before else before
    found = list(_CLAIM.finditer(before))
    if not found:
        after = document.text[span.end : min(sentence.end, span.end + 60)]
        found = [m for m in _CLAIM.finditer(after) if m["no"]][:1]
    if not found:
        return None
    return "not significant" if found[-1]["no"] else "significant"
