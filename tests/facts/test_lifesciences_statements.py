"""What releases of drug and device companies state: products, claims, regulators' acts, designations, dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checker.facts import Facts
from checker.language.pack import load_packs
from checker.parts import recognise_parts
from checker.reading import read_text

FactsOf = Callable[..., Facts]


@pytest.fixture(scope="module")
def facts_in() -> FactsOf:
    """Text into facts, under the law of the pack."""
    law = load_packs(["life-sciences"]).law

    def facts(text: str, **stated: object) -> Facts:
        return Facts(recognise_parts(read_text(text, "release.txt"), law), law, stated, date(2026, 11, 23))

    return facts


def only(facts: Facts, kind: str) -> Any:
    (found,) = facts.of(kind)
    return found


def test_a_code_is_a_product_where_its_sentences_are_about_patients(facts_in: FactsOf) -> None:
    product = only(facts_in("ABC-101 is dosed once a day. Patients like ABC-101."), "product")
    assert (product.name, product.status, product.mentions) == ("ABC-101", "investigational", 2)


@pytest.mark.parametrize(
    "text", ["Patients with COVID-19 took the drug.", "The drug binds GLP-1 and CD19 cells."]
)
def test_viruses_and_receptors_are_no_products(facts_in: FactsOf, text: str) -> None:
    assert facts_in(text).of("product") == ()


def test_a_code_beside_another_approved_drug_stays_investigational(facts_in: FactsOf) -> None:
    text = "In patients, ABC-101 beat the approved standard. ABC-101 is an oral drug."
    assert only(facts_in(text), "product").status == "investigational"


def test_a_brand_with_its_generic_name_is_approved_where_it_is_said(facts_in: FactsOf) -> None:
    text = "The FDA approved Breathol (albuterimide) for patients with asthma."
    product = only(facts_in(text), "product")
    assert (product.kind, product.generic, product.status) == ("brand", "albuterimide", "approved")


@pytest.mark.parametrize(
    ("text", "pathway"),
    [
        ("The FDA has approved our IND for the drug.", "IND"),
        ("Acme has four IND-approved drugs for patients.", "IND"),
        ("Acme's medical device has 510(k) approval.", "510(k)"),
        ("The medical device was approved for emergency use last week.", "EUA"),
        ("Its De Novo request was approved; the medical device helps.", "De Novo"),
        ("The drug's NDA was cleared in May.", "NDA"),
        ("Patients trust our FDA-registered device.", "registration"),
    ],
)
def test_a_wrong_verb_is_found(facts_in: FactsOf, text: str, pathway: str) -> None:
    assert only(facts_in(text), "agency-action").pathway == pathway


@pytest.mark.parametrize(
    "text",
    [
        "The FDA cleared our IND for the drug.",
        "The IND has not been approved or rejected; the drug waits.",
        "The FDA approved our NDA for the drug.",
        "Our drug is made in an FDA-registered facility.",
        "The FDA approved our IDE for the medical device.",
        "The medical device received 510(k) clearance.",
    ],
)
def test_the_right_verb_is_none(facts_in: FactsOf, text: str) -> None:
    assert facts_in(text).of("agency-action") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ABC-101 is safe and effective in patients.", "safe-effective"),
        ("Our drug candidate is highly effective.", "effective"),
        ("Our drug is clinically proven.", "proven"),
        ("Our drug is a miracle.", "cure"),
        ("ABC-101 is superior to the drugs of others for patients.", "superior"),
    ],
)
def test_a_claim_is_told_by_its_kind(facts_in: FactsOf, text: str, kind: str) -> None:
    assert only(facts_in(text), "benefit-claim").kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The trial is designed to show whether ABC-101 is safe and effective in patients.",
        "Our mission is a safe and effective vaccine; it is a drug candidate.",
        "ABC-101 may not prove to be safe and effective in patients.",
        "The registration statement for the drug is effective as of May 4.",
        "Breakthrough Therapy designation was granted to the drug.",
    ],
)
def test_aims_doubts_and_other_meanings_are_no_claims(facts_in: FactsOf, text: str) -> None:
    assert facts_in(text).of("benefit-claim") == ()


def test_a_quoted_claim_is_known_as_one(facts_in: FactsOf) -> None:
    text = 'BOSTON -- "Patients can trust ABC-101, which is safe and effective," said Jane Roe, CEO of Acme.'
    claim = only(facts_in(text), "benefit-claim")
    assert claim.in_quote
    assert claim.product == "ABC-101"


@pytest.mark.parametrize(("day", "existed"), [("2012-07-08", False), ("2012-07-09", True)])
def test_breakthrough_therapy_exists_since_its_law(facts_in: FactsOf, day: str, existed: bool) -> None:
    facts = facts_in("The drug has a Breakthrough Therapy designation.", date=date.fromisoformat(day))
    assert only(facts, "designation").existed is existed


def test_what_is_read_into_a_designation(facts_in: FactsOf) -> None:
    text = "The Fast Track designation confirms the efficacy of our drug."
    assert only(facts_in(text), "designation").implies == "confirms the efficacy"
    text = "The Fast Track designation does not guarantee approval of our drug."
    assert only(facts_in(text), "designation").implies is None


@pytest.mark.parametrize(
    ("submitted", "goal", "off"),
    [
        ("January 15, 2026", "September 15, 2026", False),  # priority, from the 60-day filing date
        ("January 15, 2026", "July 15, 2026", False),  # priority, from receipt
        ("January 15, 2026", "December 20, 2026", True),
    ],
)
def test_a_goal_date_is_held_against_the_submission(
    facts_in: FactsOf, submitted: str, goal: str, off: bool
) -> None:
    text = f"Acme submitted its NDA on {submitted}. With priority review, the PDUFA goal date is {goal}."
    assert only(facts_in(text), "goal-date").off is off


@pytest.mark.parametrize(
    ("text", "valid"), [("(NCT01234567)", True), ("(NCT1234)", False), ("(NCT 01234567)", False)]
)
def test_a_registry_number_has_eight_digits(facts_in: FactsOf, text: str, valid: bool) -> None:
    assert only(facts_in(f"The trial {text} goes on."), "registry-number").valid is valid


def test_one_number_with_two_phases_is_seen(facts_in: FactsOf) -> None:
    text = "The Phase 2 trial (NCT01234567) began. The Phase 3 trial (NCT01234567) ended. Patients did well."
    assert {trial.other_phase for trial in facts_in(text).of("trial")} == {"2", "3"}


def test_phases_that_may_be_one_trials_are_no_conflict(facts_in: FactsOf) -> None:
    text = "The Phase 2b trial (NCT01234567) began. The Phase 2 trial (NCT01234567) ended. Patients did well."
    assert {trial.other_phase for trial in facts_in(text).of("trial")} == {None}


def test_a_name_with_both_signs(facts_in: FactsOf) -> None:
    signs = {t.sign: t.other_sign for t in facts_in("Breathol® helps. Ask for Breathol™.").of("trademark")}
    assert signs == {"®": "™", "™": "®"}
