"""Pasted plain text: which lines read on, and what is a heading, a list, a table."""

from __future__ import annotations

import textwrap

import pytest

from checker.document import Document
from checker.errors import DraftError
from checker.reading import read_text

WRAPPED = """\
The board of Orchard Bio Inc. today approved the sale of its plant in Fresno to
a buyer that it did not name. The price is $12 million in cash, of which half is
due on the day of closing and half a year later, if the plant meets a target for
its output that the parties have agreed upon.

The sale closes in the first quarter. Proceeds repay the loan on which the plant
was built, and the remainder goes to research at the company's other two sites.
"""


def blocks(text: str) -> list[tuple[str, str]]:
    document = read_text(text)
    return [(block.kind, document.words(block.span)) for block in document.blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in blocks(text)]


def test_wrapped_lines_are_one_paragraph() -> None:
    found = blocks(WRAPPED)

    assert [kind for kind, _ in found] == ["paragraph", "paragraph"]
    assert "plant in Fresno to a buyer" in found[0][1]


def test_lines_of_a_text_that_is_not_wrapped_stand_alone() -> None:
    found = blocks("Contact:\nAnn Poe\nOrchard Bio Inc.\n(408) 555-0119\nir@orchard.example")

    assert [words for _, words in found] == [
        "Contact:", "Ann Poe", "Orchard Bio Inc.", "(408) 555-0119", "ir@orchard.example",
    ]  # fmt: skip


def test_short_lines_stand_alone_in_a_wrapped_text_too() -> None:
    found = blocks(WRAPPED + "\nContact:\nAnn Poe\n(408) 555-0119\n")

    assert [words for _, words in found[2:]] == ["Contact:", "Ann Poe", "(408) 555-0119"]


def test_a_line_that_stops_in_mid_sentence_reads_on_in_a_short_text() -> None:
    found = blocks("Orchard Bio Inc. expects revenue of $90 million\nin its fiscal year 2027.")

    assert found == [
        ("paragraph", "Orchard Bio Inc. expects revenue of $90 million in its fiscal year 2027.")
    ]


def test_headings_stand_before_longer_text() -> None:
    text = "Orchard Bio Sells Its Plant\n\n" + WRAPPED + "\nForward-Looking Statements\n\n" + WRAPPED

    assert kinds(text) == ["heading", "paragraph", "paragraph", "heading", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Poe, ir@orchard.example",
        "We sold the plant.",
        "the plant in brief",
        "(408) 555-0119",
        "Visit www.orchard.example",
    ],
)
def test_other_short_lines_are_no_headings(line: str) -> None:
    assert kinds(line + "\n\n" + WRAPPED)[0] == "paragraph"


def test_a_mark_makes_a_heading_of_any_line_and_is_not_read() -> None:
    assert blocks("## what we sold\n\nIt was a plant.") == [
        ("heading", "what we sold"),
        ("paragraph", "It was a plant."),
    ]


@pytest.mark.parametrize("sign", ["•", "-", "*", "–", "●", "o" if False else "▪"])
def test_list_items_are_read_without_their_sign(sign: str) -> None:
    assert blocks(f"{sign} Revenue rose 5%\n{sign} Margin fell 1%") == [
        ("list", "Revenue rose 5%"),
        ("list", "Margin fell 1%"),
    ]


def test_list_items_keep_their_number() -> None:
    assert blocks("(1) Revenue\n(2) Margin\na. Cash") == [
        ("list", "(1) Revenue"),
        ("list", "(2) Margin"),
        ("list", "a. Cash"),
    ]


def test_columns_of_figures_are_a_table() -> None:
    found = blocks(
        "                 2026      2025\nRevenue          90.1      81.4\nCost             60.2      58.8\n"
    )

    assert [kind for kind, _ in found] == ["table"]
    assert found[0][1].count("\n") == 2


def test_pipes_are_a_table_without_its_drawn_line() -> None:
    assert blocks("| | 2026 |\n| --- | --- |\n| Revenue | 90.1 |") == [
        ("table", "| | 2026 |\n| Revenue | 90.1 |")
    ]


def test_a_table_of_bullets_is_a_list() -> None:
    assert blocks("| • | Demand may fall; |\n| --- | --- |\n| • | Costs may rise. |") == [
        ("list", "Demand may fall;"),
        ("list", "Costs may rise."),
    ]


def test_drawn_lines_are_no_text() -> None:
    assert blocks("We sold it.\n\n---------\n\nIt is gone.") == [
        ("paragraph", "We sold it."),
        ("paragraph", "It is gone."),
    ]


