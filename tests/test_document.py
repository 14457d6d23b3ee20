"""The document: spans of the reading text, and where they stand in the draft."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from checker.document import Block, Document, OffsetMap, Source, Span, line_starts


def document(raw: str, **parts: tuple[Span, ...]) -> Document:
    """A document of one paragraph that reads as it is written."""
    return Document(
        raw=raw,
        text=raw,
        blocks=(Block(Span(0, len(raw)), "paragraph"),),
        offsets=OffsetMap((0,), (0,)),
        source=Source("release.txt", "text"),
        parts=MappingProxyType(parts),
    )


def test_spans_overlap_where_they_share_a_character() -> None:
    assert Span(0, 5).overlaps(Span(4, 9))
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert Span(0, 9).contains(Span(4, 9))
    assert not Span(0, 5).contains(Span(4, 9))


def test_a_span_overlaps_a_part_where_it_overlaps_one_of_its_stretches() -> None:
    parts = {"body": (Span(0, 9), Span(2, 4)), "quote": (Span(6, 7), Span(12, 14))}
    draft = document("Acme opens a mill.", **parts)

    for start in range(18):
        span = Span(start, start + 2)
        for names in (("quote",), ("body",), ("quote", "body"), ("contact",), ("document",)):
            stretches = [stretch for name in names for stretch in draft.part(name)]
            assert draft.overlaps_part(span, *names) is any(s.overlaps(span) for s in stretches)


@pytest.mark.parametrize(("end", "starts"), [("\n", 2), ("\r\n", 3), ("\r", 2)])
def test_every_kind_of_line_end_counts(end: str, starts: int) -> None:
    raw = f"a{end}b{end}"

    assert line_starts(raw) == (0, starts, 2 * starts)
    assert document(raw).lines == 2


def test_a_mixed_text_has_one_line_per_end() -> None:
    assert line_starts("a\rb\r\nc\n\nd") == (0, 2, 5, 7, 8)


def test_a_place_gives_lines_and_columns_from_one() -> None:
    place = document("first\nsecond line").place(Span(6, 12))

    assert (place.start, place.end) == (6, 12)
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 1, 2, 7)


def test_an_empty_span_is_an_empty_place() -> None:
    place = document("first\nsecond").place(Span(6, 6))

    assert (place.start, place.end) == (6, 6)


def test_columns_count_characters_beyond_the_basic_plane_as_one() -> None:
    place = document("📈 up").place(Span(2, 4))

    assert place.column == 3


def test_lower_case_keeps_the_length_where_a_letter_would_grow() -> None:
    text = "İstanbul"

    assert len(text.lower()) > len(text)
    assert len(document(text).lower) == len(text)
    assert document("Acme INC").lower == "acme inc"


def test_offsets_are_found_in_the_run_they_lie_in() -> None:
    offsets = OffsetMap((0, 5, 8), (2, 9, 20))

    assert [offsets.raw(i) for i in (0, 4, 5, 7, 8, 11)] == [2, 6, 9, 11, 20, 23]


def test_parts_by_form_and_by_declaration() -> None:
    release = document("Acme grew. It paid.", contact=(Span(11, 19),))

    assert release.part("document") == (Span(0, 19),)
    assert release.part("paragraph") == (Span(0, 19),)
    assert release.part("sentence") == (Span(0, 10), Span(11, 19))
    assert release.part("heading") == ()
    assert release.part("contact") == (Span(11, 19),)
    assert release.part("cautionary") == ()


def test_the_sentence_and_block_at_an_offset() -> None:
    release = document("Acme grew. It paid.")

    assert release.sentence_at(12) == Span(11, 19)
    assert release.sentence_at(10) is None
    assert release.block_at(3) == release.blocks[0]
    assert release.block_at(19) is None


def test_deciding_parts_keeps_the_text_and_its_sentences() -> None:
    release = document("Acme grew. It paid.")
    sentences = release.sentences

    decided = release.with_parts({"lead": (Span(0, 10),)})

    assert decided.part("lead") == (Span(0, 10),)
    assert decided.sentences is sentences
    assert release.part("lead") == ()
