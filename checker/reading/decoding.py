"""Bytes → text and the name of its encoding.

Drafts come from Word, mail and old Macs: a byte order mark decides, then the pattern of zero bytes
(UTF-16), then whether the bytes are UTF-8, then where the bytes of typographic quotes stand.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from checker.errors import DraftError

_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # starts as UTF-16 LE does, so it comes first
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_USUAL = frozenset("“”‘’–—•…®™©°§€£éèáàâêëíóòôöúüäåñçß½¼¾±·×ÉÖÜÄÓÇØøæ\xa0")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1a"))


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text, without a byte order mark, and its encoding's name.

    Raises:
        DraftError: the bytes are not text.
    """
    encoding, skipped = _encoding(data)
    if encoding is None:
        raise DraftError(f"{name}: it is binary data, not text; save the draft as text or Markdown")
    try:
        # Windows' code page leaves five bytes undefined; one of them should not hide the whole draft.
        text = data[skipped:].decode(encoding, "replace" if encoding in ("cp1252", "mac_roman") else "strict")
    except UnicodeDecodeError as e:
        at = e.start + skipped
        raise DraftError(
            f"{name}: it starts like {encoding.upper()} text, but byte {at} does not fit; save it as UTF-8"
        ) from None
    return text, encoding


def _encoding(data: bytes) -> tuple[str | None, int]:
    """The encoding, None if it isn't text, and how many bytes its mark takes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if (wide := _wide(data[:_SAMPLE])) is not None:
        return wide, 0
    if b"\0" in data or _is_binary(data[:_SAMPLE]):
        return None, 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(data), 0
    return "utf-8", 0


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a zero in every second byte."""
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _is_binary(sample: bytes) -> bool:
    return len(sample) - len(sample.translate(None, _CONTROLS)) > 0.02 * len(sample)


def _one_byte(data: bytes) -> str:
    """Windows or old Mac: in the wrong one, quotation marks and dashes read as rare letters."""
    return max(("cp1252", "mac_roman"), key=lambda encoding: _likeness(data.decode(encoding, "replace")))


def _likeness(text: str) -> int:
    """How many characters outside ASCII are those of business English; each other one counts against it."""
    beyond = [c for c in text if c > "\x7f"]
    usual = sum(c in _USUAL for c in beyond)
    return 2 * usual - len(beyond)
