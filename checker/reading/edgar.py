"""A filing as EDGAR keeps it in one text file → the exhibits in it that are press releases.

The layout is that of the EDGAR Filer Manual: SGML headers, then one ``<DOCUMENT>`` after the other,
each with ``<TYPE>``, ``<FILENAME>`` and the file itself between ``<TEXT>`` and ``</TEXT>``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from checker.document import Source
from checker.errors import DraftError
from checker.patterns import pattern
from checker.reading import Changes, Enclosed

MOST = 200
"""Exhibits; a filing with more is no press release's."""


_DOCUMENT = pattern(
    rb"(?is)<DOCUMENT>(?P<head>(?:(?!<TEXT>|</DOCUMENT>).){0,4000}?)<TEXT>\r?\n?"
    rb"(?P<file>.*?)(?:</TEXT>|</DOCUMENT>|\Z)"
)


@cache
def _field(name: bytes) -> Any:
    return pattern(rb"(?i)<" + name + rb">[ \t]*([^\r\n<]{1,200})")


_ENCODED = pattern(rb"\s*(?:<(?:PDF|XLS|ZIP|JSON|XML)>\s*)?begin \d{3} ")
"""A picture or PDF, written as text (uuencode)."""


def unpack_filing(data: bytes, source: Source, changes: Changes) -> list[Enclosed]:
    """The exhibits 99 of a filing; its only document, whatever that is called, where it holds just one.

    Raises:
        DraftError: it holds no exhibit 99 that is text or HTML.
    """
    documents = [each for each in _documents(data) if not _ENCODED.match(each[1].data)]
    exhibits = [enclosed for kind, enclosed in documents if kind.startswith("EX-99")]
    if not exhibits and len(documents) == 1:
        exhibits = [documents[0][1]]
    if not exhibits:
        raise DraftError(f"{source.name}: the filing has no exhibit 99 with text; name the exhibit itself")
    return exhibits[:MOST]


def submission_type(data: bytes) -> str:
    """The form that a filing says it is (``8-K``); empty if it says none."""
    m = _FORM.search(data, 0, 4000)
    return m[1].decode("ascii", "replace").strip() if m else ""


_FORM = pattern(rb"(?m)^(?:CONFORMED SUBMISSION TYPE:|<TYPE>)[ \t]*([^\r\n<]{1,20})")


def _documents(data: bytes) -> Iterator[tuple[str, Enclosed]]:
    for number, m in enumerate(_DOCUMENT.finditer(data), 1):
        kind = _of(m["head"], b"TYPE").upper()
        name = " ".join(filter(None, (kind, _of(m["head"], b"FILENAME")))) or f"document {number}"
        yield kind, Enclosed(name, m["file"])


def _of(head: bytes, name: bytes) -> str:
    m = _field(name).search(head)
    return m[1].decode("utf-8", "replace").strip() if m else ""
