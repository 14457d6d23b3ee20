"""What a release says twice by mistake → Repetition: title, dateline, paragraph, word, item of a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from operator import sub
from typing import TYPE_CHECKING, Literal

from checker.document import Block, Document, Span
from checker.matching.scan import scan_of
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

RepetitionKind = Literal["headline", "dateline", "paragraph", "word", "item"]


class Repetition(Record):
    """Words that stand there a second time."""

    span: Span
    """The second time; of a dateline, the line that stands alone; of a word or neighbouring
    titles, both times."""
    kind: RepetitionKind
    first: Span
    """Where they stood before."""
    words: str
    """The first of the words, up to 80 characters."""


_FEWEST_WORDS = 6
_SENTENCE = 90
"""A repeated paragraph shorter than this, in characters, is a label."""
_END = 30
"""Characters at the end of a paragraph by which most are told apart."""
_NOTE = 300
"""A shorter one below figures is a note to a table, and may stand below several."""
_TOP = 8
"""In so many blocks from the top, title and dateline are looked for."""
_SMALL = frozenset(
    (
        "the", "a", "an", "of", "to", "in", "and", "or", "for", "with", "on", "at", "by", "from", "as", "is",
        "are", "was", "were", "be", "will", "would", "may", "can", "our", "its", "their", "this", "these",
        "we", "it", "not", "which", "has", "have",
    )
)  # fmt: skip
_LISTED = pattern(r"\"(?P<item>[\p{L}' -]{3,30}),?\"")
_LIST = pattern(r"\"[^\".\n]{0,12}\"[\p{L}' -]{3,30},?\"")
"""Where one quoted word soon follows another."""


def find_repetitions(facts: Facts) -> Iterator[Repetition]:
    """Everything that is said twice by mistake, in no particular order."""
    document = facts.document
    titles = list(_titles(document))
    yield from titles
    yield from _datelines(document)
    yield from _paragraphs(document, {t.span for t in titles})
    yield from _words(document)
    yield from _items(document)


def _made(document: Document, kind: RepetitionKind, span: Span, first: Span) -> Repetition:
    return Repetition(span, kind, first, document.words(span)[:80])


def _titles(document: Document) -> Iterator[Repetition]:
    """The title printed again before the text begins."""
    top = document.blocks[:_TOP]
    evened = [_even(document, block) for block in top]
    for at, (block, words) in enumerate(zip(top, evened, strict=True)):
        if words not in evened[at + 1 : at + 4] or words.count(" ") < 3:
            continue
        if not document.words(block.span).endswith("."):
            again = top[evened.index(words, at + 1)]
            beside = again is top[at + 1]
            span = Span(block.span.start, again.span.end) if beside else again.span
            yield Repetition(span, "headline", block.span, document.words(block.span)[:80])
            return


def _datelines(document: Document) -> Iterator[Repetition]:
    """Place and day in a line of their own, and again in the dateline."""
    for dateline in document.part("dateline")[:1]:
        begins = _evened(document.words(dateline))
        for block in document.blocks[:_TOP]:
            if block.span.end <= dateline.start and len(block.span) < 80:
                words = _evened(document.words(block.span))
                if words.count(" ") >= 2 and begins.startswith(words):
                    yield Repetition(block.span, "dateline", dateline, document.words(block.span))


def _paragraphs(document: Document, known: set[Span]) -> Iterator[Repetition]:
    """Paragraphs printed again word by word; neighbours that are repeated together are one."""
    if not _end_alike(document):
        return
    seen: dict[str, Span] = {}
    run: list[tuple[Span, Span]] = []
    above = ""
    for block in document.blocks:
        words = _even(document, block) if _is_text(document, block) else ""
        first = seen.get(words) if words else None
        if first is not None and block.span not in known:
            run.append((block.span, first))
        elif words or block.kind == "table":
            yield from _joined(document, run)
            run = []
        if words:
            seen.setdefault(words, block.span)
            seen.setdefault(f"{above} {words}", block.span)
        above = _even(document, block) if block.kind == "heading" or len(block.span) < _SENTENCE else ""
    yield from _joined(document, run)


def _end_alike(document: Document) -> bool:
    """Whether some paragraphs end in the same letters, as those do that are repeated."""
    long = [b.span for b in document.blocks if b.kind == "paragraph" and len(b.span) >= _SENTENCE]
    ends = [_evened(document.text[span.end - 2 * _END : span.end])[-_END:] for span in long]
    return len(set(ends)) < len(ends) or any(len(end) < _END for end in ends)


def _joined(document: Document, run: list[tuple[Span, Span]]) -> Iterator[Repetition]:
    if run:
        span = Span(run[0][0].start, run[-1][0].end)
        yield _made(document, "paragraph", span, run[0][1])


def _is_text(document: Document, block: Block) -> bool:
    """Whether a block is a paragraph of sentences: no label, table row, note to a table or legend."""
    if block.kind != "paragraph" or len(block.span) < _SENTENCE:
        return False
    words = document.words(block.span)
    if not words.endswith((".", '"', "!", "?")) or words.count(" ") < _FEWEST_WORDS or not words[0].isupper():
        return False
    if len(pattern(r"\d").findall(words)) * 8 > len(words) or words.startswith(("Note", "Amounts", "See ")):
        return False
    above = document.text.rfind("\n", 0, max(block.span.start - 1, 0)) + 1
    if document.text.startswith(("Note:", "Notes:"), above):
        return False
    before = document.text[max(block.span.start - 4, 0) : block.span.start]
    if len(block.span) < _NOTE and any(c in "0123456789%$`|-" for c in before):
        return False
    return not document.overlaps_part(block.span, "other-legend")


def _even(document: Document, block: Block) -> str:
    return _evened(document.words(block.span))


def _evened(words: str) -> str:
    """Words without case and the marks around them."""
    return words.casefold().strip(" .:*-–—")


def _words(document: Document) -> Iterator[Repetition]:
    """A small word printed twice."""
    places = scan_of(document.text).words
    for word in _SMALL:
        if word not in places or not _stands_twice(places[word], len(word) + 1):
            continue
        at = document.text.find(f" {word} {word} ")
        while at >= 0:
            span = Span(at + 1, at + 2 + 2 * len(word))
            block = document.block_at(span.start)
            if block is not None and block.kind != "table":
                yield _made(document, "word", span, Span(span.start, span.start + len(word)))
            at = document.text.find(f" {word} {word} ", span.end)


def _stands_twice(places: list[int], apart: int) -> bool:
    """Whether two of a word's places, which are in order, lie side by side."""
    return apart in map(sub, islice(places, 1, None), places)


def _items(document: Document) -> Iterator[Repetition]:
    """A word that stands twice in one list of quoted words."""
    if not _LIST.search(document.text):
        return
    seen: dict[str, Span] = {}
    for before, after in pairwise(_LISTED.finditer(document.text)):
        between = document.text[before.end() : after.start()]
        if len(between) > 12 or "\n" in between or "." in between:
            seen.clear()
            continue
        seen.setdefault(before["item"].casefold(), Span(*before.span()))
        again = after["item"].casefold()
        if again in seen:
            yield _made(document, "item", Span(*after.span()), seen[again])
