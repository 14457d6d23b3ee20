"""Announced programmes, decisions and lists of tasks look ahead; accounts, terms and courtesies don't."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checker.document import Span
from checker.facts import Facts
from checker.facts.outlook.reading import judgements
from checker.facts.outlook.signs import sign_book
from checker.facts.outlook.words import words_of
from checker.law import Law

FactsOf = Callable[..., Facts]
DAY = date(2026, 8, 6)


def found(facts_of: FactsOf, text: str) -> list[Any]:
    return list(facts_of(text, date=DAY).of("forward-looking"))


def signs(law: Law, text: str) -> set[str]:
    book, words = sign_book(law), words_of(text, Span(0, len(text)))
    return {s.sign.name for shelf in (book.signals, book.against) for s in shelf.find(words)}


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("step-toward", "The permit is a critical step toward reopening the foundry."),
        ("step-toward", "The lease marks a milestone in our journey to a full-service network."),
        ("moves-toward", "As Acme moves toward commercial production, hiring continues."),
        ("working-to", "Acme is working to finalize its audit."),
        ("working-to", "A second site is being considered for the plant."),
        ("working-to", "The company is actively seeking partners in Spain."),
        ("strategy-is", "Our strategy is to own every step from ore to anvil."),
        ("undertakes-to", "The board has resolved to divest the rubber business."),
        ("undertakes-to", "Acme has retained an engineer to prepare the tender documents."),
        ("start-of", "Acme announced the start of its share buyback."),
        ("doing-now", "We are building a second forge in Ohio."),
        ("in-development", "A lighter anvil is in development."),
        ("caption-do", "Acme to supply 40 anvils to the navy"),
        ("should-do", "The merger should result in lower freight costs."),
        ("would-do", "The grant would allow a third shift."),
        ("has-potential", "The alloy has the potential to halve our weight."),
        ("as-we-continue", "As we continue to expand, costs fall."),
        ("we-can", "The permit allows us to expand the yard."),
        ("is-to-be", "The remaining shares are to be issued in October."),
        ("planned-list", "Next steps for the project include:"),
        ("programme-designed", "The programme is designed to reduce scrap."),
        ("seeks-doing", "Acme seeks to expand in Chile."),
    ],
)
def test_ways_of_telling_a_plan(law: Law, sign: str, text: str) -> None:
    assert sign in signs(law, text)


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("doing-now", "Acme's growing network helps."),
        ("working-to", "Founded in 1950, the foundry is working."),
        ("caption-do", "Ability to supply steel matters."),
        ("goal-is", "Banks help clients reach their goals."),
        ("planned-event", "The call was scheduled to release pressure."),
        ("expects", "In 2014 the founder envisioned a lighter anvil."),
        ("seeks-doing", "We serve founders seeking to expand."),
    ],
)
def test_what_only_looks_like_one(law: Law, sign: str, text: str) -> None:
    assert sign not in signs(law, text)


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("results-date", "Acme plans to release its second quarter results on Monday."),
        ("holds-meeting", "Acme will hold a special shareholder meeting on Tuesday."),
        ("update", "Further updates regarding the yard and its lease will be provided in later news."),
        ("unit-terms", "A total of 40,000 new ordinary shares will be issued through the offer."),
        ("conference-named", "The booth stands near the door of the summit."),
        ("general-public", "Physicians can save time."),
        ("past-decision", "Acme hired a lawyer."),
        ("shows-present", "The order underscores our reach."),
    ],
)
def test_ways_of_telling_an_arrangement_or_a_fact(law: Law, sign: str, text: str) -> None:
    assert sign in signs(law, text)


@pytest.mark.parametrize(
    "text",
    [
        "The following mark is pending. We offer help to patients who may need an anvil.",
        "We are proud to introduce the new forge. It stands in Ohio.",
        "The company began negotiations with the bank in May. They ended in June.",
        "The forge opened in May. It is estimated that 4 million people live nearby.",
        "The order strengthens our position in Ohio, enabling growth. It was signed in May.",
    ],
)
def test_courtesies_and_accounts_are_passed_over(facts_of: FactsOf, text: str) -> None:
    assert found(facts_of, text) == []


LIST = """Acme Opens a Forge

DAYTON, Ohio, Aug. 6, 2026 -- Acme Corp. today opened a forge in Dayton. It has forty workers.

With the new forge, Acme will:

- Reduce scrap in every forge
- Consolidating two warehouses into one
- Anvils, hammers and tongs

The yard opened in May.
"""


def test_items_that_set_tasks_belong_to_the_plan_that_announces_them(facts_of: FactsOf) -> None:
    facts = facts_of(LIST, date=DAY)
    told = {facts.document.words(f.span).lstrip("- "): f for f in facts.of("forward-looking")}
    assert {"Reduce scrap in every forge", "Consolidating two warehouses into one"} <= set(told)
    assert "Anvils, hammers and tongs" not in told
    item = told["Reduce scrap in every forge"]
    assert (item.strength, item.construction) == ("plan", "announced list")


def test_a_list_that_nothing_announces_is_no_plan(facts_of: FactsOf) -> None:
    assert found(facts_of, LIST.replace("Acme will:", "Acme did this in May:")) == []


@pytest.mark.parametrize(
    ("circumstance", "text"),
    [
        ("weak-only", "Our growth strengthens the network."),
        ("weak-past", "Our growth strengthened and sales improved."),
        ("planned-definition", "Acme is a leading manufacturer of anvils that aims to expand in Chile."),
        ("plan-told", "Acme announced that it intends to expand."),
        ("faint", "Acme is developing anvils."),
        ("many-arrangements", "Acme expects that fractional shares and each warrant will be rounded."),
    ],
)
def test_circumstances_of_plans_and_accounts(facts_of: FactsOf, circumstance: str, text: str) -> None:
    [judged] = judgements(facts_of(text, date=DAY))
    assert circumstance in judged.evidence.circumstances


@pytest.mark.parametrize(
    "text",
    ["We are committed to excellence.", "The programme is designed to:", "- Developing anvils further."],
)
def test_hopes_announcements_and_items_are_not_faint(facts_of: FactsOf, text: str) -> None:
    judged = [j for j in judgements(facts_of(text, date=DAY)) if j.evidence.signals]
    assert judged
    assert not any("faint" in j.evidence.circumstances for j in judged)


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("how-common", "More than 1 in 10 people will develop a goitre during their lifetime."),
        ("standing", "The award positions Acme as the leader in anvils."),
        ("call", "There will be an opportunity to ask questions."),
        ("clock", "Jane Roe will speak on the business at 11am on Monday."),
        ("decided-focus", "Acme decided to focus its forges on tongs."),
        ("caution", "Production without a feasibility study bears an increased risk of failure."),
    ],
)
def test_signs_of_accounts_and_decisions(law: Law, sign: str, text: str) -> None:
    assert sign in signs(law, text)
