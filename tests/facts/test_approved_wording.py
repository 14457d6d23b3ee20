"""Approved wordings: every change of substance is told with the right words, none that a file format makes."""

from __future__ import annotations

import random
from datetime import date

import pytest

from checker.approved import ApprovedText
from checker.facts import Facts
from checker.facts.house.wording import TextChange
from checker.issuer import Issuer
from checker.language.pack import load_packs
from checker.law import Law
from checker.reading import read_text

APPROVED = (
    'This press release contains "forward-looking statements" within the meaning of the Private Securities '
    "Litigation Reform Act of 1995. They include statements about our new pond, the number of geese that we "
    "expect in autumn and the price of feed -- all of which may turn out otherwise. Among the factors that could "
    "cause a difference are a hard winter, a shortage of barley, foxes, and the outcome of our lease talks with "
    "the county. We describe these and other risks in our Annual Report on Form 10-K for fiscal 2025 and in our "
    "later filings. We don't undertake to update any statement, except as the law requires.\n\n"
    "Past autumns say little about the next: in 2024 some 1,250 geese came, in 2023 only 310."
)
BEFORE = "BOSTON, March 3, 2025 -- Goose Ponds, Inc. today opened a pond. It expects many geese.\n\nForward-Looking Statements\n\n"
AFTER = "\n\nAbout Goose Ponds\n\nGoose Ponds, Inc. keeps ponds for geese in three counties and was founded in 1998.\n"


def facts_of(passage: str, approved: str = APPROVED) -> Facts:
    document = read_text(BEFORE + passage + AFTER, "draft.txt")
    issuer = Issuer(texts=(ApprovedText("safe-harbor", approved),))
    return Facts(document, Law(), {"date": "2025-03-03"}, date(2026, 11, 23), issuer=issuer)


def changes(passage: str) -> list[TextChange]:
    return list(facts_of(passage).of("text-change"))


def rewrapped(text: str, width: int) -> str:
    import textwrap

    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


@pytest.mark.parametrize(
    "passage",
    [
        APPROVED,
        rewrapped(APPROVED, 60),
        APPROVED.replace('"forward-looking statements"', "\u201cforward-looking statements\u201d"),
        APPROVED.replace("don't", "don\u2019t"),
        APPROVED.replace(" -- ", "\u2014"),
        APPROVED.replace(" -- ", " \u2013 "),
        APPROVED.replace("10-K", "10\u2011K"),
        APPROVED.replace("Form 10", "Form\u00a010"),
        APPROVED.replace("fiscal", "\ufb01scal"),
    ],
)
def test_what_the_file_format_changes_is_no_change(passage: str) -> None:
    assert changes(passage) == []
    [found] = facts_of(passage).of("approved-passage")
    assert found.verbatim


@pytest.mark.parametrize(
    ("right", "wrong", "expected", "stated"),
    [
        ("may turn out", "will turn out", "may", "will"),
        ("1,250", "1,520", "1,250", "1,520"),
        (" foxes,", "", "foxes,", ""),
        ("hard winter", "very hard winter", "", "very"),
        ("Form 10-K", "Form 10-Q", "10-K", "10-Q"),
        ("1995.", "1996.", "1995.", "1996."),
        (" We describe these and other risks in our Annual Report on Form 10-K for fiscal 2025 and in our later filings.", "",
         "We describe these and other risks in our Annual Report on Form 10-K for fiscal 2025 and in our later filings.", ""),
    ],
)  # fmt: skip
def test_a_change_of_substance_is_told_with_its_words(
    right: str, wrong: str, expected: str, stated: str
) -> None:
    assert right in APPROVED
    facts = facts_of(APPROVED.replace(right, wrong, 1))
    [found] = facts.of("text-change")
    assert (found.expected, found.stated) == (expected, stated)
    if stated:
        assert facts.document.words(found.span) == stated


def test_random_damage_is_told_place_by_place() -> None:
    words = APPROVED.split(" ")
    chance = random.Random(7)
    for _ in range(60):
        at = sorted(chance.sample(range(5, len(words) - 5, 8), 3))
        damaged = list(words)
        for n in at:
            damaged[n] = f"damage{n}"
        text = " ".join(damaged)
        text = rewrapped(text, chance.randint(50, 110)) if chance.random() < 0.5 else text
        assert [c.stated for c in changes(text)] == [f"damage{n}" for n in at]


