"""The plans that this process has asked of texts, by what they look for: a new text is asked once for all.

To ask each plan by itself costs a little for every word that it names, whether or not the text has it. Turned
round, the cost is that of the text's own words, however many plans there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from checker.matching.plan import At, Plan

WORDS = 1 << 14
"""Words of which it is remembered who looks for them: the same few thousand make up most of any release."""

Asking = list[tuple[Plan, tuple[At, ...]]]
"""Plans that look for a string, each with what must stand around it."""

Standing = tuple[Sequence[int], tuple[At, ...]]
"""Where a string that a plan looks for stands, and what must stand around it."""


class Register:
    """Plans by their words, beginnings of words, pieces and marks."""

    def __init__(self) -> None:
        self.known: dict[Plan, int] = {}
        """Every plan with its number, in the order in which they were first asked."""
        self._filed = 0
        self._words: defaultdict[str, Asking] = defaultdict(list)
        self._stems: defaultdict[str, Asking] = defaultdict(list)
        self.pieces: defaultdict[str, Asking] = defaultdict(list)
        self.marks: defaultdict[str, Asking] = defaultdict(list)
        self._longest = 0
        """Letters by which a word is known: one more than the longest that is looked for."""
        self._of = lru_cache(maxsize=WORDS)(self._asking)

    def note(self, plan: Plan) -> None:
        """Count a plan in, from the next text on."""
        self.known.setdefault(plan, len(self.known))

    def file(self) -> int:
        """Sort in the plans that were noted; how many there are."""
        new = list(self.known)[self._filed :]
        for plan in new:
            for word, strings in plan.words.items():
                self._words[word].append((plan, strings))
            for stem, strings in plan.stems:
                self._stems[stem].append((plan, strings))
            for piece, strings in plan.pieces:
                self.pieces[piece].append((plan, strings))
            for mark, before in plan.marks:
                self.marks[mark].append((plan, ((before, ()),)))
        if new:
            self._longest = max(map(len, [*self._words, *self._stems]), default=0) + 1
            self._of.cache_clear()
        self._filed = len(self.known)
        return self._filed

    def standing(self, words: Mapping[str, Sequence[int]]) -> defaultdict[Plan, list[Standing]]:
        """For each plan, which of its words and beginnings of words are among a text's words."""
        found: defaultdict[Plan, list[Standing]] = defaultdict(list)
        of, longest = self._of, self._longest
        for word, places in words.items():
            for plan, strings in of(word[:longest]):
                found[plan].append((places, strings))
        return found

    def _asking(self, word: str) -> Asking:
        """The plans that look for a word, or for what it begins with."""
        found, stems = list(self._words.get(word, ())), self._stems
        for end in range(1, len(word) + 1):
            if word[:end] in stems:
                found += stems[word[:end]]
        return found
