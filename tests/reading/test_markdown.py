"""Markdown: its signs are read away, and every word keeps its place in the draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Span
from checker.errors import DraftError
from checker.reading import read_text

PIECES = [
    "Acme", "Inc.", "*", "**", "_", "`", "[", "](x.example)", "](<a b> 'c')", "![", "<br>", "<!-- note -->",
    "&amp;", "\\*",
    "> ", "- ", "1. ", "# ", "| a | b |", "| --- | --- |", "---", "```", "<div>", "</div>",
    " ", "\n", "\n\n", "\r\n", "\t", "    ",
]  # fmt: skip


def blocks(text: str) -> list[tuple[str, str]]:
    document = read_text(text, "draft.md")
    return [(block.kind, document.words(block.span)) for block in document.blocks]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("We *sold* the **plant**.", "We sold the plant."),
        ("We _sold_ the __plant__ for ***cash***.", "We sold the plant for cash."),
        ("See [our site](https://orchard.example/a.b) now.", "See our site now."),
        ('See [it](<a b> "a (b) title"). It is new.', "See it. It is new."),
        ("Write to <ir@orchard.example>.", "Write to ir@orchard.example."),
        ("See [**bold** link](x) here.", "See bold link here."),
        (r"Five \* six is \$30.", "Five * six is $30."),
        ("Use `prewire` now.", "Use prewire now."),
        ("It is <b>bold</b> and <span class='x'>plain</span>.", "It is bold and plain."),
        ("See ![a logo](logo.png) it.", "See it."),
        ("We <!-- not yet public --> sold it.", "We sold it."),
        ("Snake_case_names stay, and 2 * 3 * 4 too.", "Snake_case_names stay, and 2 * 3 * 4 too."),
    ],
)
def test_signs_are_not_read(markdown: str, words: str) -> None:
    assert blocks(markdown) == [("paragraph", words)]


def test_words_keep_their_place_behind_signs() -> None:
    raw = "# Title\n\nWe **sold** the [plant](x) for \\$30.\n"
    document = read_text(raw, "draft.md")
    at = document.text.index("$30")

    assert document.quote(Span(at, at + 3)) == "$30"
    assert document.place(Span(at, at + 3)).start == raw.index("$30")
    assert document.place(Span(at, at + 3)).line == 3


def test_blocks_of_every_kind() -> None:
    text = (
        "# Orchard Sells\n\nTo be *held*\n-----------\n\nWe sold it.\n\n> A quotation.\n\n"
        "- one\n  - two\n\n3. three\n\n| a | b |\n| - | - |\n| **1** | 2 |\n\n"
        "<div>\nHello <b>there</b>\n</div>\n"
    )
    document = read_text(text, "draft.md")

    assert [(b.kind, b.level, document.words(b.span)) for b in document.blocks] == [
        ("heading", 1, "Orchard Sells"),
        ("heading", 2, "To be held"),
        ("paragraph", 0, "We sold it."),
        ("paragraph", 0, "A quotation."),
        ("list", 0, "one"),
        ("list", 1, "two"),
        ("list", 0, "three"),
        ("table", 0, "| a | b |\n| 1 | 2 |"),
        ("paragraph", 0, "Hello there"),
    ]


def test_contacts_keep_their_lines() -> None:
    found = blocks("Contact:\nAnn Poe  \n(408) 555-0119\\\nir@orchard.example\n")

    assert [words for _, words in found] == ["Contact:", "Ann Poe", "(408) 555-0119", "ir@orchard.example"]


def test_indented_contacts_are_text() -> None:
    assert [words for _, words in blocks("We sold it.\n\n    Ann Poe\n    (408) 555-0119\n")][1:] == [
        "Ann Poe",
        "(408) 555-0119",
    ]


def test_signs_of_the_end_are_text() -> None:
    assert blocks("We sold it.\n\n# # #\n")[-1] == ("paragraph", "# # #")
    assert blocks("We sold it.\n\n###\n")[-1] == ("paragraph", "###")
    assert blocks("We sold it.\n\n- 30 -\n")[-1] == ("paragraph", "- 30 -")


def test_comments_are_remarks_with_their_lines() -> None:
    document = read_text(
        "Title\n\n<!-- prewire: allow x because y -->\n\nWe <!-- TODO: price --> sold\nit.\n", "draft.md"
    )

    assert [(remark.text, remark.line) for remark in document.remarks] == [
        ("prewire: allow x because y", 3),
        ("TODO: price", 5),
    ]
    assert "TODO" not in document.text


def test_front_matter_is_stated() -> None:
    document = read_text("---\ntitle: A sale\n---\n\n# A sale\n\nWe sold it.\n", "draft.md")

    assert document.stated["title"] == "A sale"
    assert document.place(document.blocks[0].span).line == 5


def test_a_draft_of_comments_alone_is_empty() -> None:
    with pytest.raises(DraftError, match="no text besides"):
        read_text("<!-- to be written -->\n", "draft.md")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join))
def test_every_visible_character_is_the_draft_s(raw: str) -> None:
    try:
        document = read_text("x\n\n" + raw, "draft.md")
    except DraftError:
        return

    for offset, character in enumerate(document.text):
        if not character.isspace():
            assert document.raw[document.offsets.raw(offset)] == character


def test_deep_nesting_and_long_emphasis_end() -> None:
    assert read_text("> " * 500 + "deep", "draft.md").blocks
    assert read_text("*a **b " * 3000, "draft.md").blocks
    assert read_text("[" * 3000 + "a", "draft.md").blocks
