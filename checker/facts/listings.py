"""A text → the stretches in which it names an exchange and a symbol, well or badly written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Literal

from checker.document import Span
from checker.facts import ticker_patterns as forms
from checker.facts.exchanges import Exchanges, Mention
from checker.matching.searching import every
from checker.record import Record
from checker.spans import Taken

Fault = Literal[
    "scrape-artefact", "empty", "placeholder", "cashtag", "vendor-code", "reversed", "no-colon", "syntax"
]


class Listing(Record):
    """One exchange and one symbol as printed. ``span`` is the parenthesis if it holds nothing else."""

    span: Span
    exchange: str
    symbol: str
    fault: Fault | None = None
    form: Literal["beside", "prose", "symbol"] = "beside"


def listings(text: str, exchanges: Exchanges) -> list[Listing]:
    """Every listing in the text, in order; none is read twice."""
    mentions = _without_symbols(text, exchanges.mentions(text))
    found = list(_Beside(text, exchanges, mentions).listings()) if mentions else []
    taken = Taken(x.span for x in found)
    for one in _announced(text, exchanges, mentions):
        if not taken.overlaps(one.span):
            found.append(one)
    return sorted(found, key=lambda x: x.span)


def _without_symbols(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, less those that stand where another's symbol stands: "(NYSE American: AIM)"."""
    kept: list[Mention] = []
    for m in mentions:
        after = text[kept[-1].end : m.start].strip() if kept and m.start - kept[-1].end <= 3 else ""
        if after == ":" and text[m.start : m.end].isupper() and not forms.AFTER_COLON.match(text, m.end):
            continue
        kept.append(m)
    return kept


class _Beside:
    """Listings in which the symbol stands right beside the exchange."""

    def __init__(self, text: str, exchanges: Exchanges, mentions: list[Mention]) -> None:
        self.text = text
        self.exchanges = exchanges
        self.mentions = mentions
        self.starts = {m.start for m in mentions}

    def listings(self) -> Iterator[Listing]:
        at = 0
        while at < len(self.mentions):
            backwards = list(self._reversed(self.mentions[at]))
            if backwards:
                yield from backwards
                at += 1
                continue
            end = self._joined(at)
            group = self.mentions[at:end]
            yield from (
                self._spoilt(group[-1])
                or self._after(group)
                or self._uncoloned(group[-1])
                or self._bracketed(group[-1])
            )
            at = end

    def _joined(self, at: int) -> int:
        """One past the last exchange that is joined to this one by commas, slashes and "and"."""
        end = at + 1
        while end < len(self.mentions) and forms.JOIN.fullmatch(
            self.text, self.mentions[end - 1].end, self.mentions[end].start
        ):
            if next(self._reversed(self.mentions[end]), None):
                break
            end += 1
        return end

    def _words(self, mention: Mention) -> str:
        return self.text[mention.start : mention.end]

    def _after(self, group: list[Mention]) -> list[Listing]:
        """``EXCHANGE[, EXCHANGE]: SYMBOL[, SYMBOL]``."""
        m = forms.AFTER_COLON.match(self.text, group[-1].end)
        if m is None or m.start("symbol") in self.starts or not self._is_symbol(m["symbol"]):
            return []
        if not _in_brackets(self.text, group[-1].start) and not self._fits(group[-1], m["symbol"]):
            return []
        symbols = [m, *self._further(m.end(), group[-1])]
        alone = len(group) == 1 and len(symbols) == 1
        return [
            Listing(self._span(group, s, first=i == 0, alone=alone), self._words(exchange), s["symbol"])
            for exchange in group
            for i, s in enumerate(symbols)
        ]

    def _span(self, group: list[Mention], symbol: Any, *, first: bool, alone: bool) -> Span:
        span = Span(group[0].start if first else symbol.start("symbol"), symbol.end("symbol"))
        return _widened(self.text, span) if alone else span

    def _further(self, at: int, exchange: Mention) -> Iterator[Any]:
        for _ in range(5):
            m = forms.FURTHER.match(self.text, at)
            if m is None or m.start("symbol") in self.starts or not self._is_symbol(m["symbol"]):
                return
            if not self._fits(exchange, m["symbol"]):
                return
            yield m
            at = m.end()

    def _fits(self, exchange: Mention, symbol: str) -> bool:
        word = forms.without_vendor_code(bare(symbol))
        name = self.exchanges.named(self._words(exchange), word)
        return name is not None and (name.fits(word) or name.fits(bare(symbol)))

    def _is_symbol(self, symbol: str) -> bool:
        word = bare(symbol)
        return word not in forms.NOT_SYMBOLS and word not in self.exchanges.codes

    def _spoilt(self, exchange: Mention) -> list[Listing]:
        """An exchange, a colon, then a portal's link, a blank, small letters, or the parenthesis's end."""
        m = forms.SPOILT.match(self.text, exchange.end) if _in_brackets(self.text, exchange.start) else None
        if m is None or not exchange.strong:
            return []
        fault: Fault = (
            "scrape-artefact"
            if m["link"]
            else "placeholder"
            if m["blank"]
            else "syntax"
            if m["small"]
            else "empty"
        )
        words = (m["link"] or m["blank"] or m["small"] or "").strip()
        span = _widened(self.text, Span(exchange.start, m.end()))
        return [Listing(span, self._words(exchange), words, fault)]

    def _reversed(self, exchange: Mention) -> Iterator[Listing]:
        """``(ABC: TSX)``."""
        text, start = self.text, exchange.start
        if (
            not exchange.strong
            or text[start - 1 : start] not in (" ", ":")
            or text[exchange.end : exchange.end + 1] not in (*");,|/", "")
        ):
            return
        m = forms.BEFORE.search(text, max(start - 14, 0), start)
        if (
            m
            and self._is_symbol(m["symbol"])
            and self.exchanges.named(m["symbol"]) is None
            and _in_brackets(text, start)
        ):
            yield Listing(
                _widened(text, Span(m.start("symbol"), exchange.end)),
                self._words(exchange),
                m["symbol"],
                "reversed",
            )

    def _uncoloned(self, exchange: Mention) -> list[Listing]:
        """``(NASDAQ ACME)``, and ``NYSE – ABC`` on a line of its own."""
        text = self.text
        alone = text[exchange.start - 1 : exchange.start] in ("\n", "")
        if not exchange.strong or not (alone or _in_brackets(text, exchange.start)):
            return []
        m = forms.UNCOLONED.match(text, exchange.end)
        if m is None or not self._is_symbol(m["symbol"]) or not self._fits(exchange, m["symbol"]):
            return []
        loose = bare(m["symbol"]).isdigit() and text[exchange.end] == " "
        if (
            loose
            or m.start("symbol") in self.starts
            or (alone and text[m.end() : m.end() + 1] not in ("\n", ""))
        ):
            return []
        span = _widened(text, Span(exchange.start, m.end()))
        return [Listing(span, self._words(exchange), m["symbol"], "no-colon")]

    def _bracketed(self, exchange: Mention) -> list[Listing]:
        """``OTC Pink (ACMCF)``, where the release has such a symbol in another place too."""
        m = forms.BRACKETED.match(self.text, exchange.end) if exchange.strong else None
        if m is None or not self._is_symbol(m["symbol"]) or not self._fits(exchange, m["symbol"]):
            return []
        if self.text.count(m["symbol"][:4]) < 2:
            return []
        return [Listing(Span(exchange.start, m.end()), self._words(exchange), m["symbol"])]


