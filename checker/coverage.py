"""A rule and its examples → what no example ever fires: it may be dead, and nobody would know.

A clause is one query of a rule; what leads to a finding may never fire, and an excuse (an alternative of
``require``, an ``except``, a ``none``) may excuse nothing. A trigger is one phrase, name or value of several
that a clause gives to choose from; an entry is one of a word list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from checker.apply import asked_of, subjects_of
from checker.document import Span
from checker.errors import PatternTimeout
from checker.examples import examples_of, facts_of_example
from checker.language.lint_problem import Steps
from checker.language.queries import Context, query_from
from checker.language.query_names import GROUPS, RELATIONS
from checker.language.rule import Rule
from checker.language.subjects import SUBJECTS
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from checker.matching import Matcher
from checker.record import Record

_CLAUSES = {"when": True, "each": True, "forbid": True, "require": False}
"""The clauses of a rule, and whether what they find leads to a finding."""


class Clause(Record):
    """One query with a subject of its own: where it is written, and whether finding it leads to a finding."""

    path: Steps
    query: Mapping[str, Any]
    accuses: bool


def unfired(rule: Rule, law: Law) -> tuple[Clause, ...]:
    """The clauses of a rule that find nothing in any of its examples."""
    return _unfired(rule, law, clauses_of(rule))


def unfired_triggers(rule: Rule, law: Law) -> tuple[Clause, ...]:
    """The triggers of a rule that find nothing in any of its examples, where their clauses find something."""
    dead = {tuple(clause.path) for clause in unfired(rule, law)}
    alive = (clause for clause in clauses_of(rule) if tuple(clause.path) not in dead)
    return _unfired(rule, law, (trigger for clause in alive for trigger in triggers_of(clause)))


def _unfired(rule: Rule, law: Law, clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    find = rule.data.get("find", {})
    left = [(clause, query_from(clause.query, find)) for clause in clauses]
    for example in examples_of([rule]):
        if not left:
            break
        facts = facts_of_example(example, law)
        places = tuple(_places(rule, Context(facts.document, facts)))
        left = [(clause, query) for clause, query in left if not any(_found(query, p) for p in places)]
    return tuple(clause for clause, _ in left)


def example_texts(rules: Iterable[Rule], law: Law) -> tuple[str, ...]:
    """The reading texts of all examples of some rules, each once."""
    return tuple(dict.fromkeys(facts_of_example(e, law).document.text for e in examples_of(rules)))


def triggers_of(clause: Clause) -> Iterator[Clause]:
    """A clause once for each phrase, name and value that it gives to choose from, with that one alone."""
    kind = next(key for key in SUBJECTS if key in clause.query)
    for i, name in enumerate(_several(clause.query[kind])):
        yield Clause([*clause.path, kind, i], {**clause.query, kind: [name]}, clause.accuses)
    where = clause.query.get("where", {})
    for field, tests in where.items():
        for test in tests.keys() & {"in", "has"}:
            for i, value in enumerate(_several(tests[test])):
                only = {**where, field: {**tests, test: [value]}}
                path: Steps = [*clause.path, "where", field, test, i]
                yield Clause(path, {**clause.query, "where": only}, clause.accuses)


def _several(choice: Any) -> list[Any]:
    """What there is to choose from; nothing where there is no choice."""
    return choice if isinstance(choice, list) and len(choice) > 1 else []


def unfired_entries(lexicon: Lexicon, texts: Collection[str]) -> tuple[Entry, ...]:
    """The entries of a lexicon, and its exceptions, that find nothing in any of the texts."""
    entries = (*lexicon.entries, *lexicon.exceptions)
    return tuple(e for e in entries if not _matches_any(Matcher(e.source, ignore_case=True), texts))


def unfired_patterns(lexicon: Lexicon, texts: Collection[str]) -> tuple[Entry, ...]:
    """The patterns among these entries; a phrase cannot be written so that it never matches."""
    patterns = Lexicon(
        lexicon.name,
        tuple(e for e in lexicon.entries if e.is_pattern),
        tuple(e for e in lexicon.exceptions if e.is_pattern),
    )
    return unfired_entries(patterns, texts)


def _matches_any(matcher: Matcher, texts: Iterable[str]) -> bool:
    try:
        return any(any(True for _ in matcher.find_in(text, Span(0, len(text)))) for text in texts)
    except PatternTimeout:
        return False


def clauses_of(rule: Rule) -> Iterator[Clause]:
    """Every query of a rule that has a subject of its own, once, where it is written."""
    find, seen = rule.data.get("find", {}), set()
    for key, accuses in _CLAUSES.items():
        for clause in _clauses(rule.data[key], [key], accuses, find) if key in rule.data else ():
            place = tuple(clause.path)
            if place not in seen:
                seen.add(place)
                yield clause


def _clauses(query: Any, path: Steps, accuses: bool, find: Mapping[str, Any]) -> Iterator[Clause]:
    if isinstance(query, str):
        if query != "it":
            yield from _clauses(find[query], ["find", query], accuses, find)
        return
    inner = next((key for key in GROUPS if key in query), None)
    if inner is not None:
        for i, each in enumerate(query[inner]):
            yield from _clauses(each, [*path, inner, i], accuses != (inner == "none"), find)
        return
    yield Clause(path, query, accuses)
    for key in RELATIONS:
        if key in query:
            yield from _clauses(query[key], [*path, key], accuses != (key == "except"), find)


def _places(rule: Rule, context: Context) -> Iterator[Context]:
    """Where the clauses of a rule may be asked: of the whole release, and of each match that it judges."""
    yield context
    try:
        subjects = subjects_of(rule, context)
    except PatternTimeout:
        return
    for subject in subjects:
        if subject is not None:
            yield asked_of(context, subject)


def _found(query: Any, context: Context) -> bool:
    try:
        return bool(query.find(context).matches)
    except PatternTimeout:
        return False
