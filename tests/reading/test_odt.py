"""OpenDocument texts: what is read as text, and what is told beside it."""

from __future__ import annotations

import pytest

from checker.errors import DraftError
from checker.reading import Changes, read_bytes
from tests.reading.builders.odt import change, odt, sample


def text(body: str, changes: str = "", view: Changes = "accepted") -> str:
    return read_bytes(odt(body, changes), "a.odt", view).text


def test_blocks_in_order_and_with_their_places() -> None:
    document = read_bytes(sample(), "a.odt")
    assert [(b.kind, b.level, document.words(b.span), document.where(b.span)) for b in document.blocks] == [
        ("heading", 1, "Acme Reports Results", "paragraph 1"),
        ("paragraph", 0, "TOLEDO, Ohio -- Acme grew a lot.", "paragraph 2"),
        ("paragraph", 0, "Boxed words", "paragraph 3"),
        ("list", 0, "First item", "paragraph 4"),
        ("list", 1, "Inner item", "paragraph 5"),
        ("table", 0, "Head\nRevenue\t12.5", "table 1, row 1"),
        ("paragraph", 0, "See Error: Reference source not found at our site.", "paragraph 6"),
        ("footnote", 0, "Noted words.", "footnote 1"),
    ]
    assert [(c.row, c.column, c.columns, c.heading) for c in document.tables[0].cells] == [
        (0, 0, 2, True),
        (1, 0, 1, False),
        (1, 1, 1, False),
    ]


def test_markings() -> None:
    told = [(m.kind, m.words, m.author, m.name) for m in read_bytes(sample(), "a.odt").markings]
    assert told == [
        ("highlight", "Reports", "", ""),
        ("insertion", "a lot", "Ann Poe", ""),
        ("deletion", "gone", "Ann Poe", ""),
        ("field-error", "Error: Reference source not found", "", ""),
        ("hidden", "secret", "", ""),
        ("external-link", "our site", "", "https://acme.example/q2"),
        ("comment", "Sure?", "Ben Roe", ""),
        ("header", "DRAFT", "", ""),
        ("property", "Results", "", "title"),
    ]


def test_changes_are_read_as_accepted_or_as_never_made() -> None:
    body = '<text:p>We sold <text:change-start text:change-id="i"/>twelve<text:change-end text:change-id="i"/><text:change text:change-id="d"/> plants.</text:p>'
    changes = change("i", "insertion") + change("d", "deletion", "<text:p>ten</text:p>")
    assert text(body, changes) == "We sold twelve plants."
    assert text(body, changes, "original") == "We sold ten plants."


def test_an_inserted_and_a_deleted_paragraph_break() -> None:
    inserted = '<text:p>One<text:change-start text:change-id="i"/></text:p><text:p><text:change-end text:change-id="i"/>two</text:p>'
    assert text(inserted, change("i", "insertion")) == "One\ntwo"
    assert text(inserted, change("i", "insertion"), "original") == "Onetwo"
    deleted = '<text:p>One<text:change text:change-id="d"/>two</text:p>'
    gone = change("d", "deletion", "<text:p> a</text:p><text:p>b </text:p>")
    assert text(deleted, gone) == "Onetwo"
    assert text(deleted, gone, "original") == "One a\nb two"


def test_spaces_breaks_and_comments_in_the_xml() -> None:
    assert (
        text(
            '<text:p>a<text:s text:c="3"/>b<!-- x -->c\n   d<text:line-break/>e<text:s text:c="99999999"/></text:p>'
        )
        == "a bc d\ne"
    )


def test_styles_that_make_headings() -> None:
    document = read_bytes(
        odt('<text:p text:style-name="P1">acme reports.</text:p><text:p>Words.</text:p>'), "a.odt"
    )
    assert (document.blocks[0].kind, document.blocks[0].level) == ("heading", 1)


def test_a_password_is_told() -> None:
    manifest = {"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"}
    with pytest.raises(DraftError, match=r"^a\.odt: it is protected by a password; save it without one"):
        read_bytes(odt("<text:p>a</text:p>", extra=manifest), "a.odt")


def test_a_spreadsheet_is_no_text() -> None:
    content = {
        "content.xml": b'<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:body/></o:document-content>'
    }
    with pytest.raises(DraftError, match="it is no OpenDocument text"):
        read_bytes(odt("", extra=content), "a.odt")
