"""A PDF draft → a copy with a highlight and its note on exactly the words of each finding.

PDFium writes the annotations (PDF 32000-1, 12.5.6.10); the pages' contents stay as they are. The summary, and
what has no place in the text, are notes at the top of the first page.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from checker.annotating.notes import Note, notes_of, summary_of
from checker.document import Document, Span
from checker.reading.pdf import ONE_AT_A_TIME
from checker.report import Report

_AUTHOR = "prewire"
_YELLOW = (255, 212, 0, 120)

_SPARE = 0.12
"""The part of a line's height in which hardly any letter is drawn."""

_Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


class _Page:
    """A page without the annotations of an earlier copy; its characters are looked up when needed."""

    def __init__(self, page: Any) -> None:
        self.page = page
        _remove_own(page)

    @cached_property
    def text(self) -> Any:
        return self.page.get_textpage()


def annotate_pdf(data: bytes, document: Document, report: Report) -> bytes:
    """The copy with its highlights; those of an earlier copy are replaced."""
    with ONE_AT_A_TIME:
        return _annotated(data, document, report)


def _annotated(data: bytes, document: Document, report: Report) -> bytes:
    file = pypdfium2.PdfDocument(data)
    try:
        pages = dict(_pages(file))
        loose = [summary_of(report)]
        for note in notes_of(report):
            if not _highlight(pages, document, note):
                loose.append(note.lines)
        for number, lines in enumerate(loose):
            _pin(pages[min(pages)].page, number, lines)
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()
    finally:
        file.close()


def _pages(file: Any) -> Iterator[tuple[int, _Page]]:
    """The pages by their number; a damaged one, which was not read either, stays as it is."""
    for number in range(len(file)):
        with suppress(pypdfium2.PdfiumError):
            yield number, _Page(file[number])


def _highlight(pages: Mapping[int, _Page], document: Document, note: Note) -> bool:
    """Mark a note's words, on each page that has some of them; whether there are any."""
    span = note.span or note.beside
    marked = False
    for number, boxes in _boxes(pages, document, span).items() if span else ():
        held = pdfium.FPDFPage_CreateAnnot(pages[number].page, pdfium.FPDF_ANNOT_HIGHLIGHT)
        pdfium.FPDFAnnot_SetColor(held, pdfium.FPDFANNOT_COLORTYPE_Color, *_YELLOW)
        for left, bottom, right, top in boxes:
            corners = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
            pdfium.FPDFAnnot_AppendAttachmentPoints(held, corners)
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        _finish(held, (min(lefts), min(bottoms), max(rights), max(tops)), note.lines)
        marked = True
    return marked


def _boxes(pages: Mapping[int, _Page], document: Document, span: Span) -> dict[int, list[_Box]]:
    """By page: a box for each line of the span's words."""
    place = document.place(span)
    found: dict[int, list[_Box]] = {}
    for piece in document.origins.within(place.start, place.end) if document.origins else ():
        if document.raw[piece.start : piece.end].isspace():
            continue  # put there between words, whose boxes reach over it
        for box in _characters(pages[piece.node].text, piece.offset, piece.length):
            lines = found.setdefault(piece.node, [])
            if lines and _same_line(lines[-1], box):
                last = lines[-1]
                lines[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
            else:
                lines.append(box)
    return found


def _characters(text: Any, start: int, length: int) -> Iterator[_Box]:
    """The boxes of characters: as wide as their place in the line, as high as a letter is usually drawn.

    The full height of a line of type would reach into the descenders of the line above.
    """
    box = pdfium.FS_RECTF()
    for index in range(start, start + length):
        if chr(pdfium.FPDFText_GetUnicode(text, index)).isspace():
            continue  # PDFium puts spaces between words, and their boxes lie anywhere
        if pdfium.FPDFText_GetLooseCharBox(text, index, box) and box.right > box.left:
            spare = _SPARE * (box.top - box.bottom)
            yield box.left, box.bottom + spare / 2, box.right, box.top - spare


def _same_line(line: _Box, box: _Box) -> bool:
    """Whether a character goes on with a line: raised or in another size, but beside it."""
    height = line[3] - line[1]
    shared = min(line[3], box[3]) - max(line[1], box[1])
    return shared > 0.4 * min(height, box[3] - box[1]) and -height < box[0] - line[2] < 3 * height


def _pin(page: Any, number: int, lines: Sequence[str]) -> None:
    """A note at the top of the page, each a little further to the right."""
    left, _, right, top = page.get_bbox()
    at = left + 10 + number * 22 % max(22.0, right - left - 40)
    held = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_TEXT)
    _finish(held, (at, top - 28, at + 20, top - 8), lines)


def _finish(held: Any, box: _Box, lines: Sequence[str]) -> None:
    left, bottom, right, top = box
    pdfium.FPDFAnnot_SetRect(held, pdfium.FS_RECTF(left, top, right, bottom))
    for key, words in ((b"Contents", "\n".join(lines)), (b"T", _AUTHOR)):
        buffer = ctypes.create_string_buffer((words + "\0").encode("utf-16-le", "replace"))
        pdfium.FPDFAnnot_SetStringValue(held, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)))
    pdfium.FPDFAnnot_SetFlags(held, pdfium.FPDF_ANNOT_FLAG_PRINT)
    pdfium.FPDFPage_CloseAnnot(held)


def _remove_own(page: Any) -> None:
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        held = pdfium.FPDFPage_GetAnnot(page, index)
        buffer = ctypes.create_string_buffer(64)
        pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        length = pdfium.FPDFAnnot_GetStringValue(held, b"T", pointer, 64) if held else 0
        pdfium.FPDFPage_CloseAnnot(held)
        if length and buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace") == _AUTHOR:
            pdfium.FPDFPage_RemoveAnnot(page, index)
