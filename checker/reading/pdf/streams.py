"""The packed streams of a PDF: whether any unpacks to more than a page of a release can hold.

PDFium cannot be stopped while it works, so a file that would keep it busy is found beforehand.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_MOST_OF_ONE = 4_000_000
_MOST_IN_ALL = 400_000_000
_MOST_SHOWN = 20_000
"""Strings that a large picture may seem to show by chance."""

_STEP = 1_000_000

_ZLIB = tuple(bytes([first]) for first in range(0x08, 0x80, 0x10))
"""How what zlib has packed can start (RFC 1950)."""


def unpacks_too_large(data: bytes) -> bool:
    """Whether a stream, or all of them, unpacks to more than is read; pictures may be large."""
    total = 0
    for start, head in _streams(data):
        sizes = 0
        shown = 0
        for chunk in _unpacked(data, start):
            sizes += len(chunk)
            shown += chunk.count(b"Tj") + chunk.count(b"TJ")
            if sizes > _MOST_OF_ONE:
                break
        total += sizes
        is_resource = b"/Image" in head or b"/Length1" in head or b"/FontFile" in head
        if total > _MOST_IN_ALL or (sizes > _MOST_OF_ONE and (not is_resource or shown > _MOST_SHOWN)):
            return True
    return False


def _streams(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Where the packed streams start, and what their dictionaries say."""
    at = data.find(b"stream")
    while at >= 0:
        head = data[max(0, at - 600) : at].rpartition(b" obj")[2]
        start = at + 6
        if data[max(0, at - 3) : at] != b"end":
            start += 2 if data[start : start + 2] == b"\r\n" else 1
            if data[start : start + 1] in _ZLIB:
                yield start, head
        at = data.find(b"stream", at + 6)


def _unpacked(data: bytes, start: int) -> Iterator[bytes]:
    """What a stream unpacks to, piece by piece; ends where it is damaged."""
    unpacking = zlib.decompressobj()
    packed = data[start : start + 64]
    start += 64
    try:
        while packed and not unpacking.eof:
            yield unpacking.decompress(packed, _STEP)
            packed = unpacking.unconsumed_tail
            if not packed:
                packed = data[start : start + 65_536]
                start += 65_536
    except zlib.error:
        return
