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

from collections.abc import Sequence

from checker.errors import RuleError
from checker.facts.outlook.steps import BARS, Step, Steps
from checker.record import record

OPENERS = frozenset("*-•●·–—\"'▪◦‣+#>")
"""Marks that may stand before a sentence's first word."""


@record
class Frame:
    """A trigger with what must stand to its right and, read backwards, to its left."""

    source: str
    trigger: str
    """As it is written."""
    right: tuple[Step, ...]
    left: tuple[Step, ...]
    after: frozenset[str] | None = None
    """Where the word after the trigger must be one of a few, those words; a quick no for all others."""
    before: frozenset[str] | None = None
    """The same for the word before it."""
    beyond: frozenset[str] | None = None
    """Words of which one must stand further off, if there is such a list; its shortest."""

    def match(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """The first and one past the last word of the frame around the trigger at ``at``, if it fits."""
        last = _right(self.right, 0, words, at + 1) if self.right else at + 1
        if last < 0:
            return None
        first = _left(self.left, 0, words, at - 1) if self.left else at - 1
        return None if first < -1 else (first + 1, last)


def _right(steps: tuple[Step, ...], i: int, words: Sequence[str], at: int) -> int:
    """One past the last word taken up by the steps from ``i`` on; -1 if they don't fit."""
    for number in range(i, len(steps)):
        step = steps[number]
        if step.negative:
            if at < len(words) and step.accepts(words[at]):
                return -1
        elif step.kinds == ".":
            return _right_gap(steps, number, words, at)
        elif step.least < step.most:
            return _right_some(steps, number, words, at)
        elif at < len(words) and step.accepts(words[at]):
            at += 1
        else:
            return -1
    return at


def _right_some(steps: tuple[Step, ...], i: int, words: Sequence[str], at: int) -> int:
    """The same where the first step takes as many words as it can, fewer if the others don't fit then."""
    step, end = steps[i], at
    most = min(at + step.most, len(words))
    while end < most and step.accepts(words[end]):
        end += 1
    for stop in range(end, at + step.least - 1, -1):
        if (last := _right(steps, i + 1, words, stop)) >= 0:
            return last
    return -1


def _right_gap(steps: tuple[Step, ...], i: int, words: Sequence[str], at: int) -> int:
    for stop in range(at, min(at + steps[i].most, len(words)) + 1):
        if (last := _right(steps, i + 1, words, stop)) >= 0:
            return last
        if stop < len(words) and words[stop] in BARS:
            return -1
    return -1


def _left(steps: tuple[Step, ...], i: int, words: Sequence[str], at: int) -> int:
    """One before the first word taken up, going left from ``at``; -2 if the steps don't fit."""
    for number in range(i, len(steps)):
        step = steps[number]
        if step.negative:
            if at >= 0 and step.accepts(words[at]):
                return -2
        elif step.kinds == "^":
            if not OPENERS.issuperset(words[: at + 1]):
                return -2
        elif step.least < step.most:
            return _left_some(steps, number, words, at)
        elif at >= 0 and step.accepts(words[at]):
            at -= 1
        else:
            return -2
    return at


def _left_some(steps: tuple[Step, ...], i: int, words: Sequence[str], at: int) -> int:
    """The same where the first step takes as few words as it can, more if the others don't fit then."""
    step, taken = steps[i], 0
    while True:
        if taken >= step.least and (first := _left(steps, i + 1, words, at)) >= -1:
            return first
        if taken == step.most or at < 0 or not step.accepts(words[at]):
            return -2
        at, taken = at - 1, taken + 1


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
        return _framed(source, trigger, right, left[::-1])
    except RuleError as error:
        raise RuleError(f"frame {source!r}: {error}") from None


def _framed(source: str, trigger: str, right: Sequence[Step], left: Sequence[Step]) -> Frame:
    """The frame, with the words by which it can be ruled out before it is tried."""
    after, next_right = _beside(right)
    before, next_left = _beside(left)
    further = [step.words for step in (*right[next_right:], *left[next_left:]) if step.plain and step.least]
    return Frame(
        source, trigger, tuple(right), tuple(left), after, before, min(further, key=len) if further else None
    )


def _beside(steps: Sequence[Step]) -> tuple[frozenset[str] | None, int]:
    """The words of which one must stand beside the trigger, None where others may; how many steps say so."""
    words: frozenset[str] = frozenset()
    for number, step in enumerate(steps, 1):
        if step.negative:  # takes no word: the next step says which it may be
            continue
        if not step.plain:
            break
        words |= step.words
        if step.least:
            return words, number
    return None, 0
