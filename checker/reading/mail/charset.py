"""The bytes of a part or a header → its text, by the label they carry, which is often wrong."""

from __future__ import annotations

import codecs

from checker.reading.decoding import decode

_AS_WINDOWS = frozenset({"ascii", "iso8859-1", "cp1252"})
"""Codecs under whose labels mail programs send Windows' code page, or UTF-8."""

_NO_CHARSETS = frozenset(
    {"punycode", "idna", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem", "palmos"}
)
"""Codecs of Python that no mail is written in; some take quadratic time."""

_CODE_PAGES = {65001: "utf-8", 20127: "ascii", 28591: "iso8859-1", 1200: "utf-16-le", 10000: "mac_roman"}
_CODE_PAGES |= {20866: "koi8-r", 21866: "koi8-u", 50220: "iso2022_jp", 51932: "euc_jp", 51949: "euc_kr"}
_CODE_PAGES |= {28590 + n: f"iso8859-{n}" for n in range(2, 16) if n != 12}


def decode_as(data: bytes, label: str, name: str) -> str:
    """The text of bytes with this label; where the label cannot be true, by the bytes alone.

    Raises:
        DraftError: the bytes are not text.
    """
    codec = codec_of(label)
    if codec is None or codec in _AS_WINDOWS:
        return _western(data) if codec else decode(data, name)[0]
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return decode(data, name)[0]


def codec_of(label: str) -> str | None:
    """Python's name of a character set; None if it is none."""
    try:
        info = codecs.lookup(label.strip().strip("'\"")[:40])
    except (LookupError, ValueError):
        return None
    known = getattr(info, "_is_text_encoding", True) and info.name not in _NO_CHARSETS
    return info.name if known else None


def code_page(number: int) -> str | None:
    """Python's name of a code page of Windows; None if it has none."""
    return codec_of(_CODE_PAGES.get(number, f"cp{number}"))


def _western(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
