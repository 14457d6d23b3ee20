"""A file, bytes or text → Document. The content decides the kind; the suffix only where content cannot."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from checker.document import Document, Source
from checker.errors import DraftError
from checker.reading.decoding import decode
from checker.reading.kinds import kind_of_bytes
from checker.record import record

LIMIT_MB = 5
"""The largest draft that is read, in megabytes; the largest annual results run to about one."""

ReadText = Callable[[str, Source], Document]


@record
class Reader:
    """A format: the function that reads its decoded text, imported when first needed, and its suffixes."""

    module: str
    function: str
    suffixes: tuple[str, ...] = ()

    def load(self) -> ReadText:
        """The function; imports its module."""
        read: ReadText = getattr(import_module(self.module), self.function)
        return read


READERS: dict[str, Reader] = {
    "markdown": Reader("checker.reading.markdown", "read_markdown", (".md", ".markdown", ".mdown", ".mkd")),
    "text": Reader("checker.reading.text", "read_plain"),
}
"""Every format that can be read; ``text`` is read where no suffix says otherwise."""

UNREAD: dict[str, str] = {
    "pdf": "a PDF file",
    "docx": "a Word document",
    "doc": "an old Word document (.doc)",
    "odt": "an OpenDocument text",
    "rtf": "a rich text (RTF) file",
    "html": "a web page (HTML)",
    "msg": "an Outlook message",
    "mail": "a mail message",
    "xlsx": "an Excel workbook",
    "pptx": "a PowerPoint presentation",
    "encrypted": "an Office document with a password",
    "ole": "an old Office file",
    "zip": "a zip archive",
    "image": "an image",
}
"""Kinds that are known by their content and cannot be read yet, as a person calls them."""


def read(path: Path) -> Document:
    """The draft in a file.

    Raises:
        DraftError: the file is missing, unreadable, too large, empty, or of a kind that cannot be read.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise DraftError(f"{name}: it is a directory; name the draft itself")
        with path.open("rb") as file:
            data = file.read(LIMIT_MB * 1_000_000 + 1)
    except FileNotFoundError:
        raise DraftError(f"{name}: there is no such file; check the path") from None
    except PermissionError:
        raise DraftError(f"{name}: permission denied; make the file readable") from None
    except (OSError, ValueError) as e:
        raise DraftError(f"{name}: it cannot be read: {getattr(e, 'strerror', None) or e}") from None
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Document:
    """The draft in bytes; ``name`` is shown to people, and its suffix tells text from Markdown.

    Raises:
        DraftError: it is too large, empty, or of a kind that cannot be read.
    """
    if len(data) > LIMIT_MB * 1_000_000:
        raise DraftError(f"{name}: it is larger than the limit of {LIMIT_MB} MB; check the release alone")
    kind = kind_of_bytes(data)
    if kind in UNREAD:
        raise DraftError(f"{name}: {UNREAD[kind]} is not supported yet; save it as text or Markdown")
    text, encoding = decode(data, name)
    return _read(text, name, encoding, hashlib.sha256(data).hexdigest())


def read_text(text: str, name: str = "release.txt") -> Document:
    """The draft in a text that is already decoded.

    Raises:
        DraftError: it is empty, or its front matter is wrong.
    """
    data = text.encode("utf-8", "surrogatepass")
    return _read(text, name, "utf-8", hashlib.sha256(data).hexdigest())


def _read(text: str, name: str, encoding: str, sha256: str) -> Document:
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise DraftError(f"{name}: it is empty; write the release first")
    form = _format_of(name)
    document = READERS[form].load()(text, Source(name, form, encoding, sha256))
    if not document.blocks:
        raise DraftError(f"{name}: it has no text besides front matter and comments; write the release first")
    return document


def _format_of(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return next((form for form, reader in READERS.items() if suffix in reader.suffixes), "text")
