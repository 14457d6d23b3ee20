"""The table ``line-openings`` → what is left of a word that may be two, without one of the two."""

from __future__ import annotations

from checker.law import Law
from checker.record import Record

_SHORTEST = 7
"""Of a word in small letters that may be two."""
_OTHER_HALF = 4


class Openings(Record):
    """The table ``line-openings``."""

    sentence: frozenset[str]
    contact: frozenset[str]
    small: frozenset[str]
    first: tuple[str, ...]
    second: tuple[str, ...]
    whole: frozenset[str]
    sure: tuple[str, ...]
    """Words that end no other word."""


def openings_of(law: Law) -> Openings:
    """The words by which a lost space is known."""

    def made() -> Openings:
        words = {row["kind"]: tuple(row["words"]) for row in law.table("line-openings").rows}
        kinds = ("sentence", "contact", "small", "whole", "first half", "second half", "sure second half")
        sentence, contact, small, whole, first, second, sure = (words.get(kind, ()) for kind in kinds)
        return Openings(
            frozenset(sentence), frozenset(contact), frozenset(small), first, second, frozenset(whole), sure
        )

    return law.once("line-openings", made)


def rests(word: str, known: Openings) -> tuple[str, ...]:
    """What is left of a word in small letters without a common one: if it stands alone, they are two.

    The word itself, if it ends in what ends no other.
    """
    if len(word) < _SHORTEST or word in known.whole:
        return ()
    if not (word.startswith(known.first) or word.endswith(known.second)):
        return ()
    if word.endswith(known.sure):
        return (word,)
    after = (word[len(half) :] for half in known.first if word.startswith(half))
    before = ((word[: -len(half)], half) for half in known.second if word.endswith(half))
    return (
        *(rest for rest in after if len(rest) > _OTHER_HALF),
        *(rest for rest, half in before if len(rest) >= _OTHER_HALF and _may_end(rest, half)),
    )


def _may_end(rest: str, half: str) -> bool:
    """Words of two and three letters end many others; only after an ending of verbs and nouns they do not."""
    if len(half) > 3 or half in ("and", "the", "our"):
        return len(rest) > _OTHER_HALF or len(half) > 3 or half != "our"
    return len(rest) > _OTHER_HALF and rest.endswith(("ed", "ing", "tion", "ment", "ity"))
