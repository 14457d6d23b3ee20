"""What a republisher left in a copy of the release → Remnant.

Known by its words (link lists, credits: the lexicon ``republisher-lines``), by being the name of a news site
or a newswire in a line of its own at the edge of the text, or by its place alone: a word after the end of the
release that the release says nowhere else. A person who corrects a copy deletes a run of such lines at once,
so a run is one fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

RemnantKind = Literal["links", "credit", "promotion", "site", "wire", "markup", "stray"]


class Remnant(Record):
    """Lines that are no part of the release, one run of them."""

    span: Span
    kind: RemnantKind
    """Of the run's first line."""
    certain: bool
    """Whether its words say so, and not its place alone."""
    place: Literal["top", "foot", "inside"]


_HEAD, _FOOT = 4, 30
"""How many blocks at each edge are searched for lines of a republisher."""
_LONGEST = 420
_NAME = 40
"""Characters of a line that may be only a name."""
_MARKUP = pattern(r"\[[^\]\[\n]{1,80}\]\((?:https?:|mailto:|tel:|www\.)[^()\s]{1,200} ?\)")
_ENDED = pattern(
    r"(?i)[\w.+-]@[\w-]+\.\w|\d{3}[-. )]{1,2}\d{3,4}[-. ]\d{3,4}|^/?source\b|^[#*\W]{2,}$|\bwww\.|https?:"
    r"|^-?\s?ends?\s?-?$"
)
_STRAY = pattern(r"[\p{L}&'-]{3,24}(?: [\p{L}&'-]{2,20})?")
_LABELS = pattern(
    r"(?i)^(?:attach\w*|appendi\w*|annex\w*|source|figure|graphs?|images?|photos?|logo|map|end|or|pdf|press|releases?"
    r"|media)\b"
)

Line = tuple[Span, RemnantKind, bool]


def find_remnants(facts: Facts) -> Iterator[Remnant]:
    """Every run of a republisher's lines, in order."""
    document = facts.document
    found = sorted({line[0]: line for line in _lines(facts)}.values(), key=lambda line: line[0])
    for run in _runs(document, found):
        span = Span(run[0][0].start, run[-1][0].end)
        certain = all(line[2] for line in run)
        yield Remnant(span, run[0][1], certain, _where(document, span))


def _lines(facts: Facts) -> Iterator[Line]:
    document = facts.document
    blocks, said, named = document.blocks, _by_words(facts), _publishers(facts)
    known: set[int] = set()
    for at in sorted({*range(min(_HEAD, len(blocks))), *range(max(len(blocks) - _FOOT, 0), len(blocks))}):
        span = blocks[at].span
        length = span.end - span.start
        lines = said.get(span, []) if length <= _LONGEST else []
        if not lines and length <= _NAME:
            lines = _by_name(facts, span, named)
        if lines:
            known.add(at)
            yield from lines
    yield from _markup(document)
    yield from _stray(facts, known)


def _by_words(facts: Facts) -> dict[Span, list[Line]]:
    """The lines that the lexicon knows, by their blocks; a credit may close a longer block."""
    found: dict[Span, list[Line]] = {}
    for m in facts.law.lexicon("republisher-lines").find(facts.document):
        block = facts.document.block_at(m.span.start)
        if block is not None:
            found.setdefault(block.span, []).append((m.span, _kind(m.fields), True))
    return found


def _kind(fields: object) -> RemnantKind:
    kind: RemnantKind = fields["kind"]  # type: ignore[index]
    return kind


def _by_name(facts: Facts, line: Span, named: Mapping[str, RemnantKind]) -> list[Line]:
    """A line that is only the name of a news site or a newswire, unless the issuer bears it."""
    words = facts.document.words(line)
    name = "".join(words.casefold().strip("()-–—*/ .").split())
    kind = named.get(name)
    if (
        kind is None
        or name in "".join((facts.release.company or "").casefold().split())
        or any(c.isdigit() for c in words)
    ):
        return []
    return [(line, kind, True)]


def _publishers(facts: Facts) -> dict[str, RemnantKind]:
    """Names of sites and wires, in lower case and without spaces."""
    law = facts.law

    def made() -> dict[str, RemnantKind]:
        wires = {
            w for row in law.table("newswires").rows for w in (row["name"], *row.get("as", ())) if len(w) > 4
        }
        sites = {entry.words for entry in law.lexicon("news-sites").entries}
        named: dict[str, RemnantKind] = {"".join(w.casefold().strip(".").split()): "wire" for w in wires}
        return named | {"".join(s.casefold().split()): "site" for s in sites}

    return law.once("publishers", made)


def _markup(document: Document) -> Iterator[Line]:
    """Links of Markdown in a draft that was read as plain text."""
    if document.source.format == "text" and "](" in document.text:
        for m in _MARKUP.finditer(document.text):
            yield Span(m.start(), m.end()), "markup", True


def _stray(facts: Facts, known: set[int]) -> Iterator[Line]:
    """The last line, if it is a word or two after the end of the release that stand nowhere else."""
    document = facts.document
    blocks = document.blocks
    last = next((at for at in range(len(blocks) - 1, 0, -1) if at not in known), 0)
    if last < 4 or blocks[last].kind == "table":
        return
    words, before = document.words(blocks[last].span), document.words(blocks[last - 1].span)
    if not _STRAY.fullmatch(words) or _LABELS.search(words):
        return
    elsewhere = document.lower.count(words.casefold()) > 1
    if not elsewhere and _ENDED.search(before) and not _is_contact(facts, blocks[last].span):
        yield blocks[last].span, "stray", False


def _is_contact(facts: Facts, span: Span) -> bool:
    words = facts.law.lexicon("contact-roles"), facts.law.lexicon("contact-titles")
    text = facts.document.text
    if any(lexicon.find_in(text, span) for lexicon in words):
        return True
    return any(
        c.name and c.span.overlaps(span) and facts.document.words(span) in c.name for c in facts.of("contact")
    )


def _runs(document: Document, lines: list[Line]) -> Iterator[list[Line]]:
    """Lines with nothing between them, as one run."""
    run: list[Line] = []
    for line in lines:
        if run and (document.text[run[-1][0].end : line[0].start].strip() or run[-1][2] != line[2]):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _where(document: Document, span: Span) -> Literal["top", "foot", "inside"]:
    """At which edge of the text it stands."""
    blocks = document.blocks
    if len(blocks) > _HEAD and span.start < blocks[_HEAD].span.start:
        return "top"
    return "foot" if span.end > blocks[max(len(blocks) - _FOOT, 0)].span.start else "inside"
