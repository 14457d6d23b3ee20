"""The hash by which GitHub's code scanning knows a line of a text file again (``primaryLocationLineHash``).

The algorithm is that of GitHub's upload action (``codeql-action``, MIT licence), written afresh. The file is
read as UTF-16 units without blanks and tabs, line ends as LF, with the unit 65535 at its end. A line's hash
is taken over the hundred units from its start on, with zeros beyond the end: the sum of unit × 37^(99-i),
modulo 2^64, in hexadecimal. Lines of equal hash are numbered: ``f6c60bfa937e54f1:2``.
"""

from __future__ import annotations

import sys
from itertools import accumulate

from checker.digests import sha256
from checker.document import Document

_BLOCK = 100
_BASE = 37
_BITS = 0xFFFF_FFFF_FFFF_FFFF
_TOP = pow(_BASE, _BLOCK, _BITS + 1)
_END = 65535
_LF = 10


def line_hashes(text: str) -> list[str]:
    """The hashes of all lines of a file's text, in order, each with its number among equals."""
    units = _units(text)
    starts = [0, *(i + 1 for i, unit in enumerate(units) if unit == _LF)]
    padded = [*units, *([0] * _BLOCK)]
    prefix = list(accumulate(padded, lambda total, unit: (total * _BASE + unit) & _BITS, initial=0))
    seen: dict[str, int] = {}
    hashes = []
    for start in starts:
        value = f"{(prefix[start + _BLOCK] - prefix[start] * _TOP) & _BITS:x}"
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value}:{seen[value]}")
    return hashes


def _units(text: str) -> list[int]:
    even = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
    native = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
    return [*memoryview(even.encode(native, "surrogatepass")).cast("H"), _END]


def file_text(document: Document) -> str | None:
    """The text of the draft's file as GitHub reads it, or None where it is not known.

    GitHub reads every file as UTF-8 and keeps a byte order mark, which is not part of the draft's raw text.
    """
    for mark in ("", "\ufeff"):
        try:
            data = (mark + document.raw).encode(document.source.encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return None
        if sha256(data).hexdigest() == document.source.sha256:
            return data.decode("utf-8", "replace")
    return None
