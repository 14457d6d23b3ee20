"""The drafts named on the command line → documents, with their settings."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.document import Document
from checker.errors import DraftError
from checker.record import record

if TYPE_CHECKING:
    from checker.reading import Changes

STANDARD_INPUT = "-"


@record
class Draft:
    """One draft as named: a file, or standard input under a name of its own."""

    name: str
    path: Path | None
    """None for standard input."""

    def read(self, changes: Changes = "accepted") -> Document:
        """The draft as a document; of a file that holds several, the first.

        Raises:
            DraftError: it cannot be read; the text says why and what to do.
        """
        from checker.reading import read_bytes  # noqa: PLC0415

        return read_bytes(self.data(), self.name, changes)

    def read_all(self, changes: Changes) -> Iterator[Document | DraftError]:
        """Every draft in the file: one, but for a mail with attachments or a filing with exhibits.

        Raises:
            DraftError: the file itself cannot be read.
        """
        from checker.reading import read_every  # noqa: PLC0415

        return read_every(self.data(), self.name, changes)

    def data(self) -> bytes:
        """The bytes of the draft.

        Raises:
            DraftError: there is no such file, or it cannot be opened.
        """
        from checker.reading import bytes_of  # noqa: PLC0415

        return sys.stdin.buffer.read() if self.path is None else bytes_of(self.path)


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
