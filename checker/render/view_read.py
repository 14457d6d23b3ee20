"""Facts → what was read, in words, so that a person can see what the checks relied on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checker.facts.release import Release
from checker.record import Record
from checker.render.fact_words import DetailView, anatomy_of, details_of
from checker.render.places import EvidenceView, evidence_of
from checker.render.plain import read_facts
from checker.render.view_record import PairView
from checker.render.view_release import LinkView
from checker.render.wording import capital, count_of, full_date, listed, long_date, month_day
from checker.report import Report


class FactView(Record):
    """One fact that was read."""

    quote: str
    """The words, cut if long."""
    places: tuple[LinkView, ...]
    """Where they stand: ``Line 9``; the same words read the same way are one fact with several places."""
    details: tuple[DetailView, ...]
    """What was understood."""


class FamilyView(Record):
    """Facts of one kind."""

    title: str
    """The kind, in words."""
    count: str
    """``3 sentences``."""
    folded: bool
    """Whether there are so many that they are shown on demand."""
    facts: tuple[FactView, ...]
    """The facts, in the order of the text."""


class ReadView(Record):
    """What was read: the facts that the checks relied on."""

    release: tuple[PairView, ...]
    """What is said once, each with how it is known."""
    cautionary: tuple[PairView, ...]
    """The anatomy of the cautionary statement; empty if there is none."""
    cautionary_place: EvidenceView | None
    """Where it stands."""
    families: tuple[FamilyView, ...]
    """The other facts."""
    absent: str
    """Kinds of which nothing was found, as one sentence."""
    unread: str
    """Kinds that could not be read in time, as one sentence; empty for none."""


_FAMILIES = (
    ("dateline", "Dateline", "dateline"),
    ("ticker", "Exchanges and symbols", "symbol"),
    ("filing", "SEC reports and other filings", "reference"),
    ("contact", "Contacts", "contact"),
    ("forward-looking", "Forward-looking statements", "statement"),
    ("logistics", "Future logistics (not forward-looking)", "sentence"),
    ("event", "Events", "sign"),
    ("call", "Calls and webcasts", "call"),
    ("measure", "Financial measures", "measure"),
    ("legend", "Legends", "legend"),
    ("statute", "Statutes and rules", "citation"),
    ("date", "Dates", "date"),
    ("time", "Times", "time"),
    ("amount", "Amounts", "amount"),
    ("phone", "Phone numbers", "number"),
    ("email", "E-mail addresses", "address"),
    ("url", "Web addresses", "address"),
)
_NOT_KNOWN = ("not found", "not recognised", "no sign of it")
_FOLD_ABOVE = 12
_QUOTED = 180
"""So much of a fact's words is quoted; all of them stand marked in the annotated release."""
_CERTAINTY = {
    "stated": "stated by you",
    "read": "read from the text",
    "guessed": "guessed by signs",
    "assumed": "assumed",
}
_FILERS = {
    "domestic": "U.S. domestic issuer",
    "fpi": "foreign private issuer",
    "mjds": "Canadian issuer under the MJDS",
    "spac": "SPAC",
    "fund": "fund",
    "foreign": "foreign issuer",
}


def read_view(report: Report) -> ReadView:
    """What was read."""
    families = {kind: read_facts(report, kind) for kind in ("cautionary", *(kind for kind, *_ in _FAMILIES))}
    cautionary = next(iter(families["cautionary"] or ()), None)
    absent = [title for kind, title, _ in _FAMILIES if families[kind] == ()]
    unread = [title for kind, title, _ in _FAMILIES if families[kind] is None]
    return ReadView(
        release=tuple(_release(report)),
        cautionary=tuple(PairView(d.label, d.value) for d in anatomy_of(cautionary, "cautionary"))
        if cautionary
        else (),
        cautionary_place=evidence_of(cautionary.span, report.document) if cautionary else None,
        families=tuple(_families(report, families)),
        absent=f"None found: {listed([_lower(t) for t in absent])}." if absent else "",
        unread=f"Could not be read in time: {listed([_lower(t) for t in unread])}." if unread else "",
    )


def _lower(title: str) -> str:
    return title if title.startswith("SEC") else title[:1].lower() + title[1:]


def _families(report: Report, families: dict[str, tuple[Any, ...] | None]) -> Iterator[FamilyView]:
    for kind, title, noun in _FAMILIES:
        facts = families[kind]
        if facts:
            views = _facts(facts, kind, report)
            plural = (
                f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}{'es' if noun.endswith('ss') else 's'}"
            )
            yield FamilyView(title, count_of(len(facts), noun, plural), len(views) > _FOLD_ABOVE, views)


def _facts(facts: Sequence[Any], kind: str, report: Report) -> tuple[FactView, ...]:
    """The facts in the order of their first place; equal words that were read alike are told once."""
    found: dict[tuple[str, tuple[DetailView, ...]], dict[LinkView, None]] = {}
    for fact in facts:
        place = evidence_of(fact.span, report.document, _QUOTED)
        places = found.setdefault((place.quote, tuple(details_of(fact, kind))), {})
        places[LinkView(place.href, place.at)] = None
    return tuple(FactView(quote, tuple(places), details) for (quote, details), places in found.items())


def _release(report: Report) -> Iterator[PairView]:
    release = report.facts.release
    for label, name, value in _release_values(release):
        if value:
            yield PairView(label, value, "" if value in _NOT_KNOWN else _known(release, name))


def _release_values(release: Release) -> Iterator[tuple[str, str, str]]:
    yield "Company", "company", release.company or "not found"
    yield "Headline", "headline", release.headline or "not found"
    yield "Release date", "date", full_date(release.date) if release.date else "not found"
    yield "Law applied", "law_date", f"as in force on {long_date(release.law_date)}"
    yield "Kind", "events", event_words(release.events) or "not recognised"
    yield "Jurisdiction", "jurisdictions", listed(release.jurisdictions)
    yield "Exchange", "exchanges", listed(release.exchanges)
    yield "Listed", "listed", "yes" if release.listed else "no sign of it"
    yield "Issuer type", "filer", _FILERS.get(release.filer or "", release.filer or "")
    yield "Fiscal year ends", "fiscal_year_end", _month_day(release.fiscal_year_end)


def event_words(names: Sequence[str]) -> str:
    """Names of events as prose: ``Director change; dividend``."""
    return capital("; ".join(name.replace("_", " ") for name in names))


def _month_day(value: tuple[int, int] | None) -> str:
    return month_day(*value) if value else ""


def _known(release: Release, name: str) -> str:
    return _CERTAINTY.get(release.certainty.get(name, ""), "")
