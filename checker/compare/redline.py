"""Two texts → a word-level redline: what stayed, what was taken out, what was put in.

Words are compared by the longest common subsequence (rapidfuzz: exact, fast, and the same answer for the
same texts); paragraphs first, so that a long release costs no more than what changed in it.
Small islands of equal words between changes are then dissolved, as a person would redline: a sentence
rewritten reads as one deletion and one insertion, not as confetti.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from checker.document import Span
from checker.patterns import pattern
from checker.record import Record

Kind = Literal["same", "del", "ins"]

_WORD = pattern(r"\n|[$€£¥]?\d[\d,.]*\d%?|\w+(?:['’&-]\w+)*|[^\w\s]")
_MOST_CELLS = 400_000_000
"""Stretches whose words multiply to more are not compared word by word; the time would not be linear."""


_MOST_PAIRS = 40_000
"""So many pairs of changed paragraphs are compared with each other; beyond, all are compared as one."""
_RESEMBLES = 50
"""The resemblance, of 100, from which two paragraphs are versions of one."""


class Piece(Record):
    """A stretch of one or both texts. For ``ins`` the old span is empty, for ``del`` the new one."""

    kind: Kind
    text: str
    old: Span
    new: Span


class _Words(Record):
    """A text in words, each with its place; white space between them is not compared."""

    text: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]

    def stretch(self, start: int, end: int) -> Span:
        """From the first word's start up to where the next word begins, so that stretches adjoin."""
        return Span(self._edge(start), self._edge(end))

    def _edge(self, word: int) -> int:
        if word == 0:
            return 0
        return self.spans[word].start if word < len(self.spans) else len(self.text)


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in the order of reading; the old ones join to the old text, the new ones to the new text."""
    if old == new:
        return (Piece("same", new, Span(0, len(old)), Span(0, len(new))),) if new else ()
    before, after = _words_of(old), _words_of(new)
    return tuple(_pieces(before, after, _cleaned(_runs(before, after), before)))


def _words_of(text: str) -> _Words:
    spans = tuple(Span(m.start(), m.end()) for m in _WORD.finditer(text))
    return _Words(text, spans, tuple(text[s.start : s.end] for s in spans))


class _Run(Record):
    """Words ``start`` to ``end`` of the old text against words ``new_start`` to ``new_end`` of the new."""

    same: bool
    start: int
    end: int
    new_start: int
    new_end: int


def _runs(old: _Words, new: _Words) -> Iterator[_Run]:
    """Runs of equal and of changed words: by paragraph, then by word inside what changed."""
    a, b = _paragraphs(old), _paragraphs(new)
    for run in _opcodes([old.words[s:e] for s, e in a], [new.words[s:e] for s, e in b]):
        start, end = _reach(a, run.start, run.end, len(old.words))
        new_start, new_end = _reach(b, run.new_start, run.new_end, len(new.words))
        if run.same:
            yield _Run(True, start, end, new_start, new_end)
            continue
        if start == end or new_start == new_end:
            yield _Run(False, start, end, new_start, new_end)
            continue
        for pair in _pairs(old, new, a[run.start : run.end], b[run.new_start : run.new_end]):
            yield from _by_word(old, new, *pair)


def _by_word(old: _Words, new: _Words, before: tuple[int, int], after: tuple[int, int]) -> Iterator[_Run]:
    (start, end), (new_start, new_end) = before, after
    if (end - start) * (new_end - new_start) > _MOST_CELLS:
        yield _Run(False, start, end, new_start, new_end)
        return
    for r in _opcodes(old.words[start:end], new.words[new_start:new_end]):
        yield _Run(r.same, r.start + start, r.end + start, r.new_start + new_start, r.new_end + new_start)


def _pairs(
    old: _Words, new: _Words, before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Changed paragraphs, each beside the one that it most resembles, in order; others stand alone."""
    if len(before) * len(after) > _MOST_PAIRS:
        yield (before[0][0], before[-1][1]), (after[0][0], after[-1][1])
        return
    i = j = 0
    for m, n in [*_alike(old, new, before, after), (len(before), len(after))]:
        if m > i or n > j:
            yield _range(before, i, m), _range(after, j, n)
        if m < len(before):
            yield before[m], after[n]
        i, j = m + 1, n + 1


