"""The plans that this process has asked of texts, by what they look for: a new text is asked once for all.

To ask each plan by itself costs a little for every word that it names, whether or not the text has it. Turned
round, the cost is that of the text's own words, however many plans there are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from checker.matching.plan import At, Plan

WORDS = 1 << 14
"""Words of which it is remembered who looks for them: the same few thousand make up most of any release."""

LONGEST = 80
"""Letters of a word of which it is, and of the longest string that a plan looks for."""

_WAITING = 16
"""For each plan that waits to be sorted in, so many have been: until then it is asked by itself."""

Asking = list[tuple[Plan, tuple[At, ...]]]
"""Plans that look for a string, each with what must stand around it."""

Standing = tuple[Sequence[int], tuple[At, ...]]
"""Where a string that a plan looks for stands, and what must stand around it."""


class Register:
    """Plans by their words, beginnings of words, pieces and marks."""

    def __init__(self) -> None:
        self.filed: set[Plan] = set()
        """The plans that are looked up."""
        self._noted: dict[Plan, None] = {}
        self._words: defaultdict[str, Asking] = defaultdict(list)
        self._stems: defaultdict[str, Asking] = defaultdict(list)
        self._pieces: defaultdict[str, Asking] = defaultdict(list)
        self.marks: defaultdict[str, Asking] = defaultdict(list)
        self._asking: dict[str, Asking] = {}

    def note(self, plan: Plan) -> None:
        """Count a plan in, from one of the next texts on."""
        if plan not in self.filed:
            self._noted[plan] = None

    def file(self) -> None:
        """Sort in the plans that were noted, if they are many: who looks for a word is then learned anew."""
        if len(self._noted) * _WAITING <= len(self.filed):
            return
        for plan in self._noted:
            for word, strings in plan.words.items():
                self._words[word].append((plan, strings))
            for stem, strings in plan.stems:
                self._stems[stem].append((plan, strings))
            for piece, strings in plan.pieces:
                self._pieces[piece].append((plan, strings))
            for mark, before in plan.marks:
                self.marks[mark].append((plan, ((before, ()),)))
        self.filed.update(self._noted)
        self._noted.clear()
        self._asking = {}  # another thread may be at work with the old one

    def standing(self, words: Mapping[str, Sequence[int]]) -> defaultdict[Plan, list[Standing]]:
        """For each plan, which of its words and parts of words are among a text's words."""
        if len(self._asking) > WORDS:
            self._asking = {}
        asking = self._asking
        unmet = [word for word in words if word not in asking]
        if unmet:
            self._meet(unmet, asking)
        found: defaultdict[Plan, list[Standing]] = defaultdict(list)
        for word, places in words.items():
            for plan, strings in asking[word]:
                found[plan].append((places, strings))
        for word in unmet:
            if len(word) > LONGEST:
                asking.pop(word, None)
        return found

    def _meet(self, words: Sequence[str], known: dict[str, Asking]) -> None:
        """Learn which plans look for some words, for what they begin with, or for a piece of them."""
        for word in words:
            known[word] = [*self._words.get(word, ()), *self._beginning(word)]
        together = " ".join(words) + " "
        starts = [0, *accumulate(len(word) + 1 for word in words)]
        for piece, asking in self._pieces.items():
            if piece in together:
                for n, places in _by_word(offsets(together, piece), starts).items():
                    known[words[n]] += _further_on(asking, places)

    def _beginning(self, word: str) -> Iterator[tuple[Plan, tuple[At, ...]]]:
        stems = self._stems
        for end in range(1, min(len(word), LONGEST) + 1):
            if word[:end] in stems:
                yield from stems[word[:end]]


def _by_word(places: Iterable[int], starts: Sequence[int]) -> dict[int, list[int]]:
    """Places in a row of words → by the number of the word, how far into it each is."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at in places:
        n = bisect_right(starts, at) - 1
        found[n].append(at - starts[n])
    return found


def _further_on(asking: Asking, places: Sequence[int]) -> Asking:
    """The same plans, asked at the beginning of a word that holds their piece so far in."""
    return [
        (plan, tuple((before - at, beginnings) for at in places for before, beginnings in strings))
        for plan, strings in asking
    ]


def offsets(text: str, string: str) -> list[int]:
    """Where a string stands in a text."""
    found, at = [], text.find(string)
    while at >= 0:
        found.append(at)
        at = text.find(string, at + 1)
    return found
