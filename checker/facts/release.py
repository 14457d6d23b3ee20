"""Facts → Release: what a release says once, each with how it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.document import Document, Span
from checker.facts.company import read_company
from checker.facts.day_forms import day_forms_in
from checker.facts.release_date import Certainty, DateSource, release_date

if TYPE_CHECKING:
    from checker.facts import Facts

__all__ = ["Certainty", "DateSource", "Release", "read_release", "release_day"]


@dataclass(frozen=True, slots=True)
class Release:
    """What is said once. A set-like field is a sorted tuple; ``certainty`` tells how each field is known."""

    date: dt.date | None
    """The release's own date, or None if it cannot be told."""
    date_source: DateSource
    date_span: Span | None
    law_date: dt.date
    """The day by whose law the release is judged: its date, else today."""
    headline: str | None
    headline_span: Span | None
    company: str | None
    company_span: Span | None
    events: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    """``US``, ``CA``, ``UK``, …"""
    exchanges: tuple[str, ...]
    listed: bool
    filer: str | None
    """``domestic``, ``fpi`` (foreign private issuer), ``mjds``, ``spac``, ``fund``, …; None if unknown."""
    fiscal_year_end: tuple[int, int] | None
    """Month and day."""
    certainty: dict[str, Certainty]


_REGIMES = {
    "GB": "UK",
    **dict.fromkeys(("DE", "FR", "NL", "BE", "IT", "ES", "SE", "DK", "FI", "IE", "PT", "AT"), "EU"),
}
"""Under whose market law a country's exchanges stand, where it isn't called by its own code."""
_SEC = (
    r"\b(?:U\.?S\.? )?Securities and Exchange Commission\b|\bSEC\b(?! [Rr]egistration No)|\bForms? (?:10-[KQ]|8-K|20-F|40-F|6-K)\b"
    r"|Private Securities Litigation Reform Act|Section 21E"
)
_CUES = {
    "US": _SEC,
    "CA": r"\bSEDAR\b|\bTSX\b|Neither (?:the )?(?:TSX|Canadian|CSE)|National Instrument \d\d-\d{3}|\bNI 43-101\b"
    r"|Canadian (?:securities (?:laws?|legislation|regulat|administrators))|securities (?:laws?|legislation) (?:in|of) Canada",
    "UK": r"\bRNS\b|\bUK MAR\b|London Stock Exchange|\bAIM market\b|Financial Conduct Authority|European Union \(Withdrawal\) Act",
    "EU": r"Regulation \(EU\) (?:No\.? )?596/2014|EU Market Abuse Regulation",
    "AU": r"\bASX Listing Rules?\b|\bASX Limited\b|ASX Announcement",
    "HK": r"Stock Exchange of Hong Kong Limited|Hong Kong Exchanges and Clearing",
}
_DOMESTIC = r"\b10-[KQ]\b"
_MJDS = r"\b40-F\b"
_FOREIGN = r"\b(?:20-F|6-K)\b"
_SPAC_NAME = r"\bAcquisition (?:Corp|Co|Company|Limited|Holdings)"
_SPAC_WORDS = r"(?i)\btrust account\b|\bblank check\b|\binitial business combination\b"
_FUND_WORDS = r"(?i)\bclosed-end (?:fund|management|investment)\b"
_LISTED = r"(?i)\b(?:listed|trad(?:es?|ed|ing)) on (?:the )?(?:NYSE|New York Stock Exchange|Nasdaq|TSX|Toronto Stock Exchange|ASX|London Stock)"
_ANNUAL = r"(?i)\b(?:10-K(?:SB|405)?|20-F|40-F|annual report)\b"
_YEAR_END = r"(?i)\b(?:years?|twelve months|52 weeks|53 weeks|fifty-(?:two|three) weeks) (?:then )?end(?:ed|ing|s)(?: on)? (?=[a-z\d])"
_ELSEWHERE = frozenset({"Frankfurt", "FSE", "Tradegate", "Stuttgart"})


def read_release(facts: Facts) -> Release:
    """What the release says once.

    The date comes first: other facts that this asks for may themselves ask for the release, and then
    see what is known so far.
    """
    release = _dated(facts)
    for complete in (_with_company, _with_market, _with_events):
        facts._release = release = complete(facts, release)
    return release


def release_day(facts: Facts) -> dt.date:
    """The day by whose law the release is judged, found without asking for any other fact."""
    return release_date(facts).day or facts.as_of


def _dated(facts: Facts) -> Release:
    known = release_date(facts)
    headline = next(iter(facts.document.part("headline")), None)
    year_end, year_end_known = _fiscal_year_end(facts)
    facts._release = release = Release(
        date=known.day,
        date_source=known.source,
        date_span=known.span,
        law_date=known.day or facts.as_of,
        headline=facts.document.words(headline) if headline else None,
        headline_span=headline,
        company=None,
        company_span=None,
        events=(),
        jurisdictions=(),
        exchanges=(),
        listed=False,
        filer=None,
        fiscal_year_end=year_end,
        certainty={"date": known.certainty, "fiscal_year_end": year_end_known},
    )
    return release


def _with_company(facts: Facts, release: Release) -> Release:
    stated = facts.stated.get("company") or facts.stated.get("issuer")
    name, span = (str(stated), None) if stated else read_company(facts) or (None, None)
    certainty: Certainty = "stated" if stated else "read" if name else "assumed"
    return replace(
        release, company=name, company_span=span, certainty={**release.certainty, "company": certainty}
    )


