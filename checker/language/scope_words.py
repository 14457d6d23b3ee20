"""The words that ``applies-to`` knows: a misspelt event would keep its rule silent for ever."""

from __future__ import annotations

from collections.abc import Mapping

from checker.facts.events import SPOKEN, TYPES
from checker.law import Law

FILERS = ("domestic", "fpi", "mjds", "spac", "fund", "foreign")
"""The kinds of issuer that a release is told to come from."""

JURISDICTIONS = ("US", "CA", "UK", "EU")
"""The jurisdictions that rules are written for most; any other is a country by its code (ISO 3166)."""


def scope_words(law: Law) -> Mapping[str, tuple[str, ...]]:
    """The words of each key of ``applies-to``; a key that is missing, or has none, takes any word."""
    exchanges = tuple(str(row["exchange"]) for row in law.table("exchanges").rows if "exchange" in row)
    return {
        "event": (*TYPES, *SPOKEN),
        "jurisdiction": JURISDICTIONS,
        "filer": FILERS,
        "exchange": exchanges,
    }


def is_known(key: str, word: str, known: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a word may stand at a key."""
    if not known.get(key) or word in known[key]:
        return True
    return key == "jurisdiction" and _is_country(word)


def _is_country(code: str) -> bool:
    """Whether a country has this code, by a list that is at hand: that of the countries with telephones."""
    from phonenumbers import SUPPORTED_REGIONS  # noqa: PLC0415

    return code in SUPPORTED_REGIONS
