"""What only trying rules on their examples shows: wrong examples, dead clauses and patterns, wrong days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from checker.boundaries import boundary_faults
from checker.coverage import (
    Clause,
    clauses_of,
    example_texts,
    triggers_of,
    unfired,
    unfired_entries,
    unfired_patterns,
    unfired_triggers,
)
from checker.examples import run_examples
from checker.language.lint_problem import Shortfall, Steps
from checker.language.pack import LoadedPacks
from checker.language.rule import Rule
from checker.language.wording import in_words
from checker.law import Law


def trial(packs: LoadedPacks, rules: Collection[str], lexicons: Collection[str]) -> Iterator[Shortfall]:
    """What is wrong with the rules and the lexicons of these names, by the examples of all rules in use."""
    for rule in packs.rules:
        if rule.id in rules and rule.status != "retired":
            yield from _rule(rule, packs.law)
    texts = example_texts(packs.rules, packs.law) if lexicons else ()
    for name in lexicons:
        yield from _lexicon(name, packs.law, texts)


def untried(rules: Collection[Rule], law: Law, lexicons: Collection[str] = ()) -> Iterator[str]:
    """What no example of some rules fires, a line each, and last how much there is.

    Args:
        rules: whose clauses and triggers (the phrases, names and values that a clause gives to choose from).
        law: the law in use.
        lexicons: word lists whose entries are told besides those of the lists that the clauses name.
    """
    tally = Counter[str]()
    for rule in rules:
        yield from _untried(rule, law, tally)
    texts = example_texts(rules, law)
    for name in sorted({*lexicons, *(name for rule in rules for name in _lexicons(rule))}):
        lexicon = law.lexicon(name)
        dead = unfired_entries(lexicon, texts)
        tally["entries"] += len(lexicon.entries) + len(lexicon.exceptions)
        tally["dead entries"] += len(dead)
        for entry in dead:
            excuse = "excuse: " if entry in lexicon.exceptions else ""
            kind = "pattern" if entry.is_pattern else "phrase"
            yield f"lexicon {name}: {excuse}no example fires the {kind} {entry.words[:100]!r}"
    for what in ("clauses", "triggers", "entries"):
        yield f"{tally[what] - tally[f'dead {what}']} of {tally[what]} {what} fired"


def _untried(rule: Rule, law: Law, tally: Counter[str]) -> Iterator[str]:
    """The clauses and the triggers of a rule that no example fires; counts them all."""
    clauses = list(clauses_of(rule))
    found = {"clauses": unfired(rule, law), "triggers": unfired_triggers(rule, law)}
    tally["clauses"] += len(clauses)
    tally["triggers"] += sum(1 for clause in clauses for _ in triggers_of(clause))
    for what, dead in found.items():
        tally[f"dead {what}"] += len(dead)
        for clause in dead:
            yield f"{rule.id}: {'' if clause.accuses else 'excuse: '}{_told(clause, rule)}"


def _lexicons(rule: Rule) -> Iterator[str]:
    """The word lists that a rule's clauses name."""
    for clause in clauses_of(rule):
        yield from clause.query.get("lexicon", ())


def _rule(rule: Rule, law: Law) -> Iterator[Shortfall]:
    for result in run_examples([rule], law):
        if result.faults:
            path: Steps = ["examples", result.example.kind, result.example.nth - 1]
            yield Shortfall("rule", rule.id, path, f"{result.example.name}: {'; '.join(result.faults)}")
    for fault in boundary_faults(rule, law):
        yield Shortfall("rule", rule.id, ["in-force"], fault)
    if any(rule.examples.values()):
        for clause in unfired(rule, law):
            yield Shortfall("rule", rule.id, clause.path, _told(clause, rule), not clause.accuses)


def _told(clause: Clause, rule: Rule) -> str:
    words = in_words(clause.query, rule.data.get("find", {}))
    return f"no example fires {'.'.join(map(str, clause.path))}: {words[:100]}"


def _lexicon(name: str, law: Law, texts: Collection[str]) -> Iterator[Shortfall]:
    """One note a lexicon: a word list may well hold more than its rules have examples for."""
    lexicon = law.lexicons[name]
    dead = unfired_patterns(lexicon, texts)
    if dead:
        patterns = sum(entry.is_pattern for entry in (*lexicon.entries, *lexicon.exceptions))
        says = f"no example fires {len(dead)} of its {patterns} patterns; the first is {dead[0].words[:60]!r}"
        yield Shortfall("lexicon", name, [], says, note=True)
