"""What tables are checked for: sums, changes, margins, results per share, the balance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts
from checker.facts.figures.table_checks import TableCheck
from checker.facts.figures.table_reading import MOST_ROWS

INCOME = """
(In thousands, except per share data)

|  | Three Months Ended June 30, |  |
|  | 2026 | 2025 |
| Product | $9,204 | $8,120 |
| Service | 2,416 | 2,388 |
| Total revenue | 11,620 | 10,508 |
| Cost of product | 3,104 | 2,912 |
| Cost of service | 1,007 | 1,000 |
| Total cost of revenue | 4,111 | 3,912 |
| Gross profit | 7,509 | 6,596 |
| Research and development | 1,840 | 1,700 |
| Selling, general and administrative | 2,111 | 2,060 |
| Total operating expenses | 3,951 | 3,760 |
| Operating income | 3,558 | 2,836 |
| Interest income | 118 | 96 |
| Interest expense | (68) | (53) |
| Income before income taxes | 3,608 | 2,879 |
| Provision for income taxes | 722 | 574 |
| Net income | $2,886 | $2,305 |
| Basic earnings per share | $0.14 | $0.12 |
| Weighted average shares, basic | 20,080 | 19,805 |
"""


@pytest.fixture
def checks(facts_of: Callable[..., Facts]) -> Callable[[str], list[TableCheck]]:
    """Reads a text into the checks of its tables."""

    def read(text: str) -> list[TableCheck]:
        return list(facts_of(text).of("table-check"))

    return read


def wrong(found: list[TableCheck]) -> list[tuple[str, str, str]]:
    return [(c.label, c.stated, c.computed) for c in found if not c.ties]


def test_a_statement_that_adds_up_is_silent_and_every_total_is_checked(
    checks: Callable[[str], list[TableCheck]],
) -> None:
    found = checks(INCOME)
    assert wrong(found) == []
    assert {c.label for c in found if c.kind == "sum"} >= {
        "Total revenue", "Total cost of revenue", "Gross profit", "Total operating expenses", "Operating income",
        "Income before income taxes", "Net income",
    }  # fmt: skip
    assert [c.stated for c in found if c.kind == "per-share"] == ["$0.14", "$0.12"]


@pytest.mark.parametrize(
    ("old", "new", "label", "computed"),
    [
        ("11,620", "11,260", "Total revenue", "11,620"),
        ("2,416", "2,461", "Total revenue", "11,665"),
        ("7,509", "7,590", "Gross profit", "7,509"),
        ("2,060", "2,600", "Total operating expenses", "4,300"),
        ("$2,886", "$2,896", "Net income", "2,886"),
    ],
)
def test_a_changed_digit_is_told_with_what_it_should_be(
    checks: Callable[[str], list[TableCheck]], old: str, new: str, label: str, computed: str
) -> None:
    assert old in INCOME
    assert (label, computed) in [(said, made) for said, _, made in wrong(checks(INCOME.replace(old, new)))]


def test_the_operands_are_named_with_their_signs(checks: Callable[[str], list[TableCheck]]) -> None:
    (found,) = [
        c for c in checks(INCOME.replace("7,509", "7,590")) if c.label == "Gross profit" and not c.ties
    ]
    assert found.operands == "11,620 (Total revenue) - 4,111 (Total cost of revenue)"
    assert found.column == "Three Months Ended June 30, 2026"
    assert found.elsewhere == 1


def test_half_a_unit_of_rounding_is_allowed_for_each_figure(
    checks: Callable[[str], list[TableCheck]],
) -> None:
    assert wrong(checks(INCOME.replace("11,620", "11,621"))) == []
    assert wrong(checks(INCOME.replace("11,620", "11,625"))) != []


def test_a_column_alone_raises_no_alarm(checks: Callable[[str], list[TableCheck]]) -> None:
    assert (
        wrong(checks("| | 2026 |\n| Product | 9,204 |\n| Service | 2,416 |\n| Total revenue | 11,260 |\n"))
        == []
    )


def test_averages_below_a_column_are_no_sum(checks: Callable[[str], list[TableCheck]]) -> None:
    table = (
        "| | Homes 2026 | Homes 2025 | Average price 2026 | Average price 2025 |\n"
        "| East | 1,204 | 1,120 | 584 | 569 |\n| West | 1,416 | 1,388 | 686 | 674 |\n| Total | 2,620 | 2,508 | 639 | 627 |\n"
    )
    assert wrong(checks(table)) == []


def test_ranges_of_an_outlook_are_left_alone(checks: Callable[[str], list[TableCheck]]) -> None:
    table = (
        "| Outlook, year ending December 31, 2027 | Low | High |\n| Net income | 4,204 | 4,620 |\n"
        "| Interest | 1,416 | 1,388 |\n| Adjusted EBITDA | 5,620 | 6,800 |\n"
    )
    assert wrong(checks(table)) == []


CHANGES = """
| In thousands | 2026 | 2025 | % Change |
| Net sales | 12,118 | 10,204 | 18.8% |
| Gross profit | 5,640 | 4,980 | 13.3% |
| Operating income | 1,980 | 1,650 | 20.0% |
| Operating expense | 3,660 | 3,330 | (9.9)% |
| Net income | 1,412 | 1,205 | 17.2% |
"""


def test_a_column_of_changes_is_found_and_its_favorable_signs_are_no_fault(
    checks: Callable[[str], list[TableCheck]],
) -> None:
    found = [c for c in checks(CHANGES) if c.kind == "percent-change"]
    assert len(found) == 5
    assert wrong(found) == []


def test_a_wrong_percentage_of_a_column_is_told(checks: Callable[[str], list[TableCheck]]) -> None:
    (found,) = [c for c in checks(CHANGES.replace("20.0%", "25.0%")) if not c.ties]
    assert (found.label, found.stated, found.computed) == ("Operating income", "25.0%", "20.0%")
    assert found.operands == "1,980 (2026) from 1,650 (2025)"


def test_changes_at_constant_currency_are_of_other_figures(checks: Callable[[str], list[TableCheck]]) -> None:
    table = CHANGES.replace("% Change", "% Change at constant currency").replace("20.0%", "24.0%")
    assert wrong(checks(table.replace("18.8%", "21.4%").replace("17.2%", "19.9%"))) == []


def test_both_sides_of_a_balance_sheet_are_equal(checks: Callable[[str], list[TableCheck]]) -> None:
    table = (
        "| | 2026 | 2025 |\n| Total assets | 50,430 | 48,790 |\n| Debt | 20,300 | 19,990 |\n"
        "| Equity | 30,130 | 28,800 |\n| Total liabilities and equity | 50,430 | 48,790 |\n"
    )
    assert wrong(checks(table)) == []
    broken = checks(table.replace("equity | 50,430", "equity | 50,340"))
    assert {c.kind for c in broken if not c.ties} == {"balance", "sum"}


def test_a_margin_is_of_the_rows_that_its_words_name(checks: Callable[[str], list[TableCheck]]) -> None:
    table = "| | Q2 2026 | Q2 2025 |\n| Revenue | 12,118 | 10,204 |\n| Gross profit | 5,640 | 4,980 |\n| Gross margin | 46.5% | 48.8% |\n"
    assert wrong(checks(table)) == []
    assert wrong(checks(table.replace("46.5%", "45.6%"))) == [("Gross margin", "45.6%", "46.5%")]


def test_a_result_per_share_follows_from_the_shares_whatever_their_scale(
    checks: Callable[[str], list[TableCheck]],
) -> None:
    shares = INCOME.replace("20,080", "20,080,114").replace("19,805", "19,805,322")
    assert wrong(checks(shares)) == []
    assert wrong(checks(INCOME.replace("$0.14", "$0.24"))) == [("Basic earnings per share", "$0.24", "0.14")]


def test_figures_that_stand_between_columns_raise_no_alarm(checks: Callable[[str], list[TableCheck]]) -> None:
    table = "Alpha     1,204   1,120\nBeta      416   388\nGamma     12   19\nTotal  9,632   1,527\n"
    assert wrong(checks(table)) == []


def test_a_column_of_amounts_and_percentages_is_read_row_by_row(
    checks: Callable[[str], list[TableCheck]],
) -> None:
    table = (
        "| | FY 2026 | FY 2025 | Y/Y Change |\n| Revenue | $922.1 | $729.1 | 26 % |\n| Total | $963.6 | $777.0 | 24 % |\n"
        "| Operating loss | $(419.1) | $(478.8) | $59.7 |\n| Net loss | $(27.5) | $(57.3) | $29.8 |\n"
    )
    assert wrong(checks(table)) == []
    assert wrong(checks(table.replace("26 %", "29 %"))) == [("Revenue", "29 %", "26.5%")]


def test_what_the_text_says_of_a_measure_is_compared_with_its_row(
    checks: Callable[[str], list[TableCheck]],
) -> None:
    text = "Acme Reports\n\nRevenue for the quarter was $9.3 million.\n\n(In thousands)\n\n| | 2026 | 2025 |\n| Revenue | 9,308 | 8,814 |\n"
    (found,) = [c for c in checks(text) if c.kind == "text-table"]
    assert found.ties
    (slipped,) = [c for c in checks(text.replace("$9.3", "$9.8")) if c.kind == "text-table"]
    assert (slipped.ties, slipped.stated, slipped.computed) == (False, "$9.8 million", "9,308,000")
    segment = text.replace("Revenue for the quarter was $9.3", "Data Center: Revenue was $7.1")
    assert [c for c in checks(segment) if c.kind == "text-table"] == []


def test_a_table_longer_than_any_statement_is_left_alone(checks: Callable[[str], list[TableCheck]]) -> None:
    rows = [f"Item {n}\t{n}\t{2 * n}\t{3 * n}" for n in range(1, MOST_ROWS + 10)]
    assert checks("\t2025\t2024\tTotal\n" + "\n".join(rows)) == []
    assert checks("\t2025\t2024\tTotal\n" + "\n".join(rows[:40])) != []
