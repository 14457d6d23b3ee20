"""A document and an approved wording → the passages that are meant to be it, by the words that they share.

Quotation marks, dashes, spaces, ligatures and line ends don't count: they change with the file. Paragraphs
are compared whole; one that has the text and much else besides, as where blank lines were lost, by sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from unicodedata import normalize

from checker.document import Document, Span
from checker.patterns import pattern
from checker.record import Record

_WORD = pattern(r"(?!(?<!\S)[*•·▪◦‣](?!\S))(?:--+|[–—]|(?:(?!--)[^\s–—])+)")
"""A dash is a word of its own, and the mark of a list's item is none."""
_EVEN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})
_SHARED = 0.6
"""The share of a paragraph's words that the approved text must have for the paragraph to be part of it."""
_FEW = 5
"""So few words may stand in any text."""
_ENDS = 8
"""So many short paragraphs before and after a passage are looked at: do they belong to it?"""
_LEAST = 0.2
"""The share that a passage must have, if it has but few words: a contact's line is no statement."""
_AGAIN = 0.5
"""The share of the approved text that a second passage must have to be meant as another copy of it."""


class Piece(Record):
    """A paragraph or a sentence of one."""

    span: Span
    words: Counter[str]
    """Evened."""
    heading: bool = False
    cut: bool = False
    """Whether it is a sentence of a paragraph that has other words, too."""


class Run(Record):
    """Pieces that follow each other, from one up to another, and what they share with a text."""

    start: int
    end: int
    score: int
    """Shared words less foreign ones."""
    shared: int

    def overlaps(self, other: Run) -> bool:
        """Whether both have a piece in common."""
        return self.start < other.end and other.start < self.end


def word_places(text: str, span: Span) -> list[Span]:
    """Where the words of a stretch of text stand; a dash is a word of its own."""
    return [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]


def even_words(words: str) -> list[str]:
    """The words of a text, evened."""
    if words.isascii() and "--" not in words and "*" not in words:
        return words.split()
    return [even(word) for word in _WORD.findall(words)]


def even(word: str) -> str:
    """A word without what the file's format may change in it: quotes, dashes, ligatures, raised signs."""
    if word.isascii():
        return "-" if word.startswith("--") else word
    plain = normalize("NFKC", word).translate(_EVEN)
    return "-" if set(plain) == {"-"} else plain


def paragraphs(document: Document) -> list[Piece]:
    """The blocks of a document with their words."""
    return [
        Piece(block.span, _counted(document, block.span), heading=block.kind == "heading")
        for block in document.blocks
    ]


def _counted(document: Document, span: Span) -> Counter[str]:
    return Counter(even_words(document.words(span)))


def passages(document: Document, whole: Sequence[Piece], approved: Sequence[str]) -> list[Span]:
    """The passages that are meant to be a text, the best first: several where it stands there again."""
    wanted = Counter(approved)
    pieces = [piece for paragraph in whole for piece in _cut(document, paragraph, wanted)]
    found: list[Run] = []
    for run in sorted(_runs(pieces, wanted), key=lambda run: (-run.score, run.start)):
        share = run.shared / len(approved)
        enough = share >= _AGAIN if found else share >= _LEAST or run.shared >= 2 * _FEW
        if enough and not any(run.overlaps(other) for other in found):
            found.append(run)
    return [_span(document, pieces, approved, run) for run in found]


def _cut(document: Document, paragraph: Piece, wanted: Counter[str]) -> list[Piece]:
    """A paragraph; or, where it has most of the text among other words, its sentences."""
    size, most = paragraph.words.total(), _SHARED * wanted.total()
    if size < most or not most <= _shared(paragraph.words, wanted) < _SHARED * size:
        return [paragraph]
    sentences = document.sentences[bisect_left(document.sentences, paragraph.span) :]
    inside = takewhile(paragraph.span.contains, sentences)
    return [Piece(sentence, _counted(document, sentence), cut=True) for sentence in inside] or [paragraph]


def _runs(pieces: Sequence[Piece], wanted: Counter[str]) -> Iterator[Run]:
    """From each piece that may belong to the text, the run that has most of it; words count once."""
    limit = 2 * wanted.total()
    for start, piece in enumerate(pieces):
        if _belongs(piece.words, wanted):
            yield _run_from(start, pieces, wanted, limit)


