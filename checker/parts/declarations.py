"""A part's declaration in ``parts.yaml`` → patterns that are compiled when first needed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

FINDERS = ("headline", "subhead", "dateline", "lead", "quotation")
"""What ``find`` may name."""

_PATTERNS = frozenset(
    {"heading", "says", "keeps", "ends-with", "sentence", "line", "run", "needs", "not", "furniture", "wire", "speech", "run-in"}
)
_NUMBERS = frozenset({"at-least", "longest", "words"})
_NAMES = frozenset({"union", "rest-of"})
_SWITCHES = frozenset({"tables", "before-lead"})
_KEYS = _PATTERNS | _NUMBERS | _NAMES | _SWITCHES | {"about", "find"}

_SECTION_KEYS = frozenset({"heading", "run-in", "says", "sentence", "line", "run"})


class Declaration:
    """One declared part. Its patterns are compiled when first asked for; None where the key is absent."""

    def __init__(self, name: str, declared: Mapping[str, Any]) -> None:
        self.name = name
        self._declared = declared
        self.at_least: int = declared.get("at-least", 1)
        self.longest: int | None = declared.get("longest")
        self.tables: bool = declared.get("tables", False)
        self.before_lead: bool = declared.get("before-lead", False)

    @cached_property
    def heading(self) -> Any:
        """Its headings, from the first letter of a block."""
        return self._one("heading", r"[^\p{L}\d\n]{0,4}+(?:", r")(?!(?-i:\p{Ll}))")

    @cached_property
    def run_in(self) -> Any:
        """Headings that run into their block's text with no mark between."""
        return self._one("run-in")

    @cached_property
    def line(self) -> Any:
        """What a whole block is."""
        return self._one("line", "(?:", r")\W*")

    @cached_property
    def keeps(self) -> Any:
        """What a block says that stays in the open part."""
        return self._one("keeps")

    @cached_property
    def ends_with(self) -> Any:
        """What the last block of a section says."""
        return self._one("ends-with")

    @cached_property
    def sentence(self) -> Any:
        """What a sentence says that is the part by itself."""
        return self._one("sentence")

    @cached_property
    def run(self) -> Any:
        """What one block of a run of short blocks says."""
        return self._one("run")

    @cached_property
    def excluded(self) -> Any:
        """What no block of the part says."""
        return self._one("not")

    @cached_property
    def says(self) -> tuple[Any, ...]:
        """What the block says that opens the part without a heading."""
        import regex  # noqa: PLC0415

        return tuple(regex.compile(source, regex.I) for source in self._declared.get("says", ()))

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Lower-case words: a block with none of them says nothing of the part, and isn't searched."""
        return tuple(self._declared.get("needs", ()))

    def _one(self, key: str, before: str = "", after: str = "") -> Any:
        return one_of(tuple(self._declared.get(key, ())), before, after)


@lru_cache(maxsize=128)
def one_of(sources: tuple[str, ...], before: str = "", after: str = "") -> Any:
    """One pattern, without regard to case, for any of the sources; None if there are none."""
    import regex  # noqa: PLC0415

    return regex.compile(before + "|".join(f"(?:{s})" for s in sources) + after, regex.I) if sources else None


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
    return tuple(Declaration(name, d) for name, d in parts.parts.items() if _SECTION_KEYS & d.keys())


def declarations_of(parts: Mapping[str, Mapping[str, Any]]) -> tuple[Declaration, ...]:
    """The declarations that speak of blocks and sentences, in order; compiled once for each law."""
    return _of(_Parts(parts))


def problems(parts: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with declarations of parts: the path to the value, and a sentence."""
    for name, declared in parts.items():
        if not isinstance(declared, Mapping):
            yield (name,), f"the part {name!r} must be a mapping"
            continue
        for key, value in declared.items():
            if key not in _KEYS:
                yield (name, key), f"the part {name!r} has an unknown key {key!r}; known are {', '.join(sorted(_KEYS))}"
            else:
                yield from _value_problems(name, key, value, parts)
        if not _SECTION_KEYS & declared.keys() and len({"find", "union", "rest-of"} & declared.keys()) != 1:
            yield (name,), f"the part {name!r} says nothing of how it is found"


def _value_problems(
    name: str, key: str, value: object, parts: Mapping[str, Any]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if key in _NUMBERS and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        yield (name, key), f"{key!r} must be a number from 1"
    elif key in _SWITCHES and not isinstance(value, bool):
        yield (name, key), f"{key!r} must be true or false"
    elif key == "find" and value not in FINDERS:
        yield (name, key), f"{value!r} cannot be found; known are {', '.join(FINDERS)}"
    elif key in _PATTERNS | _NAMES:
        yield from _list_problems(name, key, value, parts)


def _list_problems(
    name: str, key: str, value: object, parts: Mapping[str, Any]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    import regex  # noqa: PLC0415

    if not isinstance(value, Sequence) or isinstance(value, str):
        yield (name, key), f"{key!r} must be a list"
        return
    for i, item in enumerate(value):
        if not isinstance(item, str):
            yield (name, key, i), f"{key!r} must be a list of strings; put this one in quotation marks"
        elif key in _NAMES:
            if item not in parts:
                yield (name, key, i), f"no part is called {item!r}"
        elif key != "needs":
            try:
                regex.compile(item)
            except regex.error as e:
                yield (name, key, i), f"not a pattern: {e}"
