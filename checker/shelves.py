"""A file of plain values under names: opened at once, and each value read and checked when it is asked for.

A check asks for some hundred of several thousand values. The file is an index (where each value stands, and
its checksum) before the values themselves, all by ``marshal``: nothing is unpickled. A value that isn't what
was written, or was written under another name, is as good as none.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import adler32, crc32

from checker.cachefolder import replace_whole

Name = tuple[str, str, int]
"""On which shelf, under which text, and with which flags."""

_HEAD = 8
"""Bytes before the index: its length and its checksum."""

_Index = dict[int, tuple[int, int, int]]


class Shelves:
    """What a file holds; nothing if the file is missing or not as it was written."""

    def __init__(self, path: Path | None) -> None:
        self._content = b""
        self._index: _Index = {}
        with suppress(OSError, ValueError, EOFError, TypeError):
            if path is not None:
                self._open(path.read_bytes())

    def _open(self, content: bytes) -> None:
        length, check = (int.from_bytes(content[at : at + 4], "little") for at in (0, 4))
        index = content[_HEAD : _HEAD + length]
        if len(index) == length and crc32(index) == check:
            self._index = marshal.loads(index)  # noqa: S302  (plain values of our own making, checked above)
            self._content = content[_HEAD + length :]

    def value(self, name: Name) -> tuple[bool, Any]:
        """Whether a value is kept under this name, and the value."""
        place = self._index.get(_key(name))
        if place is not None:
            start, end, check = place
            written = self._content[start:end]
            with suppress(ValueError, EOFError, TypeError):
                if crc32(written) == check:
                    whose, value = marshal.loads(written)  # noqa: S302  (as above)
                    return (True, value) if whose == name else (False, None)
        return False, None

    def entries(self) -> Iterator[tuple[Name, bytes]]:
        """Everything that is kept and whole, as it was written."""
        for start, end, check in self._index.values():
            written = self._content[start:end]
            if crc32(written) == check:
                yield marshal.loads(written)[0], written  # noqa: S302  (as above)


def entry(name: Name, value: Any) -> bytes:
    """A value as it is written.

    Raises:
        ValueError: it is no plain value.
    """
    return marshal.dumps((name, value))


def write(path: Path, entries: Mapping[Name, bytes]) -> None:
    """Put a file of these entries in place in one step; where it can't be written, do nothing."""
    index: _Index = {}
    at = 0
    for name, written in entries.items():
        index[_key(name)] = at, at + len(written), crc32(written)
        at += len(written)
    head = marshal.dumps(index)
    sizes = len(head).to_bytes(4, "little") + crc32(head).to_bytes(4, "little")
    replace_whole(path, b"".join((sizes, head, *entries.values())))


def _key(name: Name) -> int:
    told = f"{name[0]}\0{name[2]}\0{name[1]}".encode("utf-8", "surrogatepass")
    return crc32(told) << 32 | adler32(told)
