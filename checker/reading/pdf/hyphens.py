"""Whether the hyphen at the end of a line belongs to the word or only breaks it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from checker.patterns import pattern

_HEADS = frozenset(
    "non pre post year long short forward full first second third fourth half well high low self co re multi"
    " anti cross end best one two three four five six ten mid up so to of by in on off per sub ex".split()
)
"""First halves of compounds that keep their hyphen."""


@cache
def _word() -> Any:
    return pattern(r"[\p{L}\d]+(?:[-\u2010\u2011][\p{L}\d]+)*+")


class Hyphens:
    """Decides by what other words the same draft has; drafts are rarely set with broken words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {word for text in texts for word in _word().findall(text.lower())}

    def belongs(self, head: str, tail: str) -> bool:
        """Whether ``head-tail``, broken after its hyphen, is written with it."""
        first = head.lower().rstrip("-\u2010\u2011")
        rest = (_word().match(tail.lower()) or [""])[0]
        before = _last(first)
        if not rest or not before or not tail[0].islower() or "-" in before or "-" in rest:
            return True
        if before + rest in self._words:
            return False
        if f"{before}-{rest}" in self._words or before in _HEADS:
            return True
        return before in self._words and rest in self._words


def _last(words: str) -> str:
    return (_word().findall(words) or [""])[-1]
