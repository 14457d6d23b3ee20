"""One release → a judgement on each of its sentences; made once and kept for the facts that ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.document import Document, Span
from checker.facts import Facts
from checker.facts.caution_wording import subjects_in
from checker.facts.outlook.evidence import GUIDED, LISTED, Evidence, gather
from checker.facts.outlook.judgement import Judgement, judge, model_of
from checker.facts.outlook.signs import SignBook, sign_book
from checker.facts.outlook.words import Words, words_of
from checker.law import Law
from checker.spans import Taken

SILENT_PARTS = (
    "headline",
    "cautionary",
    "other-legend",
    "contact",
    "reconciliation",
    "boilerplate-remnant",
    "source-line",
    "end-mark",
)
"""Parts whose sentences are never judged: legends caution about the future, headlines only repeat it."""
PLACES = ("about", "quote", "subhead", "dateline", "lead")
"""Parts that bear on how a sentence is judged."""
ANNOUNCING = frozenset(
    (
        "modal",
        "plan verb",
        "plan noun",
        "planned event",
        "expectation verb",
        "expected to",
        "intended to",
        "goal",
        "undertaking",
        "purpose",
        "use of proceeds",
    )
)
"""Constructions by which a sentence announces a list of what is to come."""
HEADER = "list announced"
"""The construction by which a sentence names what the items of a list are: targets, expected benefits."""
GUIDING = frozenset(("guidance", "outlook", "projects-verb"))
"""Signs by which a heading or a caption announces guidance."""
PAST = frozenset(
    ("was", "were", "had", "grew", "increased", "decreased", "rose", "fell", "reported", "declined")
)
"""Verbs by which an item reports what has been."""
CAPTION = 200
"""Characters: what stands before a table and is longer is no caption."""
FEW = 2
"""A text of so many sentences is no release: nothing around a sentence bears it out."""
RESTATED = 0.6
"""The share of a sentence's longer words that makes it restated in the cautionary statement."""


def judgements(facts: Facts) -> tuple[Judgement, ...]:
    """A judgement on each sentence outside the silent parts that may look ahead, in order."""
    key = "outlook: judgements"
    if key not in facts.memo:
        facts.memo[key] = tuple(sorted(_judge(facts), key=lambda judged: judged.span.start))
    kept: tuple[Judgement, ...] = facts.memo[key]
    return kept


def release_day(facts: Facts) -> date:
    """The day by which a sentence's times are past or to come."""
    return facts.release.law_date


def _judge(facts: Facts) -> Iterator[Judgement]:
    document, day = facts.document, release_day(facts)
    book, model = sign_book(facts.law), model_of(facts.law)
    silence = Taken(part for name in SILENT_PARTS for part in document.part(name))
    surroundings = Surroundings(facts)
    announced = ""
    for span, kind in _with_kinds(document):
        if silence.overlaps(span):
            continue
        announced = announced if kind == "list" else ""
        if not announced and not book.signals.may_find(document.words(span).split()):
            continue
        words = words_of(document.text, span)
        seen, listed = book.signals.find(words), _announced_as(announced, words, book)
        if seen or listed:
            evidence = gather(words, seen, book, day, [*surroundings.of(span, kind), *listed])
            announced = announced or announces_list(evidence)
            yield judge(span, evidence, model)
    for table in guidance_tables(document, book, silence):
        words, places = words_of(document.text, table), [*surroundings.alone, GUIDED.name]
        yield judge(table, gather(words, book.signals.find(words), book, day, places), model)


def _with_kinds(document: Document) -> Iterator[tuple[Span, str]]:
    """Every sentence with the kind of its block."""
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for span in document.sentences:
        while block is not None and block.span.end <= span.start:
            block = next(blocks, None)
        yield span, block.kind if block is not None else ""


def _announced_as(announced: str, words: Words, book: SignBook) -> list[str]:
    """What the announcement of its list makes of an item."""
    if not announced:
        return []
    if announced == "figures":
        return [GUIDED.name] * (words.has_amount and not PAST.intersection(words.lower))
    tells_past = bool(PAST.intersection(words.lower))
    if (announced == "results" and not tells_past) or book.begins_with_task(words.lower):
        return [LISTED.name]
    return []


