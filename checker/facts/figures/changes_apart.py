"""A change in one sentence, its two figures in another → Comparison.

"Expenses were $1,839,000 (2024: $3,262,000). … Expenses decreased by $1,423,000 or 43%." The difference,
stated to the dollar, tells which two figures are meant; then the percentage can be computed. Only
differences of three significant digits or more are matched, and only where the two sentences share the
words of the measure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from checker.facts.amounts import Amount
from checker.facts.figures.arithmetic import Reading, agrees, difference, percent_change
from checker.facts.figures.change_grammar import Pair, Stated
from checker.facts.figures.skeleton import Skeleton
from checker.patterns import pattern
from checker.record import Record

_COMMON = (
    "year years quarter months ended ending period three nine twelve compared when increased "
    "decreased increase "
    "decrease this that with from were was for the and our company total totaled "
    "approximately primarily due net"
)
_IDLE = frozenset(_COMMON.split())


class FiguresApart(Record):
    """Two figures of the same measure that a sentence gives without a change."""

    new: Amount
    old: Amount
    words: frozenset[str]
    """The words of the measure."""

    @cached_property
    def rise(self) -> Reading | None:
        """By how much the newer is above the older; None where the figures are too rough to tell."""
        new, old = self.new.reading, self.old.reading
        found = difference(new, old)
        exact = found.high - found.low <= abs(found.value) / 50
        return found if exact and percent_change(new, old) is not None else None


def pairs_in(skeleton: Skeleton, pairs: Iterable[Pair]) -> Iterator[FiguresApart]:
    """The pairs of figures that a sentence sets against each other, in the same unit."""
    for pair in pairs:
        new, old = skeleton.amount(pair.new), skeleton.amount(pair.old)
        if (new.unit, new.currency) == (old.unit, old.currency) and new.unit == "currency":
            yield FiguresApart(new, old, _words(skeleton.text[: pair.new]))


class KnownFigures:
    """The figures apart of a release, by their differences; those that tell the same count once."""

    def __init__(self, figures: Iterable[FiguresApart]) -> None:
        told: dict[object, FiguresApart] = {}
        for f in figures:
            told.setdefault((f.new.reading, f.old.reading, f.new.currency, f.words), f)
        rises = [(f, rise) for f in told.values() if (rise := f.rise) is not None]
        self._widest = max((rise.high - rise.low for _, rise in rises), default=Decimal(0))
        self._rises, self._falls = _by_size(rises), _by_size([(f, -rise) for f, rise in rises])

    def differing(self, by: Reading, *, down: bool) -> list[FiguresApart]:
        """Those whose difference may be this one, in the order of the text."""
        rises = self._falls if down else self._rises
        first = bisect_left(rises, by.low - self._widest, key=_lowest)
        last = bisect_right(rises, by.high, key=_lowest)
        found = [figures for figures, rise in rises[first:last] if agrees(by, rise)]
        return sorted(found, key=lambda figures: figures.new.span)


_Rise = tuple[FiguresApart, Reading]


def _lowest(told: _Rise) -> Decimal:
    return told[1].low


def _by_size(rises: Iterable[_Rise]) -> list[_Rise]:
    return sorted(rises, key=_lowest)


def figures_of(change: Stated, skeleton: Skeleton, known: KnownFigures) -> FiguresApart | None:
    """The one pair of figures whose difference is the stated change; None if there are none or several."""
    delta = skeleton.amount(change.delta) if change.delta is not None else None
    if delta is None or delta.unit != "currency" or _significant(delta) < 3:
        return None
    subject = _words(skeleton.text[: change.delta])
    found = known.differing(abs(delta.reading), down=change.direction == "down")
    found = [f for f in found if f.new.currency == delta.currency]
    found = [f for f in found if len(f.words & subject) >= 2 or (f.words & subject and len(f.words) == 1)]
    values = {(f.new.value, f.old.value) for f in found}
    return found[0] if len(values) == 1 else None


def _significant(amount: Amount) -> int:
    digits = pattern(r"\d[\d,]*(?:\.\d+)?").search(amount.text).group()
    return len(digits.replace(",", "").replace(".", "").strip("0")) if digits else 0


def _words(text: str) -> frozenset[str]:
    last = max(text.rfind(mark) for mark in ";:")
    found: Any = pattern(r"[A-Za-z]{3,}").findall(text[last + 1 :])
    return frozenset(word.lower() for word in found) - _IDLE
