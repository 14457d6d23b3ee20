"""Highlights in a copy of a PDF draft: on exactly the words, and nothing else is changed."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from checker.annotating import annotate
from checker.document import Document, Span
from checker.errors import DraftError
from checker.facts import Facts
from checker.findings import Finding, Outcome, RuleCard, Severity, Verdict
from checker.law import Law
from checker.reading import read_bytes
from checker.report import Report
from tests.reading.builders.pdf import flowing, pdf

RULE = RuleCard("geese.unannounced", "A goose must be announced", Severity.ERROR, "Because.", "test")

PAGES = (
    flowing(
        [
            "TOLEDO, Ohio -- Acme Corporation said today that it has sold more tools in this quarter",
            "than ever before, and that it expects to sell yet more of them in the coming quarters.",
        ]
    ),
    flowing(["A goose was seen at the plant."]),
)


def annotated(data: bytes, *spans: Span | None) -> bytes:
    document = read_bytes(data, "draft.pdf")
    return annotate(data, document, report_of(document, *spans))[0]


def report_of(document: Document, *spans: Span | None) -> Report:
    findings = tuple(
        Finding(RULE.id, Severity.ERROR, "Say \u201choot\u201d first.", span, "f") for span in spans
    )
    facts = Facts(document, Law(), {}, date(2026, 11, 23))
    outcome = Outcome(RULE, Verdict.FAILED, Severity.ERROR, findings=findings)
    written = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    return Report(document, facts, (outcome,), (), date(2026, 11, 23), written, "0.1")


def highlighted(data: bytes) -> list[tuple[int, list[str]]]:
    """By page: the words under each box of each highlight."""
    file = pypdfium2.PdfDocument(data)
    marked = [n for n, page in enumerate(file) if pdfium.FPDFPage_GetAnnotCount(page)]
    return [(number, words) for number in marked for words in _marked(file[number])]


def _marked(page: Any) -> list[list[str]]:
    text, found = page.get_textpage(), []
    count = pdfium.FPDFText_CountChars(text)
    signs = [(chr(pdfium.FPDFText_GetUnicode(text, at)), text.get_charbox(at)) for at in range(count)]
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        held = pdfium.FPDFPage_GetAnnot(page, index)
        if pdfium.FPDFAnnot_GetSubtype(held) == pdfium.FPDF_ANNOT_HIGHLIGHT:
            boxes = range(pdfium.FPDFAnnot_CountAttachmentPoints(held))
            found.append([_under(signs, held, number) for number in boxes])
        pdfium.FPDFPage_CloseAnnot(held)
    return found


def _under(signs: Sequence[tuple[str, tuple[float, float, float, float]]], held: Any, number: int) -> str:
    """The characters of a page whose middle is under a box."""
    quad = pdfium.FS_QUADPOINTSF()
    assert pdfium.FPDFAnnot_GetAttachmentPoints(held, number, quad)
    found = ""
    for sign, (left, bottom, right, top) in signs:
        if quad.x1 < (left + right) / 2 < quad.x2 and quad.y3 < (bottom + top) / 2 < quad.y1:
            found += sign
    return found.strip()


def span_of(data: bytes, words: str) -> Span:
    start = read_bytes(data, "draft.pdf").text.index(words)
    return Span(start, start + len(words))


def test_a_highlight_lies_on_exactly_the_words() -> None:
    data = pdf(*PAGES)
    copy = annotated(data, span_of(data, "this quarter than ever before"), span_of(data, "goose"))
    assert highlighted(copy) == [(0, ["this quarter", "than ever before"]), (1, ["goose"])]
    assert read_bytes(copy, "copy.pdf").text == read_bytes(data, "draft.pdf").text


def test_the_notes_say_what_was_found() -> None:
    data = pdf(*PAGES)
    notes = read_bytes(annotated(data, span_of(data, "goose"), None), "copy.pdf").markings
    assert [(m.name, m.author, m.where) for m in notes] == [
        ("note", "prewire", "page 1"),
        ("note", "prewire", "page 1"),
        ("highlight", "prewire", "page 2"),
    ]
    assert notes[0].words.startswith("prewire 0.1 checked this draft")
    assert all("Say \u201choot\u201d first." in note.words for note in notes[1:])


def test_a_second_copy_replaces_the_notes_of_the_first() -> None:
    data = pdf(*PAGES)
    span = span_of(data, "goose")
    assert len(read_bytes(annotated(annotated(data, span), span), "copy.pdf").markings) == 2


@pytest.mark.shared
def test_random_words_of_real_files_are_marked_exactly(shared: Path) -> None:
    """Ligatures are left out: PDFium gives no letters for them."""

    def bare(words: str) -> str:
        return "".join(c for c in words if c.isalnum() and c not in "fil")

    dice = random.Random(3)
    for path in sorted((shared / "corpus" / "original").glob("*.pdf"))[::3]:
        try:
            document = read_bytes(data := path.read_bytes(), "a.pdf")
        except DraftError:
            continue  # one is a scan
        for words in dice.sample(list(re.finditer(r"\S+(?: \S+){2,12}", document.text)), 3):
            copy = annotated(data, Span(*words.span()))
            found = " ".join(line for _, lines in highlighted(copy) for line in lines)
            assert bare(found) == bare(words.group()), path.stem


def test_a_line_has_one_box() -> None:
    data = pdf([(72, 700, 12, "A goose was seen"), (172, 704, 7, "1"), (178, 700, 12, "at the plant.")])
    [(_, boxes)] = highlighted(annotated(data, span_of(data, "was seen")))
    assert boxes == ["was seen"]


def test_a_damaged_page_stays_as_it_is() -> None:
    data = pdf(*PAGES).replace(b"/Kids [5 0 R 7 0 R]", b"/Kids [5 0 R 9 0 R]")
    document = read_bytes(data, "draft.pdf")
    assert [marking.where for marking in document.markings if marking.kind == "unread"] == ["page 2"]
    start = document.text.index("Acme")
    copy = read_bytes(annotated(data, Span(start, start + 4)), "copy.pdf")
    assert copy.text == document.text
    assert [m.name for m in copy.markings if m.kind == "annotation"] == ["highlight", "note"]
