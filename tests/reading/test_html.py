"""Pages of HTML: the words, blocks, cells and markings they give, and the way back to the source."""

from __future__ import annotations

import html as standard
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Document
from checker.errors import DraftError
from checker.reading import Changes, read_bytes, read_text


def page(body: str, changes: Changes = "accepted") -> Document:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "draft.html", changes)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.words(b.span)) for b in document.blocks]


def test_paragraphs_headings_and_lists_are_told_apart() -> None:
    document = page("<h1>Acme Opens a Plant</h1><p>Acme opened\n  its plant.<ul><li>One<li>Two</ul>The end.")
    assert blocks(document) == [
        ("heading", "Acme Opens a Plant"),
        ("paragraph", "Acme opened its plant."),
        ("list", "One"),
        ("list", "Two"),
        ("paragraph", "The end."),
    ]


def test_words_set_in_pieces_stay_whole() -> None:
    document = page("<p><font>Rev</font><b>enue</b> rose&nbsp;5<sup>%</sup> &amp; more&#8217;s due</p>")
    assert document.text == "Revenue rose 5% & more's due"


def test_a_line_break_ends_a_line_of_a_contact() -> None:
    document = page("<p>Contact:<br>Jane Roe<br/>+1 212 555 0123</p>")
    assert [words for _, words in blocks(document)] == ["Contact:", "Jane Roe", "+1 212 555 0123"]


def test_a_table_of_figures_keeps_rows_and_columns() -> None:
    document = page(
        "<table><tr><td></td><td colspan=2>2026</td><td colspan=2>2025</td></tr>"
        "<tr><td>Revenue</td><td>$</td><td>1,200</td><td>$</td><td>1,000</td></tr>"
        "<tr><td>Loss</td><td></td><td>(30</td><td>)</td><td>(20</td></tr></table>"
    )
    assert [kind for kind, _ in blocks(document)] == ["table"]
    (table,) = document.tables
    cells = {(c.row, c.column): document.words(c.span) for c in table.cells}
    assert cells[0, 1] == "2026" and cells[1, 0] == "Revenue"
    assert [document.words(c.span) for c in table.cells if c.row == 1] == ["Revenue", "$1,200", "$1,000"]
    assert [document.words(c.span) for c in table.cells if c.row == 2] == ["Loss", "(30)", "(20"]


def test_a_cell_that_spans_rows_shifts_those_below() -> None:
    document = page(
        "<table><tr><th rowspan=2>Item</th><th>2026</th></tr><tr><th>Q1</th></tr>"
        "<tr><td>Sales</td><td>7</td></tr></table>"
    )
    (table,) = document.tables
    assert [(c.row, c.column, c.heading) for c in table.cells] == [
        (0, 0, True), (0, 1, True), (1, 1, True), (2, 0, False), (2, 1, False),
    ]  # fmt: skip


def test_a_layout_table_reads_as_paragraphs_and_list_items() -> None:
    text = "Acme makes anvils of every size for every trade, and has done so for a very long time. " * 6
    document = page(
        f"<table><tr><td><p>{text}</p></td></tr></table><table><tr><td>•</td><td>First point</td></tr>"
        "<tr><td>•</td><td>Second point</td></tr></table>"
    )
    assert [kind for kind, _ in blocks(document)] == ["paragraph", "list", "list"]
    assert document.tables == ()


def test_a_table_inside_a_layout_table_is_read() -> None:
    document = page(
        "<table><tr><td><table><tr><td>Sales</td><td>7</td></tr><tr><td>Costs</td><td>5</td></tr></table>"
        "</td><td>Notes of the board</td></tr></table>"
    )
    assert blocks(document)[0] == ("table", "Sales\t7\nCosts\t5")
    assert blocks(document)[1] == ("paragraph", "Notes of the board")


@pytest.mark.parametrize(
    "style", ["display:none", "DISPLAY : NONE", "visibility:hidden", "mso-hide:all", "font-size:0"]
)
def test_hidden_words_are_reported_and_not_read(style: str) -> None:
    document = page(f'<p>Seen <span style="{style}">unseen</span>words</p>')
    assert document.text == "Seen words"
    assert [(m.kind, m.words) for m in document.markings] == [("hidden", "unseen")]


