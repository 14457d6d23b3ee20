"""Listings: "(Nasdaq: ACME)", "(TSX: ABC; NYSE: ABC)", "on the NYSE under the symbol 'ABC'" → Ticker.

What an exchange is called, when, and how it writes symbols is the law's table ``exchanges``; how names,
colons and symbols combine is in :mod:`checker.facts.listings`. A listing spoilt on the way (a portal's
"(Nasdaq: News)", a vendor's "ACME.O", an empty "(NYSE: )") is a Ticker too, with its fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.facts import ticker_patterns as forms
from checker.facts.exchanges import Exchanges, exchanges_of
from checker.facts.listings import Fault, Listing, bare, listings
from checker.record import Record, replace
from checker.vocabulary import column_of

if TYPE_CHECKING:
    from checker.facts import Facts


class Ticker(Record):
    """One listing of one issuer, at one mention."""

    span: Span
    """The parenthesis, if it holds nothing else; otherwise the listing's own words."""
    exchange: Annotated[str, column_of("exchanges", "exchange")] | None
    """The exchange's name today, ``NYSE American``; None where only a symbol is given."""
    exchange_text: str
    """The name as printed, ``NYSE MKT``."""
    symbol: str | None
    symbol_text: str
    country: Annotated[str, column_of("exchanges", "country")] | None
    """ISO 3166 code of the exchange's country."""
    well_formed: bool
    """Whether it stands as the exchange writes it; see ``fault`` where it does not."""
    fault: Fault | None
    symbol_rule: str
    """How the exchange writes symbols, in words."""
    exchange_name_valid: bool | None
    """Whether the exchange or tier bore the printed name on the law's day; None if none is named."""
    exchange_now: str | None
    """The name of that day, where the printed one is not it."""
    tier: Annotated[str, column_of("exchanges", "names/tier")] | None
    """``Global Select Market``, ``Capital Market``, …, where printed."""
    otc: bool
    company: str | None
    """The name right before the listing, as printed."""
    conflicts_with: str | None
    """Another symbol that the release gives the same company on the same exchange."""
    in_headline: bool
    ordinal: int
    """1 for the release's first listing."""


def find_tickers(facts: Facts) -> Sequence[Ticker]:
    """Every listing in the release, in order."""
    exchanges = exchanges_of(facts.law)
    found = listings(facts.document.text, exchanges)
    when = _law_day(facts) if found else None
    tickers = []
    for ordinal, listing in enumerate(found, 1):
        company = _company(facts.document.text, listing)
        in_headline = facts.document.overlaps_part(listing.span, "headline")
        tickers.append(_ticker(listing, exchanges, when, company, in_headline=in_headline, ordinal=ordinal))
    return _compared(_completed(tickers, exchanges))


def _law_day(facts: Facts) -> date:
    """The day by whose names the listings are judged."""
    from checker.facts.release import release_day  # noqa: PLC0415  (the release reads tickers; its day does not)

    return release_day(facts)


def _ticker(
    found: Listing,
    exchanges: Exchanges,
    when: date | None,
    company: str | None,
    *,
    in_headline: bool,
    ordinal: int,
) -> Ticker:
    symbol, fault = _symbol(found.symbol, found.fault)
    name = exchanges.named(found.exchange, symbol or "", when)
    if symbol and name and not name.fits(symbol):
        fault = fault or ("vendor-code" if forms.has_vendor_code(symbol) else "syntax")
        symbol = forms.without_vendor_code(symbol) if fault == "vendor-code" else symbol
    valid = name.holds_on(when) if name else None
    return Ticker(
        span=found.span,
        exchange=name.exchange if name else None,
        exchange_text=found.exchange,
        symbol=symbol,
        symbol_text=found.symbol,
        country=name.country if name else None,
        well_formed=fault is None,
        fault=fault,
        symbol_rule=name.writes if name else "",
        exchange_name_valid=valid,
        exchange_now=exchanges.name_on(name, when) if name and valid is False else None,
        tier=name.tier if name else None,
        otc=bool(name and name.otc),
        company=company,
        conflicts_with=None,
        in_headline=in_headline,
        ordinal=ordinal,
    )


def _symbol(text: str, fault: Fault | None) -> tuple[str | None, Fault | None]:
    """The symbol itself and what is wrong with it as printed."""
    if fault in ("empty", "placeholder"):
        return None, fault
    if fault == "scrape-artefact":
        symbol, dash, _ = text.partition("-")
        return (symbol.strip() if dash and symbol.isupper() else None), fault
    word = bare(text)
    if forms.is_placeholder(word):
        return None, "placeholder"
    return word.upper() or None, fault or ("cashtag" if "$" in text else None)


