"""Citations of the safe harbor's statutes, right and wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checker.facts import Facts
from checker.facts.statutes import Statute

SECURITIES = "Section 27A of the Securities Act of 1933"
EXCHANGE = "Section 21E of the Securities Exchange Act of 1934"
PSLRA = "Private Securities Litigation Reform Act of 1995"


@pytest.fixture
def statutes(facts_of: Callable[..., Facts]) -> Callable[..., list[Statute]]:
    def find(words: str, day: date = date(2025, 5, 1)) -> list[Statute]:
        text = f"These are forward-looking statements within the meaning of {words}."
        return list(facts_of(text, date=day).of("statute"))

    return find


Statutes = Callable[..., list[Statute]]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (f"the {PSLRA}", ["pslra"]),
        (f"the {PSLRA.upper()}", ["pslra"]),
        (f'the {PSLRA} (the "PSLRA")', ["pslra", "pslra"]),
        (f"{SECURITIES}, as amended, and {EXCHANGE}, as amended", ["27A", "21E"]),
        (f'{SECURITIES}, as amended (the "Securities Act"), and {EXCHANGE}', ["27A", "21E"]),
        ("Sections 27A and 21E of the Securities Act and Exchange Act", ["27A", "21E"]),
        (
            "Sections 21E and 27A of the Securities Act of 1933 and the Securities Exchange Act of 1934",
            ["27A", "21E"],
        ),
        (
            "Section 27A and Section 21E of the Securities Act and the Exchange Act, respectively",
            ["27A", "21E"],
        ),
        ("Section 27A of the U.S. Securities Act of 1933 and 21E of the Exchange Act", ["27A", "21E"]),
        ("the Securities Exchange Act of 1934, Section 21E", ["21E"]),
        ("section 27(a) of the 1933 Act and section 21(E) of the 1934 Act", ["27A", "21E"]),
        (f"{EXCHANGE} and the {PSLRA}", ["21E", "pslra"]),
        ("the U.S. Securities Act of 1933, as amended", ["securities-act"]),
        ("the Securities Acts of 1933 and 1934", ["securities-act"]),
    ],
)
def test_right_citations(statutes: Statutes, words: str, kinds: list[str]) -> None:
    assert [(s.kind, s.fault) for s in statutes(words)] == [(kind, None) for kind in kinds]


@pytest.mark.parametrize(
    ("words", "fault", "right"),
    [
        ("the Private Securities Litigation Act of 1995", "name", PSLRA),
        ("the Private Securities Reform Act of 1995", "name", PSLRA),
        ("the Private Litigation Reform Act of 1995", "name", PSLRA),
        ("the Securities Litigation Reform Act", "name", PSLRA),
        ("the Safe Harbor Act", "name", PSLRA),
        ("the Private Securities Litigation Reform Act of 1996", "year", PSLRA),
        ("Section 27A of the Securities Act of 1993", "year", SECURITIES),
        ("Section 21E of the Securities Exchange Act of 1994", "year", EXCHANGE),
        ("Section 21E of the Securities Act of 1933", "section-act", EXCHANGE),
        ("Section 21E of the Securities Act of 1934", "section-act", EXCHANGE),
        ("Section 27A of the Securities Exchange Act of 1934", "section-act", SECURITIES),
        ("Section 21F of the Securities Exchange Act of 1934", "section-act", EXCHANGE),
        (f"Section 21E of the {PSLRA}", "section-act", EXCHANGE),
        ("Section 21E of the Securities and Exchange Act of 1934", "name", EXCHANGE),
    ],
)
def test_wrong_citations(statutes: Statutes, words: str, fault: str, right: str) -> None:
    (found,) = statutes(words)
    assert (found.fault, found.should_be) == (fault, right)


def test_only_the_wrong_one_of_two(statutes: Statutes) -> None:
    found = statutes("Sections 27A and 21E of the Securities Exchange Act of 1934")
    assert [(s.kind, s.fault) for s in found] == [("27A", "section-act"), ("21E", None)]


def test_before_the_act(statutes: Statutes) -> None:
    found = statutes(f"the {PSLRA} and {EXCHANGE}", date(1995, 6, 1))
    assert [s.fault for s in found] == ["anachronism", "anachronism"]
    assert [s.fault for s in statutes("the Securities Act of 1933", date(1995, 6, 1))] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Section 21F of the Securities Exchange Act of 1934 rewards whistleblowers.",
        "The Securities Litigation Uniform Standards Act of 1998 and the Securities Act (Ontario) apply.",
        "Section 13(a) of the Exchange Act; the Commodity Exchange Act; the Prison Litigation Reform Act.",
    ],
)
def test_what_is_not_the_safe_harbor(facts_of: Callable[..., Facts], text: str) -> None:
    found = facts_of(text, date=date(2025, 5, 1)).of("statute")
    assert [s for s in found if s.fault or s.kind in ("pslra", "21E", "27A")] == []


def test_a_short_second_mention_is_no_fault(statutes: Statutes) -> None:
    found = statutes(f"the {PSLRA}; the Securities Litigation Reform Act protects them")
    assert [s.fault for s in found] == [None, None]


def test_a_name_does_not_begin_with_and(statutes: Statutes) -> None:
    found = statutes(f"the Securities Act of 1933, as amended, and {PSLRA}")
    assert [(s.name, s.fault) for s in found] == [
        ("Securities Act", None),
        ("Private Securities Litigation Reform Act", None),
    ]


def test_span(facts_of: Callable[..., Facts]) -> None:
    facts = facts_of(f"Statements within the meaning of {EXCHANGE}, as amended.", date=date(2025, 5, 1))
    (found,) = facts.of("statute")
    assert facts.document.words(found.span) == EXCHANGE
    assert (found.section, found.act, found.year) == ("21E", "exchange-act", 1934)