def test_a_display_of_none_in_another_property_hides_nothing() -> None:
    assert page('<p style="text-display:none;font-size:10pt">Seen</p>').text == "Seen"


def test_tracked_changes_are_read_either_way() -> None:
    body = "<p>We <del>may</del><ins>will</ins> pay</p>"
    accepted, original = page(body), page(body, "original")
    assert (accepted.text, original.text) == ("We will pay", "We may pay")
    assert [(m.kind, m.words) for m in accepted.markings] == [("deletion", "may"), ("insertion", "will")]
    assert [(m.kind, m.words) for m in original.markings] == [("deletion", "may"), ("insertion", "will")]


def test_a_highlight_lies_on_its_words() -> None:
    document = page('<p>About <span style="background:yellow">$[●]</span> in cash</p>')
    (marking,) = document.markings
    assert marking.kind == "highlight" and marking.words == "$[●]"
    assert marking.start is not None and marking.end is not None
    assert document.words(document.reading_span(marking.start, marking.end)) == "$[●]"


def test_scripts_styles_and_heads_are_no_words() -> None:
    document = page("<script>if (a<b) x()</script><style>p{}</style><p>Words</p><!-- note: check -->")
    assert document.text == "Words"
    assert [remark.text for remark in document.remarks] == ["note: check"]


def test_a_page_without_end_tags_is_read_whole() -> None:
    document = read_bytes(b"<html><head><title>T</title><p>One<p>Two<div>Three", "a.html")
    assert [words for _, words in blocks(document)] == ["One", "Two", "Three"]


def test_a_tag_that_never_ends_is_told() -> None:
    document = page('<p>One</p><p title="never')
    assert document.text == "One"
    assert [(m.kind, m.where) for m in document.markings] == [("unread", "line 1 of the source")]


def test_the_declared_encoding_is_used() -> None:
    data = '<html><meta charset="shift_jis"><p>日本 Acme</p>'.encode("shift_jis")
    document = read_bytes(data, "a.html")
    assert document.text == "日本 Acme" and document.source.encoding == "shift_jis"


def test_places_are_told_in_words() -> None:
    document = page(
        "<p>One</p><p>Two</p><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"
    )
    places = [document.where(block.span) for block in document.blocks]
    assert places == ["paragraph 1", "paragraph 2", "table 1, row 1"]


_WORDS = st.text(alphabet="ab c\n\t&<>\"'é—’\xa0", max_size=40)
_TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "<td>", "<tr>", "<table>", "</table>", "<div>", "</div>",
     "<li>", "<del>", "</del>", "<span hidden>", "</span>", "<", "&", "&amp;", "&#65;", "<!-- c -->"]
)  # fmt: skip


@given(st.lists(st.one_of(_WORDS.map(standard.escape), _TAGS), max_size=30))
def test_whatever_the_source_every_piece_leads_back_to_its_characters(parts: list[str]) -> None:
    source = "<html><body><p>x</p>" + "".join(parts)
    document = read_bytes(source.encode(), "a.html")
    assert document.origins is not None
    for piece in document.origins.pieces:
        words, behind = (
            document.raw[piece.start : piece.end],
            source[piece.offset : piece.offset + piece.length],
        )
        if piece.literal:
            assert words.split() == behind.split() and len(words) == len(behind)
        else:
            assert behind.startswith(("&", "<br"))


@pytest.mark.parametrize(
    "source",
    [
        "<html>" + "<div>" * 200_000,
        "<html><p>x" + "<a " * 300_000,
        "<html><p>x" + "<!--" * 250_000,
        "<html><p>x" + "</" * 500_000,
        "<html><p>x" + "<p><li>" * 140_000,
        "<html><table>" + "<tr><td rowspan=999 colspan=999>1" * 20_000,
        "<html><p>x" + "&" * 500_000,
        "<html><p>x" + "<span style='display:none'>a" * 9_000,
    ],
    ids=["deep", "tags", "comments", "closings", "unclosed", "spans", "ampersands", "hidden"],
)
def test_hostile_pages_end_as_a_document_or_one_line(source: str) -> None:
    try:
        document = read_bytes(source.encode(), "a.html")
    except DraftError as e:
        assert "\n" not in str(e)
    else:
        assert document.blocks


