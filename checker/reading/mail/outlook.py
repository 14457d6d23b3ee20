"""A message as Outlook saves it (.msg; [MS-OXMSG]) → its drafts; so are the messages embedded in it."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import olefile

from checker.document import Document, Source
from checker.errors import DraftError
from checker.reading import DEEPEST, Changes, Enclosed
from checker.reading.mail.charset import code_page, decode_as
from checker.reading.mail.letter import MOST_PARTS, Letter, drafts_of

_SUBJECT, _SENDER, _SENDER_ADDRESS, _TO, _SENT = 0x0037, 0x0C1A, 0x5D01, 0x0E04, 0x0039
_BODY, _PAGE, _RICH = 0x1000, 0x1013, 0x1009
_FILE, _LONG_NAME, _SHORT_NAME, _DISPLAY_NAME = 0x3701, 0x3707, 0x3704, 0x3001
_INTERNET_PAGE, _MESSAGE_PAGE = 0x3FDE, 0x3FFD
_UNICODE, _ANSI, _BINARY, _STORAGE = "001F", "001E", "0102", "000D"

_PROPERTIES = "__properties_version1.0"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def unpack_message(data: bytes, source: Source, changes: Changes) -> list[Document | Enclosed]:
    """The drafts in an Outlook message, like :func:`checker.reading.mail.internet.unpack_mail`.

    Raises:
        DraftError: it is damaged, was made to do harm, or holds no draft.
    """
    found: list[Document | Enclosed] = []
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for name, letter, forwards in _Messages(ole, source.name, len(data)).letters():
                inner = Source(name, source.format, "utf-16-le", source.sha256, source.changes)
                found.extend(drafts_of(letter, inner, changes, forwards=forwards))
    except DraftError:
        raise
    except Exception as e:  # olefile meets damage with whatever its own code runs into
        raise DraftError(f"{source.name}: the message is damaged; save the release itself") from e
    if not found:
        raise DraftError(f"{source.name}: the mail holds no draft; write the release first, or attach it")
    return found


class _Messages:
    """The messages in one file: streams by their paths, never more bytes in all than the file has."""

    def __init__(self, ole: olefile.OleFileIO, name: str, size: int) -> None:
        self._ole = ole
        self._name = name
        self._left = 2 * size  # several entries may name one stream, but then no honest program wrote them
        self._children: dict[tuple[str, ...], list[str]] = {}
        for path in ole.listdir(streams=True, storages=True):
            self._children.setdefault(tuple(path[:-1]), []).append(path[-1])

    def letters(self) -> Iterator[tuple[str, Letter, bool]]:
        """Each message with its name, the outer one first, and whether others are embedded in it."""
        todo: list[tuple[tuple[str, ...], str, int]] = [((), self._name, 0)]
        while todo:
            path, name, depth = todo.pop(0)
            at_once = _Message(self, path, 24 if depth else 32)
            inner = list(at_once.embedded()) if depth < DEEPEST else []
            todo.extend((each, f"{name} \u203a {title}", depth + 1) for each, title in inner)
            if len(todo) > MOST_PARTS:
                raise DraftError(f"{self._name}: the mail has too many parts; save the release itself")
            yield name, at_once.letter(self._name), bool(inner)

    def children(self, path: tuple[str, ...]) -> list[str]:
        """The names of what lies in a storage."""
        return self._children.get(path, [])

    def stream(self, path: tuple[str, ...]) -> bytes | None:
        """A stream's bytes; None if there is none.

        Raises:
            DraftError: the streams hold more than the file can.
        """
        if path[-1] not in self._children.get(path[:-1], ()):
            return None
        self._left -= self._ole.get_size(list(path))
        if self._left < 0:
            raise DraftError(f"{self._name}: the message says that it is larger than its file; save it anew")
        return bytes(self._ole.openstream(list(path)).read())


class _Message:
    """One message: its properties by their numbers (tags of [MS-OXPROPS])."""

    def __init__(self, messages: _Messages, path: tuple[str, ...], header: int) -> None:
        self._messages = messages
        self._path = path
        self._fixed = _fixed(messages.stream((*path, _PROPERTIES)) or b"", header)

    def letter(self, name: str) -> Letter:
        """The message with what is attached as files."""
        plain = self._text(self._path, _BODY)
        page = "" if plain.strip() else self._page(name)
        rich = self._messages.stream((*self._path, _named(_RICH, _BINARY))) is not None
        no_body = rich and not plain.strip() and not page.strip()
        unread = (("the body, which is rich text only", "body"),) if no_body else ()
        return Letter(tuple(self._headers()), plain, page, tuple(self._files()), unread)

    def embedded(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The messages attached as such: the storage of each, and its name."""
        for path in self._attachments():
            if _named(_FILE, _STORAGE) in self._messages.children(path):
                storage = (*path, _named(_FILE, _STORAGE))
                if _PROPERTIES in self._messages.children(storage):
                    yield storage, self._text(path, _DISPLAY_NAME) or "attached message"

    def _headers(self) -> Iterator[tuple[str, str]]:
        sender = (self._text(self._path, each) for each in (_SENDER, _SENDER_ADDRESS))
        known = {
            "Subject": self._text(self._path, _SUBJECT),
            "From": " ".join(filter(None, sender)),
            "To": self._text(self._path, _TO),
            "Date": _time(self._fixed.get(_SENT, b"")),
        }
        for name, words in known.items():
            if words.strip():
                yield name, " ".join(words[:4000].split())

    def _files(self) -> Iterator[Enclosed]:
        for number, path in enumerate(self._attachments(), 1):
            data = self._messages.stream((*path, _named(_FILE, _BINARY)))
            if data:
                names = (self._text(path, each) for each in (_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME))
                yield Enclosed(next(filter(None, names), f"attachment {number}"), data)

    def _attachments(self) -> list[tuple[str, ...]]:
        found = [n for n in self._messages.children(self._path) if n.startswith("__attach_version1.0_")]
        return [(*self._path, each) for each in sorted(found)[:MOST_PARTS]]

    def _text(self, path: tuple[str, ...], tag: int) -> str:
        """A property that is text; empty if there is none."""
        if (data := self._messages.stream((*path, _named(tag, _UNICODE)))) is not None:
            return data.decode("utf-16-le", "replace").rstrip("\0")
        data = self._messages.stream((*path, _named(tag, _ANSI)))
        return self._decoded(data.rstrip(b"\0"), (_MESSAGE_PAGE, _INTERNET_PAGE)) if data else ""

    def _page(self, name: str) -> str:
        data = self._messages.stream((*self._path, _named(_PAGE, _BINARY)))
        return self._decoded(data, (_INTERNET_PAGE,)) if data else self._text(self._path, _PAGE)

    def _decoded(self, data: bytes, pages: tuple[int, ...]) -> str:
        for tag in pages:
            number = int.from_bytes(self._fixed.get(tag, b"")[:4], "little")
            codec = code_page(number) if number else None
            if codec:
                try:
                    return data.decode(codec)
                except UnicodeError:
                    continue
        return decode_as(data, "us-ascii", "")


def _named(tag: int, kind: str) -> str:
    return f"__substg1.0_{tag:04X}{kind}"


def _fixed(data: bytes, header: int) -> dict[int, bytes]:
    """The properties of fixed length: the number of each and its eight bytes."""
    rows = (struct.unpack_from("<II8s", data, at) for at in range(header, len(data) - 15, 16))
    return {tag >> 16: value for tag, _, value in rows}


def _time(value: bytes) -> str:
    """A time of Windows in ISO 8601; empty if there is none."""
    ticks = int.from_bytes(value, "little")
    if not 0 < ticks < 2_600_000_000_000_000_000:  # hundreds of nanoseconds, to the year 9840
        return ""
    return (_EPOCH + timedelta(microseconds=ticks // 10)).isoformat(timespec="seconds")
