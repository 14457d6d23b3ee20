"""What a release does to earlier guidance → GuidanceAction: reaffirms, raises, lowers, withdraws it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.facts.earnings.outlooks import APART, clause_at, outlook_sections
from checker.facts.wordings import wordings
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts

_AROUND = 700
_PREVIOUS = pattern(
    r"\b(?:previous(?:ly)?|prior|earlier|original(?:ly)?|initial(?:ly)?|old"
    r"|from (?:a range|between|approximately|\$|\d)|up from|down from"
    r"|(?:versus|vs\.?|compared (?:to|with))(?![^;\n]{0,60}\b(?:quarter|months|half) (?:of )?(?:20)?\d\d))\b"
)
_DATE = pattern(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,2}\b"
    r"|\b(?:last|prior|previous) (?:quarter|month)|\b(?:first|second|third|fourth)[- ]quarter "
    r"(?:results|release|earnings)"
)


class GuidanceAction(Record):
    """One thing done to guidance, told first in these words."""

    span: Span
    action: Annotated[str, entry_field("guidance-actions", "action")]
    """``reaffirm``, ``raise``, ``lower``, ``narrow``, ``update`` or ``withdraw``."""
    figures: bool
    """Whether the release gives the figures of the guidance."""
    previous: bool
    """Whether it tells the figures from before, or says that there were some."""
    dated: bool
    """Whether it tells when the guidance was given first."""
    headline: bool


def find_guidance_actions(facts: Facts) -> Iterator[GuidanceAction]:
    """The first words of each action; what the release tells of it may stand anywhere near its guidance."""
    document, seen = facts.document, set[str]()
    for action, words in wordings(facts.law, "guidance-actions", "action").items():
        for m in words.each_in(document):
            span = Span(m.start(), m.end())
            if action in seen or document.overlaps_part(span, *APART) or _of_others(facts, span):
                continue
            seen.add(action)
            yield _action(facts, span, action)


def _of_others(facts: Facts, span: Span) -> bool:
    """Whether an agency's guidance is meant."""
    lower = facts.document.lower
    last = lower.rfind(" ", span.start, span.end) + 1 or span.end
    around = lower[max(0, span.start - 50) : last], lower[span.end : span.end + 50]
    return _AGENCY.search(around[0]) is not None or _FOR_OTHERS.search(around[1]) is not None


_AGENCY = pattern(
    r"(?:\b(?!company)[\w.]+'s|\b(?:fda|cdc|nih|who|idsa|acip|sec|cms|irs|ema"
    r"|agenc\w+|government|administration|society|treasury|regulat\w+|clinical"
    r"|federal|committee))(?: \w+){0,3} $"
)
_FOR_OTHERS = pattern(
    r"^ (?:on|for|regarding) (?:the )?(?:use|treatment|vaccin\w*|clinical|industry"
    r"|patients|prevention|diagnosis|covid\S*)"
)


def _action(facts: Facts, span: Span, action: str) -> GuidanceAction:
    lower = facts.document.lower
    places = [_near(facts, span), *outlook_sections(facts)]
    places += [clause_at(facts.document, g.span.start) for g in facts.of("guidance")]
    return GuidanceAction(
        span,
        action,
        bool(facts.of("guidance")) or any(_figure(facts, p) for p in places),
        any(_PREVIOUS.search(lower, p.start, p.end) for p in places),
        any(_DATE.search(lower, p.start, p.end) for p in places),
        facts.document.overlaps_part(span, "headline", "subhead"),
    )


def _near(facts: Facts, span: Span) -> Span:
    clause = clause_at(facts.document, span.start)
    return Span(clause.start, min(len(facts.document.text), clause.end + _AROUND))


def _figure(facts: Facts, span: Span) -> bool:
    return (
        pattern(r"[$€£]\s?\d|\d\s?%|\d (?:million|billion)|\d ?(?:to|-|–) ?\d|break-?even|\bprofitab").search(
            facts.document.text, span.start, span.end
        )
        is not None
    )
