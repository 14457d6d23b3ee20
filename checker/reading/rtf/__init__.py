"""A rich text (.rtf) → Document. Offsets of its pieces are offsets of the file's bytes.

Tracked changes are read as accepted (insertions in, deletions out) or as if they had never been made.
"""

from __future__ import annotations

from checker.document import Document, Remark, Source
from checker.errors import DraftError
from checker.patterns import pattern
from checker.reading import Changes
from checker.reading.rtf.state import State
from checker.reading.rtf.walk import Walk
from checker.record import replace

_STYLES = 500_000
"""Bytes at the file's start among which its styles stand."""


_HEADING = pattern(rb"\{\\s(\d{1,5})(?!\d)[^{}]{0,800}?\\outlinelevel([0-8])(?!\d)")
"""A paragraph style's number and outline level."""


def read_rtf(data: bytes, source: Source, changes: Changes) -> Document:
    """The document that a rich text is.

    Raises:
        DraftError: its groups are too many or nested too deep.
    """
    levels = {int(m[1]): int(m[2]) + 1 for m in _HEADING.finditer(data[:_STYLES])}
    walk = Walk(data, source.name, changes == "original", levels)
    try:
        walk.through(data.find(b"{") + 1, State())
        walk.finish()
    except MemoryError as e:
        raise DraftError(f"{source.name}: it is too large; check the release alone") from e
    out = walk.writer.out
    for marking in (*walk.writer.strokes.take(), *walk.sides.markings):
        out.add_marking(marking)
    document = out.document(source)
    remarks = tuple(
        Remark(m.words, document.raw.count("\n", 0, m.start or 0) + 1)
        for m in document.markings
        if m.kind == "comment"
    )
    return replace(document, remarks=remarks)
