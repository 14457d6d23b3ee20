"""Patterns that are slow or can never match, and entries of lexicons that another entry covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.document import Span
from checker.errors import PatternTimeout
from checker.language.dead import why_dead
from checker.language.lint_problem import Problem, Steps
from checker.language.merge import patterns_of
from checker.language.nasty import nasty_texts
from checker.language.sourced import Sourced
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from checker.matching import Matcher

_GAP_FIRST = re.compile(r"(?:\(\?[:>]|\()?(?:\.|\[\^[^\]]+\])(?:[*+]|\{\d*,(?:\d{3,})?\})")
"""A pattern that starts with anything, a hundred times or more. (``^`` before it ties it down.)"""

_NEVER = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-", "‐": "-"}
"""Characters that the reading text does not have, and what it has instead."""


def about_patterns(rule: Sourced) -> Iterator[Problem]:
    """What is wrong with the patterns of a rule."""
    if rule.data.get("status") != "retired":
        for path, pattern in _patterns(rule.data, []):
            yield from _pattern(pattern, Matcher(pattern), rule.site(path))


def about_lexicons(lexicons: Mapping[str, Sourced], law: Law) -> Iterator[Problem]:
    """What is wrong with the entries of some lexicons."""
    for name, lexicon in lexicons.items():
        yield from _covered(law.lexicons[name], lexicon)
        for path, pattern in patterns_of(lexicon.data):
            yield from _pattern(pattern, Matcher(pattern, ignore_case=True), lexicon.site(path))


def _patterns(data: Any, path: Steps) -> Iterator[tuple[Steps, str]]:
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
    words = f"the pattern {source[:60]!r}"
    if reason := why_dead(source):
        yield Problem(place, f"{words} can never match: {reason}")
    elif lost := sorted(c for c in _NEVER if c in source and _NEVER[c] not in source):
        yield Problem(place, f"{words} has {lost[0]!r}; the reading text only has {_NEVER[lost[0]]!r}")
    if _GAP_FIRST.match(source):
        yield Problem(place, f"{words} begins with a gap, which is tried at every character")
    if any(_runs_away(matcher, text, span) for text, span in nasty_texts(source)):
        yield Problem(place, f"{words} runs out of time on a hostile text: bound its repeats")


def _runs_away(matcher: Matcher, text: str, span: Span) -> bool:
    try:
        list(matcher.find_in(text, span))
    except PatternTimeout:
        return True
    return False
