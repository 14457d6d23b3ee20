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

from collections.abc import Mapping, Sequence

from checker.errors import RuleError
from checker.record import record

BARS = frozenset(";:()!?")
"""Marks that a gap doesn't cross."""
OPENERS = frozenset("*-•●·–—\"'▪◦‣+#>")
"""Marks that may stand before a sentence's first word."""
_SIGNS = frozenset("#$_{*")
"""What stands in a choice that is no plain word."""


@record
class Step:
    """One word of a frame: what it accepts, and how many times."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    kinds: str = ""
    """``#`` number, ``$`` money, ``_`` any word, ``.`` gap, ``^`` beginning."""
    least: int = 1
    most: int = 1
    negative: bool = False

    @property
    def plain(self) -> bool:
        """Whether it takes certain words up, and nothing else."""
        return not (self.negative or self.kinds or self.stems or self.endings)

    def accepts(self, word: str) -> bool:
        """Whether the word fits."""
        if word in self.words or (self.stems and word.startswith(self.stems)):
            return True
        if self.endings and word.endswith(self.endings):
            return True
        return bool(self.kinds) and _of_kind(word, self.kinds)


@record
class Frame:
    """A trigger with what must stand to its right and, read backwards, to its left."""

    source: str
    trigger: Step
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


def _of_kind(word: str, kinds: str) -> bool:
    first = word[0]
    if "#" in kinds and first.isdigit():
        return True
    if "$" in kinds and word[-1].isdigit() and not first.isalnum():
        return True
    if "$" in kinds and word[-1].isdigit() and any(c in word for c in "$€£¥"):
        return True
    if "_" in kinds:
        return first.isalnum() or first in "$€£¥'&"
    return "." in kinds and word not in BARS


def _right(steps: tuple[Step, ...], i: int, words: Sequence[str], at: int) -> int:
    """One past the last word taken up by the steps from ``i`` on; -1 if they don't fit."""
    if i == len(steps):
        return at
    step = steps[i]
    if step.negative:
        fits = at < len(words) and step.accepts(words[at])
        return -1 if fits else _right(steps, i + 1, words, at)
    taken = 0
    while taken < step.least:
        if at >= len(words) or not step.accepts(words[at]):
            return -1
        at, taken = at + 1, taken + 1
    if step.kinds == ".":
        return _right_gap(steps, i, words, at)
    end = at
    while taken < step.most and end < len(words) and step.accepts(words[end]):
        end, taken = end + 1, taken + 1
    for stop in range(end, at - 1, -1):
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
    if i == len(steps):
        return at
    step = steps[i]
    if step.kinds == "^":
        return _left(steps, i + 1, words, at) if all(w in OPENERS for w in words[: at + 1]) else -2
    if step.negative:
        fits = at >= 0 and step.accepts(words[at])
        return -2 if fits else _left(steps, i + 1, words, at)
    taken = 0
    while taken < step.least:
        if at < 0 or not step.accepts(words[at]):
            return -2
        at, taken = at - 1, taken + 1
    stop = at
    while True:
        if (first := _left(steps, i + 1, words, stop)) >= -1:
            return first
        if taken >= step.most or stop < 0 or not step.accepts(words[stop]):
            return -2
        stop, taken = stop - 1, taken + 1


class Steps:
    """What the pieces of frames mean where these word classes are declared; each is read once."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._known: dict[str, Step] = {}

    def step(self, piece: str) -> Step:
        """The step that a piece of a frame means.

        Raises:
            RuleError: it names a class that isn't declared.
        """
        found = self._known.get(piece)
        if found is None:
            found = self._known[piece] = self._read(piece)
        return found

    def _read(self, piece: str) -> Step:
        if piece == "^":
            return Step(kinds="^", least=0, most=0)
        if piece.startswith(".."):
            return Step(kinds=".", least=0, most=int(piece[2:]))
        if piece == "~":
            return self._times("{adverb}", 0, 3)
        if piece.startswith("!"):
            return self._times(piece[1:], negative=True)
        if piece.endswith("?") and len(piece) > 1:
            return self._times(piece[:-1], 0)
        return self._choice(piece)

    def _times(self, piece: str, least: int = 1, most: int = 1, *, negative: bool = False) -> Step:
        one = self.step(piece)
        return Step(one.words, one.stems, one.endings, one.kinds, least, most, negative)

    def _choice(self, piece: str) -> Step:
        """One word, any of several."""
        choices = piece.split("|")
        if _SIGNS.isdisjoint(piece):
            return Step(frozenset(choices))
        words, stems, endings, kinds = set[str](), list[str](), list[str](), ""
        for choice in choices:
            if choice in ("#", "$", "_"):
                kinds += choice
            elif choice.startswith("{"):
                named = self._class(choice)
                words |= named.words
                stems += named.stems
                endings += named.endings
                kinds += named.kinds
            elif choice.endswith("*") and len(choice) > 1:
                stems.append(choice[:-1])
            elif choice.startswith("*") and len(choice) > 1:
                endings.append(choice[1:])
            else:
                words.add(choice)
        return Step(frozenset(words), tuple(stems), tuple(endings), kinds)

    def _class(self, name: str) -> Step:
        if name[1:-1] not in self._classes:
            raise RuleError(f"no class {name}")
        if name not in self._known:
            self._known[name] = Step()  # a class that names itself adds nothing
            self._known[name] = self._choice("|".join(self._classes[name[1:-1]]))
        return self._known[name]


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
        return _framed(source, steps.step(trigger), right, left[::-1])
    except RuleError as error:
        raise RuleError(f"frame {source!r}: {error}") from None


def _framed(source: str, trigger: Step, right: Sequence[Step], left: Sequence[Step]) -> Frame:
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
