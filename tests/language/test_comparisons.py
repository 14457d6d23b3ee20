from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from checker.errors import PatternTimeout
from checker.language.comparisons import Comparison, ago, duration_of

TODAY = date(2025, 5, 1)


def refer(name: str) -> Any:
    return {"release.date": TODAY, "it.form": "10-K"}.get(name)


@pytest.mark.parametrize(
    ("tests", "value", "holds"),
    [
        ({"is": "10-K"}, "10-K", True),
        ({"is": "10-K"}, "10-k", False),
        ({"is": False}, False, True),
        ({"is": False}, None, False),
        ({"is": "it.form"}, "10-K", True),
        ({"is": "it.nothing"}, None, False),
        ({"in": ["10-K", "20-F"]}, "20-F", True),
        ({"in": ["10-K", "20-F"]}, None, False),
        ({"has": ["pond"]}, ("lake", "pond"), True),
        ({"has": ["sea"]}, ("lake", "pond"), False),
        ({"has": ["sea"]}, (), False),
        ({"matches": "^a"}, "abc", True),
        ({"matches": "^b"}, "abc", False),
        ({"matches": "."}, None, False),
        ({"present": True}, False, True),
        ({"present": True}, (), False),
        ({"present": False}, None, True),
        ({"at-least": 3}, 3, True),
        ({"at-least": 3.5}, Decimal("3.4"), False),
        ({"at-most": 3}, 3, True),
        ({"at-most": 3}, None, False),
        ({"at-least": 1, "at-most": 3}, 4, False),
        ({"before": date(2025, 1, 1)}, date(2024, 12, 31), True),
        ({"before": date(2025, 1, 1)}, date(2025, 1, 1), False),
        ({"after": "release.date"}, date(2025, 5, 2), True),
        ({"after": "release.date"}, datetime(2025, 5, 1, 23, 0), False),
        ({"before": "09:30"}, time(9, 29), True),
        ({"older-than": "16 months"}, date(2023, 12, 31), True),
        ({"older-than": "16 months"}, date(2024, 1, 1), False),
        ({"newer-than": "16 months"}, date(2024, 1, 1), False),
        ({"newer-than": "16 months"}, date(2024, 1, 2), True),
        ({"older-than": "90 days"}, None, False),
    ],
)
def test_holds(tests: dict[str, Any], value: Any, holds: bool) -> None:
    assert Comparison(tests).holds(value, refer) is holds


def test_relative_ages_fail_without_a_release_date() -> None:
    assert not Comparison({"older-than": "1 day"}).holds(date(1999, 1, 1), lambda name: None)
    assert not Comparison({"newer-than": "1 day"}).holds(date(2099, 1, 1), lambda name: None)


@pytest.mark.parametrize(
    ("day", "duration", "before"),
    [
        (date(2025, 5, 1), "16 months", date(2024, 1, 1)),
        (date(2025, 3, 31), "1 month", date(2025, 2, 28)),
        (date(2024, 3, 31), "1 month", date(2024, 2, 29)),
        (date(2024, 2, 29), "1 year", date(2023, 2, 28)),
        (date(2025, 1, 15), "3 quarters", date(2024, 4, 15)),
        (date(2025, 1, 1), "2 weeks", date(2024, 12, 18)),
        (date(2025, 1, 1), "1 day", date(2024, 12, 31)),
    ],
)
def test_ago_counts_calendar_months(day: date, duration: str, before: date) -> None:
    assert ago(day, duration) == before


@pytest.mark.parametrize("text", ["", "16", "months", "-1 days", "1.5 years", "2 fortnights"])
def test_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        duration_of(text)


def test_matches_has_a_time_limit() -> None:
    with pytest.raises(PatternTimeout):
        Comparison({"matches": "(a|aa)+$"}).holds("a" * 60 + "!", refer)


def test_references() -> None:
    tests = {"older-than": "1 day", "is": "it.form", "in": ["x", "release.company"]}
    assert set(Comparison(tests).references) == {"release.date", "it.form", "release.company"}
