"""What a release says of a period to come, measure by measure → Guidance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from checker.document import Span
from checker.facts.earnings.comparables import families, without
from checker.facts.earnings.mentions import mentions
from checker.facts.earnings.outlooks import clause_at, looks_ahead, outlook_sections
from checker.facts.earnings.reporting import is_bound
from checker.facts.measures import measure_spans
from checker.facts.wordings import wordings
from checker.matching.searching import first
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import column_of

if TYPE_CHECKING:
    from checker.facts import Facts

_NUMBER = (
    r"(?:US|C|A)?[$€£]?\s?\(?(?P<{0}>\d[\d,]*(?:\.\d+)?)\)?\s?(?P<{0}s>million"
    r"|billion|thousand|[MBK]\b|%|percent)?"
)
_RANGE = pattern(_NUMBER.format("low") + r"\s?(?:to|-|–|—|and)\s?" + _NUMBER.format("high"))
_ONE = pattern(
    r"(?:US|C|A)?[$€£]\s?\(?(?P<low>\d[\d,]*(?:\.\d+)?)\)?\s?(?P<lows>million"
    r"|billion|thousand|[MBK]\b)?|(?P<low>\d[\d,]*(?:\.\d+)?)\s?(?P<lows>%|percent"
    r"|million|billion)"
)
_SCALES = {"thousand": 3, "K": 3, "million": 6, "M": 6, "billion": 9, "B": 9}
_PERIOD = pattern(
    r"(?i)\b(?:(?:fiscal|full[- ]year|calendar|fiscal year|FY|year)[ -]?'?(?:20)?\d\d\b"
    r"|(?:first|second|third|fourth)[- ](?:fiscal )?quarter|Q[1-4]\b|full[- ](?:fiscal )?year"
    r"|20[1-4]\d\b|(?:current|next|coming|remainder of the) (?:quarter|year))"
)
_AFTER = 110
_REASON = 600


class Guidance(Record):
    """One measure with a figure for a period to come."""

    span: Span
    item: str
    """The measure as printed."""
    family: Annotated[str, column_of("gaap-comparables", "family", ("other",))]
    gaap: bool
    low: Decimal | None
    """The lower end, or the only figure, with its scale; percentages as printed."""
    high: Decimal | None
    period: str | None
    """The period as printed in the same sentence or row, or in the heading above."""
    reconciled: bool
    """For a measure that is not GAAP: whether a reconciliation speaks of what is to come."""
    declined: bool
    """Whether the release says that it gives no such reconciliation, or cannot."""
    excused: bool
    """Whether it says so in the law's words: that it would take unreasonable efforts."""
    explained: bool
    """Whether it says then what is not known, and that it may be significant."""
    counterpart: bool
    """For a measure that is not GAAP: whether there is guidance on its GAAP counterpart."""
    bound: bool
    """Whether Regulation G binds the issuer, as far as the text tells."""


def find_guidance(facts: Facts) -> Iterator[Guidance]:
    """Every measure with a figure ahead, GAAP or not, once in a sentence or row."""
    if not _may_guide(facts):
        return
    found = [
        (m.span, m.family.name if m.family else "other", False)
        for m in mentions(facts)
        if m.ahead and m.place != "note"
    ]
    found += [(span, name, True) for span, name in _gaap_items(facts)]
    if not found:
        return
    reconciled, declined, excused, explained = _told(facts)
    bound = is_bound(facts)
    counterparts = {
        family.comparable
        for family in families(facts.law)
        for _, name, gaap in found
        if gaap and family.name == name
    }
    comparable = {family.name: family.comparable for family in families(facts.law)}
    for span, family, gaap in found:
        low, high = _figures(facts.document.text, span)
        yield Guidance(
            span, facts.document.words(span).strip(), family, gaap, low, high, _period(facts, span),
            reconciled, declined, excused, explained,
            comparable.get(family) in counterparts, bound,
        )  # fmt: skip


def _may_guide(facts: Facts) -> bool:
    return bool(outlook_sections(facts)) or any(True for _ in _guidance_words(facts))


