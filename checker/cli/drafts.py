"""The drafts named on the command line → documents, with their settings."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.complaints import complain
from checker.document import Document
from checker.errors import DraftError
from checker.record import Record

if TYPE_CHECKING:
    from checker.reading import Changes

STANDARD_INPUT = "-"


class Draft(Record):
    """One draft as named: a file, or standard input under a name of its own."""

    name: str
    path: Path | None
    """None for standard input."""
    held: bytes | None = None
    """Its bytes, where they are already at hand."""

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
        if self.held is not None:
            return self.held
        from checker.reading import bytes_of  # noqa: PLC0415

        return sys.stdin.buffer.read() if self.path is None else bytes_of(self.path)


def named_drafts(paths: Sequence[str], stdin_name: str | None) -> Iterator[Draft]:
    """The drafts that the words on the command line name; a pattern stands for the files it matches.

    Shells on Windows do not expand patterns, so it is done here.

    Raises:
        DraftError: a pattern matches nothing.
    """
    several = len(paths) > 1  # as from a shell that expands patterns
    for word in paths:
        if word == STANDARD_INPUT:
            yield Draft(stdin_name or "standard-input.txt", None)
        elif Path(word).is_dir():
            yield from (Draft(str(path), path) for path in _inside(Path(word)))
        elif any(c in word for c in "*?[") and not Path(word).exists():
            yield from (Draft(name, Path(name)) for name in _expand(word))
        elif not (several and _lies_beside(word)):
            yield Draft(word, Path(word))


def past_releases(place: Path) -> Iterator[Document]:
    """The releases in a file or folder; what cannot be read is told as a warning and left out.

    Raises:
        DraftError: the folder holds no draft.
    """
    for draft in named_drafts([str(place)], None):
        for document in _each_in(draft):
            if isinstance(document, DraftError):
                complain(document, "warning")
            else:
                yield document


def _each_in(draft: Draft) -> Iterator[Document | DraftError]:
    """The documents of a draft; an error in place of what cannot be read."""
    try:
        yield from draft.read_all("accepted")
    except DraftError as error:
        yield error


def _lies_beside(name: str) -> bool:
    """Whether a file only goes with drafts: allowances, a baseline, what Word keeps while a file is open."""
    file = Path(name).name
    return file.endswith(".allow.yaml") or file.startswith("~$") or file == "prewire-baseline.txt"


_SUFFIXES = frozenset((
    ".md", ".markdown", ".txt", ".docx", ".docm", ".dotx", ".odt", ".rtf", ".pdf", ".html", ".htm", ".eml",
    ".msg",
))  # fmt: skip


def _inside(folder: Path) -> list[Path]:
    """The drafts in a folder and the folders in it; hidden files and Word's lock files are none.

    Raises:
        DraftError: there is none.
    """
    found = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in _SUFFIXES
        and path.is_file()
        and not _lies_beside(path.name)
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    ]
    if not found:
        raise DraftError(f"{folder}: there is no draft in this folder")
    return found


def _expand(pattern: str) -> list[str]:
    from glob import glob  # noqa: PLC0415

    matching = glob(pattern, recursive=True)  # noqa: PTH207  (Path.glob takes no absolute pattern)
    found = sorted(name for name in matching if not _lies_beside(name))
    if not found:
        raise DraftError(f"{pattern}: no file matches; name a draft, or - for standard input")
    return found
