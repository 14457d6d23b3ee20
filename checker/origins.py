"""Where a raw text came from in a file that is not text, and what the file holds beside the words.

The raw text of a Word, HTML or PDF draft is put together by its reader. *Pieces* tie stretches of it to
the file, for whoever writes comments or marks back; *signposts* tell a person where to look; *markings*
are what such a file carries besides the words that go to the wire: tracked changes, comments, hidden text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from checker.record import Record

MarkingKind = Literal[
    "insertion",
    "deletion",
    "move",
    "comment",
    "annotation",
    "hidden",
    "highlight",
    "strike",
    "field-error",
    "placeholder",
    "property",
    "watermark",
    "header",
    "footer",
    "embedded",
    "external-link",
    "macro",
    "attachment",
    "mail-header",
    "unread",
]
"""``unread`` is content that the reader could not read: a chart's text, a page without a text layer."""


class Piece(NamedTuple):
    """A stretch ``start`` to ``end`` of the raw text and what stands for it in the file.

    A named tuple, which is made three times as fast as a record: a long release has a hundred thousand.

    ``node`` numbers the file's text nodes (a run of Word, a page of a PDF; 0 where the file is one text),
    ``offset`` and ``length`` are characters in that node. A ``literal`` piece runs in
    step with its node, character by character (but for the kind of white space), and can be cut anywhere;
    any other stands for its source as a whole (an entity, a line break).
    """

    start: int
    end: int
    node: int
    offset: int
    length: int
    literal: bool = True

    def cut(self, start: int, end: int) -> Piece:
        """The part of the piece that lies in this stretch of the raw text."""
        first, last = max(start, self.start), min(end, self.end)
        if not self.literal or (first, last) == (self.start, self.end):
            return self
        return Piece(first, last, self.node, self.offset + first - self.start, last - first)


class Signpost(NamedTuple):
    """From ``start`` in the raw text on, the place that a person knows: "page 3", "table 2, row 4"."""

    start: int
    words: str


class Origins(Record):
    """The way back from the raw text to the file; pieces and signposts are in order and don't overlap."""

    pieces: tuple[Piece, ...]
    signposts: tuple[Signpost, ...] = ()

    def within(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a stretch of the raw text, cut to it."""
        at = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1)
        for piece in self.pieces[at:]:
            if piece.start >= end:
                return
            if piece.end > start:
                yield piece.cut(start, end)

    def where(self, start: int) -> str:
        """The place of an offset in the words of the last signpost before it; empty without one."""
        at = bisect_right(self.signposts, start, key=lambda post: post.start) - 1
        return self.signposts[at].words if at >= 0 else ""


class Marking(Record):
    """Something that the file carries on or beside its words."""

    kind: MarkingKind
    words: str
    """The words concerned: what was deleted or is hidden, the comment, the property's value."""
    start: int | None = None
    end: int | None = None
    """The stretch of the raw text that it lies on; None if it lies on none (a header, a property)."""
    where: str = ""
    """The place in a person's words, where no stretch tells it."""
    name: str = ""
    """A property's or a header's name, the address of a link, the file name of an attachment."""
    author: str = ""
    date: str = ""
    """When it was made, as the file has it (ISO 8601 in Word)."""
