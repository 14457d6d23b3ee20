"""Misspelt words, lost spaces, names spelt two ways, raised marks, numbers in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts
from checker.facts.number_words import in_words, number_meant
from checker.facts.spelling import lost_spaces

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("word", "correct"),
    [
        ("servicdes", "services"),
        ("formerlly", "formerly"),
        ("aquire", "acquire"),
        ("annoncement", "announcement"),
        ("arrise", "arise"),
        ("effieicncy", "efficiency"),
        ("commcerial", "commercial"),
    ],
)
def test_a_word_one_slip_away_is_misspelt(facts_of: FactsOf, word: str, correct: str) -> None:
    (found,) = facts_of(f"Acme says that its {word} will be seen in Ohio next year.").of("misspelling")
    assert (found.word, found.correct) == (word, correct)


@pytest.mark.parametrize(
    "text",
    [
        "The tumor centers of the licence and the license, colour and color, harbor and harbour, were analyzed.",
        "Onboarding, monetization, uplisting and delisting of biosimilars; an offtaker and its orebody.",
        "Servicdes is a name, and so is the Servicdes Group.",
        "Its servicdes are a mark, and these servicdes are sold in Ohio.",
        "It gave pembrolizumab and nivolumab to patients with myositis.",
        "See www.servicdes.com and write to servicdes@acme.com or @servicdes, or the pre-servicdes file.",
        "Le rapport technique est disponible sur notre site, avec les annexes et le bilan de la société.",
    ],
)
def test_words_of_the_trade_names_and_other_languages_are_left_alone(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("misspelling") == ()


def test_a_word_beside_another_unknown_one_is_left_alone(facts_of: FactsOf) -> None:
    assert facts_of("Acme mines the argillic descibed saprolitic zone in Ohio.").of("misspelling") == ()


@pytest.mark.parametrize(
    ("word", "lost"),
    [
        ("theforegoing", True),
        ("describedin", True),
        ("ispleased", True),
        ("within", False),
        ("grantor", False),
    ],
)
def test_a_small_and_a_common_word_lost_their_space(facts_of: FactsOf, word: str, lost: bool) -> None:
    facts = facts_of(f"Acme says {word} words of it.")
    assert [facts.document.words(span) for span in lost_spaces(facts)] == ([word] if lost else [])


@pytest.mark.parametrize(
    ("text", "kind", "usual"),
    [
        ("Ana Contreras leads it. Contreras began in May. So said Conteras.", "letters", "Contreras"),
        ("The bank of Milošević pays Milošević, not Milosevic.", "accents", "Milošević"),
        ("AnvilWare sells. AnvilWare buys. Anvilware rents.", "capitals", "AnvilWare"),
        ("The CBX/Shoe and CBX/Show projects: CBX/Shoe is old.", "letters", "CBX/Shoe"),
    ],
)
def test_a_name_is_spelt_two_ways(facts_of: FactsOf, text: str, kind: str, usual: str) -> None:
    (found,) = facts_of(text).of("respelling")
    assert (found.kind, found.usual) == (kind, usual)


@pytest.mark.parametrize(
    "text",
    [
        "Johnson came. Johnson saw. Johnston left.",  # two words that a dictionary has
        "Contreras came. Contreras saw. The Contreras' house.",
        "ANVILWARE sells. AnvilWare buys. AnvilWare rents.",
        "Panamá has a canal. Panamá has a port. Panama is English.",
    ],
)
def test_two_names_are_two_names(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("respelling") == ()


@pytest.mark.parametrize(
    ("word", "figure", "meant"),
    [
        ("nine", 9, None),
        ("nice", 9, "nine"),
        ("thirty", 60, "sixty"),
        ("twenty-one", 21, None),
        ("item", 3, None),
        ("note", 4, None),
    ],
)
def test_a_number_in_words_says_what_its_figure_says(word: str, figure: int, meant: str | None) -> None:
    assert number_meant(word, figure) == meant


def test_numbers_in_words() -> None:
    assert [in_words(n) for n in (0, 13, 20, 47, 99)] == [
        "zero",
        "thirteen",
        "twenty",
        "forty-seven",
        "ninety-nine",
    ]


def test_thirty_six_is_one_number(facts_of: FactsOf) -> None:
    found = facts_of("Acme pays over the thirty six (36) months and holds nice (9) claims.").of("misprint")
    assert [m.correct for m in found] == ["nine"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Sales rose.1 Costs fell.2 All was well.", [("note mark", 2)]),
        ("A dose of 40X106 cells was safe.", [("power", 1)]),
        ("SEE A BRIGHTER WAYSM.", [("service mark", 1)]),
        ("See No.1, the PRISM study, and item 2. 1 in 10 saw it at 10.30.", []),
    ],
)
def test_raised_marks_on_the_line(facts_of: FactsOf, text: str, kinds: list[tuple[str, int]]) -> None:
    assert [(m.kind, m.count) for m in facts_of(text).of("superscript")] == kinds