def _range(ranges: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The words of paragraphs ``start`` to ``end``; an empty range stands where they would begin."""
    first = ranges[start][0] if start < len(ranges) else ranges[-1][1]
    return first, ranges[end - 1][1] if end > start else first


def _alike(
    old: _Words, new: _Words, before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The pairs of paragraphs, in order, whose resemblances add up to the most."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (heavy)

    a = [" ".join(old.words[s:e]) for s, e in before]
    b = [" ".join(new.words[s:e]) for s, e in after]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    score = [[fuzz.ratio(x, y, score_cutoff=_RESEMBLES) for y in b] for x in a]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            paired = score[i][j] + best[i + 1][j + 1] if score[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if score[i][j] and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _paragraphs(words: _Words) -> list[tuple[int, int]]:
    """The paragraphs as ranges of words; a line break closes its paragraph."""
    ends = [i + 1 for i, word in enumerate(words.words) if word == "\n"]
    if not ends or ends[-1] < len(words.words):
        ends.append(len(words.words))
    return list(zip([0, *ends], ends, strict=False))


def _reach(ranges: Sequence[tuple[int, int]], start: int, end: int, length: int) -> tuple[int, int]:
    first = ranges[start][0] if start < len(ranges) else length
    return first, ranges[end - 1][1] if end > start else first


def _opcodes(old: Sequence[object], new: Sequence[object]) -> Iterator[_Run]:
    """Runs of equal and of changed items, neighbouring changes as one."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  (heavy)

    changed: _Run | None = None
    for op in LCSseq.opcodes([hash(w) for w in old], [hash(w) for w in new]):
        if op.tag == "equal":
            if changed:
                yield changed
                changed = None
            yield _Run(True, op.src_start, op.src_end, op.dest_start, op.dest_end)
        elif changed:
            changed = _Run(False, changed.start, op.src_end, changed.new_start, op.dest_end)
        else:
            changed = _Run(False, op.src_start, op.src_end, op.dest_start, op.dest_end)
    if changed:
        yield changed


def _cleaned(runs: Iterable[_Run], old: _Words) -> list[_Run]:
    """Runs with every small island of equal words dissolved into the changes on both sides of it."""
    kept: list[_Run] = []
    waiting = list(runs)
    for i, run in enumerate(waiting):
        after = waiting[i + 1] if i + 1 < len(waiting) else None
        island = run.same and kept and after and not kept[-1].same
        if island and after and _is_island(run, kept[-1], after, old):
            run = _Run(False, run.start, run.end, run.new_start, run.new_end)  # noqa: PLW2901
        if kept and not kept[-1].same and not run.same:
            kept[-1] = _Run(False, kept[-1].start, run.end, kept[-1].new_start, run.new_end)
        else:
            kept.append(run)
    return kept


def _is_island(run: _Run, before: _Run, after: _Run, old: _Words) -> bool:
    """Equal words that are fewer than what changed on either side of them, and hold no line break."""
    words = old.words[run.start : run.end]
    if "\n" in words:
        return False
    weight = sum(word[:1].isalnum() for word in words)
    return weight <= 2 and weight < _size(before) + 1 and weight < _size(after) + 1


def _size(run: _Run) -> int:
    return max(run.end - run.start, run.new_end - run.new_start)


def _pieces(old: _Words, new: _Words, runs: Sequence[_Run]) -> Iterator[Piece]:
    for run in runs:
        before, after = old.stretch(run.start, run.end), new.stretch(run.new_start, run.new_end)
        if run.same:
            yield Piece("same", new.text[after.start : after.end], before, after)
            continue
        if run.end > run.start:
            gone = old.text[before.start : before.end]
            yield Piece("del", gone, before, Span(after.start, after.start))
        if run.new_end > run.new_start:
            yield Piece("ins", new.text[after.start : after.end], Span(before.end, before.end), after)


class Mapping:
    """Places of the old text in the new one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.kind != "ins"]
        self._starts = [piece.old.start for piece in self._pieces]

    def new_place(self, old: Span) -> Span | None:
        """Where unchanged words now stand; None if any of them changed."""
        piece = self._at(old.start)
        if piece is None or piece.kind != "same" or old.end > piece.old.end:
            return None
        moved = piece.new.start - piece.old.start
        return Span(old.start + moved, old.end + moved)

    def near(self, old: Span) -> int:
        """About where in the new text a place of the old one lies."""
        piece = self._at(old.start)
        if piece is None:
            return 0
        return piece.new.start + (old.start - piece.old.start if piece.kind == "same" else 0)

    def _at(self, offset: int) -> Piece | None:
        at = bisect_right(self._starts, offset) - 1
        return self._pieces[at] if at >= 0 else None
