"""Facts → HouseStatement: each statement about the issuer that its profile can bear out or contradict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.facts.exchanges import exchanges_of
from checker.facts.house import contacts, names, periods
from checker.facts.house.statement import HouseProfile, HouseStatement
from checker.facts.openings import Newswires, newswires
from checker.issuer import Issuer
from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.tickers import Ticker

__all__ = ["HouseProfile", "HouseStatement", "find_house_profile", "find_house_statements"]

_ENDING = pattern(r"[./-](?:WT|WS|W|UN|U|RT|R|PR|P|DB|NT)(?:[./-]?[A-Z])?")
"""How the symbol of a warrant, a unit, a right, a preferred share or a debenture ends behind the stock's."""
_OTHER_SECURITIES = pattern(
    r"(?i)\b(?:warrants?|units?|rights|preferred|preference|notes|debentures|depositary)\b"
)
_NEAR = 120
"""So many characters around a symbol may say of which security it is."""


def find_house_profile(facts: Facts) -> Iterator[HouseProfile]:
    """One, where the house has given a profile."""
    if facts.issuer is not None and facts.document.blocks:
        first = facts.document.blocks[0].span
        yield HouseProfile(first, len(facts.issuer.code_names), len(facts.issuer.former_names))


def find_house_statements(facts: Facts) -> Iterator[HouseStatement]:
    """Every such statement; none where the house has given no profile."""
    issuer = facts.issuer
    if issuer is None:
        return
    yield from _tickers(facts, issuer)
    yield from _forms(facts, issuer)
    yield from _wire(facts, issuer)
    yield from contacts.statements(facts, issuer)
    yield from names.statements(facts, issuer)
    yield from periods.statements(facts, issuer)


def _tickers(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    if not issuer.tickers:
        return
    listed = dict(_listings(facts, issuer))
    for ticker in facts.of("ticker"):
        if ticker.symbol and ticker.exchange and _is_own(ticker, issuer):
            expected = listed.get(ticker.exchange)
            symbol = ticker.symbol.upper()
            known = ", ".join(f"{exchange}: {symbol}" for exchange, symbol in listed.items())
            yield HouseStatement(
                span=ticker.span,
                kind="ticker",
                stated=f"{ticker.exchange}: {ticker.symbol}",
                expected=f"{ticker.exchange}: {expected}" if expected else known,
                agrees=expected is not None
                and (symbol == expected or _is_another_security(facts, ticker, expected)),
            )


def _listings(facts: Facts, issuer: Issuer) -> Iterator[tuple[str, str]]:
    """The profile's exchanges, by the names that the law gives them, with the symbols."""
    exchanges = exchanges_of(facts.law)
    for given, symbol in issuer.tickers.items():
        name = exchanges.named(given, symbol)
        yield name.exchange if name else given, symbol


def _is_another_security(facts: Facts, ticker: Ticker, expected: str) -> bool:
    """Whether it is the symbol of warrants, units or the like: the stock's own with an ending."""
    symbol = (ticker.symbol or "").upper()
    if not symbol.startswith(expected):
        return False
    if _ENDING.fullmatch(symbol, len(expected)):
        return True
    text, span = facts.document.text, ticker.span
    before = text[max(0, span.start - _NEAR) : span.start]
    if before.removesuffix("and ").rstrip(" ,;/|&").endswith(expected):
        return True
    return _OTHER_SECURITIES.search(before + text[span.start : span.end + _NEAR]) is not None


def _is_own(ticker: Ticker, issuer: Issuer) -> bool:
    """Whether it is the issuer's listing: it stands behind its name, or is the first and behind none."""
    if ticker.symbol and ticker.symbol.upper() in issuer.tickers.values():
        return True
    if ticker.company is None or names.is_form(ticker.company) or not (issuer.name or issuer.short_names):
        return ticker.ordinal == 1
    return names.is_name_of(ticker.company, issuer)


def _forms(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    """The issuer's periodic reports: of another family of issuers, or its own."""
    for filing in facts.of("filing") if issuer.forms else ():
        if filing.family in ("annual", "quarterly", "current") and filing.form and filing.form[0].isdecimal():
            stem = filing.form.partition("/")[0]
            yield HouseStatement(
                span=filing.form_span,
                kind="form",
                stated=filing.form,
                expected=", ".join(issuer.forms),
                agrees=stem in issuer.forms,
            )


def _wire(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    """The newswire that the dateline names, by the name that the service has today."""
    if not issuer.wire:
        return
    rows = newswires(facts.law)
    expected = wire_today(rows, issuer.wire)
    for dateline in facts.of("dateline"):
        if dateline.wire and dateline.wire_span:
            agrees = wire_today(rows, dateline.wire) == expected
            yield HouseStatement(dateline.wire_span, "wire", dateline.wire, expected, agrees)


def wire_today(rows: Newswires, name: str) -> str:
    """What a newswire is called today; the name itself where the law doesn't know it."""
    row = rows.row(name)
    return str(row.get("now") or row.get("name") or name)
