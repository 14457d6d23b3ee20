"""What each subject finds, and what each narrowing keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from checker.document import Match, Span
from checker.errors import PatternTimeout
from checker.facts import Facts
from checker.findings import Outcome, Verdict
from checker.language.queries import Context, query_from
from checker.language.subjects import Subject
from checker.language.wording import absence, in_words, looked_for
from checker.law import Law, lexicon_from
from checker.matching import Matcher
from tests.effort import calls

from .conftest import facts_of

TEXT = """\
A goose by the lake

A goose and a duck met. The duck saw the goose. It was sunny.

No bird was hurt. The “goose” is fine; the duck is not.

About Geese

A goose is a bird. The gander isn't."""

LAW = Law(
    {
        "birds": lexicon_from(
            {
                "lexicon": "birds",
                "phrases": [
                    "goose",
                    {"phrase": "duck", "wet-feet": True},
                    {"phrase": "gander", "from": date(2030, 1, 1)},
                ],
                "patterns": [r"(?P<colour>red|blue) bird"],
                "except": ["the goose"],
            }
        )
    }
)


def found(query: Any, facts: Facts | None = None, it: Match | None = None, **named: Any) -> list[str]:
    """The words that a query finds; a dash where it doesn't hold, a plus where it holds without matches."""
    facts = facts or facts_of(TEXT, LAW)
    answer = query_from(query, named).find(Context(facts.document, facts, it))
    words = [facts.document.words(m.span) for m in answer.matches]
    return words or (["+"] if answer.holds else ["-"])


def count(query: Mapping[str, Any]) -> int:
    words = found(query)
    return 0 if words == ["-"] else len(words)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"phrase": ["goose"], "in": ["headline"]}, ["goose"]),
        ({"phrase": ["GOOSE and", "the duck"]}, ["goose and", "The duck", "the duck"]),
        ({"phrase": ["gees*"]}, ["Geese"]),
        ({"phrase": ["oose"]}, ["-"]),
        ({"phrase": ["isn't"]}, ["isn't"]),
        ({"pattern": r"(?P<who>\w+) saw"}, ["duck saw"]),
        ({"pattern": r"^\w+ goose"}, ["A goose", "A goose", "A goose"]),
        ({"part": ["headline"]}, ["A goose by the lake"]),
        ({"part": ["sentence"], "containing": {"phrase": ["hurt"]}}, ["No bird was hurt."]),
        ({"part": ["headline", "about"], "pick": "last"}, ["A goose is a bird. The gander isn't."]),
        ({"fact": "sighting"}, ["goose", "duck"]),
        ({"any": [{"phrase": ["sunny"]}, {"phrase": ["nowhere"]}]}, ["sunny"]),
        ({"any": [{"phrase": ["sunny"]}, {"phrase": ["met"]}]}, ["met", "sunny"]),
        ({"any": [{"phrase": ["nowhere"]}]}, ["-"]),
        ({"all": [{"phrase": ["sunny"]}, {"phrase": ["met"]}]}, ["met", "sunny"]),
        ({"all": [{"phrase": ["sunny"]}, {"phrase": ["nowhere"]}]}, ["-"]),
        ({"none": [{"phrase": ["nowhere"]}]}, ["+"]),
        ({"none": [{"phrase": ["nowhere"]}, {"phrase": ["sunny"]}]}, ["-"]),
        ({"all": [{"phrase": ["sunny"]}, {"none": [{"phrase": ["nowhere"]}]}]}, ["sunny"]),
    ],
)
def test_subjects(query: Any, words: list[str]) -> None:
    assert found(query) == words


def test_lexicon_with_exceptions_fields_and_dates() -> None:
    assert found({"lexicon": ["birds"]}) == ["goose", "goose", "duck", "duck", "goose", "duck", "goose"]
    assert found({"lexicon": ["birds"], "where": {"wet-feet": {"is": True}}}) == ["duck"] * 3
    later = facts_of(TEXT, LAW, date=date(2031, 1, 1))
    assert found({"lexicon": ["birds"], "pick": "last"}, later) == ["gander"]


def test_fields_of_matches() -> None:
    facts = facts_of("A blue bird.", LAW)
    match = query_from({"lexicon": ["birds"]}, {}).find(Context(facts.document, facts)).matches[0]
    assert match.fields == {"colour": "blue", "text": "blue bird"}
    goose = facts_of("A goose.")
    fields = query_from({"fact": "sighting"}, {}).find(Context(goose.document, goose)).matches[0].fields
    assert fields["bird"] == fields["text"] == "goose"
    assert "span" not in fields


