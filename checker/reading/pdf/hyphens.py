"""Whether the hyphen at the end of a line belongs to the word or only breaks it."""

from __future__ import annotations

from collections.abc import Iterable

from checker.patterns import pattern

_HEADS = frozenset(
    (
        "anti", "best", "by", "co", "cross", "end", "ex", "first", "five", "forward", "four", "fourth",
        "full", "half", "high", "in", "long", "low", "mid", "multi", "non", "of", "off", "on", "one",
        "per", "post", "pre", "re", "second", "self", "short", "six", "sub", "ten", "third", "three",
        "to", "two", "up", "well", "year",
    )
)  # fmt: skip
"""First halves of compounds that keep their hyphen."""


_WORD = pattern(r"[\p{L}\d]+(?:[-\u2010\u2011][\p{L}\d]+)*+")


class Hyphens:
    """Decides by what other words the same draft has; drafts are rarely set with broken words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {word for text in texts for word in _WORD.findall(text.lower())}

    def belongs(self, head: str, tail: str) -> bool:
        """Whether ``head-tail``, broken after its hyphen, is written with it."""
        first = head.lower().rstrip("-\u2010\u2011")
        rest = (_WORD.match(tail.lower()) or [""])[0]
        before = _last(first)
        if not rest or not before or not tail[0].islower() or "-" in before or "-" in rest:
            return True
        if before + rest in self._words:
            return False
        if f"{before}-{rest}" in self._words or before in _HEADS:
            return True
        return before in self._words and rest in self._words


def _last(words: str) -> str:
    found: list[str] = _WORD.findall(words)
    return found[-1] if found else ""