def test_signs_of_the_end_are_text() -> None:
    assert [words for _, words in blocks("We sold it.\n\n# # #")] == ["We sold it.", "# # #"]
    assert [words for _, words in blocks("We sold it.\n\n- 30 -")] == ["We sold it.", "- 30 -"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_reads_the_same(end: str) -> None:
    document = read_text(WRAPPED.replace("\n", end))

    assert document.text == read_text(WRAPPED).text
    assert document.place(document.blocks[1].span).line == 6


def test_front_matter_states_facts_and_is_not_read() -> None:
    document = read_text("---\ntitle: A sale\nevent: divestiture\n---\nWe sold it.\n")

    assert document.stated == {"title": "A sale", "event": "divestiture"}
    assert document.text == "We sold it."
    assert document.place(document.blocks[0].span).line == 5


def test_a_drawn_line_at_the_top_is_no_front_matter() -> None:
    document = read_text("---\nWe sold it.\n---\nIt is gone.")

    assert document.stated == {}
    assert document.text == "We sold it.\nIt is gone."


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("---\ntitle: A: B\n---\nWe sold it.", "draft.txt:2:"),
        ("---\ndate: 1\ndate: 2\n---\nWe sold it.", "draft.txt:3:"),
        ("---\ntitle: A sale\nWe sold it.", "draft.txt:1: the front matter has no closing"),
        ("---\ntitle: A sale\n1: A sale\n---\nWe sold it.", "draft.txt:3:"),
    ],
)
def test_wrong_front_matter_is_told_with_its_line(text: str, where: str) -> None:
    with pytest.raises(DraftError, match="^" + where):
        read_text(text, "draft.txt")


def test_many_short_lines_and_one_long_one_are_read() -> None:
    short: Document = read_text("Revenue rose\n" * 25_000)
    long = read_text("Revenue rose in the U.S. by 5%. " * 3_000)

    assert len(short.blocks) == 25_000
    assert len(long.blocks) == 1


def test_more_paragraphs_than_any_release_has_are_refused() -> None:
    with pytest.raises(DraftError, match=r"^a\.txt: it has more than 25,000 paragraphs; check the release"):
        read_text("Revenue rose\n" * 25_001, "a.txt")


def test_a_paragraph_of_a_whole_book_is_refused_and_a_table_of_that_length_is_read() -> None:
    with pytest.raises(DraftError, match=r"^a\.txt: a paragraph is longer than 100,000 characters; give it"):
        read_text("Revenue rose in the U.S. by 5%. " * 3_200, "a.txt")

    (table,) = read_text("Revenue\t12\t10\n" * 7_000).blocks
    assert table.kind == "table"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\f"])
def test_more_lines_than_any_release_has_are_refused(end: str) -> None:
    with pytest.raises(DraftError, match=r"^a\.txt: it has more than 50,000 lines; check the release alone$"):
        read_text(f"a{end}" * 60_000, "a.txt")


PROSE = (
    "FRESNO, California, Feb. 11, 2027 (EXAMPLE NEWSWIRE) — Orchard Bio Inc. sold its plant - the one that "
    "it built last - to a buyer. Those who hold shares get (i) one note for each share, (ii) one right to "
    "buy a further note, and (iii) cash for what is left over, as note 17) says, without interest on it. "
    "Questions may be put to Ann Poe, Head of Investor Relations, Phone: (408) 555-0119 or in an E-mail: "
    "ir@orchard.example at any time."
)


@pytest.mark.parametrize("width", range(48, 100, 3))
def test_a_text_reads_the_same_however_it_is_wrapped(width: int) -> None:
    """A line may start with a dash, with "(ii)" or with an address because the last one was full."""
    text = "\n\n".join(textwrap.fill(words, width) for words in (WRAPPED.replace("\n", " "), PROSE))

    assert blocks(text)[1:] == [("paragraph", PROSE)]


def test_items_are_items_after_a_full_line_too() -> None:
    intro = "Orchard Bio Inc. sold its plant in Fresno and will now use the proceeds for:"
    items = ["(i) research at the two other sites that it has held all along since 2019", "(ii) its loan"]

    assert kinds(WRAPPED + "\n" + "\n".join([intro, *items])) == ["paragraph"] * 3 + ["list"] * 2


def test_a_note_under_a_table_is_no_part_of_its_last_line() -> None:
    last = "Change in the cost of labor and benefits, as it was adjusted (1) $ 55.3 mill"

    assert kinds(f"{WRAPPED}\n{last}\n(1) Without the cost of the plant.") == ["paragraph"] * 3 + ["list"]
