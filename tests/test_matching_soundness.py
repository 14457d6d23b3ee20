"""Random patterns on random texts: the plan never loses a match and never makes one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.document import Span
from checker.errors import PatternTimeout
from checker.matching import Alternation, Matcher
from checker.matching.scan import scan_of
from tests.naive_matching import document_of, naive, naive_in

WORDS = (
    "goose", "geese", "duck", "form", "10-K", "safe harbor", "Kelvin", "miss", "a", "the", "x", "été", "ÉTÉ",
    "stra\u00dfe", "\u212aelvin", "mi\u017fs", "\u0130ssue", "\u0131ssue", "issue", "ΣΑΣ", "σας", "$5", "®", "--", "(", "20", "may", "_",
)  # fmt: skip
"""Words with what folding may trip over: kelvin sign, long s, dotted and dotless i, final sigma."""

exact = settings(deadline=None, max_examples=400)


def escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in "$().-+*?[]{}|^\\" else c for c in words)


atoms = st.one_of(
    st.sampled_from(WORDS).map(escaped),
    st.sampled_from(
        (
            r"\w", r"\w*", r"\W", r"\W*", r"\s", r"\s+", r"\s*", " ", r"[ -]", r"[^\n]{0,20}?", r"[^\w]+", r"\d", r"[0-9]{1,2}",
            r"[A-Z]", r"\p{Lu}", r"[gd]", r"[^a-z]", r"\b", r"\B", "^", "$", r"(?<!\w)", r"(?!\w)", r"(?<![\w-])", r"(?=g)", r"(?<= )",
            r"(?!)", r"\A", r"\Z", ".", r"[\s.,]", r"[éÉ]", r"x{2,}", r"_{1,3}", r"(?i:GOOSE)", r"(?-i:Duck)", r"\m", r"\M",
        )
    ),
)  # fmt: skip


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sequence = st.lists(inner, min_size=1, max_size=4).map("".join)
    return st.one_of(
        sequence,
        st.lists(sequence, min_size=1, max_size=4).map(lambda b: f"(?:{'|'.join(b)})"),
        st.tuples(sequence, st.sampled_from(("?", "*", "+", "{2}", "{0,2}", "{1,3}", "?+", "*?", "++"))).map(
            lambda t: f"(?:{t[0]}){t[1]}"
        ),
        sequence.map(lambda s: f"(?>{s})"),
        sequence.map(lambda s: f"(?={s})"),
        sequence.map(lambda s: f"(?!{s})"),
        sequence.map(lambda s: f"(?<!{s})"),
        sequence.map(lambda s: f"(?P<g>{s})"),
    )


patterns = st.recursive(atoms, combined, max_leaves=10)
pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(str.upper),
    st.sampled_from(WORDS).map(str.title),
    st.sampled_from((" ", " ", " ", "-", ".", ", ", "  ", "²", "é", "s", "X", "xx", "__", "\u00a0", "'")),
)
lines = st.lists(pieces, min_size=1, max_size=14).map("".join)
blocks = st.lists(
    st.one_of(lines, st.lists(lines, min_size=2, max_size=3).map("\n".join)), min_size=1, max_size=4
)


def matcher_of(source: str, ignore_case: bool) -> Matcher:
    matcher = Matcher(source, ignore_case=ignore_case)
    try:
        matcher.compiled  # noqa: B018
    except Exception:  # the grammar makes some that are none: "multiple repeat" and the like
        assume(False)
    return matcher


@contextmanager
def unless_it_runs_away() -> Iterator[None]:
    """Leave out the patterns that would take for ever, planned or not."""
    try:
        yield
    except (TimeoutError, PatternTimeout):
        assume(False)


@exact
@given(patterns, st.booleans(), blocks)
def test_a_document_is_searched_as_if_everywhere(source: str, ignore_case: bool, text: list[str]) -> None:
    matcher, document = matcher_of(source, ignore_case), document_of(text)
    with unless_it_runs_away():
        assert list(matcher.find(document)) == naive(matcher, document)


@exact
@given(patterns, st.booleans(), blocks, blocks)
def test_a_further_text_is_searched_as_the_first(
    source: str, ignore_case: bool, text: list[str], further: list[str]
) -> None:
    """Plans that were asked of one text are looked up in the next by its words."""
    matcher, document = matcher_of(source, ignore_case), document_of(further)
    with unless_it_runs_away():
        list(matcher.find(document_of(text)))
        assert list(matcher.find(document)) == naive(matcher, document)


@exact
@given(patterns, st.booleans(), blocks, st.data())
def test_a_stretch_is_searched_as_if_everywhere(
    source: str, ignore_case: bool, text: list[str], data: st.DataObject
) -> None:
    matcher, whole = matcher_of(source, ignore_case), "\n".join(text)
    start = data.draw(st.integers(0, len(whole)))
    span = Span(start, data.draw(st.integers(start, len(whole))))
    scan_of(whole)
    with unless_it_runs_away():
        assert list(matcher.find_in(whole, span)) == naive_in(matcher, whole, span)


@exact
@given(st.lists(patterns, min_size=1, max_size=5), blocks)
def test_an_alternation_is_searched_as_one_pattern(sources: list[str], text: list[str]) -> None:
    for source in sources:
        matcher_of(source, True)
    try:
        matcher, document = Alternation(sources), document_of(text)
        matcher.compiled  # noqa: B018
    except Exception:  # two groups of one name that a flag tells apart
        assume(False)
    with unless_it_runs_away():
        assert list(matcher.find(document)) == naive(matcher, document)


@exact
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), blocks)
def test_phrases_are_found_as_if_everywhere(phrases: list[str], text: list[str]) -> None:
    from checker.matching import phrase_pattern

    matcher, document = Alternation([phrase_pattern(p) for p in phrases]), document_of(text)
    with unless_it_runs_away():
        assert list(matcher.find(document)) == naive(matcher, document)
