"""Where a release says what it announces, and where it tells the particulars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Document, Match, Span
from checker.facts.event_signs import Place, told_in_front
from checker.facts.gated import gated
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_FRAME = ("about", "contact", "boilerplate-remnant", "source-line")
_CLAUSE = 160
"""How much before a word is read to tell whether it is a passing mention."""


class Announcement(Record):
    """Words of a lexicon in the headline, a subhead or the lead, that are no passing mention."""

    span: Span
    fields: dict[str, object]
    place: Place
    before: str
    """The words before it in the same sentence, in lower case; as many as tell how it is meant."""
    after: str
    """The words after it in the same sentence, in lower case."""

    @property
    def words(self) -> str:
        """What stands around it, in lower case, without the words themselves."""
        return f"{self.before} … {self.after}"


def announcements(facts: Facts, lexicon: str) -> Iterator[Announcement]:
    """Every announcement by the words of a lexicon, the headline's first."""
    for place, told in told_in_front(facts, gated(facts.law, lexicon)):
        for m in told:
            found = _announcement(facts.document, place, m)
            if not _passing(found.before):
                yield found


def _announcement(document: Document, place: Place, m: Match) -> Announcement:
    sentence = document.sentence_at(m.span.start) or place.span
    first = max(place.span.start, sentence.start, m.span.start - _CLAUSE)
    last = max(min(max(place.span.end, sentence.end), m.span.end + _CLAUSE), m.span.end)
    lower = document.lower
    return Announcement(m.span, dict(m.fields), place, lower[first : m.span.start], lower[m.span.end : last])


def _passing(before: str) -> bool:
    """Whether the words after these are a passing mention, of something that is over or somebody else's."""
    line = before.removesuffix("\n")  # a passing mention may end at the end of its line
    if _PAST.match(line):
        return True
    return bool(_EARLIER.match(line)) and not _NEWS_OF_IT.search(before)


_PAST = pattern(
    r"(?r)\b(?:following|after|since|prior to|before|subsequent to|ahead of|due to|thanks to|"
    r"(?:net |gross )?proceeds (?:from|of)|(?:funded|financed) (?:by|with|through)|"
    r"(?:sold|issued|purchased|acquired) in)\b[^.;\n]{0,50}"
)
"""What makes the words after it the background of other news; read backwards from these."""

_EARLIER = pattern(
    r"(?r)\b(?:upon|in connection with|as part of|pursuant to|"
    r"previously[- ](?:announced|disclosed|completed|reported)|"
    r"recently[- ](?:announced|completed|closed)|earlier (?:announced|completed))\b[^.;\n]{0,50}"
)
"""What makes the words after it a passing mention, unless its own progress is the news."""

_NEWS_OF_IT = pattern(
    r"\b(?:clos(?:es|ed|ing)|complet(?:es|ed|ion)|pric(?:es|ed|ing)|terminat\w+|withdr\w+|cancel\w*|"
    r"amend\w*|supplement\w*|exten(?:ds?|ded|sion)|upsiz\w+|increas\w+|exercise|results|expir\w+|"
    r"commenc\w+|entered)\b"
)
"""What makes even a thing already announced the news: its pricing, its closing, its end."""


def own_blocks(document: Document) -> Iterator[Span]:
    """Every block but the issuer's description, the contacts and what a copy carries along.

    A paragraph that only ends in an address ("copies may be obtained from …") is the release's own text.
    """
    frame = sorted(span for part in _FRAME for span in document.part(part))
    at = 0
    for block in document.blocks:
        while at < len(frame) and frame[at].end <= block.span.start:
            at += 1
        if at == len(frame) or not frame[at].contains(block.span):
            yield block.span


def own_text(facts: Facts) -> tuple[Span, ...]:
    """The stretches in which particulars are looked for, worked out once for a release."""
    if "deal text" not in facts.memo:
        facts.memo["deal text"] = tuple(own_blocks(facts.document))
    found: tuple[Span, ...] = facts.memo["deal text"]
    return found
