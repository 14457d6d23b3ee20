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
from checker.law import Law
from checker.patterns import pattern
from checker.record import record

_CAPITAL = r"(?<=\p{Ll})\p{Lu}\p{Ll}+"
_WORD = r"\p{L}[\p{L}']*"
_SHORTEST = 7
"""Of a word in small letters that may be two."""
_OTHER_HALF = 4
_LONGEST = 60


@record
class Openings:
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
        sentence, contact, small, whole = (
            frozenset(words.get(kind, ())) for kind in ("sentence", "contact", "small", "whole")
        )
        return Openings(
            sentence,
            contact,
            small,
            words.get("first half", ()),
            words.get("second half", ()),
            whole,
            words.get("sure second half", ()),
        )

    return law.once("line-openings", made)


def glued_words(document: Document, law: Law) -> Iterator[Span]:
    """Every word that is two, as the stretch of letters that holds it."""
    text = _Text(document.text)
    known = openings_of(law)
    for m in pattern(_CAPITAL).finditer(text.all):
        joint = _Joint(text, m, known)
        if joint.is_fault():
            yield joint.token
    for word in text.alone:
        common = len(word) >= _SHORTEST and (word.startswith(known.first) or word.endswith(known.second))
        if common and word.islower() and _is_two(word, text.alone, known):
            yield from _places(word, text.all)


@record
class _Text:
    all: str

    @cached_property
    def alone(self) -> dict[str, None]:
        """The words that stand by themselves, in order."""
        return dict.fromkeys(pattern(_WORD).findall(self.all))

    @cached_property
    def _asked(self) -> dict[str, int]:
        return {}

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

    def __init__(self, text: _Text, capital: Any, known: Openings) -> None:
        self.text, self.known = text, known
        self.second = capital.group()
        start, end = capital.start(), capital.end()
        left = pattern(r"\p{Lu}?\p{Ll}+$").search(text.all, max(start - 30, 0), start)
        self.first = left.group() if left else ""
        self.at, self.after = start, end
        self.token = _letters(text.all, start)

    def is_fault(self) -> bool:
        if len(self.first) < 2 or self._is_name():
            return False
        if self.first in self.known.small:
            return self._after_small_word()
        if self.first == self.second:
            return self._stands_once() and self.text.all[self.after : self.after + 1] == " "
        if self.first not in self.text.alone and self.first.lower() not in self.text.alone:
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
            and (self.second in self.text.alone or self.first in ("the", "and", "of"))
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
        if len(self.second) < 3 or self.second not in self.text.alone:
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


def _is_two(word: str, alone: dict[str, None], known: Openings) -> bool:
    """Whether a word in small letters is two words of the release, one of them a common one."""
    if word in known.whole or "'" in word:
        return False
    for half in known.first:
        rest = word[len(half) :]
        if word.startswith(half) and len(rest) > _OTHER_HALF and rest in alone:
            return True
    if word.endswith(known.sure):
        return True
    for half in known.second:
        rest = word[: -len(half)]
        if word.endswith(half) and rest in alone and len(rest) >= _OTHER_HALF and _may_end(rest, half):
            return True
    return False


def _may_end(rest: str, half: str) -> bool:
    """Words of two and three letters end many others; only after an ending of verbs and nouns they do not."""
    if len(half) > 3 or half in ("and", "the", "our"):
        return len(rest) > _OTHER_HALF or len(half) > 3 or half != "our"
    return len(rest) > _OTHER_HALF and rest.endswith(("ed", "ing", "tion", "ment", "ity"))


def _places(word: str, text: str) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            yield Span(at, end)
        at = text.find(word, end)
