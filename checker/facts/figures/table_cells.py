"""The words of a table's cell → the figure that it shows, to the place that it is shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from checker.document import Span
from checker.patterns import pattern
from checker.record import record

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


@record
class Figure:
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


_FIGURE = pattern(
    r"(?:(?P<word>[Uu]p|[Dd]own|[Ii]ncreased?|[Dd]ecreased?|[Ii]mproved|[Dd]eclined)(?: by| of)? )?"
    r"(?:(?:US|C|A|HK|CA|CDN|AU|NZ|NT|S|R) ?(?=\$)|(?:USD|CAD|EUR|GBP|AUD) ?)?"
    r"(?P<minus0>[-\u2212\u2013+] ?)?(?P<open0>\( ?)?(?P<symbol>[$\u20ac\u00a3\u00a5] ?)?"
    r"(?P<open>\( ?)?(?P<minus>[-\u2212\u2013+] ?)?(?P<symbol2>[$\u20ac\u00a3\u00a5] ?)?"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?|\.\d++)"
    r" ?(?P<unit2>%|bps?\b|pp?ts?\b|pp\b|[xX](?![a-z]))?(?P<close> ?\))? ?"
    r"(?P<unit>%|bps?\b|pp?ts?\b|pp\b|[xX](?![a-z]))?(?P<close2> ?\))?"
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
    number = m["number"].replace(",", "")
    whole, _, decimals = number.partition(".")
    opened, closed = m["open"] or m["open0"], m["close"] or m["close2"]
    word = (m["word"] or "").lower()
    minus = "".join(filter(None, (m["minus0"], m["minus"]))).strip()
    negative = bool(opened) or (minus not in ("", "+")) or word.startswith(("down", "decrease", "decline"))
    if closed and not opened and not word:
        negative = True  # the opening parenthesis stands with the currency, in another cell
    symbol = (m["symbol"] or m["symbol2"] or "").strip()
    unit = _UNITS.get((m["unit"] or m["unit2"] or "").lower(), "number")
    units = int((whole or "0") + decimals)
    return Figure(
        span,
        -units if negative else units,
        len(decimals),
        unit,
        _SYMBOLS.get(symbol, ""),
        sign_word=bool(word),
    )
