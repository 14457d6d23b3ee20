"""A file, bytes or text → Document. The content decides the kind; the suffix only where content cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from checker.digests import sha256
from checker.document import Document, Source
from checker.errors import DraftError
from checker.plugins import Extensible
from checker.reading.decoding import decode
from checker.reading.kinds import kind_of_bytes
from checker.record import Record

LIMIT_MB = 5
"""The largest text that is read, in megabytes; the largest annual results run to about one."""

FILE_LIMIT_MB = 50
"""The largest file of any other format: pictures and fonts weigh more than words."""

MOST_LINES = 50_000
"""Lines of a text; the longest annual results have about ten thousand, and each costs some microseconds."""

MOST_BLOCKS = 25_000
"""Paragraphs, headings, list items and tables of a draft; each is looked at by every kind of fact."""

LONGEST_PARAGRAPH = 100_000
"""Characters of a paragraph: a whole release that has lost its line ends runs to half of that."""

DEEPEST = 4
"""How many mails or archives may lie inside one another."""

Changes = Literal["accepted", "original"]
"""Which text of a draft with tracked changes is read: with all of them made, or with none."""

ReadText = Callable[[str, Source], Document]
ReadFile = Callable[[bytes, Source, Changes], Document]


class Enclosed(Record):
    """A file inside a file: an attachment of a mail, an exhibit of a filing."""

    name: str
    data: bytes


Unpack = Callable[[bytes, Source, Changes], Sequence["Document | Enclosed"]]


class Reader(Record):
    """A format: the function that reads it, imported when first needed, and what a text's suffixes are."""

    module: str
    function: str
    suffixes: tuple[str, ...] = ()

    def load(self) -> Any:
        """The function; imports its module.

        Raises:
            ImportError: the library that it needs is not installed.
        """
        return getattr(import_module(self.module), self.function)


_OWN: dict[str, Reader] = {
    "markdown": Reader("checker.reading.markdown", "read_markdown", (".md", ".markdown", ".mdown", ".mkd")),
    "text": Reader("checker.reading.text", "read_plain"),
}
READERS = Extensible("checker.readers", _OWN)
"""Every kind of text that can be read (:data:`ReadText`); ``text`` where no suffix says otherwise."""

FILES: dict[str, Reader] = {
    "docx": Reader("checker.reading.word", "read_word"),
    "odt": Reader("checker.reading.odt", "read_odt"),
    "html": Reader("checker.reading.html.reader", "read_html"),
    "rtf": Reader("checker.reading.rtf", "read_rtf"),
    "pdf": Reader("checker.reading.pdf", "read_pdf"),
}
"""Every other format that can be read (:data:`ReadFile`), by what :func:`kind_of_bytes` calls it."""

CONTAINERS: dict[str, Reader] = {
    "edgar": Reader("checker.reading.edgar", "unpack_filing"),
    "mail": Reader("checker.reading.mail.internet", "unpack_mail"),
    "msg": Reader("checker.reading.mail.outlook", "unpack_message"),
}
"""Every kind of file that holds several drafts (:data:`Unpack`)."""

UNREAD: dict[str, str] = {
    "doc": "an old Word document (.doc)",
    "xlsx": "an Excel workbook",
    "pptx": "a PowerPoint presentation",
    "encrypted": "an Office document with a password",
    "ole": "an old Office file",
    "zip": "a zip archive",
    "image": "an image",
}
"""Kinds that are known by their content and cannot be read, as a person calls them."""


def read(path: Path, changes: Changes = "accepted") -> Document:
    """The draft in a file; of a file that holds several, the first.

    Raises:
        DraftError: the file is missing, unreadable, too large, empty, or of a kind that cannot be read.
    """
    return _first(read_all(path, changes), str(path))


def read_all(path: Path, changes: Changes = "accepted") -> Iterator[Document | DraftError]:
    """Every draft in a file: one, but for a mail with attachments or a filing with exhibits.

    What cannot be read inside such a file is an error in its place, so that the others are still read.

    Raises:
        DraftError: the file itself is missing, unreadable, too large, empty or of an unreadable kind.
    """
    return read_every(bytes_of(path), str(path), changes)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; of one that is too large, only enough to see that it is.

    Raises:
        DraftError: there is no such file, or it cannot be opened.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise DraftError(f"{name}: it is a directory; name the draft itself")
        with path.open("rb") as file:
            return file.read(FILE_LIMIT_MB * 1_000_000 + 1)
    except FileNotFoundError:
        raise DraftError(f"{name}: there is no such file; check the path") from None
    except PermissionError:
        raise DraftError(f"{name}: permission denied; make the file readable") from None
    except (OSError, ValueError) as e:
        raise DraftError(f"{name}: it cannot be read: {getattr(e, 'strerror', None) or e}") from None


