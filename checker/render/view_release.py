"""What the page shows of the release: paragraphs with marks, signs for missing words, notes in the margin."""

from __future__ import annotations

from checker.record import Record


class MarkView(Record):
    """A piece of the release's text, with what marks it."""

    text: str
    """The piece."""
    state: str = ""
    """The worst finding's state; ``look`` for forward-looking words; empty for plain text."""
    ids: tuple[str, ...] = ()
    """The ids of the findings of which this is the first piece."""
    href: str = ""
    """The point, or the line of the checklist, that the mark belongs to."""
    numbers: str = ""
    """The numbers to print behind the piece."""
    spoken: str = ""
    """For screen readers: ``Finding 2, must fix:``."""
    change: str = ""
    """``ins`` or ``del`` where a tracked change put the words in or took them out."""
    aside: bool = False
    """Whether the words are not part of the text that was checked: a deletion accepted, an insertion not."""
    author: str = ""
    """Who made the tracked change and when, in words."""


class PillView(Record):
    """A sign that words are missing here."""

    id: str
    """Its id."""
    href: str
    """The point."""
    state: str
    """The finding's state."""
    number: int
    """The point's number."""
    spoken: str
    """For screen readers."""


class LinkView(Record):
    """A link within the page."""

    href: str
    """Where to."""
    text: str
    """Its words."""


class NoteView(Record):
    """A note in the margin of the release."""

    state: str
    """What the note is about; ``look`` for forward-looking words and for comments in the draft."""
    sign: str
    """The point's number, or a sign."""
    word: str
    """The state in words."""
    text: str
    """The note; empty if the links say it."""
    href: str
    """The point."""
    links: tuple[LinkView, ...] = ()
    """Rules that passed by words of this paragraph."""


class CellView(Record):
    """A cell of a table."""

    marks: tuple[MarkView, ...]
    """Its words in pieces; none for an empty cell."""
    rows: int
    """How many rows it spans."""
    columns: int
    """How many columns it spans."""
    heading: str
    """``col`` or ``row`` where it is the heading of one; empty else."""
    figure: bool
    """Whether it is a figure or stands over figures, so that it is set to the right."""


class RowView(Record):
    """A row of a table."""

    cells: tuple[CellView, ...]
    """Its cells, from left to right."""


class ParagraphView(Record):
    """A block of the release."""

    id: str
    """Its id in the page."""
    kind: str
    """``heading``, ``paragraph``, ``list`` or ``table``; ``title`` for the headline."""
    tight: bool
    """Whether it follows the block before without an empty line, as the lines of a contact do."""
    line: str
    """The number of its first line, or ``17–20``."""
    spoken: str
    """``Notes on line 9``."""
    marks: tuple[MarkView, ...]
    """Its text in pieces; none for a table whose cells are known."""
    rows: tuple[RowView, ...]
    """The rows of a table whose cells the file tells."""
    bar: str
    """The worst state among the findings about the whole paragraph, shown as a bar; empty for none."""
    bar_ids: tuple[str, ...]
    """The ids of those findings."""
    pills: tuple[PillView, ...]
    """Words that are missing at its end."""
    notes: tuple[NoteView, ...]
    """The notes beside it."""


class ReleaseView(Record):
    """The release, annotated."""

    paragraphs: tuple[ParagraphView, ...]
    """Its blocks."""
    missing: tuple[NoteView, ...]
    """What is missing from the release as a whole."""
    looks_ahead: bool
    """Whether any forward-looking words are marked, so that the legend explains the sign."""
    has_allowed: bool
    """Whether any finding that was set aside is marked."""
    changes: str
    """Which text of a draft with tracked changes was checked, as a sentence; else empty."""
