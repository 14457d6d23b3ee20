"""What no example fires: clauses, triggers (one of several to choose from), entries of word lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.coverage import Clause, clauses_of, triggers_of, unfired, unfired_triggers
from checker.language.pack import LoadedPacks
from checker.trials import untried

from .conftest import RULE, MakePack

EXAMPLES = "examples:\n  fail: [A goose and a heron.]\n  pass: [A duck.]\n"
LISTS = {
    "lexicons/waders.yaml": "lexicon: waders\nphrases: [heron, bittern]\npatterns: ['stor?k']\nexcept: [grey heron]\n",
    "lexicons/owls.yaml": "lexicon: owls\nphrases: [barn owl, goose]\n",
}
Load = Callable[..., LoadedPacks]


def told(load: Load, forbid: str, *lists: str, examples: str = EXAMPLES) -> list[str]:
    rule = RULE.replace("{phrase: goose}", forbid) + examples
    packs = load({"birds/goose.yaml": rule, **LISTS})
    return list(untried(packs.rules, packs.law, lists))


def triggers(load: Load, forbid: str) -> list[str]:
    """The paths of all triggers of a rule."""
    rule = load({"birds/goose.yaml": RULE.replace("{phrase: goose}", forbid), **LISTS}).rules[0]
    found = [trigger for clause in clauses_of(rule) for trigger in triggers_of(clause)]
    return [".".join(map(str, trigger.path)) for trigger in found]


def test_each_of_several_is_a_trigger(load: Load) -> None:
    assert triggers(load, "{phrase: [goose, swan]}") == ["forbid.phrase.0", "forbid.phrase.1"]
    assert triggers(load, "{lexicon: [waders, owls], near: {phrase: [a, b]}}") == [
        "forbid.lexicon.0",
        "forbid.lexicon.1",
        "forbid.near.phrase.0",
        "forbid.near.phrase.1",
    ]
    assert triggers(load, "{fact: sighting, where: {bird: [goose, duck], places: {has: [a, b]}}}") == [
        "forbid.where.bird.in.0",
        "forbid.where.bird.in.1",
        "forbid.where.places.has.0",
        "forbid.where.places.has.1",
    ]


def test_one_alone_is_no_trigger(load: Load) -> None:
    assert triggers(load, "{fact: sighting, where: {bird: goose, places: {has: a}}}") == []


def test_a_clause_a_trigger_and_an_entry(load: Load) -> None:
    forbid = "{any: [{phrase: [goose, swan]}, {phrase: [crane, emu]}, {lexicon: waders}]}"
    assert told(load, forbid) == [
        'birds.goose: no example fires forbid.any.1: the words "crane" or "emu"',
        'birds.goose: no example fires forbid.any.0.phrase.1: the words "swan"',
        "lexicon waders: no example fires the phrase 'bittern'",
        "lexicon waders: no example fires the pattern 'stor?k'",
        "lexicon waders: excuse: no example fires the phrase 'grey heron'",
        "2 of 3 clauses fired",
        "3 of 4 triggers fired",
        "1 of 4 entries fired",
    ]


def test_a_value_and_an_excuse(load: Load) -> None:
    forbid = "{fact: sighting, where: {bird: [goose, duck]}, except: {phrase: [grey, wild]}}"
    examples = EXAMPLES.replace("A duck", "A wild goose")
    assert told(load, forbid, examples=examples)[:2] == [
        "birds.goose: no example fires forbid.where.bird.in.1: a sighting, bird is duck, "
        'other than the words "grey" or "wild"',
        'birds.goose: excuse: no example fires forbid.except.phrase.0: the words "grey"',
    ]


def test_lists_that_no_clause_names(load: Load) -> None:
    assert told(load, "{phrase: goose}", "owls") == [
        "lexicon owls: no example fires the phrase 'barn owl'",
        "1 of 1 clauses fired",
        "0 of 0 triggers fired",
        "1 of 2 entries fired",
    ]


def test_triggers_of_a_dead_clause_are_told_once(load: Load) -> None:
    rule = load({"birds/goose.yaml": RULE.replace("goose}", "[crane, emu]}") + EXAMPLES}).rules[0]
    law = load({"birds/goose.yaml": RULE}).law
    assert [clause.path for clause in unfired(rule, law)] == [["forbid"]]
    assert unfired_triggers(rule, law) == ()


def test_a_trigger_keeps_the_rest_of_its_clause() -> None:
    clause = Clause(["forbid"], {"phrase": ["a", "b"], "in": ["about"]}, accuses=True)
    assert [trigger.query for trigger in triggers_of(clause)] == [
        {"phrase": ["a"], "in": ["about"]},
        {"phrase": ["b"], "in": ["about"]},
    ]


@pytest.mark.parametrize("pack", ["tiny", "bundle"])
def test_the_command(make_pack: MakePack, pack: str) -> None:
    from checker.cli.rules import app

    rule = RULE.replace("{phrase: goose}", "{phrase: [goose, swan]}") + EXAMPLES
    make_pack({"birds/goose.yaml": rule, **LISTS})
    make_pack({}, name="bundle", page="pack: bundle\nversion: 1\nextends: [../tiny]\n")
    result = CliRunner().invoke(app, ["test", str(Path.cwd() / pack), "--coverage"])
    assert result.exit_code == 0
    assert 'birds.goose: no example fires forbid.phrase.1: the words "swan"\n' in result.output
    assert "lexicon waders: no example fires the phrase 'bittern'\n" in result.output
    assert "1 of 2 triggers fired\n" in result.output
    assert "2 of 6 entries fired\n" in result.output
