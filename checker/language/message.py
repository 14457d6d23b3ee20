"""A sentence with ``{names}`` → the sentence filled; and which names it needs.

A name is a field (``{form}``), or a field of something (``{when.text}``, ``{it.form}``,
``{release.date:%B %Y}``, ``{contact.text}`` for a name from ``find``). Nothing else of Python's
format language is understood: no indexes, no attributes, no conversions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any

from checker.patterns import worked_out

NOT_STATED = "(not stated)"
"""What stands for a value that is missing."""

Lookup = Callable[[str, str], Any]
"""Gives the value of a field (second) of something (first; empty for the finding's own match)."""


def names_of(sentence: str) -> Iterator[tuple[str, str, str]]:
    """The names in a sentence: of what, which field, in what format.

    Raises:
        ValueError: a brace is left open, or a name is not of the kind allowed.
    """
    for _, name, form, conversion in _parsed(sentence):
        if name is None:
            continue
        owner, _, field = name.rpartition(".")
        if conversion or not _is_name(field) or (owner and not _is_name(owner)) or "{" in (form or ""):
            raise ValueError(
                f"{{{name}}} is not a name: write {{form}} or {{when.text}}; for a brace write {{{{"
            )
        yield owner, field.replace("-", "_"), form or ""


_Piece = tuple[str, str | None, str | None, str | None]
"""Words, and a name after them with its format and its conversion."""


@lru_cache(maxsize=2048)
def _pieces(sentence: str) -> tuple[_Piece, ...]:
    """A sentence of a pack, taken to pieces once for all its findings."""
    pieces: tuple[_Piece, ...] = worked_out("sentence", sentence, 0, lambda: _parsed(sentence))
    return pieces


def _parsed(sentence: str) -> tuple[_Piece, ...]:
    from string import Formatter  # noqa: PLC0415  (importing it takes longer than to check ten rules)

    return tuple(Formatter().parse(sentence))


def fill(sentence: str, lookup: Lookup, empty: str = NOT_STATED) -> str:
    """The sentence with its names replaced by values, in single spaces; an empty text as ``empty``."""
    parts = []
    for literal, name, form, _ in _pieces(sentence):
        parts.append(literal)
        if name is not None:
            owner, _, field = name.rpartition(".")
            value = lookup(owner, field.replace("-", "_"))
            parts.append(empty if value == "" else shown(value, form or ""))
    return " ".join("".join(parts).split())


def shown(value: Any, form: str = "") -> str:
    """Put a value in words: a date as ``May 1, 2026`` unless told otherwise, a list with commas."""
    if value is None or value in ((), ""):
        return NOT_STATED
    if isinstance(value, (tuple, list, frozenset)):
        return ", ".join(shown(each, form) for each in value)
    if isinstance(value, (date, time)):
        return _moment(value, form)
    if isinstance(value, Enum):
        value = value.value
    return _plain(value, form)


def _moment(value: date | time, form: str) -> str:
    if isinstance(value, time):
        hour, half = value.hour % 12 or 12, "a.m." if value.hour < 12 else "p.m."
        return value.strftime(form) if form else f"{hour}:{value:%M} {half}"
    day = value.date() if isinstance(value, datetime) else value
    if not form:
        return f"{day:%B} {day.day}, {day.year}"
    return day.strftime(form.replace("%-d", str(day.day)).replace("%d,", f"{day.day},"))


def _plain(value: Any, form: str) -> str:
    try:
        return format(value, form)
    except (ValueError, TypeError):
        return str(value)


def _is_name(word: str) -> bool:
    return word.replace("-", "_").isidentifier()
