"""A release's words → those that are two: "StatementsThis", "theNetherlands", "mergewith".

Both halves must be words that the release uses alone. As names of firms and brands are made of such
words too, a capital in the middle needs more: the second half opens a sentence or a contact's line, or
the halves stand beside the same neighbours elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from checker.document import Document, Span
from checker.facts.spelling import accented_words, letters_in, words_worth_a_look
from checker.facts.word_halves import Openings, openings_of, rests
from checker.law import Law
from checker.patterns import pattern
from checker.record import Record, field

_CAPITAL = pattern(r"\p{Lu}(?<=(?<first>\p{Lu}?\p{Ll}{1,30})\p{Lu})\p{Ll}+")
_LONGEST = 60
_FEW = 60
"""Words that are sought one by one; for more it pays to list all that the text has."""


def glued_words(document: Document, law: Law) -> Iterator[Span]:
    """Every word that is two, as the stretch of letters that holds it."""
    text, known = TextWords(document.text), openings_of(law)
    for m in _CAPITAL.finditer(text.all):
        joint = _Joint(text, m, known)
        if joint.is_fault():
            yield joint.token
    for word in _doubtful(text.all, law):
        if any(map(text.stands_alone, rests(word, known))) and text.stands_alone(word):
            yield from _places(word, text.all)


def _doubtful(text: str, law: Law) -> Iterator[str]:
    """Words in small letters that may be two."""
    accented = (pattern(r"\p{L}+").match(text, at).group() for at in accented_words(text))
    for word in (*words_worth_a_look(text, law)[1], *accented):
        yield from letters_in(word)


class TextWords(Record):
    """One text, asked for the words in it."""

    all: str
    _asked: dict[str, int] = field(default_factory=dict)
    _alone: dict[str, bool] = field(default_factory=dict)

    def stands_alone(self, word: str) -> bool:
        """Whether the word stands somewhere without a letter or an apostrophe around it."""
        if len(self._alone) > _FEW:
            return word in self._all_alone
        if word not in self._alone:
            self._alone[word] = any(not self._goes_on(at, at + len(word)) for at in _starts(word, self.all))
        return self._alone[word]

    @cached_property
    def _all_alone(self) -> frozenset[str]:
        return frozenset(pattern(r"\p{L}[\p{L}']*").findall(self.all))

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a word goes on before or after this stretch; an apostrophe inside it is of it."""
        after = self.all[end : end + 1]
        while start and self.all[start - 1] == "'":
            start -= 1
        return after == "'" or after.isalpha() or (start > 0 and self.all[start - 1].isalpha())

    def has(self, words: str) -> bool:
        """Whether the words stand somewhere from the start of a word on."""
        return self.count(f" {words}") > 0 or self.count(f"\n{words}") > 0 or self.all.startswith(words)

    def count(self, words: str) -> int:
        """How often the words stand there."""
        if words not in self._asked:
            self._asked[words] = self.all.count(words)
        return self._asked[words]


class _Joint:
    """One capital inside a word."""

    def __init__(self, text: TextWords, capital: Any, known: Openings) -> None:
        self.text, self.known = text, known
        self.first, self.second = capital["first"], capital.group()
        self.at, self.after = capital.span()
        self.token = _letters(text.all, self.at)

    def is_fault(self) -> bool:
        if len(self.first) < 2 or self._is_name():
            return False
        if self.first in self.known.small:
            return self._after_small_word()
        if self.first == self.second:
            return self._stands_once() and self.text.all[self.after : self.after + 1] == " "
        alone = self.text.stands_alone
        if not alone(self.first) and not alone(self.first.lower()):
            return self._opens_line() and self._follows_name()
        return (
            self._opens_sentence() or self._opens_line() or (self._stands_once() and self._has_neighbours())
        )

    def _is_name(self) -> bool:
        whole = self.text.all[self.token.start : self.token.end]
        after = self.text.all[self.token.end : self.token.end + 4].lower()
        return whole.lower() in self.known.whole or after.startswith(("®", "™", "(r)", ".com", ".ai", ".io"))

    def _stands_once(self) -> bool:
        return self.text.count(self.text.all[self.token.start : self.token.end]) == 1

    def _after_small_word(self) -> bool:
        """As in "theNetherlands"; a name may begin in small letters, if its second half is no word here."""
        alone = self.token.start == self.at - len(self.first)
        return (
            alone
            and len(self.second) > 2
            and (self.first in ("the", "and", "of") or self.text.stands_alone(self.second))
        )

    def _opens_sentence(self) -> bool:
        """As in "StatementsThis release"."""
        if self.second.lower() not in self.known.sentence or len(self.first) < 3:
            return False
        follows = self.text.all[self.after : self.after + 2]
        return follows[:1] == " " and follows[1:].isalnum()

    def _opens_line(self) -> bool:
        """As in "RelationsEmail: …" and "ReedChief Executive Officer"."""
        if self.second.lower() not in self.known.contact or len(self.first) < 3:
            return False
        follows = self.text.all[self.after : self.after + 2]
        return (
            follows[:1] == ":" or (follows[:1] == " " and follows[1:].isupper()) or follows[:1] in ("", "\n")
        )

    def _follows_name(self) -> bool:
        """Whether a capitalised word stands before, as a given name before a surname."""
        before = self.text.all[: self.token.start][-24:]
        return pattern(r"\p{Lu}[\p{L}.]* $").search(before) is not None and self.token.start == self.at - len(
            self.first
        )

    def _has_neighbours(self) -> bool:
        """Whether a half stands beside the same word elsewhere: "Acme CorporationAcme Corporation is"."""
        if len(self.second) < 3 or not self.text.stands_alone(self.second):
            return False
        after = pattern(r" [\p{L}']+").match(self.text.all, self.after)
        if after and self.text.has(self.second + after.group()):
            return True
        before = pattern(r"\p{L}+ $").search(self.text.all[: self.token.start][-24:])
        return (
            bool(before)
            and self.token.start == self.at - len(self.first)
            and self.text.has(before.group() + self.first + " ")
        )


def _letters(text: str, at: int) -> Span:
    """The unbroken letters around an offset; of a stretch longer than any word, a part."""
    start = end = at
    while start > max(at - _LONGEST, 0) and text[start - 1].isalpha():
        start -= 1
    while end < min(at + _LONGEST, len(text)) and text[end].isalpha():
        end += 1
    return Span(start, end)


def _places(word: str, text: str) -> Iterator[Span]:
    for at in _starts(word, text):
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            yield Span(at, end)


def _starts(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