def test_an_exhibit_is_picked_from_a_filing() -> None:
    filing = (
        b"<SEC-DOCUMENT>0001.txt\n<DOCUMENT>\n<TYPE>8-K\n<FILENAME>a.htm\n<TEXT>\n<html><p>Cover</p>\n</TEXT>\n"
        b"</DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-99.1\n<FILENAME>b.htm\n<TEXT>\n<html><p>Acme opened it.</p>\n</TEXT>\n"
        b"</DOCUMENT>\n"
    )
    document = read_bytes(filing, "0001.txt")
    assert document.text == "Acme opened it."
    assert document.source.name == "0001.txt › EX-99.1 b.htm"


def test_a_filing_without_a_release_says_so() -> None:
    documents = b"".join(
        b"<DOCUMENT>\n<TYPE>%b\n<TEXT>\nWords\n</TEXT>\n</DOCUMENT>\n" % kind for kind in (b"10-K", b"EX-31")
    )
    with pytest.raises(DraftError, match="no exhibit 99"):
        read_bytes(documents, "a.txt")


@pytest.mark.shared
def test_real_pages_keep_their_words(shared: Path) -> None:
    lost = total = 0
    for path in sorted((shared / "corpus" / "original").glob("*.html")):
        words = regex.findall(r"\w+", (shared / "corpus" / "text" / f"{path.stem}.txt").read_text("utf-8"))
        read = regex.findall(r"\w+", read_bytes(path.read_bytes(), path.name).text)
        total += len(words)
        lost += len(words) - sum(min(words.count(w), read.count(w)) for w in set(words))
    assert total and lost / total <= 0.005


def test_the_same_words_read_the_same_as_in_text() -> None:
    lines = ["Acme Opens a Plant", "", "CHICAGO, March 2, 2026 – Acme opened it.", "", "Contact:", "Jane Roe"]
    body = "".join(f"<p>{standard.escape(line)}</p>" for line in lines if line)
    text = read_text("\n".join(lines))
    assert page(body).text == text.text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Adjusted EBITDA<sup>1</sup> of $5", "Adjusted EBITDA (1) of $5"),
        ("$1,234<sup>2, 3</sup> in all", "$1,234 (2, 3) in all"),
        ("It grew.<sup>12</sup> We", "It grew. (12) We"),
        ("FFO<span style='vertical-align:super;font-size:6pt'>1</span> rose", "FFO (1) rose"),
        ("Revenue<sup>(1)</sup>", "Revenue(1)"),
        ("10<sup>6</sup> cells", "106 cells"),
        ("5 m<sup>2</sup>", "5 m2"),
        ("<sup>1</sup>Adjusted EBITDA is", "(1) Adjusted EBITDA is"),
        ("<sup>177</sup>Lu and the 1<sup>st</sup>", "177Lu and the 1st"),
    ],
)
def test_the_mark_of_a_note_does_not_run_into_its_word(body: str, words: str) -> None:
    assert page(f"<p>{body}</p>").text == words


def test_what_prewire_added_to_a_copy_is_not_read() -> None:
    document = page(
        "<aside data-prewire>A note.</aside><p>A <mark data-prewire class=x>goose</mark><sup data-prewire>1</sup> flew."
    )
    assert (document.text, document.markings) == ("A goose flew.", ())


def test_a_contact_set_in_a_table_is_no_table_of_figures() -> None:
    rows = (("Contact:", "Jane Roe, Chief Financial Officer"), ("", "Acme, Inc."), ("", "(308) 555-0191"))
    table = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    document = page(f"<table>{table}</table>")
    assert (document.text.split("\n"), document.tables) == (
        ["Contact:", "Jane Roe, Chief Financial Officer", "Acme, Inc.", "(308) 555-0191"],
        (),
    )
