"""Whether words are set like a title."""

from __future__ import annotations

from checker.patterns import pattern

_LONG_WORDS = pattern(r"(?<![\p{L}'])(?:(\p{Lu})|\p{L})[\p{L}'-]{3,}+")
"""The words of four letters and more; of each, its first letter if that is a capital."""


def looks_like_title(words: str) -> bool:
    """Whether the words are set like a title: in capitals, or nearly every longer word with a capital."""
    capitals = _LONG_WORDS.findall(words)
    if not capitals:
        return words.upper() == words or words[:1].isupper()
    return len("".join(capitals)) >= 0.7 * len(capitals)
