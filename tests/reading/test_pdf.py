"""PDF files: lines, paragraphs, columns and tables as they are seen; clear refusals of what can't be read."""

from __future__ import annotations

import random
import zlib

import pytest

from checker.document import Document, Source
from checker.errors import DraftError
from checker.reading.pdf import MOST_PAGES, read_pdf
from tests.reading.builders.pdf import Text, flowing, pdf

RELEASE = [
    "Acme Corporation Reports Strong Third Quarter Results for the Year 2025",
    "",
    "TOLEDO, Ohio, Nov. 4, 2025 -- Acme Corporation (NYSE: ACME) today said that",
    "its revenue for the quarter grew to $12.5 million, and that its full-",
    "year outlook is unchanged. Demand was good.",
    "",
    "The board of directors declared a dividend of ten cents for every share of the",
    "common stock, payable in December.",
]


def read(data: bytes) -> Document:
    return read_pdf(data, Source("draft.pdf", "pdf"), "accepted")


def blocks(data: bytes) -> list[tuple[str, str, str]]:
    document = read(data)
    return [(b.kind, document.where(b.span), document.words(b.span)) for b in document.blocks]


def test_lines_that_read_on_are_one_paragraph() -> None:
    assert blocks(pdf(flowing(RELEASE))) == [
        ("heading", "page 1", RELEASE[0]),
        (
            "paragraph",
            "page 1",
            "TOLEDO, Ohio, Nov. 4, 2025 -- Acme Corporation (NYSE: ACME) today said that its revenue for the"
            " quarter grew to $12.5 million, and that its full-year outlook is unchanged. Demand was good.",
        ),
        (
            "paragraph",
            "page 1",
            "The board of directors declared a dividend of ten cents for every share of the common stock,"
            " payable in December.",
        ),
    ]


def test_every_literal_piece_is_what_its_page_says() -> None:
    import pypdfium2
    import pypdfium2.raw as pdfium

    data = pdf(flowing(RELEASE), flowing(["Second page of it."]))
    document = read(data)
    file = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage() for page in file]
    assert document.origins is not None
    for piece in document.origins.pieces:
        if piece.literal:
            there = [
                chr(pdfium.FPDFText_GetUnicode(texts[piece.node], piece.offset + n))
                for n in range(piece.length)
            ]
            assert "".join(there).replace("\2", "-") == document.raw[piece.start : piece.end]
    assert {piece.node for piece in document.origins.pieces} == {0, 1}


def test_a_word_broken_at_the_end_of_a_line() -> None:
    lines = [
        "The information that we give in this release about our results is the infor-",
        "mation that the board has seen, and nothing besides it is to be relied upon.",
    ]
    assert "is the information that the board" in read(pdf(flowing(lines))).text


def test_a_paragraph_goes_on_over_the_page() -> None:
    long = "Acme Corporation said that it has shipped more tools in this quarter than in any"
    found = blocks(
        pdf(flowing([long, long, long]), flowing(["other quarter of its history.", "", "It is glad."]))
    )
    assert [words for _, _, words in found] == [
        f"{long} {long} {long} other quarter of its history.",
        "It is glad.",
    ]
    assert found[1][1] == "page 2"


