"""Nothing in a draft can steer a terminal or a build server."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.render.neutral import neutral, without_controls

NASTY = st.text(
    st.one_of(
        st.sampled_from("\x1b\x07\x9b\x9d[]0;31m::##[]vso[task]\n\r\t\x00\x85\u2028\u202e\u2066\u200f\ud800"),
        st.characters(),
    ),
    max_size=60,
)


@given(NASTY)
@example("::error file=a::forged")
@example("\x1b:\x1b:set-output name=a::b")
@example(":\x00:stop-commands::x")
@example("##vso[task.complete result=Succeeded]")
@example("#\u202e#[error]x")
def test_nothing_steers(text: str) -> None:
    out = neutral(text)
    assert "::" not in out and "##" not in out
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in out)
    assert not any(
        c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for c in out
    )


@given(NASTY)
def test_a_terminal_gets_no_controls_either(text: str) -> None:
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in neutral(text, terminal=True))


@given(
    st.text(st.characters(categories=("L", "N", "P", "S")), max_size=60).filter(
        lambda s: "::" not in s and "##" not in s
    )
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


@given(NASTY)
def test_neutral_text_is_neutral_for_good(text: str) -> None:
    assert neutral(neutral(text)) == neutral(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("a\nb\tc\u2028d", "a b c d"),
        ("un\x1b[", "un"),
    ],
)
def test_escape_sequences_go_whole(text: str, plain: str) -> None:
    assert neutral(text) == plain


def test_a_page_keeps_tabs_and_line_feeds_only() -> None:
    assert without_controls("a\tb\nc\rd\x00e\u202ef\x1bg\x85h") == "a\tb\ncdefgh"
