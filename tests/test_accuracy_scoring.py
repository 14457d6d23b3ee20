"""The instrument of ``make accuracy`` must itself be right: its counting, on cases made up for it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from checker.document import Block, Document, OffsetMap, Source, Span
from checker.facts import KINDS, FactKind, Facts
from checker.law import Law

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from measuring import caution, contacts, filings, identity, measures, outlook, printing
from measuring.counts import Board, Middle, Share, Tally
from measuring.pages import Page, half_shared, likeness, overlap, pair
from measuring.seen import Absent, Seen, unwritten


def fact(text: str, quote: str, **fields: Any) -> SimpleNamespace:
    start = text.index(quote)
    return SimpleNamespace(span=Span(start, start + len(quote)), **fields)


def seen(text: str, release: dict[str, Any] | None = None, **found: Iterable[Any]) -> Seen:
    """A text with facts set by hand; keyword ``forward_looking`` gives the kind ``forward-looking``."""
    blocks = (Block(Span(0, len(text)), "paragraph"),)
    document = Document(text, text, blocks, OffsetMap((0,), (0,)), Source("a.txt", "text"))
    kinds = {kind.replace("_", "-"): tuple(facts) for kind, facts in found.items()}
    facts = Facts(document, Law(), {}, date(2026, 1, 2), _found=kinds)
    facts._release = SimpleNamespace(**(release or {}))  # type: ignore[assignment]
    return Seen("a", facts)


def tally(board: Board, row: str) -> tuple[int, int, int]:
    counted = board.tally(row)
    return counted.found, len(counted.false_hits), len(counted.misses)


# --- places -----------------------------------------------------------------------------------------------


def test_a_quote_is_found_whatever_its_white_space() -> None:
    page = Page("Form\n 10-K and the Form 10-K")
    assert page.occurrences("Form 10-K") == [(0, 8), (14, 22)]
    assert page.occurrences("") == []
    assert page.words((0, 8)) == "Form 10-K"


def test_raw_offsets_become_ink() -> None:
    page = Page("  ab  c")
    assert page.ink(0, 7) == (0, 3)
    assert page.ink(2, 4) == (0, 2)
    assert page.ink(4, 6) == (2, 2)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((0, 4), (4, 8), 0), ((0, 4), (3, 8), 1), ((0, 9), (2, 4), 2), ((0, 4), (0, 4), 4)],
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], shared: int) -> None:
    assert overlap(one, other) == overlap(other, one) == shared


def test_half_of_the_shorter_is_enough_and_less_is_not() -> None:
    assert half_shared((0, 100), (95, 105))
    assert not half_shared((0, 100), (96, 106))
    assert not half_shared((5, 5), (0, 10))


def test_likeness_is_intersection_over_union() -> None:
    assert likeness([(0, 10)], [(5, 15)]) == pytest.approx(5 / 15)
    assert likeness([(0, 10)], [(0, 4), (4, 10)]) == 1.0
    assert likeness([(0, 10)], []) == 0.0
    assert likeness([], []) == 1.0


def test_pairs_are_one_to_one_and_as_many_as_can_be() -> None:
    # The greedy choice (first label takes the first stretch) would leave the second label alone.
    labels = [[(0, 20)], [(0, 8)]]
    assert pair(labels, [(0, 10), (12, 20)], lambda i, j: True) == [(0, 1), (1, 0)]


def test_pairs_that_agree_come_before_larger_overlaps() -> None:
    labels = [[(0, 20)], [(0, 20)]]
    assert pair(labels, [(0, 20), (10, 20)], lambda i, j: (i, j) in {(0, 1), (1, 0)}) == [(0, 1), (1, 0)]


def test_better_grades_come_first_but_never_cost_a_pair() -> None:
    labels, found = [[(0, 9)], [(0, 9)], [(0, 9)]], [(0, 9), (0, 9), (0, 9)]
    assert pair(labels, found, lambda i, j: 1 + (i + j == 2)) == [(0, 2), (1, 1), (2, 0)]
    # Label 0 agrees best with 0, the only one that label 1 agrees with at all: both are paired.
    grades = {(0, 0): 3, (0, 1): 1, (1, 0): 1}
    assert pair(labels[:2], found[:2], lambda i, j: grades.get((i, j), 0)) == [(0, 1), (1, 0)]


def test_what_does_not_overlap_is_not_paired() -> None:
    assert pair([[(0, 5)]], [(5, 9)], lambda i, j: True) == []


def test_a_repeated_quote_may_stand_anywhere() -> None:
    assert pair([[(0, 5), (50, 55)]], [(49, 56)], lambda i, j: False) == [(0, 0)]


# --- counts -----------------------------------------------------------------------------------------------


def test_precision_recall_and_f1() -> None:
    counted = Tally()
    for _ in range(3):
        counted.hit()
    counted.miss("a", "x")
    counted.false("a", "y")
    counted.false("a", "z")
    assert (counted.precision, counted.recall) == (3 / 5, 3 / 4)
    assert counted.figure == pytest.approx(2 * 3 / (2 * 3 + 1 + 2))


def test_a_wrong_value_is_a_miss_and_a_false_hit() -> None:
    counted = Tally()
    counted.value("a", "x", "y")
    counted.value("a", "x", None)
    counted.value("a", None, "y")
    counted.value("a", None, None)
    counted.value("a", "x", "x")
    assert (counted.found, len(counted.false_hits), len(counted.misses)) == (1, 2, 2)


def test_sets_are_compared_name_by_name() -> None:
    counted = Tally()
    counted.sets("a", {"p", "q"}, {"q", "r", "s"})
    assert (counted.found, len(counted.false_hits), len(counted.misses)) == (1, 2, 1)


def test_nothing_asked_is_nothing_wrong_and_nothing_right_is_nought() -> None:
    assert Tally().figure == Share().figure == Middle().figure == 1.0
    counted = Tally()
    counted.miss("a", "x")
    counted.false("a", "y")
    assert counted.figure == 0.0


def test_boards_add_up() -> None:
    one, other = Board(absent={"p"}), Board(absent={"q"})
    one.tally("t").hit()
    other.tally("t").miss("b", "x")
    other.share("s").answer("b", 1, 1)
    other.middle("m").measured("b", 0.5)
    one.add(other)
    assert tally(one, "t") == (1, 0, 1)
    assert one.share("s").right == 1
    assert (one.middle("m").figure, len(one.middle("m").misses)) == (0.5, 1)
    assert one.absent == {"p", "q"}


def test_a_row_is_counted_in_one_way() -> None:
    board = Board()
    board.tally("t").hit()
    with pytest.raises(TypeError):
        board.share("t")


def test_the_table_says_which_goal_is_missed_and_holds_no_words() -> None:
    board = Board()
    board.tally("release date").miss("a", "secret words")
    board.tally("tickers").hit()
    lines = list(printing.table(board))
    assert any(line.startswith("release date") and line.endswith("0.98 short") for line in lines)
    assert any(line.startswith("tickers") and line.endswith("0.98") for line in lines)
    assert "secret" not in "".join(lines) + str(printing.figures(board))
    assert "secret words" in "".join(printing.details(board, "release"))


# --- what is said once ------------------------------------------------------------------------------------


def test_a_dateline_is_compared_field_by_field() -> None:
    text = "NORTH TOWN, Ill., Feb. 7, 2025 /NEWSWIRE/ -- Words."
    found = fact(
        text,
        "NORTH TOWN, Ill., Feb. 7, 2025",
        city="North Town",
        region="Ill",
        date=date(2025, 2, 7),
        wire="Newswire",
    )
    label = {
        "quote": text[:44],
        "city": "North Town",
        "region": "Ill.",
        "date": "2025-02-08",
        "wire": "NEWSWIRE",
    }
    board = Board()
    identity.dateline({"dateline": label}, seen(text, dateline=[found]), board)
    assert [tally(board, f"dateline: {x}") for x in ("city", "region", "date", "wire")] == [
        (1, 0, 0),
        (1, 0, 0),
        (0, 1, 1),
        (1, 0, 0),
    ]
    assert tally(board, "dateline") == (1, 0, 0)


def test_a_dateline_where_none_is_labelled_is_false() -> None:
    text = "Somewhere, Feb. 7, 2025"
    found = fact(
        text, text, city="Somewhere", region=None, country_name=None, date=date(2025, 2, 7), wire=None
    )
    board = Board()
    identity.dateline({"dateline": None}, seen(text, dateline=[found]), board)
    assert tally(board, "dateline") == tally(board, "dateline: city") == (0, 1, 0)
    assert tally(board, "dateline: wire") == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "same_as"),
    [
        ("NASDAQ", "Nasdaq Capital Market"),
        ("TSX-V", "TSXV"),
        ("OTCPK", "OTC PINK"),
        ("OTCMKTS", "OTC"),
        ("NYSE", "New York Stock Exchange"),
    ],
)
def test_a_market_has_one_name(name: str, same_as: str) -> None:
    assert identity.exchange(name) == identity.exchange(same_as)


def test_markets_stay_apart() -> None:
    names = ("NYSE", "NYSE American", "Nasdaq", "TSX", "TSXV", "OTC", "OTCQB", "OTCQX", "OTC Pink")
    assert len({identity.exchange(name) for name in names}) == len(names)


def test_tickers_count_once_however_often_they_stand() -> None:
    text = "(NYSE: AB.C) and again NYSE: AB/C, not (TSX: XY)"
    found = [
        fact(text, "NYSE: AB.C", exchange="NYSE", symbol="AB.C"),
        fact(text, "NYSE: AB/C", exchange="NYSE", symbol="AB/C"),
        fact(text, "TSX: XY", exchange="TSX", symbol="XY"),
    ]
    board = Board()
    issuers = [{"exchange": "NYSE", "symbol": "AB.C"}, {"exchange": "TSX-V", "symbol": "XY"}]
    identity.tickers({"issuers": issuers}, seen(text, ticker=found), board)
    assert tally(board, "tickers") == (1, 1, 1)
    assert tally(board, "tickers: symbol") == (2, 0, 0)


@pytest.mark.parametrize(
    ("found", "counts"),
    [("New Drug Works", (1, 0, 0)), ("New Drug", (0, 1, 1)), (None, (0, 0, 1))],
)
def test_a_headline_is_the_labels_words(found: str | None, counts: tuple[int, int, int]) -> None:
    text = "New Drug Works\nand more."
    span = fact(text, found).span if found else None
    board = Board()
    release = {"headline": found, "headline_span": span}
    identity.headline({"headline": "New Drug Works"}, seen(text, release), board)
    assert tally(board, "headline") == counts


def test_events_are_compared_whatever_their_punctuation() -> None:
    board = Board()
    identity.events(
        {"event_types": ["dividend", "tender_offer", "other"]},
        seen("x", {"events": ("tender-offer", "ipo")}),
        board,
    )
    assert tally(board, "events") == (1, 1, 1)


def unwritten_extractor(facts: object) -> list[object]:
    raise NotImplementedError


def test_a_missing_extractor_is_said_and_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "stub", FactKind(__name__, "SimpleNamespace", "unwritten_extractor"))
    monkeypatch.setitem(KINDS, "gone", FactKind("checker.facts.no_such_module", "A", "b"))
    unwritten.cache_clear()
    view = seen("x")
    for kind in ("stub", "gone"):
        with pytest.raises(Absent, match=kind):
            Seen("a", view.facts, unwritten()).of(kind)
    unwritten.cache_clear()


# --- filings ----------------------------------------------------------------------------------------------


def filing(text: str, quote: str, form: str | None, **fields: Any) -> SimpleNamespace:
    blank = {
        "period_kind": "none",
        "period_end": None,
        "fiscal_year": None,
        "filed_date": None,
        "open_ended": False,
        "verb": "filed",
    }
    return fact(text, quote, form=form, **(blank | fields))


def mention(quote: str, form: str | None, **fields: Any) -> dict[str, Any]:
    blank = {
        "period_kind": "none",
        "period_end": None,
        "filed_date": None,
        "open_ended": False,
        "verb": "filed",
    }
    return {"quote": quote, "form": form} | blank | fields


def test_two_forms_named_by_one_quote_are_two_mentions() -> None:
    text = "reports on Forms 10-K and 10-Q, and others"
    labels = [mention("Forms 10-K and 10-Q", "10-K"), mention("Forms 10-K and 10-Q", "10-Q")]
    found = [filing(text, "10-Q", "10-Q"), filing(text, "Forms 10-K", "10-K")]
    board = Board()
    filings.score("f", labels, seen(text, filing=found), board)
    assert tally(board, "f: form") == (2, 0, 0)


def test_a_period_counts_only_where_one_is_stated_or_given() -> None:
    text = "Form 10-K for the year ended June 30, 2024; Form 10-Q; Form 20-F"
    labels = [
        mention(
            "Form 10-K for the year ended June 30, 2024", "10-K", period_kind="year", period_end="2024-06-30"
        ),
        mention("Form 10-Q", "10-Q"),
        mention("Form 20-F", "20-F"),
    ]
    found = [
        filing(text, "Form 10-K", "10-K", period_kind="year", period_end=date(2024, 6, 30), fiscal_year=2024),
        filing(text, "Form 10-Q", "10-Q", period_end=date(2024, 9, 30)),
        filing(text, "Form 20-F", "20-F"),
    ]
    board = Board()
    filings.score("f", labels, seen(text, filing=found), board)
    assert tally(board, "f: form") == (3, 0, 0)
    assert tally(board, "f: form + period end") == (1, 1, 0)
    assert tally(board, "f: form + year") == (1, 1, 0)
    assert tally(board, "f: form + filed date") == (0, 0, 0)


def test_a_wrong_form_is_a_miss_and_a_false_hit() -> None:
    text = "our Form 10-K"
    board = Board()
    filings.score(
        "f", [mention("Form 10-K", "10-K")], seen(text, filing=[filing(text, "10-K", "10-Q")]), board
    )
    assert tally(board, "f: form") == (0, 1, 1)


def test_forms_without_a_number_are_counted_apart() -> None:
    text = "the prospectus, our filings with the SEC and the Form 10-K"
    labels = [mention("prospectus", "prospectus"), mention("our filings", None)]
    found = [filing(text, "prospectus", "prospectus"), filing(text, "Form 10-K", "10-K")]
    board = Board()
    filings.score("f", labels, seen(text, filing=found), board)
    assert tally(board, "f: un-numbered form") == (1, 0, 1)
    assert tally(board, "f: form") == (0, 1, 0)


@pytest.mark.parametrize("form", ["10-K", "S-1", "DEF 14A", "Schedule TO", "424B5", "4"])
def test_forms_with_a_number(form: str) -> None:
    assert filings.numbered(form)


@pytest.mark.parametrize("form", [None, "prospectus", "AIF", "MD&A", "NI 43-101 technical report", "POS AM"])
def test_forms_without_a_number(form: str | None) -> None:
    assert not filings.numbered(form)


# --- contacts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+1 (212) 555-0142", "212.555.0142"),
        ("(928) 555-0142 x814", "+19285550142"),
        ("888.555.0142, ext 5", "1-888-555-0142"),
        ("1-800-FLOWERS", "800 356 9377"),
        ("+44 (0)20 7946 0018", "+442079460018"),
    ],
)
def test_numbers_that_ring_the_same_line(one: str, other: str) -> None:
    assert contacts.same_phone(one, other)


@pytest.mark.parametrize("other", ["212-555-0143", "914-555-0142", "", "42"])
def test_numbers_that_do_not(other: str) -> None:
    assert not contacts.same_phone("+1 212 555 0142", other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr. Ann Field", "Ann Field", True),
        ("Ann Field / Bo Hill", "Bo Hill", True),
        ("Ann Field", "Ann Hill", False),
        ("Robert Stone, Jr.", "Robert Stone, Jr.", True),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert contacts.same_name(one, other) is same


def test_entries_are_matched_by_what_they_share_and_compared_value_by_value() -> None:
    text = "Investors: Ann Field, 212-555-0142, a@field.example Media: Bo Hill, b@hill.example"
    labels = {
        "contacts": [
            entry(
                "Ann Field, 212-555-0142, a@field.example",
                "investor",
                "Ann Field",
                "212-555-0142",
                "a@field.example",
            ),
            entry("Bo Hill, b@hill.example", "media", "Bo Hill", None, "b@hill.example"),
        ]
    }
    whole = fact(text, text, role="media", name="Bo Hill", phone="(212) 555-0142", email="B@hill.example")
    board = Board()
    contacts.contacts(labels, seen(text, contact=[whole]), board)
    assert tally(board, "contacts: entry") == (1, 0, 1)
    # Two values speak for the second entry, one for the first.
    assert tally(board, "contacts: name") == tally(board, "contacts: email") == (1, 0, 1)
    assert tally(board, "contacts: phone") == (0, 1, 1)


def entry(quote: str, role: str, name: str | None, phone: str | None, email: str | None) -> dict[str, Any]:
    return {"quote": quote, "role": role, "name": name, "phone": phone, "email": email}


# --- cautionary statement ---------------------------------------------------------------------------------

CAUTION = {
    "present": True,
    "quote_start": "This release contains",
    "quote_end": "as required by law.",
    "identification": "contains",
    "cites_pslra": True,
    "cites_sections": False,
    "named_factors": 5,
    "company_specific": False,
    "no_update_clause": True,
    "except_as_required_by_law": True,
}


def statement(text: str, quote: str, **fields: Any) -> SimpleNamespace:
    known = {k: v for k, v in CAUTION.items() if not k.startswith("quote")}
    return fact(text, quote, **(known | fields))


def test_a_statement_in_two_pieces_is_taken_together() -> None:
    text = (
        "This release contains forward-looking words. Nothing is updated, except as required by law. Contact"
    )
    first = statement(
        text, "This release contains forward-looking words.", identification="none", named_factors=2
    )
    second = statement(
        text, "Nothing is updated, except as required by law.", cites_pslra=False, named_factors=3
    )
    board = Board()
    caution.cautionary({"cautionary": CAUTION}, seen(text, cautionary=[first, second]), board)
    assert board.middle("cautionary: overlap").figure == 1.0
    assert all(row.figure == 1.0 for row in board.rows.values())
    assert board.share("cautionary: named factors ±2").right == 1


def test_a_statement_that_is_not_found_has_none_of_its_parts_right() -> None:
    text = "This release contains words, except as required by law."
    board = Board()
    caution.cautionary({"cautionary": CAUTION}, seen(text, cautionary=[]), board)
    assert board.share("cautionary: present").figure == 0.0
    assert board.middle("cautionary: overlap").figure == 0.0
    assert board.share("cautionary: no update clause").figure == 0.0


def test_factors_may_be_two_off_and_not_three() -> None:
    text = "This release contains words, except as required by law."
    for number, figure in ((3, 1.0), (7, 1.0), (2, 0.0), (8, 0.0)):
        board = Board()
        found = statement(text, text, named_factors=number)
        caution.cautionary({"cautionary": CAUTION}, seen(text, cautionary=[found]), board)
        assert board.share("cautionary: named factors ±2").figure == figure


# --- forward-looking --------------------------------------------------------------------------------------


def outlook_board(
    text: str, labels: list[tuple[str, str]], found: list[tuple[str, str]], logistics: tuple[str, ...] = ()
) -> Board:
    board = Board()
    facts = [fact(text, quote, strength=strength) for quote, strength in found]
    own = {
        "forward_looking": [{"quote": q, "strength": s} for q, s in labels],
        "logistics_future": list(logistics),
    }
    outlook.forward_looking(own, seen(text, forward_looking=facts), board)
    return board


def test_sentences_are_found_missed_and_falsely_marked() -> None:
    text = "We will grow. We expect more. The sun rises. The call will be at noon."
    board = outlook_board(
        text,
        [("We will grow.", "plan"), ("We expect more.", "expectation")],
        [("We will grow.", "expectation"), ("The sun rises.", "plan"), ("The call will be at noon.", "plan")],
        ("The call will be at noon.",),
    )
    assert tally(board, "forward-looking") == (1, 2, 1)
    assert board.share("forward-looking: plan found").figure == 1.0
    assert board.share("forward-looking: expectation found").figure == 0.0
    assert board.share("forward-looking: strength").figure == 0.0
    assert board.share("logistics: left alone").figure == 0.0


def test_aspirations_are_neutral_both_ways() -> None:
    text = "We are committed to good. We will grow. Our mission is light."
    board = outlook_board(
        text,
        [("We are committed to good.", "aspiration"), ("We will grow.", "plan")],
        [("We are committed to good.", "plan"), ("Our mission is light.", "aspiration")],
    )
    assert tally(board, "forward-looking") == (0, 0, 1)
    assert tally(board, "forward-looking: any strength") == (0, 1, 1)


def test_a_plan_called_an_aspiration_is_missed_but_counts_where_any_strength_does() -> None:
    board = outlook_board("We will grow.", [("We will grow.", "plan")], [("We will grow.", "aspiration")])
    assert tally(board, "forward-looking") == (0, 0, 1)
    assert tally(board, "forward-looking: any strength") == (1, 0, 0)


def test_two_marks_on_one_label_are_one_label_found_and_two_right_answers() -> None:
    text = "We will grow; and we will hire."
    board = outlook_board(text, [(text, "plan")], [("We will grow;", "plan"), ("we will hire.", "plan")])
    counted = board.tally("forward-looking")
    assert (counted.found, counted.right, counted.precision, counted.recall) == (1, 2, 1.0, 1.0)


def test_logistics_that_are_labelled_forward_looking_too_are_not_asked_about() -> None:
    text = "We will grow at noon."
    board = outlook_board(text, [(text, "plan")], [(text, "plan")], (text,))
    assert "logistics: left alone" not in board.rows


@pytest.mark.parametrize(
    ("label", "strengths", "counts"),
    [
        ("F", ["plan"], (1, 0, 0)),
        ("F", [], (0, 0, 1)),
        ("F", ["aspiration"], (0, 0, 1)),
        ("N", ["plan"], (0, 1, 0)),
        ("L", ["guidance"], (0, 1, 0)),
        ("B", [], (0, 0, 0)),
        ("N", ["aspiration"], (0, 0, 0)),
    ],
)
def test_single_sentences(label: str, strengths: list[str], counts: tuple[int, int, int]) -> None:
    board = Board()
    found = [fact("Words.", "Words.", strength=strength) for strength in strengths]
    outlook.sentence({"label": label, "split": "dev"}, seen("Words.", forward_looking=found), board)
    assert tally(board, "sentences") == tally(board, "sentences: dev") == counts


# --- measures ---------------------------------------------------------------------------------------------


def test_measures_are_compared_by_name_once_each() -> None:
    text = "Adjusted EBITDA rose; Adjusted EBITDA"
    board = Board()
    label = {"used": True, "measures": ["Adjusted EBITDA", "free cash flow"], "reconciliation": False}
    found = [
        fact(text, "Adjusted EBITDA", name="adjusted EBITDA"),
        fact(text, "EBITDA", name="Adjusted EBITDA"),
    ]
    measures.non_gaap({"non_gaap": label}, seen(text, measure=found), board)
    assert tally(board, "non-GAAP: measures") == (1, 0, 1)
    assert board.share("non-GAAP: used").figure == board.share("non-GAAP: reconciliation").figure == 1.0


# --- calls ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "time", "counts"),
    [
        ("A call is at noon on May 5.", "12:00", (1, 0, 0)),
        ("Dial in at noon.", "12:00", (1, 0, 0)),
        ("Dial in at noon.", "11:00", (0, 1, 1)),
    ],
)
def test_a_call_is_found_by_its_place_or_by_its_time(
    quote: str, time: str, counts: tuple[int, int, int]
) -> None:
    text = "A call is at noon on May 5.\nDial in at noon."
    label = {"date": "2025-05-05", "time": "12:00", "tz": "ET", "quote": "A call is at noon on May 5."}
    found = fact(text, quote, date=date(2025, 5, 5), time=time, zone_family="ET")
    view = seen(text, call=[found])
    blocks = tuple(Block(fact(text, line).span, "paragraph") for line in text.split("\n"))
    view.facts.document = replace(view.facts.document, blocks=blocks)
    board = Board()
    identity.call({"conference_call": label}, view, board)
    assert tally(board, "conference call") == counts
    assert board.share("conference call: zone").figure == 1.0
