"""A sentence → its words, as the frames of :mod:`checker.facts.outlook.frames` read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Any

from checker.document import Span
from checker.facts.outlook.known import Known
from checker.patterns import pattern

_TAIL = r"\w*+(?:(?!'(?:ll|re|ve|s|d|m)(?!\w))[&'./-](?=[^\W_])\w*+)*+"
_WORD = (
    pattern(
        rf"\p{{Ll}}{_TAIL}"  # most words, so tried first
        r"|(?:US|CA?|AU?|CAD|USD|NZ|HK|R)?[$€£¥] ?\d[\d,]*+(?:\.\d+)?+"  # money
        r"|\d[\d,]*+(?:\.\d+)?+"
        r"|'(?:ll|re|ve|s|d|m)(?!\w)"  # we'll, it's
        rf"|[^\W\d_]{_TAIL}"
        r"|[^\w\s\x1c-\x1f]"
    )  # what parts words for ``str.split``, parts them here
)

MOST = 600
"""Words that are read of one sentence; what is longer is a list or a table run together."""
KNOWN = 20_000
"""Runs of letters of which the words are remembered."""

_WORDS = _WORD
_MARKS = frozenset(",.;:")


class Words:
    """The words, numbers and marks of one stretch of text.

    An amount of money is one word (``$5.2``); a contracted verb is a word of its own (``we`` ``'ll``).
    """

    def __init__(self, text: str, span: Span) -> None:
        self._text, self._span = text, span
        self.lower: Sequence[str] = _lower_words(text[span.start : span.end])
        """The words in lower case, up to :data:`MOST`."""
        self._places: list[tuple[int, int]] = []

    @cached_property
    def present(self) -> frozenset[str]:
        """The different words, in lower case."""
        return frozenset(self.lower)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The different words that begin or end in a digit."""
        return frozenset(filter(_IS_NUMBER.__getitem__, self.present))

    @cached_property
    def has_amount(self) -> bool:
        """Whether an amount of money, a percentage or another figure stands in the sentence."""
        numbers, lower = self.numbers, self.lower
        return bool(numbers) and any(
            word in numbers and word[-1].isdigit() and _is_amount(lower, at) for at, word in enumerate(lower)
        )

    def shown(self, at: int) -> str:
        """A word as it stands in the text."""
        span = self.span(at, at + 1)
        return self._text[span.start : span.end]

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from one word to just before another."""
        places = self._places
        places += [m.span() for m in islice(self._further, max(0, last - len(places)))]
        return Span(places[first][0], places[last - 1][1])

    @cached_property
    def _further(self) -> Iterator[Any]:
        """The words of the text whose places aren't known yet."""
        found: Iterator[Any] = _WORDS.finditer(self._text, self._span.start, self._span.end)
        return found

    def __len__(self) -> int:
        return len(self.lower)


def words_of(text: str, span: Span) -> Words:
    """The words of one stretch of text, up to :data:`MOST`."""
    return Words(text, span)


def words_in(run: str) -> tuple[str, ...]:
    """The words, in lower case, of characters that no space parts."""
    return _KNOWN[run]


def _is_parted(stretch: str) -> bool:
    """Whether a space may stand inside an amount of money."""
    return "$ " in stretch or "€ " in stretch or "£ " in stretch or "¥ " in stretch


def _lower_words(stretch: str) -> list[str]:
    if _is_parted(stretch):
        return list(_words_in(stretch)[:MOST])
    return list(islice(chain.from_iterable(map(_KNOWN.__getitem__, stretch.split())), MOST))


def _words_in(run: str) -> tuple[str, ...]:
    """The words, in lower case, of characters that stand together."""
    if run.isalpha():
        return (_lowered(run),)
    found = (run[:-1], run[-1]) if _is_plain(run) else _WORDS.findall(run)
    return tuple(map(_lowered, found))


def _is_plain(run: str) -> bool:
    """Whether it is one word with a mark after it: most that aren't words are."""
    return run[-1:] in _MARKS and run[:-1].isalpha()


_KNOWN = Known(_words_in, KNOWN)
_IS_NUMBER = Known(lambda word: word[-1].isdigit() or word[0].isdigit(), KNOWN)


def _lowered(word: str) -> str:
    return word.lower() if word != "US" else "u.s"  # the country is no first person


def _is_amount(words: Sequence[str], at: int) -> bool:
    """Whether a word that ends in a digit is an amount."""
    word = words[at]
    if word[0].isalpha():
        return False
    follows = words[at + 1] if at + 1 < len(words) else ""
    if not word[0].isdigit() or follows in ("%", "million", "billion", "percent", "trillion"):
        return True
    return "." in word or "," in word
