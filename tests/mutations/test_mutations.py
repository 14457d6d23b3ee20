"""Clean releases draw no findings but listed ones; each damage changes the verdicts that it must, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from tests.mutations.suite import (
    Damage,
    clean_report,
    clean_verdicts,
    damaged_report,
    damages,
    expected,
    packs,
    releases,
    verdicts,
)

DAMAGES = tuple(damages())
QUIET = ("passed", "not-applicable")


@pytest.mark.parametrize("release", releases())
def test_clean_release_draws_only_the_findings_that_are_expected(release: str) -> None:
    said = {
        o.rule.id: [f.message for f in o.findings] or o.because for o in clean_report(release, None).outcomes
    }
    verdicts_of_rules = clean_verdicts(release, None)
    spoke_up = {rule: said[rule] for rule, verdict in verdicts_of_rules.items() if verdict not in QUIET}
    assert {rule: words for rule, words in spoke_up.items() if rule not in expected(release)} == {}
    assert sorted(spoke_up) == sorted(expected(release))


@pytest.mark.parametrize("damage", [pytest.param(d, id=d.name) for d in DAMAGES])
def test_damage_changes_exactly_what_it_must(damage: Damage) -> None:
    before = clean_verdicts(damage.release, damage.day)
    report = damaged_report(damage)
    after = verdicts(report)
    changed = {rule: verdict for rule, verdict in after.items() if verdict != before[rule]}
    wanted = {**({damage.breaks: "failed"} if damage.breaks else {}), **damage.also}
    messages = [f"{f.rule}: {f.message}" for o in report.outcomes for f in o.findings if f.rule in changed]
    assert changed == wanted, messages


def test_damages_that_change_more_than_one_verdict_are_rare() -> None:
    assert len([d for d in DAMAGES if d.also]) <= len(DAMAGES) // 10


def test_nearly_every_rule_is_broken_by_some_damage() -> None:
    rules = {rule.id for rule in packs().rules if rule.status != "retired"}
    tried = {d.breaks for d in DAMAGES if d.breaks}
    assert tried <= rules
    assert len(rules - tried) <= len(rules) // 20, f"write damages for {sorted(rules - tried)}"


def test_the_suite_is_as_broad_as_it_says() -> None:
    assert len(releases()) >= 15
    assert len([d for d in DAMAGES if d.breaks]) >= 150


def test_dated_damages_are_judged_by_the_law_of_more_than_one_day() -> None:
    days = {(d.breaks, d.day) for d in DAMAGES if isinstance(d.day, date)}
    assert len(days) >= 10
