"""Sentences → ShareOfWhole: a margin, an ownership, a part of a total in percent, with both of its figures.

"Gross profit of $5.0 million on revenue of $10.0 million, a gross margin of 50%", "2,000,000 shares,
representing 10% of the 20,000,000 shares outstanding": the percentage is computed anew with all that
rounding allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Span
from checker.facts.amounts import Amount
from checker.facts.figures.arithmetic import agrees, percentage, qualified, shown_bounds
from checker.facts.figures.change_words import BARRED
from checker.facts.figures.comparisons import skeletons
from checker.facts.figures.judging import decimals_of, is_qualified, operands_of
from checker.facts.figures.skeleton import AMOUNT, PERCENT, PERIOD, PLAIN, Skeleton
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_FIGURE = f"[{AMOUNT}{PLAIN}]"
_STOP = (
    r"(?!\b(?i:increas\w+|decreas\w+|growth|compared|versus|from|up|down|and|plus|minus|"
    r"excluding|including)\b)"
)
_WORDS = rf"(?:{_STOP}[^{BARRED}.]){{0,70}}?"
_BE = (
    r"(?:,? (?i:or|representing|which represents?|represents|equal to|equivalent to|equating "
    r"to|constituting|being))"
)
_NEAR = r"(?: ?(?i:an?|approximately|about|roughly|nearly|over|more than|some))*"
_SAYING = r"(?i)represent|equal to|equivalent to|equating|constituting|being|\bor\b|margin"
"""Words one of which every form has."""

FORMS = {
    # "2.0 million shares, representing 10% of the 20.0 million shares outstanding"
    "part-percent-whole": rf"(?P<part>{_FIGURE})(?:{_STOP}[^{BARRED}.]){{0,50}}?{_BE}{_NEAR} "
    rf"(?P<pct>{PERCENT}) (?i:of) (?:(?i:the|its|our|total|all)\b ?)*{_NEAR}{_WORDS}(?P<whole>{_FIGURE})",
    # "gross profit of $5.0 million on revenue of $10.0 million, a gross margin of 50%"
    "part-on-whole": rf"(?P<part>{_FIGURE})(?: {PERIOD})? (?i:on) (?:[A-Za-z-]+ ){{0,4}}?(?i:revenues?|sales)"
    rf"(?: {PERIOD})? (?i:of){_NEAR} (?P<whole>{_FIGURE})[^{BARRED}.]{{0,60}}?\b(?i:margin) "
    rf"(?i:of){_NEAR} (?P<pct>{PERCENT})",
}


class ShareOfWhole(Record):
    """A percentage that is stated with the part and the whole."""

    span: Span
    stated_span: Span
    part: str
    whole: str
    stated: str
    verdict: Literal["agrees", "rounding", "disagrees", "unsure"]
    computed: Decimal
    explanation: str


def find_shares_of_whole(facts: Facts) -> Iterator[ShareOfWhole]:
    """Every percentage that a sentence gives with its part and its whole, in the same unit."""
    for skeleton in skeletons(facts, _SAYING):
        if PERCENT in skeleton.text:
            for source in FORMS.values():
                for m in pattern(source).finditer(skeleton.text):
                    yield from _share(skeleton, m)


def _share(skeleton: Skeleton, m: Any) -> Iterator[ShareOfWhole]:
    part, whole, stated = (skeleton.amount(m.start(name)) for name in ("part", "whole", "pct"))
    operands = operands_of(part, whole)
    found = percentage(*operands) if operands else None
    if found is None:
        return
    reading = qualified(stated.reading, stated.closeness)
    unit = stated.high - stated.low
    right = agrees(reading, found)
    near = right or (reading.low - unit <= found.high and found.low <= reading.high + unit)
    doubtful = is_qualified(part) or is_qualified(whole) or found.value > 100 or _too_precise(part, whole)
    verdict: Literal["agrees", "rounding", "disagrees", "unsure"] = (
        "agrees" if right else "unsure" if doubtful else "rounding" if near else "disagrees"
    )
    value, low, high = shown_bounds(found, max(1, decimals_of(stated)))
    bounds = f"; rounding allows {low}% to {high}%" if low != high else ""
    yield ShareOfWhole(
        span=skeleton.source(m.start(), m.end()),
        stated_span=stated.span,
        part=part.text,
        whole=whole.text,
        stated=stated.text,
        verdict=verdict,
        computed=found.value,
        explanation=f"{part.text} of {whole.text} is {value}%{bounds}; the text says {stated.text}",
    )


def _too_precise(part: Amount, whole: Amount) -> bool:
    """Whether the figures are of different kinds after all: a plain number beside a sum of money."""
    return {part.unit, whole.unit} == {"number", "currency"}