def guidance_tables(document: Document, book: SignBook, silence: Taken) -> Iterator[Span]:
    """The tables whose caption or first row announces guidance or an outlook, and that give amounts."""
    caption: Span | None = None
    for block in document.blocks:
        if block.kind != "table":
            short = block.span.end - block.span.start <= CAPTION
            caption = block.span if short else None
            continue
        if silence.overlaps(block.span) or not _priced(document.words(block.span)):
            continue
        first = Span(block.span.start, _line_end(document.text, block.span))
        heads = [words_of(document.text, head) for head in (caption, first) if head is not None]
        if any(s.sign.name in GUIDING for head in heads for s in book.signals.find(head)):
            yield block.span


def _line_end(text: str, span: Span) -> int:
    end = text.find("\n", span.start, span.end)
    return span.end if end < 0 else end


def _priced(words: str) -> bool:
    return sum(map(words.count, "$€£¥%")) > 1


def announces_list(evidence: Evidence) -> str:
    """What list follows a sentence that ends in a colon, or a heading, and looks ahead.

    ``figures`` where it gives guidance ("outlook for 2027:"), so that each item with an amount is guidance;
    ``results`` where it names what is to come ("expected benefits include:"): each item is one of them;
    ``tasks`` where it tells a plan ("the team will:"): items that begin with a task are; else nothing.
    """
    last = evidence.words.lower[-1:]
    if not evidence.signals or not (last == [":"] or "heading" in evidence.circumstances):
        return ""
    if any(s.sign.table == "logistics" for s in evidence.against):
        return ""
    signs = [s.sign for s in evidence.signals]
    if any(sign.name in GUIDING for sign in signs):
        return "figures"
    if any(sign.construction == HEADER for sign in signs):
        return "results"
    return "tasks" if last == [":"] and any(sign.construction in ANNOUNCING for sign in signs) else ""


class Surroundings:
    """What bears on the sentences of one release: its parts, headings, and its caution's list of subjects."""

    def __init__(self, facts: Facts) -> None:
        self._document = document = facts.document
        self._parts = [(name, Taken(parts)) for name in PLACES if (parts := document.part(name))]
        self._named = named_in_caution(facts)
        self._under = Taken(outlook_sections(document, facts.law))
        self.alone = ["alone"] if len(document.sentences) <= FEW else []

    def of(self, span: Span, kind: str) -> list[str]:
        """Names of the circumstances that lie in where a sentence stands, in a block of this kind."""
        found = self.alone + [name for name, parts in self._parts if parts.overlaps(span)]
        if kind in ("heading", "list"):
            found.append(kind)
        if self._named and _is_named(_long_words(self._document.lower[span.start : span.end]), self._named):
            found.append("named-in-caution")
        if self._under.holds(span):
            found.append("outlook-section")
        return found


def outlook_sections(document: Document, law: Law) -> list[Span]:
    """What stands under headings that announce plans or an outlook, up to the next heading."""
    telling = law.lexicon("outlook-headings")
    sections: list[Span] = []
    start: int | None = None
    for block in document.blocks:
        if block.kind == "heading":
            if start is not None:
                sections.append(Span(start, block.span.start))
            start = block.span.end if telling.find_in(document.text, block.span) else None
    if start is not None:
        sections.append(Span(start, len(document.text)))
    return sections


def named_in_caution(facts: Facts) -> frozenset[str]:
    """The longer words by which the cautionary statement lists what it calls forward-looking."""
    zones = facts.document.part("cautionary")
    if not zones:
        return frozenset()
    caution = Taken(zones)
    sentences = (s for s in facts.document.sentences if caution.holds(s))
    return _long_words(subjects_in(facts, sentences).lower())


def _is_named(words: frozenset[str], named: frozenset[str]) -> bool:
    """Whether the statement restates the sentence: most of its longer words are the statement's."""
    return len(words) >= 8 and len(words & named) >= RESTATED * len(words)


def _long_words(text: str) -> frozenset[str]:
    runs = [run for run in text.split() if len(run) >= 5]
    return frozenset([word for run in runs if len(word := run.strip(".,;:()\"'*")) >= 5])
