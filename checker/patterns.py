"""Patterns of the program and of the packs, compiled once a machine rather than once a run.

Compiling a few hundred regular expressions takes ten times as long as checking a release. ``regex``
can rebuild a pattern from its compiled code, as it does for ``pickle``; that code is kept as plain values
(nothing is unpickled), for exactly this version of ``regex`` and of Python, under the pattern's own text:
with the program if ``prewire rules build`` was run for this machine, and in the cache folder. What is in
neither is compiled anew.

Only for patterns whose text is fixed by the program or by a pack: the words of a draft must not reach
a file. A pattern made from a draft's words is compiled with ``regex`` itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, cached_property
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

from checker import shelves
from checker.cachefolder import built_folder, cache_folder
from checker.digests import sha256
from checker.shelves import Name, Shelves

IGNORE_CASE, MULTILINE = 0x2, 0x8
"""``regex.I`` and ``regex.M``, for callers that need not import ``regex`` itself."""

MOST = 8000
"""Values kept; when there are more, only those that this run used are."""

SCHEMA = 4
"""Rises when the shape of what is kept changes."""

CODE = "code"
"""The shelf of compiled patterns; others hold what else was worked out of a fixed text."""

PLANS = "plan"
"""How the shelves begin that hold what was worked out of a pattern's text."""


class _Kept:
    """The patterns of this process, and what is kept of them between runs."""

    def __init__(self) -> None:
        self.ready: dict[tuple[str | bytes, int], Any] = {}
        self.worked_out: dict[Name, Any] = {}
        self.new: dict[Name, bytes] = {}
        self.used: set[Name] = set()
        self.declared: dict[tuple[str | bytes, int], _Pattern] = {}

    @cached_property
    def name(self) -> str:
        """What the file is called: for this program, ``regex``, Python and kind of machine."""
        machine = f"{sys.implementation.cache_tag}-{sys.maxsize.bit_length()}{sys.byteorder[0]}"
        return f"patterns-{SCHEMA}-{_build()}-{machine}.bin"

    @cached_property
    def file(self) -> Path | None:
        """Where it is kept; None if it isn't."""
        with suppress(OSError, RuntimeError):
            return cache_folder() / self.name
        return None

    @cached_property
    def built(self) -> Shelves:
        """What came with the program."""
        return Shelves(built_folder() / self.name)

    @cached_property
    def shelves(self) -> Shelves:
        """What earlier runs kept."""
        return Shelves(self.file)

    def value(self, name: Name) -> tuple[bool, Any]:
        """Whether a value is kept under this name, and the value."""
        self.used.add(name)
        known, value = self.built.value(name)
        return (known, value) if known else self.shelves.value(name)

    def used_only(self, entries: Iterable[tuple[Name, bytes]]) -> dict[Name, bytes]:
        """Those of some entries that this run asked for, with those that it made."""
        return {name: written for name, written in entries if name in self.used} | self.new

    def keep(self, name: Name, value: Any) -> None:
        """Keep a value, if it is a plain one."""
        with suppress(ValueError):
            self.new[name] = shelves.entry(name, value)


_kept = _Kept()


def pattern(source: str | bytes, flags: int = 0) -> Any:
    """The pattern of a fixed text, like ``regex.compile``, but compiled when it is first used."""
    key = (source, int(flags))
    found = _kept.declared.get(key)
    if found is None:
        found = _kept.declared[key] = _Pattern(*key)
    return found


class _Pattern:
    """Stands for a compiled pattern; its methods become those of the pattern when they are first called."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._text = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(compiled(*self._text), name)
        setattr(self, name, value)
        return value


def compiled(source: str | bytes, flags: int = 0) -> Any:
    """The compiled pattern of a fixed text.

    Raises:
        regex.error: the text is no pattern.
    """
    key = (source, int(flags))
    if key not in _kept.ready:
        _kept.ready[key] = _rebuilt(*key) or _compiled(*key)
    return _kept.ready[key]


def worked_out(shelf: str, source: str, flags: int, make: Callable[[], Any]) -> Any:
    """What ``make`` works out of a fixed text, once a machine: a plain value, the same every time."""
    name = (shelf, source, int(flags))
    if name not in _kept.worked_out:
        known, value = _kept.value(name)
        if not known:
            value = make()
            _kept.keep(name, value)
        _kept.worked_out[name] = value
    return _kept.worked_out[name]


def keep_patterns() -> None:
    """Put what this run had to compile or work out into the cache folder, for the next one."""
    if not _kept.new or _kept.file is None:
        return
    entries = dict(_kept.shelves.entries()) | _kept.new
    if len(entries) > MOST:
        entries = _kept.used_only(entries.items())
    shelves.write(_kept.file, entries)
    _kept.new.clear()


def build_patterns() -> Path:
    """Put all patterns that this run declared or planned beside the program, for later runs; the file."""
    planned = {(text, flags) for shelf, text, flags in _kept.used if shelf.startswith((CODE, PLANS))}
    for source, flags in _kept.declared.keys() | planned:
        compiled(source, flags)
    file = built_folder() / _kept.name
    shelves.write(file, _kept.used_only((*_kept.built.entries(), *_kept.shelves.entries())))
    return file


def _rebuilt(source: str | bytes, flags: int) -> Any | None:
    kept = _kept.value((CODE, source, flags))[1] if isinstance(source, str) else None
    if not isinstance(kept, tuple):
        return None
    with suppress(TypeError, ValueError, RuntimeError):
        return _engine().compile(source, *kept)
    return None


def _build() -> str:
    """Which ``regex`` it is: the version that was installed; where none is told, the digest of its code."""
    file = Path(_engine().__file__)
    beside = os.listdir(file.parent.parent)  # noqa: PTH208  (no paths of the hundreds of other packages)
    told = [name for name in beside if name.startswith("regex-") and name.endswith(".dist-info")]
    return told[0] if len(told) == 1 else sha256(file.read_bytes()).hexdigest()[:24]


@cache
def _engine() -> Any:
    """The part of ``regex`` that is written in C: the rest compiles patterns, and takes 13 ms to import.

    It is found by itself there if the rest is imported later.
    """
    name = "regex._regex"
    home = None if name in sys.modules else find_spec("regex")
    found = PathFinder.find_spec(name, home.submodule_search_locations) if home else None
    if found is None or found.loader is None:
        return import_module(name)
    sys.modules[name] = module_from_spec(found)
    found.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def _compiled(source: str | bytes, flags: int) -> Any:
    import copyreg  # noqa: PLC0415

    import regex  # noqa: PLC0415

    made = regex.compile(source, flags)
    reduce: Any = copyreg.dispatch_table.get(type(made))
    if isinstance(source, str) and reduce is not None:
        _kept.keep((CODE, source, flags), reduce(made)[1][1:])
    return made
