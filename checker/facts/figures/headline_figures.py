"""The headline's figures → HeadlineFigure: whether the body or a table bears each one out.

A headline rounds what the body says: "$12.3 million" stands for 12,345 in a table in thousands. So a figure
is borne out by any number of the body that rounds to it, at any scale of thousands, and a percentage also
by a comparison that comes to it. What is left has no counterpart at all: a number of an earlier draft, or
one that the body never proves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from checker.document import Span
from checker.facts.amounts import Amount, amounts_in
from checker.facts.figures.arithmetic import Reading, agrees, percent_change
from checker.facts.figures.comparisons import figures_apart
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_UNITS = frozenset({"currency", "per-share", "percent", "basis-points", "percentage-points"})
_NUMBER = pattern(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?|(?<=[\s($])\.\d++")
_SCALES = tuple(Decimal(1).scaleb(power) for power in (0, 3, 6, 9, 12, -3, -6, -9, -12))
_ENOUGH = 12
"""A body with fewer numbers is cut off, or says its figures in words."""


class HeadlineFigure(Record):
    """One amount of money or percentage of the headline."""

    span: Span
    text: str
    unit: str
    borne_out: bool | None
    """Whether a number of the body rounds to it; None where the body has too few numbers to tell."""


def find_headline_figures(facts: Facts) -> Iterator[HeadlineFigure]:
    """Every amount of money and percentage of the headline."""
    document = facts.document
    titles = document.part("headline")
    figures = [a for t in titles for a in amounts_in(document.text, t.start, t.end) if a.unit in _UNITS]
    if figures:
        body = _Body(facts)
        for figure in figures:
            yield HeadlineFigure(figure.span, figure.text, figure.unit, body.bears_out(figure))


class _Body:
    """The numbers of a release outside its headline."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._headlines = facts.document.part("headline")
        found = _NUMBER.finditer(facts.document.text)
        self._found = [m for m in found if not _within(m.start(), self._headlines)]
        self.numbers = sorted(map(_read, {m.group() for m in self._found}))

    @cached_property
    def enough(self) -> bool:
        """Whether they are enough to miss one."""
        subheads = self._facts.document.part("subhead")
        return sum(not _within(m.start(), subheads) for m in self._found) >= _ENOUGH

    def bears_out(self, figure: Amount) -> bool | None:
        """Whether a number of the body rounds to the figure, at any scale of thousands."""
        reading = abs(figure.reading)
        found = any(self._has(reading.times(scale)) for scale in _SCALES)
        found = found or (figure.unit == "percent" and self._is_change(reading))
        return found or (False if self.enough else None)

    def _is_change(self, reading: Reading) -> bool:
        """Whether a comparison of the body, or two figures that it sets against each other, give it."""
        return any(agrees(reading, computed) for computed in self._computed) or self._is_change_in_a_row(
            reading
        )

    @cached_property
    def _computed(self) -> list[Reading]:
        computed = [
            abs(Reading(c.computed, c.low, c.high))
            for c in self._facts.of("comparison")
            if c.computed is not None and not _within(c.span.start, self._headlines)
        ]
        changes = (percent_change(f.new.reading, f.old.reading) for f in figures_apart(self._facts))
        return computed + [abs(change) for change in changes if change is not None]

    def _is_change_in_a_row(self, reading: Reading) -> bool:
        """Whether two numbers of one line, near each other, give the percentage: the years of a table."""
        for numbers in self._lines:
            for n, new in enumerate(numbers):
                near = (old for old in numbers[max(n - 3, 0) : n + 4] if old and old != new)
                if any(reading.low <= abs(new - old) / old * 100 <= reading.high for old in near):
                    return True
        return False

    @cached_property
    def _lines(self) -> list[list[Decimal]]:
        """The numbers of each line."""
        lines: dict[int, list[Decimal]] = {}
        text, line, at = self._facts.document.text, 0, 0
        for m in self._found:
            line += text.count("\n", at, m.start())
            at = m.start()
            lines.setdefault(line, []).append(_read(m.group()))
        return list(lines.values())

    def _has(self, reading: Reading) -> bool:
        at = bisect_left(self.numbers, reading.low)
        return at < len(self.numbers) and self.numbers[at] <= reading.high


def _read(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _within(at: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)
