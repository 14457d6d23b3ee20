"""A file of plain values under names: opened at once, and each value read and checked when it is asked for.

A check asks for some hundred of several thousand values. The file is an index (where each value ends, and its
checksum, sorted by keys made of the names) before the values themselves, written by ``marshal``: nothing is
unpickled. A value that isn't what was written, or was written under another name, is as good as none.
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import adler32, crc32

from checker.cachefolder import mapped, replace_whole

Name = tuple[str, str, int]
"""On which shelf, under which text, and with which flags."""

_HEAD = 8
"""Bytes before the index: how many values there are, and the index's checksum."""

_KEY, _NUMBER = "Q", "I"
"""How a key and a number are written: in eight bytes and four, in the machine's order."""


class Shelves:
    """What a file holds; nothing if the file is missing or not as it was written."""

    def __init__(self, path: Path | None) -> None:
        self._values = memoryview(b"")
        self._keys, self._ends, self._checks = array(_KEY), array(_NUMBER), array(_NUMBER)
        with suppress(OSError, ValueError):
            if path is not None:
                self._open(memoryview(mapped(path)))

    def _open(self, content: memoryview) -> None:
        number, check = array(_NUMBER, content[:_HEAD].tobytes()) if len(content) >= _HEAD else (0, 0)
        columns = (self._keys, self._ends, self._checks)
        values = _HEAD + number * sum(column.itemsize for column in columns)
        if values > len(content) or crc32(content[_HEAD:values]) != check:
            return
        at = _HEAD
        for column in columns:
            column.frombytes(content[at : at + number * column.itemsize])
            at += number * column.itemsize
        self._values = content[values:]

    def value(self, name: Name) -> tuple[bool, Any]:
        """Whether a value is kept under this name, and the value."""
        key = _key(name)
        nth = bisect_left(self._keys, key)
        if nth < len(self._keys) and self._keys[nth] == key and (written := self._written(nth)):
            with suppress(ValueError, EOFError, TypeError):
                whose, value = marshal.loads(written)  # noqa: S302  (plain values of our own making, checked)
                return (True, value) if whose == name else (False, None)
        return False, None

    def _written(self, nth: int) -> memoryview:
        """A value as it was written; empty if it isn't what was."""
        written = self._values[self._ends[nth - 1] if nth else 0 : self._ends[nth]]
        return written if crc32(written) == self._checks[nth] else self._values[:0]

    def entries(self) -> Iterator[tuple[Name, bytes]]:
        """Everything that is kept and whole, as it was written."""
        for nth in range(len(self._keys)):
            if written := self._written(nth):
                yield marshal.loads(written)[0], written.tobytes()  # noqa: S302  (as above)


def entry(name: Name, value: Any) -> bytes:
    """A value as it is written.

    Raises:
        ValueError: it is no plain value.
    """
    return marshal.dumps((name, value))


def write(path: Path, entries: Mapping[Name, bytes]) -> None:
    """Put a file of these entries in place in one step; where it can't be written, do nothing."""
    sorted_ones = sorted((_key(name), written) for name, written in entries.items())
    values = [written for _, written in sorted_ones]
    index = b"".join((
        array(_KEY, [key for key, _ in sorted_ones]).tobytes(),
        array(_NUMBER, accumulate(map(len, values))).tobytes(),
        array(_NUMBER, map(crc32, values)).tobytes(),
    ))  # fmt: skip
    replace_whole(path, b"".join((array(_NUMBER, (len(values), crc32(index))).tobytes(), index, *values)))


def _key(name: Name) -> int:
    told = f"{name[0]}\0{name[2]}\0{name[1]}".encode("utf-8", "surrogatepass")
    return crc32(told) << 32 | adler32(told)
