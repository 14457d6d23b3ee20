"""A fact's fields → labelled words: which fields a reader wants to see, by kind, and how they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any

from checker.record import Record, field_names
from checker.render.wording import capital, long_date


class DetailView(Record):
    """One thing that was understood of a fact."""

    label: str
    """What it is; empty where the value says it."""
    value: str
    """The value in words."""


TOLD: dict[str, dict[str, str]] = {
    "dateline": {"place": "Place", "date": "Date", "year_inferred": "year inferred", "wire": "Wire"},
    "ticker": {
        "exchange": "Exchange",
        "symbol": "Symbol",
        "tier": "Tier",
        "company": "Company",
        "fault": "Fault",
    },
    "filing": {
        "form": "Form",
        "general": "names no report",
        "owner": "Whose",
        "period_end": "Period ended",
        "period_end_inferred": "year inferred",
        "fiscal_year": "Fiscal year",
        "newest": "says “most recent”",
        "filed_date": "Filed on",
        "verb": "Said to be",
        "due": "Due",
        "superseded_by": "Superseded by the report for",
        "item": "Item",
    },
    "cautionary": {
        "identification": "Identification",
        "subject_list": "Names its subjects",
        "named_factors": "Risk factors named",
        "specific_factors": "Of these, the company’s own",
        "factors": "The factors",
        "uncovered_topics": "Topics without a factor",
        "points_to_filings": "Points to filings",
        "cites_pslra": "Cites the PSLRA",
        "cites_sections": "Cites section 27A or 21E",
        "no_update_clause": "Disclaims a duty to update",
        "except_as_required_by_law": "Except as the law requires",
        "as_of_date_clause": "Speaks as of a date",
        "keyword_list": "“Words such as”",
        "hyperlink_only": "Only a link",
        "complete": "Complete",
    },
    "contact": {
        "role": "Role",
        "name": "Name",
        "title": "Title",
        "org": "Organization",
        "phone": "Phone",
        "email": "E-mail",
        "placeholder": "placeholder",
        "missing": "Not given",
    },
    "forward-looking": {
        "strength": "Strength",
        "trigger_text": "Trigger",
        "topic": "Topic",
        "numeric": "gives an amount",
        "in_quote": "quoted speech",
    },
    "logistics": {"trigger_text": "Trigger"},
    "date": {
        "date": "Read as",
        "year_inferred": "year inferred",
        "impossible": "no such day",
        "true_weekday": "Weekday",
        "scheduled": "still to come",
    },
    "time": {"clock": "Clock", "zone": "Zone", "date": "On", "zone_should_be": "Zone should be"},
    "phone": {
        "number": "Number",
        "extension": "Extension",
        "placeholder": "placeholder",
        "fictional": "reserved for fiction",
        "fax": "fax",
        "dial_in": "dial-in",
    },
    "call": {
        "date": "Date",
        "time": "Time",
        "zone": "Zone",
        "webcast": "webcast",
        "dial_in": "dial-in",
        "replay": "replay",
        "replay_until": "Replay until",
        "missing": "Not given",
    },
    "statute": {
        "name": "Act",
        "year": "Year",
        "section": "Section",
        "fault": "Fault",
        "should_be": "Should be",
    },
    "event": {"type": "Event", "certainty": "Known as", "headline": "in the headline"},
    "amount": {
        "value": "Value",
        "unit": "Unit",
        "currency": "Currency",
    },
    "measure": {"name": "Measure", "gaap": "GAAP", "headline": "in the headline", "reconciled": "reconciled"},
    "legend": {"type": "Legend"},
    "email": {"address": "Address", "placeholder": "placeholder"},
    "url": {"host": "Host", "placeholder": "placeholder", "staging": "staging site", "fault": "Fault"},
}
"""Kind → field → label, in order; a kind that is not named here tells all its fields."""

_SILENT = frozenset({"none", "unstated", "unknown", "unspecified", "other"})
"""Values that say that nothing is known."""


def details_of(fact: Any, kind: str) -> Iterator[DetailView]:
    """What was understood of a fact; what is unknown, false or a mere place is left out."""
    told = TOLD.get(kind) or {name: name.replace("_", " ") for name in field_names(type(fact))}
    for name, label in told.items():
        value = getattr(fact, name, None)
        if value is True:
            yield DetailView("", label)
        elif (words := in_words(value)) and words not in _SILENT:
            yield DetailView(capital(label), words)


def anatomy_of(fact: Any, kind: str) -> Iterator[DetailView]:
    """The same with what is false as well, because absence matters."""
    for name, label in TOLD[kind].items():
        value = getattr(fact, name, None)
        words = ("no", "yes")[value] if isinstance(value, bool) else in_words(value)
        if words:
            yield DetailView(label, words)


def in_words(value: object) -> str:
    """A plain value in words; empty for nothing, for a flag and for what has no words, such as a span."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, tuple | list | frozenset):
        items = [words for words in map(in_words, value) if words]
        return ", ".join(sorted(items) if isinstance(value, frozenset) else items)
    return next((say(value) for kind, say in _WORDS if isinstance(value, kind)), "")


def _is_name(text: str) -> bool:
    """Whether a text is a name of this program's own, such as ``director_change``."""
    return "_" in text and text.replace("_", "").isalpha() and text.islower()


_WORDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (date, long_date),
    (time, lambda value: f"{value:%H:%M}"),
    (Decimal, lambda value: f"{value:,f}"),
    (str, lambda value: value.replace("_", " ") if _is_name(value) else value),
    (int, str),
    (float, str),
)