def read_bytes(data: bytes, name: str, changes: Changes = "accepted") -> Document:
    """The draft in bytes, the first if there are several; a ``name``'s suffix tells text from Markdown.

    Raises:
        DraftError: it is too large, empty, or of a kind that cannot be read.
    """
    return _first(read_every(data, name, changes), name)


def read_every(data: bytes, name: str, changes: Changes = "accepted") -> Iterator[Document | DraftError]:
    """Every draft in bytes, like :func:`read_all`.

    Raises:
        DraftError: it is too large, empty, or of a kind that cannot be read.
    """
    return _unpacked(data, name, changes, 0)


def _first(found: Iterator[Document | DraftError], name: str) -> Document:
    fault = None
    for each in found:
        if isinstance(each, Document):
            return each
        fault = fault or each
    raise fault or DraftError(f"{name}: there is no draft in it; name the draft itself")


def _unpacked(data: bytes, name: str, changes: Changes, depth: int) -> Iterator[Document | DraftError]:
    kind = kind_of_bytes(data)
    _refuse_large(data, name, kind)
    if kind not in CONTAINERS:
        yield _read_one(data, name, kind, changes)
        return
    if depth == DEEPEST:
        raise DraftError(f"{name}: it lies more than {DEEPEST} mails or archives deep; name the draft itself")
    source = Source(name, kind, "", sha256(data).hexdigest(), changes)
    for each in _load(CONTAINERS[kind], name)(data, source, changes):
        if isinstance(each, Document):
            yield each
            continue
        try:
            yield from _unpacked(each.data, f"{name} \u203a {each.name}", changes, depth + 1)
        except DraftError as e:
            yield e


def _read_one(data: bytes, name: str, kind: str, changes: Changes) -> Document:
    digest = sha256(data).hexdigest()
    if kind in FILES:
        document: Document = _load(FILES[kind], name)(data, Source(name, kind, "", digest, changes), changes)
        if not document.blocks:
            raise DraftError(f"{name}: it has no text; write the release first")
        return _bounded(document, name)
    if kind in UNREAD:
        raise DraftError(f"{name}: {UNREAD[kind]} is not supported; save it as Word, HTML or text")
    text, encoding = decode(data, name)
    return _read(text, name, encoding, digest)


def _load(reader: Reader, name: str) -> Any:
    try:
        return reader.load()
    except ImportError as e:
        raise DraftError(f"{name}: {e.name} is needed for this format; `pip install {e.name}`") from None


def _refuse_large(data: bytes, name: str, kind: str) -> None:
    limit = FILE_LIMIT_MB if kind in FILES or kind in CONTAINERS else LIMIT_MB
    if len(data) > limit * 1_000_000:
        raise DraftError(f"{name}: it is larger than the limit of {limit} MB; check the release alone")


def read_text(text: str, name: str = "release.txt") -> Document:
    """The draft in a text that is already decoded.

    Raises:
        DraftError: it is empty, or its front matter is wrong.
    """
    data = text.encode("utf-8", "surrogatepass")
    return _read(text, name, "utf-8", sha256(data).hexdigest())


def _read(text: str, name: str, encoding: str, digest: str) -> Document:
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise DraftError(f"{name}: it is empty; write the release first")
    if text.count("\n") + text.count("\r") > 2 * MOST_LINES or len(text.splitlines()) > MOST_LINES:
        raise DraftError(f"{name}: it has more than {MOST_LINES:,} lines; check the release alone")
    form = _format_of(name)
    document: Document = READERS[form].load()(text, Source(name, form, encoding, digest))
    if not document.blocks:
        raise DraftError(f"{name}: it has no text besides front matter and comments; write the release first")
    return _bounded(document, name)


def _bounded(document: Document, name: str) -> Document:
    if len(document.blocks) > MOST_BLOCKS:
        raise DraftError(f"{name}: it has more than {MOST_BLOCKS:,} paragraphs; check the release alone")
    if any(len(block.span) > LONGEST_PARAGRAPH and block.kind != "table" for block in document.blocks):
        longest = f"{LONGEST_PARAGRAPH:,} characters"
        raise DraftError(f"{name}: a paragraph is longer than {longest}; give it back its line ends")
    return document


def _format_of(name: str) -> str:
    suffix = Path(name).suffix.lower()
    own = next((form for form, reader in READERS.items() if suffix in reader.suffixes), "text")
    if own != "text" or suffix in ("", ".txt") or suffix.removeprefix(".") not in READERS:
        return own
    return suffix.removeprefix(".")
