"""Facts → Release: what a release says once, each with how it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker.document import Document, Span
from checker.facts.company import read_company
from checker.facts.day_forms import day_forms_in
from checker.facts.market import (
    read_exchanges,
    read_filer,
    read_jurisdictions,
    read_listed,
    stated_words,
)
from checker.facts.release_date import Certainty, DateSource, release_date
from checker.matching.searching import every, first
from checker.record import Record, replace

if TYPE_CHECKING:
    from checker.facts import Facts

__all__ = ["Certainty", "DateSource", "Release", "read_release", "release_day"]


class Release(Record):
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
    """``domestic``, ``fpi`` (foreign private issuer), ``mjds``, ``spac``, ``fund`` or ``foreign``."""
    fiscal_year_end: tuple[int, int] | None
    """Month and day."""
    certainty: dict[str, Certainty]

    @classmethod
    def unknown(cls, law_date: dt.date) -> Release:
        """A release of which nothing is known but the day by whose law it is judged."""
        return cls(
            date=None,
            date_source="unknown",
            date_span=None,
            law_date=law_date,
            headline=None,
            headline_span=None,
            company=None,
            company_span=None,
            events=(),
            jurisdictions=(),
            exchanges=(),
            listed=False,
            filer=None,
            fiscal_year_end=None,
            certainty={},
        )


_ANNUAL = r"(?i)\b(?:10-K(?:SB|405)?|20-F|40-F|annual report)\b"
_YEAR_END = (
    r"(?i)\b(?:years?|twelve months|52 weeks|53 weeks|fifty-(?:two|three) weeks) (?:then )?end(?:ed|ing"
    r"|s)(?: on)? (?=[a-z\d])"
)


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
    facts._release = release = replace(
        Release.unknown(known.day or facts.as_of),
        date=known.day,
        date_source=known.source,
        date_span=known.span,
        headline=facts.document.words(headline) if headline else None,
        headline_span=headline,
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
    exchanges, exchanges_known = read_exchanges(facts)
    listed, listed_known = read_listed(facts, exchanges)
    jurisdictions, how = read_jurisdictions(facts)
    filer, filer_known = read_filer(facts, release.company or "", jurisdictions)
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
    stated = stated_words(facts.stated.get("event"))
    if stated:
        return replace(release, events=stated, certainty={**release.certainty, "events": "stated"})
    found: dict[str, Certainty] = {event.type: event.certainty for event in reversed(facts.of("event"))}
    each: dict[str, Certainty] = {f"events:{kind}": how for kind, how in found.items()}
    certainty = {**release.certainty, "events": _best(found.values()), **each}
    return replace(release, events=tuple(sorted(found)), certainty=certainty)


def _best(certainties: Iterable[Certainty]) -> Certainty:
    """The surest of them; ``assumed`` where there is none."""
    order: tuple[Certainty, ...] = ("stated", "read", "guessed", "assumed")
    return min(certainties, key=order.index, default="assumed")


def _fiscal_year_end(facts: Facts) -> tuple[tuple[int, int] | None, Certainty]:
    """Month and day by the latest annual report that is named, else by any year that "ended"."""
    stated = facts.stated.get("fiscal-year-end")
    if stated:
        month, _, day = str(stated).removeprefix("--").partition("-")
        return (int(month), int(day)), "stated"
    ends = sorted(_year_ends(facts.document))
    return ((ends[-1][2], ends[-1][3]), "read") if ends else (None, "assumed")


def _year_ends(document: Document) -> Iterator[tuple[bool, int, int, int]]:
    """Year ends that the text names: whether by an annual report, year, month, day."""
    text, before = document.text, 0
    for m in every(_YEAR_END, text):
        line = text.find("\n", m.end())
        span = Span(m.end(), min(m.end() + 30, line if line >= 0 else len(text)))
        form = next(iter(day_forms_in(text, span)), None)
        if form and form.span.start == m.end() and form.on(form.year or 2000):
            annual = first(_ANNUAL, text, max(before, m.start() - 120), m.start()) is not None
            before = m.end()
            yield annual, form.year or 0, form.month, form.day
