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
import sys
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from checker.cachefolder import cache_folder, replace_whole

IGNORE_CASE, MULTILINE = 0x2, 0x8
"""``regex.I`` and ``regex.M``, for callers that need not import ``regex`` itself."""

MOST = 5000
"""Patterns kept; when there are more, only those that this run used are."""

Key = tuple[str, int]


class _Kept:
    """The patterns of this process, and their compiled code from and for the cache folder."""

    def __init__(self) -> None:
        self.ready: dict[tuple[str | bytes, int], Any] = {}
        self.new: dict[Key, tuple[Any, ...]] = {}

    @cached_property
    def file(self) -> Path | None:
        """Where the code is kept; None if it isn't."""
        import regex  # noqa: PLC0415

        release = f"{regex.__version__}-{sys.implementation.cache_tag}-{sys.maxsize.bit_length()}"
        with suppress(OSError, RuntimeError):
            return cache_folder() / f"patterns-{release}.bin"
        return None

    @cached_property
    def code(self) -> dict[Key, tuple[Any, ...]]:
        """The kept code; nothing if the file is missing or not as it was written."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            if self.file is not None:
                content = self.file.read_bytes()
                if hashlib.sha256(content[32:]).digest() == content[:32]:
                    kept = marshal.loads(content[32:])  # noqa: S302  (plain values, checked above, of our own making)
                    return kept if isinstance(kept, dict) else {}
        return {}


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


def keep_patterns() -> None:
    """Put what this run had to compile into the cache folder, for the next one."""
    if not _kept.new or _kept.file is None:
        return
    kept = {**_kept.code, **_kept.new}
    if len(kept) > MOST:
        kept = {key: code for key, code in kept.items() if key in _kept.ready}
    body = marshal.dumps(kept)
    replace_whole(_kept.file, hashlib.sha256(body).digest() + body)
    _kept.new.clear()


def _rebuilt(source: str | bytes, flags: int) -> Any | None:
    code = _kept.code.get((source, flags)) if isinstance(source, str) else None
    if code is None:
        return None
    import regex._regex  # noqa: PLC0415

    with suppress(TypeError, ValueError, RuntimeError):
        return regex._regex.compile(*code)
    return None


def _compiled(source: str | bytes, flags: int) -> Any:
    import copyreg  # noqa: PLC0415

    import regex  # noqa: PLC0415

    made = regex.compile(source, flags)
    reduce: Any = copyreg.dispatch_table.get(type(made))
    if isinstance(source, str) and reduce is not None:
        code: tuple[Any, ...] = reduce(made)[1]
        with suppress(ValueError):  # values that marshal doesn't know: then it isn't kept
            marshal.dumps(code)
            _kept.new[source, flags] = code
    return made
