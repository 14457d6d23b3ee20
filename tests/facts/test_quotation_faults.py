"""Quotation marks without their partners, and characters that were spoilt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“We are glad, said Maria Keller.", ["unclosed"]),
        ("We are glad,” said Maria Keller.", ["unopened"]),
        ('“We are glad," said Maria Keller.', ["mixed"]),
        ('"We are glad,” said Maria Keller.', ["mixed"]),
        ("Words such as “may, “will” and “should” tell.", ["unclosed"]),
        ('"We are glad, said Maria Keller.', ["unclosed"]),
    ],
)
def test_faults(facts_of: FactsOf, text: str, kinds: list[str]) -> None:
    assert [f.kind for f in facts_of(text).of("quotation-fault")] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "“We are glad,” said Maria Keller. “All is well.”",
        '"We are glad," said Maria Keller ("she").',
        "“We are glad,” she said. “It is open.\n\n“It makes anvils.”",
        "“We are glad. It is open.\n\nIt makes anvils,” she said.",
        'The anvil is 20" long. It is "solid".',
        "It’s the company’s plant.",
    ],
)
def test_pairs(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("quotation-fault") == ()


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("We said weâ€™re ready.", "mojibake", "weâ€™re"),
        ("The plant\ufffds gate.", "replacement", "plant\ufffds"),
        ("Acme &amp; Sons.", "entity", "&amp;"),
        ("The \u0421ompany spoke.", "look-alike", "\u0421ompany"),
        ("Known and \u200eunknown risks.", "direction", "unknown"),
        ("A plant\uf0b7s gate.", "private-use", "plant\uf0b7s"),
    ],
)
def test_odd_characters(facts_of: FactsOf, text: str, kind: str, word: str) -> None:
    facts = facts_of(text)
    assert [(o.kind, facts.document.words(o.span)) for o in facts.of("odd-character")] == [(kind, word)]


@pytest.mark.parametrize(
    "text", ["Âme, Ångström and Ãrgo & co.", "Компания and Ελλάς.", "β-cells • “ok” – fine™"]
)
def test_characters_of_other_languages(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("odd-character") == ()
