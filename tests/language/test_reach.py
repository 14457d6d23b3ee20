"""A rule, a clause, a pattern or an entry that can never have an effect is a problem."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import checker
from checker.language.compile import compile_packs
from checker.language.dead import why_dead
from checker.language.lint import lint
from checker.language.lint_reach import about_reach
from checker.language.logic import Clauses, at_odds, narrower
from checker.language.merge import patterns_of
from checker.language.pack import LoadedPacks, law_from
from checker.language.satisfiable import contradiction
from checker.resources import shipped
from checker.yamlfile import read_yaml

from .conftest import RULE, MakePack
from .test_errors import PARTS, load_error

GOOSE, DUCK = {"phrase": ["goose"]}, {"phrase": ["duck"]}
WADERS = """\
lexicon: waders
phrases:
- {phrase: heron, from: 2010-01-01}
- {phrase: bittern, until: 2000-01-01}
"""
EXAMPLES = "examples:\n  fail: [A goose.]\n  pass: [A duck.]\n  skip: [A swan.]\n"


def problems(make_pack: MakePack, clauses: str) -> list[str]:
    rule = RULE.replace("forbid: {phrase: goose}\n", clauses + "\n") + EXAMPLES
    files = {"birds/goose.yaml": rule, "lexicons/waders.yaml": WADERS, "parts.yaml": PARTS}
    files |= {"tables/exchanges.yaml": "table: exchanges\nrows: [{exchange: NYSE}]\n"}
    return [str(problem) for problem in lint([str(make_pack(files))])]


WHEN = "`when` can never hold, so the rule can never fire"
EACH = "`each` can never hold, so the rule can never fire"
ALWAYS = "what is required is always there, so the rule can never fire"
NEVER = "what is forbidden can never be there, so the rule can never fire"


@pytest.mark.parametrize(
    ("clauses", "line", "says"),
    [
        ("applies-to: {listed: false, exchange: NYSE}\nforbid: {phrase: a}", 5, "no release is listed on an exchange and not listed"),
        ("when: {phrase: a}\nrequire: {phrase: a}", 6, ALWAYS),
        ("when: {phrase: a, in: cautionary}\nrequire: {phrase: [a, b]}", 6, ALWAYS),
        ("when: {all: [{phrase: a}, {phrase: b}]}\nrequire: {any: [{phrase: b}, {phrase: c}]}", 6, ALWAYS),
        ("find: {x: {phrase: a}}\nwhen: x\nrequire: x", 7, ALWAYS),
        ("each: {phrase: a}\nrequire: it", 6, ALWAYS),
        ("when: {none: {phrase: b}}\neach: {phrase: a}\nrequire: {none: {phrase: b, in: it}}", 7, ALWAYS),
        ("when: {none: {phrase: a}}\nforbid: {phrase: a, in: cautionary}", 6, NEVER),
        ("when: {none: {phrase: [a, b]}}\nforbid: {phrase: a}", 6, NEVER),
        ("forbid: {all: [{phrase: a}, {none: {phrase: [a, b]}}]}", 5, NEVER),
        ("when: {all: [{phrase: a, in: cautionary}, {none: {phrase: a}}]}\nforbid: {phrase: b}", 5, WHEN),
        ("when: {none: {phrase: a}}\neach: {phrase: a}\nforbid: it", 6, EACH),
        ("each: {none: {phrase: a}}\nforbid: {phrase: b}", 5, EACH),
        ("forbid: {phrase: a, in: cautionary, outside: [cautionary, heading]}", 5, "nothing lies in 'cautionary' and outside of it"),
        ("forbid:\n  any:\n  - {phrase: b}\n  - {phrase: a, except: {phrase: [a, c]}}", 8, "every match is an exception"),
        ("find: {x: {phrase: a}}\nwhen: {phrase: b, near: x}\nforbid: {phrase: a, except: x}", 7, "every match is an exception"),
        ("forbid: {phrase: goose, where: {text: swan}}", 5, "no phrase here reads 'swan'"),
        ("forbid: {fact: sighting, where: {number: {at-least: 5, at-most: 4}}}", 5, "the field 'number' can never be so: nothing is at least 5 and at most 4"),
        ("forbid: {fact: sighting, where: {seen-on: {present: false, newer-than: 1 year}}}", 5, "what is missing meets no other test"),
        ("in-force: {from: 2001-01-01, until: 2009-12-31}\nforbid: {lexicon: waders}", 6, "no entry of waders counts while the rule is in force"),
    ],
)  # fmt: skip
def test_what_can_never_be(make_pack: MakePack, clauses: str, line: int, says: str) -> None:
    found = problems(make_pack, clauses)
    assert len(found) == 1
    assert found[0].startswith(f"tiny/birds/goose.yaml:{line}: ")
    assert says in found[0]


@pytest.mark.parametrize(
    "clauses",
    [
        "applies-to: {listed: true, exchange: NYSE}\nforbid: {phrase: a}",
        "when: {phrase: a}\nrequire: {phrase: a, in: cautionary}",
        "when: {phrase: a}\nrequire: {phrase: a, count: 2}",
        "when: {phrase: [a, b]}\nrequire: {phrase: a}",
        "when: {any: [{phrase: a}, {phrase: b}]}\nrequire: {phrase: a}",
        "when: {none: {phrase: a, in: cautionary}}\nforbid: {phrase: a}",
        "each: {phrase: a}\nforbid: it",
        "each: {phrase: a}\nrequire: {phrase: a, in: same sentence, count: 2}",
        "forbid: {phrase: a, in: cautionary, outside: heading}",
        "forbid: {phrase: [a, b], except: {phrase: a}}",
        "forbid: {phrase: a, except: {phrase: a, in: cautionary}}",
        "forbid: {phrase: 'goos*', where: {text: Goose}}",
        "forbid: {fact: sighting, where: {number: {at-least: 4, at-most: 4}}}",
        "in-force: {from: 2001-01-01, until: 2010-01-01}\nforbid: {lexicon: waders}",
        "in-force: {from: 1999-12-31, until: 2009-12-31}\nforbid: {lexicon: waders}",
    ],
)
def test_what_may_be(make_pack: MakePack, clauses: str) -> None:
    assert problems(make_pack, clauses) == []


def test_a_retired_rule_may_be_dead(make_pack: MakePack) -> None:
    assert problems(make_pack, "status: retired\nwhen: {phrase: a}\nrequire: {phrase: a}") == []


@pytest.mark.parametrize(
    ("tests", "says"),
    [
        ({"after": date(2025, 1, 1), "before": date(2025, 1, 1)}, "nothing is after January 1, 2025 and before January 1, 2025"),
        ({"after": "16:00", "before": "09:00"}, "nothing is after 16:00 and before 09:00"),
        ({"older-than": "16 months", "newer-than": "1 year"}, "nothing is older than 16 months and newer than 1 year"),
        ({"is": "goose", "matches": "^d"}, "goose does not meet the other tests"),
        ({"in": [1, 2], "at-least": 3}, "1 does not meet the other tests"),
        ({"is": "goose", "in": ["duck", "swan"]}, "goose does not meet the other tests"),
        ({"after": date(2025, 1, 1), "before": "release.date"}, ""),
        ({"older-than": "1 year", "newer-than": "16 months"}, ""),
        ({"is": "it.bird", "matches": "^d"}, ""),
        ({"in": ["goose", "duck"], "matches": "^d"}, ""),
        ({"is": date(2025, 1, 1), "newer-than": "1 year"}, ""),
    ],
)  # fmt: skip
def test_tests_that_exclude_each_other(tests: dict[str, Any], says: str) -> None:
    assert contradiction(tests) == says


@pytest.mark.parametrize(
    ("one", "other", "is_narrower"),
    [
        (GOOSE, GOOSE, True),
        (GOOSE, {"phrase": ["goose", "duck"]}, True),
        ({"phrase": ["goose", "duck"]}, GOOSE, False),
        (GOOSE, DUCK, False),
        (GOOSE, {"lexicon": ["goose"]}, False),
        ({**GOOSE, "in": ["about"]}, GOOSE, True),
        (GOOSE, {**GOOSE, "in": ["about"]}, False),
        ({"fact": "x", "where": {"a": {"is": 1}, "b": {"is": 2}}}, {"fact": "x", "where": {"a": {"is": 1}}}, True),
        ({"fact": "x", "where": {"a": {"is": 1}}}, {"fact": "x", "where": {"a": {"is": 2}}}, False),
        ({**GOOSE, "pick": "first"}, GOOSE, True),
        (GOOSE, {**GOOSE, "count": {"at-least": 2}}, False),
    ],
)  # fmt: skip
def test_narrower(one: dict[str, Any], other: dict[str, Any], is_narrower: bool) -> None:
    assert narrower(one, other) is is_narrower


def test_what_follows_of_what_is_supposed() -> None:
    clauses = Clauses({"birds": {"any": [GOOSE, DUCK]}})
    assert clauses.holds(GOOSE) is None
    clauses.suppose({"all": [GOOSE, {"none": [DUCK]}]})
    assert clauses.holds("birds") is True
    assert clauses.holds({"all": ["birds", DUCK]}) is False
    assert clauses.holds({"none": [GOOSE]}) is False
    assert clauses.holds({"none": [DUCK]}) is True
    assert clauses.holds({"any": [{"phrase": ["swan"]}, DUCK]}) is None
    assert not at_odds(clauses, {"any": [GOOSE, {"none": [GOOSE]}]})


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("goose$.", "nothing stands behind '$' on a line"),
        (r"goose\Z!", r"nothing stands behind '\\Z' on a line"),
        ("goose^", "nothing stands before '^' on a line"),
        (r"goose\bs", r"no word begins or ends where \b stands"),
        (r"[.,]\b ", r"no word begins or ends where \b stands"),
        (r"goose\b(?:ling|s{2})", r"no word begins or ends where \b stands"),
        (r"goose\B,", r"a word begins or ends where \B stands"),
        (r"\p{Lu}\bgoose", r"no word begins or ends where \b stands"),
        ("goose(?!)", "what must not follow is nothing, which always does"),
        ("(?:goose’s|duck’s)", "the reading text never has '’', but '"),
        ("[“”]goose", "the reading text never has '“', but \""),
        ("(?=goo\u00adse)goo", "the reading text never has '\\xad', but nothing"),
        ("(?>goose$.)+", "nothing stands behind '$' on a line"),
    ],
)
def test_a_pattern_that_can_match_nothing(pattern: str, why: str) -> None:
    assert why_dead(pattern) == why


@pytest.mark.parametrize(
    "pattern",
    [
        "goose", "^goose$", r"goose$\nduck", r"goose\n^duck", r"goose$\s*duck", r"\bgoose\b", r"goose\b,", r"\B,",
        "goose$|duck.", "(?:goose$.)?duck", "(?:goose$.|duck)", "goose['’]s", "goose(?:’s)?", "goose(?!,)", r"\w+\B\w",
        r"[\p{Lu}]goose", "goose[^,]$", "[^\n]$\n", "(?i)goose", r"\mgoose\M", "(?<=a)goose", "g.$",
    ],
)  # fmt: skip
def test_a_pattern_that_may_match(pattern: str) -> None:
    assert why_dead(pattern) == ""


def test_a_dead_pattern_is_a_problem(make_pack: MakePack) -> None:
    (problem,) = problems(make_pack, "forbid: {pattern: 'goose$.'}")
    assert "the pattern 'goose$.' can never match: nothing stands behind '$' on a line" in problem


FOLDED = "lexicon: calls\nfolded: true\nfields: [bird]\npatterns:\n- {pattern: '(?P<Call>honk)s?\\W', bird: goose}\n"


def test_a_folded_list_may_name_groups_and_classes(load: Callable[..., LoadedPacks]) -> None:
    assert load({"birds/goose.yaml": RULE, "lexicons/calls.yaml": FOLDED}).law.lexicons["calls"].entries


@pytest.mark.parametrize(
    ("lexicon", "page", "place", "says"),
    [
        (FOLDED.replace("honk", "Honk"), "", "lexicons/calls.yaml:5", "is sought in lower-case text, which has no 'H'"),
        (FOLDED.replace("- {", "- quack\n- {"), "", "lexicons/calls.yaml:5", "the field 'bird' is missing"),
        (FOLDED, "lexicons:\n  calls:\n    add: [{phrase: Quack, bird: duck}]\n", "pack.yaml:5", "which has no 'Q'"),
        (FOLDED, "lexicons:\n  calls:\n    add:\n    - quack\n", "pack.yaml:6", "the field 'bird' is missing"),
        (FOLDED, "lexicons:\n  calls:\n    add:\n    - {phrase: quack, brid: duck}\n", "pack.yaml:6", "did you mean 'bird'?"),
    ],
)  # fmt: skip
def test_an_entry_that_is_never_found(
    make_pack: MakePack, lexicon: str, page: str, place: str, says: str
) -> None:
    files = {"lexicons/calls.yaml": lexicon}
    if page:
        files["pack.yaml"] = "pack: tiny\nversion: 1\n" + page
    error = load_error(make_pack, "forbid: {phrase: a}", **files)
    assert error.startswith(f"tiny/{place}: ")
    assert says in error


def test_what_a_house_adds_rightly(load: Callable[..., LoadedPacks]) -> None:
    page = "pack: tiny\nversion: 1\nlexicons:\n  calls: {add: [{phrase: quack, bird: duck}]}\n"
    packs = load({"birds/goose.yaml": RULE, "lexicons/calls.yaml": FOLDED}, page=page)
    assert packs.law.lexicons["calls"].entries[0].fields == {"bird": "duck"}


def _sought_in_lower_case() -> Iterator[str]:
    """The word lists that the program reads by :func:`checker.facts.wordings.wordings`."""
    for path in (Path(checker.__file__).parent / "facts").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "wordings"
            name = node.args[1] if called and len(node.args) > 1 else None  # type: ignore[attr-defined]
            if isinstance(name, ast.Constant):
                yield str(name.value)


@pytest.mark.parametrize("name", sorted(set(_sought_in_lower_case())))
def test_a_shipped_list_that_is_sought_in_lower_case_says_so(name: str) -> None:
    (path,) = shipped("rules").glob(f"*/lexicons/{name}.yaml")
    assert read_yaml(path)[0].get("folded") is True


def test_the_shipped_rules_are_alive() -> None:
    compiled = compile_packs([path.parent.name for path in shipped("rules").glob("*/pack.yaml")])
    law = law_from(compiled.data)
    patterns = [s for lexicon in compiled.lexicons.values() for _, s in patterns_of(lexicon.data)]
    assert len(compiled.rules) > 200
    assert len(patterns) > 500
    assert [str(problem) for rule in compiled.rules.values() for problem in about_reach(rule, law)] == []
    assert [source for source in patterns if why_dead(source)] == []
