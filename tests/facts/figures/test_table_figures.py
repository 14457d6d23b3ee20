"""Tables as grids of figures: plain text, pipes, and the cells of a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from checker.document import Span
from checker.facts import Facts
from checker.facts.figures.table_cells import Figure, figure_of, is_unsaid
from checker.facts.figures.table_grids import grids
from checker.law import Law
from checker.reading import read_bytes

SPACED = """
ACME, INC.
CONDENSED STATEMENTS OF OPERATIONS
(In thousands, except per share data)

                                  Three Months Ended        Six Months Ended
                                       June 30,                 June 30,
                                   2026        2025         2026        2025
                                 --------    --------     --------    --------
Revenue                          $ 12,118    $ 10,204     $ 23,900    $ 20,017
Cost of revenue                     6,478       5,224       12,700      10,310
                                 --------    --------     --------    --------
Gross profit                        5,640       4,980       11,200       9,707
Other expense                         (18)          -          (44)         (7)
Earnings per share, diluted         $0.31       $0.28        $0.60       $0.55
"""

HTML = b"""<html><body><p>In millions</p><table>
<tr><td></td><td colspan="3">Q2 2026</td><td colspan="3">Q2 2025</td><td>Change</td></tr>
<tr><td>Revenue</td><td>$</td><td>8,288</td><td></td><td>$</td><td>5,661</td><td></td><td>46%</td></tr>
<tr><td>Other</td><td></td><td>(13</td><td>)</td><td></td><td>135</td><td></td><td>NM</td></tr>
<tr><td>Gross margin</td><td></td><td>65.5</td><td>%</td><td></td><td>64.1</td><td>%</td><td>140 bps</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    ("words", "value", "unit", "currency"),
    [
        ("1,234", "1234", "number", ""),
        ("$1,234.5", "1234.5", "number", "USD"),
        ("$ (1,234)", "-1234", "number", "USD"),
        ("($0.12)", "-0.12", "number", "USD"),
        ("-$0.12", "-0.12", "number", "USD"),
        ("(5.0)%", "-5.0", "percent", ""),
        ("(5.0 )%", "-5.0", "percent", ""),
        ("(5.0%)", "-5.0", "percent", ""),
        (".07", "0.07", "number", ""),
        ("Up 8%", "8", "percent", ""),
        ("Down 37%", "-37", "percent", ""),
        ("Up 10 bps", "10", "basis-points", ""),
        ("0.40x", "0.40", "multiple", ""),
        ("\u2014", "0", "number", ""),
        ("$ -", "0", "number", ""),
        ("\u20ac12.0", "12.0", "number", "EUR"),
    ],
)
def test_a_cell_is_read_as_the_figure_that_it_shows(words: str, value: str, unit: str, currency: str) -> None:
    figure = figure_of(words, Span(0, len(words)))
    assert figure is not None
    shown = Decimal(figure.units).scaleb(-figure.places)
    assert (shown, figure.unit, figure.currency) == (Decimal(value), unit, currency)


@pytest.mark.parametrize(
    "words", ["Revenue", "June 30, 2026", "10-K", "1,23,4", "Note 4", "12 of 14", "", "3/25/2026"]
)
def test_words_are_no_figure(words: str) -> None:
    assert figure_of(words, Span(0, len(words))) is None


@pytest.mark.parametrize(
    "words", ["NM", "N/M", "n/a", "*", "not meaningful", ">100%", "$10 - $12", "590 \u2013 650"]
)
def test_marks_stand_for_a_figure_that_is_not_given(words: str) -> None:
    assert is_unsaid(words)


def test_a_table_set_with_spaces_has_labels_heads_and_columns(facts_of: Callable[..., Facts]) -> None:
    (grid,) = grids(facts_of(SPACED))
    assert [row.label for row in grid.rows][:3] == ["Revenue", "Cost of revenue", "Gross profit"]
    assert grid.heads == (
        "Three Months Ended June 30, 2026",
        "Three Months Ended June 30, 2025",
        "Six Months Ended June 30, 2026",
        "Six Months Ended June 30, 2025",
    )
    assert values(grid.rows[3].figures) == {0: "-18", 1: "0", 2: "-44", 3: "-7"}
    assert "In thousands" in grid.caption


