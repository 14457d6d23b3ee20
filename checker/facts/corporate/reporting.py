"""Whether a release's issuer reports to the SEC on Form 8-K; others owe none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.facts import Facts

FILERS = ("domestic", "spac", "fund")
"""Kinds of issuer that report on Form 8-K; foreign private issuers furnish Form 6-K instead."""

_SIGNS = pattern(
    r"\bForms? (?:8-K|10-[KQ])|\b(?:8-K|10-[KQ])\b|\bSEC\b|\bSecurities and Exchange Commission|\bEDGAR\b|"
    r"\bSecurities (?:Exchange )?Act of 193[34]"
)
_US_EXCHANGES = ("Nasdaq", "NYSE", "NYSE American", "NYSE Arca", "AMEX", "Cboe", "NYSE MKT", "NYSE Texas")


def reports_on_8k(facts: Facts) -> bool:
    """Whether the issuer is one that files Form 8-K, as far as the release tells.

    A US listing or a word of the SEC must show it, unless the user states it; with another country's listing
    beside the American one and no sign of a domestic filer, the issuer is taken for a foreign one.
    """
    release = facts.release
    if "US" not in release.jurisdictions or release.filer not in FILERS:
        return False
    known = release.certainty
    if known.get("filer") in ("stated", "guessed") or known.get("jurisdictions") == "stated":
        return True
    if set(release.jurisdictions) - {"US"}:
        return False
    on_exchange = any(exchange in _US_EXCHANGES for exchange in release.exchanges)
    return on_exchange or _SIGNS.search(facts.document.text) is not None
