"""A wrong value in ``where:`` is an error wherever the words that a field may hold are known."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal

import pytest

from checker.examples import examples_of, facts_of_example
from checker.facts import KINDS
from checker.language.fields import Sort, fact_fields, lexicon_fields, sorts_of, words_of
from checker.language.pack import LoadedPacks, load_packs
from checker.language.satisfiable import fault
from checker.law import Law, Table
from checker.lexicon import Entry, Lexicon
from checker.record import Record
from checker.vocabulary import Vocabulary, column_of, entry_field, one_of

from .conftest import RULE, MakePack
from .test_errors import LEXICON, load_error
from .typos import PACKS

PONDS = Table(
    "ponds", ({"pond": "north", "names": [{"as": "N", "tier": "upper"}]}, {"pond": "south", "also": ["S"]})
)
BIRDS = Lexicon("birds", (Entry("honk", fields={"bird": "goose"}), Entry("quack", fields={"bird": "duck"})))
LAW = Law({"birds": BIRDS}, {"ponds": PONDS})


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        (one_of("a", "b", "a"), ("a", "b")),
        (column_of("ponds", "pond"), ("north", "south")),
        (column_of("ponds", "pond", ["east"]), ("east", "north", "south")),
        (column_of("ponds", "pond", ending="/A"), ("north", "south", "north/A", "south/A")),
        (column_of("ponds", "also"), ("S",)),
        (column_of("ponds", "names/tier"), ("upper",)),
        (entry_field("birds", "bird"), ("goose", "duck")),
        (column_of("lakes", "lake", ["none"]), ()),  # no pack in use has the table: the field is open
        (entry_field("fish", "fish"), ()),
    ],
)
def test_the_words_of_a_vocabulary(vocabulary: Vocabulary, words: tuple[str, ...]) -> None:
    assert words_of(vocabulary, LAW) == words


class Nest(Record):
    """A fact with a field of every sort."""

    bird: Annotated[str, entry_field("birds", "bird")] | None
    pond: Annotated[str, column_of("ponds", "pond", closed=False)]
    ponds: tuple[Annotated[str, column_of("ponds", "pond")], ...]
    size: Literal["small", "large"]
    side: Literal["left", ""]
    words: str
    eggs: int
    built: typing.Optional[int]  # noqa: UP045


def test_what_the_fields_of_a_fact_hold() -> None:
    text, sorts = frozenset({str}), sorts_of(Nest, LAW)
    assert sorts["bird"] == Sort(text, ("goose", "duck"))
    assert sorts["pond"] == Sort(text, usual=("north", "south"))
    assert sorts["ponds"] == Sort(text, ("north", "south"), many=True)
    assert sorts["size"] == Sort(text, ("small", "large"), always=True)
    assert sorts["side"] == Sort(text, ("left", ""))
    assert sorts["words"] == Sort(text)
    assert sorts["eggs"] == Sort(frozenset({int}), always=True)
    assert sorts["built"] == Sort(frozenset({int}))


@pytest.mark.parametrize(
    ("field", "test", "want", "says"),
    [
        ("bird", "is", "gose", "the field 'bird' is never 'gose'; did you mean 'goose'?"),
        ("bird", "in", ["goose", "swan"], "the field 'bird' is never 'swan'"),
        ("bird", "matches", "^swan", "no value of the field 'bird' reads like '^swan': it is goose, duck"),
        ("ponds", "has", ["nort"], "the field 'ponds' is never 'nort'; did you mean 'north'?"),
        ("pond", "is", "nort", "the field 'pond' is not called 'nort'; did you mean 'north'?"),
        ("eggs", "present", False, "the field 'eggs' is never missing"),
        ("size", "present", False, "the field 'size' is never missing"),
        ("bird", "is", "goose", None),
        ("bird", "matches", "oo", None),
        ("bird", "is", "it.bird", None),
        ("bird", "present", False, None),
        ("side", "present", False, None),
        ("ponds", "present", False, None),
        ("pond", "is", "Baltic", None),
        ("words", "is", "anything", None),
    ],
)  # fmt: skip
def test_what_can_never_hold(field: str, test: str, want: object, says: str | None) -> None:
    wrong = fault(field, sorts_of(Nest, LAW)[field], test, want)
    assert (str(wrong) if wrong else None) == says


KINDS_OF_BIRDS = "lexicon: kinds\nphrases:\n- {phrase: heron, sort: long, wet: true, needs: [heron]}\n"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("{lexicon: [waders, kinds], where: {sort: log}}", "is never 'log'; did you mean 'long'?"),
        ("{lexicon: [waders, kinds], where: {wet: maybe}}", "is true or false, and maybe is not"),
        ("{lexicon: [waders, kinds], where: {needs: heron}}", "holds several values: use `has`"),
        ("{lexicon: [waders, kinds], where: {needs: {has: hern}}}", "did you mean 'heron'?"),
        ("{part: [cautionary, sentence], where: {part: sentense}}", "did you mean 'sentence'?"),
        ("{fact: ticker, where: {exchange: NYS}}", "is never 'NYS'; did you mean 'NYSE'?"),
    ],
)
def test_a_wrong_value_in_a_pack(make_pack: MakePack, query: str, says: str) -> None:
    assert says in load_error(make_pack, f"forbid: {query}", **{"lexicons/kinds.yaml": KINDS_OF_BIRDS})


@pytest.mark.parametrize(
    "query",
    [
        "{fact: sighting, where: {places: {has: anywhere}}}",
        "{lexicon: [waders, kinds], where: {leg: anything}}",
        "{pattern: '(?P<leg>long|short)', where: {leg: anything}}",
        "{fact: ticker, where: {exchange: anything}}",  # no pack in use has the table
    ],
)
def test_an_open_value_in_a_pack(load: Callable[..., LoadedPacks], query: str) -> None:
    rule = RULE.replace("{phrase: goose}", query)
    files = {"birds/goose.yaml": rule, "lexicons/kinds.yaml": KINDS_OF_BIRDS, "lexicons/waders.yaml": LEXICON}
    assert load(files).rules


@pytest.fixture(scope="module")
def shipped() -> LoadedPacks:
    return load_packs(PACKS)


def _vocabularies(hint: Any) -> Iterator[Vocabulary]:
    yield from (m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Vocabulary))
    for inner in typing.get_args(hint):
        yield from _vocabularies(inner)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_vocabularies_of_a_shipped_fact_are_there(kind: str, shipped: LoadedPacks) -> None:
    """A misspelt table or column would leave its field open, and nobody would know."""
    fact, _ = KINDS[kind].load()
    for name, hint in typing.get_type_hints(fact, include_extras=True).items():
        for vocabulary in _vocabularies(hint):
            assert vocabulary.texts or words_of(vocabulary, shipped.law), f"{kind}.{name}"


def test_most_text_of_facts_that_rules_compare_is_closed(shipped: LoadedPacks) -> None:
    asked = {
        (query["fact"], field.replace("-", "_"))
        for rule in shipped.rules
        for query in _facts_asked({k: v for k, v in rule.data.items() if k != "examples"})
        for field, tests in query.get("where", {}).items()
        if any(isinstance(v, str) and not v.startswith(("it.", "release.")) for v in _wanted(tests))
    }
    opened = {(k, f) for k, f in asked if not fact_fields(k, shipped.law)[f].options}
    assert len(asked) > 80
    assert opened <= {  # what releases print, and names of a file's own properties
        ("dateline", "wire"),
        ("deadline", "name"),
        ("marking", "name"),
        ("ticker", "exchange_text"),
    }


def _facts_asked(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, dict):
        if "fact" in data:
            yield data
        data = list(data.values())
    for inner in data if isinstance(data, list) else ():
        yield from _facts_asked(inner)


def _wanted(tests: Mapping[str, Any]) -> Iterator[object]:
    for test, want in tests.items():
        if test in ("is", "in", "has"):
            yield from want if isinstance(want, list) else [want]


def test_what_is_found_in_the_examples_is_what_is_declared(shipped: LoadedPacks) -> None:
    closed = {
        kind: {name: sort.options for name, sort in fact_fields(kind, shipped.law).items() if sort.options}
        for kind in KINDS
    }
    seen, wrong = 0, set()
    for example in list(examples_of(shipped.rules))[::9]:
        facts = facts_of_example(example, shipped.law)
        for kind, options in closed.items():
            for fact in facts.of(kind) if options else ():
                for name, words in options.items():
                    held = getattr(fact, name)
                    for each in held if isinstance(held, (tuple, frozenset)) else (held,):
                        seen += 1
                        if isinstance(each, str) and each not in words:
                            wrong.add((kind, name, each))
    assert seen > 1000
    assert wrong == set()


def test_a_house_word_is_known(shipped: LoadedPacks) -> None:
    """What a pack adds to a word list may be asked for."""
    more = Lexicon("birds", (*BIRDS.entries, Entry("boom", fields={"bird": "bittern"})))
    assert lexicon_fields(Law({"birds": more}), ["birds"])["bird"].options == ("goose", "duck", "bittern")


CALLS = "lexicon: calls\nphrases:\n- {phrase: honk, bird: goose}\n- {phrase: quack, bird: duck}\n"
PONDS_FILE = "table: exchanges\nrows:\n- {exchange: NYSE}\n- {exchange: TSX}\n"


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("lexicons: {calls: {remove: [quack]}}\n", {}),
        ("", {"lexicons/calls.yaml": "lexicon: calls\nphrases:\n- {phrase: honk, bird: goose}\n"}),
        ("", {"tables/exchanges.yaml": "table: exchanges\nrows: [{exchange: NYSE}]\n"}),
    ],
)
def test_a_house_may_take_away_what_a_rule_of_others_asks_for(
    make_pack: MakePack, page: str, files: Mapping[str, str]
) -> None:
    clauses = "applies-to: {exchange: [NYSE, TSX]}\nforbid: {lexicon: calls, where: {bird: [goose, duck]}}\n"
    base = {"birds/goose.yaml": RULE.replace("forbid: {phrase: goose}\n", clauses)}
    make_pack({**base, "lexicons/calls.yaml": CALLS, "tables/exchanges.yaml": PONDS_FILE}, name="base")
    own = make_pack(dict(files), page="pack: tiny\nversion: 1\nextends: [../base]\n" + page)
    packs = load_packs([own], use_cache=False)
    assert packs.rule("birds.goose") is not None
    entries = packs.law.lexicons["calls"].entries
    assert (len(entries), len(packs.law.tables["exchanges"].rows)) in ((1, 2), (2, 1))
