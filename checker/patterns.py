"""Patterns of the program and of the packs, compiled once a machine rather than once a run.

Compiling a few hundred regular expressions takes ten times as long as checking a release. ``regex``
can rebuild a pattern from its compiled code, as it does for ``pickle``; that code is kept in the cache
folder as plain values (``marshal``, nothing is unpickled), for exactly this version of ``regex`` and of
Python, under the pattern's own text. What doesn't fit is compiled anew.

Only for patterns whose text is fixed by the program or by a pack: the words of a draft must not reach
a file. A pattern made from a draft's words is compiled with ``regex`` itself.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

from checker.cachefolder import cache_folder, replace_whole

IGNORE_CASE, MULTILINE = 0x2, 0x8
"""``regex.I`` and ``regex.M``, for callers that need not import ``regex`` itself."""

MOST = 8000
"""Patterns kept; when there are more, only those that this run used are."""

SCHEMA = 2
"""Rises when the shape of the file changes."""

CODE = "code"
"""The shelf of compiled patterns; others hold what else was worked out of a pattern's text."""

Key = tuple[str, int]
Shelves = dict[str, dict[Key, bytes]]


class _Kept:
    """The patterns of this process, and what is kept of them in the cache folder: bytes of plain values."""

    def __init__(self) -> None:
        self.ready: dict[tuple[str | bytes, int], Any] = {}
        self.new: Shelves = {}
        self.used: dict[tuple[str, str, int], Any] = {}

    @cached_property
    def file(self) -> Path | None:
        """Where it is kept; None if it isn't."""
        with suppress(OSError, RuntimeError):
            release = f"{SCHEMA}-{_build()}-{sys.implementation.cache_tag}-{sys.maxsize.bit_length()}"
            return cache_folder() / f"patterns-{release}.bin"
        return None

    @cached_property
    def shelves(self) -> Shelves:
        """What is kept; nothing if the file is missing or not as it was written."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            if self.file is not None:
                content = self.file.read_bytes()
                if hashlib.sha256(content[32:]).digest() == content[:32]:
                    kept = marshal.loads(content[32:])  # noqa: S302  (plain values, checked above, of our own making)
                    return kept if isinstance(kept, dict) else {}
        return {}

    def value(self, shelf: str, key: Key) -> tuple[bool, Any]:
        """Whether a value is kept under this key, and the value."""
        kept = self.shelves.get(shelf, {}).get(key)
        if kept is None:
            return False, None
        with suppress(ValueError, EOFError, TypeError):
            return True, marshal.loads(kept)  # noqa: S302  (as above)
        return False, None

    def keep(self, shelf: str, key: Key, value: Any) -> None:
        """Keep a value, if it is a plain one."""
        with suppress(ValueError):
            self.new.setdefault(shelf, {})[key] = marshal.dumps(value)


_kept = _Kept()


def pattern(source: str | bytes, flags: int = 0) -> Any:
    """The compiled pattern of a fixed text, like ``regex.compile``.

    Raises:
        regex.error: the text is no pattern.
    """
    key = (source, int(flags))
    if key not in _kept.ready:
        _kept.ready[key] = _rebuilt(*key) or _compiled(*key)
    return _kept.ready[key]


def worked_out(shelf: str, source: str, flags: int, make: Callable[[], Any]) -> Any:
    """What ``make`` works out of a fixed text, once a machine: a plain value, the same every time."""
    key = (source, int(flags))
    name = (shelf, *key)
    if name not in _kept.used:
        known, value = _kept.value(shelf, key)
        if not known:
            value = make()
            _kept.keep(shelf, key, value)
        _kept.used[name] = value
    return _kept.used[name]


def keep_patterns() -> None:
    """Put what this run had to compile or work out into the cache folder, for the next one."""
    if not _kept.new or _kept.file is None:
        return
    kept = {name: dict(shelf) for name, shelf in _kept.shelves.items()}
    for name, new in _kept.new.items():
        shelf = kept.setdefault(name, {})
        shelf.update(new)
        if len(shelf) > MOST:
            kept[name] = {key: value for key, value in shelf.items() if _is_used(name, key)}
    body = marshal.dumps(kept)
    replace_whole(_kept.file, hashlib.sha256(body).digest() + body)
    _kept.new.clear()


def _is_used(shelf: str, key: Key) -> bool:
    return key in _kept.ready if shelf == CODE else (shelf, *key) in _kept.used


def _rebuilt(source: str | bytes, flags: int) -> Any | None:
    code = _kept.value(CODE, (source, flags))[1] if isinstance(source, str) else None
    if not isinstance(code, tuple):
        return None
    with suppress(TypeError, ValueError, RuntimeError):
        return _engine().compile(*code)
    return None


def _build() -> str:
    """Which ``regex`` it is: the version that was installed; where none is told, the digest of its code."""
    file = Path(_engine().__file__)
    beside = os.listdir(file.parent.parent)  # noqa: PTH208  (no paths of the hundreds of other packages)
    told = [name for name in beside if name.startswith("regex-") and name.endswith(".dist-info")]
    return told[0] if len(told) == 1 else hashlib.sha256(file.read_bytes()).hexdigest()[:24]


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
        _kept.keep(CODE, (source, flags), reduce(made)[1])
    return made
