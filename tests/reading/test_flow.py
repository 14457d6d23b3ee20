"""The reading text and its map: every character is where the map says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.document import Document, Source, Span
from checker.reading.flow import FOLDED, Flow
from checker.reading.text import read_plain

SOURCE = Source("draft.txt", "text")

PIECES = [
    "Acme", "Inc.", "10-", "K", "“grew”", "’s", "é", "e\u0301", "𝔸", "📈", "–", "$1.2", "•", "|", "#",
    " ", "  ", "\t", "\u00a0", "\u2009", "\u00ad", "\u200b", "\ufeff", "\n", "\r\n", "\r",
    "\n\n", "\u2028", "\x0c",
]  # fmt: skip


def drafts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=60)


def flowed(raw: str, *slices: tuple[int, int]) -> Document:
    flow = Flow(raw)
    flow.add("paragraph", slices or ((0, len(raw)),))
    return flow.document(SOURCE)


def folded(character: str) -> str:
    return FOLDED.get(character, character)


@given(drafts())
def test_every_visible_character_is_the_draft_s_or_its_folded_twin(raw: str) -> None:
    document = read_plain(raw, SOURCE)

    for offset, character in enumerate(document.text):
        if not character.isspace():
            assert folded(document.raw[document.offsets.raw(offset)]) == character


@given(drafts())
def test_the_map_never_goes_back(raw: str) -> None:
    document = read_plain(raw, SOURCE)

    places = [document.offsets.raw(offset) for offset in range(len(document.text))]
    assert places == sorted(places)


@given(drafts())
def test_blocks_are_apart_by_one_line_end_and_hold_no_other(raw: str) -> None:
    document = read_plain(raw, SOURCE)

    assert "\n".join(document.words(block.span) for block in document.blocks) == document.text
    for block in document.blocks:
        words = document.words(block.span)
        assert words
        if block.kind != "table":
            assert "\n" not in words
            assert words == " ".join(words.split())


@given(drafts(), st.data())
def test_a_quote_reads_as_the_words_it_quotes(raw: str, data: st.DataObject) -> None:
    document = read_plain(raw, SOURCE)
    if not document.blocks:
        return
    block = data.draw(st.sampled_from(document.blocks))
    start = data.draw(st.integers(block.span.start, block.span.end - 1))
    end = data.draw(st.integers(start + 1, block.span.end))

    quote = document.quote(Span(start, end))

    def bare(text: str) -> str:
        return "".join(read_plain("x " + text, SOURCE).text.split())

    if block.kind == "paragraph":
        assert "".join(document.words(Span(start, end)).split()) == bare(quote)[1:]


@given(drafts(), st.data())
def test_lines_and_columns_lead_back_to_the_offset(raw: str, data: st.DataObject) -> None:
    document = read_plain(raw, SOURCE)
    if not document.text:
        return
    start = data.draw(st.integers(0, len(document.text) - 1))

    place = document.place(Span(start, start + 1))

    lines = raw.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == place.start


def test_white_space_is_one_space_and_none_at_the_ends() -> None:
    assert flowed("  Acme\u00a0 \t grew\u2009fast \n").text == "Acme grew fast"


def test_quotation_marks_and_hyphens_are_plain() -> None:
    assert flowed("“It’s a ‘non\u2011GAAP’ measure” – ™").text == "\"It's a 'non-GAAP' measure\" – ™"


def test_invisible_characters_are_gone() -> None:
    document = flowed("\ufeffAc\u00adme \u200b Inc\u200b.")

    assert document.text == "Acme Inc."
    assert document.quote(Span(0, 4)) == "Ac\u00adme"


def test_a_compound_that_a_line_end_cuts_is_whole() -> None:
    assert flowed("on Form 10-\nQ and non-\r\nGAAP").text == "on Form 10-Q and non-GAAP"


def test_a_hanging_hyphen_keeps_its_space() -> None:
    assert flowed("pre-\nand post-tax").text == "pre- and post-tax"


def test_slices_read_on_and_those_on_other_lines_are_words_apart() -> None:
    raw = "**Acme** grew\nfast"

    assert flowed(raw, (2, 6), (8, 13), (14, 18)).text == "Acme grew fast"


def test_a_table_keeps_its_lines_and_columns() -> None:
    raw = "Sales    5\r\nCost\t3"
    flow = Flow(raw)
    flow.add("table", ((0, 10), (12, 18)))

    assert flow.document(SOURCE).text == "Sales    5\nCost\t3"


def test_blocks_without_a_character_are_none() -> None:
    flow = Flow(" \u200b ")
    flow.add("paragraph", ((0, 3),))

    assert flow.document(SOURCE).blocks == ()
