"""A document and an approved wording → the passages that are meant to be it, by the words that they share.

Quotation marks, dashes, spaces, ligatures and line ends don't count: they change with the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from checker.document import Block, Document, Span
from checker.patterns import pattern
from checker.record import record

_WORD = r"--+|[–—]|(?:(?!--)[^\s–—])+"
_EVEN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})
_SHARED = 0.6
"""The share of a paragraph's words that the approved text must have for the paragraph to be part of it."""
_FEW = 5
"""So few words may stand in any text."""
_ENDS = 4
"""So many short paragraphs before and after a passage are looked at: do they belong to it?"""
_AGAIN = 0.5
"""The share of the approved text that a second passage must have to be meant as another copy of it."""


@record
class Run:
    """Paragraphs that follow each other, from one up to another, and what they share with a text."""

    start: int
    end: int
    score: int
    """Shared words less foreign ones."""

    def overlaps(self, other: Run) -> bool:
        """Whether both have a paragraph in common."""
        return self.start < other.end and other.start < self.end


def word_places(text: str, span: Span) -> list[Span]:
    """Where the words of a stretch of text stand; a dash is a word of its own."""
    return [Span(*m.span()) for m in pattern(_WORD).finditer(text, span.start, span.end)]


def even_words(words: str) -> list[str]:
    """The words of a text, evened."""
    return [even(word) for word in pattern(_WORD).findall(words)]


def even(word: str) -> str:
    """A word without what the file's format may change in it: quotes, dashes, ligatures, raised signs."""
    if word.isascii():
        return "-" if word.startswith("--") else word
    plain = normalize("NFKC", word).translate(_EVEN)
    return "-" if set(plain) == {"-"} else plain


def blocks_in_words(document: Document) -> list[Counter[str]]:
    """The evened words of each block, counted."""
    return [Counter(even_words(document.words(block.span))) for block in document.blocks]


def passages(document: Document, words: Sequence[Counter[str]], approved: Sequence[str]) -> list[Span]:
    """The passages that are meant to be a text, the best first: several where it stands there again."""
    found: list[Run] = []
    for run in sorted(_runs(words, Counter(approved)), key=lambda run: (-run.score, run.start)):
        enough = not found or run.score >= _AGAIN * len(approved)
        if enough and not any(run.overlaps(other) for other in found):
            found.append(run)
    return [_span(document, words, approved, run) for run in found]


def _runs(words: Sequence[Counter[str]], wanted: Counter[str]) -> Iterator[Run]:
    """From each paragraph that may belong to the text, the run that has most of it; words count once."""
    limit = 2 * wanted.total()
    for start, block in enumerate(words):
        if _belongs(block, wanted):
            yield _run_from(start, words, wanted, limit)


def _belongs(block: Counter[str], left: Counter[str]) -> bool:
    size = block.total()
    return size >= _FEW and (block & left).total() >= _SHARED * size


def _run_from(start: int, words: Sequence[Counter[str]], wanted: Counter[str], limit: int) -> Run:
    left, score, read = Counter(wanted), 0, 0
    best = Run(start, start + 1, 0)
    for at in range(start, len(words)):
        shared, size = (words[at] & left).total(), words[at].total()
        score += shared if size >= _FEW and shared >= _SHARED * size else -size
        left -= words[at]
        read += size
        if score > best.score:
            best = Run(start, at + 1, score)
        if score < 0 or read > limit or not left:
            break
    return best


def _span(document: Document, words: Sequence[Counter[str]], approved: Sequence[str], run: Run) -> Span:
    """A run's stretch of text: without a heading that the text lacks, with the short ends that it has."""
    start, end = run.start, run.end
    while start + 1 < end and _is_heading(document, document.blocks[start]):
        if _begins(approved, even_words(document.words(document.blocks[start].span))):
            break
        start += 1
    before = range(start - 1, max(start - 1 - _ENDS, -1), -1)
    start = next((at for at in reversed(before) if _is_end(document, approved, at, start, first=True)), start)
    after = range(end + 1, min(end + _ENDS, len(words)) + 1)
    end = next((at for at in reversed(after) if _is_end(document, approved, end, at, first=False)), end)
    return Span(document.blocks[start].span.start, document.blocks[end - 1].span.end)


def _is_heading(document: Document, block: Block) -> bool:
    said = document.words(block.span)
    return block.kind == "heading" or (len(said.split()) <= 2 * _FEW and said[-1] not in ".,;:!?")


def _begins(approved: Sequence[str], heading: Sequence[str]) -> bool:
    """Whether the approved text has the heading too."""
    return list(approved[: len(heading)]) == list(heading)


def _is_end(document: Document, approved: Sequence[str], start: int, end: int, *, first: bool) -> bool:
    """Whether some blocks are, word for word, what the approved text begins or ends with."""
    said = [word for block in document.blocks[start:end] for word in even_words(document.words(block.span))]
    return bool(said) and list(approved[: len(said)] if first else approved[-len(said) :]) == said
