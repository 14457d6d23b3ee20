"""What a release says twice by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]

PARAGRAPH = "The plant in Ohio will make anvils of every size and employ two hundred people from the towns all around it."


def repeated(facts_of: FactsOf, text: str) -> list[tuple[str, str]]:
    facts = facts_of(text)
    return [(r.kind, facts.document.words(r.span)) for r in facts.of("repetition")]


def test_title(facts_of: FactsOf) -> None:
    title = "Acme Opens Its Third Plant in Ohio"
    text = f"{title}\n\n{title}\n\nBOSTON, Aug. 6, 2026 -- Acme, Inc. today opened a plant."
    assert repeated(facts_of, text) == [("headline", f"{title}\n{title}")]


def test_dateline(facts_of: FactsOf) -> None:
    text = "Acme Opens a Plant\n\nBOSTON, Aug. 6, 2026\n\nBOSTON, Aug. 6, 2026 /PRNewswire/ -- Acme opened a plant."
    assert repeated(facts_of, text) == [("dateline", "BOSTON, Aug. 6, 2026")]


def test_paragraph(facts_of: FactsOf) -> None:
    text = f"{PARAGRAPH}\n\nThe anvils are sold in every state.\n\n{PARAGRAPH}"
    assert repeated(facts_of, text) == [("paragraph", PARAGRAPH)]


@pytest.mark.parametrize(
    "block",
    [
        "Amounts in thousands, except per share figures.",
        "- The plant in Ohio will make anvils of every size and employ two hundred people from the towns around.",
        "Neither the TSX Venture Exchange nor its Regulation Services Provider accepts responsibility for this release.",
    ],
)
def test_what_may_stand_twice(facts_of: FactsOf, block: str) -> None:
    assert repeated(facts_of, f"{block}\n\nThe anvils are sold in every state.\n\n{block}") == []


@pytest.mark.parametrize("words", ["the the", "in in", "will will"])
def test_small_word(facts_of: FactsOf, words: str) -> None:
    assert repeated(facts_of, f"Acme opened a plant {words} state of Ohio.") == [("word", words)]


@pytest.mark.parametrize("words", ["had had", "that that", "in in-house", "Nu Nu"])
def test_words_that_are_meant(facts_of: FactsOf, words: str) -> None:
    assert repeated(facts_of, f"Acme said it {words} state of Ohio.") == []


def test_item_of_a_list(facts_of: FactsOf) -> None:
    assert repeated(facts_of, 'Words like "expects," "plans," "plans," and "hopes" tell.') == [
        ("item", '"plans,"')
    ]
    assert repeated(facts_of, 'He said "plans" once. The word "plans" is a word.') == []
