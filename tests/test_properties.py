"""Laws of the rule language, true of every rule and every release (docs/rule-language.md, "Four laws")."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from checker.apply import apply
from checker.document import Document, Match, Span
from checker.facts import Facts
from checker.findings import Outcome, Verdict
from checker.language.queries import Context, Found, query_from
from checker.language.rule import Rule
from checker.law import Law, lexicon_from
from checker.matching import Matcher
from checker.reading import read_text
from checker.trace import trace
from tests.single_rule import single_rule

law = settings(deadline=None, max_examples=60)
"""No deadline: the machine may be busy."""

WORDS = ("goose", "duck", "swan", "pond", "it's")
PLACES = ("headline", "last", "sentence", "paragraph")
LAW = Law(
    {"birds": lexicon_from({"lexicon": "birds", "phrases": ["goose", "duck"], "except": ["swan duck"]})}
)

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(lambda ws: "A " + " ".join(ws) + ".")
texts = st.lists(st.lists(sentences, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4).map(
    "\n\n".join
)

names = st.lists(st.sampled_from(PLACES), min_size=1, max_size=2)
subjects = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(lambda p: {"phrase": p}),
    st.sampled_from([r"(?P<a>goose|pond) \w+", r"\bs\w+", "A"]).map(lambda p: {"pattern": p}),
    st.just({"lexicon": ["birds"]}),
    names.map(lambda n: {"part": n}),
)


def narrowings(queries: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Keys that keep or drop each match by itself."""
    return st.fixed_dictionaries(
        {},
        optional={
            "in": names,
            "outside": names,
            "where": st.sampled_from(WORDS).map(lambda w: {"text": {"matches": w}}),
            "before": queries,
            "after": queries,
            "near": queries,
            "containing": queries,
            "except": queries,
        },
    )


counts = st.tuples(st.integers(1, 4), st.none() | st.integers(1, 4)).map(
    lambda c: {"at-least": c[0]} | ({"at-most": c[1]} if c[1] else {})
)
takes = st.fixed_dictionaries({}, optional={"count": counts, "pick": st.sampled_from(["first", "last"])})


