"""Patterns of lower-case text that are tried only where their words stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.document import Span
from checker.facts import Facts
from checker.facts.wordings import Wording

FactsOf = Callable[..., Facts]

TEXT = (
    "Acme may not meet its goals. It undertakes no obligation to update this release, except as required by "
    "law. Nevertheless, risk factors could make results differ; Subfactors could too."
)
SOURCES = (
    r"\bundertakes? no (?:duty|obligation)",
    r"\b(?:except|unless)[^.]{0,40}?\blaw\b",
    r"(?:factors?|risks?)\b",
    r"\bno\b",
    r"\b(?:lawless|never)\b",
    r"[^.;]{0,20}differ",
    r"\d+",
)


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_found_is_what_trying_everywhere_would_find(facts_of: FactsOf, source: str) -> None:
    import regex

    document = facts_of(TEXT).document
    wording, lower = Wording(source), document.lower
    for start in range(0, len(lower), 7):
        for end in range(start, len(lower), 11):
            expected = regex.compile(source, regex.M).search(lower, start, end)
            span = Span(start, end)
            for found in (wording.first_in(document, span), wording.search(lower, start, end)):
                assert (found and found.span()) == (expected and expected.span()), (start, end)


@pytest.mark.parametrize("source", SOURCES)
def test_each_match_in_a_release_is_found_once(facts_of: FactsOf, source: str) -> None:
    import regex

    document = facts_of(TEXT).document
    expected = [m.span() for m in regex.compile(source, regex.M).finditer(document.lower)]
    assert [m.span() for m in Wording(source).each_in(document)] == expected


def test_what_matches_no_letter_is_found_once_at_each_place(facts_of: FactsOf) -> None:
    document = facts_of("Acme gave guidance. The guidance stands.").document
    assert [m.span() for m in Wording(r"\b(?=guidance\b)").each_in(document)] == [(10, 10), (24, 24)]


def test_a_text_without_the_words_is_told_at_once() -> None:
    assert not Wording(r"\b(?:lawless|never)\b").may_match("nothing of the kind")
    assert Wording(r"\b(?:lawless|never)\b").may_match("nevertheless")
    assert Wording(r"\d+").may_match("nothing of the kind")
    assert [m.group() for m in Wording(r"\bno\w*").finditer("no, nothing; and")] == ["no", "nothing"]
