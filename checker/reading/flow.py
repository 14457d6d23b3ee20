"""Slices of raw text → the reading text, its blocks and the map between the two.

A reader says which slices of the raw text make up a block; this module folds white space, quotation
marks and invisible characters, and keeps for every character of the reading text where it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from checker.document import Block, BlockKind, Document, OffsetMap, Remark, Source, Span
from checker.patterns import pattern

Slice = tuple[int, int]
"""Half-open offsets of the raw text."""

INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
)
"""What prints nothing (controls, soft hyphen, zero-width and direction marks), for a character class."""

_JOINER = "\u034f"
"""The one invisible character that Python takes for printable."""

_SEPARATORS = "\x1c-\x1f"
"""White space to Python, but not to patterns."""

FOLDED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
}
"""Characters that are read as another one; each stays one character."""


_UNEVEN = pattern(rf"[\s{_SEPARATORS}{INVISIBLE}]{{2,}}|[^\S ]|[{_SEPARATORS}{INVISIBLE}]")
"""White space and invisible characters, unless they are one plain space."""


_SPACES = pattern(r" {2,}")
"""The same where all white space is plain and nothing is invisible."""


_UNEVEN_IN_ROW = pattern(rf"[^\S \t]|[{_SEPARATORS}{INVISIBLE}]")
"""What is uneven in a table's row, where spaces and tabs stay because they tell the columns apart."""


_BROKEN_COMPOUND = pattern(r"(?<=\w[-\u2010\u2011])[ \t]*(?:\r\n?|\n)[ \t]*(?=\w)(?!(?:and|or|to)\b)")
"""A line end after a hyphen inside a word ("10-⏎Q"), but not in "pre-⏎and post-"."""


class Flow:
    """Builds a document's reading text from slices of its raw text, in the order of the text."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._folded = _folded(raw)
        self._pieces: list[str] = []
        self._length = 0
        self._text_starts: list[int] = []
        self._raw_starts: list[int] = []
        self._shift: int | None = None
        self._raw_end = 0
        self._blocks: list[Block] = []

    def add(self, kind: BlockKind, slices: Iterable[Slice], level: int = 0) -> None:
        """Add a block: slices that read on, or a table's rows; nothing if they hold no character."""
        pieces = list(self._rows(slices) if kind == "table" else self._running(slices))
        if not pieces:
            return
        if self._blocks:
            self._put("\n", self._raw_end)
        start = self._length
        for piece, at in pieces:
            self._put(piece, at)
        self._raw_end = at + len(piece)
        self._blocks.append(Block(Span(start, self._length), kind, level))

    def _running(self, slices: Iterable[Slice]) -> Iterator[tuple[str, int]]:
        """Pieces and where they come from; white space between words is one space, at the ends none."""
        gap: int | None = None
        begun, before = False, None
        for start, end in slices:
            if before is not None and gap is None and self._new_line(before, start):
                gap = before
            for piece, at in self._words(start, end):
                if piece == " ":
                    gap = at if gap is None else gap
                    continue
                if gap is not None and begun:
                    yield " ", gap
                gap, begun = None, True
                yield piece, at
            before = end

    def _new_line(self, before: int, start: int) -> bool:
        """Whether a line ends between two slices, and no word is cut there."""
        return self._ends_line(before, start) and not self._cuts_a_word(before, start)

    def _cuts_a_word(self, start: int, end: int) -> bool:
        m = _BROKEN_COMPOUND.match(self.raw, start)
        return m is not None and m.end() == end

    def _ends_line(self, before: int, start: int) -> bool:
        return self.raw.find("\n", before, start) >= 0 or self.raw.find("\r", before, start) >= 0

    def _words(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        text = self._folded
        piece = text[start:end]
        plain = _is_plain(piece)
        if plain and "  " not in piece and piece.strip() == piece:
            yield piece, start  # nothing to even out, as mostly
            return
        at = end - len(piece.lstrip())
        stop = max(at, start + len(piece.rstrip()))
        if at > start:
            yield " ", start
        for m in (_SPACES if plain else _UNEVEN).finditer(text, at, stop):
            if m.start() > at:
                yield text[at : m.start()], at
            at = m.end()
            if _has_space(m.group()) and not self._cuts_a_word(m.start(), at):
                yield " ", m.start()
        if stop > at:
            yield text[at:stop], at
        if stop < end:
            yield " ", stop

    def _rows(self, slices: Iterable[Slice]) -> Iterator[tuple[str, int]]:
        text, before = self._folded, None
        for start, end in slices:
            if before is not None and self._ends_line(before, start):
                yield "\n", before
            at = start
            for m in () if _is_plain(text[start:end]) else _UNEVEN_IN_ROW.finditer(text, start, end):
                if m.start() > at:
                    yield text[at : m.start()], at
                at = m.end()
                if m.group().isspace():
                    yield " ", m.start()
            if end > at:
                yield text[at:end], at
            before = end

    def _put(self, piece: str, at: int) -> None:
        if at - self._length != self._shift:
            self._shift = at - self._length
            self._text_starts.append(self._length)
            self._raw_starts.append(at)
        self._pieces.append(piece)
        self._length += len(piece)

    def document(
        self, source: Source, stated: Mapping[str, object] | None = None, remarks: Iterable[Remark] = ()
    ) -> Document:
        """The document built so far."""
        return Document(
            raw=self.raw,
            text="".join(self._pieces),
            blocks=tuple(self._blocks),
            offsets=OffsetMap(tuple(self._text_starts) or (0,), tuple(self._raw_starts) or (0,)),
            source=source,
            stated=MappingProxyType(dict(stated or {})),
            remarks=tuple(remarks),
        )


def _folded(raw: str) -> str:
    """The text with such characters folded; ``translate``, which asks for every letter, takes far longer."""
    if not raw.isascii():
        for character, read_as in FOLDED.items():
            raw = raw.replace(character, read_as)
    return raw


def _is_plain(piece: str) -> bool:
    """Whether all white space is plain spaces, and nothing is invisible."""
    return piece.isprintable() and _JOINER not in piece


def _has_space(run: str) -> bool:
    return any(c.isspace() for c in run)
