"""Hostile texts: the work grows with the text and no faster, and what has no end is refused."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from checker.errors import DraftError
from checker.facts import KINDS, Facts
from checker.facts.figures import table_plain
from checker.facts.figures.table_grids import grids
from checker.facts.figures.table_lines import MOST_LINES
from checker.facts.figures.table_plain import text_tables
from checker.facts.figures.table_signs import may_hold_tables
from checker.record import replace
from checker.sentences import split_sentences
from tests.effort import calls

FactsOf = Callable[..., Facts]

TOP = "ACME REPORTS RESULTS\n\nBOSTON, May 1, 2025 -- Acme Corp. reported results.\n\n"

REPEATED = {
    "listings of one company": ("ticker", "Acme Corp. (NASDAQ: ACME) rose.\n\n"),
    "listings of many symbols": ("ticker", "(NASDAQ: A{n:03})\n\n"),
    "annual reports": (
        "filing",
        "See the Annual Report on Form 10-K for the year ended December 31, 2024.\n\n",
    ),
    "forms in one sentence": ("filing", "Form 10-K, "),
    "forms and documents with a name": ("filing", "See Form 10-K and the proxy statement.\n\n"),
    "addresses": ("contact", "jane.roe@acme.com\n\n"),
    "contacts": ("contact", "Contact:\nJane Roe\n617-555-0100\njane@acme.com\n\n"),
    "signs of an event": ("event", "Second Quarter Results\n\n"),
    "calls": ("call", "Acme will host a conference call on its results on May 2, 2025 at 5:00 p.m. ET.\n\n"),
    "times": ("time", "At 5:00 p.m. ET it opens.\n\n"),
    "comparisons": ("comparison", "Revenue rose 12% to $5.6 million from $5.0 million.\n\n"),
    "rows of a table": ("table-check", "Item {n}\t{n}\t2\t3\n"),
    "dates in quotations": ("date", '"It opens on May 2, 2025," said Jane Roe.\n\n'),
    "periods under legends": (
        "period-ahead",
        "Forward-Looking Statements\n\nActual results may differ materially.\n\nConference Call\n\n"
        "Acme expects to open it in the second quarter of 2026.\n\n",
    ),
    "measures and reconciliations": ("measure", "Adjusted EBITDA of $5 million is reconciled below.\n\n"),
    "changes of figures apart": (
        "comparison",
        "Expenses were $1,{n:03},000 (2024: $3,262,000).\n\nExpenses decreased by $1,{n:03},000 or 43%.\n\n",
    ),
    "word lists of cautions": (
        "cautionary",
        'Forward-Looking Statements\n\nWords such as "expect," "plan" and "will" identify statements that may '
        "differ materially.\n\nConference Call\n\nAcme believes that it should open in 2027.\n\n",
    ),
    "persons of one name": ("person", "Mr. {word} Roe spoke.\n\n"),
    "terms of many names": ("defined-term", '{word}, Inc. (the "Company") sold it.\n\n'),
}


@pytest.mark.parametrize("shape", REPEATED)
def test_the_work_grows_with_the_text(facts_of: FactsOf, shape: str) -> None:
    kind, line = REPEATED[shape]

    def work(times: int) -> int:
        words = ("".join(letters) for letters in product("BCDFG", "aeiou", "lmnr", "aeiou"))
        lines = (line.format(n=n, word=word) for n, word in zip(range(times), words, strict=False))
        facts = facts_of(TOP + "".join(lines))
        assert facts.document.sentences is not None  # split outside of what is counted
        return calls(lambda: facts.of(kind))

    work(2)
    assert work(320) < 5 * work(80)


def test_a_long_line_is_measured_once(facts_of: FactsOf) -> None:
    cells = "a\t\tbb\tccccccccc  d\t7"
    ((lines, _),) = text_tables(facts_of(f"Acme\n\n{cells}\nx\t1\t2\n").document)

    assert [(entry.words, entry.left) for entry in lines[0]] == [
        (word, len(cells[: cells.index(word)].expandtabs(8))) for word in ("a", "bb", "ccccccccc", "d", "7")
    ]

    def work(times: int) -> int:
        document = facts_of("a | b  c\t" * times).document
        return calls(lambda: list(text_tables(document)))

    assert work(4_000) < 2.5 * work(2_000)


def test_words_without_a_table_are_not_parted(facts_of: FactsOf, monkeypatch: pytest.MonkeyPatch) -> None:
    document = facts_of("Acme Corp.\n\nJane Roe\nVice President\nBoston, Mass.\n\nAbout Acme\n").document
    parted: list[str] = []

    def entry_of(_span: object, words: str, *_place: int) -> None:
        parted.append(words)

    monkeypatch.setattr(table_plain, "entry_of", entry_of)

    assert list(table_plain.text_tables(document)) == []
    assert parted == []


def test_tables_without_end_are_refused(facts_of: FactsOf) -> None:
    rows = "Item\t1\t2\n"

    assert grids(facts_of(rows * MOST_LINES))
    with pytest.raises(DraftError, match=r"^release\.txt: its tables have more than 6,000 rows; check the"):
        grids(facts_of(rows * (MOST_LINES + 1)))


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("Revenue rose 5% to $1.2 million.", False),
        ("Revenue", False),
        ("BOSTON, May 1, 2025", False),
        ("Revenue\t12", True),
        ("Revenue  12", True),
        ("Revenue\xa0 12", True),
        ("| Revenue | 12 |", True),
        ("Revenue 12,345 11,222", True),
        ("12 11", True),
    ],
)
def test_a_text_that_may_hold_tables(facts_of: FactsOf, line: str, may: bool) -> None:
    assert may_hold_tables(facts_of(f"Acme opens a mill\n\n{line}\n").document) is may


def test_no_more_facts_of_a_kind_than_a_release_has(
    facts_of: FactsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "amount", replace(KINDS["amount"], most=3))

    assert len(facts_of("5% and 6% and 7%").of("amount")) == 3
    with pytest.raises(DraftError, match=r"^release\.txt: it has more than 3 facts of 'amount'; check the"):
        facts_of("5% and 6% and 7% and 8%").of("amount")


def test_a_kind_is_not_searched_to_the_end_of_a_draft_that_is_refused(
    facts_of: FactsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "amount", replace(KINDS["amount"], most=3))

    def work(times: int) -> int:
        facts = facts_of("5% rose. " * times)

        def refused() -> None:
            with pytest.raises(DraftError):
                facts.of("amount")

        return calls(refused)

    assert work(2_000) == work(20)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("So ends it... The rest follows.", ["So ends it...", "The rest follows."]),
        ("Really?! We ask.", ["Really?!", "We ask."]),
        ("He asked: why?? Because it is.", ["He asked: why??", "Because it is."]),
        ("." * 2_000, ["." * 2_000]),
    ],
)
def test_runs_of_stops_end_one_sentence(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
