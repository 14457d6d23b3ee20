"""Dividend yields → DividendYield: the yield that is stated and what the dividend and the price come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_YIELD = pattern(
    r"(?i)\byields?\b[^.;\n]{0,60}? (?:of |is |was )?(?:approximately |"
    r"about )?(?P<yield>\d{1,2}(?:\.\d{1,2})?) ?(?:%|percent)"
    r"|(?P<yield>\d{1,2}(?:\.\d{1,2})?) ?(?:%|percent) (?:annual(?:ized)? |current |dividend )*yield\b"
)
_DIVIDEND = pattern(
    r"(?i)\b(?P<often>quarterly|monthly|semi-?annual|annual(?:ized)?)\b[^;\n]{0,80}?\b(?:dividends?|"
    r"distributions?)\b"
    r"[^;\n]{0,60}?\$ ?(?P<sum>\d{1,3}\.\d{1,4})"
)
_PRICE = pattern(
    r"(?i)\b(?:closing|share|stock|market|unit)(?: (?:share|stock|"
    r"market))? price\b[^;\n]{0,50}?\$ ?(?P<price>\d{1,4}(?:\.\d{1,4})?)"
    r"|\bclos(?:ed|ing) (?:at|of) \$ ?(?P<price>\d{1,4}(?:\.\d{1,4})?)"
)
_TIMES = {"quarterly": 4, "monthly": 12, "semi-annual": 2, "semiannual": 2, "annual": 1, "annualized": 1}
_SLACK = Decimal("0.15")


class DividendYield(Record):
    """A dividend yield as stated, and as the release's own figures give it."""

    span: Span
    stated: Decimal
    """In percent."""
    expected: Decimal
    """The dividend of a year by the price, in percent."""
    agrees: bool
    """Within 0.15 points."""


def find_dividend_yields(facts: Facts) -> Iterator[DividendYield]:
    """A yield in a block that also gives the dividend and the price, or that follows them."""
    text, lower = facts.document.text, facts.document.lower
    if "$" not in text:
        return
    for block in facts.document.blocks:
        start, end = block.span.start, block.span.end
        m = _YIELD.search(text, start, end) if "yield" in lower[start:end] else None
        paid = _DIVIDEND.search(text, start, end) if m else None
        price = _PRICE.search(text, start, end) if paid else None
        if m and paid and price:
            yield _yield(m, paid, price)


def _yield(m: Any, paid: Any, price: Any) -> DividendYield:
    year = Decimal(paid["sum"]) * _TIMES[paid["often"].lower()]
    expected = (year / Decimal(price["price"]) * 100).quantize(Decimal("0.01"))
    stated = Decimal(m["yield"])
    return DividendYield(Span(m.start(), m.end()), stated, expected, abs(stated - expected) <= _SLACK)
