"""Facts and findings → plain data (what JSON can hold), with every span as a place in the raw text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from checker.document import Document, Match, Span
from checker.errors import DraftError, PatternTimeout
from checker.record import Record, field_names
from checker.report import Report

SINGLE = {"dateline": "dateline", "cautionary": "cautionary", "call": "conference_call"}
"""Kinds of which a release has one; the first that was found is given.

A kind that is named neither here nor in :data:`SEVERAL` is what rules work with; their findings carry it.
"""

SEVERAL = {
    "date": "dates",
    "time": "times",
    "ticker": "tickers",
    "filing": "filings",
    "statute": "statutes",
    "contact": "contacts",
    "phone": "phones",
    "email": "emails",
    "url": "urls",
    "amount": "amounts",
    "event": "events",
    "forward-looking": "forward_looking",
    "logistics": "logistics",
    "measure": "measures",
    "legend": "legends",
    "management-change": "management_changes",
    "dividend": "dividends",
    "split": "splits",
    "trigger": "triggers",
    "deadline": "deadlines",
    "occurrence": "occurrences",
    "auditor-change": "auditor_changes",
    "restatement": "restatements",
    "cyber-incident": "cyber_incidents",
    "listing-notice": "listing_notices",
    "listing-transfer": "listing_transfers",
    "item-reference": "item_references",
    "inducement-grant": "inducement_grants",
    "holder-meeting": "holder_meetings",
    "renaming": "renamings",
    "going-concern": "going_concerns",
    "credit-trouble": "credit_troubles",
}


def plain(value: object, document: Document) -> Any:
    """A value as plain data: a span as its raw offsets, a set sorted, a dataclass as its fields.

    Dates and times are in ISO 8601, decimals figures in a text; what has no plain form is given as its text.
    """
    kind: Any = type(value)
    return value if kind in _AS_THEY_ARE else _manner(kind)(value, document)


_AS_THEY_ARE = frozenset((str, bool, int, float, type(None)))


@cache
def _manner(kind: Any) -> Callable[[Any, Document], Any]:
    """How values of a type are made plain."""
    if issubclass(kind, Record) or hasattr(kind, "__dataclass_fields__"):
        return _offsets if issubclass(kind, Span) else plain_fact
    return next((plainly for known, plainly in _COLLECTIONS if issubclass(kind, known)), _plain_text)


def _offsets(span: Span, document: Document) -> dict[str, int]:
    place = document.place(span)
    return {"start": place.start, "end": place.end}


_COLLECTIONS: tuple[tuple[Any, Callable[[Any, Document], Any]], ...] = (
    (Mapping, lambda values, document: {str(key): plain(each, document) for key, each in values.items()}),
    (Set, lambda values, document: sorted((plain(each, document) for each in values), key=str)),
    (list | tuple, lambda values, document: [plain(each, document) for each in values]),
)


def _plain_text(value: object, _document: Document) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def plain_fact(fact: Any, document: Document) -> dict[str, Any]:
    """A dataclass as its fields; its ``span`` becomes quote, start, end, … which no field may shadow."""
    values = {name: plain(getattr(fact, name), document) for name in _field_names(fact.__class__)}
    span = getattr(fact, "span", None)
    return {**values, **plain_span(span, document)} if isinstance(span, Span) else values


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(name for name in field_names(kind) if name != "span")


def plain_span(span: Span | None, document: Document) -> dict[str, Any]:
    """Where a span stands in the raw text, and its words exactly; all null for no span."""
    if span is None:
        return dict.fromkeys(("quote", "start", "end", "line", "column", "end_line", "end_column"))
    place = document.place(span)
    known = document.landmark(span)
    return {
        **({"where": known} if known else {}),
        "quote": document.raw[place.start : place.end],
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def plain_match(match: Match, document: Document) -> dict[str, Any]:
    """A match as its place."""
    return plain_span(match.span, document)


def read_facts(report: Report, kind: str) -> tuple[Any, ...] | None:
    """The facts of a kind; None if reading them ran out of time, or if there are too many."""
    try:
        return report.facts.of(kind)
    except (DraftError, PatternTimeout):
        return None


def plain_facts(report: Report) -> dict[str, Any]:
    """All facts by their JSON names; ``unread`` names the kinds that could not be read."""
    found = {kind: read_facts(report, kind) for kind in (*SINGLE, *SEVERAL)}
    document = report.document
    out: dict[str, Any] = {
        name: [plain_fact(fact, document) for fact in found[kind] or ()] for kind, name in SEVERAL.items()
    }
    for kind, name in SINGLE.items():
        out[name] = next((plain_fact(fact, document) for fact in found[kind] or ()), None)
    out["cautionary"] = {"present": out["cautionary"] is not None, **(out["cautionary"] or {})}
    out["about"] = bool(document.part("about"))
    out["unread"] = [kind for kind, facts in found.items() if facts is None]
    return out
