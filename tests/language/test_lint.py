from __future__ import annotations

from pathlib import Path

import pytest

from checker.language.lint import lint
from checker.language.nasty import nasty_texts
from checker.trials import trial

from .conftest import RULE, MakePack

SOUND = RULE + "examples:\n  fail: [A goose.]\n  pass: [A duck.]\n"
DUCK = (
    SOUND.replace("birds.goose", "birds.duck")
    .replace("phrase: goose", "phrase: duck")
    .replace("No goose", "No duck")
)


def problems(make_pack: MakePack, files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in lint([str(make_pack(files))])]


def test_a_sound_pack(make_pack: MakePack) -> None:
    lexicon = "lexicon: x\nphrases: [expects, expects to, plan*]\npatterns: ['\\bwill \\w+']\n"
    assert (
        problems(make_pack, {"birds/goose.yaml": SOUND, "birds/duck.yaml": DUCK, "lexicons/x.yaml": lexicon})
        == []
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  fail: [A goose.]\n", "", "birds.goose needs an example that it must fail"),
        ("  pass: [A duck.]\n", "", "birds.goose needs an example that it must pass"),
        ("forbid:", "when: {phrase: pond}\nforbid:", "not applicable to (skip)"),
        ("forbid:", "each: {phrase: pond}\nforbid:", "not applicable to (skip)"),
        ("forbid:", "applies-to: {event: ipo}\nforbid:", "not applicable to (skip)"),
        (
            "authority: house",
            "authority: {cite: 17 CFR 1, status: M}",
            "no authority of birds.goose is verified",
        ),
        ("authority: house", "authority: 17 CFR 1", "an authority of birds.goose has no status"),
        (
            "authority: house",
            "authority: [{cite: 17 CFR 1, status: V}, {cite: 17 CFR 2}]",
            "an authority of birds.goose has no status: write V, M+, M, M- or house",
        ),
        ("forbid:", "see-also: birds.goose\nforbid:", "birds.goose refers to itself"),
        ("No goose may be named", "No duck may be named", "birds.goose has the title of birds.duck"),
        (
            "forbid:",
            "see-also: birds.duk\nforbid:",
            "there is no rule 'birds.duk'; did you mean 'birds.duck'?",
        ),
        ("{phrase: goose}", "{pattern: '(\\w+\\s?)*\\.'}", "runs out of time on a hostile text"),
        ("{phrase: goose}", "{pattern: '(?:a|a)*c'}", "runs out of time on a hostile text"),
        ("{phrase: goose}", "{phrase: goose, where: {text: {matches: '(a|aa)+$'}}}", "runs out of time"),
        ("{phrase: goose}", "{pattern: '[^.]*goose'}", "begins with a gap"),
        ("{phrase: goose}", "{pattern: '(?:[^.]{0,300}goose|x)'}", "begins with a gap"),
        ("{phrase: goose}", "{pattern: 'goose|isn’t'}", "the reading text only has"),
        ("{phrase: goose}", "{pattern: 'isn’t'}", "can never match: the reading text never has"),
        ("{phrase: goose}", "{phrase: duck}", "birds.goose demands the same as birds.duck"),
        ("{phrase: goose}", "{phrase: goose, inn: x}", "the key 'inn' is unknown"),
    ],
)
def test_a_problem(make_pack: MakePack, old: str, new: str, says: str) -> None:
    rule = SOUND.replace(old, new)
    assert rule != SOUND
    (problem,) = problems(make_pack, {"birds/goose.yaml": rule, "birds/duck.yaml": DUCK})
    assert problem.startswith("tiny/birds/goose.yaml:")
    assert says in problem


@pytest.mark.parametrize(
    "change",
    [
        ("severity: error", "severity: advice"),
        ("authority: house", "status: preview\nauthority: house"),
        ("authority: house", "authority: [{cite: a, status: M}, {cite: b, status: M+}]"),
        ("authority: house", "status: retired\nauthority: house"),
        ("phrase: goose", "pattern: '^[^.]{0,300}goose'"),
        ("phrase: goose", "pattern: '[^.]{0,30}goose'"),
    ],
)
def test_no_problem(make_pack: MakePack, change: tuple[str, str]) -> None:
    rule = SOUND.replace(*change)
    if "severity" in change[0] or "preview" in change[1]:
        rule = rule.replace("authority: house", "authority: {cite: 17 CFR 1, status: M-}")
    assert problems(make_pack, {"birds/goose.yaml": rule}) == []


