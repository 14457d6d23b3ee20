"""Markings of a draft's file as facts: where they point, what is counted together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.document import Document
from checker.facts import Facts
from checker.facts.markings import DraftMarking
from checker.law import Law
from checker.origins import Marking
from checker.reading import read_bytes, read_text
from tests.reading.builders.word import WordFile, bare, dele, ins, p, run

TEXT = "Acme Reports Results\n\nAcme grew by 12% in the  second quarter.\n"


def found(document: Document) -> list[DraftMarking]:
    return list(Facts(document, Law(), {}, date(2026, 11, 23)).of("marking"))


def marked(*markings: Marking, text: str = TEXT) -> list[tuple[str, DraftMarking]]:
    document = replace(read_text(text), markings=markings)
    return [(document.words(m.span), m) for m in found(document)]


def test_a_text_has_none() -> None:
    assert found(read_text(TEXT)) == []


def test_a_marking_points_at_its_words() -> None:
    start = TEXT.index(" in the  second ")
    ((words, marking),) = marked(Marking("highlight", "in the  second", start, start + 16))
    assert words == "in the second"
    assert (marking.words, marking.where) == ("in the second", "line 3")


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("12% in", "by"),
        (" in the", "12%"),
        ("  second", "the"),
        ("Acme grew", "Acme"),
        ("grew", "Acme"),
        ("rew by", "grew"),
    ],
)
def test_what_lies_between_words_points_at_the_word_beside_it(before: str, word: str) -> None:
    start = TEXT.index(before)
    ((words, _),) = marked(Marking("deletion", "10%", start, start))
    assert words == word


def test_a_place_at_the_end_of_the_text_or_in_a_gap_has_a_word() -> None:
    ends = marked(Marking("deletion", "x", len(TEXT), len(TEXT)), Marking("deletion", "y", 21, 21))
    assert all(words for words, _ in ends)


def test_what_lies_on_no_text_comes_first_and_has_no_words() -> None:
    told = marked(
        Marking("highlight", "", 0, 4),
        Marking("property", "Draft", name="title"),
        Marking("footer", "Draft", where="footer"),
    )
    assert [(words, m.kind, m.where) for words, m in told] == [
        ("", "property", "the file"), ("", "footer", "footer"), ("Acme", "highlight", "line 1"),
    ]  # fmt: skip


def test_changes_are_counted_together_and_own_comments_apart() -> None:
    told = marked(
        Marking("insertion", "a"), Marking("deletion", "b", author="Ann Poe", date="2026-08-01T09:00:00Z"), Marking("move", "c"),
        Marking("comment", "d", date="soon"), Marking("annotation", "e", author="prewire"), Marking("hidden", "f"),
    )  # fmt: skip
    assert [(m.kind, m.group, m.count, m.own, m.author) for _, m in told] == [
        ("insertion", "change", 3, False, None), ("deletion", "change", 3, False, "Ann Poe"), ("move", "change", 3, False, None),
        ("comment", "comment", 1, False, None), ("annotation", "comment", 1, True, "prewire"), ("hidden", "other", 1, False, None),
    ]  # fmt: skip
    assert [m.date for _, m in told][1:4:2] == [date(2026, 8, 1), None]


def test_files_that_programs_make_are_told_from_those_that_people_write_in() -> None:
    document = replace(read_text(TEXT), markings=(Marking("hidden", "menu"),))
    page = replace(document, source=replace(document.source, format="html"))
    assert [m.drafted for d in (document, page) for m in found(d)] == [True, False]


def test_long_words_are_cut_for_messages() -> None:
    ((_, marking),) = marked(Marking("comment", "word " * 100))
    assert len(marking.shown) == 100
    assert marking.shown.endswith("…")
    assert len(marking.words) == 499


def test_every_marking_of_a_word_file_points_into_its_text() -> None:
    body = [
        p(dele("all of it"), mark="del"),
        p(bare("br"), dele("x"), "  words ", ins(run(" ")), dele("y")),
        p(ins(run("z"))),
    ]
    document = read_bytes(WordFile(*body).build(), "a.docx")
    assert document.text == "words\nz"
    assert {document.words(m.span) for m in found(document)} <= {"words", "z"}
