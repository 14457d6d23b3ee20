"""Answers made from the labels must score full marks: what then falls short is the instrument's own fault."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from checker.document import Block, Document, OffsetMap, Source, Span
from checker.facts import Facts
from checker.law import Law

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from measuring import caution, contacts, filings, identity, labelled, measures, outlook
from measuring.counts import Board
from measuring.labelled import Labelled
from measuring.seen import Seen

pytestmark = pytest.mark.shared

SCORERS: tuple[Callable[..., None], ...] = (
    identity.release_date,
    identity.headline,
    identity.dateline,
    identity.tickers,
    identity.events,
    identity.legends,
    identity.call,
    filings.in_release,
    contacts.contacts,
    caution.cautionary,
    outlook.forward_looking,
    measures.non_gaap,
)


@pytest.mark.usefixtures("shared")
def test_the_labels_of_releases_score_full_marks() -> None:
    board = Board()
    for item in labelled.releases():
        seen = oracle(item)
        for score in SCORERS:
            score(item.labels, seen, board)
    assert len(board.rows) > 30
    assert {name: row.figure for name, row in board.rows.items() if row.figure < 1.0} == {}


@pytest.mark.usefixtures("shared")
def test_the_labels_of_paragraphs_score_full_marks() -> None:
    board = Board()
    for item in labelled.paragraphs():
        seen = view(item, filing=[filing(item.text, own) for own in item.labels["mentions"]])
        filings.in_paragraph(item.labels, seen, board)
    assert board.tally("paragraph filings: form").found > 150
    assert {name: row.figure for name, row in board.rows.items() if row.figure < 1.0} == {}


def oracle(item: Labelled) -> Seen:
    text, labels = item.text, item.labels
    seen = view(
        item,
        dateline=[fact(text, labels["dateline"], country_name=None, date=day(labels["dateline"]["date"]))]
        if labels["dateline"]
        else [],
        ticker=[fact(text, own) for own in labels["issuers"]],
        legend=[SimpleNamespace(span=Span(0, 1), type=name) for name in labels["legends"]],
        call=[call(text, labels["conference_call"])] if labels["conference_call"] else [],
        filing=[filing(text, own) for own in labels["filings"]],
        contact=[fact(text, own) for own in labels["contacts"]],
        cautionary=[statement(text, labels["cautionary"])] if labels["cautionary"]["present"] else [],
        forward_looking=[fact(text, own) for own in labels["forward_looking"]],
        measure=[SimpleNamespace(span=Span(0, 1), name=name) for name in labels["non_gaap"]["measures"]],
    )
    headline = labels["headline"]
    seen.facts._release = SimpleNamespace(  # type: ignore[assignment]
        date=day(labels["release_date"]),
        headline=headline,
        headline_span=span(text, headline) if headline else None,
        events=tuple(labels["event_types"]),
    )
    return seen


def view(item: Labelled, **found: Any) -> Seen:
    blocks = (Block(Span(0, len(item.text)), "paragraph"),)
    source = Source(item.id, "text")
    document = Document(item.text, item.text, blocks, OffsetMap((0,), (0,)), source)
    if item.labels.get("non_gaap", {}).get("reconciliation"):
        document = document.with_parts({"reconciliation": (Span(0, 1),)})
    kinds = {kind.replace("_", "-"): tuple(facts) for kind, facts in found.items()}
    return Seen(item.id, Facts(document, Law(), {}, date(2026, 1, 2), _found=kinds))


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def fact(text: str, label: dict[str, Any], **fields: Any) -> SimpleNamespace:
    return SimpleNamespace(**({**label, **fields} | {"span": span(text, label["quote"])}))


def filing(text: str, label: dict[str, Any]) -> SimpleNamespace:
    verb = label.get("verb") or label.get("status")
    return fact(text, {"fiscal_year": None, **label}, verb=verb, period_end=day(label["period_end"]))


def call(text: str, label: dict[str, Any]) -> SimpleNamespace:
    return fact(text, label, date=day(label["date"]), zone_family=label["tz"])


def statement(text: str, label: dict[str, Any]) -> SimpleNamespace:
    start = text.index(label["quote_start"])
    end = text.index(label["quote_end"], start) + len(label["quote_end"])
    return SimpleNamespace(**label, span=Span(start, end))
