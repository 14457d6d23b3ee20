"""Which short paragraphs are headings: they stand before longer text, are set like titles and end without a stop."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.document import BlockKind
from checker.titles import looks_like_title

LONGEST = 120
"""Characters that a heading inside the text may have."""


@cache
def _no_heading() -> Any:
    """The end of a sentence (not of "Acme, Inc."), an address, a link, a telephone number, or no letters at all."""
    import regex  # noqa: PLC0415

    return regex.compile(
        r"(?<!\b(?:Inc|Corp|Co|Ltd|L\.P|N\.V|S\.A))[.,;!]['\")\]]*$|@\w|https?:|www\.|\d{3}[-. )]{1,2}\d{3,4}|^[\W\d]*$|[\"']$", regex.I
    )


@cache
def _text_end() -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(r"[.!?:;]['\")\]*]*$")


def is_heading(words: str, following: str, following_kind: BlockKind | None) -> bool:
    """Whether a short paragraph is the heading of what follows it: a list, a table or running text."""
    if not 3 <= len(words) <= LONGEST or following_kind is None or _no_heading().search(words):
        return False
    if following_kind == "paragraph" and not (
        len(following) >= 120 or (len(following) >= 50 and _text_end().search(following[-8:]))
    ):
        return False
    return looks_like_title(words)
