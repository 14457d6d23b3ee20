"""Findings that do not count → who set them aside, why and until when; and allowances that cover nothing."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document import Document
from checker.findings import Allowance, Finding, Outcome
from checker.record import Record
from checker.render.places import EvidenceView, evidence_of
from checker.render.wording import capital, count_of, long_date, stop
from checker.report import Report


class AsideView(Record):
    """Findings of one rule that do not count, all for the same reason."""

    word: str
    """``Allowed`` or ``Known``."""
    rule: str
    """The rule's id."""
    title: str
    """What the rule demands."""
    href: str
    """Its line of the checklist."""
    message: str
    """The fault, in the first finding's words."""
    evidence: tuple[EvidenceView, ...]
    """The first places."""
    more: str
    """How many places more, in words; empty for none."""
    reason: str
    """Why it may stand, or since when it is known."""
    by: str
    """Who allowed it; may be empty."""
    until: str
    """``Ends December 31, 2026``, or that it does not end; empty for what is known."""
    where: str
    """Where the allowance is written."""


class UnusedView(Record):
    """An allowance for this draft that covers nothing in it, or that does not hold."""

    rule: str
    """The rule's id."""
    reason: str
    """What the allowance says."""
    fault: str
    """Why it covers nothing."""
    where: str
    """Where it is written."""


_SHOWN = 3
_QUOTED = 100


def aside_views(report: Report) -> Iterator[AsideView]:
    """What was set aside, by rule and reason, in the order of the rules."""
    groups: dict[tuple[str, Allowance | str], list[tuple[Outcome, Finding]]] = {}
    for outcome, finding in report.set_aside:
        why: Allowance | str = finding.allowed or finding.known
        groups.setdefault((outcome.rule.id, why), []).append((outcome, finding))
    for (_, why), members in groups.items():
        yield _aside(why, members, report.document)


def _aside(why: Allowance | str, members: list[tuple[Outcome, Finding]], document: Document) -> AsideView:
    outcome, first = members[0]
    spans = [finding.span for _, finding in members if finding.span]
    more = len(spans) - _SHOWN
    given = why if isinstance(why, Allowance) else None
    return AsideView(
        word="Known" if isinstance(why, str) and why else "Allowed",
        rule=outcome.rule.id,
        title=outcome.rule.title,
        href=f"#c-{outcome.rule.id}",
        message=first.message,
        evidence=tuple(evidence_of(span, document, _QUOTED) for span in spans[:_SHOWN]),
        more=f"and {count_of(more, 'more place')}" if more > 0 else "",
        reason=stop(capital(given.because)) if given else stop(capital(str(why) or outcome.because)),
        by=given.by if given else "",
        until=_until(given) if given else "",
        where=given.where if given else "",
    )


def _until(given: Allowance) -> str:
    return f"Ends {long_date(given.until)}" if given.until else "Has no end"


def unused_views(report: Report) -> Iterator[UnusedView]:
    """The allowances that cover nothing, in the order given."""
    for given in report.unused_allowances:
        fault = stop(capital(given.fault)) or "No finding of this draft needs it."
        yield UnusedView(given.rule, given.terms, fault, given.where)
