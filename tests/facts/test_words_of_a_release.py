"""A release's words are looked up once each: what is found is what looking at every place would find."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts import Facts
from checker.facts import sieve as sieve_module
from checker.facts.dictionary import Dictionary, WordForms
from checker.facts.glued_words import TextWords
from checker.facts.sieve import Sieve
from checker.facts.spelling import WORD, strange_in
from checker.frequencies import Frequencies
from checker.matching.scan import scan_of
from checker.patterns import pattern

TEXTS = st.lists(
    st.sampled_from(
        ["ab", "ba", "sale", "ofthe", "é", "É", "ſ", "Ab", "7", "_", "'", "-", " ", ".", "\n", "ª"]
    ),
    max_size=30,
).map("".join)


def test_words_of_an_earlier_release_are_not_looked_up_again(
    facts_of: Callable[..., Facts], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts_of("Acme expects further growth, and sells its older products.").of("misspelling")
    asked: list[str] = []
    listed = Frequencies.__contains__

    def noted(self: Frequencies, word: str) -> bool:
        asked.append(word)
        return listed(self, word)

    monkeypatch.setattr(Frequencies, "__contains__", noted)
    facts = facts_of("Acme sells older products; further growth, it expects, is certain.")

    assert (facts.of("misspelling"), facts.of("run-together")) == ((), ())
    assert asked == ["certain"]


def test_a_word_is_tested_once() -> None:
    asked: list[str] = []

    def begins_with_b(word: str) -> bool:
        asked.append(word)
        return word.startswith("b")

    sieve = Sieve(begins_with_b, lambda word: word.endswith("c"))
    assert sieve.pick(["b", "a", "bc"]) == (["b", "bc"], ["bc"])
    assert sieve.pick(["bc", "c", "a", "b"]) == (["bc", "b"], ["bc", "c"])
    assert asked == ["b", "a", "bc", "c"]


def test_what_a_sieve_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sieve_module, "MOST", 3)
    sieve = Sieve(str.isupper)

    for letter in "abcdefgABCDEFG":
        (upper,) = sieve.pick([letter, letter.upper()])
        assert upper == [letter.upper()] * (2 if letter.isupper() else 1)
    assert max(len(known) for known in vars(sieve).values() if isinstance(known, set | dict)) <= 3


@given(TEXTS)
def test_strange_words_are_those_of_every_place(text: str) -> None:
    words = Dictionary(Frequencies(), frozenset({"saleab"}), WordForms())
    expected = [m.span() for m in pattern(WORD).finditer(text) if m.group() != "saleab"]

    assert [(s.start, s.end) for s in strange_in(text, words, scan_of(text).words)] == expected


@given(TEXTS, st.sampled_from(["ab", "ba", "sale", "é", "Ab", "abba", "aé"]))
def test_a_word_stands_alone_between_other_characters(text: str, word: str) -> None:
    alone = set(pattern(r"\p{L}[\p{L}']*").findall(text))
    known = TextWords(text)

    assert known.stands_alone(word) == (word in alone)
    assert [
        w for w in (f"x{n}" for n in range(100)) if known.stands_alone(w)
    ] == []  # many are asked for otherwise
    assert known.stands_alone(word) == (word in alone)


def test_places_are_in_order() -> None:
    words = Dictionary(Frequencies(), frozenset(), WordForms())
    text = "wörter und wörtern, blätter und andere wörter"
    found = list(strange_in(text, words, scan_of(text).words))

    assert [s.word for s in found] == ["wörter", "wörtern", "blätter", "andere", "wörter"]
    assert all(a.end <= b.start for a, b in pairwise(found))
