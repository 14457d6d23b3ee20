"""Banks named with their part in an offering → Intermediary: underwriter, bookrunner, placement agent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from checker.document import Span
from checker.facts.deals.announcements import own_text
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

_ROLE = (
    r"(?P<role>(?:(?:co-?|joint|sole|lead|exclusive|managing|additional|active|passive|book-?running|global|"
    r"left|the|an?|and|as|representatives? of the|financial)[ -]?){0,6}?"
    r"(?:underwriters?|book-?runn?(?:er|ing managers?)s?|book runners?|(?:co-)?placement agents?|"
    r"lead managers?|co-?managers?|initial purchasers?|dealer managers?|selling agents?))"
)
_ACTING = pattern(
    rf"(?i)\b(?:acting|acts?|acted|serving|serves?|served|engaged|retained|will act|to act) as {_ROLE}\b"
)
_LED = pattern(
    r"(?i)\b(?:offering|placement|IPO) (?:is|was|will be|being) (?:led|managed|underwritten|arranged) by "
)
_WILL_LEAD = pattern(
    r"(?i)\b(?:will|to|is expected to|are expected to) (?:lead|underwrite|"
    r"manage) the (?:\w+ ){0,3}?(?:offering|IPO)\b"
)
_LITERALS = (
    "underwriter", "bookrunner", "book-runn", "book runn", "placement agent", "manager", "purchaser",
    "agent",
    "led by", "managed by", "underwritten by", "arranged by", "lead the", "underwrite the", "manage the",
)  # fmt: skip
_NAME = (
    r"(?:\p{Lu}[\p{L}\d.&'/-]*)(?:,? (?:\p{Lu}[\p{L}\d.&'/-]*|&|and|of|de|division)){0,14}"
    r"(?: \([^()\n]{0,80}\))?,?"
)
_BEFORE = pattern(
    rf"(?P<name>{_NAME})(?:,? (?:and \p{{L}}+|through|a division)[^.;\n]{{0,80}})? (?:is|are|was|were|"
    rf"will be|has been|have been|)(?: each| also)? ?$"
)


class Intermediary(Record):
    """A bank that has a part in the offering."""

    span: Span
    """The words that name its part, with the bank's name before them where there is one."""
    name: str | None
    """The bank's name as printed, or several banks'."""
    role: Annotated[str, one_of("placement agent", "dealer manager", "underwriter")]
    """``underwriter``, ``placement agent`` or ``dealer manager``, evened out."""


def find_intermediaries(facts: Facts) -> Iterator[Intermediary]:
    """Every bank whose part in an offering the release's own text tells."""
    lower = facts.document.lower
    for span in own_text(facts):
        words = lower[span.start : span.end]
        if any(literal in words for literal in _LITERALS):
            yield from _in_block(facts.document.text, span)


def _in_block(text: str, span: Span) -> Iterator[Intermediary]:
    for m in _ACTING.finditer(text, span.start, span.end):
        yield _intermediary(text, span, m)
    for m in _WILL_LEAD.finditer(text, span.start, span.end):
        before = _BEFORE.search(text, max(span.start, m.start() - 200), m.start())
        if before:
            yield Intermediary(Span(before.start("name"), m.end()), before["name"], "underwriter")
    for m in _LED.finditer(text, span.start, span.end):
        name = pattern(_NAME).match(text, m.end(), span.end)
        if name:
            yield Intermediary(Span(m.start(), name.end()), name.group().strip(" ,"), "underwriter")


def _intermediary(text: str, span: Span, m: Any) -> Intermediary:
    before = _BEFORE.search(text, max(span.start, m.start() - 240), m.start())
    start = before.start("name") if before else m.start()
    return Intermediary(
        Span(start, m.end()), before["name"].strip(" ,") if before else None, _role(m["role"])
    )


def _role(words: str) -> str:
    lower = words.lower()
    if "placement agent" in lower or "selling agent" in lower:
        return "placement agent"
    return "dealer manager" if "dealer manager" in lower else "underwriter"
