"""Slips of the pen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("text", "kind", "words", "correct"),
    [
        ("These are forward-looking statements: : plans.", "doubled-mark", "statements: :", None),
        ("Acme shows non- GAAP figures.", "hyphen-space", "non- GAAP", "non-GAAP"),
        ("It fits the our strategy.", "article", "the our", "our"),
        ("They will be also be watching.", "doubled-verb", "be also be", None),
        ("Our appeal and but also our reach.", "doubled-verb", "and but also", None),
        ("Call (914} 250-1000 today.", "phone-bracket", "(914}", None),
        ("A plant (its third} opened.", "bracket-mismatched", "(its third}", None),
        ("Acme, Inc. , a maker of anvils, spoke.", "lost-parenthesis", "Inc. ,", None),
        ("Acme paid USD $5 for it.", "currency-twice", "USD $", None),
        ("As of 1st October 1, 2026, it holds.", "date-twice", "1st October 1, 2026", None),
        ("File No. 333- 280340 was filed.", "number-space", "333- 280340", "333-280340"),
        ("It is one the largest plants.", "word-lost", "one the largest", None),
        ("Anvil N.V. pays. Holders of Anvil N.V shares are paid.", "full-stop", "N.V", None),
    ],
)
def test_slips(facts_of: FactsOf, text: str, kind: str, words: str, correct: str | None) -> None:
    facts = facts_of(text)
    assert [(m.kind, facts.document.words(m.span), m.correct) for m in facts.of("misprint")] == [
        (kind, words, correct)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Short- and long-term, pre- or post-tax, GAAP and non-GAAP.",
        "The interval (0, 1] is half open.",
        "What it is not is known; what was also is known.",
        "Acme paid US$5, or USD 5. It rose to $6.",
        "On the 3rd May 2026 all met. Their plant, its third, is open.",
        "Anvil S.A shares are so written.",
        "No one the next day knew it: it was so (see note 1).",
    ],
)
def test_what_is_right(facts_of: FactsOf, text: str) -> None:
    found = facts_of(text).of("misprint")
    assert [m.kind for m in found if m.kind != "word-lost"] == []


def test_article_before_the_issuer(facts_of: FactsOf) -> None:
    text = "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) spoke. It fits the Acme's plan."
    assert [m.correct for m in facts_of(text).of("misprint")] == ["Acme's"]
    assert facts_of(text + " He asked the Acme board.").of("misprint") == ()


def test_bracket_that_is_not_closed(facts_of: FactsOf) -> None:
    text = "Acme lost nine cents a share in the three months to July (last year: a loss of twenty-one cents a share."
    assert [m.kind for m in facts_of(text).of("misprint")] == ["bracket-open"]
    assert facts_of(f"{text}\n\nThat was said before).").of("misprint") == ()
    assert facts_of(text.replace("share.", "share).")).of("misprint") == ()
