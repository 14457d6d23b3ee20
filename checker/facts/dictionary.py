"""English words and how often books print them → whether a word is one, and what a slip was meant to be.

The words are the frequency list that symspellpy (MIT) ships: 82,765 words of the SCOWL lists with their
counts in Google Books. They are read straight from its file: its index of deletions takes a second to build,
and the few neighbours of a slip are quickly tried. What it lacks is the lexicon ``trade-words``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import groupby

from checker.facts.sieve import MOST
from checker.frequencies import Frequencies
from checker.law import Law
from checker.record import Record
from checker.resources import english_words

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiou")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMMON = ((9, 500_000), (7, 3_000_000), (5, 60_000_000))
"""Letters of what a misprint was meant to be, and how often that is printed at least."""
_DOUBLED = 3_000_000
"""The same where only a letter is doubled, or a doubled one is lost: "arrise", "comitted"."""
_LONG = 9
"""Letters of a misprint that may be two slips away from a word."""
_AMERICAN = (("our", "or"), ("ae", "e"), ("oe", "e"), ("ys", "yz"), ("is", "iz"), ("ph", "f"), ("ium", "um"))
_PART = 4
"""Letters of the shorter half of a compound."""


_SHORTEST = 5
"""Letters of a word that is looked up."""
_HALF = 4
"""Letters of the half that is no small word, of two words without a space."""
_LONG_HALF = 8
_USUAL, _USUAL_LONG = 10_000_000, 1_000_000
"""Times printed: the other half is at least so common; one of many letters is telling by itself."""


class WordForms(Record):
    """The table ``word-forms``: how English makes words of words."""

    prefixes: tuple[str, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    """An ending, and what stands in its place in the word that it was added to."""
    first_halves: frozenset[str] = frozenset()
    second_halves: frozenset[str] = frozenset()

    @cached_property
    def _by_last_letter(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for ending, instead in self.endings:
            found.setdefault(ending[-1:], []).append((ending, instead))
        return found

    def without_ending(self, word: str) -> Iterator[str]:
        """What the word may be a form of."""
        for ending, instead in self._by_last_letter.get(word[-1:], ()):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                stem = word[: -len(ending)]
                yield stem + instead
                if not instead and stem[-1] == stem[-2]:
                    yield stem[:-1]  # "shipped" is of "ship"

    def without_prefix(self, word: str) -> Iterator[str]:
        """What the word may be with a prefix before it."""
        if word.startswith(self.prefixes):
            for prefix in self.prefixes:
                if word.startswith(prefix) and len(word) - len(prefix) >= _PART:
                    yield word[len(prefix) :]


class Dictionary(Record):
    """The words of a language, to look things up in."""

    times_printed: Frequencies
    trade: frozenset[str]
    forms: WordForms

    def lacks(self, word: str) -> bool:
        """Whether a word is not on the lists, neither short nor with figures in it."""
        return len(word) >= _SHORTEST and word.isalpha() and not self.lists(word)

    @cached_property
    def two_words(self) -> Callable[[str], bool]:
        """Whether an unknown word is two, of which one is small and the other common: "theforegoing"."""
        return lru_cache(MOST)(self._is_two_words)

    @cached_property
    def meant(self) -> Callable[[str], str | None]:
        """What an unknown word was meant to be; None if it may be right, or if that cannot be told."""
        return lru_cache(MOST)(self._meant)

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is a word, or is made of words as English makes them."""
        return self.lists(word) or self.derives(word) or self._compound(word)

    def lists(self, word: str) -> bool:
        """Whether the word itself is on the lists."""
        printed = self.times_printed
        return word in printed or word in self.trade or word.replace("z", "s") in printed

    def count(self, word: str) -> int:
        """How often books print the word; 0 if it is not on the list."""
        return int(self.times_printed.get(word) or 0)

    def _meant(self, word: str) -> str | None:
        return None if self.two_words(word) or self.knows(word) else self.correction(word)

    def correction(self, word: str) -> str | None:
        """The common word that this was meant to be: a letter is lost, added, swapped or mistyped."""
        near = {w for w in _one_slip_away(word) if w[0] == word[0]}
        counts = ((self.count(w), w) for w in near)
        common = ((times, w) for times, w in counts if times and self._is_common(times, w, word))
        meant = max(common, default=(0, None))[1]
        if meant is None and len(word) >= _LONG:
            meant = self._two_slips_away(word)
        return None if meant is None or _american(meant) == _american(word) else meant

    def _is_common(self, times: int, meant: str, word: str) -> bool:
        if _undoubled(meant) == _undoubled(word):
            return times >= _DOUBLED and len(meant) >= 5
        return any(len(meant) >= letters and times >= least for letters, least in _COMMON)

    def _two_slips_away(self, word: str) -> str | None:
        """A long word whose letters are those of the misprint, in disorder or but for one."""
        letters = set(word)
        mixed = [
            w
            for w in self._long_words(word[0])
            if abs(len(w) - len(word)) <= 2
            and w[-1] == word[-1]
            and len(letters.symmetric_difference(w)) <= 1  # quickly asked, as most are far away
            and _differing(w, word) <= 1
        ]
        if not mixed:
            return None
        from rapidfuzz.distance import OSA  # noqa: PLC0415  (few releases need it)

        near = [(self.count(w), w) for w in mixed if OSA.distance(w, word, score_cutoff=2) <= 2]
        times, meant = max(near, default=(0, ""))
        return meant if times >= _COMMON[1][1] else None

    @cached_property
    def _long(self) -> dict[str, list[str]]:
        return {}

    def _long_words(self, letter: str) -> list[str]:
        """The usual long words with this first letter."""
        if letter not in self._long:
            words = self.times_printed.beginning_with(letter)
            self._long[letter] = [w for w, times in words if len(w) >= _LONG and len(times) > 6]
        return self._long[letter]

    def derives(self, word: str) -> bool:
        """Whether it is a listed word with a prefix or an ending, or both."""
        stems = {word, *self.forms.without_ending(word)}
        stems |= {s for stem in tuple(stems) for s in self.forms.without_ending(stem)}
        if any(self.lists(stem) for stem in stems if len(stem) >= 3):
            return True
        return any(self.lists(rest) for stem in stems for rest in self.forms.without_prefix(stem))

    def _compound(self, word: str) -> bool:
        cuts = range(_PART, len(word) - _PART + 1)
        return any(self.lists(word[:at]) and self._whole(word[at:]) for at in cuts)

    def _whole(self, word: str) -> bool:
        return self.lists(word) or any(self.lists(stem) for stem in self.forms.without_ending(word))

    def _is_two_words(self, word: str) -> bool:
        if self.lists(word) or self.derives(word):
            return False
        halves, others = self.forms.first_halves, self.forms.second_halves
        return any(
            (word[:at] in halves and self._is_half(word[at:]))
            or (word[at:] in others and at >= _HALF and self._is_half(word[:at]))
            for at in range(1, len(word))
        )

    def _is_half(self, half: str) -> bool:
        usual = _USUAL if len(half) < _LONG_HALF else _USUAL_LONG
        return (len(half) >= _HALF or half in self.forms.first_halves) and self.count(half) >= usual


