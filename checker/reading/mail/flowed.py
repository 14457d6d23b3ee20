"""Paragraphs that a mail program has cut into lines (``format=flowed``, RFC 3676) → paragraphs again."""

from __future__ import annotations

_SIGNATURE = "-- "


def unflowed(text: str, delete_space: bool) -> str:
    """The text with its soft line breaks undone; ``delete_space`` is the parameter ``DelSp``."""
    made: list[str] = []
    soft, before = False, 0
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")  # stuffed: it stands before lines that start with a space or >
        if soft and depth == before and words != _SIGNATURE:
            made[-1] += words
        else:
            made.append(">" * depth + (" " if depth else "") + words)
        soft, before = words.endswith(" ") and words != _SIGNATURE, depth
        if soft and delete_space:
            made[-1] = made[-1][:-1]
    return "\n".join(made)
