"""The drafts named on the command line → documents, with their settings."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.document import Document
from checker.errors import DraftError
from checker.record import record

STANDARD_INPUT = "-"


@record
class Draft:
    """One draft as named: a file, or standard input under a name of its own."""

    name: str
    path: Path | None
    """None for standard input."""

    def read(self) -> Document:
        """The draft as a document.

        Raises:
            DraftError: it cannot be read; the text says why and what to do.
        """
        from checker.reading import read, read_bytes  # noqa: PLC0415

        if self.path is not None:
            return read(self.path)
        return read_bytes(sys.stdin.buffer.read(), self.name)


def named_drafts(paths: Sequence[str], stdin_name: str | None) -> Iterator[Draft]:
    """The drafts that the words on the command line name; a pattern stands for the files it matches.

    Shells on Windows do not expand patterns, so it is done here.

    Raises:
        DraftError: a pattern matches nothing.
    """
    for word in paths:
        if word == STANDARD_INPUT:
            yield Draft(stdin_name or "standard-input.txt", None)
        elif any(c in word for c in "*?[") and not Path(word).exists():
            yield from (Draft(name, Path(name)) for name in _expand(word))
        else:
            yield Draft(word, Path(word))


def _expand(pattern: str) -> list[str]:
    from glob import glob  # noqa: PLC0415

    found = sorted(glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)
    if not found:
        raise DraftError(f"{pattern}: no file matches; name a draft, or - for standard input")
    return found
