"""Bytes → the kind of file they are, by their content."""

from __future__ import annotations

from itertools import takewhile

from checker.patterns import pattern

_STARTS: tuple[tuple[str, str], ...] = (
    ("PK\x03\x04", "zip"),
    ("PK\x05\x06", "zip"),
    ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    ("\x89PNG", "image"),
    ("\xff\xd8\xff", "image"),
    ("GIF8", "image"),
)
"""How files of a kind start, their bytes read as Latin-1."""

_ZIPPED = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"), (b"opendocument.text", "odt"))
_STREAMS = (("EncryptedPackage", "encrypted"), ("__properties_version1.0", "msg"), ("WordDocument", "doc"))
_MAIL_HEADERS = ("received:", "message-id:", "mime-version:", "return-path:", "content-type:")


_HTML = pattern(
    r"(?is)\s*+(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?"
    r"(?:<!doctype\s+html|<(?:html|head|body|document)\b"
    r"|(?P<piece><(?:p|div|table|font|h[1-6]|center|title|meta)\b[^>]{0,400}>))"
)
"""The start of a web page; or of a piece of one, which is one if a tag is closed in it."""


_HEADER = pattern(r"[A-Za-z][\w-]{0,60}:(?:[ \t]|$)|[ \t]+\S")
"""A line of a mail message's header, or the folded rest of one."""


def kind_of_bytes(data: bytes) -> str:
    """The kind: a key of :data:`checker.reading.UNREAD`, or ``text`` for all else."""
    head = data[:2048].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    kind = next((kind for start, kind in _STARTS if head.startswith(start)), "text")
    if kind == "zip":  # the names in a zip stand uncompressed, so it need not be opened
        return next((form for name, form in _ZIPPED if name in data), kind)
    if kind == "ole":
        return next((form for stream, form in _STREAMS if stream.encode("utf-16-le") in data), kind)
    return kind if kind != "text" else _marked_up(head, data)


_FILING = pattern(
    r"(?i)\s*+(?:-----BEGIN PRIVACY-ENHANCED MESSAGE|<SEC-(?:DOCUMENT|HEADER)>|<SUBMISSION>"
    r"|<DOCUMENT>\s*<TYPE>)"
)
"""The start of a filing, or of one document of it, as EDGAR keeps them."""


def _marked_up(head: str, data: bytes) -> str:
    if _FILING.match(head):
        return "edgar"
    if "%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip().startswith("{\\rtf"):
        return "rtf"
    if (m := _HTML.match(head)) and (not m["piece"] or b"</" in data):
        return "html"
    return "mail" if _is_mail(head) else "text"


def _is_mail(head: str) -> bool:
    """Whether the text starts with a mail header, among whose lines is one that only mail has."""
    header = list(takewhile(_HEADER.match, head.splitlines()[:-1]))
    return len(header) >= 3 and any(line.lower().startswith(_MAIL_HEADERS) for line in header)
