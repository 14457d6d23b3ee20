"""A release → the sentences that carry its own news, and the dates in them by what they are dates of.

Quotations, legends, the cautionary statement and the company's description announce nothing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.matching.searching import first
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.dates import DateMention

Standing = Literal["headline", "subhead", "lead", "body"]

_LEAD = 3
"""Sentences of the first paragraph that count as the lead."""


class NewsSentence(Record):
    """One sentence of news."""

    span: Span
    standing: Standing
    """Where it stands."""

    @property
    def front(self) -> bool:
        """Whether it stands in the headline, a subhead or the lead: what is told there is the news."""
        return self.standing != "body"


def news_of(facts: Facts) -> tuple[NewsSentence, ...]:
    """The sentences that carry news, in the order of the text; found once."""
    key = ("corporate", "news")
    if key not in facts.memo:
        facts.memo[key] = tuple(_sentences(facts.document))
    found: tuple[NewsSentence, ...] = facts.memo[key]
    return found


def _sentences(document: Document) -> Iterator[NewsSentence]:
    standings = _standings(document)
    quoted = _quoted(document)
    lead_seen = 0
    for at, sentence in enumerate(document.sentences):
        standing = standings.get(at)
        if standing == "lead":
            lead_seen += 1
            standing = "lead" if lead_seen <= _LEAD else "body"
        if standing is not None and (standing != "body" or at not in quoted):
            yield NewsSentence(sentence, standing)


_STANDINGS: tuple[Standing, ...] = ("headline", "subhead", "lead", "body")


def _standings(document: Document) -> dict[int, Standing]:
    """Where sentences stand, by their numbers: of the parts that one shares characters with, the first."""
    found: dict[int, Standing] = {}
    for name in _STANDINGS:
        for part in document.part(name):
            for at in _overlapping(document.sentences, part):
                found.setdefault(at, name)
    return found


def _quoted(document: Document) -> set[int]:
    """The numbers of the sentences in blocks that begin with a quotation."""
    blocks = (document.block_at(quote.start) for quote in document.part("quote"))
    starts = {quote.start for quote in document.part("quote")}
    return {
        at
        for block in blocks
        if block is not None and block.span.start in starts
        for at in _overlapping(document.sentences, block.span)
    }


def _overlapping(spans: Sequence[Span], part: Span) -> Iterator[int]:
    """The numbers of the spans, which are in order and apart, that share characters with a part."""
    at = max(bisect_right(spans, part.start, key=_start) - 1, 0)
    while at < len(spans) and spans[at].start < part.end:
        if spans[at].end > part.start:
            yield at
        at += 1


_start = attrgetter("start")


def dates_in(facts: Facts, span: Span) -> Sequence[DateMention]:
    """The dates written in a stretch whose day is known, in order."""
    dates = facts.of("date")
    at = bisect_left(dates, span.start, key=lambda d: d.span.start)
    after = bisect_left(dates, span.end, key=lambda d: d.span.start)
    return [d for d in dates[at:after] if d.date is not None]


def dated(facts: Facts, span: Span, lead_in: str) -> tuple[dt.date, Span] | None:
    """The first date in a stretch that stands right after words (a pattern that ends with ``$``)."""
    text = facts.document.text
    for mention in dates_in(facts, span):
        lead = first(lead_in, text, max(span.start, mention.span.start - 90), mention.span.start)
        if lead and mention.date is not None:
            return mention.date, mention.span
    return None


def words_in(document: Document, span: Span, words: str) -> Any:
    """The first match of a pattern in a stretch, or None."""
    return first(words, document.text, span.start, span.end)


def around(facts: Facts, span: Span, blocks: int = 2) -> Span:
    """The block that holds a span, and some that follow it."""
    all_blocks = facts.document.blocks
    at = bisect_left(all_blocks, span.start + 1, key=lambda block: block.span.start) - 1
    last = min(at + blocks, len(all_blocks) - 1)
    return Span(all_blocks[at].span.start, all_blocks[last].span.end)


EFFECTIVE = (
    r"(?i)(?:\beffective(?:ly)?(?: as of| on| from| upon| at| beginning)?|\bas of|\bwith effect (?:from|on)|"
    r"\bstarting|\bbeginning|\bcommencing|\btakes? effect(?: on)?|\b(?:through|until)|\bwill (?:join|start)"
    r"[^.;\n]{0,60}\bon|\bat the (?:end|close) of[^.;\n]{0,30})"
    r"(?:,)?(?: the (?:close|opening|open|start) of [^.;\n\d]{0,40}(?: on)?,?)?(?: \d\d?:\d\d "
    r"[ap]\.?m\.?[^\d;\n]{0,24})?"
    r"(?: (?:or about|about|today,?))? ?\(?$"
)
"""Words right before the day on which something takes effect."""
