"""What holds for the words inside a group of RTF; a group inside it starts with the same."""

from __future__ import annotations

from copy import copy

from checker.reading.word.fields import Field
from checker.record import Record


class State(Record, frozen=False):
    """How words are read: where they go, in which code page, how they are marked, in what paragraph."""

    target: str = ""
    """Empty for the text, ``unread``, or a kind of :data:`checker.reading.rtf.names.KEPT`."""
    kept: list[str] | None = None
    """The words that go elsewhere than to the text; one list a group."""
    resumed: str = ""
    codec: str = "cp1252"
    symbols: str = ""
    """The name of the font, where it shows signs for letters."""
    fallback: int = 1
    """Characters after a Unicode character that stand for it in older programs."""
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    highlighted: bool = False
    struck: bool = False
    author: int = 0
    date: int = 0
    in_row: bool = False
    level: int = 0
    """The heading's level; 0 for none."""
    depth: int = 0
    """A list item's."""
    field: Field | None = None
    result: bool = False

    def inner(self) -> State:
        """The state in which a group inside this one starts."""
        return copy(self)

    def plain(self, codec: str) -> None:
        r"""Undo what is set for characters (``\plain``)."""
        self.hidden = self.deleted = self.inserted = self.highlighted = self.struck = False
        self.codec, self.symbols, self.author = codec, "", 0

    def paragraph(self) -> None:
        r"""Undo what is set for paragraphs (``\pard``)."""
        self.in_row, self.level, self.depth = False, 0, 0
