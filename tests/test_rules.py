"""Every shipped pack loads and lints clean; every example of every shipped rule does what it says."""

from __future__ import annotations

import pytest

from checker.coverage import unfired
from checker.examples import Example, examples_of, run_example
from checker.language.compile import compile_packs
from checker.language.folder import Faults
from checker.language.lint import lint
from checker.language.pack import LoadedPacks, packs_from
from checker.resources import shipped

PACKS = sorted(path.parent.name for path in shipped("rules").glob("*/pack.yaml"))


def _load(name: str) -> tuple[LoadedPacks, list[str]]:
    """The pack, and everything that is wrong with it: one wrong file must not hide the others' tests."""
    faults = Faults(collect=True)
    return packs_from(compile_packs([name], faults).data), [str(fault) for fault in faults.found]


LOADED = {name: _load(name) for name in PACKS}
CASES = [
    pytest.param(name, example, id=example.name)
    for name, (packs, _) in LOADED.items()
    for example in examples_of(packs.packs[-1].rules)
]


@pytest.mark.parametrize("pack", PACKS)
def test_pack_loads(pack: str) -> None:
    assert LOADED[pack][1] == []


@pytest.mark.parametrize("pack", PACKS)
def test_pack_has_a_page(pack: str) -> None:
    page = (shipped("rules") / pack / "README.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {pack}")


@pytest.mark.parametrize("pack", PACKS)
def test_pack_lints_clean(pack: str) -> None:
    """Without the trials: the examples and the boundary days have tests of their own."""
    assert [str(problem) for problem in lint([pack])] == []


@pytest.mark.parametrize("pack", PACKS)
def test_every_clause_is_fired_by_an_example(pack: str) -> None:
    """The triggers, and the excuses too."""
    loaded = LOADED[pack][0]
    dead = [
        f"{rule.id}: {clause.path}"
        for rule in loaded.packs[-1].rules
        if rule.status != "retired"
        for clause in unfired(rule, loaded.law)
    ]
    assert dead == []


@pytest.mark.parametrize(("pack", "example"), CASES)
def test_example(pack: str, example: Example) -> None:
    result = run_example(example, LOADED[pack][0].law)
    assert result.faults == ()


def test_every_rule_is_tried() -> None:
    tried = {case.values[1].rule.id for case in CASES}
    assert tried == {
        rule.id for packs, _ in LOADED.values() for rule in packs.rules if rule.status != "retired"
    }
