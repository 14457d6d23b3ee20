"""What is looked up in a text's index first is what a plain search finds."""

from __future__ import annotations

from typing import Any

import pytest

from checker.matching import searching
from checker.matching.scan import scan_of
from checker.matching.searching import every, first
from checker.patterns import compiled

TEXT = (
    "ACME Corp. announces results\n"
    "The Company filed its Form 10-K for 2024 and its Forms 10-Q and 8-K with the SEC.\n"
    "As previously announced, directors resigned; others will resign. A resignation followed.\n"
    "Net income of $1.2 million, or 12 cents a share, was reported. Reporting continues.\n"
    "L'ÉCOLE_SEC and SECs; sec.gov is no SEC."
)
SOURCES = (
    r"(?<![\w-])(?i:forms?|schedules?) ",  # one word of a few begins it
    r"\bresign\w*",  # the beginning of a word does
    r"(?i)\bannounc(?:es|ed)\b[^.\n]{0,40}?\b(?:results|directors)\b",  # it begins with one, and holds others
    r"[^.\n]{0,20}\bSEC\b",  # a word stands inside
    r"\b(?:SEC|Securities and Exchange Commission)\b(?!\.)",
    r"\d+(?:\.\d)?",  # nothing can be looked up
    r"(?i)income|cents",  # it may stand inside a word
    r"\bdividend\b",  # the text has it not
)


@pytest.fixture(params=[True, False], ids=["indexed", "not indexed"])
def text(request: pytest.FixtureRequest) -> str:
    text = TEXT if request.param else TEXT + " "
    if request.param:
        scan_of(text)
    return text


def spans(matches: Any) -> list[tuple[int, int]]:
    return [m.span() for m in matches]


@pytest.mark.parametrize("source", SOURCES)
def test_finds_what_a_plain_search_finds_in_every_stretch(source: str, text: str) -> None:
    plain = compiled(source)
    for start in range(0, len(text), 7):
        for end in (*range(start, len(text), 13), len(text)):
            found = first(source, text, start, end)
            assert spans([found] if found else []) == spans(list(plain.finditer(text, start, end))[:1])
            assert spans(every(source, text, start, end)) == spans(plain.finditer(text, start, end))


def test_an_expression_whose_words_are_missing_is_not_even_compiled(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(source: str) -> Any:
        asked.append(source)
        return compiled(source)

    monkeypatch.setattr(searching, "compiled", noted)
    assert first(r"\bdividend\b", text) is None
    assert list(every(r"\bdividend\b", text)) == []
    assert len(asked) == (0 if text == TEXT else 2)
    assert first(r"\bForm\b", text) is not None
    assert asked[-1] == r"\bForm\b"