@pytest.mark.parametrize(
    ("narrowing", "kept"),
    [
        ({}, 5),
        ({"in": ["headline"]}, 1),
        ({"in": ["headline", "about"]}, 2),
        ({"outside": ["headline", "about"]}, 3),
        ({"before": {"phrase": ["duck"]}}, 2),
        ({"after": {"phrase": ["duck"]}}, 3),
        ({"before": {"phrase": ["nowhere"]}}, 0),
        ({"after": {"phrase": ["nowhere"]}}, 0),
        ({"near": {"phrase": ["duck"]}}, 3),
        ({"near": {"phrase": ["duck"]}, "within": "1 sentence"}, 3),
        ({"near": {"phrase": ["sunny"]}, "within": "2 sentences"}, 1),
        ({"near": {"phrase": ["sunny"]}, "within": "3 sentences"}, 3),
        ({"near": {"phrase": ["hurt"]}, "within": "2 paragraphs"}, 3),
        ({"near": {"phrase": ["duck"]}, "within": "2 words"}, 2),
        ({"near": {"phrase": ["duck"]}, "within": "3 words"}, 3),
        ({"except": {"phrase": ["goose by", "saw the goose"]}}, 3),
        ({"where": {"text": {"is": "goose"}}}, 5),
        ({"where": {"text": {"matches": "duck"}}}, 0),
        ({"count": {"at-least": 5}}, 5),
        ({"count": {"at-least": 6}}, 0),
        ({"count": {"at-most": 4}}, 0),
        ({"in": ["headline"], "count": {"at-least": 1, "at-most": 1}}, 1),
        ({"count": {"at-least": 5}, "pick": "first"}, 1),
        ({"in": ["headline"], "pick": "last"}, 1),
    ],
)
def test_narrowing(narrowing: dict[str, Any], kept: int) -> None:
    assert count({"phrase": ["goose"], **narrowing}) == kept


def test_pick_takes_from_what_is_left() -> None:
    facts = facts_of(TEXT)
    query = {"phrase": ["goose", "duck"], "outside": ["headline"], "pick": "first"}
    match = query_from(query, {}).find(Context(facts.document, facts)).matches[0]
    assert facts.document.text[: match.span.start].count("goose") == 1


def test_containing_looks_inside_each_match_only() -> None:
    both = {"all": [{"phrase": ["goose"]}, {"phrase": ["duck"]}]}
    assert found({"part": ["sentence"], "containing": both}) == [
        "A goose and a duck met.",
        "The duck saw the goose.",
        'The "goose" is fine; the duck is not.',
    ]
    ordered = {"phrase": ["goose"], "after": {"phrase": ["duck"]}}
    assert found({"part": ["sentence"], "containing": ordered}) == ["The duck saw the goose."]
    none = {"none": [{"phrase": ["goose", "geese", "bird", "duck"]}]}
    assert found({"part": ["sentence"], "containing": none, "outside": ["about"]}) == ["It was sunny."]


def test_it_and_same() -> None:
    facts = facts_of(TEXT)
    at = facts.document.text.index("saw")
    it = Match(Span(at, at + 3), {"text": "saw", "bird": "goose"})
    assert found("it", facts, it) == ["saw"]
    assert found({"phrase": ["duck", "met"], "in": ["same sentence"]}, facts, it) == ["duck"]
    assert found({"phrase": ["duck", "met"], "in": ["same paragraph"]}, facts, it) == ["duck", "met", "duck"]
    assert found({"pattern": "a", "in": ["it"]}, facts, it) == ["a"]
    assert found(
        {"phrase": ["goose"], "after": "it", "pick": "first", "in": ["same sentence"]}, facts, it
    ) == ["goose"]
    assert found({"fact": "sighting", "where": {"bird": {"is": "it.bird"}}}, facts, it) == ["goose"]
    assert found({"phrase": ["goose"], "outside": ["same paragraph", "headline"]}, facts, it) == [
        "goose",
        "goose",
    ]


def test_find_names() -> None:
    assert found("birds", birds={"phrase": ["sunny"]}) == ["sunny"]
    assert found({"any": ["a", "b"]}, a="b", b={"phrase": ["sunny"]}) == ["sunny"]


def test_the_match_that_reaches_furthest_before_another_is_near_it() -> None:
    others = {"pattern": [r"Geese .*? 5", r"Geese 1"]}
    facts = facts_of("Geese 1 2 3 4 5 duck")
    near = {"phrase": ["duck"], "near": others, "within": "1 words"}
    assert found(near, facts) == ["duck"]


@pytest.mark.parametrize("relation", ["near", "except"])
def test_what_stands_beside_each_of_many_is_found_in_time_that_grows_with_the_text(relation: str) -> None:
    def work(times: int) -> int:
        facts = facts_of("A goose.\n\nA duck.\n\n" * times)
        geese = query_from({"phrase": ["goose"]}, {}).find(Context(facts.document, facts)).matches
        query = query_from({"phrase": ["goose"], "in": ["it"], relation: {"phrase": ["duck"]}}, {})
        return calls(lambda: [query.find(Context(facts.document, facts, goose)) for goose in geese])

    work(2)
    assert work(800) < 5 * work(200)


