"""A function of a word → what it gives, worked out once for each of the words met first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Known(dict[str, T]):
    """What a function gives for each word; looked up as fast as a dictionary looks up."""

    def __init__(self, make: Callable[[str], T], most: int = 50_000) -> None:
        self._make, self._most = make, most

    def __missing__(self, word: str) -> T:
        found = self._make(word)
        if len(self) < self._most:
            self[word] = found
        return found
