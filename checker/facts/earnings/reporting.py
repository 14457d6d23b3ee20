"""Whether an issuer reports to the SEC on the basis of US GAAP, as far as its release tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.matching.searching import first

if TYPE_CHECKING:
    from checker.facts import Facts

_FOREIGN = r"\bIFRSs?\b|\bInternational Financial Reporting Standards\b|\bnon-IFRS\b|\bIAS \d"
_DOMESTIC = r"\b(?:10-[KQ]|U\.?S\.? GAAP|U\.?S\.? generally accepted)\b"
_REPORTS = (
    r"(?i)securities and exchange commission|\bsec\.gov\b|\b(?:the|U\.S\.) SEC\b"
    r"|\bSEC filings\b|\bForm (?:10-|8-K)|\bRegulation (?:G|FD)\b"
)


def is_bound(facts: Facts) -> bool:
    """Whether Regulation G binds the issuer: it reports to the SEC, and not as a foreign private issuer.

    A foreign private issuer listed at home that reports under other principles is mostly exempt, by
    17 CFR 244.100(c); it is taken for one where its release speaks of IFRS, or of another country's exchange.
    """
    release, text = facts.release, facts.document.text
    if release.certainty.get("filer") == "stated":
        return release.filer in ("domestic", "spac")
    if release.filer not in ("domestic", "spac"):
        return False
    domestic = first(_DOMESTIC, text) is not None
    abroad = any(code != "US" for code in release.jurisdictions) or first(_FOREIGN, text) is not None
    if abroad and not domestic:
        return False
    return domestic or bool(facts.of("ticker")) or first(_REPORTS, text) is not None