def _with_market(facts: Facts, release: Release) -> Release:
    """Exchanges, whether listed, jurisdictions and the kind of filer."""
    exchanges, exchanges_known = _exchanges(facts)
    listed, listed_known = _listed(facts, exchanges)
    jurisdictions, how = _jurisdictions(facts)
    filer, filer_known = _filer(facts, release.company or "")
    known = {"exchanges": exchanges_known, "listed": listed_known, "filer": filer_known, **how}
    return replace(
        release,
        exchanges=exchanges,
        listed=listed,
        jurisdictions=jurisdictions,
        filer=filer,
        certainty={**release.certainty, **known},
    )


def _with_events(facts: Facts, release: Release) -> Release:
    stated = _listing(facts.stated.get("event"))
    if stated:
        return replace(release, events=stated, certainty={**release.certainty, "events": "stated"})
    found: dict[str, Certainty] = {event.kind: event.certainty for event in reversed(_events(facts))}
    each: dict[str, Certainty] = {f"events:{kind}": how for kind, how in found.items()}
    certainty = {**release.certainty, "events": "guessed" if found else "assumed", **each}
    return replace(release, events=tuple(sorted(found)), certainty=certainty)


def _events(facts: Facts) -> tuple[Any, ...]:
    try:
        return facts.of("event")
    except ModuleNotFoundError:
        return ()


def _listing(value: object) -> tuple[str, ...]:
    """A stated value, one or several, as a sorted tuple."""
    if value is None or value == "":
        return ()
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, Iterable) else (value,)
    return tuple(sorted({str(word).strip() for word in words}))


def _exchanges(facts: Facts) -> tuple[tuple[str, ...], Certainty]:
    stated = _listing(facts.stated.get("exchange"))
    if stated:
        return stated, "stated"
    found = tuple(sorted({ticker.exchange for ticker in facts.of("ticker") if ticker.exchange}))
    return found, "read" if found else "assumed"


def _listed(facts: Facts, exchanges: tuple[str, ...]) -> tuple[bool, Certainty]:
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


def _jurisdictions(facts: Facts) -> tuple[tuple[str, ...], dict[str, Certainty]]:
    """Whose law applies: by the listings, and by the regulators that the release speaks of; the US by default."""
    stated = _listing(facts.stated.get("jurisdiction"))
    if stated:
        return tuple(word.upper() for word in stated), {"jurisdictions": "stated"}
    found: dict[str, Certainty] = {}
    for ticker in facts.of("ticker"):
        if ticker.country and ticker.exchange not in _ELSEWHERE:
            code = _REGIMES.get(ticker.country, ticker.country)
            found[code] = "guessed" if ticker.otc and found.get(code) != "read" else "read"
    for code, cue in _CUES.items():
        if _searched(cue, facts.document):
            found[code] = "read"
    if not found:
        return ("US",), {"jurisdictions": "assumed"}
    how: dict[str, Certainty] = {f"jurisdictions:{code}": certainty for code, certainty in found.items()}
    return tuple(sorted(found)), {"jurisdictions": "read" if "read" in found.values() else "guessed", **how}


def _filer(facts: Facts, company: str) -> tuple[str | None, Certainty]:
    stated = facts.stated.get("filer")
    if stated:
        return str(stated), "stated"
    return _filer_by_words(facts.document, company), "guessed"


def _filer_by_words(document: Document, company: str) -> str | None:
    """The kind of filer by its name and by the reports that it speaks of."""
    if _compiled(_SPAC_NAME).search(company) and _searched(_SPAC_WORDS, document):
        return "spac"
    if _searched(_FUND_WORDS, document):
        return "fund"
    for kind, forms in (("domestic", _DOMESTIC), ("mjds", _MJDS), ("fpi", _FOREIGN)):
        if _searched(forms, document):
            return kind
    return None


def _fiscal_year_end(facts: Facts) -> tuple[tuple[int, int] | None, Certainty]:
    """The day on which the fiscal year ends: that of the latest annual report named, else of any year that "ended"."""
    stated = facts.stated.get("fiscal-year-end")
    if stated:
        month, _, day = str(stated).removeprefix("--").partition("-")
        return (int(month), int(day)), "stated"
    ends = sorted(_year_ends(facts.document))
    return ((ends[-1][2], ends[-1][3]), "read") if ends else (None, "assumed")


def _year_ends(document: Document) -> Iterator[tuple[bool, int, int, int]]:
    """Year ends that the text names: whether by an annual report, year, month, day."""
    text = document.text
    for m in _compiled(_YEAR_END).finditer(text):
        line = text.find("\n", m.end())
        span = Span(m.end(), min(m.end() + 30, line if line >= 0 else len(text)))
        form = next(iter(day_forms_in(text, span)), None)
        if form and form.span.start == m.end() and form.on(form.year or 2000):
            annual = _compiled(_ANNUAL).search(text, max(0, m.start() - 120), m.start()) is not None
            yield annual, form.year or 0, form.month, form.day


def _searched(pattern: str, document: Document) -> bool:
    return _compiled(pattern).search(document.text) is not None


@cache
def _compiled(pattern: str) -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(pattern)
