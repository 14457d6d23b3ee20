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
    steps = Steps(CLASSES)
    parsed = parse_frame(frame, steps)
    for at, word in enumerate(words.lower):
        if steps.step(parsed.trigger).accepts(word) and (taken := parsed.match(words.lower, at)):
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
    found = [s.sign.name for s in sign_book(law).signals.find(words_of(text, Span(0, len(text))))]
    assert found.index("expects") < found.index("will")


FUTURE = (
    "We now expect that revenue will not be lower than $5.2 million in 2027, and plan to open a plant.",
    "The Company is well positioned to deliver long-term growth as it begins a new phase of development.",
    "Our goal is to become a leader; the proposed acquisition is expected to close in the fourth quarter.",
    "This agreement marks the next step towards the launch of the platform, subject to approval.",
    "Acme will host a conference call on Tuesday, August 11, at 9 a.m. to discuss its results and outlook.",
    "Acme Corp. is a provider of tools that may help patients; shares will trade under a new symbol.",
)


@pytest.mark.parametrize(
    ("text", "may"),
    [("Jane rose.", False), ("It didn't.", False), ("We'll see.", True), ("(Expected).", True), ("", False)],
)
def test_a_sentence_is_read_only_where_one_of_its_words_triggers_a_frame(
    law: Law, text: str, may: bool
) -> None:
    signals = sign_book(law).signals
    assert signals.may_find(text.split()) == may


@pytest.mark.parametrize("text", FUTURE)
def test_what_may_not_be_found_is_not_found(law: Law, text: str) -> None:
    signals = sign_book(law).signals
    for start in range(len(text)):
        words = words_of(text, Span(start, len(text)))
        assert signals.may_find(text[start:].split()) or not signals.find(words)


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

    words = words_of(text, Span(0, len(text)))
    assert times_named(words, date(2026, 8, 6)) == kinds


@pytest.mark.parametrize(
    ("word", "year"), [("2027", 2027), ("fy27", 2027), ("2027e", 2027), ("3027", None), ("q4", None)]
)
def test_years(word: str, year: int | None) -> None:
    assert year_of(word) == year


@pytest.mark.parametrize(
    "text",
    [
        "We'll spend US$5.2 million; it's Acme's.",
        "It cost $ 5.2 million and € 3, or CAD 7, in the US.",
        "The AT&T-style plan (e.g. Q4'26) isn't over/under 3,000.5% - yet.",
        "“Straßen” und ÄRZTE's x_y z.\u00a0End",
        "",
    ],
)
def test_each_word_stands_where_it_is_said_to_stand(text: str) -> None:
    words = words_of(f"Before. {text} After.", Span(8, 8 + len(text)))
    shown = [words.shown(at) for at in range(len(words))]
    assert list(words.lower) == ["u.s" if word == "US" else word.lower() for word in shown]
    starts = [words.span(at, at + 1).start for at in range(len(words))]
    assert starts == sorted(set(starts))
    assert "".join(shown).replace(" ", "") == "".join(text.split())


def test_what_rules_a_frame_out_never_rules_out_a_match(law: Law) -> None:
    steps = Steps({str(r["class"]): r["words"] for r in law.table("forward-looking-classes").rows})
    frames = [
        parse_frame(f, steps) for table in TABLES for row in law.table(table).rows for f in row["frames"]
    ]
    matched = 0
    for text in FUTURE:
        words = words_of(text, Span(0, len(text))).lower
        for at, word in enumerate(words):
            for frame in frames:
                if steps.step(frame.trigger).accepts(word) and frame.match(words, at) is not None:
                    matched += 1
                    beside = ("", *words, "")
                    after, before, beyond = frame.gates
                    assert after is None or beside[at + 2] in after, frame.source
                    assert before is None or beside[at] in before, frame.source
                    assert beyond is None or beyond & set(words), frame.source
    assert matched > 50


@pytest.mark.parametrize(
    ("frame", "after", "before", "beyond"),
    [
        ("[plan] to", {"to"}, None, None),
        ("[will] ~ be", {"be", "not", "now"}, None, None),
        ("[will] !be grow", {"grow"}, None, None),
        ("{be} ~ [expected] to", {"to"}, {"is", "are", "not", "now"}, None),
        ("[range] of ..3 low|high", {"of"}, None, {"low", "high"}),
        ("[expect*] #", None, None, None),
        ("see ..4 [growth]", None, None, {"see"}),
    ],
)
def test_what_must_stand_around_a_trigger(
    frame: str, after: set[str] | None, before: set[str] | None, beyond: set[str] | None
) -> None:
    assert parse_frame(frame, Steps(CLASSES)).gates == (after, before, beyond)
