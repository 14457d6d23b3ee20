"""Rules about rules: what loads, but should be better. ``prewire rules lint`` prints it.

What makes a rule meaningless (an unknown name, a bad pattern, a ``find`` that nothing uses) is an
error when the pack loads; it is listed here too, so that one run shows everything.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from checker.errors import PatternTimeout, RuleError
from checker.language.cache import plain
from checker.language.compile import compile_packs, pack_folder, patterns_of
from checker.language.folder import Faults, Sourced, shown
from checker.language.nasty import nasty_texts
from checker.language.pack import law_from
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from checker.matching import Matcher
from checker.record import record
from checker.suggest import did_you_mean

FIRM = ("V", "M+", "house")
"""Marks of an authority on which an error or a warning may rest."""


@record
class Problem:
    """One thing to mend in a pack. ``place`` is ``file:line``."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}"


def lint(names: Sequence[str]) -> tuple[Problem, ...]:
    """Everything that is wrong with some packs, or should be better.

    What they extend must load, but is not linted: it is somebody else's.
    """
    faults = Faults(collect=True)
    try:
        compiled = compile_packs(names, faults)
    except RuleError as e:
        return (_problem(e),)
    own = tuple(f"{shown(pack_folder(name))}{os.sep}" for name in names)
    rules = [rule for rule in compiled.rules.values() if rule.site([]).startswith(own)]
    lexicons = {k: v for k, v in compiled.lexicons.items() if v.site([]).startswith(own)}
    found = chain(
        map(_problem, faults.found),
        chain.from_iterable(_rule(rule, compiled.rules) for rule in rules),
        _same_demands(rules),
        _lexicons(lexicons, law_from(compiled.data)),
    )
    return tuple(dict.fromkeys(found))


def _problem(error: RuleError) -> Problem:
    place, _, says = str(error).partition(": ")
    return Problem(place, says)


def _rule(rule: Sourced, rules: Mapping[str, Sourced]) -> Iterator[Problem]:
    if rule.data.get("status") == "retired":
        return
    yield from _examples(rule)
    yield from _authority(rule)
    for i, name in enumerate(rule.data.get("see-also", ())):
        if name not in rules:
            yield Problem(rule.site(["see-also", i]), f"there is no rule {name!r}{did_you_mean(name, rules)}")
    for path, pattern in _patterns(rule.data, []):
        yield from _pattern(pattern, Matcher(pattern), rule.site(path))


def _examples(rule: Sourced) -> Iterator[Problem]:
    examples = rule.data.get("examples", {})
    wanted = ["fail", "pass"]
    wanted += ["skip"] * any(key in rule.data for key in ("when", "each", "applies-to"))
    for kind in wanted:
        if not examples.get(kind):
            yield Problem(
                rule.site(["examples"]), f"{rule.data['id']} needs an example that it must {_KINDS[kind]}"
            )


_KINDS = {"fail": "fail", "pass": "pass", "skip": "find itself not applicable to (skip)"}


def _authority(rule: Sourced) -> Iterator[Problem]:
    """Law that is only half remembered may advise, but it may not accuse."""
    firm = any(entry["status"] in FIRM for entry in rule.data["authority"])
    if not firm and rule.data["severity"] != "advice" and rule.data.get("status", "stable") == "stable":
        yield Problem(
            rule.site(["authority"]),
            f"no authority of {rule.data['id']} is verified (V, M+): make it `advice` or `status: preview`",
        )


_LOGIC = ("applies-to", "in-force", "find", "when", "each", "require", "forbid")


def _same_demands(rules: Any) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for rule in rules:
        demand = json.dumps(
            {k: rule.data[k] for k in _LOGIC if k in rule.data}, default=plain, sort_keys=True
        )
        if demand in seen:
            yield Problem(rule.site(["id"]), f"{rule.data['id']} demands the same as {seen[demand]}")
        seen.setdefault(demand, rule.data["id"])


def _patterns(data: Any, path: list[str | int]) -> Iterator[tuple[list[str | int], str]]:
    """Every ``pattern`` and ``matches`` of a rule's clauses, with its path."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key in ("pattern", "matches") and isinstance(value, str):
                yield [*path, key], value
            elif key != "examples":
                yield from _patterns(value, [*path, key])
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _patterns(value, [*path, i])


def _lexicons(lexicons: Mapping[str, Sourced], law: Law) -> Iterator[Problem]:
    for name, lexicon in lexicons.items():
        yield from _covered(law.lexicons[name], lexicon)
        for path, pattern in patterns_of(lexicon.data):
            yield from _pattern(pattern, Matcher(pattern, ignore_case=True), lexicon.site(path))


def _covered(lexicon: Lexicon, source: Sourced) -> Iterator[Problem]:
    """Entries that another entry finds anyway. Entries with dates or fields of their own are left alone."""
    bare = [e for e in dict.fromkeys(map(_bare, lexicon.entries)) if e is not None]
    if len(bare) < sum(_bare(e) is not None for e in lexicon.entries):
        yield Problem(source.site([]), f"an entry of {lexicon.name} is there twice")
    for words, is_pattern in bare:
        others = [e for e in bare if e != (words, is_pattern)]
        if not is_pattern and (cover := next((o for o in others if _covers(o, words)), None)):
            place = source.site(["phrases", source.data["phrases"].index(words)])
            yield Problem(place, f"the entry {words!r} of {lexicon.name} is covered by {cover[0][:60]!r}")


def _bare(entry: Entry) -> tuple[str, bool] | None:
    plain_entry = not entry.fields and entry.from_ is None and entry.until is None
    return (entry.words, entry.is_pattern) if plain_entry else None


def _covers(entry: tuple[str, bool], words: str) -> bool:
    """Whether an entry finds all that a phrase finds, to the same end."""
    compiled = Matcher(Entry(*entry).source, ignore_case=True).compiled
    samples = [words.replace("*", ""), words.replace("*", "zq")] if "*" in words else [words]
    return all(compiled.fullmatch(sample) for sample in samples)


def _pattern(source: str, matcher: Matcher, place: str) -> Iterator[Problem]:
    if lost := sorted(c for c in _NEVER if c in source and _NEVER[c] not in source):
        yield Problem(
            place,
            f"the pattern {source[:60]!r} has {lost[0]!r}; the reading text only has {_NEVER[lost[0]]!r}",
        )
    if _GAP_FIRST.match(source):
        yield Problem(
            place, f"the pattern {source[:60]!r} begins with a gap, which is tried at every character"
        )
    try:
        for text, span in nasty_texts(source):
            list(matcher.find_in(text, span))
    except PatternTimeout:
        yield Problem(
            place, f"the pattern {source[:60]!r} runs out of time on a hostile text: bound its repeats"
        )


_GAP_FIRST = re.compile(r"(?:\(\?[:>]|\()?(?:\.|\[\^[^\]]+\])(?:[*+]|\{\d*,(?:\d{3,})?\})")
"""A pattern that starts with anything, a hundred times or more. (``^`` before it ties it down.)"""

_NEVER = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-", "‐": "-"}
"""Characters that the reading text does not have, and what it has instead."""
