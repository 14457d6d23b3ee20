"""The words that ``applies-to`` knows: a misspelt event would keep its rule silent for ever."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.facts.events import SPOKEN, TYPES
from checker.law import Law

FILERS = ("domestic", "fpi", "mjds", "spac", "fund", "foreign")
"""The kinds of issuer that a release is told to come from."""

_COUNTRY = re.compile(r"[A-Z]{2}")


def scope_words(law: Law) -> Mapping[str, tuple[str, ...]]:
    """The words of each key of ``applies-to``; a key that is missing, or has none, takes any word."""
    exchanges = tuple(str(row["exchange"]) for row in law.table("exchanges").rows if "exchange" in row)
    return {"event": (*TYPES, *SPOKEN), "filer": FILERS, "exchange": exchanges}


def is_known(key: str, word: str, known: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a word may stand at a key; a jurisdiction is two capitals, as ``US`` or ``EU``."""
    if key == "jurisdiction":
        return bool(_COUNTRY.fullmatch(word))
    return not known.get(key) or word in known[key]
