"""What a PDF carries besides its words: review annotations, properties, attached files, scripts."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from checker.origins import Marking

_LONGEST = 4000
_MOST = 1000
"""Annotations, attachments and scripts that are noted, of each kind."""

_REVIEW = {
    pdfium.FPDF_ANNOT_TEXT: "note",
    pdfium.FPDF_ANNOT_FREETEXT: "text box",
    pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight",
    pdfium.FPDF_ANNOT_UNDERLINE: "underline",
    pdfium.FPDF_ANNOT_SQUIGGLY: "squiggly line",
    pdfium.FPDF_ANNOT_STRIKEOUT: "strike-out",
    pdfium.FPDF_ANNOT_STAMP: "stamp",
    pdfium.FPDF_ANNOT_CARET: "caret",
    pdfium.FPDF_ANNOT_INK: "drawing",
}
"""Annotations that reviewers make."""

_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")


def reviews(page: Any, number: int) -> Iterator[Marking]:
    """The review annotations of a page."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        held = pdfium.FPDFPage_GetAnnot(page, index)
        if not held:
            continue
        kind = _REVIEW.get(pdfium.FPDFAnnot_GetSubtype(held))
        if kind is not None:
            words, author, date = (_string(held, key) for key in (b"Contents", b"T", b"M"))
            where = f"page {number + 1}"
            yield Marking("annotation", words, where=where, name=kind, author=author, date=date)
        pdfium.FPDFPage_CloseAnnot(held)


def properties(document: Any) -> Iterator[Marking]:
    """The document's properties, by their name in small letters."""
    for name in _PROPERTIES:
        key = name.encode()
        value = _filled(lambda buffer, size, it=key: pdfium.FPDF_GetMetaText(document, it, buffer, size))
        if value.strip():
            yield Marking("property", value.strip(), name=name.lower())


def embedded(document: Any) -> Iterator[Marking]:
    """Attached files and scripts."""
    for index in range(min(pdfium.FPDFDoc_GetAttachmentCount(document), _MOST)):
        held = pdfium.FPDFDoc_GetAttachment(document, index)
        name = _filled(lambda buffer, size, it=held: pdfium.FPDFAttachment_GetName(it, buffer, size))
        yield Marking("embedded", "an attached file", name=name)
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        yield Marking("embedded", "JavaScript", name="JavaScript")


def _string(held: Any, key: bytes) -> str:
    return _filled(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(held, key, buffer, size))


def _filled(call: Any) -> str:
    """A text that PDFium writes into a buffer as UTF-16, after telling its length in bytes."""
    length = min(call(None, 0), 1_000_000)
    if length < 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("\0", "")[:_LONGEST]
