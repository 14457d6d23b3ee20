"""A frequency list of words → how often each is printed, asked without reading the list through.

A check asks for some hundred of 82,765 words; to make a mapping of all takes longer than to judge a release.
So the list is kept in the cache folder, sorted by the words' first letters, for exactly the file that it was
made of, and a word is looked for in the few lines that begin as it does.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from checker.cachefolder import built_folder, cache_folder, replace_whole
from checker.record import record

_LETTERS = 3
"""Of a word's letters, those by which it is filed."""

SCHEMA = 2
"""Rises when the shape of the file changes."""

_NUMBER = 4
"""Bytes of a number that opens the file: its check sum, then the length of what stands before the lines."""


@record
class _Filed:
    """``word count`` on a line each, those with the same first letters together, after a line end."""

    content: bytes
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
        return None if at < 0 else content[at : content.index(b"\n", at + 1)].split()[1].decode()

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
    told = path.stat()  # as Python knows by it that compiled code is of its source: to read it takes longer
    digest = hashlib.sha256(f"{path}\0{told.st_size}\0{told.st_mtime_ns}".encode()).hexdigest()
    return Frequencies(_kept(digest) or _keep(digest, _made(path.read_bytes())))


def build_words(path: Path) -> Path:
    """Lay out the list in a file beside the program, for every later run; the file.

    Raises:
        OSError: the list cannot be read.
    """
    content = path.read_bytes()
    replace_whole(_built_file(content), _laid_out(content.decode("utf-8-sig")))
    return _built_file(content)


def _made(content: bytes) -> bytes:
    """The list laid out: as it was built with the program, or now."""
    with suppress(OSError):
        built = _built_file(content).read_bytes()
        if _is_whole(built):
            return built
    return _laid_out(content.decode("utf-8-sig"))


def _built_file(source: bytes) -> Path:
    return built_folder() / f"words-{SCHEMA}-{hashlib.sha256(source).hexdigest()[:24]}.bin"


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


def _read(content: bytes) -> _Filed:
    start = 2 * _NUMBER
    lines = start + int.from_bytes(content[_NUMBER:start], "big")
    first, edges = marshal.loads(content[start:lines])  # noqa: S302  (plain values of our own making, checked)
    shelves = {letters: shelf for shelf, letters in enumerate(first.split(" "))}
    return _Filed(content, shelves, edges, lines)


def _file(digest: str) -> Path:
    return cache_folder() / f"words-{SCHEMA}-{digest[:24]}.bin"


def _kept(digest: str) -> _Filed | None:
    with suppress(OSError, RuntimeError, ValueError, EOFError, TypeError):
        content = _file(digest).read_bytes()
        if _is_whole(content):
            return _read(content)
    return None


def _is_whole(content: bytes) -> bool:
    return crc32(memoryview(content)[_NUMBER:]).to_bytes(_NUMBER, "big") == content[:_NUMBER]


def _keep(digest: str, content: bytes) -> _Filed:
    with suppress(OSError, RuntimeError):
        replace_whole(_file(digest), content)
    return _read(content)
