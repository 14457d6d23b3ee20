"""Overlapping spans are cut into pieces that lose nothing; the draft's own characters are shown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document, Source, Span
from checker.reading.flow import Flow
from checker.render.places import at_words, cut_words, evidence_of, quote_of
from checker.render.segments import cut, shown

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=7
)


@settings(max_examples=600)
@given(st.integers(0, 20), st.integers(1, 30), SPANS)
def test_pieces_join_to_the_whole_and_each_span_to_its_own(
    start: int, length: int, spans: list[Span]
) -> None:
    whole = Span(start, start + length)
    pieces = list(cut(whole, spans))
    assert [p.span.start for p in pieces] == [whole.start, *(p.span.end for p in pieces[:-1])]
    assert pieces[-1].span.end == whole.end and all(len(p.span) for p in pieces)
    for i, span in enumerate(spans):
        covered = {at for p in pieces if i in p.covered_by for at in range(p.span.start, p.span.end)}
        assert covered == set(range(max(span.start, whole.start), min(span.end, whole.end)))


def one_block(raw: str) -> Document:
    flow = Flow(raw)
    flow.add("paragraph", [(0, len(raw))])
    return flow.document(Source("a.txt", "text"))


def test_the_drafts_own_quotes_and_hyphens_are_shown() -> None:
    document = one_block("“We’re  a\u00a0well\u2011run\ncompany,” she\tsaid.")
    whole = Span(0, len(document.text))
    assert document.text == '"We\'re a well-run company," she said.'
    assert shown(document, whole) == "“We’re a well\u2011run company,” she said."


def test_a_short_line_keeps_its_break_and_a_wrapped_one_does_not() -> None:
    long_line = "This line of the release is wrapped by an editor at about this column and"
    document = one_block(f"{long_line}\ngoes on here.")
    contact = one_block("Dana Whitfield\n(303) 555-0147")
    assert shown(contact, Span(0, len(contact.text)), line_breaks=True) == contact.raw
    assert "\n" not in shown(document, Span(0, len(document.text)), line_breaks=True)


@given(st.text(st.sampled_from("ab “”‘’\u00a0\u2011\u200b\n\t'\"-"), min_size=1).filter(str.strip))
def test_shown_text_is_as_long_as_the_reading_text(new_sample: Any, raw: str) -> None:
    from checker.errors import DraftError

    try:
        document = new_sample(raw).document
    except DraftError:
        return
    assert len(shown(document, Span(0, len(document.text)), line_breaks=True)) == len(document.text)


def test_places_in_words(new_sample: Any) -> None:
    document = new_sample("First line.\n\nThe second\nparagraph wraps.").document
    at = document.text.index("second")
    assert at_words(Span(0, 5), document) == "Line 1, characters 1 to 5"
    assert at_words(Span(0, 1), document) == "Line 1, character 1"
    assert at_words(Span(at, at + 16), document) == "Lines 3 to 4"


def test_a_quotation_has_its_context_and_joins_to_the_text(new_sample: Any) -> None:
    text = "Before that it was calm. " + "word " * 60 + "TARGET" + " word" * 60 + "."
    document = new_sample(text).document
    at = document.text.index("TARGET")
    quote = quote_of(Span(at, at + 6), document)
    assert quote.marked == "TARGET"
    assert quote.before.startswith("… ") and quote.before.removeprefix("… ") + quote.marked in document.text
    assert quote.after.endswith(" …") and quote.marked + quote.after.removesuffix(" …") in document.text


def test_a_long_quotation_keeps_its_ends(new_sample: Any) -> None:
    document = new_sample("START " + "filler words go here " * 60 + "FINISH").document
    marked = quote_of(Span(0, len(document.text)), document).marked
    assert marked.startswith("START") and marked.endswith("FINISH") and len(marked) < 500


def test_evidence_links_to_its_paragraph(new_sample: Any) -> None:
    document = new_sample("Headline of it\n\nThe first paragraph says so.\n\nThe second does too.").document
    at = document.text.index("second")
    found = evidence_of(Span(at, at + 6), document)
    nth = next(i for i, block in enumerate(document.blocks, 1) if block.span.start <= at < block.span.end)
    assert (found.at, found.href, found.quote) == ("Line 5", f"#p{nth}", "second")


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("short", 10, "short"),
        ("several words here", 10, "several …"),
        ("unbreakablelongword", 8, "unbreaka …"),
    ],
)
def test_words_are_cut_at_words(text: str, longest: int, expected: str) -> None:
    assert cut_words(text, longest) == expected
