"""A PDF file → Document, by its text layer: lines, paragraphs, columns and tables as they are seen.

PDFium gives each character and its box (https://pdfium.googlesource.com/pdfium); what stands beside what,
which lines read on and what runs through all pages is worked out here. A page is a node of the origins, and
PDFium's index of a character its offset there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from checker.document import Document, Source
from checker.errors import DraftError
from checker.origins import Marking
from checker.reading import Changes
from checker.reading.gathering import Gathering
from checker.reading.pdf.besides import embedded, properties, reviews
from checker.reading.pdf.body import Body
from checker.reading.pdf.glyphs import Line, lines_of_page
from checker.reading.pdf.margins import running
from checker.reading.pdf.rows import Row, rows_of
from checker.reading.pdf.streams import unpacks_too_large

MOST_PAGES = 500
MOST_CHARACTERS = 600_000
"""Six times what the longest annual results hold; some seconds' work."""

ONE_AT_A_TIME = Lock()
"""PDFium may be called by one thread at a time, whatever the file."""


def read_pdf(data: bytes, source: Source, changes: Changes) -> Document:
    """The document that a PDF file is.

    Raises:
        DraftError: the file is damaged, protected by a password, too long, scanned, or its text is garbage.
    """
    with ONE_AT_A_TIME:
        return _Reading(data, source.name).document(source)


class _Reading:
    """One file while it is read."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._markings: list[Marking] = []
        self._sizes: list[tuple[float, float]] = []
        if unpacks_too_large(data):
            raise self._refused("it unpacks to more than any release; check the release alone")
        file = _opened(data, name)
        try:
            self._pages = self._read(file)
        finally:
            file.close()

    def document(self, source: Source) -> Document:
        """What was read."""
        self._refuse_garbage()
        out = Gathering()
        edges = running(self._pages, self._sizes)
        for row in (row for page in self._pages for row in page if id(row) in edges):
            self._markings.append(Marking(edges[id(row)], row.text, where=f"page {row.page + 1}"))
        pages = [[row for row in page if id(row) not in edges] for page in self._pages]
        body = Body(out, pages)
        for number, rows in enumerate(pages):
            body.add_page(number, rows)
        body.finish()
        for marking in self._markings:
            out.add_marking(marking)
        return out.document(source)

    def _read(self, file: Any) -> list[list[Row]]:
        if len(file) > MOST_PAGES:
            raise DraftError(
                f"{self._name}: it has {len(file):,} pages, more than {MOST_PAGES}; check the release alone"
            )
        self._markings += [*properties(file), *embedded(file)]
        lines, left = [], MOST_CHARACTERS
        for number in range(len(file)):
            found, count = self._page(file, number)
            left -= count
            if left < 0:
                raise DraftError(
                    f"{self._name}: it holds more text than any release; check the release alone"
                )
            lines.append(found)
        if not any(lines):
            raise DraftError(
                f"{self._name}: it has no text layer (scanned); it needs OCR and was not checked"
            )
        return [rows_of(page) for page in self._shown(lines)]

    def _refused(self, why: str) -> DraftError:
        return DraftError(f"{self._name}: {why}")

    def _page(self, file: Any, number: int) -> tuple[list[Line], int]:
        try:
            page = file[number]
        except pypdfium2.PdfiumError:
            self._markings.append(Marking("unread", f"page {number + 1}", where=f"page {number + 1}"))
            self._sizes.append((0.0, 1.0))
            return [], 0
        size = page.get_bbox()
        self._markings += reviews(page, number)
        self._sizes.append((size[1], size[3]))
        try:
            text = page.get_textpage()
            count = pdfium.FPDFText_CountChars(text)
            lines = lines_of_page(text, number, count, size) if 0 < count <= MOST_CHARACTERS else []
            if not lines and _has_image(page):
                self._markings.append(
                    Marking("unread", "a page without a text layer", where=f"page {number + 1}")
                )
            text.close()
        except pypdfium2.PdfiumError:
            lines, count = [], 0
        page.close()
        return lines, count

    def _shown(self, pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
        """The pages without what is not painted; if that is most, it is a scan with its text under it."""
        every = [line for page in pages for line in page]
        layered = sum(not line.drawn for line in every) * 2 > len(every)
        for page in pages:
            turned = Counter(round(line.angle, 1) for line in page).most_common(1)
            angle = turned[0][0] if turned else 0.0
            yield [line for line in page if self._kept(line, angle, layered)]

    def _kept(self, line: Line, angle: float, layered: bool) -> bool:
        where = f"page {line.page + 1}"
        if not line.drawn and not layered:
            self._markings.append(Marking("hidden", line.text, where=where))
            return False
        if abs(line.angle - angle) > 0.1:
            self._markings.append(Marking("watermark", line.text, where=where))
            return False
        return True

    def _refuse_garbage(self) -> None:
        """Fonts without a map to characters give signs that mean nothing."""
        words = "".join(row.text for page in self._pages for row in page).replace(" ", "")
        bad = sum(_means_nothing(c) * n for c, n in Counter(words).items())
        if bad * 5 > len(words):
            raise self._refused(
                "its text is garbage, as its fonts don't say which characters they draw; "
                "save it anew from the original, or check that"
            )


def _opened(data: bytes, name: str) -> Any:
    try:
        file = pypdfium2.PdfDocument(data)
        if len(file) > 0:
            return file
    except pypdfium2.PdfiumError as e:
        if getattr(e, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise DraftError(f"{name}: it is protected by a password; save it without one") from None
        raise DraftError(f"{name}: the PDF is damaged or cut off; export or download it again") from None
    raise DraftError(f"{name}: the PDF has no pages; export or download it again")


def _has_image(page: Any) -> bool:
    count = min(pdfium.FPDFPage_CountObjects(page), 1000)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, n)) for n in range(count))
    return any(kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _means_nothing(character: str) -> bool:
    code = ord(character)
    private = 0xE000 <= code < 0xF900 or code >= 0xF0000
    return private or code < 32 or 0x7F <= code < 0xA0 or character in "\ufffd\ufffe\uffff"
