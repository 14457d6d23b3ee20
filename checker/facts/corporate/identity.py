"""Facts → Renaming, GoingConcern, CreditTrouble: a new name or symbol; an auditor's doubt; default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker import calendars
from checker.document import Span
from checker.facts.corporate.news import dated, news_of, words_in
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_RENAMED = (
    r"(?i)\b(?:chang(?:e|es|ed|ing) (?:its|the|of|in) (?:(?:corporate |company )?name|"
    r"(?:nasdaq |nyse |stock |trading |ticker )*(?:ticker|symbol))|(?:corporate |company "
    r")?name change|"
    r"(?:ticker|symbol) change|new (?:corporate name|ticker|trading symbol|stock symbol|"
    r"nasdaq symbol|symbol)|(?:ticker|trading) symbol (?:to|will change|change))\b"
)
_SYMBOL = r"(?i)\b(?:symbol|ticker)s?\b"
_FROM = (
    r"(?i)\b(?:effect(?:ive)?|beginning|begin|commenc\w+|start\w*|open(?:ing)?|trading|trade|as of|"
    r"from)\b(?:(?!\bunder the symbol .{0,40} since)[^;\n]){0,110}$"
)
_CUSIP = r"(?i)\bCUSIP\b"
_OLD_SYMBOL = (
    r"(?i)\b(?:from|formerly|currently|previously|former|existing|old|current|"
    r"replac\w+)\b[^;\n]{0,60}\b(?:symbol|ticker|[\"“(][A-Z]{1,5}[\")”])"
)


class Renaming(Record):
    """The company takes another name or symbol."""

    span: Span
    symbol: bool
    """Whether the symbol changes."""
    effective: dt.date | None
    effective_open: bool | None
    """Whether the exchange trades on that day."""
    cusip_said: bool
    days_of_notice: int | None
    """Calendar days from the release to the day."""
    missing: tuple[str, ...]
    """What the release does not say, in words."""


def find_renamings(facts: Facts) -> Iterator[Renaming]:
    """The change that the headline or the lead announces; one for a release."""
    news = news_of(facts)
    for sentence in news:
        found = words_in(facts.document, sentence.span, _RENAMED) if sentence.front else None
        if found:
            yield _renaming(facts, Span(found.start(), found.end()), [s.span for s in news])
            return


def _renaming(facts: Facts, span: Span, news: list[Span]) -> Renaming:
    document, released = facts.document, facts.release.date
    symbol = any(
        words_in(
            document,
            s,
            (
                r"(?i)\bnew (?:\w+ ){0,3}symbol|symbol (?:change|will change|to)|(?:symbol|"
                r"ticker)\b[^.;\n]{0,20}\bchang|chang\w+[^.;\n]{0,60}\b(?:symbol|ticker)"
            ),
        )
        for s in news
    )
    day = next(filter(None, (dated(facts, s, _FROM) for s in news if words_in(document, s, _ABOUT))), None)
    effective = day[0] if day else None
    at_once = any(
        words_in(
            document,
            s,
            (
                r"(?i)\b(?:(?<!announced )(?<!announces )today(?!,? (?:announc|said|says|report|disclos))|"
                r"effective (?:immediately|today)|has (?:officially )?changed|tomorrow|FINRA|will be "
                r"announced|to be announced)\b"
            ),
        )
        for s in news
        if words_in(document, s, _ABOUT)
    )
    cusip = any(words_in(document, s, _CUSIP) for s in news)
    missing = (
        ["the day from which it trades under the new symbol or name"]
        if effective is None and not at_once
        else []
    )
    return Renaming(
        span=span,
        symbol=symbol,
        effective=effective,
        effective_open=calendars.is_trading_day(effective, facts.law, "NYSE") if effective else None,
        cusip_said=cusip,
        days_of_notice=(effective - released).days if effective and released else None,
        missing=tuple(missing),
    )


_ABOUT = r"(?i)\b(?:name|symbol|ticker|rebrand\w*|renam\w*|(?:this|these|the|both) changes?)\b"

_CONCERN = r"(?i)\bgoing[- ]concern\b"
_OPINION = (
    r"(?i)\b(?:audit(?:or|ors|or's|ed)?|opinion|report of|accounting firm|explanatory "
    r"paragraph|qualification|10-K)\b"
)
_FILED = r"(?i)\b(?:filed|filing|annual report|10-K)\b[^;\n]{0,110}\bon(?: [A-Z][a-z]+day,)? $"


class GoingConcern(Record):
    """The news that the auditor's opinion speaks of doubt that the company can go on."""

    span: Span
    filed: dt.date | None
    """The day on which the report with the opinion was filed."""
    days_since: int | None
    """Calendar days from that filing to the release."""


def find_going_concerns(facts: Facts) -> Iterator[GoingConcern]:
    """The sentence that tells of the opinion; one for a release."""
    news = news_of(facts)
    for sentence in news:
        found = words_in(facts.document, sentence.span, _CONCERN)
        if found is None or not words_in(facts.document, sentence.span, _OPINION):
            continue
        day = next(filter(None, (dated(facts, s.span, _FILED) for s in news)), None)
        released = facts.release.date
        days = (released - day[0]).days if day and released else None
        yield GoingConcern(Span(found.start(), found.end()), day[0] if day else None, days)
        return


_EUPHEMISM = (
    r"(?i)\b(?:technical|minor|administrative|temporary|inadvertent|"
    r"routine)\b[^.;\n]{0,30}?\b(?:covenant|default|non-?compliance|breach)\b[^.;\n]{0,30}|"
    r"\bcovenant (?:matter|issue|situation|relief matter)\b"
)
_PLAIN = r"(?i)\b(?:events? of default|in default|defaulted|waiver|waived|forbearance|accelerat\w+|cured)\b"
_COVENANT = r"(?i)\b(?:covenants?|defaults?|waiver|forbearance)\b"


class CreditTrouble(Record):
    """What the release says of a covenant that is not kept."""

    span: Span
    euphemism: str | None
    """Words that make it small: "a technical covenant matter"."""
    plain: bool
    """Whether the release says "default" or "waiver" outright."""


def find_credit_troubles(facts: Facts) -> Iterator[CreditTrouble]:
    """Words that make a default small; one for a release."""
    news = news_of(facts)
    for sentence in news:
        found = words_in(facts.document, sentence.span, _EUPHEMISM)
        if found and words_in(facts.document, sentence.span, _COVENANT):
            text = facts.document.text
            plain = any(words_in(facts.document, s.span, _PLAIN) for s in news)
            yield CreditTrouble(
                Span(found.start(), found.end()), text[found.start() : found.end()].strip(), plain
            )
            return
