"""A form's number as written → its row of the table ``forms``: its family, and when it could be used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from checker.law import Law
from checker.law import day as as_day
from checker.record import Record

AMENDMENT = "/A"

FIRM = frozenset({"V", "M+"})
"""The marks of dates that may be relied on."""

_ALIKE = {"O": "Q", "0": "Q", "G": "Q", "C": "Q", "X": "K", "R": "K"}
"""Letters and the letter of a form that they are mistaken for."""

_SCHEDULE = "Schedule "
_HYPHEN = "[-–— ]{0,2}"
_UNTOLD = str.maketrans("", "", " -–—().'")
"""What writers put into a form's number, or leave out, as they like."""


class Form(Record):
    """One row of the table ``forms``."""

    name: str
    family: str
    regime: str | None
    """``domestic``, ``fpi`` or ``canada``: who files it; None for anybody."""
    from_: date | None
    until: date | None
    instead: str | None
    bare: bool
    """Its number alone is a reference: ``the 10-K``."""
    short: bool
    """Its number alone is a reference where the release speaks of registration: ``the S-3``."""
    numbered: bool
    proposed: bool
    """Proposed and never adopted."""
    firm: bool
    """Its dates are known well enough to fail a release."""

    def valid_on(self, day: date) -> bool:
        """Whether the form could be used on a day."""
        if self.proposed:
            return False
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day < self.until)

    @property
    def is_schedule(self) -> bool:
        """Whether it is cited as "Schedule …", not "Form …"."""
        return self.name.startswith(_SCHEDULE)

    @property
    def is_digits(self) -> bool:
        """Whether its number could be any number: Form 4."""
        return self.name.isdecimal()

    @property
    def is_letters(self) -> bool:
        """Whether it has no digit: Form D, which only capitals tell from a word."""
        return _is_letters(self.name)


class FormTable:
    """All forms of the law, found by their number however it is written."""

    def __init__(self, law: Law) -> None:
        self._rows = {_key(row["form"]): row for row in law.table("forms").rows}
        self._forms: dict[str, Form] = {}
        self._by_initial: dict[str, str] = {}
        """What has been asked for of all these: a release names three forms."""

    def get(self, number: str) -> Form | None:
        """The form that a number or a name means; ``/A`` is disregarded."""
        key = _key(number.removesuffix(AMENDMENT).removesuffix("/a"))
        if key not in self._forms and key in self._rows:
            self._forms[key] = _form(self._rows[key])
        return self._forms.get(key)

    def nearest(self, number: str, title: str) -> str | None:
        """The form that a number that no form has was most likely meant to be: 10-Q for ``10-O``.

        A letter that looks alike goes first, then a form of the family that the title names.
        """
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

        written = number.upper().replace("–", "-")
        names = [*self._names("bare"), *self._names("short")]
        alike = written[:-1] + _ALIKE.get(written[-1:], written[-1:])
        if alike in names:
            return alike
        found = process.extract(
            written, names, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None
        )
        by_title = [f[0] for f in found if self._rows[_key(f[0])]["family"] in title]
        return next(iter(by_title or [f[0] for f in found]), None)

    def after_either(self, initial: str) -> str:
        """A pattern for every number with this first character that may follow "Form", or else "Schedule"."""
        if initial not in self._by_initial:
            names = [name for name in self._names("number", True) if _number(name).startswith(initial)]
            schedules = [name for name in names if name.startswith(_SCHEDULE)]
            forms = [name for name in names if name not in schedules]
            self._by_initial[initial] = "|".join(filter(None, (_any_of(forms), _any_of(schedules))))
        return self._by_initial[initial]

    @cached_property
    def alone(self) -> str:
        """A pattern for every number that is a reference without the word "Form"."""
        return _any_of(self._names("bare"))

    @cached_property
    def alone_in_offerings(self) -> str:
        """A pattern for the numbers of registration statements, as written alone: with a hyphen."""
        return "|".join(self._names("short"))

    def _names(self, column: str, default: bool = False) -> list[str]:
        """The names of the forms of which a column is true."""
        return [str(row["form"]) for row in self._rows.values() if row.get(column, default)]


def form_table(law: Law) -> FormTable:
    """The forms of a law; built once."""
    return law.once("forms", lambda: FormTable(law))


def _any_of(names: Iterable[str]) -> str:
    return "|".join(_source(name) for name in sorted(names, key=len, reverse=True))


def _source(name: str) -> str:
    """A pattern for a form's number, with the hyphen or the space as writers vary them."""
    number = _number(name)
    pattern = number.replace(" ", " ?").replace("-", _HYPHEN)
    if number.startswith("424"):
        return rf"424 ?\(?[bB]\)? ?\(?{number[-1]}\)?"
    return pattern if _is_letters(name) else rf"(?i:{pattern})"


def _number(name: str) -> str:
    """The name of a form without the word "Schedule"."""
    return name.removeprefix(_SCHEDULE)


def _is_letters(name: str) -> bool:
    return _number(name).replace("-", "").isalpha()


def _key(number: str) -> str:
    return number.upper().removeprefix("SCHEDULE ").translate(_UNTOLD)


def _form(row: Mapping[str, Any]) -> Form:
    return Form(
        name=str(row["form"]),
        family=row["family"],
        regime=row.get("regime"),
        from_=as_day(row.get("from")),
        until=as_day(row.get("until")),
        instead=row.get("instead"),
        bare=row.get("bare", False),
        short=row.get("short", False),
        numbered=row.get("number", True),
        proposed=row.get("proposed", False),
        firm=row.get("status") in FIRM,
    )
