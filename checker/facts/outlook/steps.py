"""The pieces of frames (:mod:`checker.facts.outlook.frames`) → steps: which words each accepts, how many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checker.errors import RuleError
from checker.record import Record

BARS = frozenset(";:()!?")
"""Marks that a gap doesn't cross."""
_SIGNS = "#$_{*"
"""What stands in a choice that is no plain word."""

Test = Callable[[str], bool]


class Step(Record):
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

    @property
    def test(self) -> Test:
        """What tells whether a word fits, as quickly as it can be told."""
        if self.stems or self.endings or (self.words and self.kinds):
            return self.accepts
        return _TESTS.get(self.kinds, self.accepts) if self.kinds else self.words.__contains__

    def accepts(self, word: str) -> bool:
        """Whether the word fits."""
        if word in self.words or (self.stems and word.startswith(self.stems)):
            return True
        if self.endings and word.endswith(self.endings):
            return True
        return bool(self.kinds) and _of_kind(word, self.kinds)


def _of_kind(word: str, kinds: str) -> bool:
    first = word[0]
    if "#" in kinds and first.isdigit():
        return True
    if "$" in kinds and word[-1].isdigit() and not first.isalnum():
        return True
    if "$" in kinds and word[-1].isdigit() and any(c in word for c in "$€£¥"):
        return True
    return ("_" in kinds and _is_word(word)) or ("." in kinds and _is_no_bar(word))


def _is_word(word: str) -> bool:
    return word[0].isalnum() or word[0] in "$€£¥'&"


def _is_no_bar(word: str) -> bool:
    return word not in BARS


_TESTS = {"_": _is_word, ".": _is_no_bar}
"""Kinds of words that many frames ask for, and nothing else with them."""


class Steps:
    """What the pieces of frames mean where these word classes are declared; each is read once."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self.classes = classes
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
        if not any(map(piece.__contains__, _SIGNS)):
            return Step(frozenset(choices))
        if len(choices) == 1 and piece.startswith("{"):
            return self._class(piece)
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
        if name[1:-1] not in self.classes:
            raise RuleError(f"no class {name}")
        if name not in self._known:
            self._known[name] = Step()  # a class that names itself adds nothing
            self._known[name] = self._choice("|".join(self.classes[name[1:-1]]))
        return self._known[name]
