"""Figures with a unit → Amount: money, percentages, basis points, shares, multiples, counts in millions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Span
from checker.patterns import pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts

Unit = Literal[
    "currency", "percent", "basis-points", "percentage-points", "shares", "per-share", "multiple", "other"
]


@record
class Amount:
    """One figure as printed and as a number."""

    span: Span
    value: Decimal
    """The number with its scale: "$1.2 million" is 1200000; "3.5%" is 3.5."""
    unit: Unit
    currency: str | None
    """ISO 4217 code; a bare dollar sign is USD."""
    scale: int
    """What the printed number is multiplied by: 1, 1000, 1000000, …"""
    negative: bool
    """Whether it is printed with a minus or in parentheses."""
    text: str


_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS"}
_DOLLARS = {
    "US": "USD", "U.S.": "USD", "C": "CAD", "CA": "CAD", "CDN": "CAD", "A": "AUD", "AU": "AUD",
    "HK": "HKD", "S": "SGD", "NZ": "NZD", "NT": "TWD", "R": "BRL", "MX": "MXN",
}  # fmt: skip
_CODES = "USD|CAD|EUR|GBP|AUD|JPY|CHF|SEK|NOK|DKK|HKD|SGD|NZD|CNY|RMB|INR|KRW|BRL|MXN|ILS|NIS|ZAR|TWD|PLN"
_WORDS = {
    "dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds": "GBP",
    "cents": "USD",
    "yen": "JPY",
    "pence": "GBP",
}
_SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "millions": 6,
    "mm": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "billions": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
}
_NUMBER = r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d)|(?<=[\s(~+\-–−$€£¥₹])\.\d+"
_LEFT = (
    r"(?P<open>\()?(?P<minus>[-−–](?<![\d%)][-−–]))?\s?(?:(?P<prefix>(?<![A-Za-z.])(?:US|U\.S\.|CDN|"
    r"CA|C|AU|A|HK|S|NZ|NT|R|MX))?\s?(?P<symbol>[$€£¥₹₩₪])"
    rf"|(?<!\w)(?P<code>{_CODES})\s?[$€£]?)?\s?(?P<inner>\()?(?P<minus2>[-−](?<![\d%)][-−]))?$"
)
_MONEY = r"[$€£¥₹₩₪]|[A-Z]{3}"
"""What stands in the beginning of an amount of money."""
_RIGHT = (
    r"(?P<close>\))?(?:\s?[-–]?(?P<scale>(?i:thousand|millions?|billions?|trillion|mm|mn|bn)\b)|"
    r"(?P<scale>[MBKmbk])\b(?!\.))?(?P<close2>\))?\s?"
    r"(?:(?P<percent>%|per ?cent\b(?! points?)|percent\b(?! points?))|(?P<points>percentage points?|"
    r"percent points?|pp\b|ppts?\b)|(?P<basis>basis points?|bps\b|bp\b)"
    rf"|(?P<word>(?:(?:U\.S\.|US|Canadian|Australian) )?(?:dollars?|euros?|pounds|cents|yen|pence)\b)|"
    rf"(?P<code>(?:{_CODES})\b)|(?P<multiple>[xX]\b)"
    r"|(?P<shares>(?:(?:[A-Za-z\-]+ ){0,5}?)(?:shares|units|warrants|options|RSUs|ADSs?|PSUs)\b))?"
)
_PER_SHARE = (
    r"\s?(?:,\s)?(?:per|a|/)\s(?:(?:fully |basic |diluted |common |ordinary |preferred |"
    r"pre-funded )*)(?:share|unit|ADS|warrant)\b"
)
_RANGE = (
    r"\s?(?:to|-|–|—|and)\s?(?:US|C|A)?[$€£]?\s?\d[\d,]*(?:\.\d+)?\s?(?P<scale>(?i:thousand|million|"
    r"billion|trillion|%|percent|per cent))"
)


def find_amounts(facts: Facts) -> Iterator[Amount]:
    """Every figure that has a unit or a scale, in order; plain numbers are none. Takes linear time."""
    text = facts.document.text
    for m in pattern(_NUMBER).finditer(text):
        amount = _amount(text, m)
        if amount is not None:
            yield amount


def _amount(text: str, m: Any) -> Amount | None:
    right = pattern(_RIGHT).match(text, m.end(), min(m.end() + 70, len(text)))
    if right.lastindex is None and not pattern(_MONEY).search(text, max(m.start() - 9, 0), m.start()):
        return None  # a plain number, as most are
    left = pattern(_LEFT).search(text, max(m.start() - 9, 0), m.start())
    currency = _currency(left, right)
    per_share = pattern(_PER_SHARE).match(text, right.end(), right.end() + 50) if currency else None
    exponent = _exponent(text, m, right, ranges=currency is not None)
    unit = _unit(right, currency, per_share is not None)
    if unit is None and not exponent:
        return None
    negative = bool(left["minus"] or left["minus2"] or _in_parentheses(left, right))
    start = (
        left.start("prefix")
        if left["prefix"]
        else left.start("symbol")
        if left["symbol"]
        else left.start("code")
        if left["code"]
        else m.start()
    )
    end = (
        per_share.end() if unit == "per-share" and per_share else right.end() if unit or exponent else m.end()
    )
    end = m.end() + len(text[m.end() : end].rstrip())
    if left["minus"]:
        start = left.start("minus")
    if negative and left["open"] and right["close"] and end == right.end("close"):
        start = left.start("open")
    cents = Decimal("0.01") if (right["word"] or "").endswith(("cents", "pence")) else Decimal(1)
    value = Decimal(m.group().replace(",", "")).scaleb(exponent) * cents
    return Amount(
        Span(start, end),
        -value if negative else value,
        unit or "other",
        currency,
        10**exponent,
        negative,
        text[start:end],
    )


def _currency(left: Any, right: Any) -> str | None:
    if left["symbol"]:
        return (
            _DOLLARS.get(left["prefix"] or "", "USD") if left["symbol"] == "$" else _SYMBOLS[left["symbol"]]
        )
    code: str | None = left["code"] or right["code"]
    if code:
        return {"RMB": "CNY", "NIS": "ILS"}.get(code, code)
    word = right["word"]
    if not word:
        return None
    country = {"Canadian": "CAD", "Australian": "AUD"}.get(word.split()[0])
    return country or _WORDS[word.split()[-1].lower()]


def _exponent(text: str, m: Any, right: Any, *, ranges: bool) -> int:
    """The power of ten of the scale; in "$10 to $12 million" the first number takes the second's."""
    scale = right["scale"]
    if scale is None and ranges:
        span = pattern(_RANGE).match(text, m.end(), m.end() + 40)
        scale = span["scale"] if span and "%" not in span["scale"] and "cent" not in span["scale"] else None
    return _SCALES[scale.lower()] if scale else 0


def _unit(right: Any, currency: str | None, per_share: bool) -> Unit | None:
    if right["percent"]:
        return "percent"
    if right["points"]:
        return "percentage-points"
    if right["basis"]:
        return "basis-points"
    if currency:
        return "per-share" if per_share else "currency"
    if right["shares"]:
        return "shares"
    return "multiple" if right["multiple"] else None


def _in_parentheses(left: Any, right: Any) -> bool:
    """Whether the figure alone is in parentheses, as accountants write a loss."""
    return bool((left["open"] or left["inner"]) and (right["close"] or right["close2"]))
