"""Figures with a unit → Amount: money, percentages, basis points, shares, multiples, counts in millions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Span
from checker.facts.figures.arithmetic import Closeness, Reading, qualified, read_digits
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

Unit = Literal[
    "currency",
    "percent",
    "basis-points",
    "percentage-points",
    "shares",
    "per-share",
    "multiple",
    "ounces",
    "barrels",
    "weight",
    "energy",
    "area",
    "other",
    "number",
]
"""``other`` is a count in thousands or millions of whatever follows; ``number`` is a plain number."""


class Amount(Record):
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
    low: Decimal = Decimal(0)
    """The least and the greatest number that it may stand for, by the digits that are shown."""
    high: Decimal = Decimal(0)
    closeness: Closeness = "exact"
    """"About", "over" or "under" where a word before it says so; ``low`` and ``high`` don't count it in."""

    @property
    def how(self) -> str:
        """How it was read: "$12.0 million: 12,000,000 USD, shown to 100,000"."""
        unit, shown_to = self.currency or self.unit, (self.high - self.low).normalize()
        return f"{self.text}: {self.value.normalize():,f} {unit}, shown to {shown_to:,f}"

    @property
    def reading(self) -> Reading:
        """The number with its bounds, for arithmetic."""
        return qualified(Reading(self.value, self.low, self.high), self.closeness)


_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS"}
_DOLLARS = {
    "US": "USD", "U.S.": "USD", "C": "CAD", "CA": "CAD", "CDN": "CAD", "A": "AUD", "AU": "AUD",
    "HK": "HKD", "S": "SGD", "NZ": "NZD", "NT": "TWD", "R": "BRL", "MX": "MXN",
}  # fmt: skip
_CODES = "USD|CAD|EUR|GBP|AUD|JPY|CHF|SEK|NOK|DKK|HKD|SGD|NZD|CNY|RMB|INR|KRW|BRL|MXN|ILS|NIS|ZAR|TWD|PLN|Yen"
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
    r"(?r)(?P<open>\()?(?P<minus>[-−–](?<![\d%)][-−–]))?\s{0,2}"
    rf"(?:(?P<money>(?<!\w)(?P<code>{_CODES})\s?[$€£]?|"
    r"(?:(?P<prefix>(?<![A-Za-z.])(?:US|U\.S\.|CDN|CA|C|AU|A|HK|S|NZ|NT|R|MX))\s?)?(?P<symbol>[$€£¥₹₩₪]))"
    r"\s?(?P<inner>\()?|(?<=\s)(?P<inner>\())?(?P<minus2>[-−](?<![\d%)][-−]))?"
)
"""What stands before a number, read from there to the left: a search would start at every character."""
_SIGNS = frozenset(f"(-−–{''.join(_SYMBOLS)}{ascii_uppercase}n")
"""What ends what stands before a number and belongs to it: "USD" with its last letter, as "Yen"."""
_RIGHT = (
    r"(?P<close>\))?(?:\s?[-–]?(?P<scale>(?i:thousand|millions?|billions?|trillion|mm|mn|bn)\b)|"
    r"(?P<scale>[MBKmbk])\b(?!\.))?(?P<close2>\))?\s?"
    r"(?:(?P<percent>%|per ?cent\b(?! points?)|percent\b(?! points?))|(?P<points>percentage points?|"
    r"percent points?|pp\b|ppts?\b)|(?P<basis>basis points?|bps\b|bp\b)"
    r"|(?P<word>(?:(?:U\.S\.|US|Canadian|Australian) )?(?:dollars?|euros?|pounds\b(?! of)|cents|yen|"
    rf"pence)\b)|(?P<code>(?:{_CODES})\b)|(?P<multiple>[xX]\b)"
    r"|(?P<ounces>(?:(?:troy|gold|silver|equivalent|fine) ){0,2}(?:ounces|oz)\b)"
    r"|(?P<barrels>(?:million )?(?:barrels|bbls?|[Bb][Oo][Ee](?:/d)?)\b)"
    r"|(?P<weight>(?:metric |dry |short )?(?:tonnes|tons|pounds|lbs|kilograms|kg)\b)"
    r"|(?P<energy>[KMGT]W(?:h|p)?\b|[kM]Wh\b|MMBtu\b|[MB]cfe?\b)"
    r"|(?P<area>(?:square feet|sq\.? ?ft|acres|hectares)\b)"
    r"|(?P<shares>(?:(?:(?!(?:to|from|compared|versus|by|than|with|at|in|and|or|for)\b)[A-Za-z\-]+ ){0,5}?)"
    r"(?:shares|units|warrants|options|RSUs|ADSs?|PSUs)\b))?"
)
_QUALIFIERS: dict[Closeness, str] = {
    "about": "about|approximately|approx.|around|roughly|circa|c.|~|an estimated",
    "over": "over|above|in excess of|more than|greater than|higher than|at least|north of|>|"
    "exceeding|exceeded|exceeds|surpassing|surpassed|topping|topped",
    "under": "under|below|less than|nearly|almost|close to|<",
}
_KINDS = (f"(?P<{kind}>{words.replace('.', '[.]')})" for kind, words in _QUALIFIERS.items())
_CLOSE = rf"(?ri)(?<!\w)(?:{'|'.join(_KINDS)}) ?(?:an? )?"
_CLOSE_ENDS = (" a", " an", *"|".join(_QUALIFIERS.values()).split("|"))
"""One of these ends the words before a number that is qualified."""
_AMOUNT_BEFORE = r"(?r)(?i:million|billion|thousand|\d[mbk]n?) ?"
"""What stands before a bracket that says an amount again, in another currency, and is no minus."""
_UNITS: dict[str | None, Unit] = {
    "percent": "percent",
    "points": "percentage-points",
    "basis": "basis-points",
    "multiple": "multiple",
    "ounces": "ounces",
    "barrels": "barrels",
    "weight": "weight",
    "energy": "energy",
    "area": "area",
    "shares": "shares",
}
"""By the last group of what stands after a number; a currency comes before all but those of a proportion."""
_RELATIVE = frozenset(("percent", "percentage-points", "basis-points"))
_PER_SHARE = (
    r"\s?(?:,\s)?(?:per|a|/)\s(?:(?:fully |basic |diluted |common |ordinary |preferred |"
    r"pre-funded )*)(?:share|unit|ADS|warrant)\b"
)
_RANGE = (
    r"\s?(?:to|-|–|—|and)\s?(?:US|C|A)?[$€£]?\s?\d[\d,]*(?:\.\d+)?\s?(?P<scale>(?i:thousand|million|"
    r"billion|trillion|%|percent|per cent))"
)


