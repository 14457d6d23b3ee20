"""A page of HTML → Document."""

from __future__ import annotations

from checker.document import Document, Source
from checker.reading import Changes
from checker.reading.decoding import decode
from checker.reading.html.charset import decode_page
from checker.reading.html.walk import Walk


def read_html(data: bytes, source: Source, changes: Changes) -> Document:
    """The document that a page is: an exhibit of EDGAR, a page of Word or of a mail, inline XBRL.

    Raises:
        DraftError: its elements are nested deeper than any real page's, or its bytes are no text.
    """
    words, encoding = decode_page(data) or decode(data, source.name)
    return read_page(words, Source(source.name, source.format, encoding, source.sha256), changes)


def read_page(words: str, source: Source, changes: Changes) -> Document:
    """The document that the decoded source of a page is; offsets of its pieces are offsets of that source.

    Raises:
        DraftError: its elements are nested deeper than any real page's.
    """
    return Walk(words, source.name, changes).document(source)
