"""A line of a contact block → whether it is a part of an address, by the lexicon ``contact-addresses``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.law import Law

_DIGIT = pattern(r"\d")
_CODES = (
    r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b"
    r"|#\d\d-\d\d"
)
"""Postal codes after a state, of Canada and of the United Kingdom; a number of a floor and a door."""


class AddressWords:
    """The names and words of one law that tell an address, as patterns."""

    def __init__(self, law: Law) -> None:
        self._entries = law.lexicon("contact-addresses").entries
        regions, sites = self._any("region"), self._any("site")
        self._ends = tuple(self._names("end"))
        self._last = frozenset(n.rpartition(" ")[2] for kind in ("region", "site") for n in self._names(kind))
        """The last words of the names that a place ends with."""
        self._numbered = pattern(
            r"(?=[A-Z\d#])(?:"
            rf"\b\d{{1,6}}(?:-\d+)? (?:[NSEW]\.? )?[\p{{L}}\d.' -]{{2,40}}\b(?:{self._any('street')})\b"
            rf"|\b(?:{self._any('unit')})\.? ?#?\d|{_CODES})"
        )
        """Parts of an address that have a number."""
        self._place = pattern(
            rf"\p{{Lu}}[\p{{L}}.' -]{{1,30}}(?:,? (?:{regions})(?: \d{{4,6}})?|, [A-Z]{{2}})$"
            rf"|(?:\p{{Lu}}[\w.]*|\d+)(?: \p{{Lu}}?[\w.]*){{0,4}} (?:{sites})$"
        )
        self._city = pattern(rf"(?:{self._any('city')})\b")

    def _names(self, kind: str) -> list[str]:
        return [entry.words.rstrip(".") for entry in self._entries if entry.fields.get("kind") == kind]

    def _any(self, kind: str) -> str:
        return "|".join(map(re.escape, self._names(kind))) or "(?!)"

    def tell(self, bare: str) -> bool:
        """Whether the words are, or hold, a part of a postal address."""
        if _DIGIT.search(bare) and self._numbered.search(bare):
            return True
        if bare.endswith(self._ends) or self._city.match(bare):
            return True
        last = bare.rpartition(" ")[2]
        told = last in self._last or len(last) == 2 or last.isdecimal()
        return told and self._place.match(bare) is not None
