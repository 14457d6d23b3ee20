"""A frequency list of words → how often each is printed, asked without reading the list through.

A check asks for some hundred of 82,765 words; to make a mapping of all takes longer than to judge a release.
So the list is laid out once, sorted by the words' first letters, for exactly the words that it was made of
(with the program, or in the cache folder), and a word is looked for in the few lines that begin as it does.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import suppress
from mmap import mmap
from pathlib import Path
from zlib import crc32

from checker.cachefolder import built_folder, cache_folder, mapped, replace_whole, taken_before
from checker.digests import blake2b
from checker.record import Record

_LETTERS = 3
"""Of a word's letters, those by which it is filed."""

SCHEMA = 2
"""Rises when the shape of the file changes."""

_NUMBER = 4
"""Bytes of a number that opens the file: its check sum, then the length of what stands before the lines."""


class _Filed(Record):
    """``word count`` on a line each, those with the same first letters together, after a line end."""

    content: bytes | mmap
    shelves: dict[str, int]
    """First letters, and the how-manieth among them they are."""
    edges: tuple[int, ...]
    """Where the words of each begin, and at last where those of the last end."""
    base: int
    """From where on that is counted."""

    def lines(self, first: str) -> tuple[int, int]:
        """From where to where the words stand that begin so."""
        shelf = self.shelves.get(first)
        if shelf is None:
            return 0, 0
        return self.base + self.edges[shelf], self.base + self.edges[shelf + 1]


class Frequencies:
    """Words and how often they are printed, in digits. It remembers no word that it is asked for."""

    def __init__(self, filed: _Filed | None = None) -> None:
        self._filed = filed or _Filed(b"", {}, (), 0)

    def _found(self, word: str) -> int:
        return self._filed.content.find(f"\n{word} ".encode(), *self._filed.lines(word[:_LETTERS]))

    def get(self, word: str) -> str | None:
        """How often the word is printed; None if it is not on the list."""
        at, content = self._found(word), self._filed.content
        return None if at < 0 else content[at : content.find(b"\n", at + 1)].split()[1].decode()

    def __contains__(self, word: str) -> bool:
        return self._found(word) >= 0

    def __bool__(self) -> bool:
        return bool(self._filed.shelves)

    def beginning_with(self, letter: str) -> Iterator[tuple[str, str]]:
        """The words with this first letter, and how often they are printed."""
        for first in self._filed.shelves:
            if first.startswith(letter):
                start, end = self._filed.lines(first)
                parts = self._filed.content[start:end].decode().split()
                yield from zip(parts[::2], parts[1::2], strict=True)


def frequencies(path: Path) -> Frequencies:
    """The list in a file of words and counts, a line each.

    Raises:
        OSError: the file cannot be read.
    """
    told = path.stat()
    touched = f"{told.st_size} {told.st_mtime_ns} {told.st_ctime_ns} {told.st_ino}"
    latest = max(told.st_mtime, told.st_ctime)
    digest = taken_before(f"seen-{_digest(str(path).encode())}.txt", touched, latest, lambda: _taken(path))
    for folder in (built_folder, cache_folder):
        with suppress(OSError, RuntimeError, ValueError, EOFError, TypeError):
            content = mapped(folder() / _name(digest))
            if _is_whole(content):
                return Frequencies(_read(content))
    laid_out = _laid_out(path.read_text("utf-8-sig"))
    with suppress(OSError, RuntimeError):
        replace_whole(cache_folder() / _name(digest), laid_out)
    return Frequencies(_read(laid_out))


def build_words(path: Path) -> Path:
    """Lay out the list in a file beside the program, for every later run; the file.

    Raises:
        OSError: the list cannot be read.
    """
    file = built_folder() / _name(_taken(path))
    replace_whole(file, _laid_out(path.read_text("utf-8-sig")))
    return file


def _taken(path: Path) -> str:
    return _digest(path.read_bytes())


def _digest(content: bytes) -> str:
    return blake2b(content).hexdigest()[:24]


def _name(digest: str) -> str:
    return f"words-{SCHEMA}-{digest}.bin"


def _laid_out(text: str) -> bytes:
    """The file: check sum, length of the head, head (first letters, edges), lines."""
    parts = text.split()
    found: dict[str, list[str]] = {}
    for word, count in zip(parts[::2], parts[1::2], strict=True):
        found.setdefault(word[:_LETTERS], []).append(f"{word} {count}\n")
    lines, edges = bytearray(b"\n"), [0]
    for words in found.values():
        lines += "".join(words).encode()
        edges.append(len(lines) - 1)
    head = marshal.dumps((" ".join(found), tuple(edges)))
    body = len(head).to_bytes(_NUMBER, "big") + head + lines
    return crc32(body).to_bytes(_NUMBER, "big") + body


def _read(content: bytes | mmap) -> _Filed:
    start = 2 * _NUMBER
    lines = start + int.from_bytes(content[_NUMBER:start], "big")
    first, edges = marshal.loads(content[start:lines])  # noqa: S302  (plain values of our own making, checked)
    shelves = {letters: shelf for shelf, letters in enumerate(first.split(" "))}
    return _Filed(content, shelves, edges, lines)


def _is_whole(content: bytes | mmap) -> bool:
    return crc32(memoryview(content)[_NUMBER:]).to_bytes(_NUMBER, "big") == content[:_NUMBER]
