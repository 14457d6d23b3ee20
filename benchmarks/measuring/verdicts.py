"""A text → the findings of the shipped rules on it, each with its place in the ink of the raw text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from measuring.pages import Page, Stretch
from measuring.seen import AS_OF, Absent


@dataclass(frozen=True)
class Hit:
    """One finding of one rule in one text; ``place`` is None when something is missing."""

    id: str
    rule: str
    severity: str
    fingerprint: str
    message: str
    place: Stretch | None
    quote: str


@dataclass(frozen=True)
class Judged:
    """What the rules say of one text: findings, and rules that broke or lacked a fact."""

    id: str
    hits: tuple[Hit, ...]
    broken: tuple[str, ...]
    undetermined: tuple[str, ...]


@cache
def _packs() -> Any:
    try:
        packs = import_module("checker.config").DEFAULT_PACKS
        return import_module("checker.language.pack").load_packs(packs)
    except (ModuleNotFoundError, AttributeError) as missing:
        raise Absent(f"packs: {missing}") from None


def report_of(id: str, text: str) -> Any:
    """The checker's report on one text. Raises Absent where the checker cannot check yet."""
    try:
        pipeline, config = import_module("checker.pipeline"), import_module("checker.config")
        document = import_module("checker.reading").read_text(text, f"{id}.txt")
    except (ModuleNotFoundError, AttributeError) as missing:
        raise Absent(f"pipeline: {missing}") from None
    return pipeline.check(document, _packs(), config.Settings(), AS_OF)


def judged(id: str, report: Any) -> Judged:
    """A report as findings with places that can be compared."""
    page = Page(report.document.raw)
    hits = tuple(_hit(id, finding, report.document, page) for _, finding in report.findings)
    by_verdict = {
        name: tuple(o.rule.id for o in report.outcomes if o.verdict.value == name) for name in _OTHER
    }
    return Judged(id, hits, by_verdict["broken"], by_verdict["undetermined"])


_OTHER = ("broken", "undetermined")


def _hit(id: str, finding: Any, document: Any, page: Page) -> Hit:
    span = finding.span
    place = page.ink(document.place(span).start, document.place(span).end) if span else None
    quote = page.words(place, 300) if place else ""
    return Hit(id, finding.rule, finding.severity.value, finding.fingerprint, finding.message, place, quote)
