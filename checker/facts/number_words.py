"""Numbers in words beside their figures, as in "nine (9) claims" → the word that belongs to the figure."""

from __future__ import annotations

NUMBER_IN_BRACKETS = (
    r" \((?P<figure>\d{1,2})\)(?= \p{Ll}{3})"
    r"(?<=(?<!ty[ -])\b(?P<word>\p{Ll}{3,9}(?:-\p{Ll}{3,5})?) \((?P=figure)\))"
)
"""A small word (``word``, before the match), a figure in brackets, and what is counted."""
_UNITS: tuple[str, ...] = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
)
_UNITS += ("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """A number from 0 to 99 in words: ``twenty-one``."""
    if number < len(_UNITS):
        return _UNITS[number]
    ten, unit = divmod(number, 10)
    return _TENS[ten - 2] + (f"-{_UNITS[unit]}" if unit else "")


_NUMBERS = frozenset(map(in_words, range(100)))


def number_meant(word: str, figure: int) -> str | None:
    """The number that the word should be: it names another one, or is one letter away from naming it."""
    meant = in_words(figure)
    if word in (meant, meant.replace("forty", "fourty")):
        return None
    if word in _NUMBERS:
        return meant
    return (
        meant
        if len(word) == len(meant) >= 4 and sum(a != b for a, b in zip(word, meant, strict=True)) == 1
        else None
    )
