"""An open element of a page: what it does to its words."""

from __future__ import annotations

from checker.origins import MarkingKind
from checker.reading.html.elements import BLOCK, HEADINGS, MARKED, PREFORMATTED, UNREAD
from checker.reading.html.styles import PLAIN, Look
from checker.record import Record

_TELLING = UNREAD | MARKED.keys() | HEADINGS.keys() | PREFORMATTED | {"sup"}
"""Elements that do something to their words by their name alone."""


class Opened(Record, frozen=False):
    """An open element and what it does to its words."""

    name: str
    heading: int = 0
    marked: MarkingKind | None = None
    start: int = 0
    """The position at which its words start, if they are marked."""
    silenced: MarkingKind | None = None
    """Why its words are not the release's: they are hidden, deleted or not yet inserted."""
    raised: bool = False
    unread: bool = False
    plain: bool = False
    """Whether it does nothing to them."""


def opened(name: str, look: Look, position: int, dropped: MarkingKind) -> Opened:
    """The element that a start tag opens at a position of the raw text.

    ``dropped`` are the tracked changes whose words are not read: deletions, or in the original insertions.
    """
    if look is PLAIN and name not in _TELLING:
        return Opened(name, plain=True)
    element = Opened(name, HEADINGS.get(name) or look.heading, start=position)
    if look.own and name == "mark":
        return element
    element.unread = name in UNREAD or look.own
    element.raised = name == "sup" or (look.raised and name not in BLOCK)
    marked = MARKED.get(name) or ("highlight" if look.highlighted else None)
    if marked == dropped:
        element.silenced = marked
    else:
        element.marked = marked
        element.silenced = "hidden" if look.hidden else None
    return element
