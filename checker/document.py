"""A release as immutable text, with its blocks, sentences and parts.

Two texts, one meaning:

* ``raw`` is what the reader read, to the character. Places that a person sees
  (line, column) and the offsets in machine formats are places in ``raw``.
* ``text`` is the *reading text* that rules and extractors search: within a block,
  a run of white space is one space, typographic quotes are straight, no-break
  characters are plain and invisible ones are gone; blocks are separated by a newline.

Every span in the program is a span of ``text``; :meth:`Document.place` maps it back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType
from typing import Literal

from checker.origins import Marking, Origins
from checker.record import Record, field, replace
from checker.sentences import split_sentences

BlockKind = Literal["heading", "paragraph", "list", "table", "footnote"]

STRUCTURAL_PARTS = ("document", "paragraph", "heading", "list", "table", "footnote", "sentence")
"""Parts that every document has by its form alone; packs declare the others."""


class Span(Record):
    """A half-open stretch of a document's reading text; spans are ordered by their places."""

    start: int
    end: int

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def contains(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class Match(Record):
    """Something found: where it is, and the fields it carries."""

    span: Span
    fields: Mapping[str, object] = field(default_factory=dict)


class Place(Record):
    """Where a span stands in the raw text: offsets, and 1-based lines and columns in code points.

    ``end`` and ``end_column`` are one past the last character.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Block(Record):
    """A heading, paragraph, list item or table; ``level`` is a heading's depth or a list's nesting."""

    span: Span
    kind: BlockKind
    level: int = 0


class Cell(Record):
    """A cell of a table, by its place in the grid; rows and columns count from 0, spans are at least 1."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heading: bool = False
    """Whether the file itself calls it a heading cell."""


class Table(Record):
    """A table block with its cells that hold words, row by row."""

    span: Span
    cells: tuple[Cell, ...]


class Remark(Record):
    """A comment in the draft that is not part of the release: an HTML comment or a Word comment."""

    text: str
    line: int


class Source(Record):
    """Where a document came from, for the record: name, format, encoding, SHA-256 of the bytes."""

    name: str
    format: str
    encoding: str = "utf-8"
    sha256: str = ""
    changes: str = "accepted"
    """Which text of a draft with tracked changes was read: ``accepted`` or ``original``."""


class OffsetMap(Record):
    """Maps offsets of the reading text to offsets of the raw text.

    ``text_starts[i]`` and ``raw_starts[i]`` begin a run in which both advance together.
    """

    text_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]

    def raw(self, offset: int) -> int:
        """The raw offset of the character at this offset of the reading text."""
        run = bisect_right(self.text_starts, offset) - 1
        return self.raw_starts[run] + offset - self.text_starts[run]

    def text(self, offset: int, length: int) -> int:
        """The offset in a reading text of this length at or right after a raw offset."""
        run = bisect_right(self.raw_starts, offset) - 1
        if run < 0:
            return 0
        limit = self.text_starts[run + 1] if run + 1 < len(self.text_starts) else length
        return min(self.text_starts[run] + offset - self.raw_starts[run], limit)


