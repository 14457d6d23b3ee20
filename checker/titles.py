"""Whether words are set like a title."""

from __future__ import annotations

from checker.patterns import pattern

_LONG_WORDS = pattern(r"(?<![\p{L}'])\p{L}[\p{L}'-]{3,}+")


def looks_like_title(words: str) -> bool:
    """Whether the words are set like a title: in capitals, or nearly every longer word with a capital."""
    long_words = _LONG_WORDS.findall(words)
    if not long_words:
        return words.upper() == words or words[:1].isupper()
    capitals = sum(word[0].isupper() for word in long_words)
    return bool(capitals >= 0.7 * len(long_words))
