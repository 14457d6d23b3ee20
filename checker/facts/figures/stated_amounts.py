"""Sentences → StatedAmount: an amount with what it is an amount of: measure, period, sign, GAAP or not.

"Adjusted EBITDA for the third quarter was a loss of $3.2 million" gives −3,200,000 USD of Adjusted EBITDA,
not GAAP, for the third quarter. The measure is the last one that the clause names before the figure; where it
names none, or the figure stands in a table, nothing is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Match, Span
from checker.facts.amounts import Amount
from checker.facts.figures.periods import PeriodPhrase, period_phrases
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_CLAUSE = pattern(r"[;•]|\.(?= )|\bwhile\b|\bwhereas\b")
_LOSS_OF = pattern(r"(?i)\b(?:loss(?:es)?|deficit|outflow|used in)\b[^,;.\d]{0,40}$")
_AGAINST = pattern(
    r"(?i)\b(?:compared (?:to|with)|versus|vs\.?|from|against|up from|down from)\b[^,;.\d]{0,80}$"
)
_FAR = 60


class StatedAmount(Record):
    """One amount of a sentence, with what it is an amount of."""

    span: Span
    text: str
    value: Decimal
    """With its scale and its sign: a "loss of $3.2 million" is negative."""
    low: Decimal
    high: Decimal
    unit: str
    currency: str | None
    measure: str
    """As the sentence names it; empty where it names none."""
    gaap: bool | None
    """None where the sentence names no measure."""
    period: str
    """In the words of the release; empty where the clause names none."""
    role: Literal["current", "prior"]
    """Prior where it is what another figure is compared with."""
    how: str


def find_stated_amounts(facts: Facts) -> Iterator[StatedAmount]:
    """Every amount that stands in a sentence, with its measure and period as far as they are plain."""
    document = facts.document
    amounts: list[Amount] = list(facts.of("amount"))
    at = 0
    for sentence in document.sentences:
        while at < len(amounts) and amounts[at].span.start < sentence.start:
            at += 1
        own = []
        while at < len(amounts) and amounts[at].span.end <= sentence.end:
            own.append(amounts[at])
            at += 1
        if own:
            yield from _in_sentence(facts, sentence, own)


def _in_sentence(facts: Facts, sentence: Span, amounts: list[Amount]) -> Iterator[StatedAmount]:
    text = facts.document.text
    found = facts.law.lexicon("figure-measures").find_in(text, sentence)
    measures = [m for m in found if not any(o is not m and o.span.contains(m.span) for o in found)]
    periods = list(period_phrases(text, sentence.start, sentence.end))
    opens = [
        sentence.start,
        *(m.end() for m in _CLAUSE.finditer(text, sentence.start, sentence.end)),
    ]
    for amount in amounts:
        start = max(o for o in opens if o <= amount.span.start)
        end = min((o for o in opens if o > amount.span.start), default=sentence.end)
        measure = next((m for m in reversed(measures) if start <= m.span.start < amount.span.start), None)
        yield _stated(facts, amount, measure, _period(text, amount, periods, Span(start, end)), start)


def _stated(
    facts: Facts, amount: Amount, measure: Match | None, period: PeriodPhrase | None, start: int
) -> StatedAmount:
    text = facts.document.text
    before = text[max(start, amount.span.start - 90) : amount.span.start]
    loss = not amount.negative and _LOSS_OF.search(before) is not None
    words = facts.document.words(measure.span) if measure else ""
    said = f'; measure "{words}"' if words else ""
    said += f'; period "{period.text}"' if period else ""
    return StatedAmount(
        span=amount.span,
        text=amount.text,
        value=-amount.value if loss else amount.value,
        low=-amount.high if loss else amount.low,
        high=-amount.low if loss else amount.high,
        unit=amount.unit,
        currency=amount.currency,
        measure=words,
        gaap=_gaap(measure),
        period=period.text if period else "",
        role="prior" if _AGAINST.search(before) else "current",
        how=f"{amount.how}{said}{'; a loss by the words before it' if loss else ''}",
    )


def _gaap(measure: Any) -> bool | None:
    return None if measure is None else not measure.fields.get("adjusted", False)


def _period(text: str, amount: Amount, periods: list[PeriodPhrase], clause: Span) -> PeriodPhrase | None:
    """The period right after the figure, else the last one before it in the clause."""
    for period in periods:
        gap = text[amount.span.end : period.span.start]
        if period.span.start >= amount.span.end and len(gap) <= _FAR and not pattern(r"[\d;,]").search(gap):
            return period
    before = [p for p in periods if clause.start <= p.span.start < amount.span.start]
    return before[-1] if before else None
