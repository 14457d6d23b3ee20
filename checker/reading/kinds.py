"""Bytes → the kind of file they are, by their content."""

from __future__ import annotations

import re

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype\s+html|<(?:html|head|body|document)\b)", re.I | re.S
)
_HTML_BLOCK = re.compile(rb"\s*<(?:p|div|table|font|h[1-6]|center|title|meta)\b[^>]{0,400}>", re.I)
_MAIL = re.compile(rb"(?:[A-Z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}", re.I)
_MAIL_OWN = re.compile(rb"^(?:received|message-id|mime-version|return-path):", re.I | re.M)


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
    if _HTML.match(head) or (_HTML_BLOCK.match(head) and b"</" in data):
        return "html"
    if _MAIL.match(head.replace(b"\r\n", b"\n")) and _MAIL_OWN.search(head):
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
