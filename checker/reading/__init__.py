"""A file, bytes or text → Document. Content decides the format; the suffix only where content cannot."""

from __future__ import annotations

from pathlib import Path

from checker.document import Document, Source
from checker.errors import DraftError
from checker.reading.text import read_plain


def read(path: Path) -> Document:
    """The draft in a file."""
    return read_bytes(path.read_bytes(), str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """The draft in bytes."""
    return read_text(data.decode("utf-8-sig"), name)


def read_text(text: str, name: str = "release.txt") -> Document:
    """The draft in a text that is already decoded."""
    if not text.strip():
        raise DraftError(f"{name}: it is empty")
    return read_plain(text, Source(name, "text"))
