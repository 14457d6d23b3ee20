"""Text → the same text folded: one case, every character in its place."""

from __future__ import annotations

_LIKE_ASCII = {ord("\u017f"): "s", ord("\u0130"): "i", ord("\u0131"): "i", ord("\u212a"): "k"}
"""Letters that ``regex`` takes for ASCII letters where case doesn't matter: ſ, İ, ı and the kelvin sign."""


def fold(text: str) -> str:
    """The text in lower case, of the same length.

    Of two ASCII letters that match each other where case doesn't matter, and of any other letter that
    matches one of these, the folded letter is the same.
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):
        lowered = "".join(map(_lower_one, text))
    return lowered.translate(_LIKE_ASCII) if any(chr(c) in lowered for c in _LIKE_ASCII) else lowered


def _lower_one(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
