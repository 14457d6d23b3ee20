"""The redline: its pieces join to both texts, changes are whole words, small islands are dissolved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.compare.redline import Mapping, redline
from checker.document import Span
from tests.effort import calls

TEXTS = st.lists(
    st.sampled_from(["revenue", "rose", "12%", "$1.2", ".", "\n", "the", "Company"]), min_size=1
).map(" ".join)


def told(old: str, new: str) -> str:
    signs = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in redline(old, new))


@given(TEXTS, TEXTS)
def test_the_pieces_join_to_both_texts(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert "".join(p.text for p in pieces if p.kind != "del") == new
    assert "".join(old[p.old.start : p.old.end] for p in pieces if p.kind != "ins") == old
    assert "".join(p.text for p in pieces if p.kind == "del") == "".join(
        old[p.old.start : p.old.end] for p in pieces if p.kind == "del"
    )


@given(TEXTS)
def test_equal_texts_have_no_change(text: str) -> None:
    assert {piece.kind for piece in redline(text, text)} == {"same"}


@pytest.mark.parametrize(
    ("old", "new", "red"),
    [
        ("up 12% to $41.2 million", "up 13% to $41.2 million", "up [-12% -]{+13% +}to $41.2 million"),
        ("on Nov. 3, 2025", "on Nov. 4, 2025", "on Nov. [-3-]{+4+}, 2025"),
        ("The Company expects growth.", "The Company does not expect growth.",
         "The Company [-expects -]{+does not expect +}growth."),
        ("One.\nThree.", "One.\nTwo.\nThree.", "One.\n{+Two.\n+}Three."),
        ("a quick red fox ran by", "a slow red dog ran by", "a [-quick red fox -]{+slow red dog +}ran by"),
    ],
)  # fmt: skip
def test_a_change_is_shown_as_a_person_would(old: str, new: str, red: str) -> None:
    assert told(old, new) == red


def test_a_paragraph_put_in_after_a_changed_one_stays_whole() -> None:
    old = "Revenue rose 12% in the quarter.\nContact: Jane."
    new = "Revenue rose 13% in the quarter.\nThe board met today.\nContact: Jane."
    assert "{+The board met today.\n+}" in told(old, new)


def test_places_are_found_again() -> None:
    old, new = "Acme said so. Revenue rose.", "Acme today said so. Revenue rose."
    places = Mapping(redline(old, new))
    at = old.index("Revenue")
    assert places.new_place(Span(at, at + 7)) == Span(new.index("Revenue"), new.index("Revenue") + 7)


def test_changed_words_have_no_place() -> None:
    places = Mapping(redline("up 12% today", "up 13% today"))
    assert places.new_place(Span(3, 6)) is None and places.near(Span(3, 6)) == 3


def test_the_work_grows_as_the_release_does() -> None:
    def compared(length: int) -> int:
        words = [f"word{n % 997} " + ("\n" if n % 60 == 0 else "") for n in range(length)]
        changed = [w if n % 50 else "other " for n, w in enumerate(words)]
        return calls(lambda: redline("".join(words), "".join(changed)))

    compared(100)
    assert compared(12_000) < 5 * compared(3_000)
