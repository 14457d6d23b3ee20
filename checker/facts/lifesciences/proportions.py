"""Counts with their percentage, "12 of 30 patients (40%)" → Proportion, and whether the figures agree.

The percentage may be rounded or cut off at its last digit. Where a count stands in words or a range, or where
several percentages follow, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_WORDS = r"(?P<whole_words>(?: (?!(?:and|or|with|had|were|was|in|at|by|from|who|achieved)\b)[\p{L}-]+){0,3}?)"
_COUNT = (
    rf"(?<![\d.,$€£/-])(?P<part>{_NUMBER})(?: ?/ ?| (?:out )?of (?:the |our"
    rf" )?)(?P<whole>{_NUMBER})(?![\d.,]*\d|[%/-]|th|x)"
    rf"{_WORDS},? ?[(\[](?:or |i\.e\.,? |approximately |~)?(?P<percent>\d{{1,3}}(?:\.\d{{1,2}})?) ?%[)\]]"
)
_SHARE = (
    rf"(?<![\d.,$€£-])(?P<percent>\d{{1,3}}(?:\.\d{{1,2}})?) ?%(?: of [\p{{L}} -]{{3,30}})? ?[(\[](?:n ?= ?)?"
    rf"(?P<part>{_NUMBER}) ?(?:/| of | out of ) ?(?P<whole>{_NUMBER})(?: [\p{{L}}-]+){{0,2}}[)\]]"
)


class Proportion(Record):
    """A count of a whole, with the percentage given for it."""

    span: Span
    part: int
    whole: int
    stated: Decimal
    """The percentage as written."""
    right: bool
    should_be: str
    """The percentage worked out, to the digits that were written: ``40%``."""


def find_proportions(facts: Facts) -> Iterator[Proportion]:
    """Every count of a whole that has its percentage beside it."""
    for source in (_COUNT, _SHARE):
        for m in pattern(source).finditer(facts.document.text):
            found = _proportion(m)
            if found is not None:
                yield found


def _proportion(m: Any) -> Proportion | None:
    part, whole = (int(m[name].replace(",", "")) for name in ("part", "whole"))
    if not 0 < part <= whole:
        return None
    stated = Decimal(m["percent"])
    digits = -int(stated.as_tuple().exponent)
    exact = Decimal(100) * part / whole
    return Proportion(
        span=Span(m.start(), m.end()),
        part=part,
        whole=whole,
        stated=stated,
        right=abs(exact - stated) < Decimal(1).scaleb(-digits),
        should_be=f"{exact:.{digits}f}%",
    )
