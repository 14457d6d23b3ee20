"""Cut a block's text into sentences."""

from __future__ import annotations


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of one block, as offsets; white space between them belongs to none."""
    raise NotImplementedError