@pytest.mark.parametrize(
    ("lexicon", "says"),
    [
        ("phrases: [expects, expects]", "there twice"),
        ("phrases: [expects, 'expect*']", "'expects' of x is covered by 'expect*'"),
        ("phrases: [expects]\npatterns: ['expects?']", "'expects' of x is covered by 'expects?'"),
        ("phrases: ['plan*', 'pla*']", "'plan*' of x is covered by 'pla*'"),
        ("patterns: ['(\\w+\\s?)*b']", "runs out of time"),
    ],
)
def test_a_problem_in_a_lexicon(make_pack: MakePack, lexicon: str, says: str) -> None:
    found = problems(make_pack, {"lexicons/x.yaml": f"lexicon: x\n{lexicon}\n"})
    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    "lexicon",
    ["phrases: [expects to, expects]", "phrases: [{phrase: expects, from: 2020-01-01}, 'expect*']"],
)
def test_no_problem_in_a_lexicon(make_pack: MakePack, lexicon: str) -> None:
    assert problems(make_pack, {"lexicons/x.yaml": f"lexicon: x\n{lexicon}\n"}) == []


def test_all_errors_are_listed_at_once(make_pack: MakePack) -> None:
    files = {
        "birds/goose.yaml": SOUND + "x: 1\n",
        "birds/duck.yaml": DUCK + "y: 1\n",
        "lexicons/x.yaml": "z: 1\n",
    }
    assert len(problems(make_pack, files)) == 3


def test_no_pack(make_pack: MakePack) -> None:
    assert "no pack of this name" in str(lint(["nowhere"])[0])


def test_nasty_texts_use_the_words_of_the_pattern() -> None:
    texts = [text for text, _ in nasty_texts(r"(?:expects?|plans) \w+")]
    assert any(text.startswith("expects" * 10) for text in texts)
    assert all(span.end == len(text) for text, span in nasty_texts("x"))


SAME = [  # the demand of the goose, the demand of the duck, whether they are one
    ("forbid: {phrase: [goose, geese]}", "forbid: {phrase: [geese, goose]}", True),
    ("forbid: {any: [{phrase: x}, {phrase: y}]}", "forbid: {any: [{phrase: y}, {phrase: x}]}", True),
    ("find: {a: {phrase: x}}\nforbid: a", "forbid: {phrase: x}", True),
    ("find: {a: {phrase: x}}\nforbid: {any: [a, {phrase: y}]}", "forbid: {any: [{phrase: x}, {phrase: y}]}", True),
    ("find: {x: {phrase: y}}\nforbid: {phrase: x, near: x}", "forbid: {phrase: x, near: {phrase: y}}", True),
    ("in-force: {from: 2001-01-01}\nforbid: {phrase: x}", "forbid: {phrase: x}", True),
    ("applies-to: {exchange: [NYSE, Nasdaq]}\nforbid: {phrase: x}", "applies-to: {exchange: NYSE}\nforbid: {phrase: x}", True),
    ("forbid: {phrase: x}", "require: {phrase: x}", False),
    ("when: {phrase: y}\nforbid: {phrase: x}", "forbid: {phrase: x}", False),
    ("in-force: {from: 2001-01-01}\nforbid: {phrase: x}", "in-force: {until: 2000-12-31}\nforbid: {phrase: x}", False),
    ("applies-to: {jurisdiction: US}\nforbid: {phrase: x}", "applies-to: {jurisdiction: CA}\nforbid: {phrase: x}", False),
]  # fmt: skip


@pytest.mark.parametrize(("goose", "duck", "same"), SAME)
def test_two_rules_with_one_demand(make_pack: MakePack, goose: str, duck: str, same: bool) -> None:
    rules = {
        "birds/goose.yaml": SOUND.replace("forbid: {phrase: goose}", goose),
        "birds/duck.yaml": DUCK.replace("forbid: {phrase: duck}", duck),
    }
    told = [p for p in problems(make_pack, rules) if "demands the same as" in p]
    assert bool(told) is same


def test_rules_of_one_title_on_other_days_are_no_problem(make_pack: MakePack) -> None:
    goose = SOUND.replace("forbid:", "in-force: {from: 2001-01-01}\nforbid:")
    duck = DUCK.replace("No duck", "No goose").replace("forbid:", "in-force: {until: 2000-12-31}\nforbid:")
    assert problems(make_pack, {"birds/goose.yaml": goose, "birds/duck.yaml": duck}) == []


def test_a_retired_rule_is_not_compared(make_pack: MakePack) -> None:
    goose = SOUND.replace("phrase: goose", "phrase: duck").replace("why:", "status: retired\nwhy:")
    assert problems(make_pack, {"birds/goose.yaml": goose, "birds/duck.yaml": DUCK}) == []


