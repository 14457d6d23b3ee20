"""Words and lines that run together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


def glued(facts_of: FactsOf, text: str) -> list[tuple[str, str]]:
    return [(r.kind, r.words) for r in facts_of(text).of("run-together")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Our Statements are here.\n\nForward-Looking StatementsThis release contains some.",
            "StatementsThis",
        ),
        ("About AcmeAcme makes anvils. Acme is old.", "AcmeAcme"),
        ("The Netherlands are flat. Acme moved to theNetherlands.", "theNetherlands"),
        ("Acme sells anvils of every size,and it rents them.", "size,and"),
        ("They sell hammers. With these came nails.With that, all ended.", "nails.With"),
        ("Acme Corp.Acme makes anvils.", "Corp.Acme"),
        ("Acme (the maker of anvils)announces a plant.", ")announces"),
        ('Acme (the"Company") makes anvils.', 'the"Company'),
        ("Acme will mergewith it.", "mergewith"),
        ("The anvils are old. Some anvilsand hammers are new.", "anvilsand"),
        ("Chief of all: Maria KellerCEO of Acme.", "KellerCEO"),
        ("Acme Corporation makes it. About Acme CorporationAcme Corporation is old.", "CorporationAcme"),
    ],
)
def test_words(facts_of: FactsOf, text: str, words: str) -> None:
    assert glued(facts_of, text) == [("words", words)]


@pytest.mark.parametrize(
    "line",
    [
        "ir@acme-anvils.com267-225-1000",
        "Maria Keller, Investor Relationsir@acme-anvils.com",
        "Investors:1-800-225-1000",
        "Tel: +1 949 250 1000Email: ir@acme-anvils.com",
    ],
)
def test_lines_of_a_contact(facts_of: FactsOf, line: str) -> None:
    assert [kind for kind, _ in glued(facts_of, f"Acme opened a plant.\n\nContact:\n{line}")] == ["lines"]


@pytest.mark.parametrize(
    "text",
    [
        "See our LinkedIn page, linked to GlobeNewswire and eBay; McKesson, MacDonald and a PhD like iPhones and mRNA.",
        "RealAnvil is real. An anvil is real. RealAnvil sells, and RealAnvil buys.",
        "NASDAQ:ACME, TSX:ACM, 9:30 a.m., www.Acme.com/AboutUs, Acme.com and 3:1 are well formed.",
        "Demand within the island is a thousandfold; therein husbands understand theaters, and brand the land.",
        "The rate fell (200)bps, and shareholder(s) of poly(ethylene)glycol gain.",
        "Call 949-250-1000x12, or ir@acme-anvils.com, or see www.acme-anvils.com.",
        "U.S.A. and N.V. are short. In the U.S. Acme is large.",
    ],
)
def test_what_is_one_word(facts_of: FactsOf, text: str) -> None:
    assert glued(facts_of, text) == []


def test_a_block_is_told_once(facts_of: FactsOf) -> None:
    found = facts_of("Acme sells anvils,and it rents hammers,and it lends nails.").of("run-together")
    assert [(r.count, r.words) for r in found] == [(2, "anvils,and, hammers,and")]


def test_blocks_in_a_row_are_one_thing_to_mend(facts_of: FactsOf) -> None:
    first, second = "Investors:1-800-225-1000", "Tel: +1 949 250 1000Email: ir@acme-anvils.com"
    assert len(glued(facts_of, f"{first}\n\n{second}")) == 1
    assert len(glued(facts_of, f"{first}\n\nAcme makes anvils.\n\n{second}")) == 2
    facts = facts_of(f"{first}\n\n{second}\n\nAcme makes anvils.")
    (found,) = facts.of("run-together")
    assert facts.document.words(found.span).startswith("Investors:1")
    assert found.span.end <= facts.document.text.index("Acme makes")
    assert found.count >= 2
