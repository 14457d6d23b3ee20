"""Bytes → the kind of file they are, by their content."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import Any

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

@cache
def _html() -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(
        rb"\s*+(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype\s+html|<(?:html|head|body|document)\b)"
        rb"|\s*+(?P<block><(?:p|div|table|font|h[1-6]|center|title|meta)\b[^>]{0,400}>)",
        regex.I | regex.S,
    )


@cache
def _header() -> Any:
    """A line of a mail message's header, or the folded rest of one."""
    import regex  # noqa: PLC0415

    return regex.compile(rb"[A-Za-z][\w-]{0,60}:(?:[ \t]|$)|[ \t]+\S")


def kind_of_bytes(data: bytes) -> str:
    """``pdf``, ``docx``, ``zip``, ``msg``, ``doc``, ``ole``, ``rtf``, ``html``, ``mail``, an image's kind, or ``text`` for all else."""
    head = data[:2048].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if head.startswith(_OLE):
        return _compound(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return "image"
    if (m := _html().match(head)) and (not m["block"] or b"</" in data):
        return "html"
    if _is_mail(head):
        return "mail"
    return "text"


def _zipped(data: bytes) -> str:
    """The kind of a zip, by the names in it; they stand uncompressed, so the zip need not be opened."""
    for name, kind in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"), (b"opendocument.text", "odt")):
        if name in data:
            return kind
    return "zip"


def _compound(data: bytes) -> str:
    """The kind of an OLE compound file, by the names of its streams, which are UTF-16."""
    streams = (("EncryptedPackage", "encrypted"), ("__properties_version1.0", "msg"), ("WordDocument", "doc"))
    for stream, kind in streams:
        if stream.encode("utf-16-le") in data:
            return kind
    return "ole"


def _is_mail(head: bytes) -> bool:
    """Whether the text starts with a mail header, among whose lines is one that only mail has."""
    lines = head.splitlines()[:-1]
    header = list(takewhile(_header().match, lines))
    own = (b"received:", b"message-id:", b"mime-version:", b"return-path:", b"content-type:")
    return len(header) >= 3 and any(line.lower().startswith(own) for line in header)