def _company(text: str, listing: Listing) -> str | None:
    """The capitalised words right before a listing in parentheses."""
    if listing.form != "beside":
        return None
    opened = text.rfind("(", max(listing.span.start - 60, 0), listing.span.start + 1)
    if opened < 0:
        return None
    line = max(text.rfind("\n", 0, opened) + 1, opened - 120)
    m = forms.COMPANY_BEFORE.search(text, line, opened)
    return m["name"].strip(" ,") if m else None


def _completed(tickers: list[Ticker], exchanges: Exchanges) -> list[Ticker]:
    """A symbol given alone belongs to the exchange that the release names with it elsewhere."""
    known = {t.symbol: t for t in tickers if t.exchange and t.symbol}
    return [_like(t, known[t.symbol]) if not t.exchange and t.symbol in known else t for t in tickers]


def _like(ticker: Ticker, other: Ticker) -> Ticker:
    return replace(
        ticker, exchange=other.exchange, country=other.country, otc=other.otc, symbol_rule=other.symbol_rule
    )


def _compared(tickers: list[Ticker]) -> list[Ticker]:
    """The same, each told of another symbol of its company on its exchange."""
    if len(tickers) < 2:
        return tickers
    kin: dict[_Kinship, dict[_Written, list[Ticker]]] = {}
    for one in tickers:
        for key in _kinships(one):
            ends = kin.setdefault(key, {}).setdefault((one.symbol, one.otc), [one])
            ends[1:] = [one]
    conflicts = ((t, _conflict(t, _kindred(t, kin))) for t in tickers)
    return [replace(t, conflicts_with=other) if other else t for t, other in conflicts]


_Kinship = tuple[str | None, str]
"""An exchange and a company on it; or None and the letters that symbols begin with."""

_Written = tuple[str | None, bool]
"""A symbol, and whether it is of the OTC market."""


def _kinships(ticker: Ticker) -> Iterator[_Kinship]:
    """What two listings must share to be in each other's way."""
    if ticker.company and ticker.exchange:
        yield ticker.exchange, ticker.company.casefold()
    if ticker.symbol and len(ticker.symbol) == 5:
        yield None, ticker.symbol[:4]  # see _outlived


def _kindred(ticker: Ticker, kin: Mapping[_Kinship, Mapping[_Written, list[Ticker]]]) -> list[Ticker]:
    """The listings to compare with, in order; of those written alike the first and the last."""
    found = [t for key in _kinships(ticker) for ends in kin[key].values() for t in ends]
    return sorted(found, key=lambda t: t.ordinal)


def _conflict(ticker: Ticker, tickers: Iterable[Ticker]) -> str | None:
    for other in tickers:
        if other.ordinal < ticker.ordinal and _outlived(ticker, other):
            return other.symbol
        if (
            _same_company(ticker, other)
            and ticker.symbol
            and other.symbol
            and not _classes(ticker.symbol, other.symbol)
        ):
            return other.symbol
    return None


_PASSING = "DEQV"
"""Fifth letters that a symbol bears for a time: after a split, filing late, bankrupt, when issued."""


def _outlived(ticker: Ticker, other: Ticker) -> bool:
    """Whether one of two symbols is the other as it was for a time: ABCDF and ABCDD."""
    one, two = ticker.symbol or "", other.symbol or ""
    if not (len(one) == len(two) == 5 and one[:4] == two[:4] and one != two):
        return False
    return (ticker.otc or other.otc) and (one[4] in _PASSING) != (two[4] in _PASSING)


def _same_company(ticker: Ticker, other: Ticker) -> bool:
    if not ticker.company or not other.company or ticker.exchange is None:
        return False
    apart = abs(ticker.span.start - other.span.start) > 40
    return (
        apart and ticker.exchange == other.exchange and ticker.company.casefold() == other.company.casefold()
    )


def _classes(one: str, other: str) -> bool:
    """Whether two symbols can be classes of one stock: NWS and NWSA, BRK.A and BRK.B, LBTYA and LBTYK."""
    if one.startswith(other) or other.startswith(one):
        return True
    stem, _, suffix = one.partition(".")
    if suffix and stem == other.partition(".")[0]:
        return True
    fifth_letters = len(one) == len(other) == 5  # Nasdaq and OTC tell class and origin by a fifth letter
    return fifth_letters and one[:4] == other[:4]
