"""Word files: what is read as text, in which order, and what is told beside it."""

from __future__ import annotations

import pytest

from checker.document import Document
from checker.errors import DraftError
from checker.origins import Marking
from checker.reading import Changes, read_bytes, read_text
from tests.reading.builders.word import (
    R,
    W,
    WordFile,
    bare,
    box,
    cell,
    control,
    dele,
    field,
    ins,
    moved,
    p,
    row,
    run,
    table,
)  # fmt: skip


def read(file: WordFile | str, changes: Changes = "accepted") -> Document:
    data = (WordFile(p(file)) if isinstance(file, str) else file).build()
    return read_bytes(data, "draft.docx", changes)


def blocks(*body: str, changes: Changes = "accepted") -> list[tuple[str, str]]:
    document = read(WordFile(*body), changes)
    return [(block.kind, document.words(block.span)) for block in document.blocks]


def text(*body: str, changes: Changes = "accepted") -> str:
    return read(WordFile(*body), changes).text


def markings(document: Document, *kinds: str) -> list[Marking]:
    return [m for m in document.markings if m.kind in kinds]


BOTH = p("Revenue was ", dele("$10"), ins(run("$12")), run(" million."))


def test_tracked_changes_are_read_as_accepted_or_as_never_made() -> None:
    assert text(BOTH) == "Revenue was $12 million."
    assert text(BOTH, changes="original") == "Revenue was $10 million."


def test_changes_are_told_with_author_date_and_place() -> None:
    document = read(WordFile(BOTH))
    deletion, insertion = markings(document, "deletion", "insertion")

    assert (deletion.words, deletion.author, deletion.date) == ("$10", "Ann Poe", "2026-08-01T09:00:00Z")
    assert insertion.start is not None
    assert document.raw[insertion.start : insertion.end] == insertion.words == "$12"


def test_a_change_in_several_runs_is_told_once() -> None:
    document = read(WordFile(p(ins(run("twelve ")), ins(run("million", "b")), run(" dollars"))))
    assert [m.words for m in markings(document, "insertion")] == ["twelve million"]


def test_moves_are_read_where_they_end_up() -> None:
    gone, here = moved("Moved words.")
    assert text(p(gone, run("First. ")), p(run("Second. "), here)) == "First.\nSecond. Moved words."
    assert (
        text(p(gone, run("First. ")), p(run("Second. "), here), changes="original")
        == "Moved words.First.\nSecond."
    )
    assert len(markings(read(WordFile(p(gone), p(here))), "move")) == 1


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = (p("Net income rose ", mark="del"), p("by 12%."))
    assert text(*body) == "Net income rose by 12%."
    assert text(*body, changes="original") == "Net income rose\nby 12%."


def test_an_inserted_paragraph_mark_joins_them_in_the_original() -> None:
    body = (p("Net income rose ", mark="ins"), p("by 12%."))
    assert text(*body) == "Net income rose\nby 12%."
    assert text(*body, changes="original") == "Net income rose by 12%."


def test_a_paragraph_that_is_deleted_whole_leaves_the_next_one_as_it_is() -> None:
    assert blocks(p(dele("Old headline"), style="Title", mark="del"), p("Words of a paragraph.")) == [
        ("paragraph", "Words of a paragraph.")
    ]


