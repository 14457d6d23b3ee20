"""Which short paragraphs are headings: those set like titles, without a stop, before longer text."""

from __future__ import annotations

from checker.document import BlockKind
from checker.patterns import pattern
from checker.titles import looks_like_title

LONGEST = 120
"""Characters that a heading inside the text may have."""


_ENDS = pattern(r"(?ri)(?:(?<!\b(?:Inc|Corp|Co|Ltd|L\.P|N\.V|S\.A))[.,;!]['\")\]]*|[\"'])")
"""The end of a sentence (not of "Acme, Inc.") or of a quotation, read backwards."""

_REACHES = pattern(r"(?i)@\w|https?:|www\.|\d{3}[-. )]{1,2}\d{3,4}|\d:\d\d ?[ap]\.?m")
"""An address, a telephone number, a time."""

_LETTER = pattern(r"[^\W\d]")


_TEXT_END = pattern(r"[.!?:;]['\")\]*]*$")


def is_heading(words: str, following: str, following_kind: BlockKind | None) -> bool:
    """Whether a short paragraph is the heading of what follows it: a list, a table or running text."""
    if not 3 <= len(words) <= LONGEST or following_kind is None:
        return False
    if following_kind == "paragraph" and not (
        len(following) >= 120 or (len(following) >= 50 and _TEXT_END.search(following[-8:]))
    ):
        return False
    return bool(
        looks_like_title(words)
        and _LETTER.search(words)
        and not _ENDS.match(words)
        and not _REACHES.search(words)
    )
