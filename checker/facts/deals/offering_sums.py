"""The sums of an offering → OfferingSum: shares times price and gross proceeds, option, net and gross.

A sum is told only where the release gives all of its figures plainly: one number of shares, one price,
one amount of gross proceeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Span
from checker.facts.deals.announcements import own_text
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d+)? million"
_MONEY = r"(?:US)?\$ ?(?P<{0}>\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?)(?: ?(?P<{0}_scale>million|billion))?"
_PRICED = (
    rf"(?i)(?<![\d,.])(?P<shares>{_COUNT}) (?P<what>(?:Class [A-C] |common |ordinary |American depositary |"
    r"subordinate voting )?(?:shares|units|ADSs|common units)\b[^;\n]{0,260}?) (?:at|for) an? "
    r"(?:(?:combined|public|initial|offering|purchase|effective|per share) )*price (?:to the public )?"
    r"(?:per (?:share|unit|ADS) )?of (?:US)?\$ ?(?P<price>\d{1,4}(?:\.\d+)?)(?: per (?P<per>share|unit|"
    r"ADS|common unit))?"
)
_GROSS = r"(?i)\bgross proceeds\b[^.;\n]{0,140}? (?:approximately |about |roughly )?" + _MONEY.format("gross")
_GROSS_FIRST = _MONEY.format("gross") + r"(?i: (?:in|of) (?:aggregate |total )?gross proceeds)"
_NET = r"(?i)\bnet proceeds\b[^.;\n]{0,140}? (?:approximately |about )?" + _MONEY.format("net")
_OPTION = (
    rf"(?i)\boption\b[^.;\n]{{0,80}}? (?:to purchase|for)[^.;\n]{{0,60}}?(?P<option>{_COUNT}) "
    r"(?:additional |of its |more )?(?:\w+ ){0,4}?(?:shares|units|ADSs)\b"
)
_OFFERED = (
    rf"(?i)\boffering of (?P<shares>{_COUNT}) (?:of its |newly issued )?"
    r"(?:(?:class [a-c]|common|ordinary|american depositary) )?(?:shares|units|adss)\b"
)
"""The size of an offering that has no price yet."""
_WARRANTS = pattern(
    r"(?i)(?:\bwarrants?\b[^.;\n]{0,60}?|\bup to (?:an aggregate of )?|\bminimum of |\bmaximum of )$"
)
_TRANCHES = pattern(
    r"(?i)\b(?:tranches?|pre-?funded warrants? (?:to purchase|exercisable for)|\d+ pre-?funded|"
    r"existing holders|rollover|concurrent|conversion|selling (?:stock|share)holders?)\b"
)
_ANY_PRICE = (
    r"(?i)(?<!exercise )(?<!conversion )\bprice (?:to the public )?(?:per \w+ )?of (?:US|C|CAD)? ?\$ ?"
    r"(?P<price>\d{1,4}(?:\.\d+)?)"
)
_OPTION_SHARE = Decimal("0.15")


class OfferingSum(Record):
    """Figures of the offering that should agree."""

    span: Span
    """The figure that can be checked by the others."""
    kind: Literal["gross", "option", "net"]
    agrees: bool
    expected: Decimal
    """What the other figures come to, in dollars or shares."""
    stated: Decimal
    """What the release says."""


def find_offering_sums(facts: Facts) -> Iterator[OfferingSum]:
    """The sums that can be checked; asked of releases that announce an offering."""
    text = facts.document.text
    spans = own_text(facts)
    priced = [m for m in _all(_PRICED, text, spans) if not _of_warrants(text, m)]
    gross = _all(_GROSS, text, spans) + _all(_GROSS_FIRST, text, spans)
    if len(priced) == 1 and gross and not _in_parts(text, priced[0]) and _one_price(text, spans):
        yield from _gross(priced[0], gross)
    sized = priced or _all(_OFFERED, text, spans)
    if sized and not _in_parts(text, sized[0]):
        yield from _option(sized[0], _all(_OPTION, text, spans))
    if gross:
        yield from _net(gross[0], _all(_NET, text, spans))


def _all(source: str, text: str, spans: tuple[Span, ...]) -> list[Any]:
    return [m for span in spans for m in pattern(source).finditer(text, span.start, span.end)]


def _one_price(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether everything is sold at one price: two kinds of units have two products."""
    return len({Decimal(m["price"]) for m in _all(_ANY_PRICE, text, spans)}) < 2


def _of_warrants(text: str, m: Any) -> bool:
    """Whether the shares are those of warrants, or a most or a least that need not be sold."""
    return bool(_WARRANTS.search(text, max(m.start() - 90, 0), m.start()))


def _in_parts(text: str, m: Any) -> bool:
    """Whether the sale is told in parts, which one product does not cover."""
    return bool(_TRANCHES.search(text, max(m.start() - 200, 0), m.end() + 260))


def _gross(priced: Any, gross: list[Any]) -> Iterator[OfferingSum]:
    expected = _count(priced["shares"]) * Decimal(priced["price"])
    stated = [_money(m, "gross") for m in gross]
    nearest = min(range(len(gross)), key=lambda n: abs(stated[n] - expected))
    off = abs(stated[nearest] - expected)
    agrees = off <= max(_slack(gross[nearest], "gross"), expected * Decimal("0.03"))
    m = gross[nearest]
    yield OfferingSum(Span(m.start(), m.end()), "gross", agrees, _round(expected), stated[nearest])


def _option(sized: Any, options: list[Any]) -> Iterator[OfferingSum]:
    """The over-allotment option in the same securities; it may be 15 % of them (FINRA Rule 5110)."""
    most = _count(sized["shares"]) * _OPTION_SHARE
    for m in options[:1]:
        stated = _count(m["option"])
        if stated < _count(sized["shares"]):
            yield OfferingSum(Span(m.start(), m.end()), "option", stated <= most + 1, _round(most), stated)


def _net(gross: Any, net: list[Any]) -> Iterator[OfferingSum]:
    whole = _money(gross, "gross")
    for m in net[:1]:
        stated = _money(m, "net")
        yield OfferingSum(Span(m.start(), m.end()), "net", stated <= whole, whole, stated)


def _count(words: str) -> Decimal:
    number = Decimal(words.split(maxsplit=1)[0].replace(",", ""))
    return number * 1_000_000 if "million" in words.lower() else number


def _money(m: Any, name: str) -> Decimal:
    scale = {"million": 6, "billion": 9}.get((m[f"{name}_scale"] or "").lower(), 0)
    return Decimal(m[name].replace(",", "")).scaleb(scale)


def _slack(m: Any, name: str) -> Decimal:
    """Half a unit of the last digit printed."""
    scale = {"million": 6, "billion": 9}.get((m[f"{name}_scale"] or "").lower(), 0)
    digits = len(m[name].partition(".")[2])
    return Decimal(1).scaleb(scale - digits) * Decimal("0.55")


def _round(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1))
