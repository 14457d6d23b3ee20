"""Rules about rules: what loads, but should be better. ``prewire rules lint`` prints it.

What makes a rule meaningless (an unknown name, a bad pattern, a ``find`` that nothing uses) is an
error when the pack loads; it is listed here too, so that one run shows everything. What can only be
seen by trying a rule on its examples comes from :mod:`checker.trials`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from checker.errors import RuleError
from checker.language.compile import Compiled, compile_packs, pack_folder
from checker.language.folder import Faults, read_page, shown
from checker.language.lint_demands import same_demands
from checker.language.lint_problem import Problem, Shortfall
from checker.language.lint_reach import about_reach
from checker.language.lint_rules import about_rule
from checker.language.lint_words import about_lexicons, about_patterns
from checker.language.pack import LoadedPacks, law_from, packs_from
from checker.language.sourced import Sourced

__all__ = ["Problem", "Trial", "lint"]

Trial = Callable[[LoadedPacks, Collection[str], Collection[str]], Iterable[Shortfall]]
"""Tries the rules and the lexicons of these names, of all that are in use."""


def lint(names: Sequence[str], trial: Trial | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with some packs, or should be better; in the order of their files.

    What they extend must load, but is not linted: it is somebody else's. Only a bundle, a pack
    without rules of its own, stands for the packs that it extends.

    Args:
        names: names of shipped packs, or paths.
        trial: tries what is sound by itself.
    """
    faults = Faults(collect=True)
    try:
        compiled = compile_packs(names, faults)
        own = _own(names, compiled)
    except RuleError as e:
        return (_problem(e),)
    rules = {name: rule for name, rule in compiled.rules.items() if rule.site([]).startswith(own)}
    lexicons = {k: v for k, v in compiled.lexicons.items() if v.site([]).startswith(own)}
    law = law_from(compiled.data)
    found = chain(
        map(_problem, faults.found),
        chain.from_iterable(about_rule(rule, compiled.rules) for rule in rules.values()),
        chain.from_iterable(about_reach(rule, law) for rule in rules.values()),
        chain.from_iterable(about_patterns(rule) for rule in rules.values()),
        same_demands(rules, compiled.rules),
        about_lexicons(lexicons, law),
        _tried(rules, lexicons, compiled, trial) if trial else (),
    )
    return tuple(dict.fromkeys(found))


def own_lexicons(names: Sequence[str]) -> tuple[str, ...]:
    """The word lists that stand in the folders of some packs; for a bundle, those of the packs it extends.

    Raises:
        RuleError: any file of any pack is wrong.
    """
    compiled = compile_packs(names)
    own = _own(names, compiled)
    return tuple(name for name, lexicon in compiled.lexicons.items() if lexicon.site([]).startswith(own))


def _own(names: Sequence[str], compiled: Compiled) -> tuple[str, ...]:
    """How the places of the packs' own files begin."""
    return tuple(dict.fromkeys(chain.from_iterable(_folders(pack_folder(n), compiled) for n in names)))


def _problem(error: RuleError) -> Problem:
    place, _, says = str(error).partition(": ")
    return Problem(place, says)


def _folders(folder: Path, compiled: Compiled) -> Iterator[str]:
    """How the places of a pack's own files begin; those of the packs that a bundle extends."""
    own = f"{shown(folder)}{os.sep}"
    parents = read_page(folder).data.get("extends", ())
    if parents and not any(rule.site([]).startswith(own) for rule in compiled.rules.values()):
        for parent in parents:
            yield from _folders(pack_folder(parent, beside=folder), compiled)
    yield own


def _tried(
    rules: Mapping[str, Sourced], lexicons: Mapping[str, Sourced], compiled: Compiled, trial: Trial
) -> Iterator[Problem]:
    for shortfall in trial(packs_from(compiled.data), rules.keys(), lexicons.keys()):
        own = rules if shortfall.of == "rule" else lexicons
        says = f"{shortfall.name}: {shortfall.says}"
        yield Problem(own[shortfall.name].site(shortfall.path), says, shortfall.note)