def test_a_table_counts_as_one_sentence() -> None:
    facts = facts_of("It is so.\n\nGoose   1   2\nDuck    3   4\n\nIt was so.")
    assert [b.kind for b in facts.document.blocks] == ["paragraph", "table", "paragraph"]
    near = {"phrase": ["duck"], "near": {"phrase": ["is"]}}
    assert found({**near, "within": "1 sentence"}, facts) == ["-"]
    assert found({**near, "within": "2 sentences"}, facts) == ["Duck"]


def test_each_subject_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[str] = []
    find = Matcher.find
    monkeypatch.setattr(Matcher, "find", lambda self, doc: searches.append(self.source) or find(self, doc))
    facts = facts_of(TEXT)
    deep = {"part": ["sentence"], "containing": {"phrase": ["goose"], "near": {"phrase": ["duck"]}}}
    for query in (deep, deep, {"phrase": ["goose"]}, {"phrase": ["duck"], "except": {"phrase": ["goose"]}}):
        found(query, facts)
    assert len(searches) == len(set(searches)) == 2


def test_equal_subjects_are_one() -> None:
    assert Subject.of({"phrase": ["goose"]}) is Subject.of({"phrase": ["goose"], "in": ["about"]})
    assert Subject.of({"phrase": ["goose"]}) is not Subject.of({"pattern": ["goose"]})


def test_a_group_asks_no_further_than_it_must(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[str] = []
    find = Matcher.find
    monkeypatch.setattr(Matcher, "find", lambda self, doc: searches.append(self.source) or find(self, doc))
    facts = facts_of(TEXT)
    assert found({"all": [{"pattern": ["unheard-of"]}, {"pattern": ["oose"]}]}, facts) == ["-"]
    assert found({"none": [{"pattern": ["oose"]}, {"pattern": ["uck"]}]}, facts) == ["-"]
    assert searches == ["unheard-of", "oose"]


def test_a_runaway_pattern_is_stopped() -> None:
    facts = facts_of("a" * 3000 + "!b")
    with pytest.raises(PatternTimeout):
        found({"pattern": r"(\w+\s?)*b"}, facts)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"phrase": ["a", "b"], "in": ["headline"]}, 'the words "a" or "b", in the headline part'),
        ({"lexicon": ["birds"], "outside": ["about"]}, 'the word list "birds", outside the about part'),
        ({"fact": "forward-looking"}, "a forward-looking statement"),
        (
            {"fact": "filing", "where": {"period-end": {"older-than": "1 year"}}},
            "a filing, period end is older than 1 year",
        ),
        ({"fact": "date", "where": {"past": {"is": False}}}, "a date, past is not so"),
        (
            {"fact": "date", "where": {"day": {"before": "release.date"}}},
            "a date, day is before the release's date",
        ),
        (
            {"part": ["sentence"], "near": "it", "within": "2 words"},
            "a sentence, within 2 words of the match itself",
        ),
        (
            {"pattern": "x", "count": {"at-least": 2}, "pick": "first"},
            "the pattern x, at least 2 times, the first one only",
        ),
        ({"any": [{"phrase": ["a"]}, {"phrase": ["b"]}]}, 'the words "a" or the words "b"'),
        ({"none": [{"phrase": ["a"]}]}, 'no the words "a"'),
    ],
)
def test_in_words(query: Any, words: str) -> None:
    assert in_words(query, {}) == words


def test_looked_for_lists_alternatives() -> None:
    query = {"any": [{"part": ["reconciliation"]}, "hedge"]}
    assert looked_for(query, {"hedge": {"phrase": ["x"]}}) == ("a reconciliation part", 'the words "x"')


def test_absence() -> None:
    assert absence({"none": [{"fact": "url"}]}, {}) == "the release has a web address"
    assert absence("x", {"x": {"fact": "url"}}) == "the release does not have a web address"


@pytest.mark.parametrize(
    ("text", "verdict"), [("A swan.", Verdict.UNDETERMINED), ("A duck.", Verdict.PASSED)]
)
def test_a_dated_word_counts_where_the_day_is_unknown(
    judge: Callable[..., Outcome], text: str, verdict: Verdict
) -> None:
    files = {"lexicons/old.yaml": "lexicon: old\nphrases: [{phrase: swan, until: 2001-01-01}]\n"}
    outcome = judge("needs: [release.date]\nforbid: {lexicon: old}\n", text, files=files)
    assert outcome.verdict is verdict
