"""The little language of frames, and what the tables say in it."""

from __future__ import annotations

import pytest

from checker.document import Span
from checker.errors import RuleError
from checker.facts.outlook.dates_ahead import times_named, year_of
from checker.facts.outlook.frames import parse_frame
from checker.facts.outlook.signs import TABLES, sign_book
from checker.facts.outlook.steps import Steps
from checker.facts.outlook.words import words_of
from checker.law import Law

CLASSES = {"be": ["is", "are"], "adverb": ["not", "now"]}


def match(frame: str, text: str) -> str | None:
    words = words_of(text, Span(0, len(text)))
    parsed = parse_frame(frame, Steps(CLASSES))
    for at, word in enumerate(words.lower):
        if parsed.trigger.accepts(word) and (taken := parsed.match(words.lower, at)):
            return " ".join(words.lower[taken[0] : taken[1]])
    return None


@pytest.mark.parametrize(
    ("frame", "text", "taken"),
    [
        ("[plan|plans] to", "It plans to grow", "plans to"),
        ("[plan|plans] to", "It plans for growth", None),
        ("{be} ~ [expected] to", "This is not now expected to end", "is not now expected to"),
        ("[expect*]", "It expected much", "expected"),
        ("[*ing] up", "They are gearing up", "gearing up"),
        ("[range] of ..3 #", "a range of some ten to 20", "range of some ten to 20"),
        ("[range] of ..3 #", "a range of: ten to 20", None),
        ("between [$] and $", "between $5.2 and $6", "between $5.2 and $6"),
        ("[will] !be _", "it will be so", None),
        ("[will] !be _", "it will grow", "will grow"),
        ("^ [this] _", '"This step matters', "this step"),
        ("^ [this] _", "and this step matters", None),
        ("in the? [future]", "in future", "in future"),
        ("last ..2 [year]", "last fiscal year", "last fiscal year"),
    ],
)
def test_frames(frame: str, text: str, taken: str | None) -> None:
    assert match(frame, text) == taken


@pytest.mark.parametrize("frame", ["no trigger", "[two] of [them]", "{unknown} [word]"])
def test_a_wrong_frame_is_told(frame: str) -> None:
    with pytest.raises(RuleError, match="frame"):
        parse_frame(frame, Steps(CLASSES))


def test_every_frame_of_the_law_can_be_read(law: Law) -> None:
    steps = Steps({str(r["class"]): r["words"] for r in law.table("forward-looking-classes").rows})
    read = [
        parse_frame(frame, steps)
        for table in TABLES
        for row in law.table(table).rows
        for frame in row["frames"]
    ]
    assert len(read) > 300


def test_weights_have_the_sign_of_their_table(law: Law) -> None:
    assert all(row["weight"] >= 0 for row in law.table("forward-looking-signals").rows)
    against = [*law.table("forward-looking-counters").rows, *law.table("logistics").rows]
    assert all(row["weight"] <= 0 for row in against)


def test_contractions_and_money_are_words_of_their_own() -> None:
    text = "We'll spend US$5.2 million; it's Acme's."
    assert list(words_of(text, Span(0, len(text))).lower) == [
        "we", "'ll", "spend", "us$5.2", "million", ";", "it", "'s", "acme", "'s", ".",
    ]  # fmt: skip


def test_signs_are_found_in_the_order_of_the_words(law: Law) -> None:
    text = "We expect that it will close."
    found = [s.sign.name for s in sign_book(law).find(words_of(text, Span(0, len(text))))]
    assert found.index("expects") < found.index("will")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("in 2027", ["ahead"]),
        ("in 2026", ["year"]),
        ("in the fourth quarter of 2026", ["ahead"]),
        ("in the first quarter of 2026", []),
        ("by the end of the year", ["ahead"]),
        ("in December 2026", ["ahead"]),
        ("on August 20", ["ahead"]),
        ("on March 3", []),
        ("in FY27", ["ahead"]),
        ("in Q4", ["ahead"]),
        ("since 2019", []),
    ],
)
def test_times_ahead_of_the_release(text: str, kinds: list[str]) -> None:
    from datetime import date

    words = words_of(text, Span(0, len(text))).lower
    named = [t.kind for t in times_named(words, date(2026, 8, 6))]
    assert sorted(set(named)) == kinds


@pytest.mark.parametrize(
    ("word", "year"), [("2027", 2027), ("fy27", 2027), ("2027e", 2027), ("3027", None), ("q4", None)]
)
def test_years(word: str, year: int | None) -> None:
    assert year_of(word) == year
