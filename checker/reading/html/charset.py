"""The bytes of a page → its text, by what the page says of its encoding."""

from __future__ import annotations

from checker.patterns import pattern

_LOOK = 4096
_AS_WINDOWS = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252"})
"""Labels under which pages carry Windows' code page, and as which the HTML standard reads them."""


_DECLARED = pattern(
    rb"(?i)charset\s*=\s*[\"']?\s*(?P<meta>[a-z\d_-]{2,20})"
    rb"|<\?xml[^>]{0,100}encoding=[\"'](?P<xml>[A-Za-z\d_-]{2,20})"
)


def decode_page(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding; None where the page declares none that fits, or has a byte order mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb"):
        return None
    m = _DECLARED.search(data[:_LOOK])
    if m is None:
        return None
    name = (m["meta"] or m["xml"]).decode("ascii").lower()
    if name in _AS_WINDOWS:
        return _windows(data)
    try:
        return data.decode(name), name
    except (LookupError, UnicodeDecodeError):
        return None


def _windows(data: bytes) -> tuple[str, str]:
    """UTF-8 if it is that in truth, as many a page that says otherwise; else Windows' code page."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"
