"""How a measure that is not GAAP stands beside its GAAP counterpart → Prominence.

Titles, the first list and the text are looked at in turn (Item 10(e)(1)(i)(A) of Regulation S-K: "equal or
greater prominence").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from checker.document import Document, Span
from checker.facts.earnings.comparables import Family, comparable_spans
from checker.facts.earnings.mentions import Mention, mentions
from checker.facts.earnings.reporting import is_bound
from checker.facts.wordings import wordings
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import column_of

if TYPE_CHECKING:
    from checker.facts import Facts

_NEAR = 40
_BOTH = pattern(r"\bgaap (?:an ?d|&|/) ?$")
"""What stands before "non-GAAP" where both are told together."""
_FIGURE = pattern(
    r"[$€£¥]\s?\(?\d|\d(?:[\d,.]*\d)?\s?%|\d (?:million|billion|thousand)|\(?\d+\.\d\d\)?|\b\d{1,3},\d{3}\b"
)


class Prominence(Record):
    """The first mention of a kind of measure in one place, and where its counterpart stands."""

    span: Span
    name: str
    family: Annotated[str, column_of("gaap-comparables", "family")]
    comparable: Annotated[str, column_of("gaap-comparables", "comparable")]
    place: Literal["headline", "subhead", "list", "text"]
    counterpart: Literal["before", "after", "absent"]
    """Whether the GAAP counterpart stands before it, after it, or not at all, in that place or above."""
    figure: bool
    ahead: bool
    """Whether it is said of a period to come."""
    praise: str | None
    """The word of praise right before it (``record``), where its counterpart has none anywhere."""
    bound: bool
    """Whether Regulation G binds the issuer, as far as the text tells."""


def find_prominence(facts: Facts) -> Iterator[Prominence]:
    """One for each family of measures in each place, in order."""
    seen: set[tuple[str, str]] = set()
    for mention in mentions(facts):
        if mention.family is None or mention.place in ("table", "note"):
            continue
        place = "headline" if mention.place == "subhead" and _one_title(facts) else mention.place
        told = place in ("headline", "subhead") or mention.figure
        if told and (place, mention.family.name) not in seen:
            seen.add((place, mention.family.name))
            yield _prominence(facts, mention, mention.family)


def _one_title(facts: Facts) -> bool:
    """Whether the release has no headline but subheads."""
    return not facts.document.part("headline")


def _prominence(facts: Facts, mention: Mention, family: Family) -> Prominence:
    return Prominence(
        span=mention.span,
        name=mention.name,
        family=family.name,
        comparable=family.comparable,
        place=mention.place if mention.place in ("headline", "subhead", "list") else "text",
        counterpart=_counterpart(facts, mention, family),
        figure=mention.figure,
        ahead=mention.ahead,
        praise=_praise(facts, mention, family),
        bound=is_bound(facts),
    )


def _counterpart(facts: Facts, mention: Mention, family: Family) -> Literal["before", "after", "absent"]:
    if _BOTH.search(facts.document.lower, max(0, mention.span.start - 12), mention.span.start):
        return "before"
    spans = comparable_spans(facts, family)
    zone = _zone(facts.document, mention)
    if mention.place in ("headline", "subhead"):
        there = [s for s in spans if any(z.contains(s) for z in zone)]
    else:
        there = [s for s in spans if _with_figure(facts.document, s)]
    if any(s.start < mention.span.start for s in there):
        return "before"
    end = max((z.end for z in zone), default=len(facts.document.text))
    return "after" if any(s.start < end for s in there) else "absent"


def _zone(document: Document, mention: Mention) -> Sequence[Span]:
    """Where the counterpart has to be: in the titles; for a list, down to its end; else anywhere."""
    if mention.place in ("headline", "subhead"):
        return [*document.part("headline"), *document.part("subhead")]
    if mention.place == "list":
        return [Span(0, _list_end(document, mention.span.start))]
    return [Span(0, len(document.text))]


def _list_end(document: Document, offset: int) -> int:
    at = bisect_right(document.blocks, offset, key=lambda b: b.span.start) - 1
    end = document.blocks[at].span.end
    for block in document.blocks[at + 1 :]:
        if block.kind != "list":
            break
        end = block.span.end
    return end


def _with_figure(document: Document, span: Span) -> bool:
    line = document.text.find("\n", span.end)
    end = min(line if line >= 0 else len(document.text), span.end + 120)
    if _FIGURE.search(document.text, span.end, end):
        return True
    return _FIGURE.search(document.text, max(0, span.start - _NEAR), span.end) is not None


def _praise(facts: Facts, mention: Mention, family: Family) -> str | None:
    found = _praised(facts, mention.span)
    if found is None or any(_praised(facts, s) for s in comparable_spans(facts, family)):
        return None
    return found


def _praised(facts: Facts, span: Span) -> str | None:
    """The word of praise at most three words before a measure, or of its figure, in the same clause."""
    lower = facts.document.lower
    said = pattern(r" (?:was|were|reached|of|came to|totall?ed) (?:an? )?").match(lower, span.end)
    start = max(lower.rfind("\n", 0, span.start) + 1, span.start - _NEAR)
    for praise in wordings(facts.law, "praise-words").values():
        for m in praise.finditer(lower, start, span.start):
            between = lower[m.end() : span.start]
            if len(between.split()) <= 3 and not pattern(r"[.;:$%]| and | with ").search(between):
                return str(m.group())
        if said and (m := praise.match(lower, said.end())):
            return str(m.group())
    return None
