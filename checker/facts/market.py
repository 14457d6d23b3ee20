"""Facts → where the issuer's stock trades, whose law applies, and what kind of filer it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.document import Document
from checker.facts.release_date import Certainty
from checker.matching.searching import first
from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.tickers import Ticker

_REGIMES = {
    "GB": "UK",
    **dict.fromkeys(("DE", "FR", "NL", "BE", "IT", "ES", "SE", "DK", "FI", "IE", "PT", "AT"), "EU"),
}
"""Under whose market law a country's exchanges stand, where it isn't called by its own code."""
_DOMESTIC = r"\b10-[KQ]\b"
_MJDS = r"\b40-F\b"
_FOREIGN = r"\b(?:20-F|6-K)\b"
_SPAC_NAME = pattern(r"\bAcquisition (?:Corp|Co|Company|Limited|Holdings)")
_SPAC_WORDS = r"(?i)\btrust account\b|\bblank check\b|\binitial business combination\b"
_FUND_WORDS = r"(?i)\bclosed-end (?:fund|management|investment)\b"
_LISTED = (
    r"(?i)\b(?:listed|trad(?:es?|ed|ing)) on (?:the )?(?:NYSE|New York Stock Exchange|Nasdaq|TSX"
    r"|Toronto Stock Exchange|ASX|London Stock)"
)
_ELSEWHERE = frozenset({"Frankfurt", "FSE", "Tradegate", "Stuttgart"})


def stated_words(value: object) -> tuple[str, ...]:
    """A stated value, one or several, as a sorted tuple."""
    if value is None or value == "":
        return ()
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, Iterable) else (value,)
    return tuple(sorted({str(word).strip() for word in words}))


def read_exchanges(facts: Facts) -> tuple[tuple[str, ...], Certainty]:
    """The exchanges of all listings, by their present names; and how they are known."""
    stated = stated_words(facts.stated.get("exchange"))
    if stated:
        return stated, "stated"
    found = tuple(sorted({ticker.exchange for ticker in facts.of("ticker") if ticker.exchange}))
    return found, "read" if found else "assumed"


def read_listed(facts: Facts, exchanges: tuple[str, ...]) -> tuple[bool, Certainty]:
    """Listed on an exchange; a quotation over the counter is none."""
    stated = facts.stated.get("listed")
    if stated is not None:
        return stated is True or str(stated).lower() == "true", "stated"
    if facts.stated.get("exchange"):
        return True, "stated"
    if any(ticker.exchange and not ticker.otc for ticker in facts.of("ticker")):
        return True, "read"
    if _searched(_LISTED, facts.document):
        return True, "guessed"
    return False, "read" if exchanges else "assumed"


def read_jurisdictions(facts: Facts) -> tuple[tuple[str, ...], dict[str, Certainty]]:
    """Whose law applies: by the listings and by the regulators that are spoken of; the US by default."""
    stated = stated_words(facts.stated.get("jurisdiction"))
    if stated:
        return tuple(word.upper() for word in stated), {"jurisdictions": "stated"}
    found: dict[str, Certainty] = dict.fromkeys(_listing_countries(facts), "read")
    for cue in facts.law.lexicon("regulators").find(facts.document):
        found[str(cue.fields["code"])] = "read"
    if not found:
        found = dict.fromkeys(_quotation_countries(facts), "guessed")
    if not found:
        return ("US",), {"jurisdictions": "assumed"}
    how: dict[str, Certainty] = {
        f"jurisdictions:{code}": certainty for code, certainty in sorted(found.items())
    }
    return tuple(sorted(found)), {"jurisdictions": "read" if "read" in found.values() else "guessed", **how}


def _listing_countries(facts: Facts) -> set[str]:
    """The jurisdictions of the exchanges on which the issuers are listed."""
    return {
        _REGIMES.get(t.country, t.country)
        for t in _issuers_tickers(facts)
        if t.country and not t.otc and t.exchange not in _ELSEWHERE
    }


def _issuers_tickers(facts: Facts) -> list[Ticker]:
    """The tickers down to the first paragraph, for others' are named further down; all if there is none."""
    tickers = list(facts.of("ticker"))
    end = max((lead.end for lead in facts.document.part("lead")), default=0)
    opening = [t for t in tickers if t.span.start < end and t.country and not t.otc]
    issuers = {t.company for t in opening if t.company}
    return [t for t in tickers if t in opening or t.company in issuers] if opening else tickers


def _quotation_countries(facts: Facts) -> set[str]:
    """The jurisdictions of over-the-counter quotations, which need no registration (17 CFR 240.12g3-2(b))."""
    return {_REGIMES.get(t.country, t.country) for t in facts.of("ticker") if t.country and t.otc}


def read_filer(facts: Facts, company: str, jurisdictions: Iterable[str]) -> tuple[str, Certainty]:
    """``domestic``, ``fpi``, ``mjds``, ``spac`` or ``fund`` by its signs, a guess; else what is usual.

    Without a sign an issuer under US law is taken for a domestic operating company, others for foreign ones.
    """
    stated = facts.stated.get("filer")
    if stated:
        return str(stated), "stated"
    shown = _filer_by_words(facts.document, company)
    if shown is not None:
        return shown, "guessed"
    return "domestic" if "US" in jurisdictions else "foreign", "assumed"


def _filer_by_words(document: Document, company: str) -> str | None:
    """The kind of filer by its name and by the reports that it speaks of."""
    if _SPAC_NAME.search(company) and _searched(_SPAC_WORDS, document):
        return "spac"
    if _searched(_FUND_WORDS, document):
        return "fund"
    for kind, forms in (("domestic", _DOMESTIC), ("mjds", _MJDS), ("fpi", _FOREIGN)):
        if _searched(forms, document):
            return kind
    return None


def _searched(pattern: str, document: Document) -> bool:
    return first(pattern, document.text) is not None
