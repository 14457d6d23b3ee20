"""Legends other than the cautionary statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "This release does not constitute an offer to sell or the solicitation of an offer to buy.",
            "no-offer",
        ),
        ("This announcement is neither an offer to buy nor an offer to sell any notes.", "no-offer"),
        (
            "Neither the TSX Venture Exchange nor its Regulation Services Provider accepts "
            "responsibility for it.",
            "tsxv",
        ),
        (
            "The technical content was reviewed and approved by Tom Reed, P.Geo., a Qualified "
            "Person under NI 43-101.",
            "qualified-person",
        ),
        (
            "Acme and its directors may be deemed participants in the solicitation of proxies.",
            "proxy-solicitation",
        ),
        ("The tender offer is being made only by means of the Offer to Purchase.", "tender-offer"),
        ("The notes were offered under Rule 144A of the Securities Act.", "144A"),
        (
            "This announcement contains inside information for the purposes of Article 7 of the "
            "Market Abuse Regulation.",
            "mar-inside-information",
        ),
    ],
)
def test_reads_legends(facts_of: FactsOf, text: str, kind: str) -> None:
    facts = facts_of(f"Acme opened a plant in Ohio.\n\n{text}")
    assert kind in {legend.type for legend in facts.of("legend")}
    assert all(facts.document.words(legend.span) == text for legend in facts.of("legend"))


@pytest.mark.parametrize(
    "text",
    [
        "Acme offers anvils to buyers in Ohio.",
        "Nothing here purports to be, nor does it purport to be, a technical report prepared by "
        "a qualified person.",
        "The shares trade on the TSX Venture Exchange.",
        "The company retains qualified personnel.",
        "The insider gave information to the press.",
    ],
)
def test_other_sentences_are_none(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("legend") == ()


def test_a_legend_is_told_once_in_a_block(facts_of: FactsOf) -> None:
    text = (
        "This is not an offer to sell. Nor shall there be any sale of these securities where "
        "that is unlawful."
    )
    assert [legend.type for legend in facts_of(text).of("legend")] == ["no-offer"]