def _announced(text: str, exchanges: Exchanges, mentions: list[Mention]) -> Iterator[Listing]:
    """``on the NYSE under the symbol "ABC"``, ``under the symbol ABC on Nasdaq``, ``(ticker: ABC)``."""
    starts = {m.start for m in mentions if m.strong}
    for m in every(forms.ANNOUNCED, text):
        pairs = zip(m.captures("symbol"), m.spans("symbol"), strict=True)
        symbols = [(s, w) for s, w in pairs if w[0] not in starts and _could_be_symbol(s)]
        if not symbols:
            continue
        named, start, end = _exchanges_of(text, m.start(), symbols[-1][1][1], mentions)
        if not named and not _is_announcement(text, m.start()):
            continue
        for exchange in named or [""]:
            for i, (symbol, where) in enumerate(symbols):
                span = Span(start if i == 0 else where[0], max(where[1], end if i == 0 else 0))
                yield Listing(span, exchange, symbol, None, "prose" if exchange else "symbol")


def _could_be_symbol(symbol: str) -> bool:
    """Whether it may be a symbol: a single letter only in quotation marks."""
    word = bare(symbol)
    return word not in forms.NOT_SYMBOLS and (len(word) > 1 or word != symbol)


def _is_announcement(text: str, at: int) -> bool:
    """Whether a symbol announced here is a listing though no exchange is named."""
    return "under" in text[max(at - 30, 0) : at + 5] or bool(forms.IN_BRACKETS.match(text, at))


def _exchanges_of(text: str, start: int, end: int, mentions: list[Mention]) -> tuple[list[str], int, int]:
    """The exchanges that a symbol announced here belongs to, and the stretch from them to it."""
    at = bisect_right(mentions, start, key=lambda m: m.start)
    first = at
    while first > 0 and _reaches(
        text, mentions[first - 1].end, mentions[first].start if first < at else start, first < at
    ):
        first -= 1
    if first < at:
        return [text[m.start : m.end] for m in mentions[first:at]], mentions[first].start, end
    if at < len(mentions) and _reaches(text, end, mentions[at].start, False, 70):
        return [text[mentions[at].start : mentions[at].end]], start, mentions[at].end
    return [], start, end


def _reaches(text: str, start: int, end: int, joined: bool, longest: int = 110) -> bool:
    """Whether nothing but the same clause, or a mere "and the", stands between."""
    if joined:
        return bool(forms.JOIN.fullmatch(text, start, end))
    gap = text[start:end]
    return len(gap) <= longest and not any(mark in gap for mark in ("\n", ". ", "; ", "ymbol", "icker "))


def _in_brackets(text: str, at: int) -> bool:
    opened = text.rfind("(", max(at - 160, 0), at)
    return opened >= 0 and text.find(")", opened, at) < 0 and text.find("\n", opened, at) < 0


def _widened(text: str, span: Span) -> Span:
    """The parenthesis around the span, if nothing else is in it."""
    start, end = span.start, span.end
    while start and text[start - 1] == " ":
        start -= 1
    while end < len(text) and text[end] == " ":
        end += 1
    if start and text[start - 1] in "([" and text[end : end + 1] in (")", "]"):
        return Span(start - 1, end + 1)
    return span


def bare(symbol: str) -> str:
    """A symbol as printed without quotation marks and cashtag."""
    return symbol.strip("\"'` .,").lstrip("$")
