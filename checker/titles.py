"""Whether words are set like a title."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _long_words() -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(r"(?<![\p{L}'])\p{L}[\p{L}'-]{3,}+")


def looks_like_title(words: str) -> bool:
    """Whether the words are set like a title: in capitals, or nearly every word of four letters with a capital."""
    long_words = _long_words().findall(words)
    if not long_words:
        return words.upper() == words or words[:1].isupper()
    return sum(w[0].isupper() for w in long_words) >= 0.7 * len(long_words)
