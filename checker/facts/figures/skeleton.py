"""A sentence → its skeleton: every figure and every period one symbol, the other words as they are.

"Net sales rose 20% to $12.0 million in the third quarter from $10.0 million a year ago" becomes "Net sales
rose P to N T from N T". The grammar of comparisons is written over skeletons: it need not know how money,
percentages or periods are written, and its gaps can't run across a figure unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.document import Span
from checker.facts.amounts import Amount, Printed, printed_in
from checker.facts.figures.periods import PeriodPhrase, period_phrases
from checker.patterns import pattern
from checker.record import Record
from checker.spans import Taken

AMOUNT, PERCENT, POINTS, PERIOD = "\ue000", "\ue001", "\ue002", "\ue003"
SIGNED, PLAIN, UNREAD = "\ue004", "\ue005", "\ue006"
"""The symbols: an amount with a unit, a percentage, points of a percentage, a period; a percentage with its
own plus or minus sign, a plain number, and digits that can't be read with certainty, such as "1 234"."""

_EMPTY = pattern(r" ?(?<!\w)\((?:[^()\d%$€£]{0,90}|\d{1,2}|[a-z])\)(?! ?%)")
"""A bracket that says nothing of figures: "(NOI)", a footnote."""

_MANY, _WORDS_EACH = 8, 3
"""Figures of a sentence from which it may be a table's rows, and words a figure that sentences have."""

Item = Printed | PeriodPhrase


class Skeleton(Record):
    """The skeleton of a stretch of text, and the way back."""

    text: str
    items: dict[int, Item]
    """By their place in the skeleton."""
    origin: list[int]
    """For each character of the skeleton, its place in the reading text."""

    @property
    def is_tabular(self) -> bool:
        """Whether there are so many figures among so few words that a table lost its grid."""
        figures = sum(isinstance(item, Printed) for item in self.items.values())
        return figures >= _MANY and len(pattern(r"\p{L}{2,}").findall(self.text)) < _WORDS_EACH * figures

    def amount(self, at: int) -> Amount:
        """The amount at a place of the skeleton. Raises KeyError where there is none."""
        found = self.items[at]
        if not isinstance(found, Printed):
            raise KeyError(at)
        return found.amount

    def period_in(self, start: int, end: int) -> PeriodPhrase | None:
        """The first period between two places of the skeleton."""
        at = self.text.find(PERIOD, start, end)
        found = self.items.get(at)
        return found if isinstance(found, PeriodPhrase) else None

    def source(self, start: int, end: int) -> Span:
        """The stretch of the reading text that a stretch of the skeleton stands for."""
        last = self.items.get(end - 1)
        return Span(self.origin[start], last.span.end if last else self.origin[end - 1] + 1)


def skeleton_of(text: str, start: int, end: int, known: dict[int, Printed] | None = None) -> Skeleton:
    """The skeleton of a stretch of the reading text, with the figures that are known of it.

    Takes time in line with its length.
    """
    parts: list[str] = []
    origin: list[int] = []
    items: dict[int, Item] = {}
    at = start
    for span, symbol, item in _pieces(text, start, end, known):
        parts += text[at : span.start], symbol
        origin.extend(range(at, span.start))
        if item:
            items[len(origin)] = item
            origin.append(span.start)
        at = span.end
    parts.append(text[at:end])
    origin.extend(range(at, end))
    return Skeleton("".join(parts), items, origin)


_Piece = tuple[Span, str, Item | None]
"""A stretch of the text, what stands for it in the skeleton, and the item that this stands for."""


def _pieces(text: str, start: int, end: int, known: dict[int, Printed] | None) -> Iterator[_Piece]:
    """Periods, amounts and empty brackets in order; a number inside a period is none of its own."""
    empty = [Span(*m.span()) for m in _EMPTY.finditer(text, start, end)] if "(" in text[start:end] else []
    periods = [p for p in period_phrases(text, start, end) if not any(map(p.span.overlaps, empty))]
    taken = Taken([*empty, *(period.span for period in periods)])
    found: list[_Piece] = [*((span, "", None) for span in empty), *((p.span, PERIOD, p) for p in periods)]
    for printed in printed_in(text, start, end, plain=True, known=known):
        if not taken.overlaps(printed.span):
            found.append((printed.span, _symbol(text, printed), printed))
    return _without_overlap(text, start, sorted(found, key=lambda piece: piece[0].start))


def _without_overlap(text: str, start: int, found: list[_Piece]) -> Iterator[_Piece]:
    """The pieces that begin after the one before; digits in groups that only a space divides are unread."""
    grouped: set[int] = set()
    for (one, *_), (other, *_) in pairwise(found):
        if _is_group(text, one.end, other.start):
            grouped |= {one.start, other.start}
    last = start
    for span, symbol, item in found:
        if span.start >= last:
            unread = span.start in grouped and isinstance(item, Printed)
            yield span, UNREAD if unread else symbol, item
            last = span.end


def _is_group(text: str, end: int, start: int) -> bool:
    """Whether the number that ends here and the one that starts there may be one: "1 234"."""
    return start == end + 1 and text[end - 1].isdigit() and text[start : start + 3].isdigit()


def _symbol(text: str, printed: Printed) -> str:
    if printed.unit == "percent":
        signed = printed.negative and not text[max(printed.span.start - 1, 0)].isalnum()
        return SIGNED if signed or text[max(printed.span.start - 1, 0)] == "+" else PERCENT
    if printed.unit in ("basis-points", "percentage-points"):
        return POINTS
    return PLAIN if printed.unit == "number" else AMOUNT
