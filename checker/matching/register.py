"""The plans that this process has asked of texts, by what they look for: a new text is asked once for all.

To ask each plan by itself costs a little for every word that it names, whether or not the text has it. Turned
round, the cost is that of the text's own words, however many plans there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.matching.plan import At, Plan

BEGINNING = 3
"""So many letters tell most words apart."""

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
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        self._short: set[int] = set()
        self.pieces: defaultdict[str, Asking] = defaultdict(list)
        self.marks: defaultdict[str, Asking] = defaultdict(list)

    def note(self, plan: Plan) -> None:
        """Count a plan in, from the next text on."""
        self.known.setdefault(plan, len(self.known))

    def file(self) -> int:
        """Sort in the plans that were noted; how many there are."""
        for plan in list(self.known)[self._filed :]:
            for word, strings in plan.words.items():
                self._words[word].append((plan, strings))
            for stem, strings in plan.stems:
                self._stems[stem].append((plan, strings))
                if len(stem) < BEGINNING:
                    self._short.add(len(stem))
                else:
                    self._lengths[stem[:BEGINNING]].add(len(stem))
            for piece, strings in plan.pieces:
                self.pieces[piece].append((plan, strings))
            for mark, before in plan.marks:
                self.marks[mark].append((plan, ((before, ()),)))
        self._filed = len(self.known)
        return self._filed

    def standing(self, words: Mapping[str, Sequence[int]]) -> defaultdict[Plan, list[Standing]]:
        """For each plan, which of its words and beginnings of words are among a text's words."""
        found: defaultdict[Plan, list[Standing]] = defaultdict(list)
        whole, stems, lengths = self._words, self._stems, self._lengths
        for word, places in words.items():
            if word in whole:
                for plan, strings in whole[word]:
                    found[plan].append((places, strings))
            for length in lengths.get(word[:BEGINNING], ()):
                for plan, strings in stems.get(word[:length], ()):
                    found[plan].append((places, strings))
        for length in self._short:
            for word, places in words.items():
                if word[:length] in stems:
                    for plan, strings in stems[word[:length]]:
                        found[plan].append((places, strings))
        return found
