"""Cautions of another release, references to what is not there, risks that have come true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]
OPENING = (
    "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) {news}\n\nForward-Looking Statements\n\n{caution}\n"
)
IPO = (
    "This release contains forward-looking statements, including with respect to the initial public offering."
    " No assurance can be given that the offering discussed above will be completed."
)


@pytest.mark.parametrize(
    ("news", "subjects"),
    [
        ("today opened a plant.", "an initial public offering, an offering"),
        ("today priced its initial public offering.", None),
    ],
)
def test_a_caution_of_another_release(facts_of: FactsOf, news: str, subjects: str | None) -> None:
    found = facts_of(OPENING.format(news=news, caution=IPO)).of("borrowed-caution")
    assert [b.subject for b in found] == ([subjects] if subjects else [])


@pytest.mark.parametrize(
    ("news", "borrowed"),
    [
        ("Acme tests anvils in combination with tongs, by agreement of both forges.", True),
        ("Acme signed a letter of intent with Bolt Ltd.", False),
        ("Acme closed a private placement.", False),
    ],
)
def test_a_legend_for_a_transaction_that_is_not_there(facts_of: FactsOf, news: str, borrowed: bool) -> None:
    legend = (
        "This release contains forward-looking statements. The Canadian Securities Exchange has not in any way"
        " passed upon the merits of the proposed transaction."
    )
    found = facts_of(OPENING.format(news=news, caution=legend)).of("borrowed-caution")
    assert bool(found) is borrowed


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The following table shows the price of steel:\n\nAnvils became cheaper.", ["table"]),
        ("The following table shows the price of steel:\n\nSteel 5.2 4.1\n\nIron 4.2 3.1", []),
        (
            "The following table shows the price of steel:\n\nSteel\n\nIron\n\nCoal goods\n\nOther goods\n\n5\n\n4",
            [],
        ),
        ("All of it, as shown in the chart below, is cheap.\n\nSo it is.", ["picture"]),
        ("Sign the enclosed proxy card.", ["enclosure"]),
        ("Dear Stockholders:\n\nSign the enclosed proxy card.", []),
        ("However, Acme disclaims any obligation to do so.", ["mention of updating"]),
        ("Acme may update this, but disclaims any obligation to do so.", []),
    ],
)
def test_what_is_pointed_to_is_there(facts_of: FactsOf, text: str, missing: list[str]) -> None:
    assert [d.missing for d in facts_of(text).of("dangling-reference")] == missing


def test_a_list_of_factors_is_there_or_not(facts_of: FactsOf) -> None:
    ends = "The foregoing list of factors is not exhaustive."
    bare = f"This release contains forward-looking statements. {ends}"
    full = f"This release contains forward-looking statements. Results could differ due to the price of steel. {ends}"
    for caution, missing in ((bare, ["list"]), (full, [])):
        facts = facts_of(OPENING.format(news="opened a plant.", caution=caution))
        assert [d.missing for d in facts.of("dangling-reference")] == missing


CAUTION = "This release contains forward-looking statements. Results could differ because {risk}."


@pytest.mark.parametrize(
    ("news", "risk", "named"),
    [
        ("said that it discovered unauthorized access to its servers.", "a data breach could occur", True),
        (
            "said that it discovered unauthorized access to its servers.",
            "a further data breach could occur",
            False,
        ),
        ("has not experienced unauthorized access to its servers.", "a data breach could occur", False),
        ("said that it discovered unauthorized access to its servers.", "the price of steel may rise", False),
        (
            "has determined to restate its 2025 accounts; they will be restated.",
            "we may restate accounts",
            True,
        ),
        ("is recalling its anvils.", "of the risk of a recall", True),
        ("makes anvils.", "of the risk of a recall", False),
        ("said an event of default has occurred.", "a default could follow", True),
        (
            "said that the FDA has placed its trial on clinical hold.",
            "the FDA could impose a clinical hold",
            True,
        ),
    ],
)
def test_a_risk_has_come_true(facts_of: FactsOf, news: str, risk: str, named: bool) -> None:
    facts = facts_of(OPENING.format(news=news, caution=CAUTION.format(risk=risk)))
    assert bool(facts.of("materialised-risk")) is named
