"""Raised digits: the mark of a note, which would run together with what stands before it, or a power."""

from __future__ import annotations

from checker.patterns import pattern

_DIGITS = pattern(r"\s*[1-9]\d?(?:\s*,\s*[1-9]\d?){0,4}\s*")


_NOTED = pattern(r"(?:\p{L}{3}|[a-z][.,;:)\"'\u2019\u201d]|%|\d\)?)$")
"""The end of what a note may be about: a word longer than a unit's, a figure but no base of a power."""


_BASE = pattern(r"(?<!\d)(?:10|\d[xX\u00d7*]\s?10)$")


def is_note_mark(before: str, words: str) -> bool:
    """Whether raised digits refer to a note, and are no power; ``before``: what the block has before them.

    Nothing stands before the mark of the note itself.
    """
    if _DIGITS.fullmatch(words) is None:
        return False
    if not before.rstrip(" \t"):
        return len(words.strip()) < 3  # the note itself
    return _NOTED.search(before) is not None and _BASE.search(before) is None