def test_running_heads_feet_and_page_numbers_are_no_text() -> None:
    def page(number: int) -> list[Text]:
        edges: list[Text] = [(72, 760, 9, "Acme draft of 3 November"), (300, 30, 9, f"Page {number} of 3")]
        return [*edges, *flowing([f"This is what the page numbered {number} has to say."])]

    document = read(pdf(page(1), page(2), page(3)))
    assert [document.words(b.span)[:7] for b in document.blocks] == ["This is"] * 3
    assert "draft" not in document.text and "of 3" not in document.text
    assert [(m.kind, m.where) for m in document.markings] == [
        (kind, f"page {n}") for n in (1, 2, 3) for kind in ("header", "footer")
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = flowing([f"left column line {n} goes on" for n in range(8)], left=72)
    right = flowing([f"right column line {n} goes on" for n in range(8)], left=330)
    text = " ".join(read(pdf([*left, *right])).text.split())
    assert text.index("left column line 7") < text.index("right column line 0")
    assert text.count("line") == 16


def test_a_table_has_rows_and_columns() -> None:
    rows = [
        ("", "2025", "2024"),
        ("Revenue", "$ 12.5", "$ 11.0"),
        ("Net loss", "(1.5", "(2.0"),
        ("Shares", "40", "39"),
    ]
    texts: list[Text] = []
    for number, (label, this, last) in enumerate(rows):
        base = 600 - 14 * number
        texts += [(72, base, 10, label)] if label else []
        texts += [(300, base, 10, this), (400, base, 10, last)]
    document = read(
        pdf([*flowing(["Acme Corporation gives these figures for its two fiscal years:"]), *texts])
    )
    (table,) = document.tables
    assert [(c.row, c.column, document.words(c.span)) for c in table.cells] == [
        (n, column, words) for n, row in enumerate(rows) for column, words in enumerate(row) if words
    ]


def test_figures_close_together_are_cells_of_their_own() -> None:
    texts: list[Text] = [(72, 600 - 14 * n, 10, f"Item {n}        $ {n}3.25 $ {n}4.75") for n in range(1, 5)]
    (table,) = read(pdf(texts)).tables
    assert [(c.row, c.column) for c in table.cells] == [
        (row, column) for row in range(4) for column in range(3)
    ]


def test_list_items() -> None:
    lines = [
        "\u2022 Revenue grew by ten percent",
        "\u2022 Costs fell by two percent",
        "\u2022 A dividend was declared",
    ]
    assert [(kind, words) for kind, _, words in blocks(pdf(flowing(lines)))] == [
        ("list", line[2:]) for line in lines
    ]


def test_what_is_not_painted_is_no_text() -> None:
    document = read(
        pdf([*flowing(RELEASE), (72, 300, 12, "3 Tr Do not show this"), (72, -400, 12, "Off the page")])
    )
    assert "show" not in document.text and "Off" not in document.text
    assert [(m.kind, m.words) for m in document.markings] == [
        ("hidden", "Do not show this"),
        ("hidden", "Off the page"),
    ]


def test_a_scan_with_its_text_laid_under_it_is_read() -> None:
    texts = [(x, y, size, f"3 Tr {words}") for x, y, size, words in flowing(RELEASE)]
    assert "declared a dividend" in read(pdf(texts)).text


def test_annotations_properties_and_what_is_embedded() -> None:
    note = "<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /Contents (Is this right?) /T (Ann Poe) /M (D:20251104) >>"
    script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    data = pdf(
        flowing(RELEASE),
        objects=[note, script],
        page_extras="/Annots [5 0 R]",
        catalog="/Names << /JavaScript << /Names [(a) 6 0 R] >> >>",
        info="/Title (Q3 release) /Author (Ann Poe)",
    )
    assert [(m.kind, m.name, m.words, m.author, m.where) for m in read(data).markings] == [
        ("property", "title", "Q3 release", "", ""),
        ("property", "author", "Ann Poe", "", ""),
        ("embedded", "JavaScript", "JavaScript", "", ""),
        ("annotation", "note", "Is this right?", "Ann Poe", "page 1"),
    ]


def test_a_damaged_property() -> None:
    half_of_a_pair = pdf(flowing(RELEASE), info="/Title <FEFF0041D8000042>")
    assert [(m.name, m.words) for m in read(half_of_a_pair).markings] == [("title", "A\ufffdB")]


def refusal(data: bytes) -> str:
    with pytest.raises(DraftError) as caught:
        read(data)
    words = str(caught.value)
    assert words.startswith("draft.pdf: ") and "\n" not in words
    return words


def test_refused_without_a_text_layer() -> None:
    assert "no text layer (scanned); it needs OCR and was not checked" in refusal(pdf([]))


def test_refused_with_a_password() -> None:
    key = "0" * 64
    encrypted = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
    assert "protected by a password" in refusal(pdf(flowing(RELEASE), trailer=encrypted))


def test_refused_when_the_fonts_say_nothing_of_their_characters() -> None:
    mapping = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <E020> endbfrange"
    cmap = f"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def {mapping} endcmap end"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>"
    data = pdf(flowing(RELEASE), font=font, objects=[f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"])
    assert "its text is garbage" in refusal(data)


def test_refused_with_too_many_pages() -> None:
    assert f"more than {MOST_PAGES}" in refusal(pdf(*([[]] * (MOST_PAGES + 1))))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n...", b"%PDF-1.7", b"Not a PDF at all.", b"PK\x03\x04" * 50]
)
def test_refused_when_damaged(data: bytes) -> None:
    assert "damaged or cut off" in refusal(data)


@pytest.mark.parametrize("unit", [b" ", b"q ", b"(one two three) Tj "])
def test_refused_when_a_stream_unpacks_without_end(unit: bytes) -> None:
    packed = zlib.compress(unit * (60_000_000 // len(unit)), 9)
    head = b"%PDF-1.7\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\n"
    assert "unpacks to more than any release" in refusal(head + packed + b"\nendstream\nendobj\n")


@pytest.mark.parametrize("seed", range(60))
def test_cut_off_and_flipped_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf(flowing(RELEASE), flowing(RELEASE)))
    if seed % 2:
        del data[chance.randrange(len(data)) :]
    else:
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    try:
        assert read(bytes(data)).raw is not None
    except DraftError as e:
        assert str(e).startswith("draft.pdf: ") and "\n" not in str(e)


def test_the_mark_of_a_note_does_not_run_into_its_word() -> None:
    lines = [(72, 700, 12, "Adjusted EBITDA"), (166, 704, 7, "1"), (174, 700, 12, "of $5 million rose.")]
    assert read(pdf(lines)).text == "Adjusted EBITDA (1) of $5 million rose."


def test_signs_of_symbol_fonts_are_bullets() -> None:
    encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [183 /uniF0B7] >>"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>"
    document = read(pdf(flowing(["\u00b7 Revenue grew in the quarter.", "\u00b7 Costs fell."]), font=font))
    assert [(b.kind, document.words(b.span)) for b in document.blocks] == [
        ("list", "Revenue grew in the quarter."),
        ("list", "Costs fell."),
    ]


def test_a_label_over_several_lines_is_one_cell() -> None:
    rows = [
        ("Revenue", "$184,200", "$170,600"),
        ("Diluted earnings", "0.41", "0.35"),
        ("Net income", "119", "102"),
    ]
    lines: list[Text] = []
    base = 700.0
    for label, new, old in rows:
        lines += [(72, base, 10, label), (250, base, 10, new), (350, base, 10, old)]
        base -= 12
        if label.startswith("Diluted"):
            lines.append((72, base, 10, "per share"))
            base -= 12
    document = read(pdf(lines))
    cells = [(c.row, c.column, document.words(c.span)) for c in document.tables[0].cells]
    assert cells[3:6] == [(1, 0, "Diluted earnings per share"), (1, 1, "0.41"), (1, 2, "0.35")]


def test_the_rest_of_a_table_on_the_next_page_is_a_table() -> None:
    def rows(base: float, *labels: str) -> list[Text]:
        found: list[Text] = []
        for n, label in enumerate(labels):
            y = base - 12 * n
            found += [(72, y, 10, label), (250, y, 10, "1,234"), (350, y, 10, "5,678")]
        return found

    document = read(
        pdf(
            rows(680, "Revenue", "Costs", "Taxes"),
            rows(680, "Net income") + flowing(["Outlook is good."], 600),
        )
    )
    assert [b.kind for b in document.blocks] == ["table", "paragraph"]
    assert [(c.row, document.words(c.span)) for c in document.tables[0].cells if not c.column][-1] == (
        3,
        "Net income",
    )
    assert document.where(document.tables[0].cells[-1].span) == "page 2"


def test_a_space_that_a_font_maps_to_a_line_end_is_a_space() -> None:
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R /Encoding /WinAnsiEncoding >>"
    )
    cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <20> <000A> endbfchar endcmap end end"
    stream = f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"
    data = pdf(flowing(["A goose was seen at the plant."]), font=font, objects=[stream])
    document = read(data)
    assert document.text == "A goose was seen at the plant."
    assert all(p.length == p.end - p.start for p in document.origins.pieces)  # type: ignore[union-attr]


def test_a_note_at_the_foot_of_a_page_does_not_part_a_table() -> None:
    rows = [
        (72 + 140 * c, 200 - 12 * r, 10, w)
        for r in range(3)
        for c, w in enumerate((f"Item {r}", "1,234", "5,678"))
    ]
    note = [(72, 140, 6, "1"), (76, 137, 9, "The item was measured anew in the quarter.")]
    rest = [(72, 700, 10, "Net income"), (212, 700, 10, "1,234"), (352, 700, 10, "5,678")]
    document = read(pdf([*rows, *note], [*rest, *flowing(["Outlook is good."], 600, size=10)]))
    assert [b.kind for b in document.blocks] == ["table", "paragraph", "footnote"]
    assert document.words(document.tables[0].cells[-3].span) == "Net income"
    assert document.words(document.blocks[-1].span) == "(1) The item was measured anew in the quarter."
    assert document.where(document.blocks[-1].span) == "page 1"
