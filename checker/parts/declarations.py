"""A part's declaration in ``parts.yaml`` → its patterns, compiled when needed; and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from checker.document import Span
from checker.patterns import pattern

FINDERS = ("headline", "subhead", "dateline", "lead", "quotation")
"""What ``find`` may name."""

_HEAD = 160
"""Characters of a block in which the words of a heading's pattern are looked for."""

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


class Saying:
    """A pattern, and plain words of which every match has one: looking for a word is far cheaper."""

    def __init__(self, source: str, needs: tuple[str, ...] = (), *, within: int | None = None) -> None:
        self.pattern = pattern("(?im)" + source)
        self.needs = needs
        self.within = within
        """Characters from a block's start in which the words stand; None for the whole block."""


class AnyOf:
    """Some patterns, without regard to case, of which one must be found.

    Each is searched for by itself: what a pattern must contain is then looked for first, which makes several
    quick searches of one slow one.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        self._patterns = tuple(pattern("(?im)" + source) for source in sources)

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def found(self, text: str, span: Span) -> bool:
        """Whether a stretch of the text says one."""
        return any(p.search(text, span.start, span.end) for p in self._patterns)


class Declaration:
    """One declared part."""

    def __init__(self, name: str, declared: Mapping[str, Any]) -> None:
        self.name = name
        self.at_least: int = declared.get("at-least", 1)
        self.longest: int | None = declared.get("longest")
        self.tables: bool = declared.get("tables", False)
        self.before_lead: bool = declared.get("before-lead", False)
        self._declared = declared
        self.heading = self._sayings("heading", r"[^\p{L}\d\n]{0,4}+(?:", r")(?!(?-i:\p{Ll}))", within=_HEAD)
        """Its headings, from the first letter of a block."""
        self.run_in = self._sayings("run-in", within=_HEAD)
        """Headings that run into their block's text with no mark between."""
        self.line = self._sayings("line", "(?:", r")\W*")
        """What a whole block is."""
        self.says = tuple(Saying(*_split(item)) for item in declared.get("says", ()))
        """What a block says that opens the part without a heading; each counts."""
        self.sentence = self._sayings("sentence")
        """What a sentence says that is the part by itself."""
        self.keeps, self.ends_with = self._any_of("keeps"), self._any_of("ends-with")
        """What a block says that stays in the open part; what the last block of a section says."""
        self.has, self.run = self._any_of("has"), self._any_of("run")
        """What at least one block of the part says; what one block of a run of short blocks says."""
        self.excluded = self._any_of("not")
        """What no block of the part says."""

    def _sayings(
        self, key: str, before: str = "", after: str = "", *, within: int | None = None
    ) -> tuple[Saying, ...]:
        """The key's patterns: those with words of their own each by itself, the others as one."""
        items = [_split(item) for item in self._declared.get(key, ())]
        plain = [source for source, needs in items if not needs]
        joined = [("|".join(f"(?:{source})" for source in plain), ())] if plain else []
        each = [*joined, *(item for item in items if item[1])]
        return tuple(Saying(before + source + after, needs, within=within) for source, needs in each)

    def _any_of(self, key: str) -> AnyOf:
        return AnyOf(self._declared.get(key, ()))


def _split(item: str | Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A declared pattern and the words it needs."""
    return (item, ()) if isinstance(item, str) else (item["pattern"], tuple(item["needs"]))


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
            elif key not in _NAMES and (strange := _strange_key(item)):
                yield (*path, i, strange), f"unknown key {strange!r}; known are pattern, needs"
            elif key not in _NAMES and (wrong := _pattern_problem(item)):
                yield (*path, i), wrong


def _strange_key(item: object) -> str | None:
    """A key that is a word, but none of ours; any other is a pattern that lacks its quotation marks."""
    keys = map(str, item) if isinstance(item, Mapping) else ()
    return next((key for key in keys if key.isidentifier() and key not in ("pattern", "needs")), None)


def _pattern_problem(item: object) -> str | None:
    import regex  # noqa: PLC0415

    needs: Sequence[object] = ()
    if isinstance(item, Mapping) and item.keys() == {"pattern", "needs"} and isinstance(item["needs"], list):
        needs, item = item["needs"], item["pattern"]
    if not isinstance(item, str):
        return "must be a pattern in quotation marks, or {pattern, needs}"
    try:
        regex.compile(item)
    except regex.error as e:
        return f"not a pattern: {e}"
    capital = next((word for word in needs if not isinstance(word, str) or word != word.lower()), None)
    return f"needs {capital!r}, which the lower-case text never has" if capital is not None else None
