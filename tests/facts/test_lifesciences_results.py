"""The figures of clinical trials, and whether a readout is told whole."""

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

    def facts(text: str) -> Facts:
        return Facts(recognise_parts(read_text(text, "release.txt"), law), law, {}, date(2026, 11, 23))

    return facts


def only(facts: Facts, kind: str) -> Any:
    (found,) = facts.of(kind)
    return found


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The effect was statistically significant (p=0.07).", "not-significant"),
        ("The effect was statistically significant (p=0.05).", "not-significant"),
        ("The effect was statistically significant (p=0.049).", None),
        ("The effect was statistically significant (p<0.05).", None),
        ("The effect did not reach statistical significance (p=0.07).", None),
        ("The effect was not significant, with p=0.31.", None),
        ("There was a trend toward a significant effect (p=0.07).", None),
        ("Pain fell (p=0.000).", "zero"),
        ("Pain fell (p<0.001).", None),
        ("Pain fell (p=1.2).", "above-one"),
        ("Significance was set at alpha of 0.10; the effect was significant (p=0.07).", None),
        ("Pain fell significantly (p=0.01), while sleep did not change (p=0.4).", None),
    ],
)
def test_a_p_value_bears_out_what_is_claimed(facts_in: FactsOf, text: str, fault: str | None) -> None:
    assert {s.fault for s in facts_in(text).of("statistic")} - {None} == ({fault} if fault else set())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("There was a significant benefit (hazard ratio 0.80; 95% CI 0.60 to 1.10).", "crosses-null"),
        ("There was a significant benefit (hazard ratio 0.70; 95% CI 0.60 to 0.90).", None),
        ("There was no significant benefit (hazard ratio 0.80; 95% CI 0.60 to 1.10).", None),
    ],
)
def test_an_interval_of_a_ratio_leaves_out_one(facts_in: FactsOf, text: str, fault: str | None) -> None:
    assert only(facts_in(text), "statistic").fault == fault


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("12 of 30 patients (40%) responded", True),
        ("12 of 30 patients (50%) responded", False),
        ("12/30 (40.0%) responded", True),
        ("40% (12/30) responded", True),
        ("45% (12 of 30) responded", False),
        ("70 of 71 eyes (99%) were dry", True),
        ("70 of 71 eyes (98%) were dry", True),  # cut off, not rounded
        ("1,200 of 3,000 patients (40%) responded", True),
    ],
)
def test_counts_and_percentages(facts_in: FactsOf, text: str, right: bool) -> None:
    assert only(facts_in(f"In the trial, {text}."), "proportion").right is right


@pytest.mark.parametrize("text", ["On 3/4 (10%) more came.", "As of 2026 (5%) the rest.", "30 of 12 (40%)"])
def test_what_is_no_count_of_a_whole(facts_in: FactsOf, text: str) -> None:
    assert [p for p in facts_in(text).of("proportion") if not p.right and p.whole != 4] == []


WHOLE = (
    "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) today said that its Phase 2 trial in 412 patients {outcome} "
    "against placebo (HR 0.68; 95% CI 0.52-0.89; p=0.004). Adverse events were alike in both arms."
)


def readout(facts_in: FactsOf, headline: str, outcome: str) -> Any:
    return only(facts_in(f"{headline}\n\n{WHOLE.format(outcome=outcome)}\n"), "readout")


def test_a_whole_readout_has_no_gaps(facts_in: FactsOf) -> None:
    found = readout(facts_in, "Acme Announces Positive Phase 2 Results", "met its primary endpoint")
    assert (found.primary, found.missing, found.positive, found.late_stage) == ("met", (), True, True)


def test_a_missed_endpoint_that_the_headline_keeps_silent(facts_in: FactsOf) -> None:
    found = readout(
        facts_in, "Acme Announces Encouraging Phase 2 Results", "did not meet its primary endpoint"
    )
    assert (found.primary, found.headline_silent) == ("missed", True)


def test_a_missed_endpoint_that_the_headline_tells(facts_in: FactsOf) -> None:
    title = "Acme Phase 2 Trial Did Not Meet Primary Endpoint"
    assert not readout(facts_in, title, "did not meet its primary endpoint").headline_silent


def test_a_competitors_failure_is_not_the_trials(facts_in: FactsOf) -> None:
    text = "Acme Announces Positive Phase 2 Results\n\nThe older vaccine failed to meet the primary endpoint."
    assert only(facts_in(text), "readout").primary != "missed"


def test_what_is_missing_is_named(facts_in: FactsOf) -> None:
    found = only(facts_in("Acme Announces Positive Topline Phase 3 Results\n\nAcme is pleased.\n"), "readout")
    assert found.gaps == 6
    assert "safety findings" in found.missing


@pytest.mark.parametrize(
    "headline",
    [
        "Acme to Present Phase 2 Data in May",
        "Acme Reports Second Quarter Financial Results and Clinical Progress",
        "Acme Announces First Patient Dosed in Phase 2 Trial",
        "Acme Opens Laboratory for Clinical Trials",
    ],
)
def test_other_headlines_are_no_readouts(facts_in: FactsOf, headline: str) -> None:
    assert facts_in(f"{headline}\n\nThe drug is in a clinical trial.\n").of("readout") == ()
