"""Rule packs, ready for use: from the cache, or compiled from their folders.

A pack is a folder with a ``pack.yaml``; a shipped one goes by its name, any other by its path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from checker.language import cache
from checker.language.rule import Rule, Stored
from checker.law import Law, PackVersion, Table, lexicon_from, table_from, texts_from
from checker.lexicon import Lexicon
from checker.record import Record

T = TypeVar("T")


class Pack(Record):
    """One pack, with the rules that are its own, as they hold after all overrides."""

    name: str
    version: str
    digest: str
    """SHA-256 of the pack's normalised data, in hexadecimal."""
    summary: str
    rules: tuple[Rule, ...]
    law: Law
    """The law of all packs in use, merged."""
    notes: tuple[str, ...] = ()
    """Rules of other packs that this one loosened: how, why, and who approved it."""


class LoadedPacks(Record):
    """The packs in use, in the order in which they were laid over each other."""

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    law: Law

    @property
    def versions(self) -> tuple[PackVersion, ...]:
        """Which law, exactly, for the record."""
        return tuple(PackVersion(p.name, p.version, p.digest, p.notes) for p in self.packs)

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        former = {name: rule for rule in self.rules for name in rule.formerly}
        return former | {rule.id: rule for rule in self.rules}

    def rule(self, name: str) -> Rule | None:
        """The rule of this id, or that once had it; None if there is none."""
        return self._by_id.get(name)


def load_packs(names: Sequence[str | Path], *, use_cache: bool = True) -> LoadedPacks:
    """The packs of these names or paths, with those that they extend, from the first to the last word.

    Raises:
        RuleError: a pack doesn't exist or any of its files is wrong; the text starts with ``file:line:``.
    """
    wanted = [str(name) for name in names]
    use_cache = use_cache and not any(".zip" in name for name in wanted)  # a zip file is read as it is today
    compiled = cache.load(wanted) if use_cache else None
    if compiled is None:
        from checker.language.compile import compile_packs  # noqa: PLC0415  (imports YAML and pydantic)

        result = compile_packs(wanted)
        compiled = result.data
        if use_cache:
            cache.store(wanted, result.stamps, compiled)
    return packs_from(compiled)


def packs_from(data: Mapping[str, Any]) -> LoadedPacks:
    """Packs from compiled plain data."""
    law = law_from(data)
    pack_of, stored = data["pack_of"], Stored(data["rules"], data["examples"], data["texts"])
    rules = tuple(Rule(head, pack_of[name], stored) for name, head in data["heads"].items())
    packs = tuple(
        Pack(
            name=pack["name"],
            version=pack["version"],
            digest=pack["digest"],
            summary=pack["summary"],
            rules=tuple(rule for rule in rules if rule.pack == pack["name"]),
            law=law,
            notes=tuple(pack["notes"]),
        )
        for pack in data["packs"]
    )
    return LoadedPacks(packs, rules, law)


def law_from(data: Mapping[str, Any]) -> Law:
    """The law of compiled plain data; a table or lexicon is built when it is first asked for."""
    return Law(
        _Lazily[Lexicon](data["lexicons"], lambda content: lexicon_from(cache.unpacked(content))),
        _Lazily[Table](data["tables"], lambda content: table_from(cache.unpacked(content))),
        data["parts"],
        texts_from(data["approved"]) if data["approved"] else {},
    )


class _Lazily(Mapping[str, T], Generic[T]):
    """A mapping whose values are built when they are first asked for."""

    def __init__(self, stored: Mapping[str, Any], build: Any) -> None:
        self._stored = stored
        self._build = build
        self._built: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._built:
            self._built[name] = self._build(self._stored[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)
