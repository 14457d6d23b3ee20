"""Which fields the facts carry, and what a comparison may ask of each: read off the facts' classes."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from checker.facts import KINDS
from checker.language.comparisons import DATED, is_reference
from checker.language.message import shown
from checker.record import record


@record
class Sort:
    """What sort of value a field holds. An empty ``types`` is anything."""

    types: frozenset[type] = frozenset()
    options: tuple[str, ...] = ()
    """The only words that it may be, if it is one of a few."""
    many: bool = False
    """Whether it holds several values."""


ANYTHING = Sort()
TEXT = Sort(frozenset({str}))

Fields = Mapping[str, Sort]


@cache
def fact_fields(kind: str) -> Fields:
    """The fields of a kind of fact, by Python name, and ``text``.

    Raises:
        ImportError, AttributeError: the kind's module or class does not exist.
    """
    fact, _ = KINDS[kind].load()
    return {**sorts_of(fact), "text": TEXT}


def sorts_of(declared: type[Any]) -> dict[str, Sort]:
    """The fields of a dataclass but its span, with what they hold."""
    try:
        hints = get_type_hints(declared)
    except (NameError, TypeError):  # a type that is imported for type checkers only, or hidden by a field
        hints = {}
    return {f.name: _sort(hints.get(f.name, Any)) for f in dataclasses.fields(declared) if f.name != "span"}


def _sort(hint: Any) -> Sort:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return Sort(frozenset(type(o) for o in inner), tuple(o for o in inner if isinstance(o, str)))
    if origin in (Union, types.UnionType):
        return _joined(_sort(arm) for arm in inner if arm is not type(None))
    if origin in (tuple, list, frozenset, set):
        held = _joined(_sort(arm) for arm in inner if arm is not Ellipsis)
        return dataclasses.replace(held, many=True)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Sort(frozenset({str}), tuple(str(member.value) for member in hint))
    return Sort(frozenset({hint})) if isinstance(hint, type) else ANYTHING


def _joined(arms: Iterable[Sort]) -> Sort:
    sorts = list(arms)
    if any(not sort.types for sort in sorts):
        return dataclasses.replace(ANYTHING, many=any(sort.many for sort in sorts))
    closed = all(sort.options or str not in sort.types for sort in sorts)
    options = tuple(o for sort in sorts for o in sort.options) if closed else ()
    return Sort(frozenset().union(*(s.types for s in sorts)), options, any(s.many for s in sorts))


def fault(field: str, sort: Sort, test: str, want: Any) -> tuple[str, str, tuple[str, ...]] | None:
    """Say why a test can never hold for such a field: the reason, the wrong word, the words that fit."""
    if sort.many != (test == "has") and test != "present" and sort != ANYTHING:
        advice = "holds several values: use `has`" if sort.many else "holds one value: `has` is for several"
        return f"the field {field!r} {advice}", "", ()
    if test in DATED and sort.types and not sort.types & {date, datetime, time}:
        return f"`{test}` compares dates, and the field {field!r} is no date", "", ()
    if test in ("before", "after", "at-least", "at-most") and not _orders(sort, test, want):
        return f"{want!r} is nothing to compare the field {field!r} with by `{test}`", "", ()
    if test in ("is", "in", "has"):
        for each in want if isinstance(want, (list, tuple)) else [want]:
            if wrong := _wrong(field, sort, each):
                return wrong
    return None


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


def _wrong(field: str, sort: Sort, value: Any) -> tuple[str, str, tuple[str, ...]] | None:
    if is_reference(value) or not sort.types:
        return None
    if isinstance(value, str) and sort.options and value not in sort.options:
        return f"the field {field!r} is never {value!r}", value, sort.options
    if not any(_fits(value, held) for held in sort.types):
        held = " or ".join(sorted(_TYPE_NAMES.get(t, t.__name__) for t in sort.types))
        return f"the field {field!r} is {held}, and {shown(value)} is not", "", ()
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
