"""Comparisons in sentences: which figure is the new one, which the old one, and whether the change follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.document import Document
from checker.facts import Facts
from checker.facts.figures.comparisons import Comparison
from checker.facts.figures.periods import period_phrases
from checker.language.pack import load_packs
from checker.law import Law
from tests.effort import calls

Compare = Callable[[str], tuple[Comparison, ...]]


@pytest.fixture(scope="module")
def compared(read: Callable[..., Document]) -> Compare:
    law = load_packs(("us-core", "figures")).law

    def comparisons(text: str) -> tuple[Comparison, ...]:
        document = read(text)
        found: tuple[Comparison, ...] = Facts(document, law, {}, date(2026, 5, 1)).of("comparison")
        return found

    return comparisons


TRUE = [
    # the change, then the new figure, then the old one
    ("Net sales increased 20% to $12.0 million in the quarter, compared to $10.0 million a year ago.", "12.0", "10.0"),
    ("Sales grew by 20 percent to $12.0 million from $10.0 million.", "12.0", "10.0"),
    ("We saw a 20% increase in subscription revenue to $12.0 million, as compared with $10.0 million.", "12.0", "10.0"),
    ("Net sales rose significantly by 20%, to $12.0 million, from $10.0 million last year.", "12.0", "10.0"),
    ("Revenue increased 20% year over year to $12.0 million, up from $10.0 million in Q3 2025.", "12.0", "10.0"),
    # the new figure first
    ("Revenue was $12.0 million, up 20% from $10.0 million in the same quarter of 2025.", "12.0", "10.0"),
    ("Revenue of $12.0 million, an increase of 20% over the $10.0 million of the prior year.", "12.0", "10.0"),
    ("Revenue was $12.0 million, representing a 20% year-over-year increase from $10.0 million.", "12.0", "10.0"),
    ("Profit was $12.0 million, an increase of 20%, or $2.0 million, from $10.0 million in 2025.", "12.0", "10.0"),
    ("Revenue was $12.0 million for the three months ended March 31, 2026, compared with $10.0 million for the "
     "three months ended March 31, 2025, an increase of 20%.", "12.0", "10.0"),
    ("Revenue of $12.0 million compared to $10.0 million in the prior year quarter, up 20%.", "12.0", "10.0"),
    ("Fees of $8.0 million declined from $10.0 million (20%) in the half year.", "8.0", "10.0"),
    # from the old one to the new one
    ("Backlog increased from $10.0 million at year-end to $12.0 million, or 20%.", "12.0", "10.0"),
    ("Backlog grew 20% from $10.0 million to $12.0 million.", "12.0", "10.0"),
    ("Backlog went from $10.0 million in 2025 to $12.0 million in 2026, an increase of 20%.", "12.0", "10.0"),
    # brackets
    ("Net sales increased by 20 per cent to SEK 12.0 million (10.0).", "12.0", "10.0"),
    ("Net sales amounted to SEK 12.0 million (10.0), an increase of 20 per cent.", "12.0", "10.0"),
    ("Revenue rose 20% to £12.0 million (2025: £10.0 million).", "12.0", "10.0"),
    # lists of two
    ("Revenue for the quarters ended March 31, 2026 and March 31, 2025 was $12.0 million and $10.0 million, "
     "respectively, an increase of 20%.", "12.0", "10.0"),
    # prices
    ("The price of $12.00 per share represents a 20% premium to the closing price of $10.00.", "12.00", "10.00"),
    # what stands between
    ("Net income was $12.0 million, or $1.20 per share, compared to $10.0 million, or $1.00 per share, an increase "
     "of 20%.", "12.0", "10.0"),
    ("EBITDA increased 20% to $12.0 million, or 24% of sales, compared to $10.0 million, or 22% of sales.", "12.0",
     "10.0"),
    ("Earnings per share increased 20% to $6.00, including a $0.02 benefit of tax, compared to $5.00, including a "
     "$0.05 benefit of tax, a year ago.", "6.00", "5.00"),
    ("Closings were 1,200, up 20% from 1,000 a year ago.", "1,200", "1,000"),
    # headlines and bullets
    ("Revenue of $12.0 million vs. $10.0 million (+20%)", "12.0", "10.0"),
    ("Revenue: $12.0 million, +20% vs. $10.0 million in Q3 2025", "12.0", "10.0"),
    ("Revenue up 20% at $12.0 million (2025: $10.0 million)", "12.0", "10.0"),
    ("Production of 12,000 ounces of gold, a 20% increase over 10,000 ounces in Q3 2025", "12,000", "10,000"),
    # the old one first
    ("Compared to $10.0 million in the prior year, revenue increased 20% to $12.0 million.", "12.0", "10.0"),
    ("Revenue grew to $12.0 million, a 20% increase over the prior year's $10.0 million.", "12.0", "10.0"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "new", "old"), TRUE)
def test_reads_the_figures_and_agrees(compared: Compare, text: str, new: str, old: str) -> None:
    found = [c for c in compared(text) if c.kind == "percent"]
    assert len(found) == 1, found
    assert found[0].verdict == "agrees"
    assert new in found[0].new
    assert old in found[0].old


@pytest.mark.parametrize("text", [text for text, _, _ in TRUE])
def test_another_percentage_disagrees(compared: Compare, text: str) -> None:
    wrong = text.replace("20%", "30%").replace("20 per", "30 per")
    (found,) = [c for c in compared(wrong) if c.kind == "percent"]
    assert found.verdict == "disagrees"
    assert found.new in found.explanation
    assert found.old in found.explanation
    assert "30" in found.explanation


@pytest.mark.parametrize("text", [t for t, _, _ in TRUE if "premium" not in t])
def test_the_other_direction_is_noticed(compared: Compare, text: str) -> None:
    turned = text
    for up, down in (
        ("increased", "decreased"), ("increase", "decrease"), ("grew", "fell"), ("rose", "fell"), ("up 20", "down 20"),
        ("declined", "rose"), ("up from", "from"), ("+", "-"),
    ):  # fmt: skip
        turned = turned.replace(up, down)
    (found,) = [c for c in compared(turned) if c.kind == "percent"]
    assert found.verdict == "direction"


@pytest.mark.parametrize(
    "text",
    [
        "Revenue grew 16% organically to $12.0 million from $10.0 million.",
        "On a constant currency basis, revenue grew 16% to $12.0 million from $10.0 million.",
        "Excluding the plant in Ohio, revenue grew 16% to $12.0 million from $10.0 million.",
        "Revenue and profit were $12.0 million and $10.0 million, respectively, an increase of 14% and 15%, respectively.",
        "Revenue grew at a compound annual rate of 6% to $12.0 million from $10.0 million.",
        "Revenue was over $12 million, up 50% from over $7 million.",
        "Revenue grew 7% sequentially to $12.0 million, compared to $10.0 million in the prior year quarter.",
        "Revenue was $12.0 million in Q3 2025, compared to $11.0 million in Q2 2025, an increase of 20% from Q3 2024.",
        "Revenue was $12.0 million in Q3 2025, compared to $11.0 million in Q2 2025, an increase of 20% year-over-year.",
        "We expect revenue to range from $10.0 million to $12.0 million, an increase of 50%.",
        "Net income was $2.0 million compared with a net loss of $10.0 million, an improvement of 300%.",
    ],
)
def test_what_may_be_on_another_basis_is_no_alarm(compared: Compare, text: str) -> None:
    assert {c.verdict for c in compared(text)} <= {"unsure", "agrees"}
    assert not any(c.certain for c in compared(text) if c.verdict == "unsure")


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was $12.0 million, up 5% from the previous quarter and up 20% from a year ago.",
        "Revenue grew 20%, and gross profit of $5.0 million compared to $4.0 million.",
        "Revenue of $12.0 million beat our guidance of $10.0 million by 20%.",
        "The board approved a repurchase program of up to $5 million over the next 36 months.",
        "The coupon is 5% on $10.0 million due in 2030 and 6% on $12.0 million due in 2031.",
        "Revenue rose to NOK 2 062 million from NOK 1 971 million, up 20%.",
    ],
)
def test_what_no_form_fits_is_not_read(compared: Compare, text: str) -> None:
    assert [c for c in compared(text) if c.kind == "percent" and c.verdict != "unsure"] == []


def test_rows_of_a_table_without_its_grid_are_not_read(compared: Compare) -> None:
    rows = "Total revenues 2,121 2,768 (647) -23.4% Loss from operations (1,688) (389) (1,299) -333.3% up 5% to 88 from 95"
    assert compared(rows) == ()


def test_losses_are_compared_by_their_size(compared: Compare) -> None:
    (found,) = compared("Net loss decreased 20% to $8.0 million, compared to a net loss of $10.0 million.")
    assert found.verdict == "agrees"
    (found,) = compared("Net loss decreased 20% to $12.0 million, compared to a net loss of $10.0 million.")
    assert found.verdict == "direction"


def test_an_improvement_of_a_loss_goes_either_way(compared: Compare) -> None:
    (found,) = compared("Net loss improved 20% to $8.0 million, compared to a net loss of $10.0 million.")
    assert found.verdict == "agrees"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Gross margin increased 70 basis points to 22.5% from 21.8%.", "agrees"),
        ("Gross margin increased 150 basis points to 22.5% from 21.8%.", "disagrees"),
        ("Gross margin increased 0.7 percentage points to 22.5% from 21.8%.", "agrees"),
        ("Gross margin increased 70 percentage points to 22.5% from 21.8%.", "scale"),
        ("The combined ratio was 92.5%, improving 1.5 points from 94.0%.", "agrees"),
        ("Gross margin increased 2% to 12% from 10%.", "points-as-percent"),
        ("Revenue was $1.2 billion, up 20% from $1.0 million.", "scale"),
        ("Expenses decreased to $1,839,000 from $3,262,000, a decrease of 43%.", "rounding"),
    ],
)
def test_points_scales_and_last_digits(compared: Compare, text: str, verdict: str) -> None:
    (found,) = compared(text)
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Revenue more than doubled to $9.0 million from $5.0 million.", "disagrees"),
        ("Revenue more than doubled to $11.0 million from $5.0 million.", "agrees"),
        ("Revenue nearly tripled from $5.0 million to $14.0 million.", "agrees"),
        ("Revenue tripled from $5.0 million to $11.0 million.", "disagrees"),
    ],
)
def test_doubled_and_tripled(compared: Compare, text: str, verdict: str) -> None:
    (found,) = [c for c in compared(text) if c.kind == "factor"]
    assert found.verdict == verdict


def test_the_difference_is_checked_too(compared: Compare) -> None:
    percent, amount = sorted(
        compared("Revenue increased $3.5 million, or 33%, to $12.0 million from $9.0 million."),
        key=lambda c: c.kind,
        reverse=True,
    )
    assert (percent.kind, percent.verdict) == ("percent", "agrees")
    assert (amount.kind, amount.verdict) == ("amount", "disagrees")
    assert "is 3.0 million" in amount.explanation


def test_a_change_in_money_and_one_figure_give_the_percentage(compared: Compare) -> None:
    (right,) = compared("Deposits decreased $30.0 million, or 5.7%, to $500.0 million.")
    (wrong,) = compared("Deposits decreased $30.0 million, or 8%, to $500.0 million.")
    assert (right.verdict, wrong.verdict) == ("agrees", "disagrees")


APART = (
    "Administration expenses for the year totaled $1,839,000 (2025: $3,262,000).\n\n"
    "Administration expenses decreased by $1,423,000 or {}, primarily due to fewer consultants."
)


def test_the_figures_may_stand_in_another_sentence(compared: Compare) -> None:
    assert [c.verdict for c in compared(APART.format("44%"))] == ["agrees"]
    (found,) = compared(APART.format("53%"))
    assert (found.verdict, found.new, found.old) == ("disagrees", "$1,839,000", "$3,262,000")


def test_figures_of_another_measure_are_not_taken(compared: Compare) -> None:
    other = APART.replace("Administration expenses decreased", "Research costs decreased")
    assert compared(other.format("53%")) == ()


def test_tells_the_periods_and_the_places(compared: Compare) -> None:
    text = (
        "Revenue rose 20% to $12.0 million in the third quarter of 2025 from $10.0 million in the prior year."
    )
    (found,) = compared(text)
    assert found.period == "in the third quarter of 2025"
    assert found.base_period == "in the prior year"
    assert text[found.stated_span.start : found.stated_span.end] == "20%"
    assert found.new_span is not None and text[found.new_span.start : found.new_span.end] == "$12.0 million"
    assert "change-to-from" in found.how


TENTHS = st.integers(min_value=100, max_value=99_999)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(new=TENTHS, old=TENTHS, off=st.integers(min_value=2, max_value=40))
def test_the_true_change_agrees_and_one_far_off_does_not(
    compared: Compare, new: int, old: int, off: int
) -> None:
    change = round(abs(new - old) / old * 100)
    word = "decreased" if new < old else "increased"
    text = (
        f"Net sales {word} {{}}% to ${new / 10:.1f} million, compared to ${old / 10:.1f} million a year ago."
    )
    (right,) = compared(text.format(change))
    assert right.verdict == "agrees"
    bounds = (new + 0.5) / (old - 0.5) - (new - 0.5) / (old + 0.5)
    (wrong,) = compared(text.format(change + off + round(bounds * 100)))
    assert wrong.verdict in ("rounding", "disagrees", "scale")


def test_takes_linear_time(compared: Compare) -> None:
    text = "".join(f"{text}\n\n" for text, _, _ in TRUE) + "up 5% to $5 from $4, compared to 3% and " * 30
    compared(text)
    once, often = (calls(lambda times=times: compared("\n\n".join([text] * times))) for times in (2, 8))
    assert often < 5 * once


def test_a_change_from_no_figure_is_not_read_further(read: Callable[..., Document]) -> None:
    facts = Facts(
        read("Revenue of $12 million, up 5% from the prior year.\n\n" * 3), Law(), {}, date(2026, 5, 1)
    )

    assert not facts.of("comparison") and "figure skeletons" not in facts.memo


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("grew in '25 and since", ["in '25"]),
        ("12-month sales of Q1'25", ["12-month", "of Q1'25"]),
        ("sales grew YoY by 5%", ["YoY"]),
        ("it sold more than Acme did", []),
    ],
)
def test_where_a_period_begins(text: str, found: list[str]) -> None:
    assert [phrase.text for phrase in period_phrases(text, 0, len(text))] == found
