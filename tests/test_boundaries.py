"""Every dated rule of the shipped packs, on the days around its first and its last."""

from __future__ import annotations

from datetime import date

import pytest

from checker.boundaries import boundary_days, boundary_faults
from checker.language import scope
from checker.language.pack import LoadedPacks, load_packs
from checker.language.rule import Rule
from tests.single_rule import single_rule

PACKS = load_packs(["us"], use_cache=False)
DATED = [rule for rule in PACKS.rules if rule.period != (None, None) and rule.status != "retired"]
GOOSE = {
    "id": "birds.goose",
    "title": "No goose",
    "severity": "error",
    "forbid": {"phrase": ["goose"]},
    "message": "A goose.",
    "authority": [{"cite": "house", "status": "house"}],
    "examples": {"fail": [{"text": "A goose."}]},
}


def goose(**changes: object) -> Rule:
    return single_rule({**GOOSE, **changes}, "birds")


def faults(rule: Rule, packs: LoadedPacks = PACKS) -> list[str]:
    return list(boundary_faults(rule, packs.law))


@pytest.mark.parametrize("rule", DATED, ids=lambda rule: rule.id)
def test_each_dated_rule_is_law_from_its_first_day_to_its_last(rule: Rule) -> None:
    assert faults(rule) == []


def test_there_are_dated_rules_at_both_ends() -> None:
    firsts, lasts = zip(*(rule.period for rule in DATED), strict=True)
    assert sum(day is not None for day in firsts) >= 100
    assert sum(day is not None for day in lasts) >= 2


def test_the_days_around_both_ends() -> None:
    rule = goose(**{"in-force": {"from": date(2005, 3, 1), "until": date(2005, 12, 31)}})
    assert [(str(b.day), b.inside) for b in boundary_days(rule)] == [
        ("2005-02-28", False),
        ("2005-03-01", True),
        ("2005-12-31", True),
        ("2006-01-01", False),
    ]
    assert faults(rule) == []


def test_an_undated_rule_has_no_boundary() -> None:
    assert boundary_days(goose()) == ()


def test_a_rule_whose_examples_cannot_fail_on_its_first_day_is_told() -> None:
    old = {"pattern": "goose", "where": {"text": {"is": "swan"}}}
    (fault,) = faults(goose(forbid=old, **{"in-force": {"from": date(2005, 3, 1)}}))
    assert fault == "no example fails on March 1, 2005, when the rule is law: add one of that day"


def test_a_dated_rule_without_an_example_is_told() -> None:
    assert len(faults(goose(examples={}, **{"in-force": {"until": date(2005, 3, 1)}}))) == 1


def test_a_retired_rule_is_not_walked() -> None:
    assert faults(goose(status="retired", examples={}, **{"in-force": {"from": date(2005, 3, 1)}})) == []


def test_a_rule_that_is_judged_before_its_first_day_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "_out_of_force", lambda rule, day: "")
    told = faults(goose(**{"in-force": {"from": date(2005, 3, 1)}}))
    assert told == ["an example is judged on February 28, 2005, when the rule is not law"]
