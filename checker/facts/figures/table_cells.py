"""The words of a table's cell → the figure that it shows, to the place that it is shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from checker.document import Span
from checker.facts.figures.arithmetic import Reading, rounded
from checker.patterns import pattern
from checker.record import Record

CellUnit = Literal["number", "percent", "basis-points", "points", "multiple"]

_UNITS: dict[str, CellUnit] = {
    "%": "percent",
    "bps": "basis-points",
    "bp": "basis-points",
    "pts": "points",
    "pt": "points",
    "pp": "points",
    "ppt": "points",
    "ppts": "points",
    "x": "multiple",
}
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}


class Figure(Record):
    """A figure as a cell shows it: ``units`` × 10 to the power of −``places``."""

    span: Span
    units: int
    """The digits shown as a whole number, with the sign: "(1.50)" is −150."""
    places: int
    """How many decimal places are shown."""
    unit: CellUnit = "number"
    currency: str = ""
    """ISO 4217 code of the symbol beside it; empty without one."""
    nil: bool = False
    """Whether it is a dash for nothing."""
    sign_word: bool = False
    """Whether its sign is a word: "Down 4%"."""

    @property
    def value(self) -> Decimal:
        """The figure as shown, without the table's scale."""
        return Decimal(self.units).scaleb(-self.places)

    @property
    def reading(self) -> Reading:
        """What it may stand for: half a unit of its last place either way."""
        value = self.value
        return Reading(value, value, value) if self.nil else rounded(value, Decimal(1).scaleb(-self.places))


_FIGURE = pattern(
    r"(?:(?P<word>[Uu]p|[Dd]own|[Ii]ncreased?|[Dd]ecreased?|[Ii]mproved|[Dd]eclined)(?: by| of)? )?"
    r"(?:(?:US|C|A|HK|CA|CDN|AU|NZ|NT|S|R) ?(?=\$)|(?:USD|CAD|EUR|GBP|AUD) ?)?"
    r"(?P<minus0>[-\u2212\u2013+] ?)?(?P<open>\( ?)?(?P<symbol>[$\u20ac\u00a3\u00a5] ?)?"
    r"(?P<open>\( ?)?(?P<minus>[-\u2212\u2013+] ?)?(?P<symbol>[$\u20ac\u00a3\u00a5] ?)?"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?|\.\d++)"
    r" ?(?P<unit>%|bps?\b|pp?ts?\b|pp\b|[xX](?![a-z]))?(?P<close> ?\))? ?"
    r"(?P<unit>%|bps?\b|pp?ts?\b|pp\b|[xX](?![a-z]))?(?P<close> ?\))?"
    r"(?: ?(?:\*{1,3}|[\u2020\u2021]|(?<!\d)\([a-z\d]{1,2}\)|\([a-z]\)))?"
)


_NIL = pattern(r"[$\u20ac\u00a3\u00a5]? ?(?:[-\u2010-\u2015\u2212]{1,3}|nil)(?: ?(?P<unit>%))? ?\)?")


_LONGEST_NIL = 10
"""Characters of the longest mark that says nothing: "$ --- % )"."""


_DIGIT = pattern(r"\d")


_UNSAID = pattern(
    r"(?i)[<>\u2265]? ?(?:\(?n\.? ?/?m\.?f?\.?\)?|n\.? ?/? ?a\.?|not meaningful|\*{1,3}|n\.?m\.? ?\(\d\)"
    r"|[<>\u2265~] ?[\d.,]+ ?%?|\(?[$\u20ac\u00a3]? ?\(?[\d.,]+\)? ?%? ?(?:to"
    r"|[-\u2013\u2014]) ?\(?[$\u20ac\u00a3]? ?\(?[\d.,]+\)? ?%?\)?)"
)
"""What stands for a figure that has no meaning or is not given."""


def figure_of(words: str, span: Span) -> Figure | None:
    """The figure that the words of a cell show and nothing else; None if they show words or no figure.

    ``span`` is where they stand in the reading text, which may hold column marks between them.
    """
    if not words or len(words) > 60:
        return None
    words = " ".join(words.split())
    if not _DIGIT.search(words):
        nil = _NIL.fullmatch(words) if len(words) <= _LONGEST_NIL else None
        unit: CellUnit = "percent" if nil and nil["unit"] else "number"
        return Figure(span, 0, 0, unit, nil=True) if nil else None
    found = _FIGURE.fullmatch(words)
    return _made(found, span) if found else None


def is_unsaid(words: str) -> bool:
    """Whether the words stand where a figure would: "NM", "N/A", ">100%"."""
    known = words[:1] in _UNSAID_STARTS or words[:1].isdigit()
    return known and _UNSAID.fullmatch(words) is not None


_UNSAID_STARTS = frozenset("<>\u2265~ (nN*$\u20ac\u00a3.,")
"""What stands at the beginning of all that :func:`is_unsaid` knows."""


def _made(m: Any, span: Span) -> Figure:
    word, before, opened, symbol, minus, number, unit, closed = m.groups()  # to ask by name takes long
    whole, _, decimals = number.replace(",", "").partition(".")
    units = int((whole or "0") + decimals)
    if word:
        negative = opened or word.lower().startswith(("down", "decrease", "decline"))
    else:  # the opening parenthesis may stand with the currency, in another cell
        negative = opened or closed
    if negative or f"{before or ''}{minus or ''}".strip() not in ("", "+"):
        units = -units
    return Figure(
        span,
        units,
        len(decimals),
        _UNITS[unit.lower()] if unit else "number",
        _SYMBOLS[symbol.strip()] if symbol else "",
        sign_word=bool(word),
    )