def grow(queries: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    narrowed = st.tuples(subjects, narrowings(queries), takes).map(
        lambda parts: parts[0] | parts[1] | parts[2]
    )
    several = st.lists(queries, min_size=1, max_size=2)
    return narrowed | st.tuples(st.sampled_from(["any", "all", "none"]), several).map(lambda g: {g[0]: g[1]})


queries = st.recursive(subjects, grow, max_leaves=5)
near_words = st.sampled_from(
    ["1 word", "3 words", "1 sentence", "2 sentences", "1 paragraph", "2 paragraphs"]
)


def release(text: str) -> Facts:
    document: Document = read_text(text)
    spans = [block.span for block in document.blocks]
    document = document.with_parts({"headline": tuple(spans[:1]), "last": tuple(spans[-1:])})
    return Facts(document, LAW, {"date": date(2025, 5, 1)}, date(2026, 11, 23))


def ask(query: Any, facts: Facts, it: Match | None = None) -> Found:
    return query_from(query, {}).find(Context(facts.document, facts, it))


def spans(query: Any, facts: Facts) -> set[Span]:
    return {match.span for match in ask(query, facts).matches}


def rule(**clauses: Any) -> Rule:
    data = {
        "id": "a.b",
        "title": "T",
        "severity": "error",
        "why": "W",
        "message": "M",
        "authority": [{"cite": "c", "status": "V"}],
    }
    return single_rule({**data, **clauses}, "tiny")


def verdict(made: Rule, facts: Facts) -> Outcome:
    outcome = apply(made, facts.document, facts)
    assert outcome.verdict is not Verdict.BROKEN, outcome.because
    return outcome


def only_none(query: Any) -> bool:
    """Whether a query may hold without matches: a ``none``, or a group that holds by one."""
    return any(key == "none" or (key in ("any", "all") and any(map(only_none, query[key]))) for key in query)


@law
@given(texts, queries)
def test_every_query_answers_with_matches_inside_the_text(text: str, query: Any) -> None:
    facts = release(text)
    answer = ask(query, facts)
    assert not answer.matches or answer.holds
    assert answer.matches or not answer.holds or only_none(query)
    assert list(answer.matches) == sorted(answer.matches, key=lambda m: (m.span.start, m.span.end))
    for match in answer.matches:
        assert 0 <= match.span.start < match.span.end <= len(text)
        assert match.fields["text"] == facts.document.words(match.span)


@law
@given(texts, subjects, narrowings(queries), narrowings(queries))
def test_narrowing_is_per_match(text: str, subject: Any, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Each test drops the same matches whatever the other tests are."""
    assume(not one.keys() & other.keys())
    facts = release(text)
    everything = spans(subject, facts)
    assert spans(subject | one, facts) <= everything
    assert spans(subject | one | other, facts) == spans(subject | one, facts) & spans(subject | other, facts)


@law
@given(texts, subjects, names)
def test_in_and_outside_part_the_matches(text: str, subject: Any, places: list[str]) -> None:
    facts = release(text)
    inside, outside = spans(subject | {"in": places}, facts), spans(subject | {"outside": places}, facts)
    assert inside | outside == spans(subject, facts)
    assert not inside & outside


@law
@given(texts, subjects, narrowings(queries), counts, st.sampled_from(["first", "last"]))
def test_counting_follows_narrowing_and_picking_follows_counting(
    text: str, subject: Any, narrowing: dict[str, Any], count: dict[str, int], pick: str
) -> None:
    facts = release(text)
    left = ask(subject | narrowing, facts).matches
    allowed = count["at-least"] <= len(left) <= count.get("at-most", len(left))
    assert ask(subject | narrowing | {"count": count}, facts).matches == (left if allowed else ())
    wanted = left[:1] if pick == "first" else left[-1:]
    assert ask(subject | narrowing | {"count": count, "pick": pick}, facts).matches == (
        wanted if allowed else ()
    )
    assert ask(subject | narrowing | {"count": count}, facts).holds is bool(allowed and left)


@law
@given(texts, st.lists(queries, min_size=1, max_size=3))
def test_groups(text: str, inner: list[Any]) -> None:
    facts = release(text)
    answers = [ask(query, facts) for query in inner]
    together = {match.span for answer in answers for match in answer.matches}
    assert ask({"any": inner}, facts).holds is any(answer.holds for answer in answers)
    assert ask({"all": inner}, facts).holds is all(answer.holds for answer in answers)
    assert ask({"none": inner}, facts).holds is not ask({"any": inner}, facts).holds
    assert spans({"any": inner}, facts) == together
    assert spans({"all": inner}, facts) == (together if all(answers) else set())
    assert spans({"none": inner}, facts) == set()


@law
@given(texts, subjects, subjects, near_words)
def test_near_is_mutual(text: str, one: Any, other: Any, within: str) -> None:
    facts = release(text)
    there = ask(one | {"near": other, "within": within}, facts).holds
    assert there is ask(other | {"near": one, "within": within}, facts).holds


@law
@given(texts, queries)
def test_require_is_there_is_one_and_forbid_is_not_one(text: str, query: Any) -> None:
    facts = release(text)
    answer = ask(query, facts)
    required, forbidden = verdict(rule(require=query), facts), verdict(rule(forbid=query), facts)
    assert (required.verdict is Verdict.PASSED) is answer.holds
    assert (forbidden.verdict is Verdict.FAILED) is answer.holds
    assert len(forbidden.findings) == max(len(answer.matches), int(answer.holds))
    assert {m.span for m in required.evidence} == {m.span for m in answer.matches}
    assert verdict(rule(forbid={"none": [query]}), facts).verdict is required.verdict


@law
@given(texts, queries, queries)
def test_when_is_a_gate(text: str, gate: Any, demand: Any) -> None:
    facts = release(text)
    gated, free = verdict(rule(when=gate, forbid=demand), facts), verdict(rule(forbid=demand), facts)
    holds = ask(gate, facts).holds
    assert gated.verdict is (free.verdict if holds else Verdict.NOT_APPLICABLE)


@law
@given(texts, subjects, queries)
def test_each_is_for_every_one(text: str, subject: Any, demand: Any) -> None:
    """Judging every match gives what judging each of them alone gives."""
    facts = release(text)
    inside = {"part": ["sentence"], "containing": demand, "in": ["same paragraph"]}
    judged = verdict(rule(each=subject, require=inside), facts)
    alone = [ask(inside, facts, it).holds for it in ask(subject, facts).matches]
    if not alone:
        assert judged.verdict is Verdict.NOT_APPLICABLE
    else:
        assert (judged.verdict is Verdict.PASSED) is all(alone)
        assert len(judged.findings) == len(
            {m.span for m, ok in zip(ask(subject, facts).matches, alone, strict=True) if not ok}
        )


@law
@given(texts, st.lists(queries, min_size=2, max_size=4))
def test_the_order_of_rules_is_immaterial(text: str, demands: list[Any]) -> None:
    rules = [rule(forbid=demand) for demand in demands]
    one, other = release(text), release(text)
    there = [verdict(made, one) for made in rules]
    back = [verdict(made, other) for made in reversed(rules)]
    assert there == back[::-1]


@law
@given(texts, st.lists(queries, min_size=1, max_size=3))
@example("A goose.", [{"phrase": ["goose", "duck"]}, {"phrase": ["duck", "goose"]}])
def test_each_thing_is_searched_once(text: str, demands: list[Any]) -> None:
    searched: list[tuple[str, bool]] = []
    find = Matcher.find
    try:
        Matcher.find = lambda self, doc: searched.append((self.source, self.ignore_case)) or find(self, doc)  # type: ignore[method-assign,func-returns-value]
        facts = release(text)
        for demand in demands:
            verdict(rule(each={"part": ["sentence"]}, forbid=demand), facts)
    finally:
        Matcher.find = find  # type: ignore[method-assign]
    assert len(searched) == len(set(searched))


@law
@given(texts, queries)
def test_a_trace_ends_as_the_judgement_did(text: str, demand: Any) -> None:
    facts = release(text)
    made = rule(when={"phrase": ["goose"]}, forbid=demand)
    steps = trace(made, facts.document, facts)
    assert steps[-1].asked == verdict(made, facts).verdict.value
    assert all(step.asked for step in steps)


@law
@given(texts, queries)
def test_typing_changes_no_verdict(text: str, demand: Any) -> None:
    """Re-wrapped lines, curly quotes, Windows line ends and no-break spaces are all the same text."""
    made = rule(forbid=demand)
    plain = verdict(made, release(text))
    for typed in (text.replace("\n", "\r\n"), text.replace("'", "’"), text.replace(" ", "\u00a0", 1)):
        other = verdict(made, release(typed))
        assert other.verdict is plain.verdict
        assert [f.fingerprint for f in other.findings] == [f.fingerprint for f in plain.findings]


@law
@given(texts, queries)
def test_fingerprints_are_unique_within_a_rule(text: str, demand: Any) -> None:
    prints = [finding.fingerprint for finding in verdict(rule(forbid=demand), release(text)).findings]
    assert len(prints) == len(set(prints))
