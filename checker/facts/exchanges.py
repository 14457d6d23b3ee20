"""The table ``exchanges`` of the law → which exchange a printed name means, and when that name was good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import itemgetter
from re import escape  # as regex.escape, but in C
from typing import Any

from checker.document import Span
from checker.law import Law, Table, day
from checker.matching import Matcher
from checker.matching.scan import Scan, scan_of
from checker.patterns import pattern
from checker.record import Record


class ExchangeName(Record):
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
        return bool(pattern(self.symbol).fullmatch(symbol))


_Spelt = tuple[Mapping[str, Any], Mapping[str, Any], str]
"""A row of the table, one of its names, and one spelling of that."""


class Mention(Record):
    """An exchange's name in a text: where, and whether it is an exchange wherever it stands."""

    start: int
    end: int
    strong: bool


class Exchanges(Record):
    """All names of all exchanges, in the order of the table."""

    table: Table

    @cached_property
    def names(self) -> tuple[ExchangeName, ...]:
        """Every spelling of every name."""
        return tuple(_name(*spelt) for spelt in self._spellings)

    @cached_property
    def _spellings(self) -> tuple[_Spelt, ...]:
        rows = self.table.rows
        return tuple(
            (row, name, spelling) for row in rows for name in row["names"] for spelling in name["as"]
        )

    @cached_property
    def codes(self) -> frozenset[str]:
        """Market identifier codes (ISO 10383), which look like symbols and are none."""
        return frozenset(row["mic"] for row in self.table.rows if "mic" in row)

    @cached_property
    def _by_spelling(self) -> Mapping[str, list[_Spelt]]:
        found: dict[str, list[_Spelt]] = {}
        for spelt in self._spellings:
            found.setdefault(_even(spelt[2]), []).append(spelt)
        return found

    @cached_property
    def _by_first_word(self) -> Mapping[str, dict[str, bool]]:
        """For each first word in lower case, the names that begin with it, and whether they are weak."""
        found: dict[str, dict[str, bool]] = {}
        for _, name, spelling in self._spellings:
            spellings = found.setdefault(_first_word(spelling), {})
            spellings[spelling] = spellings.get(spelling, True) and name.get("weak", False)
        return found

    @cached_property
    def _made(self) -> dict[str, Any]:
        """What has been asked of a few of the many names: matchers by first words, names by spellings."""
        return {}

    def _beginning_with(self, first: str) -> Matcher:
        """Finds the names that begin with a word, longest first."""
        key = f"matcher {first}"
        if key not in self._made:
            self._made[key] = Matcher(_either(self._by_first_word[first]))
        made: Matcher = self._made[key]
        return made

    def _spelt(self, even: str) -> tuple[ExchangeName, ...]:
        key = f"names {even}"
        if key not in self._made:
            self._made[key] = tuple(_name(*spelt) for spelt in self._by_spelling.get(even, ()))
        made: tuple[ExchangeName, ...] = self._made[key]
        return made

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
        words, names = scan.words, self._by_first_word
        for first in names.keys() & words.keys():
            matcher, here = self._beginning_with(first), words[first]
            if matcher.plan is not None:
                here = list(set(scan.hits(matcher.plan)).intersection(here))
            for at in here:
                yield at, matcher
        if not scan.text.isascii():
            for first in names:
                if not first.isascii():  # "Börse": two words to the index
                    matcher, whole = self._beginning_with(first), Span(0, len(scan.text))
                    yield from ((span.start, matcher) for span, _ in matcher.find_in(scan.text, whole))

    def named(self, text: str, symbol: str = "", when: date | None = None) -> ExchangeName | None:
        """The exchange that a name means; of namesakes, the one that writes such symbols, then the day's."""
        names = self._spelt(_even(text))
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


def _name(row: Mapping[str, Any], name: Mapping[str, Any], spelling: str) -> ExchangeName:
    return ExchangeName(
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


def _even(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _first_word(name: str) -> str:
    first = name.lower().partition(" ")[0]
    return first if first.isalnum() else first[: next((i for i, c in enumerate(first) if not c.isalnum()), 0)]


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
