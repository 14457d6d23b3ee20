"""Blocks → which short paragraphs are headings: they stand alone, are set like titles and end without a stop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

LONGEST = 120
"""Characters that a heading inside the text may have."""


@cache
def _plain_end() -> Any:
    """The end of a sentence or of a list item; a colon may end a heading."""
    import regex  # noqa: PLC0415

    return regex.compile(r"[.,;!]['\")\]]*$")


@cache
def _address() -> Any:
    """An e-mail address, a link or a telephone number, which no heading holds."""
    import regex  # noqa: PLC0415

    return regex.compile(r"@\w|https?:|www\.|\.com\b|\d{3}[-. )]\d{3,4}|^\W*\d+$", regex.I)


@cache
def _words() -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(r"\p{L}[\p{L}'-]*")


def looks_like_title(words: str) -> bool:
    """Whether the words are set like a title: capitals, or nearly every long word with a capital."""
    long_words = [w for w in _words().findall(words) if len(w) > 3]
    if not long_words:
        return words.isupper()
    return sum(w[0].isupper() for w in long_words) >= 0.7 * len(long_words)


def is_heading(words: str, following: str | None) -> bool:
    """Whether a short paragraph is the heading of what follows it, which must be longer text."""
    if not 3 <= len(words) <= LONGEST or _plain_end().search(words) or _address().search(words):
        return False
    if following is None or len(following) < max(40, len(words)) and not words.isupper():
        return False
    return looks_like_title(words) and not words.endswith(('"', "'"))


def mark_headings(blocks: Sequence[str]) -> list[bool]:
    """For each block of running text whether it is a heading."""
    return [is_heading(words, blocks[i + 1] if i + 1 < len(blocks) else None) for i, words in enumerate(blocks)]
