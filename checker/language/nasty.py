"""Texts on which a careless pattern runs away: long, repetitive, and ending just short of a match."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document import Span

LENGTH = 1500
"""Characters in each text: a long paragraph."""

_COMMON = ("a", "a ", "1", "1,", "A.", " ", "(", '"', "-", "$1 ", "the company ", "Inc., ", "x" * 30 + " ")


def nasty_texts(pattern: str) -> Iterator[tuple[str, Span]]:
    """Nasty texts for a pattern: of common stuff, and of the pattern's own words.

    Each ends with the pattern's own characters behind something that it cannot match, so that a
    search isn't spared by the lack of a character that the pattern requires.
    """
    for seed in dict.fromkeys((*_COMMON, *_words(pattern))):
        text = (seed * (LENGTH // len(seed) + 1))[:LENGTH] + "\x01" + pattern.replace("\\", "")
        yield text, Span(0, len(text))


def _words(pattern: str) -> Iterator[str]:
    import regex  # noqa: PLC0415

    words = regex.findall(r"(?<!\\)\p{L}{2,}", pattern)
    for word in words[:6]:
        yield word
        yield word + " "
    if words:
        yield " ".join(words) + " "