def test_a_blank_may_be_filled_in_with_anything() -> None:
    approved = APPROVED.replace("fiscal 2025", "the year ended {date},")
    for day in ("December 31, 2025,", "June 30, 2024,"):
        facts = facts_of(approved.replace("{date},", day), approved)
        assert facts.of("text-change") == ()
    [found] = facts_of(
        approved.replace("{date},", "June 30, 2024,").replace("geese came", "ducks came"), approved
    ).of("text-change")
    assert found.stated == "ducks"


def test_another_wording_is_told_as_a_whole() -> None:
    other = "This press release contains forward-looking statements. We expect geese. They may not come. We don't update them."
    [found] = changes(other)
    assert found.what == "it is another wording"


def test_a_draft_without_the_text_has_no_passage() -> None:
    facts = facts_of("Nothing of the kind.")
    [found] = facts.of("approved-passage")
    assert not found.present
    assert facts.of("text-change") == ()


def test_without_a_profile_there_is_nothing() -> None:
    document = read_text(BEFORE + APPROVED, "draft.txt")
    assert Facts(document, Law(), {}, date(2026, 11, 23)).of("approved-passage") == ()


def test_a_heading_inside_a_text_belongs_to_it() -> None:
    passage = APPROVED.replace("\n\n", "\n\nPast and Future\n\n")
    assert [change.stated for change in changes(passage)] == ["Past and Future"]
    assert list(facts_of(passage, passage).of("text-change")) == []


def test_the_heading_above_a_text_is_no_change() -> None:
    approved = "Goose Ponds, Inc. keeps ponds for geese in three counties and was founded in 1998."
    [found] = facts_of(APPROVED, approved).of("approved-passage")
    assert found.verbatim


def test_a_text_that_stands_there_twice_is_compared_twice() -> None:
    wrong = APPROVED.replace("hard winter", "mild winter")
    between = "\n\nThe geese of the county were counted by a ranger, who took a boat and a lamp with her.\n\n"
    facts = facts_of(APPROVED + between + wrong)
    assert [found.verbatim for found in facts.of("approved-passage")] == [True, False]
    assert [(c.expected, c.stated) for c in facts.of("text-change")] == [("hard", "mild")]


def test_short_paragraphs_at_the_end_of_a_text_belong_to_it() -> None:
    approved = APPROVED + "\n\nNasdaq - GOOS\n\nCUSIP - 999999999"
    assert list(facts_of(approved, approved).of("text-change")) == []


@pytest.mark.parametrize(
    ("right", "wrong", "restored"),
    [
        ("hard winter", "mild winter", "hard"),
        (" foxes,", "", "barley, foxes, and"),
        ("hard winter", "very hard winter", ""),
        ("This press ", "", "This press release"),
    ],
)
def test_a_change_says_what_should_stand_in_its_place(right: str, wrong: str, restored: str) -> None:
    [found] = changes(APPROVED.replace(right, wrong, 1))
    assert found.restored == restored


class TestLostBlankLines:
    """Mails and web pages lose them: then one paragraph has the text and what stands around it."""

    RELEASE = " ".join(f"The pond in county {n} was dug by hand and is fed by a spring." for n in range(30))

    def changes(self, statement: str) -> list[tuple[str, str]]:
        text = f"{self.RELEASE}\n{rewrapped(statement, 70)}\nInvestor Relations contact:\n\nJane Heron\n"
        return [(c.expected, c.stated) for c in facts_of(text, FLAT).of("text-change")]

    def test_nothing_is_changed(self) -> None:
        assert self.changes(FLAT) == []

    def test_a_change_is_told_alone(self) -> None:
        assert self.changes(FLAT.replace("foxes", "wolves")) == [("foxes,", "wolves,")]

    def test_a_sentence_left_out_is_told_alone(self) -> None:
        gone = "We don't undertake to update any statement, except as the law requires. "
        assert self.changes(FLAT.replace(gone, "")) == [(gone.strip(), "")]


FLAT = " ".join(APPROVED.split())


def told(passage: str, approved: str) -> list[tuple[str, str]]:
    return [(c.expected, c.stated) for c in facts_of(passage, approved).of("text-change")]


def test_a_heading_that_lost_its_line_is_no_change() -> None:
    assert told(f"Safe Harbor Statement {FLAT}", FLAT) == []
    assert told(f"We are sure. {FLAT}", FLAT) == [("", "We are sure.")]