_number, _left, _right, _close, _amount_before, _per_share, _range = map(
    pattern, (_NUMBER, _LEFT, _RIGHT, _CLOSE, _AMOUNT_BEFORE, _PER_SHARE, _RANGE)
)
_PLAIN_END = frozenset(",.;:/'\"]")
"""What stands right after a number that has neither unit nor scale."""


def find_amounts(facts: Facts) -> Iterator[Amount]:
    """Every figure that has a unit or a scale, in order; plain numbers are none. Takes linear time."""
    text = facts.document.text
    for printed in printed_in(text, 0, len(text), known=known_figures(facts)):
        yield printed.amount


def known_figures(facts: Facts) -> dict[int, Printed]:
    """The figures of the release that are found already, by the place of their first digit."""
    found: dict[int, Printed] = facts.memo.setdefault("printed figures", {})
    return found


def amounts_in(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts of a stretch of text, in order."""
    return (printed.amount for printed in printed_in(text, start, end))


class Printed(Record):
    """A figure as it is printed, before it is read as a number."""

    text: str
    """The reading text."""
    span: Span
    digits: str
    unit: Unit
    currency: str | None
    exponent: int
    negative: bool
    word: str
    """The word that says the currency: "cents"."""

    @property
    def amount(self) -> Amount:
        """The figure read, with the word before it."""
        start, exponent = self.span.start, self.exponent
        exponent_read = exponent - 2 if self.word.endswith(("cents", "pence")) else exponent
        reading = read_digits(self.digits, exponent_read, negative=self.negative, prose=True)
        return Amount(
            self.span,
            reading.value,
            self.unit,
            self.currency,
            10**exponent,
            self.negative,
            self.text[start : self.span.end],
            reading.low,
            reading.high,
            _closeness(self.text, start),
        )


def printed_in(
    text: str, start: int, end: int, *, plain: bool = False, known: dict[int, Printed] | None = None
) -> Iterator[Printed]:
    """The figures of a stretch of text, in order; with plain numbers too, if these are asked for.

    What is among the ``known`` is taken from there, what is not goes there.
    """
    known = {} if known is None else known
    for m in _number.finditer(text, start, end):
        printed = known.get(m.start()) or _printed(text, m, plain)
        if printed is not None:
            known[m.start()] = printed
            if plain or printed.unit != "number":
                yield printed


def _printed(text: str, m: Any, plain: bool) -> Printed | None:
    start, end = m.span()
    signed = text[max(start - 9, 0) : start].rstrip()[-1:] in _SIGNS
    wanted = plain or signed
    if not wanted and text[end : end + 1] in _PLAIN_END:
        return None  # as most numbers are
    right = _right.match(text, end, end + 70)
    said = right.lastgroup
    if not wanted and said is None:
        return None
    left = _left.match(text, max(start - 9, 0) if signed else start, start)
    opened, minus, _, code, prefix, symbol, inner, minus2 = left.groups()  # to ask by name takes long
    close, scale, close2, _, _, _, word, code2, *_ = right.groups()
    currency = _currency(symbol, prefix, code or code2, word)
    per_share = _per_share.match(text, right.end(), right.end() + 50) if currency else None
    exponent = _exponent(text, end, scale, ranges=currency is not None)
    unit: Unit | None = _UNITS.get(said)
    if currency and unit not in _RELATIVE:
        unit = "per-share" if per_share else "currency"
    if unit is None:
        if not exponent and not plain:
            return None
        unit = "other" if exponent else "number"
    enclosed = (opened or inner) and (close or close2)  # as accountants write a loss
    aside = opened and _amount_before.match(text, max(left.start() - 12, 0), left.start())
    negative = bool(minus or minus2 or (enclosed and not aside))
    last = end if unit == "number" else per_share.end() if unit == "per-share" and per_share else right.end()
    span = _span(text, m, left, right, last, negative)
    return Printed(text, span, m.group(), unit, currency, exponent, negative, word or "")


def _span(text: str, m: Any, left: Any, right: Any, end: int, negative: bool) -> Span:
    """From the sign or the currency's symbol to the unit, with parentheses that mean a minus."""
    opened, minus, money, *_, minus2 = left.groups()
    start: int = left.start("money") if money else m.start()
    end = m.end() + len(text[m.end() : end].rstrip())
    if not negative and text[end - 1] == ")":
        end -= 1  # which closes what was opened before
    if minus or (minus2 and not money):
        start = left.start("minus" if minus else "minus2")
    if negative and opened and end == right.end("close"):
        start = left.start("open")
    return Span(start, end)


def _closeness(text: str, start: int) -> Closeness:
    before = text[max(start - 18, 0) : start].rstrip(" ").lower()
    found = _close.match(text, max(start - 18, 0), start) if before.endswith(_CLOSE_ENDS) else None
    kind: Closeness = found.lastgroup if found else "exact"
    return kind


def _currency(symbol: str | None, prefix: str | None, code: str | None, word: str | None) -> str | None:
    if symbol:
        return _DOLLARS.get(prefix or "", "USD") if symbol == "$" else _SYMBOLS[symbol]
    if code:
        return {"RMB": "CNY", "NIS": "ILS", "Yen": "JPY"}.get(code, code)
    if not word:
        return None
    country = {"Canadian": "CAD", "Australian": "AUD"}.get(word.split()[0])
    return country or _WORDS[word.split()[-1].lower()]


def _exponent(text: str, end: int, scale: str | None, *, ranges: bool) -> int:
    """The power of ten of the scale; in "$10 to $12 million" the first number takes the second's."""
    if scale is None and ranges:
        span = _range.match(text, end, end + 40)
        scale = span["scale"] if span and "%" not in span["scale"] and "cent" not in span["scale"] else None
    return _SCALES[scale.lower()] if scale else 0
