"""Highlights in a copy of a PDF draft: on exactly the words, and nothing else is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from checker.annotating import annotate
from checker.document import Document, Span
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
    return [(number, words) for number, page in enumerate(file) for words in _marked(page)]


def _marked(page: Any) -> list[list[str]]:
    text, found = page.get_textpage(), []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        held = pdfium.FPDFPage_GetAnnot(page, index)
        if pdfium.FPDFAnnot_GetSubtype(held) == pdfium.FPDF_ANNOT_HIGHLIGHT:
            found.append([_under(text, held, n) for n in range(pdfium.FPDFAnnot_CountAttachmentPoints(held))])
        pdfium.FPDFPage_CloseAnnot(held)
    return found


def _under(text: Any, held: Any, number: int) -> str:
    quad = pdfium.FS_QUADPOINTSF()
    assert pdfium.FPDFAnnot_GetAttachmentPoints(held, number, quad)
    words: str = text.get_text_bounded(quad.x1 + 0.3, quad.y3 + 0.3, quad.x2 - 0.3, quad.y1 - 0.3)
    return words.strip()


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
