"""The law's lists of single words, as sets."""

from __future__ import annotations

from checker.law import Law

TABLE = "caution-words"


def word_list(law: Law, name: str) -> frozenset[str]:
    """The words of one list of the table ``caution-words``; none if no pack declares it."""
    return law.once(f"words of {name}", lambda: _words(law, name))


def _words(law: Law, name: str) -> frozenset[str]:
    rows = law.table(TABLE).rows
    return frozenset(str(word) for row in rows if row["list"] == name for word in row["words"])