class Document(Record):
    """One release, read. See the module's docstring for ``raw`` and ``text``."""

    raw: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    source: Source
    stated: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """What the draft's front matter said: ``title``, ``date``, ``event``, …"""
    remarks: tuple[Remark, ...] = ()
    tables: tuple[Table, ...] = ()
    """The tables whose grid the file tells."""
    markings: tuple[Marking, ...] = ()
    """What the file carries beside the words; empty for text."""
    origins: Origins | None = None
    """The way back into the file, where the raw text is not the file itself."""
    parts: Mapping[str, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Where each declared part lies: ``headline``, ``cautionary``, ``contact``, …"""

    @cached_property
    def lower(self) -> str:
        """The reading text in lower case, the same length, for literal pre-checks."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else "".join(_lower_one(c) for c in self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all blocks but tables, in order; each lies inside one block."""
        return tuple(self._sentences())

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.blocks)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return line_starts(self.raw)

    def _sentences(self) -> Iterator[Span]:
        for block in self.blocks:
            if block.kind != "table":
                start, end = block.span.start, block.span.end
                for first, last in split_sentences(self.text[start:end]):
                    yield Span(start + first, start + last)

    def words(self, span: Span) -> str:
        """The span in the reading text."""
        return self.text[span.start : span.end]

    def quote(self, span: Span) -> str:
        """The span exactly as the draft has it."""
        place = self.place(span)
        return self.raw[place.start : place.end]

    def place(self, span: Span) -> Place:
        """Where the span stands in the raw text."""
        start = self.offsets.raw(span.start)
        end = self.offsets.raw(span.end - 1) + 1 if span.end > span.start else start
        (line, column), (end_line, end_column) = self._line_column(start), self._line_column(end)
        return Place(start, end, line, column, end_line, end_column)

    def where(self, span: Span) -> str:
        """The span's place as a person finds it: "page 3", "paragraph 12"; "line 4" of a text."""
        return self.landmark(span) or f"line {self.place(span).line}"

    def landmark(self, span: Span) -> str:
        """The span's place by the file's own pages or paragraphs; empty where a text has only lines."""
        return self.origins.where(self.place(span).start) if self.origins else ""

    def reading_span(self, start: int, end: int) -> Span:
        """The stretch of the reading text that a stretch of the raw text is read as; may be empty."""
        first = self.offsets.text(start, len(self.text))
        return Span(first, max(first, self.offsets.text(end, len(self.text))))

    def _line_column(self, raw_offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, raw_offset)
        return line, raw_offset - self._line_starts[line - 1] + 1

    @property
    def lines(self) -> int:
        """How many lines the raw text has."""
        return len(self._line_starts) - (1 if self.raw.endswith(("\n", "\r")) else 0)

    def part(self, name: str) -> tuple[Span, ...]:
        """Every stretch that plays the named part; empty if there is none."""
        if name == "document":
            return (Span(0, len(self.text)),)
        if name == "sentence":
            return self.sentences
        if name in STRUCTURAL_PARTS:
            return self._by_form.get(name, ())
        return self.parts.get(name, ())

    def overlaps_part(self, span: Span, *names: str) -> bool:
        """Whether the span shares at least one character with a stretch that plays one of the parts."""
        if names not in self._reaches:
            spans = sorted(stretch for name in names for stretch in self.part(name))
            self._reaches[names] = [s.start for s in spans], list(accumulate((s.end for s in spans), max))
        starts, furthest = self._reaches[names]
        before = bisect_left(starts, span.end)
        return before > 0 and furthest[before - 1] > span.start

    @cached_property
    def _reaches(self) -> dict[tuple[str, ...], tuple[list[int], list[int]]]:
        """Where the stretches of some parts start, in order, and how far those up to each reach."""
        return {}

    @cached_property
    def _by_form(self) -> dict[str, tuple[Span, ...]]:
        """The blocks of each kind, and as ``paragraph`` all of them."""
        kinds: set[str] = {block.kind for block in self.blocks}
        found = {kind: tuple(b.span for b in self.blocks if b.kind == kind) for kind in kinds}
        return {**found, "paragraph": tuple(block.span for block in self.blocks)}

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character at this offset."""
        return _holding(self.sentences, offset)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at this offset."""
        at = bisect_right(self._block_starts, offset) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None

    def with_parts(self, parts: Mapping[str, tuple[Span, ...]]) -> Document:
        """The same document with its parts decided; what is already worked out of its text stays so."""
        decided = replace(self, parts=MappingProxyType(dict(parts)))
        known = ("lower", "sentences", "_block_starts", "_line_starts", "_by_form")
        decided.__dict__.update({name: self.__dict__[name] for name in known if name in self.__dict__})
        return decided


def line_starts(raw: str) -> tuple[int, ...]:
    """Where the lines of a raw text start; LF, CR LF and a lone CR end one."""
    unified = raw.replace("\r\n", " \n").replace("\r", "\n")  # of the same length
    return tuple(accumulate((len(line) + 1 for line in unified.split("\n")[:-1]), initial=0))


def _holding(spans: tuple[Span, ...], offset: int) -> Span | None:
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


def _lower_one(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
