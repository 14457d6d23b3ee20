"""Everything that is wrong with a rule says so in one line, with file, line and what was probably meant."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import RuleError
from checker.language.pack import load_packs

from .conftest import RULE, MakePack

HEAD = RULE.replace("forbid: {phrase: goose}\n", "")  # six lines: what is added starts on line 7
LEXICON = "lexicon: waders\nphrases: [heron]\npatterns: ['(?P<leg>long|short)-legged']\n"
PARTS = "parts:\n  cautionary: {heading: [caution]}\n"


def load_error(make_pack: MakePack, added: str, head: str = HEAD, **files: str) -> str:
    """The error of a pack whose rule has these lines added, as ``file:line: message``."""
    rule = head + dedent(added)
    content = {"birds/goose.yaml": rule, "lexicons/waders.yaml": LEXICON, "parts.yaml": PARTS}
    content |= {"tables/exchanges.yaml": "table: exchanges\nrows: [{exchange: NYSE}]\n", **files}
    with pytest.raises(RuleError) as caught:
        load_packs([make_pack(content)], use_cache=False)
    return str(caught.value)


@pytest.mark.parametrize(
    ("added", "line", "says"),
    [
        ("forbid: {phrase: goose}\nneed: x", 8, "the key 'need' is unknown; did you mean 'needs'?"),
        ("forbid: {phrase: goose, outsid: about}", 7, "'outsid' is unknown; did you mean 'outside'?"),
        ("forbid:\n  phrase: goose\n  in:\n  - hedline", 9, "the part 'hedline' does not exist"),
        ("forbid: {phrase: x, in: cautonary}", 7, "'cautonary' does not exist; did you mean 'cautionary'?"),
        ("forbid: {lexicon: wader}", 7, "lexicon 'wader' does not exist; did you mean 'waders'?"),
        ("forbid: {fact: sightng}", 7, "fact 'sightng' does not exist; did you mean 'sighting'?"),
        (
            "forbid:\n  fact: sighting\n  where:\n    seen_on: {present: true}",
            10,
            "'seen_on' does not exist; did you mean 'seen-on'?",
        ),
        ("forbid: {lexicon: waders, where: {lag: long}}", 7, "'lag' does not exist; did you mean 'leg'?"),
        ("forbid: {fact: sighting, where: {bird: gose}}", 7, "never 'gose'; did you mean 'goose'?"),
        ("forbid: {fact: sighting, where: {confirmed: maybe}}", 7, "is true or false, and maybe is not"),
        ("forbid: {fact: sighting, where: {bird: {older-than: 1 day}}}", 7, "compares dates"),
        ("forbid: {fact: sighting, where: {places: pond}}", 7, "holds several values: use `has`"),
        ("forbid: {fact: sighting, where: {bird: {has: goose}}}", 7, "holds one value"),
        ("forbid: {fact: sighting, where: {seen-on: {before: soon}}}", 7, "'soon' is nothing to compare"),
        ("forbid: {fact: sighting, where: {bird: {at-least: 2}}}", 7, "2 is nothing to compare"),
        ("forbid: {fact: sighting, where: {seen-on: {older-than: 3 moons}}}", 7, "'3 moons' is no duration"),
        ("forbid: {fact: sighting, where: {seen-on: {after: release.dat}}}", 7, "did you mean 'date'?"),
        ("forbid: {fact: sighting, where: {bird: null}}", 7, "write present: false"),
        ("forbid: {fact: sighting, where: {bird: {iss: goose}}}", 7, "'iss' is unknown; did you mean 'is'?"),
        ("forbid: {phrase: a, near: {phrase: b}, within: 2 yards}", 7, "'2 yards' is no distance"),
        ("forbid: {phrase: a, within: 2 words}", 7, "needs `near`"),
        ("forbid: {phrase: a, pattern: b}", 7, "a query needs exactly one of: phrase, pattern"),
        ("forbid: {in: cautionary}", 7, "a query needs exactly one of"),
        ("forbid:\n  any: [{phrase: a}]\n  in: cautionary", 9, "`any` takes no other key: put 'in' on"),
        ("forbid: {phrase: a, count: 0}", 7, "greater than or equal to 1"),
        ("forbid: {phrase: a, pick: frist}", 7, "not one of first, last; did you mean 'first'?"),
        ("forbid: {phrase: 2025}", 7, "2025 is read as a number: put it in quotes"),
        ("forbid: {pattern: '(a'}", 7, "is wrong: missing )"),
        ("forbid: {pattern: 'a*'}", 7, "matches the empty text"),
        ("forbid: {fact: sighting, where: {bird: {matches: '['}}}", 7, "is wrong"),
        ("forbid: goos", 7, "'goos' is not a name from `find`, nor `it`"),
        ("find: {geese: {phrase: goose}}\nforbid: gese", 8, "did you mean 'geese'?"),
        ("find: {geese: {phrase: goose}}\nforbid: {phrase: a}", 7, "'geese' is never used"),
        ("find: {a: b, b: a}\nforbid: a", 7, "by way of itself"),
        ("forbid: it", 7, "`it` is the match that `each` judges"),
        ("forbid: {phrase: a, in: same sentence}", 7, "needs the match that `each` judges"),
        ("each: {phrase: a}\nforbid: {phrase: b, in: same sentense}", 8, "did you mean 'sentence'?"),
        ("when: {phrase: a, in: it}\neach: {phrase: a}\nforbid: it", 7, "there is none here"),
        ("forbid: {phrase: a}\nrequire: {phrase: b}", 1, "exactly one of: require, forbid"),
        ("in-force: {from: 2025-01-02, until: 2025-01-01}\nforbid: {phrase: a}", 7, "ends before it begins"),
        ("in-force: {form: 2025-01-02}\nforbid: {phrase: a}", 7, "'form' is unknown; did you mean 'from'?"),
        ("applies-to: {events: ipo}\nforbid: {phrase: a}", 7, "did you mean 'event'?"),
        ("applies-to: {event: [ipo, offring]}\nforbid: {phrase: a}", 7, "did you mean 'offering'?"),
        (
            "applies-to: {filer: spack}\nforbid: {phrase: a}",
            7,
            "'spack' does not exist; did you mean 'spac'?",
        ),
        (
            "applies-to: {jurisdiction: [US, usa]}\nforbid: {phrase: a}",
            7,
            "the jurisdiction 'usa' does not exist",
        ),
        ("applies-to: {exchange: nyse}\nforbid: {phrase: a}", 7, "the exchange 'nyse' does not exist"),
        ("needs: [release.dat]\nforbid: {phrase: a}", 7, "did you mean 'date'?"),
        ("needs: [date]\nforbid: {phrase: a}", 7, "write release.date"),
        ("fix: {insert: geese}\nforbid: {phrase: a}", 7, "the text 'geese' does not exist"),
        ("fix: {before: {phrase: a}}\nforbid: {phrase: a}", 7, "a fix needs one of"),
        ("fix: {advise: Take it out, or not.}\nforbid: {phrase: a}", 7, "needs quotes"),
        ("fix: {advise: 'Write {frm}.'}\nforbid: {phrase: a}", 7, "the name 'frm' does not exist"),
        ("examples: {fial: [x]}\nforbid: {phrase: a}", 7, "'fial' is unknown; did you mean 'fail'?"),
        ("examples: {fail: [{text: x, evnt: y}]}\nforbid: {phrase: a}", 7, "did you mean 'event'?"),
        ("severity: warning\nforbid: {phrase: a}", 7, "'severity' is given twice (first on line 3)"),
        ("status: prevew\nforbid: {phrase: a}", 7, "did you mean 'preview'?"),
        ("forbid: [1, 2]", 7, "a query needs exactly one of"),
        ("forbid: {phrase: [}", 7, ""),
    ],
)
def test_error(make_pack: MakePack, added: str, line: int, says: str) -> None:
    error = load_error(make_pack, added)
    assert error.startswith(f"tiny/birds/goose.yaml:{line}: ")
    assert says in error
    assert "\n" not in error


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("A goose is named.", "'{txt}'", 5, "the name 'txt' does not exist; did you mean 'text'?"),
        ("A goose is named.", "'{whn.text}'", 5, "the name 'whn' does not exist"),
        ("A goose is named.", "'{release.dat}'", 5, "'release.dat' does not exist"),
        ("A goose is named.", "'{it.text}'", 5, "the name 'it' does not exist"),
        ("A goose is named.", "'{text.upper}'", 5, "the name 'text' does not exist"),
        ("A goose is named.", "'{text!r}'", 5, "is not a name"),
        ("A goose is named.", "'{text'", 5, "expected '}'"),
        ("title: No goose may be named\n", "", 1, "the key 'title' is missing"),
        ("title:", "titel:", 2, "'titel' is unknown; did you mean 'title'? (and 1 more)"),
        ("severity: error", "severity: eror", 3, "not one of error, warning, advice; did you mean 'error'?"),
        ("id: birds.goose", "id: birds.gander", 1, "must be that of its file: 'birds.goose'"),
        ("id: birds.goose", "id: Goose", 1, "id: "),
        ("why: Geese are silly.", "why: 12", 4, "12 is read as a number: put it in quotes"),
    ],
)
def test_error_in_head(make_pack: MakePack, old: str, new: str, line: int, says: str) -> None:
    head = HEAD.replace(old, new)
    assert head != HEAD
    error = load_error(make_pack, "forbid: {phrase: a}", head)
    assert error.startswith(f"tiny/birds/goose.yaml:{line}: ")
    assert says in error


def test_message_of_a_query_that_finds_nothing_has_no_words(make_pack: MakePack) -> None:
    head = HEAD.replace("A goose is named.", "'{when.text}'")
    error = load_error(make_pack, "when: {none: {phrase: a}}\nrequire: {phrase: b}", head)
    assert "'when.text' does not exist" in error


@pytest.mark.parametrize(
    ("files", "start", "says"),
    [
        (
            {"lexicons/more/waders.yaml": "lexicon: waders\n"},
            "tiny/lexicons/waders.yaml:1",
            "'waders' is there already: tiny/lexicons/more/waders.yaml:1",
        ),
        (
            {"lexicons/x.yaml": "lexicon: waders\n"},
            "tiny/lexicons/x.yaml:1",
            "must be called as its file: 'x'",
        ),
        (
            {"tables/x.yaml": "table: y\nrows: []\n"},
            "tiny/tables/x.yaml:1",
            "must be called as its file: 'x'",
        ),
        (
            {"tables/x.yaml": "table: x\ncolumns: [pond, dug?]\nrows:\n- {pond: north, dgu: 2001}\n"},
            "tiny/tables/x.yaml:4",
            "the column 'dgu' does not exist; did you mean 'dug'?",
        ),
        (
            {"tables/x.yaml": "table: x\ncolumns: [pond, dug?]\nrows:\n- {dug: 2001}\n"},
            "tiny/tables/x.yaml:4",
            "the column 'pond' is missing",
        ),
        (
            {"tables/x.yaml": "table: x\ncolumns: [birds, birds/name]\nrows:\n- birds:\n  - {nmae: goose}\n"},
            "tiny/tables/x.yaml:5",
            "the column 'nmae' does not exist; did you mean 'name'?",
        ),
        (
            {"tables/x.yaml": "table: x\nrow: []\n"},
            "tiny/tables/x.yaml:2",
            "the key 'row' is unknown; did you mean 'rows'?",
        ),
        (
            {"lexicons/x.yaml": "lexicon: x\nfields: [bird]\nphrases:\n- {phrase: honk, brid: goose}\n"},
            "tiny/lexicons/x.yaml:4",
            "the field 'brid' does not exist; did you mean 'bird'?",
        ),
        (
            {"lexicons/x.yaml": "lexicon: x\nfields: [bird]\nphrases:\n- {phrase: honk}\n"},
            "tiny/lexicons/x.yaml:4",
            "the field 'bird' is missing",
        ),
        (
            {"lexicons/x.yaml": "lexicon: x\npatterns:\n- jpattern: honk\n"},
            "tiny/lexicons/x.yaml:3",
            "the key 'jpattern' is unknown; did you mean 'pattern'?",
        ),
        (
            {"parts.yaml": "parts:\n  legend:\n    says:\n    - pattern: honk\n"},
            "tiny/parts.yaml:4",
            "must be a pattern in quotation marks",
        ),
        (
            {"lexicons/x.yaml": "lexicon: x\nphrase: [a]\n"},
            "tiny/lexicons/x.yaml:2",
            "did you mean 'phrases'?",
        ),
        ({"lexicons/x.yaml": "lexicon: x\npatterns:\n- '('\n"}, "tiny/lexicons/x.yaml:3", "is wrong"),
        ({"lexicons/x.yaml": "lexicon: x\npatterns: ['x*']\n"}, "tiny/lexicons/x.yaml:2", "empty text"),
        (
            {"lexicons/x.yaml": "lexicon: x\nphrases: [{form: x}]\n"},
            "tiny/lexicons/x.yaml:2",
            "exactly one of",
        ),
        ({"lexicons/x.yaml": "lexicon: x\nphrases: [2025]\n"}, "tiny/lexicons/x.yaml:2", "put it in quotes"),
        ({"tables/x.yaml": "rows: []\n"}, "tiny/tables/x.yaml:1", "'table' is missing"),
        ({"tables/x.yaml": "table: x\nnames:\n  1: Jan\n"}, "tiny/tables/x.yaml:3", "the key 1 must be text"),
        (
            {"tables/x.yaml": "table: x\nrows:\n- {a: !!binary aGk=}\n"},
            "tiny/tables/x.yaml:3",
            "a bytes can't stand here",
        ),
        ({"tables/x.yaml": "table: x\nrows: &r\n- {a: *r}\n"}, "tiny/tables/x.yaml:1", "holds itself"),
        (
            {"parts.yaml": "parts:\n  cnoference-call: {heading: [call]}\n"},
            "tiny/parts.yaml:2",
            "no fact reads the part 'cnoference-call'; did you mean 'conference-call'?",
        ),
        ({"parts.yaml": "cautionary: {}\n"}, "tiny/parts.yaml:1", "'cautionary' is unknown"),
        ({"birds/deep/x.yaml": RULE}, "tiny/birds/deep/x.yaml:1", "topic/slug.yaml"),
        ({"x.yaml": RULE}, "tiny/x.yaml:1", "topic/slug.yaml"),
        ({"birds/x.yml": RULE}, "tiny/birds/x.yml:1", "call it x.yaml"),
        ({"birds/x.yaml": "- 1\n"}, "tiny/birds/x.yaml:1", "must be a mapping"),
        ({"birds/x.yaml": ""}, "tiny/birds/x.yaml:1", "must be a mapping"),
    ],
)
def test_error_in_other_files(make_pack: MakePack, files: dict[str, str], start: str, says: str) -> None:
    error = load_error(make_pack, "forbid: {phrase: a}", **files)
    assert error.startswith(start)
    assert says in error


def test_former_id_of_another_rule(make_pack: MakePack) -> None:
    duck = RULE.replace("birds.goose", "birds.duck") + "formerly: birds.goose\n"
    error = load_error(make_pack, "forbid: {phrase: a}", **{"birds/duck.yaml": duck})
    assert error.startswith("tiny/birds/duck.yaml:8: ")
    assert "'birds.goose' is or was the id of another rule" in error


def test_a_fact_that_this_version_lacks(make_pack: MakePack, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.facts import KINDS, FactKind

    monkeypatch.setitem(KINDS, "ghost", FactKind("checker.facts.no_such_module", "Ghost", "find"))
    assert "the fact 'ghost' cannot be extracted" in load_error(make_pack, "forbid: {fact: ghost}")


words = st.sampled_from(
    ["a", "*", "(", "{x}", "it", "release.date", "\n", "é", "1", "2025-01-01", "[a", "no"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | words | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
KEYS = [
    "id",
    "severity",
    "when",
    "each",
    "require",
    "forbid",
    "find",
    "message",
    "fix",
    "in-force",
    "examples",
]
KEYS += [
    "applies-to",
    "authority",
    "needs",
    "formerly",
    "status",
    "count",
    "any",
    "all",
    "none",
    "in",
    "where",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(KEYS), values, max_size=4), query=values)
def test_no_rule_crashes_the_loader(make_pack: MakePack, changes: dict[str, object], query: object) -> None:
    import yaml

    rule = {**yaml.safe_load(RULE), "forbid": {"phrase": "a", "where": {"text": query}}, **changes}
    folder = make_pack({"birds/goose.yaml": yaml.safe_dump(rule)})
    try:
        load_packs([folder], use_cache=False)
    except RuleError as error:
        assert "\n" not in str(error)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="ab:-{}[]&*!|>'\"\n #%@`\t\x00é", max_size=40))
def test_no_text_crashes_the_loader(make_pack: MakePack, text: str) -> None:
    folder = make_pack({})
    (folder / "birds").mkdir(exist_ok=True)
    (folder / "birds/goose.yaml").write_text(text, encoding="utf-8", newline="")
    with pytest.raises(RuleError):
        load_packs([folder], use_cache=False)


@pytest.mark.parametrize("text", ["a: &a [*a]\n", 'x: "\\ud800"\n', "forbid: &q {any: [*q]}\n", "[" * 3000])
def test_no_knot_crashes_the_loader(make_pack: MakePack, text: str) -> None:
    with pytest.raises(RuleError):
        load_packs([make_pack({"birds/goose.yaml": RULE + text})], use_cache=False)
