"""Failed rules → the points to settle: numbered, the worst first, each with its places and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.document import Document, Span
from checker.findings import Finding, Fix, RuleCard
from checker.law import day
from checker.record import Record
from checker.render.authority import BasisView, basis_views
from checker.render.numbering import Numbered
from checker.render.places import QuoteView, at_words, paragraph_id, quote_of
from checker.render.segments import shown
from checker.render.wording import (
    STATES,
    capital,
    count_of,
    cut_words,
    long_date,
    stop,
    words_of,
)
from checker.report import Report
from checker.sentences import split_sentences


class ChangeView(Record):
    """What to do about a finding."""

    label: str
    """``Change``, ``Possible wording, for counsel to adapt``, or ``What to do``."""
    deleted: str = ""
    """Words to take out."""
    inserted: str = ""
    """Words to put in."""
    advice: str = ""
    """What to do, in words."""


class PlaceView(Record):
    """One finding: where, which words, what to do."""

    href: str
    """Its mark in the annotated release."""
    at: str
    """``Line 9, characters 72 to 85``, or where missing words belong."""
    message: str
    """The fault; empty where the point's title says it."""
    quote: QuoteView | None
    """The words; None when words are missing, or an earlier point quotes them."""
    same_as: int
    """The number of the point that quotes the same long words before, instead of a quote; 0 for none."""
    changes: tuple[ChangeView, ...]
    """What to do about it; empty where an earlier place of the point said the same."""
    guesses: tuple[str, ...]
    """The guesses that it rests on."""
    lapsed: str
    """The allowance that covers it no more, and why, as a sentence; empty for none."""


class PointView(Record):
    """A point to settle: one failed rule, with every place where it failed."""

    number: int
    """Its number in the page, from 1."""
    state: str
    """Its worst finding's state."""
    word: str
    """The state in words."""
    rule: str
    """The rule's id."""
    title: str
    """The fault in a sentence; for several different faults, what the rule demands."""
    detail: str
    """What the fault's own words say beyond the title; may be empty."""
    why: str
    """Why it matters."""
    at: str
    """The first place in a word or two: ``Line 9``, ``Missing``."""
    more_places: str
    """How many other places there are, in words; empty for none."""
    places: tuple[PlaceView, ...]
    """Where it failed, in the order of the text."""
    basis: tuple[BasisView, ...]
    """What the rule rests on."""
    looked_for: tuple[str, ...]
    """For missing words: what was looked for."""
    in_force: str
    """Since when, or until when, the rule holds; empty for always."""
    pack: str
    """The rule pack it comes from; empty where there is only one."""


_LONG = 160
"""Words longer than this need not be quoted twice."""


def point_views(points: Iterable[Numbered], report: Report) -> Iterator[PointView]:
    """The points as the page shows them; long words are quoted by the first point about them only."""
    quoted: dict[Span, int] = {}
    for point in points:
        yield _point_view(point, report, quoted)
        for finding in point.findings:
            if finding.span and len(finding.span) > _LONG:
                quoted.setdefault(finding.span, point.number)


def _point_view(point: Numbered, report: Report, quoted: Mapping[Span, int]) -> PointView:
    rule, document = point.outcome.rule, report.document
    places = tuple(_places(point, document, quoted))
    others = len(places) - 1
    return PointView(
        number=point.number,
        state=point.state,
        word=STATES[point.state],
        rule=rule.id,
        title=headline_of(point),
        detail=_detail(point),
        why=rule.why.strip(),
        at=short_place(point.findings[0], document),
        more_places=f"and {count_of(others, 'other place')}" if others else "",
        places=places,
        basis=tuple(dict.fromkeys(b for o in (point.outcome, *point.beside) for b in basis_views(o.rule))),
        looked_for=rule.looked_for if any(f.span is None for f in point.outcome.findings) else (),
        in_force=_in_force(rule),
        pack=rule.pack if len(report.packs) > 1 else "",
    )


