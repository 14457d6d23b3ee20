"""A misspelt name → the name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str], at_least: float = 60) -> str:
    """``"; did you mean 'packs'?"`` when a known name is near (0 to 100), else an empty string."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    best = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=at_least)
    return f"; did you mean {best[0]!r}?" if best else ""
