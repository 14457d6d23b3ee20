"""A part's declaration in ``parts.yaml`` → its patterns, compiled when needed; and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from checker.document import Span
from checker.matching.searching import first
from checker.patterns import pattern

FINDERS = ("headline", "subhead", "dateline", "lead", "quotation")
"""What ``find`` may name."""

_PATTERNS = frozenset(
    {"heading", "run-in", "says", "keeps", "ends-with", "has", "sentence", "line", "run", "not"}
)
_SETTINGS = frozenset({"furniture", "wire", "speech"})
_NUMBERS = frozenset({"at-least", "longest", "words"})
_NAMES = frozenset({"union", "rest-of"})
_SWITCHES = frozenset({"tables", "before-lead"})
_KEYS = _PATTERNS | _SETTINGS | _NUMBERS | _NAMES | _SWITCHES | {"about", "find"}
_HOW = frozenset({"heading", "run-in", "says", "sentence", "line", "run"})

Problem = tuple[tuple[str | int, ...], str]
"""The path to a wrong value in ``parts``, and a sentence that says what is wrong."""


Sources = tuple[str, ...]
"""Patterns without regard to case, as :mod:`checker.matching.searching` takes them."""


class Declaration:
    """One declared part."""

    def __init__(self, name: str, declared: Mapping[str, Any]) -> None:
        self.name = name
        self.at_least: int = declared.get("at-least", 1)
        self.longest: int | None = declared.get("longest")
        self.tables: bool = declared.get("tables", False)
        self.before_lead: bool = declared.get("before-lead", False)
        self._declared = declared
        self.sources: list[str] = []
        """All patterns of the following."""
        self.heading = self._sources("heading", r"[^\p{L}\d\n]{0,4}+(?:", r")(?!(?-i:\p{Ll}))")
        """Its headings, from the first letter of a block."""
        self.run_in = self._sources("run-in")
        """Headings that run into their block's text with no mark between."""
        self.line = self._sources("line", "(?:", r")\W*")
        """What a whole block is."""
        self.says = self._sources("says")
        """What a block says that opens the part without a heading; each counts."""
        self.sentence = self._sources("sentence")
        """What a sentence says that is the part by itself."""
        self.keeps, self.ends_with = self._sources("keeps"), self._sources("ends-with")
        """What a block says that stays in the open part; what the last block of a section says."""
        self.has, self.run = self._sources("has"), self._sources("run")
        """What at least one block of the part says; what one block of a run of short blocks says."""
        self.excluded = self._sources("not")
        """What no block of the part says."""

    def _sources(self, key: str, before: str = "", after: str = "") -> Sources:
        made = tuple(f"(?im){before}{source}{after}" for source in self._declared.get(key, ()))
        self.sources += made
        return made


def says_one(text: str, span: Span, sources: Sources) -> bool:
    """Whether a stretch of the text says one of some patterns."""
    return any(first(source, text, span.start, span.end) for source in sources)


@lru_cache(maxsize=128)
def one_of(sources: tuple[str, ...]) -> Any:
    """One pattern, without regard to case, for any of the sources; None if there are none."""
    return pattern("(?im)" + "|".join(f"(?:{s})" for s in sources)) if sources else None


class _Parts:
    """The declarations of a law, told apart by identity: a mapping cannot be a key of a cache."""

    __slots__ = ("parts",)

    def __init__(self, parts: Mapping[str, Mapping[str, Any]]) -> None:
        self.parts = parts

    def __hash__(self) -> int:
        return id(self.parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Parts) and self.parts is other.parts


@lru_cache(maxsize=4)
def _of(parts: _Parts) -> tuple[Declaration, ...]:
    return tuple(Declaration(name, d) for name, d in parts.parts.items() if _HOW & d.keys())


def declarations_of(parts: Mapping[str, Mapping[str, Any]]) -> tuple[Declaration, ...]:
    """The declarations that speak of blocks and sentences, in order; compiled once for each law."""
    return _of(_Parts(parts))


def problems(parts: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with declarations of parts."""
    for name, declared in parts.items():
        if not isinstance(declared, Mapping):
            yield (name,), f"the part {name!r} must be a mapping"
            continue
        for key, value in declared.items():
            if key not in _KEYS:
                known = ", ".join(sorted(_KEYS))
                yield (name, key), f"the part {name!r} has an unknown key {key!r}; known are {known}"
            else:
                yield from _value_problems((name, key), value, parts)
        if not _HOW & declared.keys() and len({"find", "union", "rest-of"} & declared.keys()) != 1:
            yield (name,), f"the part {name!r} says nothing of how it is found"


def _value_problems(path: tuple[str, str], value: object, parts: Mapping[str, Any]) -> Iterator[Problem]:
    key = path[1]
    if key in _NUMBERS and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        yield path, f"{key!r} must be a number from 1"
    elif key in _SWITCHES and not isinstance(value, bool):
        yield path, f"{key!r} must be true or false"
    elif key == "find" and value not in FINDERS:
        yield path, f"{value!r} cannot be found; known are {', '.join(FINDERS)}"
    elif key in _PATTERNS | _SETTINGS | _NAMES:
        if not isinstance(value, Sequence) or isinstance(value, str):
            yield path, f"{key!r} must be a list"
            return
        for i, item in enumerate(value):
            if key in _NAMES and item not in parts:
                yield (*path, i), f"no part is called {item!r}"
            elif key not in _NAMES and (wrong := _pattern_problem(item)):
                yield (*path, i), wrong


def _pattern_problem(item: object) -> str | None:
    import regex  # noqa: PLC0415

    if not isinstance(item, str):
        return "must be a pattern in quotation marks"
    try:
        regex.compile(item)
    except regex.error as e:
        return f"not a pattern: {e}"
    return None
