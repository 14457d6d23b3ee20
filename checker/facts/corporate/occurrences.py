"""Sentences of news → Occurrence: what happened to the company, by the lexicon ``occurrences``.

An entry names its event (the ``event`` of the table ``eight-k-events``) and where it counts: ``front``
(headline, subheads, lead) or ``anywhere`` in the news. What is only planned, possible or long past does not
count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.facts.corporate.news import NewsSentence, Standing, dated, news_of
from checker.facts.gated import gated
from checker.law import Law
from checker.lexicon import Entry
from checker.matching import Matcher
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts

LEXICON = "occurrences"

_PASSING = pattern(
    r"(?i)(?:\b(?:previously|prior|earlier)[- ](?:announced|disclosed|reported|completed|entered)|"
    r"\bas (?:previously )?(?:announced|disclosed|reported)|\bformer\b|\bsubsequent to|"
    r"\bfollowing (?:the|its)|"
    r"\bin connection with (?:the|its|our)(?: previously)?|\bsince (?:the|its)|\bprior to (?:the|its)|"
    r"\bin (?:19|20)\d\d,?|\blast year|\b(?:a|its|another) customer's?|\bcustomer's)[^.;\n]{0,50}$"
)
_POSSIBLE = pattern(
    r"(?i)\b(?:may|might|could|would|should|if|unless|whether|in the event|intends? to|plans? to|"
    r"expects? to|proposes? to|seeks? to|seeking to|no assurance|subject to|until|risk|potential(?:ly)?|"
    r"proposed|ability to|propos(?:es|al)|consider(?:s|ing)|negotiat\w+|explor\w+)\b[^.;\n]{0,60}$"
)


class Occurrence(Record):
    """Something that happened to the company, as one sentence tells it."""

    span: Span
    """The words that tell it."""
    sentence: Span
    event: Annotated[str, entry_field("occurrences", "event")]
    """A name of the table ``eight-k-events``: ``bankruptcy``."""
    standing: Standing
    date: dt.date | None
    """The day it happened, if the sentence begins with it or says it."""


def find_occurrences(facts: Facts) -> Iterator[Occurrence]:
    """What happened, by the words of the news; each event once in a sentence."""
    news = news_of(facts)
    signs = gated(facts.law, LEXICON).candidates(facts.document, [sentence.span for sentence in news])
    for at, entries in signs:
        sentence, told = news[at], set[str]()
        for entry, matcher in entries:
            event = str(entry.fields["event"])
            if event not in told:
                found = _told(facts, sentence, entry, matcher)
                if found:
                    told.add(event)
                    yield Occurrence(
                        found, sentence.span, event, sentence.standing, event_day(facts, sentence.span)
                    )


def _told(facts: Facts, sentence: NewsSentence, sign: Entry, matcher: Matcher) -> Span | None:
    """Where the sentence tells it, if it tells it as news."""
    if not sentence.front and sign.fields.get("where", "front") != "anywhere":
        return None
    text = facts.document.text
    for span, _ in matcher.find_in(text, sentence.span):
        before = text[max(sentence.span.start, span.start - 110) : span.start]
        planned = sign.fields.get("planned") is True
        if _PASSING.search(before) or (not planned and _POSSIBLE.search(before)):
            continue
        if not _spared(facts.law, text, sentence.span, span):
            return span
    return None


def _spared(law: Law, text: str, sentence: Span, span: Span) -> bool:
    exceptions = law.once(
        "corporate occurrences spared",
        lambda: [Matcher(e.source, ignore_case=True) for e in law.lexicon(LEXICON).exceptions],
    )
    return any(where.overlaps(span) for m in exceptions for where, _ in m.find_in(text, sentence))


_DAY_OF_EVENT = (
    r"(?i)(?:^|[\n.:;,] ?|\b(?:that|and) )(?:on|effective|dated)(?: [A-Z][a-z]+day,)? $|"
    r"\b(?:resigned|notified|notice|letter|received|entered|dated|signed|occurred|filed|completed|closed|"
    r"adopted|approved|dismissed|engaged|appointed|concluded|determined|detected|identified|"
    r"discovered|held)\b"
    r"[^.;\n]{0,70}\bon(?: [A-Z][a-z]+day,)? $|\bdated $"
)


def event_day(facts: Facts, sentence: Span) -> dt.date | None:
    """The day on which the sentence says that it happened: "On May 1, 2025, …", "received on May 1"."""
    found = dated(facts, sentence, _DAY_OF_EVENT)
    day = found[0] if found else None
    release = facts.release.date
    return None if day and release and day > release else day