def test_the_mark_of_a_listed_item_is_no_word() -> None:
    listed = FLAT.replace("the number of geese", "* the number of geese")
    assert told(listed, FLAT) == told(FLAT, listed) == []


def test_a_figure_in_a_short_last_line_is_told() -> None:
    assert told(f"{FLAT}\n\nCUSIP - 36246K103", f"{FLAT}\n\nCUSIP - 36246K104") == [
        ("36246K104", "36246K103")
    ]


def test_words_are_told_as_the_approved_text_has_them() -> None:
    curly = FLAT.replace(" -- all", "\u2014all")
    assert told(FLAT.replace(" -- all of which may", " may"), curly) == [("\u2014all of which", "")]


def test_much_left_out_is_told_as_such_and_another_wording_as_another() -> None:
    first = FLAT.partition(". ")[0] + "."
    assert told(first, FLAT) == [(FLAT.removeprefix(first).strip(), "")]
    other = "These are forward-looking statements about geese, which may turn out otherwise in a hard winter."
    assert [stated for _, stated in told(other, FLAT)] == ["another wording"]


def test_a_contacts_line_is_no_statement() -> None:
    approved = f"{FLAT} For more write to Jane Heron, Director of Communications, at the pond."
    facts = facts_of("Jane Heron, Director of Communications", approved)
    assert [found.present for found in facts.of("approved-passage")] == [False]


def test_a_symbol_that_the_profile_contradicts_is_told_as_such() -> None:
    about = (
        "Goose Ponds, Inc. (Nasdaq: GOOS) keeps ponds for geese in three counties and was founded in 1998."
    )
    text = f"BOSTON, March 3, 2025 -- Goose Ponds, Inc. opened a pond.\n\n{about.replace('GOOS', 'GSOO')}\n"
    issuer = Issuer("Goose Ponds, Inc.", tickers={"Nasdaq": "GOOS"}, texts=(ApprovedText("about", about),))
    law = load_packs(("us-core",)).law
    facts = Facts(
        read_text(text, "draft.txt"), law, {"date": "2025-03-03"}, date(2026, 11, 23), issuer=issuer
    )
    assert [told.stated for told in facts.of("house-statement") if not told.agrees] == ["Nasdaq: GSOO"]
    assert list(facts.of("text-change")) == []


ABOUT = (
    "Goose Ponds, Inc. is a leading keeper of ponds for geese and other birds of passage, with its seat in Boston, "
    "and was founded in 1998.\n\nIts ponds in three counties are open to the public from May to October."
)


def test_another_companys_about_is_no_copy() -> None:
    other = ABOUT.replace("Goose Ponds, Inc.", "Duck Lakes").replace("ponds for geese", "lakes for ducks")
    other = other.replace("Boston", "Salem").replace("1998", "2004").replace("three counties", "the north")
    assert (
        told(f"{ABOUT}\n\nAbout Duck Lakes\n\n{other.replace('from May to October', 'all year')}", ABOUT)
        == []
    )


def test_a_paragraph_before_it_that_is_like_it_is_no_part_of_it() -> None:
    like = "Goose Ponds, Inc. is a keeper of ponds for geese and other birds, with its seat in Boston and was open."
    assert told(f"{like}\n\n{ABOUT}", ABOUT) == []
    assert told(f"{like}\n\n{ABOUT.replace('leading', 'large')}", ABOUT) == [("leading", "large")]


def test_a_sentence_left_out_behind_a_heading_is_told_from_its_beginning() -> None:
    twice = f"About Goose Ponds, Inc.\n\n{ABOUT} Goose Ponds, Inc. sells no geese."
    gone = "Goose Ponds, Inc. is a leading keeper of ponds for geese and other birds of passage, with its seat in Boston, and was founded in 1998."
    shorter = twice.replace(f"{gone}\n\n", "")
    assert [expected for expected, _ in told(shorter, twice)] == [gone]


@pytest.mark.parametrize("lines", [1, 3, 6])
def test_short_lines_at_the_end_belong_to_the_text(lines: int) -> None:
    block = "\n\n".join(
        ["Jane Heron", "Head of Ponds", "(617) 555-0101", "Carl Crane", "Office", "Boston"][-lines:]
    )
    assert told(f"{ABOUT}\n\n{block}", f"{ABOUT}\n\n{block}") == []
