"""Rich texts: what is read as text, what is told beside it, and files made to break the reader."""

from __future__ import annotations

import pytest

from checker.document import Document
from checker.errors import DraftError
from checker.reading import read_bytes
from tests.effort import calls

MOST_CALLS = 20_000_000
"""What no file may cost to read, in calls of functions."""

FONTS = rb"{\fonttbl{\f0\fcharset0 Arial;}{\f3\fcharset2 Symbol;}{\f4\fcharset128 Mincho;}{\f5\fcharset204 Ural;}}"
SAMPLE = (
    rb"{\rtf1\ansi\ansicpg1252\deff0"
    + FONTS
    + rb"""{\*\revtbl{Unknown;}{Ann Poe;}}
{\stylesheet{\s1\outlinelevel0 heading 1;}}{\info{\title Results}{\*\company Acme}}
{\header\pard DRAFT\par}{\*\unknown junk}
\pard\plain\s1 Acme Reports Results\par
\pard\plain TOLEDO, Ohio \emdash  Acme\'92s sales rose {\deleted\revauthdel1 little}{\revised\revauth1 a lot}.{\footnote\pard\plain {\super\chftn} Noted words.}{\v secret}\par
{\listtext\f3\'b7\tab}\pard\plain\ilvl1\ls1 First item\par
\pard Say {\highlight7 here} and {\*\atrfstart 1}there{\*\atrfend 1}{\*\atnauthor Ben Roe}{\*\annotation{\*\atnref 1}Sure?}. {\field{\*\fldinst HYPERLINK "https://acme.example"}{\fldrslt our site}}\par
\trowd\cellx3000\cellx6000\pard\intbl Item\cell 2026\cell\row
\trowd\cellx3000\cellx6000\pard\intbl Revenue\cell $ 12.5\cell\row
\trowd\cellx6000\pard\intbl Total line\cell\row
\pard {\pict\pngblip 8950\bin5 }}}{x} End.\par}"""
)


def rtf(body: bytes) -> Document:
    return read_bytes(rb"{\rtf1\ansi" + FONTS + body + b"}", "a.rtf")


def test_blocks_in_order_and_with_their_places() -> None:
    document = read_bytes(SAMPLE, "a.rtf")
    assert [(b.kind, b.level, document.words(b.span), document.where(b.span)) for b in document.blocks] == [
        ("heading", 1, "Acme Reports Results", "paragraph 1"),
        ("paragraph", 0, "TOLEDO, Ohio \u2014 Acme's sales rose a lot.", "paragraph 2"),
        ("list", 1, "First item", "paragraph 3"),
        ("paragraph", 0, "Say here and there. our site", "paragraph 4"),
        ("table", 0, "Item\t2026\nRevenue\t$ 12.5\nTotal line", "table 1, row 1"),
        ("paragraph", 0, "End.", "paragraph 5"),
        ("footnote", 0, "Noted words.", "footnote 1"),
    ]
    cells = [(c.row, c.column, c.columns) for c in document.tables[0].cells]
    assert cells == [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1), (2, 0, 2)]


def test_markings() -> None:
    assert [(m.kind, m.words, m.author, m.name) for m in read_bytes(SAMPLE, "a.rtf").markings] == [
        ("deletion", "little", "Ann Poe", ""),
        ("insertion", "a lot", "Ann Poe", ""),
        ("hidden", "secret", "", ""),
        ("highlight", "here", "", ""),
        ("external-link", "our site", "", "https://acme.example"),
        ("property", "Results", "", "title"),
        ("property", "Acme", "", "company"),
        ("header", "DRAFT", "", ""),
        ("comment", "Sure?", "Ben Roe", ""),
    ]


def test_the_text_before_the_changes() -> None:
    assert "sales rose little." in read_bytes(SAMPLE, "a.rtf", "original").text


def test_the_words_of_a_comment_are_where_it_lies() -> None:
    document = read_bytes(SAMPLE, "a.rtf")
    comment = next(m for m in document.markings if m.kind == "comment")
    assert document.raw[comment.start : comment.end] == "there"
    assert [remark.text for remark in document.remarks] == ["Sure?"]


def test_literal_pieces_are_the_bytes_of_the_file() -> None:
    document = read_bytes(SAMPLE, "a.rtf")
    assert document.origins is not None
    literal = [piece for piece in document.origins.pieces if piece.literal]
    assert literal
    for piece in literal:
        source = SAMPLE[piece.offset : piece.offset + piece.length].decode("latin-1")
        assert document.raw[piece.start : piece.end] == source


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (rb"gr\u233?w", "gr\u00e9w"),
        (rb"{\uc2 gr\u233\'c3\'a9w}", "gr\u00e9w"),
        (rb"{\uc0 gr\u233 w}", "gr\u00e9w"),
        (rb"a\u-10179?\u-8704?b", "a\U0001f600b"),
        (rb"{\f5 \'e0\'e1}", "\u0430\u0431"),
        (rb"{\f4 \'83A\'83\'41}", "\u30a2\u30a2"),
        (rb"ab {\f3 \'d4} item", "ab \u2122 item"),
        (rb"one\~two\_three\-four", "one two-threefour"),
        (rb"5 \{a\} \\ b", "5 {a} \\ b"),
        (b"on\r\nly", "only"),
        (rb"{\upr{plain}{\*\ud{rich}}}", "rich"),
    ],
)
def test_characters(body: bytes, words: str) -> None:
    assert rtf(body).text == words


def test_a_field_that_failed_is_told() -> None:
    document = rtf(rb"See {\field{\*\fldinst REF x}{\fldrslt Error! Reference source not found.}} now.")
    assert [m.words for m in document.markings if m.kind == "field-error"] == [
        "Error! Reference source not found."
    ]


def test_a_text_box_is_read_after_its_paragraph() -> None:
    document = rtf(
        rb"Before{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Boxed\par}}{\shprslt Boxed}} after.\par Next.\par"
    )
    assert document.text == "Before after.\nBoxed\nNext."


HOSTILE = {
    "a million braces": b"{\\rtf1 " + b"{" * 1_000_000,
    "a million groups": b"{\\rtf1 " + b"{}" * 1_000_000 + b" x}",
    "a million words": b"{\\rtf1 " + b"\\b x" * 1_000_000 + b"}",
    "hexadecimal": b"{\\rtf1 " + b"\\'e9" * 2_000_000 + b"}",
    "tables": b"{\\rtf1 " + b"\\trowd\\cellx1\\pard\\intbl a\\cell\\row\\pard x" * 60_000 + b"}",
    "cells": b"{\\rtf1 \\trowd"
    + b"\\cellx9" * 100_000
    + b"\\pard\\intbl "
    + b"a\\cell" * 100_000
    + b"\\row}",
    "notes in notes": b"{\\rtf1 x" + b"{\\footnote a" * 4_000 + b"}" * 4_001,
    "many notes": b"{\\rtf1 x" + b"{\\footnote a}" * 80_000 + b"}",
    "many boxes": b"{\\rtf1 x" + b"{\\shptxt a\\par}" * 80_000 + b"\\par}",
    "paragraphs": b"{\\rtf1 " + b"ab\\par " * 500_000 + b"}",
    "binary beyond the end": b"{\\rtf1 x\\bin9999999999 y",
    "truncated": SAMPLE[:900],
    "only a start": b"{\\rtf1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_little_work(name: str) -> None:
    def attempt() -> None:
        try:
            assert read_bytes(HOSTILE[name], "a.rtf").text
        except DraftError as e:
            assert "\n" not in str(e)

    assert calls(attempt) < MOST_CALLS
