"""Periods spoken of as still to come, and the exchanges' windows of notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Acme expects to launch the hammer in the first quarter of 2026.", True),
        ("Acme expects it to ship in the first quarter of 2026.", True),
        ("Acme plans to open the plant by the end of 2025.", True),
        ("Acme will launch the hammer in Q1 2026.", True),
        ("The plant is scheduled to open in the second quarter of 2026.", False),
        ("The plant is on track to open in the second half of 2026.", False),
    ],
)
def test_a_period_ahead_is_over_or_not(facts_of: FactsOf, text: str, over: bool) -> None:
    (found,) = facts_of(text, date=date(2026, 5, 11)).of("period-ahead")
    assert found.over is over


@pytest.mark.parametrize(
    "text",
    [
        "Acme had expected to launch the hammer in the first quarter of 2026.",
        "Sales rose in the first quarter of 2026.",
        "Acme expects to report, for the first time, what it earned in the first quarter of 2026.",
        "Acme expects to launch the hammer in the first quarter of fiscal 2026.",
    ],
)
def test_what_is_past_or_unknown_is_left_alone(facts_of: FactsOf, text: str) -> None:
    assert [p for p in facts_of(text, date=date(2026, 5, 11)).of("period-ahead") if p.over] == []


@pytest.mark.parametrize(
    ("exchange", "time", "window", "by"),
    [
        ("Nasdaq", "08:05", "hours", "07:55"),
        ("Nasdaq", "06:55", "free", "06:50"),
        ("Nasdaq", "19:59", "hours", "19:49"),
        ("Nasdaq", "20:00", "free", "06:50"),
        ("NYSE", "06:59", "free", "06:49"),
        ("NYSE", "15:59", "hours", "15:49"),
        ("NYSE", "16:00", "closed", "15:50"),
        ("NYSE", "16:04", "closed", "15:54"),
        ("NYSE", "16:05", "advised", "15:55"),
        ("NYSE", "16:15", "free", "16:05"),
        ("NYSE American", "10:00", "hours", "09:50"),
    ],
)
def test_windows_of_notice(facts_of: FactsOf, exchange: str, time: str, window: str, by: str) -> None:
    (notice,) = facts_of("Acme will buy Borealis.", time=time, exchange=exchange).of("exchange-notice")
    assert (notice.window, notice.notify_by) == (window, by)


def test_the_hour_is_read_from_the_line_that_gives_it(facts_of: FactsOf) -> None:
    text = "FOR RELEASE AT 1:02 P.M. PT\n\nAcme, Inc. (NYSE: ACM) will buy Borealis."
    (notice,) = facts_of(text).of("exchange-notice")
    assert (notice.released, notice.window) == ("16:02", "closed")


def test_without_an_hour_nothing_is_said(facts_of: FactsOf) -> None:
    text = "FOR IMMEDIATE RELEASE\n\nAcme, Inc. (NYSE: ACM) will hold a call at 4:02 p.m. ET."
    assert facts_of(text).of("exchange-notice") == ()
