"""Words in small letters that are one slip away from a common word → Misspelling.

Precision first: names, tickers, drugs and units are left alone with everything that bears a capital, a digit
or a hyphen; so is what the release prints a second time, what stands beside another unknown word (a foreign
phrase, a formula), and what English derives or compounds from words it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker.document import Document, Span
from checker.facts.dictionary import Dictionary, dictionary_of
from checker.facts.sieve import Sieve
from checker.facts.word_halves import openings_of, rests
from checker.law import Law
from checker.matching.scan import scan_of
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class Misspelling(Record):
    """A word that is none."""

    span: Span
    word: str
    correct: str
    """The common word that it is one slip away from."""


WORD = r"(?<![\w'./@#&+_-])\p{Ll}{5,24}(?![\w'/@&+_-]|\.\w)"
"""A word in small letters that is no part of an address, a compound or the like."""
_FEWEST = 6
"""Letters of a misspelt word; shorter ones are near too many others."""
_BESIDE = 30
"""Characters on both sides in which no other unknown word may stand."""
_MANY = 40
"""Strange words of which none is looked into before the text is known to be English."""
_FOREIGN = 12
"""One unknown word in so many says that the text is not English, or that its letters are lost."""


class StrangeWord(Record):
    """A word in small letters that is not on the lists."""

    start: int
    end: int
    word: str


def find_misspellings(facts: Facts) -> Iterator[Misspelling]:
    """Every misspelt word outside tables, in order."""
    document, strange = facts.document, _strange_words(facts)
    different = len({s.word for s in strange})
    if different > _MANY and _is_foreign(document.text, different):
        return
    meant = dictionary_of(facts.law).meant
    doubtful = [s for s in _by_themselves(strange) if _is_alone(document, s)]
    found = [(s, correct) for s in doubtful if (correct := meant(s.word)) is not None]
    if found and not _is_foreign(document.text, different):
        for s, correct in found:
            yield Misspelling(Span(s.start, s.end), s.word, correct)


def lost_spaces(facts: Facts) -> Iterator[Span]:
    """Every word in small letters that is a small and a common one: "theforegoing", "describedin"."""
    words = dictionary_of(facts.law)
    return (Span(s.start, s.end) for s in _strange_words(facts) if words.two_words(s.word))


def _strange_words(facts: Facts) -> list[StrangeWord]:
    """All of them, in order."""
    if "strange words" not in facts.memo:
        text, words = facts.document.text, dictionary_of(facts.law)
        facts.memo["strange words"] = (
            list(strange_in(text, words, words_worth_a_look(text, facts.law)[0]))
            if words.times_printed
            else []
        )
    found: list[StrangeWord] = facts.memo["strange words"]
    return found


def words_worth_a_look(text: str, law: Law) -> tuple[list[str], ...]:
    """Of the words of a text's index those that are not on the lists, and those that may be two."""
    scan, words, known = scan_of(text), dictionary_of(law), openings_of(law)

    def may_be_two(word: str) -> bool:
        return any(rests(letters, known) for letters in letters_in(word))

    sieve = law.once("words worth a look", lambda: Sieve(words.lacks, may_be_two))
    if sieve not in scan.kept:
        scan.kept[sieve] = sieve.pick(scan.words)
    picked: tuple[list[str], ...] = scan.kept[sieve]
    return picked


def letters_in(word: str) -> list[str]:
    """What of a word of a text's index is no figure."""
    found: list[str] = pattern(r"\p{Ll}+").findall(word)
    return found


def strange_in(text: str, words: Dictionary, among: Iterable[str]) -> Iterator[StrangeWord]:
    """All of a text, in order, if these words of its index are all that may be strange."""
    match, places = pattern(WORD).match, scan_of(text).words
    starts = {at for word in among for at in places[word] if text[at].islower()}
    for at in sorted(starts.union(accented_words(text))):
        m = match(text, at)
        if m is not None and not words.lists(m.group()):
            yield StrangeWord(at, m.end(), m.group())


def accented_words(text: str) -> Iterator[int]:
    """Where words with other letters than those of ASCII start; the text's index knows only their parts."""
    if not any(c > "\x7f" and c.isalpha() for c in set(text)):
        return
    for m in pattern(r"(?=[^\x00-\x7f])\p{L}").finditer(text):
        start = m.start()
        while start and text[start - 1].isalpha():
            start -= 1
        yield start


def _by_themselves(strange: list[StrangeWord]) -> Iterator[StrangeWord]:
    """Those with no other beside them."""
    for at, s in enumerate(strange):
        before = at > 0 and s.start - strange[at - 1].end < _BESIDE
        after = at + 1 < len(strange) and strange[at + 1].start - s.end < _BESIDE
        if not before and not after:
            yield s


def _is_alone(document: Document, strange: StrangeWord) -> bool:
    """Whether the word is long enough, stands in sentences, and the release prints it once."""
    if len(strange.word) < _FEWEST or document.lower.count(strange.word) != 1:
        return False
    block = document.block_at(strange.start)
    return block is not None and block.kind != "table"


def _is_foreign(text: str, strange: int) -> bool:
    """Whether so many different words are strange among all that a text has."""
    known: set[str] = set()
    for m in pattern(WORD).finditer(text):
        known.add(m.group())
        if len(known) >= strange * _FOREIGN:
            return False
    return len(known) > _FOREIGN
