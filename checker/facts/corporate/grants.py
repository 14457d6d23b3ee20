"""Facts → InducementGrant: equity given to newly hired people outside the plans that holders approved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.facts.corporate.news import news_of, words_in
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

_GRANT = (
    r"(?i)\binducement (?:equity )?(?:grants?|awards?|restricted|stock|options?|plan)\b|"
    r"\b5635\(c\)\(4\)|\b303A\.08\b"
)
_RULE = r"(?i)\b(?:5635\(c\)\(4\)|303A\.08|4350\(i\)\(1\)\(A\)(?:\(iv\))?|IM-5635-1|711\(a\))"
_SHARES = (
    r"(?i)\b\d[\d,]*(?:\.\d+ million)?\b[^.;\n]{0,80}?\b(?:shares|options|units|RSUs|PSUs|"
    r"ADSs)\b|\b(?:shares|options|units)\b[^.;\n]{0,60}?\b\d[\d,]{2,}"
)
_RECIPIENTS = (
    r"(?i)\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"twenty(?:-\w+)?|a|an|its|the company's) "
    r"(?:\([^)\n]{1,4}\) )?(?:new(?:ly)?(?:[- ]hired)? |non-executive |individual "
    r")*(?:employees?|individuals?|hires?|persons?|team members?|officers?|chief \w+ officer|"
    r"recipients?|non-executive)\b|"
    r"\bto (?:Mr\.|Ms\.|Dr\.|Mrs\.|(?-i:[A-Z]\w+ (?:[A-Z]\. )?[A-Z]\w+))"
)
_TERMS = r"(?i)\b(?:exercise price|vest(?:s|ing|ed)?|strike price|term of|purchase price)\b"
_OUTSIDE = r"(?i)\binducement\b|\b5635|\b303A"
_PARTICULARS = ("the number of shares", "who receives them", "the material terms (exercise price, vesting)")


class InducementGrant(Record):
    """The grants that the release announces, taken together."""

    span: Span
    rule: str | None
    """The exchange's rule that the release cites, as written."""
    shares_said: bool
    recipients_said: bool
    terms_said: bool
    """Whether an exercise price or vesting is told."""
    missing: tuple[Annotated[str, one_of(*_PARTICULARS)], ...]
    """What the release does not say, in words."""


def find_inducement_grants(facts: Facts) -> Iterator[InducementGrant]:
    """The inducement grant that the headline or the lead announces; one for a release."""
    news = news_of(facts)
    for sentence in news:
        found = words_in(facts.document, sentence.span, _GRANT) if sentence.front else None
        if found and not words_in(facts.document, sentence.span, _WARRANTS):
            yield _grant(facts, Span(found.start(), found.end()), [s.span for s in news])
            return


_WARRANTS = r"(?i)\bwarrant inducement|\binducement (?:offer|letter|agreement|warrants)|\bwarrants?\b"
"""Inducements to exercise warrants are another matter."""


def _grant(facts: Facts, span: Span, news: list[Span]) -> InducementGrant:
    def said(words: str) -> bool:
        return any(words_in(facts.document, s, words) for s in news)

    rule = next(filter(None, (words_in(facts.document, s, _RULE) for s in news)), None)
    shares, recipients, terms = said(_SHARES), said(_RECIPIENTS), said(_TERMS)
    told = zip(_PARTICULARS, (shares, recipients, terms), strict=True)
    missing = tuple(what for what, there in told if not there)
    return InducementGrant(span, rule.group() if rule else None, shares, recipients, terms, missing)
