"""Measures that are not GAAP and are used with a figure → Measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.document import Document, Span
from checker.facts.gated import gated
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class Measure(Record):
    """One mention of a measure beside a figure."""

    span: Span
    name: str
    """As printed."""
    gaap: bool
    """Always False today; kept for the comparable GAAP measure."""
    reconciled: bool
    """Whether the release reconciles measures in a part of its own, or names this one in a title."""
    headline: bool
    """Whether it stands in the headline or a subhead."""


def find_measures(facts: Facts) -> Iterator[Measure]:
    """Every measure of the lexicon ``non-gaap-measures`` with a figure beside it, outside legends.

    Where one is used, those that the release defines or lists beside it count too.
    """
    document = facts.document
    spans = measure_spans(facts)
    used = {s for s in spans if figure_pattern().search(*_beside(document, s))}
    titles = _reconciling_titles(document) if used else ""
    for span in spans if used else ():
        if span in used or _defined().search(*_beside(document, span)):
            name = document.words(span).strip()
            reconciled = bool(document.part("reconciliation")) or name.lower() in titles
            headline = document.overlaps_part(span, "headline", "subhead")
            yield Measure(span, name, False, reconciled, headline)


def measure_spans(facts: Facts) -> tuple[Span, ...]:
    """Every mention of a measure outside legends, with a figure or without; looked for once."""
    if "measure spans" not in facts.memo:
        document = facts.document
        found = gated(facts.law, "non-gaap-measures").find(document, (b.span for b in document.blocks))
        ordered = sorted((m.span for m in found), key=lambda s: (s.start, -s.end))
        apart = ("cautionary", "other-legend", "contact")
        kept = (s for s in _longest(ordered) if not document.overlaps_part(s, *apart))
        facts.memo["measure spans"] = tuple(kept)
    spans: tuple[Span, ...] = facts.memo["measure spans"]
    return spans


def _longest(spans: list[Span]) -> Iterator[Span]:
    """Of spans that overlap, the first and longest."""
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def figure_pattern() -> Any:
    """A figure that a measure may have: money, a percentage, a multiple, or a row of a table."""
    return pattern(
        r"[$€£¥]\s?\(?\d|\d(?:\.\d+)?\s?%|\d (?:million|billion|thousand)|"
        r"(?<![\w.])\(?\d{1,3}(?:,\d{3})+|\b\d+\.\d+x?\b|\b(?:USD|SEK|NOK|DKK|EUR|CAD) ?\d"
    )


def _defined() -> Any:
    """What shows that a measure is explained."""
    return pattern(
        r"(?i)\b(?:defined? as|is calculated|non-(?:GAAP|IFRS)|(?:measures?|terms?) (?:of|such as)|"
        r"standardized meaning)\b"
    )


def _beside(document: Document, span: Span) -> tuple[str, int, int]:
    """The text, and the bounds of the measure's sentence, or of its row of a table, near it."""
    text = document.text
    sentence = document.sentence_at(span.start)
    if sentence is None:
        end = text.find("\n", span.end)
        sentence = Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))
    return text, max(sentence.start, span.start - 250), min(sentence.end, span.end + 250)


def _reconciling_titles(document: Document) -> str:
    """The titles that speak of a reconciliation, in lower case, a line each."""
    titles, at = [], document.lower.find("reconcil")
    while at >= 0:
        block = document.block_at(at)
        if block and _is_title(document, block.span):
            titles.append(document.lower[block.span.start : block.span.end])
        at = document.lower.find("reconcil", block.span.end if block else at + 8)
    return "\n".join(titles)


def _is_title(document: Document, span: Span) -> bool:
    return len(span) <= 160 and not document.words(span).rstrip().endswith(".")
