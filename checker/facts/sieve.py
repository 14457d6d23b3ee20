"""A release's words → the few worth a look, by a test that hangs on the word alone.

Releases use the same words again and again, so what came of the test is remembered for as long as the process
lives, and a word that is not worth a look is passed over at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

MOST = 50_000
"""Words that are remembered."""


class Sieve:
    """One test of words, and what came of it so far."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self._test = test
        self._passed_over: set[str] = set()
        self._worth: set[str] = set()

    def pick(self, words: Iterable[str]) -> list[str]:
        """Those that pass the test, in their order."""
        passed_over, worth = self._passed_over, self._worth
        left = [word for word in words if word not in passed_over]
        return [word for word in left if word in worth or self._passes(word)]

    def _passes(self, word: str) -> bool:
        passes = self._test(word)
        known = self._worth if passes else self._passed_over
        if len(known) >= MOST:
            known.clear()
        known.add(word)
        return passes
