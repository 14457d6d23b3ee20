"""The table ``exchanges`` of the law → which exchange a printed name means, and when that name was good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from checker.law import Law, Table, day


@dataclass(frozen=True, slots=True)
class ExchangeName:
    """One name of an exchange or of its tier, with the time in which it was the name.

    ``from_`` is in, ``until`` is out. ``weak`` names are words elsewhere ("Paris", "SIX"). ``now`` is the
    name that took its place, None while it holds.
    """

    exchange: str
    as_: str
    country: str
    otc: bool
    symbol: str
    tier: str | None
    from_: date | None
    until: date | None
    weak: bool
    now: str | None

    def holds_on(self, when: date | None) -> bool | None:
        """Whether this was the name on the day; None when the day is unknown and the name has bounds."""
        if self.from_ is None and self.until is None:
            return True
        if when is None:
            return None
        return (self.from_ is None or self.from_ <= when) and (self.until is None or when < self.until)


@dataclass(frozen=True)
class Exchanges:
    """All names of all exchanges, in the order of the table."""

    table: Table

    @cached_property
    def names(self) -> tuple[ExchangeName, ...]:
        """Every spelling of every name."""
        return tuple(n for row in self.table.rows for n in _names(row))

    @cached_property
    def _by_spelling(self) -> Mapping[str, tuple[ExchangeName, ...]]:
        found: dict[str, list[ExchangeName]] = {}
        for name in self.names:
            found.setdefault(_even(name.as_), []).append(name)
        return {spelling: tuple(names) for spelling, names in found.items()}

    @cached_property
    def pattern(self) -> str:
        """Any name, for a larger pattern: case counts only in weak names; longer names are tried first."""
        strong = {_spelling_pattern(n.as_) for n in self.names if not n.weak}
        weak = {_spelling_pattern(n.as_) for n in self.names if n.weak}
        either = sorted(strong, key=len, reverse=True), sorted(weak, key=len, reverse=True)
        return rf"(?<!\w)(?:(?i:{'|'.join(either[0])})|(?:{'|'.join(either[1])}))(?!\w)"

    @cached_property
    def strong_pattern(self) -> str:
        """Any name that is an exchange wherever it stands."""
        strong = sorted({_spelling_pattern(n.as_) for n in self.names if not n.weak}, key=len, reverse=True)
        return rf"(?<!\w)(?i:{'|'.join(strong)})(?!\w)"

    def named(self, text: str, symbol: str = "", when: date | None = None) -> ExchangeName | None:
        """The exchange that a name means; of namesakes, the one that writes such symbols, then the one of the day."""
        names = self._by_spelling.get(_even(text), ())
        fitting = [n for n in names if symbol and fits(n, symbol)] or list(names)
        if not fitting:
            return None
        return next((n for n in fitting if n.holds_on(when) is not False), fitting[0])


def exchanges_of(law: Law) -> Exchanges:
    """The law's exchanges; made once for each law."""
    return law.once("exchanges", lambda: Exchanges(law.table("exchanges")))


def fits(name: ExchangeName, symbol: str) -> bool:
    """Whether the exchange writes symbols so."""
    import regex  # noqa: PLC0415

    return bool(regex.fullmatch(name.symbol, symbol))


def _names(row: Mapping[str, Any]) -> list[ExchangeName]:
    return [
        ExchangeName(
            exchange=row["exchange"],
            as_=spelling,
            country=row["country"],
            otc=row.get("otc", False),
            symbol=row["symbol"],
            tier=name.get("tier"),
            from_=day(name.get("from")),
            until=day(name.get("until")),
            weak=name.get("weak", False),
            now=(name.get("now") or row["exchange"]) if name.get("until") else None,
        )
        for name in row["names"]
        for spelling in name["as"]
    ]


def _even(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _spelling_pattern(name: str) -> str:
    import regex  # noqa: PLC0415

    return r"\s?[-–]?\s?".join(r" ".join(regex.escape(w) for w in part.split()) for part in name.split("-"))
