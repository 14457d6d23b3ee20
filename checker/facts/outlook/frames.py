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
from dataclasses import dataclass, field

from checker.errors import RuleError
from checker.record import record

BARS = frozenset(";:()!?")
"""Marks that a gap doesn't cross."""
OPENERS = frozenset("*-•●·–—\"'▪◦‣+#>")
"""Marks that may stand before a sentence's first word."""


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

    def may_match(self, words: Sequence[str], at: int) -> bool:
        """Whether the words beside the trigger at ``at`` allow the frame at all."""
        if self.after is not None and (at + 1 == len(words) or words[at + 1] not in self.after):
            return False
        return self.before is None or (at > 0 and words[at - 1] in self.before)

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


def parse_frame(
    source: str, classes: Mapping[str, Sequence[str]], steps: dict[str, Step] | None = None
) -> Frame:
    """A frame from its writing. ``steps`` keeps what pieces mean, for further frames with the same classes.

    Raises:
        RuleError: there is not exactly one trigger, or a class isn't declared.

    """
    left: list[Step] = []
    right: list[Step] = []
    trigger: Step | None = None
    for piece in source.split():
        bracketed = piece.startswith("[") and piece.endswith("]")
        step = _known_step(piece[1:-1] if bracketed else piece, classes, source, steps)
        if bracketed and trigger is None:
            trigger = step
        elif bracketed:
            raise RuleError(f"frame {source!r}: two triggers in brackets")
        else:
            (left if trigger is None else right).append(step)
    if trigger is None:
        raise RuleError(f"frame {source!r}: no trigger in brackets")
    left.reverse()
    return Frame(source, trigger, tuple(right), tuple(left), _only(right), _only(left))


def _only(steps: Sequence[Step]) -> frozenset[str] | None:
    """The words of which the first step takes exactly one, None where it takes others or none."""
    if not steps:
        return None
    step = steps[0]
    plain = step.least and not (step.negative or step.kinds or step.stems or step.endings)
    return step.words if plain else None


def _known_step(
    piece: str, classes: Mapping[str, Sequence[str]], source: str, steps: dict[str, Step] | None
) -> Step:
    if steps is None:
        return _step(piece, classes, source)
    if piece not in steps:
        steps[piece] = _step(piece, classes, source)
    return steps[piece]


def _step(piece: str, classes: Mapping[str, Sequence[str]], source: str) -> Step:
    if piece == "^":
        return Step(kinds="^", least=0, most=0)
    if piece.startswith(".."):
        return Step(kinds=".", least=0, most=int(piece[2:]))
    negative, optional = piece.startswith("!"), piece.endswith("?") and len(piece) > 1
    piece = piece[1 if negative else 0 : -1 if optional else None]
    least, most = (0 if optional else 1), 1
    if piece == "~":
        piece, least, most = "{adverb}", 0, 3
    return _accepted(piece, classes, source).step(least, most, negative)


@dataclass(slots=True)
class _Accepted:
    words: list[str] = field(default_factory=list)
    stems: list[str] = field(default_factory=list)
    endings: list[str] = field(default_factory=list)
    kinds: str = ""

    def step(self, least: int, most: int, negative: bool) -> Step:
        return Step(
            frozenset(self.words), tuple(self.stems), tuple(self.endings), self.kinds, least, most, negative
        )


def _accepted(piece: str, classes: Mapping[str, Sequence[str]], source: str) -> _Accepted:
    found = _Accepted()
    choices = piece.split("|")
    while choices:
        choice = choices.pop()
        if choice in ("#", "$", "_"):
            found.kinds += choice
        elif choice.startswith("{") and choice.endswith("}"):
            if choice[1:-1] not in classes:
                raise RuleError(f"frame {source!r}: no class {choice}")
            choices += classes[choice[1:-1]]
        elif choice.endswith("*") and len(choice) > 1:
            found.stems.append(choice[:-1])
        elif choice.startswith("*") and len(choice) > 1:
            found.endings.append(choice[1:])
        else:
            found.words.append(choice)
    return found
