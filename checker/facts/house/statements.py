"""Facts → HouseStatement: each statement about the issuer that its profile can bear out or contradict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.facts.house import contacts, names, periods
from checker.facts.house.statement import HouseProfile, HouseStatement
from checker.issuer import Issuer

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.tickers import Ticker

__all__ = ["HouseProfile", "HouseStatement", "find_house_profile", "find_house_statements"]


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
    yield from contacts.statements(facts, issuer)
    yield from names.statements(facts, issuer)
    yield from periods.statements(facts, issuer)


def _tickers(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    for ticker in facts.of("ticker") if issuer.tickers else ():
        if ticker.symbol and ticker.exchange and _is_own(ticker, issuer):
            expected = issuer.tickers.get(ticker.exchange)
            known = ", ".join(f"{exchange}: {symbol}" for exchange, symbol in issuer.tickers.items())
            yield HouseStatement(
                span=ticker.span,
                kind="ticker",
                stated=f"{ticker.exchange}: {ticker.symbol}",
                expected=f"{ticker.exchange}: {expected}" if expected else known,
                agrees=expected is not None and ticker.symbol.upper() == expected,
            )


def _is_own(ticker: Ticker, issuer: Issuer) -> bool:
    """Whether it is the issuer's listing: it stands behind its name, or is the first and behind none."""
    if ticker.symbol and ticker.symbol.upper() in issuer.tickers.values():
        return True
    if ticker.company is None:
        return ticker.ordinal == 1
    return names.is_name_of(ticker.company, issuer)


def _forms(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    """The issuer's periodic reports: of another family of issuers, or its own."""
    for filing in facts.of("filing") if issuer.forms else ():
        if filing.family in ("annual", "quarterly", "current") and filing.form:
            stem = filing.form.partition("/")[0]
            yield HouseStatement(
                span=filing.form_span,
                kind="form",
                stated=filing.form,
                expected=", ".join(issuer.forms),
                agrees=stem in issuer.forms,
            )
