"""References to filings: which reports the words name, and what they say of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checker.facts import Facts
from checker.facts.filings import Filing
from checker.law import Law

DAY = date(2025, 12, 1)


@pytest.fixture
def filings(facts_of: Callable[..., Facts]) -> Callable[..., list[Filing]]:
    def find(text: str, day: date = DAY) -> list[Filing]:
        return [f for f in facts_of(text, date=day).of("filing") if not f.general]

    return find


Filings = Callable[..., list[Filing]]


def ends(found: list[Filing]) -> list[tuple[str | None, str | None]]:
    return [(f.form, str(f.period_end) if f.period_end else None) for f in found]


def test_two_forms_of_one_list_are_two_references(filings: Filings) -> None:
    assert [f.form for f in filings("See our Forms 10-K and 10-Q filed with the SEC.")] == ["10-K", "10-Q"]


def test_every_form_of_the_table_is_known_by_its_number(filings: Filings, law: Law) -> None:
    numbered = [str(row["form"]) for row in law.table("forms").rows if row.get("number", True)]
    named = (name if name.startswith("Schedule ") else f"Form {name}" for name in numbered)
    text = "\n\n".join(f"We have filed {name} with the SEC." for name in named)
    assert [f.form for f in filings(text)] == numbered


def test_each_form_of_a_sentence_has_its_own_period_and_date(filings: Filings) -> None:
    annual, quarterly = filings(
        "See our Annual Report on Form 10-K for the year ended December 31, 2024, filed with the"
        " SEC on February"
        " 27, 2025, and our Quarterly Report on Form 10-Q for the quarter ended September 30, 2025,"
        " filed with the"
        " SEC on November 5, 2025."
    )
    assert (annual.form, annual.period_end) == ("10-K", date(2024, 12, 31))
    assert (quarterly.form, quarterly.period_end) == ("10-Q", date(2025, 9, 30))
    assert (annual.filed_date, quarterly.filed_date) == (date(2025, 2, 27), date(2025, 11, 5))


def test_dates_of_several_reports_are_given_respectively(filings: Filings) -> None:
    found = filings(
        "Form 10-K for the year ended December 31, 2024 and Form 10-Q for the quarter ended March"
        " 31, 2025, filed"
        " with the SEC on February 20, 2025 and May 6, 2025, respectively."
    )
    assert [f.filed_date for f in found] == [date(2025, 2, 20), date(2025, 5, 6)]


def test_one_form_with_several_periods_is_several_reports(filings: Filings) -> None:
    found = filings("Forms 10-Q for the quarters ended March 31, June 30 and September 30, 2025.")
    assert ends(found) == [("10-Q", "2025-03-31"), ("10-Q", "2025-06-30"), ("10-Q", "2025-09-30")]
    assert ends(filings("Form 10-K for the years ended June 30, 2025 and 2024.")) == [
        ("10-K", "2025-06-30"),
        ("10-K", "2024-06-30"),
    ]


def test_one_form_filed_on_several_days_is_several_reports(filings: Filings) -> None:
    found = filings("See the Forms 8-K filed with the SEC on January 5, 2025 and February 12, 2025.")
    assert [f.filed_date for f in found] == [date(2025, 1, 5), date(2025, 2, 12)]


def test_each_means_all(filings: Filings) -> None:
    found = filings(
        "See our Form 10-K, our Form 10-Q and our Form 8-K, each filed with the SEC on May 1, 2025."
    )
    assert [f.filed_date for f in found] == [date(2025, 5, 1)] * 3


@pytest.mark.parametrize(
    ("words", "kind", "end", "year"),
    [
        ("Form 10-K for the fiscal year ended June 28, 2025", "year", "2025-06-28", 2025),
        ("Form 10-K for the 52 weeks ended February 1, 2025", "year", "2025-02-01", 2025),
        ("Form 10-K for our fiscal year 2024 ended February 1, 2025", "year", "2025-02-01", 2024),
        ("Form 10-K for the period ended December 31, 2024", "year", "2024-12-31", 2024),
        ("Form 10-K for the quarter and year ended December 31, 2024", "year", "2024-12-31", 2024),
        ("Form 10-K for the fiscal year ended June 2025", "year", "2025-06-30", 2025),
        ("Annual Report for the year ended 12/31/2024 on Form 10-K", "year", "2024-12-31", 2024),
        ("December 31, 2024 Form 10-K", "year", "2024-12-31", 2024),
        ("2024 Annual Report on Form 10-K", "year", "None", 2024),
        ("Form 10-K for fiscal 2024", "year", "None", 2024),
        ("Form 20-F for FY2024", "year", "None", 2024),
        ("Form 10-Q for the 12 and 24 weeks ended June 14, 2025", "quarter", "2025-06-14", None),
        ("Form 10-Q for the three and nine months ended September 30, 2025", "quarter", "2025-09-30", None),
        ("Form 10-Q for the third quarter of 2025", "quarter", "None", 2025),
        ("Q3 2025 Form 10-Q", "quarter", "None", 2025),
        ("2025 first quarter 10-Q", "quarter", "None", 2025),
        ("Form 6-K for the six months ended June 30, 2025", "half", "2025-06-30", None),
        ("Form 10-K for the quarter ended March 31, 2025", "quarter", "2025-03-31", None),
        ("Form 10-Q for the year ended December 31, 2024", "year", "2024-12-31", 2024),
    ],
)
def test_period(filings: Filings, words: str, kind: str, end: str, year: int | None) -> None:
    (found,) = filings(f"See our {words}, filed with the SEC.")
    assert (found.period_kind, str(found.period_end), found.fiscal_year) == (kind, end, year)


def test_a_bare_year_after_two_forms_makes_no_annual_10q(filings: Filings) -> None:
    annual, quarterly = filings("See our Forms 10-K and 10-Q for 2024 filed with the SEC.")
    assert (annual.period_kind, quarterly.period_kind) == ("year", "none")


def test_a_day_without_its_year_is_the_last_before_the_release(filings: Filings) -> None:
    (found,) = filings(
        "Risks are described in our 10-Q for the quarter ended September 30.", date(2026, 10, 3)
    )
    assert (found.period_end, found.period_end_inferred) == (date(2026, 9, 30), True)


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("Acme has filed its Form 10-Q with the SEC.", "filed"),
        ("Risks are described in our filings with the SEC, including our Form 10-Q.", "filed"),
        ("Results are in the Form 6-K furnished to the SEC.", "furnished"),
        ("Acme will file a Form 8-K with the SEC.", "to be filed"),
        ("Results will be included in our Form 10-K.", "to be filed"),
        ("See our Form 10-K, which we expect to file in March.", "to be filed"),
        ("See our Form 10-K, when filed.", "to be filed"),
        ("Risks are described in our Form 10-K.", "unstated"),
    ],
)
def test_verb(filings: Filings, words: str, verb: str) -> None:
    assert [f.verb for f in filings(words)] == [verb]


@pytest.mark.parametrize(
    "words",
    [
        "On March 3, 2025, Acme filed its Form 10-K with the SEC.",
        "Acme filed with the SEC on March 3, 2025 its Form 10-K.",
        "See our Form 10-K (filed March 3, 2025).",
        'See our Form 10-K, filed with the Securities and Exchange Commission (the "SEC") on March 3, 2025.',
        "See our Form 10-K filed with the U.S. Securities and Exchange Commission by Acme, Inc. on"
        " March 3, 2025.",
        "See our Form 10-K, as filed on March 3, 2025, and as amended on April 30, 2025.",
    ],
)
def test_filing_date(filings: Filings, words: str) -> None:
    assert [f.filed_date for f in filings(words)] == [date(2025, 3, 3)]


def test_today_is_the_release_date(filings: Filings) -> None:
    assert filings("Acme today filed its Form 10-K with the SEC.")[0].filed_date == DAY


@pytest.mark.parametrize(
    "words",
    [
        "The registration statement on Form S-3 filed with the SEC was declared effective on May 2, 2025.",
        "See our Form 10-K filed with the SEC, and on May 2, 2025 the board met.",
        "Acme announced today that it filed its Form 10-K.",
    ],
)
def test_other_dates_are_no_filing_dates(filings: Filings, words: str) -> None:
    assert [f.filed_date for f in filings(words)] == [None]


def test_promise(filings: Filings) -> None:
    late, right = (
        filings(f"Acme will file its Form 10-Q for the quarter ended September 30, 2025 by {day}, 2025.")[0]
        for day in ("November 28", "November 10")
    )
    assert (late.promised_by, late.promised_late) == (date(2025, 11, 28), True)
    assert right.promised_late is False


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("our most recent Form 10-K", [True]),
        ("our Quarterly Reports on Form 10-Q", [True]),
        ("any subsequent Form 10-Q or Form 8-K", [True, True]),
        ("our Form 10-K for 2024", [False]),
        ("our most recent Form 10-K for the year ended December 31, 2024", [False]),
    ],
)
def test_open_ended(filings: Filings, words: str, expected: list[bool]) -> None:
    assert [f.open_ended for f in filings(f"See {words}, filed with the SEC.")] == expected


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("the definitive proxy statement on Schedule 14A", ["DEF 14A"]),
        ("the tender offer statement on Schedule TO", ["Schedule TO"]),
        ("Schedules 13D and 13G/A", ["Schedule 13D", "Schedule 13G/A"]),
        ("Amendment No. 2 to its Annual Report on Form 10-K", ["10-K/A"]),
        ("its Form 10-K, as amended by its Form 10-K/A", ["10-K", "10-K/A"]),
        ("its Forms 3, 4 and 5", ["3", "4", "5"]),
        ("a prospectus supplement under Rule 424(b)(5)", ["prospectus supplement"]),
        ("its annual report on Form 40-F and its Form 6-K reports", ["40-F", "6-K"]),
    ],
)
def test_forms(filings: Filings, words: str, forms: list[str]) -> None:
    assert [f.form for f in filings(f"Acme filed {words} with the SEC.")] == forms


def test_titles_without_a_number_take_the_number_of_their_regime(filings: Filings) -> None:
    found = filings("See our Form 10-K and our subsequent quarterly reports filed with the SEC.")
    assert [f.form for f in found] == ["10-K", "10-Q"]


def test_defined_terms_are_mentions_and_their_definitions_are_not(filings: Filings) -> None:
    found = filings(
        'See our Form 10-K for the year ended December 31, 2024 (the "2024 Annual Report"), filed with the'
        " SEC on March 3, 2025. The 2024 Annual Report lists more risks."
    )
    assert [(f.form, f.fiscal_year, f.filed_date) for f in found] == [
        ("10-K", 2024, date(2025, 3, 3)),
        ("10-K", 2024, None),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Holders will receive Form 1099-DIV and an IRS Form 8937.",
        "The FDA issued a Form 483, and the company filed Form 51-102F3 on SEDAR+.",
        "The 10K race raised $10K for charity; 500 people filed in.",
        "We are on schedule to open 4 stores, in the form 5 years ago approved.",
        "The company sent a form of proxy. Its Form 4 printer is fast.",
    ],
)
def test_what_is_no_filing(filings: Filings, words: str) -> None:
    assert filings(words) == []


def test_canadian_documents(filings: Filings) -> None:
    found = filings(
        "See the annual information form and the MD&A for the year ended December 31, 2024, filed on SEDAR+."
    )
    assert [f.form for f in found] == ["AIF", "MD&A"]
    assert found[1].period_end == date(2024, 12, 31)


def test_a_section_of_a_10k_is_no_canadian_document(filings: Filings) -> None:
    found = filings('See "Management\'s Discussion and Analysis" in our Form 10-K filed with the SEC.')
    assert [f.form for f in found] == ["10-K"]


def test_general_references(facts_of: Callable[..., Facts]) -> None:
    (found,) = facts_of("Risks are described in our filings with the SEC.", date=DAY).of("filing")
    assert (found.general, found.form, found.open_ended, found.verb) == (True, None, True, "filed")


def test_items_and_file_numbers(filings: Filings) -> None:
    (report,) = filings("Item 2.02 of the Current Report on Form 8-K furnished to the SEC tells more.")
    right, wrong = (
        filings(f"Acme filed a registration statement on Form S-3 (File No. {number}) with the SEC.")[0]
        for number in ("333-281443", "333-12")
    )
    assert report.item == "2.02"
    assert (right.file_number, right.file_number_valid) == ("333-281443", True)
    assert wrong.file_number_valid is False


def test_owners(filings: Filings) -> None:
    found = filings(
        "See Acme's Form 10-K for the year ended June 30, 2025 and Target Corp.'s Form 10-K for the"
        " year ended"
        " December 31, 2024, filed with the SEC."
    )
    assert [f.owner for f in found] == ["Acme", "Target Corp."]
    assert filings("See Acme's Form 10-K filed with the SEC.")[0].owner is None


@pytest.mark.parametrize("length", [4000])
def test_long_input_is_read_in_time(filings: Filings, length: int) -> None:
    for unit in ("Form 10-K and ", "filed with the SEC on ", "year ended ", "December 31, 2024 and ", "(("):
        filings(f"See our Form 10-K {unit * (length // len(unit))}")
