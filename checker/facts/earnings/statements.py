"""Financial statements of a release, by their titles → FinancialStatement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Document, Span
from checker.facts.gated import gated
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts

_TITLE = 170
_AROUND = 320
_LONGEST = 6000
_NON_GAAP = pattern(r"(?:\bnon-?gaap\b|\badjusted\b|\bpro forma\b)")
_MARGIN = pattern(r"\b(?:is|are|see|please|refer|has|have|was|were|will)\b")


class FinancialStatement(Record):
    """One statement with its table."""

    span: Span
    """Its title."""
    type: Annotated[str, entry_field("financial-statements", "type", ("other",))]
    """``income``, ``balance-sheet``, ``cash-flow``, ``reconciliation`` or ``other``, as the lexicon says."""
    non_gaap: bool
    """Whether the title says that it is not on the basis of GAAP."""
    unaudited: bool
    """Whether it is labelled unaudited, in its title or its head."""
    figures: int
    """How many rows have figures."""
    lines: int
    """How many of the usual lines of an income statement it has, of ten: revenue, cost of sales, …"""
    gaap_lines: bool
    """Whether lines of it, or adjustments, are given on the basis of GAAP too."""


def find_statements(facts: Facts) -> Iterator[FinancialStatement]:
    """Every title of the lexicon ``financial-statements`` that stands over rows of figures."""
    titles = _titles(facts)
    for n, (title, kind) in enumerate(titles):
        if kind == "reconciliation":
            continue
        end = titles[n + 1][0].start if n + 1 < len(titles) else len(facts.document.text)
        region = Span(title.start, min(end, title.end + _LONGEST))
        statement = _statement(facts.document, title, kind, region)
        if statement.figures >= 3:
            yield statement


def statement_starts(facts: Facts) -> tuple[int, ...]:
    """Where statements and reconciliations begin, in order; looked for once."""
    return tuple(title.start for title, _ in _titles(facts))


def _titles(facts: Facts) -> tuple[tuple[Span, str], ...]:
    if "statement titles" not in facts.memo:
        facts.memo["statement titles"] = tuple(_find_titles(facts))
    found: tuple[tuple[Span, str], ...] = facts.memo["statement titles"]
    return found


def _find_titles(facts: Facts) -> Iterator[tuple[Span, str]]:
    document, seen = facts.document, -1
    blocks = (b.span for b in document.blocks)
    found = gated(facts.law, "financial-statements").find(document, blocks)
    for m in sorted(found, key=lambda m: m.span.start):
        line = _line(document, m.span.start)
        if line.start >= seen and _is_title(document, line):
            seen = line.end
            yield line, str(m.fields.get("type", "other"))


def _line(document: Document, offset: int) -> Span:
    text = document.text
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))


def _is_title(document: Document, line: Span) -> bool:
    words = document.words(line).strip()
    if len(words) > _TITLE or words.endswith((".", ";", ",")) or pattern(r"\d{1,3},\d{3}").search(words):
        return False
    return _MARGIN.search(words.lower()) is None


def _statement(document: Document, title: Span, kind: str, region: Span) -> FinancialStatement:
    lower = document.lower
    rows = pattern(r"(?<![\w.,])\(?\d[\d,]*(?:\.\d+)?\)?").findall(
        lower, title.end, min(region.end, title.end + 1500)
    )
    found = [bool(pattern(line).search(lower, title.end, region.end)) for line in _LINES]
    head = max(0, title.start - _AROUND), min(region.end, title.end + _AROUND)
    return FinancialStatement(
        span=title,
        type=kind,
        non_gaap=_NON_GAAP.search(lower, title.start, title.end) is not None,
        unaudited=lower.find("unaudited", *head) >= 0,
        figures=len(rows),
        lines=sum(found),
        gaap_lines=_BOTH.search(lower, title.end, region.end) is not None,
    )


_LINES = (
    r"\b(?:revenues?|net sales|sales)\b",
    r"\bcosts? of (?:sales|revenues?|goods|products?)\b|\bmerchandise costs\b",
    r"\bgross (?:profit|margin)\b",
    r"\bresearch and development\b|\br&d\b",
    r"\b(?:selling|general|marketing|sg&a|administrative)\b",
    r"\boperating (?:income|profit|loss|expenses)\b|\b(?:income|loss\)?) from operations\b",
    r"\b(?:other|interest) (?:income|expense)\b|\binterest\b",
    r"\btax(?:es)?\b",
    r"\bnet \(?(?:income|loss|earnings)\b",
    r"\bper (?:diluted |basic |common )*share\b|\beps\b|\bdiluted\b",
)
_BOTH = pattern(r"(?<!non-)(?<!non)\bgaap\b|\badjustments?\b|\bas reported\b|\breported\b|\breconcil")
