"""What a republisher left in a copy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]

RELEASE = """Acme Opens a Plant

BOSTON, Aug. 6, 2026 /PRNewswire/ -- Acme, Inc. today opened a plant in Ohio.

The plant makes anvils.

Contact: Maria Keller, +1 949 250 1000, ir@acme-anvils.com
"""


def remnants(facts_of: FactsOf, text: str) -> list[tuple[str, str, bool, str]]:
    facts = facts_of(text)
    return [(facts.document.words(r.span), r.kind, r.certain, r.place) for r in facts.of("remnant")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("View the original release on www.anvilwire.com", "credit"),
        ("View source version on anvilwire.com: https://www.anvilwire.com/news/1/en/", "credit"),
        ("Original/Source Press Release", "links"),
        ("Anvilwire.com TLDR", "links"),
        ("Reddit Post", "links"),
        ("Pickup - https://anvils.example.org/news", "links"),
        ("The post Acme Opens a Plant appeared first on Anvil Daily.", "credit"),
        ("Add Anvil Daily as your preferred news source on Google", "promotion"),
        ("Copyright (c) 2026 TheNewswire - All rights reserved.", "credit"),
        ("Reuters", "site"),
        ("morningstar", "site"),
    ],
)
def test_line_at_the_foot(facts_of: FactsOf, line: str, kind: str) -> None:
    assert remnants(facts_of, f"{RELEASE}\n{line}\n") == [(line, kind, True, "foot")]


def test_neighbouring_lines_are_one(facts_of: FactsOf) -> None:
    text = f"{RELEASE}\nOriginal/Source Press Release\n\nAnvilwire.com TLDR\n\nReddit Post\n"
    assert [r[0].count("\n") for r in remnants(facts_of, text)] == [2]


def test_wire_above_the_title(facts_of: FactsOf) -> None:
    assert remnants(facts_of, f"PR Newswire\n\n{RELEASE}") == [("PR Newswire", "wire", True, "top")]


def test_markdown_link_in_plain_text(facts_of: FactsOf) -> None:
    text = RELEASE.replace("ir@acme-anvils.com", "[ir@acme-anvils.com](mailto:ir@acme-anvils.com)")
    assert [r[1] for r in remnants(facts_of, text)] == ["markup"]


def test_a_word_after_the_end_that_stands_nowhere_else(facts_of: FactsOf) -> None:
    assert remnants(facts_of, f"{RELEASE}\nAnvilgram\n") == [("Anvilgram", "stray", False, "foot")]


@pytest.mark.parametrize(
    "line", ["Acme, Inc.", "SOURCE Acme", "###", "Ohio", "Chief Executive", "Attachment", "Pickup trucks"]
)
def test_lines_that_belong_there(facts_of: FactsOf, line: str) -> None:
    assert [r for r in remnants(facts_of, f"{RELEASE}\n{line}\n") if r[0] != "Pickup trucks"] == []


def test_the_issuer_may_be_a_news_house(facts_of: FactsOf) -> None:
    text = RELEASE.replace("Acme", "Morningstar") + "\nMorningstar\n"
    assert remnants(facts_of, text) == []
