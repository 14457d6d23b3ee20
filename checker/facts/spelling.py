"""Words in small letters that are one slip away from a common word → Misspelling.

Precision first: names, tickers, drugs and units are left alone with everything that bears a capital, a digit
or a hyphen; so is what the release prints a second time, what stands beside another unknown word (a foreign
phrase, a formula), and what English derives or compounds from words it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.document import Document, Span
from checker.facts.dictionary import Dictionary, dictionary_of
from checker.patterns import pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts


@record
class Misspelling:
    """A word that is none."""

    span: Span
    word: str
    correct: str
    """The common word that it is one slip away from."""


_WORD = r"(?<![\w'./@#&+_-])\p{Ll}{5,24}(?![\w'/@&+_-]|\.\w)"
_FEWEST = 6
"""Letters of a misspelt word; shorter ones are near too many others."""
_BESIDE = 30
"""Characters on both sides in which no other unknown word may stand."""
_FOREIGN = 12
"""One unknown word in so many says that the text is not English, or that its letters are lost."""


def find_misspellings(facts: Facts) -> Iterator[Misspelling]:
    """Every misspelt word outside tables, in order."""
    document = facts.document
    words = dictionary_of(facts.law)
    if not words.times_printed:
        return
    found = list(pattern(_WORD).finditer(document.text))
    known: dict[str, bool] = {}
    for m in found:
        known.setdefault(m.group(), words.lists(m.group()))
    strange = [m for m in found if not known[m.group()]]
    if len({m.group() for m in strange}) * _FOREIGN > len(known) > _FOREIGN:
        return
    for at, m in enumerate(strange):
        beside = strange[max(at - 1, 0) : at] + strange[at + 1 : at + 2]
        if not any(_near(m, other) for other in beside) and _is_alone(document, m):
            unknown = two_words(m.group(), words) is None and not words.knows(m.group())
            meant = words.correction(m.group()) if unknown else None
            if meant is not None:
                yield Misspelling(Span(m.start(), m.end()), m.group(), meant)


def lost_spaces(facts: Facts) -> Iterator[Span]:
    """Every word in small letters that is a small and a common one: "theforegoing", "describedin"."""
    document = facts.document
    words = dictionary_of(facts.law)
    if not words.times_printed:
        return
    known: dict[str, bool] = {}
    for m in pattern(_WORD).finditer(document.text):
        word = m.group()
        if word not in known:
            known[word] = two_words(word, words) is None
        if not known[word]:
            yield Span(m.start(), m.end())


def _near(one: Any, other: Any) -> bool:
    return bool(one.start() - other.end() < _BESIDE and other.start() - one.end() < _BESIDE)


def _is_alone(document: Document, m: Any) -> bool:
    """Whether the word is long enough, stands in sentences, and the release prints it once."""
    if len(m.group()) < _FEWEST or document.lower.count(m.group()) != 1:
        return False
    block = document.block_at(m.start())
    return block is not None and block.kind != "table"


_HALF = 4
"""Letters of the half that is no small word."""
_LONG = 8
_USUAL, _USUAL_LONG = 10_000_000, 1_000_000
"""Times printed: the other half is at least so common; one of many letters is telling by itself."""


def two_words(word: str, words: Dictionary) -> tuple[str, str] | None:
    """The two words of which one is small and the other common, if an unknown word is these."""
    if words.lists(word) or words.derives(word):
        return None
    for at in range(1, len(word)):
        first, second = word[:at], word[at:]
        before = first in words.forms.first_halves and _is_half(second, words)
        after = second in words.forms.second_halves and at >= _HALF and _is_half(first, words)
        if before or after:
            return first, second
    return None


def _is_half(half: str, words: Dictionary) -> bool:
    usual = _USUAL if len(half) < _LONG else _USUAL_LONG
    return (len(half) >= _HALF or half in words.forms.first_halves) and words.count(half) >= usual
