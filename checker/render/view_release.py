"""What the page shows of the release: paragraphs with marks, signs for missing words, notes in the margin."""

from __future__ import annotations

from checker.record import record


@record
class MarkView:
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


@record
class PillView:
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


@record
class LinkView:
    """A link within the page."""

    href: str
    """Where to."""
    text: str
    """Its words."""


@record
class NoteView:
    """A note in the margin of the release."""

    state: str
    """What the note is about; ``look`` for forward-looking words."""
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


@record
class ParagraphView:
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
    """Its text in pieces."""
    bar: str
    """The worst state among the findings about the whole paragraph, shown as a bar; empty for none."""
    bar_ids: tuple[str, ...]
    """The ids of those findings."""
    pills: tuple[PillView, ...]
    """Words that are missing at its end."""
    notes: tuple[NoteView, ...]
    """The notes beside it."""


@record
class ReleaseView:
    """The release, annotated."""

    paragraphs: tuple[ParagraphView, ...]
    """Its blocks."""
    missing: tuple[NoteView, ...]
    """What is missing from the release as a whole."""
    looks_ahead: bool
    """Whether any forward-looking words are marked, so that the legend explains the sign."""
    has_allowed: bool
    """Whether any allowed finding is marked."""