def _belongs(words: Counter[str], left: Counter[str]) -> bool:
    size = words.total()
    return size >= _FEW and _shared(words, left) >= _SHARED * size


def _shared(words: Counter[str], wanted: Counter[str]) -> int:
    """How many words both have; ``&`` would make a third counter of them."""
    have = wanted.get
    return sum([min(times, there) for word, times in words.items() if (there := have(word))])


def _run_from(start: int, pieces: Sequence[Piece], wanted: Counter[str], limit: int) -> Run:
    left, score, common, read = Counter(wanted), 0, 0, 0
    best = Run(start, start + 1, 0, 0)
    for at in range(start, len(pieces)):
        words = pieces[at].words
        shared, size = _shared(words, left), words.total()
        belongs = size >= _FEW and shared >= _SHARED * size
        score += 2 * shared - size if belongs else -size
        common += shared if belongs else 0
        left -= words
        read += size
        if score > best.score:
            best = Run(start, at + 1, score, common)
        if score < 0 or read > limit or not left:
            break
    return best


def _span(document: Document, pieces: Sequence[Piece], approved: Sequence[str], run: Run) -> Span:
    """A run's stretch of text: without a heading that the text lacks, with the short ends that it has."""
    start, end = run.start, run.end
    while start + 1 < end and _is_heading(document, pieces[start]):
        if _begins(approved, even_words(document.words(pieces[start].span))):
            break
        start += 1
    before = range(start - 1, max(start - 1 - _ENDS, -1), -1)
    start = next(
        (at for at in reversed(before) if _is_end(document, approved, pieces[at:start], first=True)), start
    )
    after = range(end + 1, min(end + _ENDS, len(pieces)) + 1)
    end = next(
        (at for at in reversed(after) if _is_end(document, approved, pieces[end:at], first=False)), end
    )
    return _closest(document, pieces[start:end], approved)


def _closest(document: Document, pieces: Sequence[Piece], approved: Sequence[str]) -> Span:
    """The stretch of some pieces that takes the fewest changes; its ends may share words by chance."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    def changes(stretch: tuple[int, int]) -> int:
        return Indel.distance(approved, [word for each in words[slice(*stretch)] for word in each])

    words = [even_words(document.words(piece.span)) for piece in pieces]
    last = len(pieces)
    _, end = min(((0, end) for end in range(last, max(last - 1 - _ENDS, 0), -1)), key=changes)
    start, _ = min(((start, end) for start in range(min(end, 1 + _ENDS))), key=changes)
    first, final = pieces[start], pieces[end - 1]
    span = Span(first.span.start, final.span.end)
    return _bare(document, span, approved) if first.cut or final.cut else span


def _bare(document: Document, span: Span, approved: Sequence[str]) -> Span:
    """A stretch from the first word to the last that it has from a text.

    A sentence may have caught a heading or a name beside it, where lines were lost.
    """
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    places = word_places(document.text, span)
    stated = [even(document.words(place)) for place in places]
    steps = [step for step in LCSseq.opcodes(approved, stated) if step.tag == "equal"]
    return Span(places[steps[0].dest_start].start, places[steps[-1].dest_end - 1].end) if steps else span


def _is_heading(document: Document, piece: Piece) -> bool:
    said = document.words(piece.span)
    return piece.heading or (len(said.split()) <= 2 * _FEW and said[-1] not in ".,;:!?")


def _begins(approved: Sequence[str], heading: Sequence[str]) -> bool:
    """Whether the approved text has the heading too."""
    return list(approved[: len(heading)]) == list(heading)


def _is_end(document: Document, approved: Sequence[str], pieces: Sequence[Piece], *, first: bool) -> bool:
    """Whether some pieces are the approved text's beginning or end: a short line, nearly; others, wholly."""
    said = [word for piece in pieces for word in even_words(document.words(piece.span))]
    there = approved[: len(said)] if first else approved[-len(said) :]
    same = sum(one == other for one, other in zip(said, there, strict=False))
    return bool(said) and same >= (len(said) / 2 if len(said) <= 2 * _FEW else len(said))
