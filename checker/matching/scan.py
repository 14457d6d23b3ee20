"""A text → its index: where each of its words stands, made once and asked by every pattern."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from checker.matching.fold import fold
from checker.matching.plan import Plan
from checker.matching.register import Register, Standing, offsets

_SHOWN = bytes(c if chr(c) in "abcdefghijklmnopqrstuvwxyz0123456789_" else 32 for c in range(256))

BEGINNING = 3
"""So many letters tell most words apart."""

KEPT = 4
"""Texts whose index is remembered: a release is asked hundreds of times, then never again."""


class Scan:
    """The index of one text. A word is a run of ASCII letters, digits and underscores, folded."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: dict[Any, Any] = {}
        """What others have worked out about this text."""
        self._hits: dict[Plan, Sequence[int]] = {}
        self._stems: dict[str, list[str]] = {}

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
        found: dict[str, list[int]] = {}
        start = 0
        for word in self.view.split(" "):
            if word in found:
                found[word].append(start)
            else:
                found[word] = [start]
            start += len(word) + 1
        del found[""]  # what two spaces enclose, and what follows the last
        return found

    @cached_property
    def beginnings(self) -> dict[str, list[str]]:
        """The words by their first letters, as many as ``BEGINNING`` says."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words:
            found[word[:BEGINNING]].append(word)
        return found

    def cuts_a_word(self, at: int) -> bool:
        """Whether a stretch that ends here ends inside a word."""
        return at > 0 and self.view[at - 1] != " " and self.view[at] != " "

    def hits(self, plan: Plan) -> Sequence[int]:
        """Where the plan's strings start, in order; none if what a match needs besides is nowhere."""
        found = self._hits.get(plan)
        if found is None:
            found = self._hits[plan] = self._found(plan)
        return found

    def _found(self, plan: Plan) -> Sequence[int]:
        standing = self._standing  # first: of the register's plans, those that stand nowhere become known
        if plan in standing:
            found = sorted(self._starts(standing[plan]))
        elif plan in self._hits:
            return ()
        else:
            _register.note(plan)
            found = sorted(self._starts(self._asked(plan)))
        return found if plan.needs is None or not found or self.hits(plan.needs) else ()

    def places(self, plan: Plan, start: int, stop: int) -> Sequence[int]:
        """Where the plan's strings start in a stretch; none if what a match needs besides isn't there."""
        hits = self.hits(plan)
        if not hits or hits[-1] < start or hits[0] >= stop:
            return ()
        if plan.needs is not None:
            needed = self.hits(plan.needs)
            last = bisect_left(needed, stop)
            if last == 0 or needed[last - 1] < start:
                return ()
            stop = needed[last - 1] + 1  # what a match needs stands in it, not before it
        first = bisect_left(hits, start)
        return hits[first : bisect_left(hits, stop, first)]

    @cached_property
    def _standing(self) -> dict[Plan, list[Standing]]:
        """What of every plan in the register stands in the text."""
        _register.file()
        found = _register.standing(self.words)
        for mark, asking in _register.marks.items():
            if mark in self.folded:
                places = offsets(self.folded, mark)
                for plan, strings in asking:
                    found[plan].append((places, strings))
        self._hits.update(dict.fromkeys(_register.filed - found.keys(), ()))
        return found

    def _asked(self, plan: Plan) -> Iterator[Standing]:
        """What of a plan stands in the text, when it is the first text that is asked."""
        for word in plan.words.keys() & self.words.keys():
            yield self.words[word], plan.words[word]
        for stem, strings in plan.stems:
            for word in self.beginning_with(stem):
                yield self.words[word], strings
        for piece, strings in plan.pieces:
            yield offsets(self.view, piece), strings
        for mark, before in plan.marks:
            yield offsets(self.folded, mark), ((before, ()),)

    def _starts(self, standing: Iterable[Standing]) -> set[int]:
        """Where the strings start whose telling parts stand at these places."""
        shows, found = self.view.startswith, set[int]()
        for places, strings in standing:
            for before, beginnings in strings:
                if beginnings:
                    # a string that would begin before the text ends beyond its end
                    found.update([at - before for at in places if shows(beginnings, at - before)])
                else:
                    found.update([at - before for at in places if at >= before] if before else places)
        return found

    def beginning_with(self, stem: str) -> list[str]:
        """The words of the text that begin so; many plans ask for the same."""
        found = self._stems.get(stem)
        if found is None:
            near = self.words if len(stem) < BEGINNING else self.beginnings.get(stem[:BEGINNING], ())
            found = self._stems[stem] = [word for word in near if word.startswith(stem)]
        return found


_register = Register()
_known: dict[int, Scan] = {}
"""The indices by the identities of their texts, which they keep: equal texts take long to compare."""


def scan_of(text: str) -> Scan:
    """The index of a text; that of the last few texts is remembered."""
    found = _known.get(id(text))
    if found is None:
        while len(_known) >= KEPT:
            _known.pop(next(iter(_known)), None)
        found = _known[id(text)] = Scan(text)
    return found


def places_in(text: str, plan: Plan | None, start: int, stop: int) -> Sequence[int] | None:
    """Where matches may start in a stretch: none, at these places, or anywhere (None).

    A stretch that ends inside a word is searched: there a pattern sees the edge of a word, the index none.
    """
    scan = _known.get(id(text))
    if plan is None or scan is None or scan.cuts_a_word(stop):
        return None
    places = scan.places(plan, start, stop)
    return places if plan.anchored or not places else None


def known_scan(text: str) -> Scan | None:
    """The index of a text if it has been made: it doesn't pay for a few words."""
    return _known.get(id(text))
