"""A dated rule on the days around its first and its last: whether it is law on each of them as it says.

A rule is walked by its own examples, each dated as if it were released on that day. Outside its
period it must find itself not applicable; on its first and its last day it must still be able to fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checker.examples import Example, run_example
from checker.findings import Verdict
from checker.language.message import shown
from checker.language.rule import Rule
from checker.law import Law
from checker.record import Record

A_DAY = timedelta(days=1)


class BoundaryDay(Record):
    """A day next to one end of a rule's period; ``inside``: whether the rule is law on it."""

    day: date
    inside: bool


def boundary_days(rule: Rule) -> tuple[BoundaryDay, ...]:
    """The day before a rule's first, its first, its last, and the day after; none for an undated rule."""
    first, last = rule.period
    opening = (BoundaryDay(first - A_DAY, False), BoundaryDay(first, True)) if first else ()
    closing = (BoundaryDay(last, True), BoundaryDay(last + A_DAY, False)) if last else ()
    return (*opening, *closing)


def boundary_faults(rule: Rule, law: Law) -> Iterator[str]:
    """What is wrong, in words, with a rule on the days around its boundaries; nothing, if all is well."""
    for boundary in boundary_days(rule) if rule.status != "retired" else ():
        verdicts = set(_verdicts(rule, boundary.day, law))
        if boundary.inside and Verdict.FAILED not in verdicts:
            yield f"no example fails on {shown(boundary.day)}, when the rule is law: add one of that day"
        if not boundary.inside and verdicts - {Verdict.NOT_APPLICABLE}:
            yield f"an example is judged on {shown(boundary.day)}, when the rule is not law"


def _verdicts(rule: Rule, day: date, law: Law) -> Iterator[Verdict]:
    """What the rule says of each of its failing examples, released on another day."""
    for nth, data in enumerate(rule.examples.get("fail", ()), 1):
        stated = {key: value for key, value in data.items() if key != "expect"}
        yield run_example(Example(rule, "fail", nth, {**stated, "date": day}), law).outcome.verdict
