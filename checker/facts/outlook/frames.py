"""Frames: short patterns over words that say how a trigger word must stand to count.

A frame is written as words with a space between them; one of them, in brackets, is the trigger:

=============  ===============================================================================
``plan``       this word
``plan*``      a word that begins so
``*ed``        a word that ends so
``a|b|c``      any of these
``{be}``       a word of the named class
``#``  ``%``   a number; ``$`` an amount of money
``~``          up to three adverbs or auxiliaries (the class ``adverb``), or none
``_``          any one word
``..4``        up to four words, none of them ``;`` ``:`` ``(`` ``)`` or the end of a sentence
``x?``         x or nothing
``!x``         not x here (takes no word up)
``^``          the beginning of the sentence (a bullet or quotation mark aside)
``[x]``        the trigger
=============  ===============================================================================

Frames are tried only where their trigger stands, from there to the right and to the left, so a
text costs as much time as it has triggers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from checker.errors import RuleError
from checker.facts.outlook.steps import Step, Steps, Test

OPENERS = frozenset("*-•●·–—\"'▪◦‣+#>")
"""Marks that may stand before a sentence's first word."""


Reach = Callable[[Sequence[str], int], int | None]
"""Words and a place in them → how far some steps take words up from there; None if they don't fit."""

Gates = tuple[frozenset[str] | None, frozenset[str] | None, frozenset[str] | None]
"""Words of which one must stand right after the trigger, right before it, anywhere; None where any may."""


class Frame:
    """A trigger with what must stand to its right and, read backwards, to its left."""

    def __init__(self, source: str, trigger: str, right: Sequence[Step], left: Sequence[Step]) -> None:
        self.source, self.trigger = source, trigger
        self._steps = right, left

    @property
    def gates(self) -> Gates:
        """What rules the frame out without a look at all of it: a quick no for most triggers."""
        right, left = self._steps
        (after, next_right), (before, next_left) = _beside(right), _beside(left)
        further = [s.words for s in (*right[next_right:], *left[next_left:]) if s.plain and s.least]
        return after, before, min(further, key=len) if further else None

    @cached_property
    def _right(self) -> Reach:
        return _reach(self._steps[0], 1)

    @cached_property
    def _left(self) -> Reach:
        return _reach(self._steps[1], -1)

    def match(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """The first and one past the last word of the frame around the trigger at ``at``, if it fits."""
        last = self._right(words, at + 1)
        first = self._left(words, at - 1) if last is not None else None
        return None if last is None or first is None else (first + 1, last)


def _reach(steps: Sequence[Step], way: int) -> Reach:
    """How far the steps take words up, to the right (1) or to the left (-1)."""
    reach: Reach = _end
    for step in reversed(steps):
        if step.kinds == "^":
            reach = _beginning(reach)
        elif step.negative:
            reach = _unless(step.test, reach)
        elif step.least == step.most:
            reach = _one(step.test, reach, way)
        elif way < 0 or step.kinds == ".":
            reach = _fewest(step.test, step.most, reach, way)
        else:
            reach = _most(step.test, step.most, reach)
    return reach


def _end(words: Sequence[str], at: int) -> int:
    return at


def _one(accepts: Test, then: Reach, way: int) -> Reach:
    def reach(words: Sequence[str], at: int) -> int | None:
        return then(words, at + way) if 0 <= at < len(words) and accepts(words[at]) else None

    return reach


def _unless(accepts: Test, then: Reach) -> Reach:
    def reach(words: Sequence[str], at: int) -> int | None:
        return None if 0 <= at < len(words) and accepts(words[at]) else then(words, at)

    return reach


def _beginning(then: Reach) -> Reach:
    def reach(words: Sequence[str], at: int) -> int | None:
        return then(words, at) if OPENERS.issuperset(words[: at + 1]) else None

    return reach


def _fewest(accepts: Test, most: int, then: Reach, way: int) -> Reach:
    """Takes as few words as it can, more if what follows doesn't fit then."""

    def reach(words: Sequence[str], at: int) -> int | None:
        for place in range(at, at + way * (most + 1), way):
            found = then(words, place)
            if found is not None or not 0 <= place < len(words) or not accepts(words[place]):
                return found
        return None

    return reach


def _most(accepts: Test, most: int, then: Reach) -> Reach:
    """Takes as many words to the right as it can, fewer if what follows doesn't fit then."""

    def reach(words: Sequence[str], at: int) -> int | None:
        end, last = at, min(at + most, len(words))
        while end < last and accepts(words[end]):
            end += 1
        for place in range(end, at - 1, -1):
            if (found := then(words, place)) is not None:
                return found
        return None

    return reach


def parse_frame(source: str, steps: Steps) -> Frame:
    """A frame from its writing.

    Raises:
        RuleError: there is not exactly one trigger, or a class isn't declared.
    """
    before, opening, rest = source.partition("[")
    trigger, closing, after = rest.partition("]")
    if not (opening and closing) or "[" in after:
        raise RuleError(f"frame {source!r}: there must be one trigger in brackets")
    try:
        left = [steps.step(piece) for piece in before.split()]
        right = [steps.step(piece) for piece in after.split()]
        return Frame(source, trigger, right, left[::-1])
    except RuleError as error:
        raise RuleError(f"frame {source!r}: {error}") from None


def _beside(steps: Sequence[Step]) -> tuple[frozenset[str] | None, int]:
    """The words of which one must stand beside the trigger, None where others may; how many steps say so."""
    words: frozenset[str] = frozenset()
    for number, step in enumerate(steps, 1):
        if step.negative:  # takes no word: the next step says which it may be
            continue
        if not step.plain:
            break
        words = words | step.words if words else step.words
        if step.least:
            return words, number
    return None, 0