def test_the_cells_of_a_file_keep_their_columns() -> None:
    document = read_bytes(HTML, "release.html")
    (grid,) = grids(Facts(document, Law({}, {}, {}), {}, date(2026, 11, 23)))
    assert grid.heads == ("Q2 2026", "Q2 2025", "Change")
    assert values(grid.rows[1].figures) == {0: "-13", 1: "135"}
    assert grid.rows[1].unsaid == {2}
    assert grid.rows[2].figures[2].unit == "basis-points"


def test_a_table_drawn_with_pipes_joins_signs_to_their_figures(facts_of: Callable[..., Facts]) -> None:
    text = "|  | 2026 | | | 2025 | |\n| Net loss | $ | (4,126 | ) | $ | (706 | ) |\n| Sales |  | 94 |  |  | 115 |  |\n"
    facts = facts_of(text)
    (grid,) = grids(facts)
    assert values(grid.rows[0].figures) == {0: "-4126", 1: "-706"}
    assert facts.document.words(grid.rows[0].figures[0].span) == "$ | (4,126 | )"


def test_heads_that_come_again_begin_a_grid_of_their_own(facts_of: Callable[..., Facts]) -> None:
    text = "| In thousands | 2026 | 2025 |\n| Sales | 94 | 95 |\n| Six months | 2026 | 2025 |\n| Sales | 194 | 195 |\n"
    assert [grid.heads for grid in grids(facts_of(text))] == [("2026", "2025")] * 2


def test_a_percent_sign_at_the_top_of_a_column_is_read_into_the_rest(facts_of: Callable[..., Facts]) -> None:
    text = "|  | 2026 | 2025 | Change |\n| Sales | 9,412 | 9,011 | 4 % |\n| Costs | 8,400 | 7,900 | 6 |\n"
    (grid,) = grids(facts_of(text))
    assert [row.figures[2].unit for row in grid.rows] == ["percent", "percent"]
    assert [row.figures[0].unit for row in grid.rows] == ["number", "number"]


def test_a_figure_between_two_columns_leaves_both_in_doubt(facts_of: Callable[..., Facts]) -> None:
    text = "Sales            1,204          1,120\nCosts              416            388\nLost          12,345,678,901,234,567\n"
    (grid,) = grids(facts_of(text))
    assert grid.rows[2].figures == {}
    assert grid.rows[2].unsaid == {0, 1}


def test_prose_with_figures_is_no_table(facts_of: Callable[..., Facts]) -> None:
    assert (
        grids(facts_of("Acme sold 1,204 geese in 2026 and 1,120 in 2025, and bought 12 ducks for $4.")) == ()
    )


def values(figures: dict[int, Figure]) -> dict[int, str]:
    return {column: str(figure.value) for column, figure in figures.items()}


def test_a_figure_of_a_table_is_told_with_its_scale_period_and_measure(
    facts_of: Callable[..., Facts],
) -> None:
    figures = list(facts_of(SPACED).of("table-figure"))
    revenue = figures[0]
    assert (revenue.value, revenue.unit, revenue.currency, revenue.scale) == (
        Decimal(12_118_000), "currency", "USD", 1000,
    )  # fmt: skip
    assert (revenue.label, revenue.period, revenue.standing) == (
        "Revenue", "Three Months Ended June 30, 2026", "current",
    )  # fmt: skip
    assert figures[1].standing == "prior"
    per_share = [f for f in figures if f.unit == "per-share"]
    assert [(f.value, f.scale) for f in per_share[:1]] == [(Decimal("0.31"), 1)]
    assert all(f.gaap for f in figures)


def test_a_row_that_says_so_is_not_gaap(facts_of: Callable[..., Facts]) -> None:
    text = "| In millions | Q2 2026 | Q2 2025 |\n| GAAP net income | 94 | 95 |\n| Non-GAAP net income | 104 | 99 |\n"
    found = facts_of(text).of("table-figure")
    assert [f.gaap for f in found] == [True, True, False, False]
    assert {f.scale for f in found} == {1_000_000}