def test_deleted_rows_are_not_read() -> None:
    rows = [row("a", "1", head=True), row("b", "2", change="del"), row("c", "3", change="ins")]
    assert "b" not in text(table(*rows))
    assert text(table(*rows), changes="original") == "a\t1\nb\t2"
    assert [m.words.strip() for m in markings(read(WordFile(table(*rows))), "deletion")] == ["b 2"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert blocks(p("Before ", box(p("Boxed words"), p("in two lines")), "after"), p("Next.")) == [
        ("paragraph", "Before after"),
        ("paragraph", "Boxed words"),
        ("paragraph", "in two lines"),
        ("paragraph", "Next."),
    ]


def test_a_box_in_a_box_is_read_once() -> None:
    assert text(p("a", box(p("b", box(p("c")))))) == "a\nb\nc"


def test_notes_come_after_the_body_in_the_order_of_their_marks() -> None:
    file = WordFile()
    second, first = file.note("Noted second."), file.note("Noted first.")
    file.body += [
        p(run("One"), first, run(" two")),
        p(run("Three"), second),
        p(run("End"), file.note("At the end.", kind="endnote")),
    ]
    document = read(file)

    assert [(b.kind, document.words(b.span), document.where(b.span)) for b in document.blocks][-3:] == [
        ("footnote", "Noted first.", "footnote 1"),
        ("footnote", "Noted second.", "footnote 2"),
        ("footnote", "At the end.", "endnote 1"),
    ]
    assert document.text.startswith("One two\nThree\nEnd\n")


def test_headers_footers_and_watermarks_are_no_text() -> None:
    file = WordFile(p("Body."))
    mark = '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    file.header(p("Draft of August 3"), p(mark))
    file.header(p("Draft of August 3"))
    file.header(p("Page 1"), kind="footer")
    document = read(file)

    assert document.text == "Body."
    assert [(m.kind, m.words, m.start) for m in markings(document, "header", "footer", "watermark")] == [
        ("header", "Draft of August 3", None),
        ("watermark", "DRAFT", None),
        ("footer", "Page 1", None),
    ]


@pytest.mark.parametrize(("style", "level"), [("Title", 1), ("H2", 2), ("OwnHead", 2)])
def test_headings_are_known_by_their_styles(style: str, level: int) -> None:
    block = read(WordFile(p("acme reports results.", style=style), p("Words."))).blocks[0]
    assert (block.kind, block.level) == ("heading", level)


def test_an_outline_level_makes_a_heading() -> None:
    heading = p("acme reports").replace("<w:p>", '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    block = read(WordFile(heading, p("Words."))).blocks[0]
    assert (block.kind, block.level) == ("heading", 3)


def test_list_items_by_numbering_and_by_style() -> None:
    found = read(
        WordFile(
            p("One", number="1"),
            p("Two", number="1", depth=1),
            p("Three", style="Bulleted"),
            p("Four", style="Bulleted", number="0"),
        )
    )
    assert [(b.kind, b.level) for b in found.blocks] == [
        ("list", 0),
        ("list", 1),
        ("list", 0),
        ("paragraph", 0),
    ]


def test_what_a_numbering_without_signs_numbers_is_no_list() -> None:
    file = WordFile(p("One", number="7"))
    assert read(file).blocks[0].kind == "paragraph"


def test_content_controls_smart_tags_and_simple_fields_are_read() -> None:
    simple = f'<w:fldSimple w:instr="REF x">{run("result")}</w:fldSimple>'
    assert (
        text(p(control(run("in a control ")), f"<w:smartTag>{run('tagged ')}</w:smartTag>", simple))
        == "in a control tagged result"
    )
    assert text(control(p("A block.")), p("Next.")) == "A block.\nNext."


def test_an_unfilled_control_is_told() -> None:
    document = read(
        WordFile(p("On ", control(run("Click to enter a date."), placeholder=True), run(" we met.")))
    )
    assert document.text == "On Click to enter a date. we met."
    assert [m.words for m in markings(document, "placeholder")] == ["Click to enter a date."]


def test_fields_show_their_result_and_not_their_code() -> None:
    nested = field("IF 1 = 1", field("REF inner", "inner"), " outer")
    assert text(p("See ", field("REF a", "Table 1"), " and ", nested, ".")) == "See Table 1 and inner outer."


@pytest.mark.parametrize(
    "words", ["Error! Reference source not found.", "Fehler! Verweisquelle konnte nicht gefunden werden."]
)
def test_a_field_in_error_is_told(words: str) -> None:
    document = read(WordFile(p("See ", field("REF a", words), " for more.")))
    assert document.text == f"See {words} for more."
    assert [(m.words, document.raw[m.start : m.end]) for m in markings(document, "field-error")] == [
        (words, words)
    ]  # type: ignore[misc]


def test_a_merge_field_is_a_placeholder() -> None:
    document = read(WordFile(p("Dear ", field("MERGEFIELD Name", "«Name»"))))
    assert [m.words for m in markings(document, "placeholder")] == ["«Name»"]


def test_an_empty_form_field_is_a_placeholder() -> None:
    document = read(
        WordFile(p("On ", field("FORMTEXT", "\u2002\u2002"), " and ", field("FORMTEXT", "May 4"), "."))
    )
    assert [m.words for m in markings(document, "placeholder")] == ["an empty form field"]


def test_links_that_do_not_show_their_address_are_told() -> None:
    file = WordFile()
    file.body.append(
        p(
            file.link("https://www.acme.example/q2/", "our ", "site"), run(" or "), file.link("http://acme.example", "www.acme.example"),
            run(" or "), file.link("mailto:ir@acme.example", "ir@acme.example"), run(" or "), field('HYPERLINK "https://old.example"', "acme.example"),
        )
    )  # fmt: skip
    document = read(file)

    assert document.text == "our site or www.acme.example or ir@acme.example or acme.example"
    assert [(m.words, m.name) for m in markings(document, "external-link")] == [
        ("our site", "https://www.acme.example/q2/"),
        ("acme.example", "https://old.example"),
    ]


def test_symbols_tabs_breaks_and_hyphens() -> None:
    sign = '<w:sym w:font="Symbol" w:char="F0D2"/>'
    body = p(
        run("Acme"),
        bare(sign),
        run(" 10"),
        bare("noBreakHyphen"),
        run("Q re"),
        bare("softHyphen"),
        run("port"),
    )
    assert text(body) == "Acme® 10-Q report"
    assert text(p("One", bare("br"), "two")) == "One\ntwo"
    assert text(p("all ", bare('<w:sym w:font="Wingdings" w:char="F0FC"/>'), " done")) == "all ✓ done"
    assert text(p(bare('<w:sym w:font="Oddfont" w:char="zz"/>'), "x")) == "\ufffdx"


@pytest.mark.parametrize("hidden", [run("9%", "vanish"), run("9%", "rStyle:Unseen")])
def test_hidden_text_is_not_read_but_told(hidden: str) -> None:
    document = read(WordFile(p("Acme grew", hidden, " by 12%")))
    assert document.text == "Acme grew by 12%"
    assert [m.words for m in markings(document, "hidden")] == ["9%"]


def test_text_hidden_by_its_paragraphs_style_and_shown_again() -> None:
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>'
    assert text(p("not seen", style="Ghost"), p("not ", shown, style="Ghost"), p("Words.")) == "seen\nWords."


def test_white_letters_are_told_but_not_on_a_dark_ground() -> None:
    white = run("secret", "color:FFFFFF")
    dark = '<w:r><w:rPr><w:shd w:val="clear" w:fill="1F4E79"/><w:color w:val="FFFFFF"/></w:rPr><w:t>head</w:t></w:r>'
    document = read(WordFile(p("a ", white), p(dark), table(row(cell(p(run("b", "color:FFFFFF"))), "1"))))
    assert [m.words for m in markings(document, "hidden")] == ["secret"]
    assert "secret" in document.text


def test_marked_and_struck_words_are_told() -> None:
    document = read(
        WordFile(
            p(
                "a ",
                run("two ", "highlight:yellow"),
                run("words", "b", "highlight:yellow"),
                run(" struck", "strike"),
            )
        )
    )
    assert [(m.kind, m.words) for m in markings(document, "highlight", "strike")] == [
        ("highlight", "two words"),
        ("strike", "struck"),
    ]


def test_tables_have_cells_with_their_place_in_the_grid() -> None:
    document = read(
        WordFile(
            table(
                row(cell("Second quarter", span=2), cell("First half"), head=True),
                row(cell("Revenue", merge="restart"), "10", "20"),
                row(cell(merge="continue"), "30", "40"),
            )
        )
    )
    cells = {
        document.words(c.span): (c.row, c.column, c.rows, c.columns, c.heading)
        for c in document.tables[0].cells
    }
    assert cells == {
        "Second quarter": (0, 0, 1, 2, True), "First half": (0, 2, 1, 1, True), "Revenue": (1, 0, 2, 1, False),
        "10": (1, 1, 1, 1, False), "20": (1, 2, 1, 1, False), "30": (2, 1, 1, 1, False), "40": (2, 2, 1, 1, False),
    }  # fmt: skip
    assert document.where(document.tables[0].cells[3].span) == "table 1, row 2"


def test_a_frame_of_one_cell_is_no_table() -> None:
    inner = table(row("Revenue", "10"), row("Costs", "8"))
    assert blocks(table(row(cell(p("Words in a frame."), inner)))) == [
        ("paragraph", "Words in a frame."),
        ("table", "Revenue\t10\nCosts\t8"),
    ]


def test_comments_are_told_with_the_words_they_are_about() -> None:
    file = WordFile()
    file.body.append(
        p(run("Acme "), file.comment("Audited?", "grew by 12%", author="Ann Poe"), run(" abroad"))
    )
    document = read(file)
    (comment,) = markings(document, "comment")

    assert (comment.words, comment.author, comment.date) == ("Audited?", "Ann Poe", "2026-08-02T10:00:00Z")
    assert document.raw[comment.start : comment.end] == "grew by 12%"  # type: ignore[misc]
    assert [(r.text, r.line) for r in document.remarks] == [("Audited?", 1)]


def test_own_comments_are_annotations() -> None:
    file = WordFile()
    file.body.append(p(file.comment("Must fix", "Acme", author="prewire")))
    assert [m.kind for m in markings(read(file), "comment", "annotation")] == ["annotation"]


def test_properties_settings_macros_and_what_is_not_read() -> None:
    file = WordFile(p("Body."), '<w:altChunk r:id="rId9"/>')
    file.properties({"title": "Draft v7", "creator": "Ann Poe"})
    file.part("settings", f'<w:settings xmlns:w="{W}"><w:trackRevisions/></w:settings>')
    file.parts["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{R}/attachedTemplate" Target="file:///srv/ir.dotx" TargetMode="External"/></Relationships>'
    ).encode()
    file.parts["word/vbaProject.bin"] = b"x"
    file.parts["word/embeddings/book.xlsx"] = b"x"
    told = {(m.kind, m.name): m.words for m in read(file).markings}

    assert told == {
        ("unread", "altChunk"): "a document inserted into this one",
        ("property", "title"): "Draft v7",
        ("property", "creator"): "Ann Poe",
        ("property", "trackRevisions"): "on",
        ("property", "attachedTemplate"): "file:///srv/ir.dotx",
        ("macro", "word/vbaProject.bin"): "macros",
        ("embedded", "word/embeddings/book.xlsx"): "book.xlsx",
    }


def test_strict_files_read_the_same() -> None:
    file = WordFile()
    file.body += [p("Acme Reports", style="Title"), BOTH, p(run("See"), file.note("A note."))]
    strict = read_bytes(file.build(strict=True), "draft.docx")

    assert strict.text == "Acme Reports\nRevenue was $12 million.\nSee\nA note."
    assert strict.blocks[0].kind == "heading"


def test_every_piece_leads_back_to_its_characters() -> None:
    from checker.reading.word import WordReading

    file = WordFile(
        p("One ", run("two", "b"), "<w:r><w:t>  three  </w:t></w:r>", bare("tab"), run("four")),
        table(row("a", "1"), row("b", "2")),
    )
    document, reading = read(file), WordReading(file.build(), "draft.docx")
    assert document.origins is not None
    assert len(document.origins.pieces) == 9
    for piece in document.origins.pieces:
        words = document.raw[piece.start : piece.end]
        element = reading.runs.nodes[piece.node]
        if piece.literal:
            assert element.text[piece.offset : piece.offset + piece.length] == words
        else:
            assert words == "\t"


def test_a_word_file_is_read_as_the_same_text_would_be() -> None:
    plain = "Acme Reports Second-Quarter Results\n\nTOLEDO, Ohio, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACMA) said that it grew by 12% in the quarter, more than planned.\n\n• First point\n• Second point\n\nContact:\nAnn Poe\nir@acme.example\n"
    lines = [line for line in plain.split("\n") if line]
    of_text, of_word = read_text(plain), read(WordFile(*(p(line) for line in lines)))

    assert of_word.text == of_text.text
    assert [b.kind for b in of_word.blocks] == [b.kind for b in of_text.blocks]


def test_a_file_that_is_no_word_document_is_refused() -> None:
    file = WordFile(p("x"))
    file.document_xml = lambda: "<workbook/>"  # type: ignore[method-assign]
    with pytest.raises(DraftError, match=r"^a\.docx: it is no Word document; save it as \.docx"):
        read_bytes(file.build(), "a.docx")


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(DraftError, match=r"^a\.docx: it has no text"):
        read_bytes(WordFile(p()).build(), "a.docx")


def test_paragraphs_set_in_columns_by_tabs_are_one_table() -> None:
    lines = [("", "2026", "2025"), ("Revenue", "12.5", "10.1"), ("Costs", "8.0", "7.5")]
    body = [p(*(run(w) if not i else bare("tab") + run(w) for i, w in enumerate(line))) for line in lines]
    assert blocks(p("In millions:"), *body, p("Words after.")) == [
        ("paragraph", "In millions:"),
        ("table", "\t2026\t2025\nRevenue\t12.5\t10.1\nCosts\t8.0\t7.5"),
        ("paragraph", "Words after."),
    ]
    assert [kind for kind, _ in blocks(p("Name", bare("tab"), "Ann"), p("Words."))] == [
        "paragraph",
        "paragraph",
    ]