def _guidance_words(facts: Facts) -> Iterator[Any]:
    for words in wordings(facts.law, "guidance-words").values():
        yield from words.each_in(facts.document)


def _gaap_items(facts: Facts) -> Iterator[tuple[Span, str]]:
    """GAAP measures with a figure, in sentences and rows that look ahead."""
    document, seen = facts.document, set[int]()
    for clause in _clauses(facts):
        if clause.start in seen or len(clause) > 1500:
            continue
        seen.add(clause.start)
        if not _ONE.search(document.text, clause.start, clause.end):  # no measure has a figure in it
            continue
        found = []
        for family in families(facts.law):
            m = first(f"(?i){family.gaap}", document.text, clause.start, clause.end)
            if m and _has_figure(document.text, m.end(), clause.end):
                found.append((Span(m.start(), m.end()), family.name))
        found.sort(key=lambda item: item[0])
        free = set(without([span for span, _ in found], measure_spans(facts)))
        item = next(((span, name) for span, name in found if span in free), None)
        if item is not None and looks_ahead(facts, item[0]):
            yield item


def _clauses(facts: Facts) -> Iterator[Span]:
    """Sentences and rows that may look ahead."""
    document = facts.document
    for m in _guidance_words(facts):
        yield clause_at(document, m.start())
    for section in outlook_sections(facts):
        at = section.start
        while at < section.end:
            clause = clause_at(document, at)
            yield clause
            at = max(clause.end, at) + 1


def _has_figure(text: str, start: int, end: int) -> bool:
    return _ONE.search(text, start, min(end, start + _AFTER)) is not None


def _figures(text: str, span: Span) -> tuple[Decimal | None, Decimal | None]:
    line = text.find("\n", span.end)
    end = min(line if line >= 0 else len(text), span.end + _AFTER)
    m = _RANGE.search(text, span.end, end)
    if m and (m["lows"] or m["highs"] or "$" in m.group()):
        scale = m["highs"] or m["lows"]
        return _value(m["low"], m["lows"] or scale), _value(m["high"], scale)
    one = _ONE.search(text, span.end, end)
    value = _value(one["low"], one["lows"]) if one else None
    return value, value


def _value(digits: str, scale: Any) -> Decimal:
    return Decimal(digits.replace(",", "")).scaleb(_SCALES.get(scale or "", 0))


def _period(facts: Facts, span: Span) -> str | None:
    document = facts.document
    places: list[Span] = [clause_at(document, span.start)]
    places += [Span(s.start, min(s.end, s.start + 400)) for s in outlook_sections(facts) if s.contains(span)]
    found = (_PERIOD.search(document.text, p.start, p.end) for p in places)
    return next((m.group() for m in found if m), None)


def _told(facts: Facts) -> tuple[bool, bool, bool, bool]:
    """Reconciled ahead, declined, excused by unreasonable efforts, explained."""
    reconciliations = facts.of("reconciliation")
    lower = facts.document.lower
    excuses = [
        m for w in wordings(facts.law, "reconciliation-exceptions").values() for m in w.finditer(lower)
    ]
    reconciled = any(r.ahead and not r.declined for r in reconciliations)
    declined = bool(excuses) or any(r.declined for r in reconciliations)
    return reconciled, declined, bool(excuses), _explained(facts, (m.start() for m in excuses))


def _explained(facts: Facts, places: Iterable[int]) -> bool:
    lower = facts.document.lower
    stretches = [_around(facts, at) for at in places]
    return any(
        found.search(lower, near.start, near.end)
        for near in stretches
        for found in wordings(facts.law, "unknown-significance").values()
    )


def _around(facts: Facts, at: int) -> Span:
    """The text around a place, up to the cautionary statement: what that says is no reason."""
    cautions = facts.document.part("cautionary")
    start = max([0, at - _REASON, *(c.end for c in cautions if c.end <= at)])
    end = min([at + _REASON, *(c.start for c in cautions if c.start >= at)])
    return Span(start, end)