def dictionary_of(law: Law) -> Dictionary:
    """The English dictionary with the law's words of the trade."""

    def made() -> Dictionary:
        trade = frozenset(entry.words for entry in law.lexicon("trade-words").entries)
        return Dictionary(english_words(), trade, _forms(law))

    return law.once("dictionary", made)


def _forms(law: Law) -> WordForms:
    words = {row["kind"]: tuple(map(str, row["words"])) for row in law.table("word-forms").rows}
    endings = tuple(
        (ending, instead) for ending, _, instead in (w.partition(":") for w in words.get("endings", ()))
    )
    halves = (frozenset(words.get(kind, ())) for kind in ("first halves", "second halves"))
    return WordForms(words.get("prefixes", ()), endings, *halves)


def _one_slip_away(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in _LETTERS:
            yield before + letter + after
        if after:
            yield before + after[1:]
            for letter in _mistakable(after[0]):
                yield before + letter + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _differing(one: str, other: str) -> int:
    """How many letters one of the words has and the other lacks, wherever they stand."""
    return sum((Counter(one) - Counter(other)).values()) + sum((Counter(other) - Counter(one)).values())


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _american(word: str) -> str:
    """A word so written that the American and the British spelling of it are one."""
    for british, american in _AMERICAN:
        word = word.replace(british, american)
    return f"{word[:-2]}er" if word.endswith("re") else word


def _mistakable(letter: str) -> frozenset[str]:
    """Letters that are typed for this one: the neighbours on the keyboard, and a vowel for a vowel."""
    vowels = _VOWELS - {letter} if letter in _VOWELS else frozenset()
    return vowels | _NEIGHBOURS.get(letter, frozenset())


_NEIGHBOURS = {
    letter: frozenset(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    for row in _ROWS
    for at, letter in enumerate(row)
}