def headline_of(point: Numbered) -> str:
    """The fault in its own words if there is one, the cause of several rules, else what the rule demands."""
    if point.beside:
        return point.outcome.rule.cause
    if len({f.message for f in point.findings}) == 1:
        return first_sentence(point.findings[0].message)
    return f"Not met in {words_of(len(point.findings), 'place')}: {point.outcome.rule.title}"


def _detail(point: Numbered) -> str:
    title = headline_of(point)
    message = point.findings[0].message.strip()
    return message[len(title) :].strip() if message.startswith(title) else ""


def short_place(finding: Finding, document: Document) -> str:
    """``Line 9``; for missing words where they belong, or that they are missing."""
    if finding.span:
        at = document.where(finding.span)
        return at[0].upper() + at[1:]
    if finding.span is not None:
        return "In the file, beside its text"
    if finding.beside:
        return f"Missing near {document.where(finding.beside)}"
    return "Missing from the release"


def first_sentence(message: str) -> str:
    """The first sentence of a message; the whole if it cannot be cut."""
    end = next((end for _, end in split_sentences(message)), len(message))
    return message[:end].strip() or message


def _places(point: Numbered, document: Document, quoted: Mapping[Span, int]) -> Iterator[PlaceView]:
    one_fault = len({f.message for f in point.findings}) == 1
    told: set[tuple[ChangeView, ...]] = set()
    here: dict[Span, int] = {}
    for index, finding in enumerate(point.findings):
        changes = tuple(_changes(finding, document))
        same_as = quoted.get(finding.span) or here.get(finding.span, 0) if finding.span else 0
        if finding.span and len(finding.span) > _LONG:
            here[finding.span] = point.number
        yield PlaceView(
            href=_mark_href(point, index, document),
            at=_where(finding, document),
            message="" if one_fault else finding.message,
            quote=quote_of(finding.span, document) if finding.span and not same_as else None,
            same_as=same_as,
            changes=() if changes in told else changes,
            guesses=finding.guesses,
            lapsed=lapsed_words(finding),
        )
        told.add(changes)


def lapsed_words(finding: Finding) -> str:
    """``It ended on June 30, 2026. It said: “…” (by …, prewire.toml).``; empty for none."""
    given = finding.lapsed
    if given is None:
        return ""
    terms = [
        f"by {given.by}" if given.by else "",
        f"until {long_date(given.until)}" if given.until else "",
        given.where,
    ]
    told = ", ".join(term for term in terms if term)
    fault = stop(capital(given.fault or "it does not hold"))
    return f"{fault} It said: “{given.because}”{f' ({told})' if told else ''}."


def _mark_href(point: Numbered, index: int, document: Document) -> str:
    """Where the finding is marked; a fault without words or a place has no mark of its own."""
    finding = point.findings[index]
    if finding.span is None and finding.beside is None:
        return "#missing"
    if finding.span is not None and not len(finding.span):
        return f"#{paragraph_id(document, finding.span.start)}"
    return f"#{point.mark_id(index)}"


def _where(finding: Finding, document: Document) -> str:
    return at_words(finding.span, document) if finding.span else short_place(finding, document)


def _changes(finding: Finding, document: Document) -> Iterator[ChangeView]:
    fix = finding.fix or Fix()
    if fix.replace is not None and finding.span:
        old = cut_words(shown(document, finding.span), 300)
        yield ChangeView("Change", deleted=old, inserted=fix.replace)
    if fix.insert:
        yield ChangeView("Possible wording, for counsel to adapt", inserted=fix.insert.strip())
    if fix.advise:
        yield ChangeView("What to do", advice=stop(fix.advise))


def _in_force(rule: RuleCard) -> str:
    start, end = _day_words(rule.in_force_from), _day_words(rule.in_force_until)
    if start and end:
        return f"From {start} until {end}"
    return f"Since {start}" if start else f"Until {end}" if end else ""


def _day_words(text: str) -> str:
    try:
        found = day(text or None)
    except ValueError:
        return text
    return long_date(found) if found else ""
