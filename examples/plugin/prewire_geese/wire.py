"""A wire service's file (``.wire``): header lines that begin with ``%``, then the release."""

from dataclasses import replace

from checker.document import Document, Source
from checker.reading import Reader
from checker.reading.text import read_plain


def read_wire(text: str, source: Source) -> Document:
    """The release without the header; its lines stay, so that places are those of the file."""
    lines = ["" if line.startswith("%") else line for line in text.split("\n")]
    return read_plain("\n".join(lines), replace(source, format="text"))


WIRE = Reader(__name__, "read_wire")
"""The reader, by the suffix that is its entry point's name."""
