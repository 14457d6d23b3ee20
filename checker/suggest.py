"""A misspelt name → the name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``"; did you mean 'packs'?"`` when a known name is near, else an empty string."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    best = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f"; did you mean {best[0]!r}?" if best else ""
