"""A release → NonGaap: each kind of measure it uses that is not GAAP, and what it says about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.facts.earnings.comparables import comparable_spans
from checker.facts.earnings.mentions import Mention, mentions
from checker.facts.earnings.outlooks import clause_at
from checker.facts.earnings.reconciliations import reconciled_families
from checker.facts.earnings.reporting import is_bound
from checker.facts.wordings import wordings
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import column_of

if TYPE_CHECKING:
    from checker.facts import Facts

_LABEL = pattern(
    r"\b(?:non-?(?:u\.?s\.? )?(?:gaap|ifrs)|adjusted|core|normali[sz]ed|underlying"
    r"|organic|constant[- ]currency|comparable|pro forma)\b"
)
_EXCLUSION = pattern(r"\b(?:excluding|before|adjusted for)\b")
_DEFINES = pattern(
    r"(?: \([^)\n]{1,40}\))?[,*]?(?: \(?as used[^)\n]{0,40}\)?)? (?:is|are|was) (?:defined"
    r"|calculated|computed)|\bdefin(?:e[sd]?|ition)|\brepresents?\b|\bmeans\b"
    r"|\bas (?:net cash|cash (?:flow|provided)|operating cash|net income|earnings before)"
    r"|\bcalculated\b|\b(?:less|minus)\b[^.\n]{0,40}(?:capital|purchases|property)"
)


class NonGaap(Record):
    """One kind of measure that is not GAAP, used with a figure."""

    span: Span
    """Its first use, of a period that has ended if there is one."""
    name: str
    """As printed there."""
    family: Annotated[str, column_of("gaap-comparables", "family", ("other",))]
    """``ebitda``, ``per-share``, ``cash-flow``, …; ``other`` if it has no counterpart in the table."""
    comparable: Annotated[str, column_of("gaap-comparables", "comparable")] | None
    """Its GAAP counterpart in words."""
    comparable_stated: bool
    """Whether the release gives the counterpart anywhere."""
    historical: bool
    """Whether it is given for a period that has ended."""
    reconciled: bool
    """Whether a calculation from GAAP is in the release."""
    pointed: bool
    """Whether the release says where a reconciliation is, or has one of whatever measure."""
    defined: bool
    useful: bool
    """Whether the release says why its measures are useful to investors."""
    labelled: bool
    """False where GAAP words with something excluded stand for a name, and nothing near says so."""
    bound: bool
    """Whether Regulation G binds the issuer, as far as the text tells."""


def find_non_gaap(facts: Facts) -> Iterator[NonGaap]:
    """One for each family of measures that has a figure; each without a family by itself."""
    used: dict[str, list[Mention]] = {}
    for mention in mentions(facts):
        if mention.figure and mention.place != "note":
            key = mention.family.name if mention.family else mention.name.lower()
            used.setdefault(key, []).append(mention)
    if not used:
        return
    reconciled, pointed = reconciled_families(facts), _points(facts)
    useful, bound = _is_useful(facts), is_bound(facts)
    for found in used.values():
        past = [m for m in found if not m.ahead]
        first = (past or found)[0]
        family = first.family
        yield NonGaap(
            span=first.span,
            name=first.name,
            family=family.name if family else "other",
            comparable=family.comparable if family else None,
            comparable_stated=family is None or bool(comparable_spans(facts, family)),
            historical=bool(past),
            reconciled=family is not None and family.name in reconciled,
            pointed=pointed,
            defined=_is_defined(facts, family.name if family else None, first.name),
            useful=useful,
            labelled=_is_labelled(facts, past or found),
            bound=bound,
        )


def _points(facts: Facts) -> bool:
    return any(not r.declined for r in facts.of("reconciliation"))


def _is_useful(facts: Facts) -> bool:
    """Whether a sentence near the word non-GAAP, or a measure, says what it is good for."""
    document = facts.document
    words = wordings(facts.law, "usefulness-words").values()
    return any(found.first_in(document, Span(0, len(document.text))) for found in words)


def _is_defined(facts: Facts, family: str | None, name: str) -> bool:
    document = facts.document
    for mention in mentions(facts):
        same = mention.family.name == family if mention.family else mention.name.lower() == name.lower()
        if same:
            clause = clause_at(document, mention.span.start)
            end = min(clause.end, mention.span.end + 200)
            if _DEFINES.search(document.lower, mention.span.start, end):
                return True
    return False


def _is_labelled(facts: Facts, found: Sequence[Mention]) -> bool:
    """A name that only leaves something out is labelled by a word before it, or by its paragraph."""
    document = facts.document
    for mention in found:
        if not _EXCLUSION.search(mention.name.lower()) or _LABEL.search(mention.name.lower()):
            continue
        block = document.block_at(mention.span.start)
        if block is None or not _LABEL.search(document.lower, block.span.start, block.span.end):
            return False
    return True
