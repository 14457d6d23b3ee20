"""A release's words → the few worth a look, by tests that hang on the word alone.

Releases use the same words again and again, so what came of the tests is remembered for as long as the
process lives, and a word that passes none is passed over at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

MOST = 50_000
"""Words that are remembered."""


class Sieve:
    """Some tests of words, and what came of them so far."""

    def __init__(self, *tests: Callable[[str], bool]) -> None:
        self._tests = tests
        self._passed_over: set[str] = set()
        self._worth: dict[str, tuple[bool, ...]] = {}

    def pick(self, words: Iterable[str]) -> tuple[list[str], ...]:
        """For each test the words that pass it, in their order."""
        passed_over = self._passed_over
        picked: tuple[list[str], ...] = tuple([] for _ in self._tests)
        for word in [word for word in words if word not in passed_over]:
            for passes, found in zip(self._worth.get(word) or self._tested(word), picked, strict=True):
                if passes:
                    found.append(word)
        return picked

    def _tested(self, word: str) -> tuple[bool, ...]:
        passes = tuple(test(word) for test in self._tests)
        known = self._worth if any(passes) else self._passed_over
        if len(known) >= MOST:
            known.clear()
        if any(passes):
            self._worth[word] = passes
        else:
            self._passed_over.add(word)
        return passes
