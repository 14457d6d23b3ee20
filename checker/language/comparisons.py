"""How one field of a match must compare: the tests of a ``where:``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from checker.errors import PatternTimeout
from checker.matching import TIME_LIMIT
from checker.patterns import pattern

Refer = Callable[[str], Any]
"""Gives the value that ``release.date`` or ``it.form`` stands for; None if there is none."""

Test = Callable[[Any, Any, Refer], bool]
"""Whether a value (first) is as wanted (second)."""

REFERENCES = ("release.", "it.")
"""What a value that stands for another begins with."""

DATED = frozenset({"before", "after", "older-than", "newer-than"})
"""Comparisons that a date alone can meet."""

RELATIVE = frozenset({"older-than", "newer-than"})
"""Comparisons that count back from the release's date."""


class Comparison:
    """All the tests that one field must meet, by name."""

    __slots__ = ("_made", "tests")

    def __init__(self, tests: Mapping[str, Any]) -> None:
        self.tests = tests
        self._made = [(_TESTS[name], want, _refers(want)) for name, want in tests.items()]

    def holds(self, value: Any, refer: Refer) -> bool:
        """Whether the value meets every test. A missing value meets none but ``present: false``."""
        for test, want, refers in self._made:
            if not test(value, _wanted(want, refer) if refers else want, refer):
                return False
        return True

    @property
    def uses_it(self) -> bool:
        """Whether a test depends on the match being judged."""
        return any(refers for *_, refers in self._made) and any(r.startswith("it.") for r in self.references)

    @property
    def references(self) -> tuple[str, ...]:
        """What the tests refer to: ``release.date``, ``it.form``; relative ages refer to ``release.date``."""
        named = [v for want in self.tests.values() for v in _each(want) if is_reference(v)]
        return tuple(named + ["release.date"] * bool(RELATIVE & self.tests.keys()))


def is_reference(value: object) -> bool:
    """Whether a value in a rule stands for another: ``release.…`` or ``it.…``."""
    return isinstance(value, str) and value.startswith(REFERENCES)


def _refers(want: Any) -> bool:
    return any(_refers(w) for w in want) if isinstance(want, (list, tuple)) else is_reference(want)


def ago(day: date, duration: str) -> date:
    """The day that lies ``16 months`` (or days, weeks, quarters, years) before another.

    Months are calendar months; a day that the earlier month does not have becomes its last.
    """
    from calendar import monthrange  # noqa: PLC0415  (few checks come here, and it brings locale along)

    number, unit = duration_of(duration)
    if unit in ("day", "week"):
        return day - timedelta(days=number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - number * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def duration_of(text: str) -> tuple[int, str]:
    """``16 months`` as a number and a unit in the singular.

    Raises:
        ValueError: it is no number of days, weeks, months, quarters or years.
    """
    number, _, unit = text.strip().partition(" ")
    unit = unit.strip().removesuffix("s")
    if not number.isdecimal() or unit not in ("day", "week", "month", "quarter", "year"):
        raise ValueError(f"{text!r} is no duration: write '16 months' or '90 days'")
    return int(number), unit


def _each(want: Any) -> tuple[Any, ...]:
    return tuple(want) if isinstance(want, (list, tuple)) else (want,)


def _wanted(want: Any, refer: Refer) -> Any:
    if isinstance(want, (list, tuple)):
        return tuple(_wanted(w, refer) for w in want)
    return _plain(refer(want)) if is_reference(want) else want


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def _like(value: Any, want: Any) -> Any:
    """What is wanted, as the same sort as the value: times of day stand in rules as ``"16:00"``."""
    return time.fromisoformat(want) if isinstance(value, time) and isinstance(want, str) else want


def _absent(value: Any) -> bool:
    return value is None or value in ((), "")


def _is(value: Any, want: Any, _: Refer) -> bool:
    return value is not None and want is not None and bool(_plain(value) == want)


def _in(value: Any, want: Any, _: Refer) -> bool:
    return value is not None and _plain(value) in want


def _has(value: Any, want: Any, _: Refer) -> bool:
    return isinstance(value, (tuple, list, frozenset)) and any(w in value for w in _each(want))


def _present(value: Any, want: Any, _: Refer) -> bool:
    return (not _absent(value)) is want


def _matches(value: Any, want: Any, _: Refer) -> bool:
    if value is None:
        return False
    try:
        return bool(pattern(want).search(str(value), timeout=TIME_LIMIT))
    except TimeoutError:
        raise PatternTimeout(f"the pattern {want[:60]!r} ran out of time") from None


def _ordered(compare: Callable[[Any, Any], bool]) -> Test:
    def test(value: Any, want: Any, _: Refer) -> bool:
        return value is not None and want is not None and compare(_plain(value), _like(value, want))

    return test


def _aged(compare: Callable[[Any, Any], bool]) -> Test:
    def test(value: Any, want: Any, refer: Refer) -> bool:
        today = refer("release.date")
        return value is not None and today is not None and compare(_plain(value), ago(today, want))

    return test


_TESTS: dict[str, Test] = {
    "is": _is,
    "in": _in,
    "has": _has,
    "matches": _matches,
    "present": _present,
    "at-least": _ordered(lambda value, want: bool(value >= want)),
    "at-most": _ordered(lambda value, want: bool(value <= want)),
    "before": _ordered(lambda value, want: bool(value < want)),
    "after": _ordered(lambda value, want: bool(value > want)),
    "older-than": _aged(lambda value, day: bool(value < day)),
    "newer-than": _aged(lambda value, day: bool(value > day)),
}

COMPARISONS = tuple(_TESTS)
"""The names of all tests, as a rule writes them."""
