"""The table ``exchanges`` of the law → which exchange a printed name means, and when that name was good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import itemgetter
from re import escape  # as regex.escape, but in C
from typing import Any

from checker.law import Law, Table, day
from checker.matching import Matcher
from checker.matching.scan import Scan, scan_of
from checker.patterns import compiled
from checker.record import record


@record
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
    writes: str
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

    def fits(self, symbol: str) -> bool:
        """Whether the exchange writes symbols so."""
        return bool(compiled(self.symbol).fullmatch(symbol))


@record
class Mention:
    """An exchange's name in a text: where, and whether it is an exchange wherever it stands."""

    start: int
    end: int
    strong: bool


@record
class Exchanges:
    """All names of all exchanges, in the order of the table."""

    table: Table

    @cached_property
    def names(self) -> tuple[ExchangeName, ...]:
        """Every spelling of every name."""
        return tuple(n for row in self.table.rows for n in _names(row))

    @cached_property
    def codes(self) -> frozenset[str]:
        """Market identifier codes (ISO 10383), which look like symbols and are none."""
        return frozenset(row["mic"] for row in self.table.rows if "mic" in row)

    @cached_property
    def _by_spelling(self) -> Mapping[str, tuple[ExchangeName, ...]]:
        found: dict[str, list[ExchangeName]] = {}
        for name in self.names:
            found.setdefault(_even(name.as_), []).append(name)
        return {spelling: tuple(names) for spelling, names in found.items()}

    @cached_property
    def _by_first_word(self) -> Mapping[str, Matcher]:
        """For each first word in lower case, a pattern of the names that begin with it, longest first."""
        found: dict[str, dict[str, bool]] = {}
        for name in self.names:
            spellings = found.setdefault(_first_word(name.as_), {})
            spellings[name.as_] = spellings.get(name.as_, True) and name.weak
        return {first: Matcher(_either(spellings)) for first, spellings in found.items()}

    def mentions(self, text: str) -> list[Mention]:
        """Every exchange named in the text, in order; none overlaps another, the longest name wins."""
        found: list[Mention] = []
        last = 0
        for at, name in sorted(self._places(scan_of(text)), key=itemgetter(0)):
            m = name.compiled.match(text, at) if at >= last else None
            if m:
                found.append(Mention(m.start(), m.end(), m["strong"] is not None))
                last = m.end()
        return found

    def _places(self, scan: Scan) -> Iterator[tuple[int, Matcher]]:
        """Where a name may stand, each place with the names that begin with its word."""
        names = self._by_first_word
        firsts = names.keys() & scan.words.keys()
        if not scan.text.isascii():  # "Börse": two words to the index
            firsts |= {first for first in names if not first.isascii()}
        for first in firsts:
            plan = names[first].plan
            for at in scan.words.get(first, ()) if plan is None else scan.hits(plan):
                yield at, names[first]

    def named(self, text: str, symbol: str = "", when: date | None = None) -> ExchangeName | None:
        """The exchange that a name means; of namesakes, the one that writes such symbols, then the day's."""
        names = self._by_spelling.get(_even(text), ())
        fitting = [n for n in names if symbol and n.fits(symbol)] or list(names)
        if not fitting:
            return None
        return next((n for n in fitting if n.holds_on(when) is not False), fitting[0])

    def name_on(self, name: ExchangeName, when: date | None) -> str:
        """What this exchange, or the tier that took the tier's place, was called on the day."""
        if (
            name.until is not None
            and when is not None
            and name.until <= when
            and name.now not in (None, name.exchange)
        ):
            return str(name.now)
        same = [n for n in self.names if n.exchange == name.exchange and not n.tier and not n.weak]
        return next((n.as_ for n in same if n.holds_on(when)), name.exchange)


def exchanges_of(law: Law) -> Exchanges:
    """The law's exchanges; made once for each law."""
    return law.once("exchanges", lambda: Exchanges(law.table("exchanges")))


def _names(row: Mapping[str, Any]) -> list[ExchangeName]:
    return [
        ExchangeName(
            exchange=row["exchange"],
            as_=spelling,
            country=row["country"],
            otc=row.get("otc", False),
            symbol=row["symbol"],
            writes=row.get("writes", ""),
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


def _first_word(name: str) -> str:
    lower = name.lower()
    return lower[: next((i for i, c in enumerate(lower) if not c.isalnum()), len(lower))]


def _either(spellings: Mapping[str, bool]) -> str:
    """The names, longest first; strong ones in any case (group ``strong``), weak ones as spelt."""
    names = []
    for spelling in sorted(spellings, key=len, reverse=True):
        name = _spelling(spelling)
        names.append(name if spellings[spelling] else f"(?P<strong>(?i:{name}))")
    return rf"(?<!\w)(?:(?P<strong>(?!))|{'|'.join(names)})(?!\w)"


def _spelling(name: str) -> str:
    """A name as a pattern: hyphens may be spaced or left out, a space may be left out before a capital."""
    return r"\s?[-–]?\s?".join(r"\s?".join(escape(w) for w in part.split()) for part in name.split("-"))
