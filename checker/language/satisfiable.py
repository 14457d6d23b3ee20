"""Whether a test of a ``where:`` can ever hold, by what the field holds: one that cannot is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from checker.language.comparisons import DATED, RELATIVE, Comparison, duration_of, is_reference
from checker.language.fields import ANYTHING, Sort
from checker.language.message import shown
from checker.record import Record
from checker.suggest import did_you_mean


class Fault(Record):
    """Why a test can never hold: the reason, the wrong word and the words that fit, if it is a word."""

    reason: str
    given: str = ""
    options: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.reason + (did_you_mean(self.given, self.options) if self.given else "")


def fault(field: str, sort: Sort, test: str, want: Any) -> Fault | None:
    """Say why a test can never hold for such a field; None if it can."""
    if sort.many != (test == "has") and test != "present" and sort != ANYTHING:
        advice = "holds several values: use `has`" if sort.many else "holds one value: `has` is for several"
        return Fault(f"the field {field!r} {advice}")
    if test == "present" and want is False and sort.always:
        return Fault(f"the field {field!r} is never missing")
    if test in DATED and sort.types and not sort.types & {date, datetime, time}:
        return Fault(f"`{test}` compares dates, and the field {field!r} is no date")
    if test in ("before", "after", "at-least", "at-most") and not _orders(sort, test, want):
        return Fault(f"{want!r} is nothing to compare the field {field!r} with by `{test}`")
    if test == "matches" and sort.options and not any(_found(want, word) for word in sort.options):
        return Fault(f"no value of the field {field!r} reads like {want[:60]!r}: it is {_some(sort.options)}")
    wanted = (want if isinstance(want, (list, tuple)) else [want]) if test in ("is", "in", "has") else ()
    return next(filter(None, (_wrong(field, sort, each) for each in wanted)), None)


def _found(source: str, word: str) -> bool:
    import regex  # noqa: PLC0415

    return regex.compile(source, regex.M).search(word, timeout=1) is not None


def _some(options: tuple[str, ...]) -> str:
    return ", ".join(options[:6]) + (", …" if len(options) > 6 else "")


def _orders(sort: Sort, test: str, want: Any) -> bool:
    """Whether values of the field can lie before or after what is wanted."""
    if is_reference(want):
        return True
    if test in ("at-least", "at-most"):
        return isinstance(want, (int, float)) and (not sort.types or bool(sort.types & {int, float, Decimal}))
    if time in sort.types and isinstance(want, str):
        return bool(_CLOCK.fullmatch(want))
    return isinstance(want, date)


_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


_NEARLY = 80


def _wrong(field: str, sort: Sort, value: Any) -> Fault | None:
    if is_reference(value) or not sort.types:
        return None
    if isinstance(value, str) and sort.options and value not in sort.options:
        return Fault(f"the field {field!r} is never {value!r}", value, sort.options)
    if isinstance(value, str) and value not in sort.usual and did_you_mean(value, sort.usual, _NEARLY):
        return Fault(f"the field {field!r} is not called {value!r}", value, sort.usual)
    if not any(_fits(value, held) for held in sort.types):
        held = " or ".join(sorted(_TYPE_NAMES.get(t, t.__name__) for t in sort.types))
        return Fault(f"the field {field!r} is {held}, and {shown(value)} is not")
    return None


_TYPE_NAMES = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    Decimal: "a number",
    date: "a date",
}


def _fits(value: Any, held: type) -> bool:
    if isinstance(value, bool) or held is bool:
        return isinstance(value, bool) and held is bool
    if held in (int, float, Decimal):
        return isinstance(value, (int, float))
    return isinstance(value, held) or held not in _TYPE_NAMES


def contradiction(tests: Mapping[str, Any]) -> str:
    """Why the tests of one field can never hold together; empty if they can."""
    if tests.get("present") is False and len(tests) > 1:
        return "what is missing meets no other test"
    for low, high, empty in _BOUNDS:
        if low in tests and high in tests and empty(tests[low], tests[high]):
            return f"nothing is {_TOLD[low]} {shown(tests[low])} and {_TOLD[high]} {shown(tests[high])}"
    return _no_value_left(tests)


def _days(duration: str) -> int:
    """About how many days a duration has."""
    number, unit = duration_of(duration)
    return number * {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}[unit]


def _comparable(one: Any, other: Any) -> bool:
    """Whether two bounds can be compared without a release."""
    return not (is_reference(one) or is_reference(other)) and isinstance(one, str) == isinstance(other, str)


_BOUNDS: tuple[tuple[str, str, Callable[[Any, Any], bool]], ...] = (
    ("at-least", "at-most", lambda low, high: _comparable(low, high) and low > high),
    ("after", "before", lambda low, high: _comparable(low, high) and low >= high),
    ("older-than", "newer-than", lambda old, new: _days(old) >= _days(new)),
)
"""Tests between which a value must lie, and whether there is nothing between what they want."""

_TOLD = {name: name.replace("-", " ") for bounds in _BOUNDS for name in bounds[:2]}


def _no_value_left(tests: Mapping[str, Any]) -> str:
    """That none of the values asked for meets the other tests; empty if one does, or none is asked for."""
    asked = [tests["is"]] if "is" in tests else list(tests.get("in", ()))
    rest = Comparison({k: v for k, v in tests.items() if k not in ("is", *RELATIVE)})
    if not asked or any(map(is_reference, asked)) or rest.references:
        return ""
    left = [value for value in asked if rest.holds(value, lambda name: None)]
    return "" if left else f"{shown(asked[0])} does not meet the other tests"
