"""A gated list finds in every stretch what its entries find there when each is tried."""

from __future__ import annotations

import pytest

from checker.document import Span
from checker.facts.gated import GatedList
from checker.lexicon import Entry, Lexicon
from checker.matching import Matcher
from checker.patterns import compiled
from tests.naive_matching import document_of

BLOCKS = (
    "Acme declares a dividend",
    "Acme, Inc. today declared a quarterly dividend and a special dividend of $1.",
    "No dividend policy is implied.",
    "The board resigned.",
    "Nothing of note happened",
)
ENTRIES = (
    Entry(r"\bdividend\b", True, fields={"n": 1}),
    Entry(r"\bdeclar\w+[^.\n]{0,40}?\bdividend\b", True, fields={"n": 2}),
    Entry(r"\$\d", True, fields={"n": 3}),
    Entry(r"\bresign\w*", True, fields={"n": 4}),
)
LIST = GatedList(Lexicon("test", ENTRIES, (Entry(r"\bdividend policy\b", True),)), ENTRIES)
DOCUMENT = document_of(BLOCKS)
WHOLE = tuple(block.span for block in DOCUMENT.blocks)


def naive(span: Span) -> list[tuple[Span, object]]:
    """What the entries find in a stretch, one by one; exceptions taken out."""
    spared = [
        Span(*m.span()) for m in compiled(r"(?i)\bdividend policy\b").finditer(DOCUMENT.text, *_ends(span))
    ]
    found = [
        (where, entry.fields["n"])
        for entry in ENTRIES
        for where, _ in Matcher(entry.source, ignore_case=True).find_in(DOCUMENT.text, span)
    ]
    return [(where, n) for where, n in found if not any(s.overlaps(where) for s in spared)]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.mark.parametrize(
    "spans",
    [
        WHOLE,
        WHOLE[1:3],
        WHOLE[3:4],
        (WHOLE[3], WHOLE[0]),  # out of order
        (Span(0, 60), Span(40, 110)),  # overlapping
        (),
    ],
)
def test_stretch_by_stretch_in_the_order_of_the_entries(spans: tuple[Span, ...]) -> None:
    expected = [(at, naive(span)) for at, span in enumerate(spans)]
    found = [(at, [(m.span, m.fields["n"]) for m in ms]) for at, ms in LIST.each(DOCUMENT, spans)]
    assert [(at, some) for at, some in found if some] == [(at, some) for at, some in expected if some]
    assert [(m.span, m.fields["n"]) for m in LIST.find(DOCUMENT, spans)] == [
        f for _, some in expected for f in some
    ]


def test_candidates_are_those_that_may_match_in_a_stretch() -> None:
    candidates = {at: [e.fields["n"] for e, _ in some] for at, some in LIST.candidates(DOCUMENT, WHOLE)}
    assert candidates[1] == [1, 2, 3]
    assert candidates[3] == [4]
    assert 4 not in candidates


def test_an_entry_that_only_a_search_finds_is_tried_in_every_stretch() -> None:
    everywhere = GatedList(Lexicon("test", ()), [Entry(r"\w+ \w+\.$", True)])
    assert [at for at, _ in everywhere.candidates(DOCUMENT, WHOLE)] == list(range(len(WHOLE)))
    assert [DOCUMENT.words(m.span) for m in everywhere.find(DOCUMENT, WHOLE)] == [
        "is implied.",
        "board resigned.",
    ]


def test_an_entry_whose_words_a_text_has_not_is_no_candidate() -> None:
    plain = document_of(("Acme opens a plant", "It is in Ohio."))
    found = LIST.candidates(plain, [block.span for block in plain.blocks])
    assert {entry.fields["n"] for _, some in found for entry, _ in some} <= {3}  # "$1" has no word to look up
