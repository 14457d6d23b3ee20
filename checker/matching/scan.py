"""A text → its index: where each of its words stands, made once and asked by every pattern."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any

from checker.matching.fold import fold
from checker.matching.plan import At, Plan

_SHOWN = bytes(c if chr(c) in "abcdefghijklmnopqrstuvwxyz0123456789_" else 32 for c in range(256))

KEPT = 4
"""Texts whose index is remembered: a release is asked hundreds of times, then never again."""


class Scan:
    """The index of one text. A word is a run of ASCII letters, digits and underscores, folded."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: dict[Any, Any] = {}
        """What others have worked out about this text."""
        self._hits: dict[Plan, list[int]] = {}

    @cached_property
    def folded(self) -> str:
        """The text, folded."""
        return fold(self.text)

    @cached_property
    def view(self) -> str:
        """The folded text with a space for every character that belongs to no word, and one at the end."""
        shown = self.folded.encode("ascii", "replace").translate(_SHOWN).decode("ascii")
        return shown + " "

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Where each word starts."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        words = self.view.split(" ")
        for before, (word, end) in enumerate(zip(words, accumulate(map(len, words)), strict=True)):
            if word:
                found[word].append(before + end - len(word))
        return found

    @cached_property
    def _sorted_words(self) -> list[str]:
        return sorted(self.words)

    @cached_property
    def _vocabulary(self) -> str:
        return " ".join(self.words) + " "

    def cuts_a_word(self, at: int) -> bool:
        """Whether a stretch that ends here ends inside a word."""
        return at > 0 and self.view[at - 1] != " " and self.view[at] != " "

    def hits(self, plan: Plan) -> list[int]:
        """Where the plan's strings start, in order."""
        found = self._hits.get(plan)
        if found is None:
            found = self._hits[plan] = sorted(self._found(plan))
        return found

    def _found(self, plan: Plan) -> set[int]:
        words, found = self.words, set[int]()
        for word in plan.words.keys() & words.keys():
            self._add(found, words[word], plan.words[word])
        for stem, strings in plan.stems:
            for word in self._beginning_with(stem):
                self._add(found, words[word], strings)
        for piece, strings in plan.pieces:
            if piece in self._vocabulary:  # shorter than the text, all the more the longer that is
                self._add(found, _places(self.view, piece), strings)
        for mark, before in plan.marks:
            found.update(at - before for at in _places(self.folded, mark) if at >= before)
        return found

    def _add(self, found: set[int], places: Iterable[int], strings: Iterable[At]) -> None:
        """Add where the strings start whose telling part stands at these places."""
        shows = self.view.startswith
        for before, beginnings in strings:
            found.update(at - before for at in places if at >= before and shows(beginnings, at - before))

    def _beginning_with(self, stem: str) -> Iterator[str]:
        words = self._sorted_words
        at = bisect_left(words, stem)
        while at < len(words) and words[at].startswith(stem):
            yield words[at]
            at += 1


def _places(text: str, string: str) -> list[int]:
    found, at = [], text.find(string)
    while at >= 0:
        found.append(at)
        at = text.find(string, at + 1)
    return found


_known: dict[str, Scan] = {}


def scan_of(text: str) -> Scan:
    """The index of a text; that of the last few texts is remembered."""
    found = _known.get(text)
    if found is None:
        while len(_known) >= KEPT:
            _known.pop(next(iter(_known)), None)
        found = _known[text] = Scan(text)
    return found


def known_scan(text: str) -> Scan | None:
    """The index of a text if it has been made: it doesn't pay for a few words."""
    return _known.get(text)
