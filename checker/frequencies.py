"""A frequency list of words → how often each is printed, asked without reading the list through.

A check asks for some hundred of 82,765 words; to make a mapping of all takes longer than to judge a release.
So the list is kept in the cache folder, sorted by the words' first letters, as plain values (``marshal``),
for exactly the file that it was made of, and a word is looked for in the few lines that begin as it does.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from checker.cachefolder import cache_folder, replace_whole

_LETTERS = 3
"""Of a word's letters, those by which it is filed."""

MOST = 100_000
"""Words whose places are remembered."""

SCHEMA = 1
"""Rises when the shape of the file changes."""


Places = Mapping[str, tuple[int, int]]
"""First letters, and from where to where the words stand that begin so."""


class Frequencies:
    """Words and how often they are printed, in digits."""

    def __init__(self, lines: bytes = b"", places: Places | None = None) -> None:
        self._lines = lines
        """``word count`` on a line each, those with the same first letters together, after a line end."""
        self._places = places or {}
        self._asked: dict[str, int] = {}
        """Where the words asked so far stand: drafts use the same words again and again."""

    def _found(self, word: str) -> int:
        at = self._asked.get(word)
        if at is None:
            start, end = self._places.get(word[:_LETTERS], (0, 0))
            at = self._lines.find(f"\n{word} ".encode(), start, end)
            if len(self._asked) >= MOST:
                self._asked.clear()
            self._asked[word] = at
        return at

    def get(self, word: str) -> str | None:
        """How often the word is printed; None if it is not on the list."""
        at = self._found(word)
        return None if at < 0 else self._lines[at : self._lines.index(b"\n", at + 1)].split()[1].decode()

    def __contains__(self, word: str) -> bool:
        return self._found(word) >= 0

    def __bool__(self) -> bool:
        return bool(self._places)

    def beginning_with(self, letter: str) -> Iterator[tuple[str, str]]:
        """The words with this first letter, and how often they are printed."""
        for first, (start, end) in self._places.items():
            if first.startswith(letter):
                parts = self._lines[start:end].decode().split()
                yield from zip(parts[::2], parts[1::2], strict=True)


def frequencies(path: Path) -> Frequencies:
    """The list in a file of words and counts, a line each.

    Raises:
        OSError: the file cannot be read.
    """
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    lines, places = _kept(digest) or _keep(digest, *_filed(content.decode("utf-8-sig")))
    return Frequencies(lines, places)


def _filed(text: str) -> tuple[bytes, Places]:
    parts = text.split()
    found: dict[str, list[str]] = {}
    for word, count in zip(parts[::2], parts[1::2], strict=True):
        found.setdefault(word[:_LETTERS], []).append(f"{word} {count}\n")
    lines, places = bytearray(b"\n"), {}
    for first, words in found.items():
        start = len(lines) - 1
        lines += "".join(words).encode()
        places[first] = start, len(lines)
    return bytes(lines), places


def _file(digest: str) -> Path:
    return cache_folder() / f"words-{SCHEMA}-{digest[:24]}.bin"


def _kept(digest: str) -> tuple[bytes, Places] | None:
    with suppress(OSError, RuntimeError, ValueError, EOFError, TypeError):
        content = _file(digest).read_bytes()
        if hashlib.sha256(content[32:]).digest() == content[:32]:
            lines, places = marshal.loads(content[32:])  # noqa: S302  (plain values, checked above, of our own making)
            return lines, places
    return None


def _keep(digest: str, lines: bytes, places: Places) -> tuple[bytes, Places]:
    body = marshal.dumps((lines, dict(places)))
    with suppress(OSError, RuntimeError):
        replace_whole(_file(digest), hashlib.sha256(body).digest() + body)
    return lines, places