def test_what_a_pack_extends_is_not_linted(make_pack: MakePack) -> None:
    make_pack({"birds/goose.yaml": RULE}, name="base")
    own = make_pack({"birds/duck.yaml": DUCK}, page="pack: tiny\nversion: 1\nextends: [../base]\n")
    assert lint([str(own)]) == ()


def test_a_bundle_stands_for_what_it_extends(make_pack: MakePack) -> None:
    make_pack({"birds/goose.yaml": RULE}, name="base")
    bundle = make_pack({}, page="pack: tiny\nversion: 1\nextends: [../base]\n")
    assert [problem.place.partition(":")[0] for problem in lint([str(bundle)])] == [
        str(Path("base/birds/goose.yaml"))
    ] * 2


def test_a_demand_that_another_pack_makes_already(make_pack: MakePack) -> None:
    make_pack({"birds/duck.yaml": DUCK}, name="base")
    copy = DUCK.replace("birds.duck", "birds.drake").replace("No duck", "No drake")
    own = make_pack({"birds/drake.yaml": copy}, page="pack: tiny\nversion: 1\nextends: [../base]\n")
    (problem,) = lint([str(own)])
    assert "birds.drake demands the same as birds.duck" in str(problem)


def tried(make_pack: MakePack, rule: str) -> list[str]:
    return [str(problem) for problem in lint([str(make_pack({"birds/goose.yaml": rule}))], trial)]


def test_a_sound_rule_stands_its_trial(make_pack: MakePack) -> None:
    assert tried(make_pack, SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("fail: [A goose.]", "fail: [A swan.]", "birds.goose-fail-1: passed instead of failed"),
        ("{phrase: goose}", "{any: [{phrase: goose}, {phrase: swan}]}", "no example fires forbid.any.1: "),
        ("{phrase: goose}", "{phrase: goose, where: {text: {matches: '^g'}}, near: {any: [{phrase: A}, {phrase: B}]}}", "no example fires forbid.near.any.1"),
        ("{phrase: goose}", "{phrase: goose, except: {phrase: grey goose}}", "note: birds.goose: no example fires forbid.except"),
        ("{phrase: goose}", "{all: [{phrase: goose}, {none: {phrase: swan}}]}", "note: birds.goose: no example fires forbid.all.1.none.0"),
        ("forbid: {phrase: goose}", "in-force: {from: 2010-03-01}\nforbid: {phrase: goose, where: {text: swan}}", "no example fails on March 1, 2010"),
    ],
)  # fmt: skip
def test_a_rule_that_fails_its_trial(make_pack: MakePack, old: str, new: str, says: str) -> None:
    rule = SOUND.replace(old, new)
    assert rule != SOUND
    found = tried(make_pack, rule)
    assert any(says in problem for problem in found), found


def test_an_excuse_that_an_example_uses_is_fired(make_pack: MakePack) -> None:
    rule = SOUND.replace("{phrase: goose}", "{phrase: goose, except: {phrase: grey goose}}")
    assert tried(make_pack, rule.replace("[A duck.]", "[A grey goose.]")) == []


def test_a_clause_that_asks_of_each_match_is_fired(make_pack: MakePack) -> None:
    demand = "each: {part: sentence}\nforbid: {phrase: goose, in: it}"
    rule = SOUND.replace("forbid: {phrase: goose}", demand)
    assert [p for p in tried(make_pack, rule) if "fires" in p] == []


def test_a_dated_rule_is_tried_on_its_days(make_pack: MakePack) -> None:
    rule = SOUND.replace("forbid:", "in-force: {from: 2010-03-01, until: 2012-05-01}\nforbid:")
    assert [p for p in tried(make_pack, rule) if "day" in p or "example fails" in p] == []


def test_a_lexicon_whose_patterns_no_example_fires(make_pack: MakePack) -> None:
    rule = SOUND.replace("{phrase: goose}", "{lexicon: birds}")
    lexicon = "lexicon: birds\nphrases: [goose, swan]\npatterns: ['ga{2}nder', 'goo.e']\nexcept: [{pattern: 'gr[ae]y lag'}]\n"
    files = {"birds/goose.yaml": rule, "lexicons/birds.yaml": lexicon.replace("goose, swan", "swan")}
    (problem,) = lint([str(make_pack(files))], trial)
    assert (problem.note, problem.place) == (True, "tiny/lexicons/birds.yaml:1")
    assert problem.says == "birds: no example fires 2 of its 3 patterns; the first is 'ga{2}nder'"
