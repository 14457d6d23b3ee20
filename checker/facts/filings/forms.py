"""A form's number as written → its row of the table ``forms``: its family, and when it could be used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any

from checker.law import Law
from checker.law import day as as_day
from checker.record import Record

AMENDMENT = "/A"

FIRM = frozenset({"V", "M+"})
"""The marks of dates that may be relied on."""

_ALIKE = {"O": "Q", "0": "Q", "G": "Q", "C": "Q", "X": "K", "R": "K"}
"""Letters and the letter of a form that they are mistaken for."""

_HYPHEN = "[-–— ]{0,2}"


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
        return self.name.startswith("Schedule ")

    @property
    def number(self) -> str:
        """The name without the word "Schedule"."""
        return self.name.removeprefix("Schedule ")

    @property
    def is_digits(self) -> bool:
        """Whether its number could be any number: Form 4."""
        return self.name.isdecimal()

    @property
    def is_letters(self) -> bool:
        """Whether it has no digit: Form D, which only capitals tell from a word."""
        return self.number.replace("-", "").isalpha()

    @property
    def source(self) -> str:
        """A pattern for its number, with the hyphen or the space as writers vary them."""
        number = self.number
        pattern = number.replace(" ", " ?").replace("-", _HYPHEN)
        if number.startswith("424"):
            return rf"424 ?\(?[bB]\)? ?\(?{number[-1]}\)?"
        return pattern if self.is_letters else rf"(?i:{pattern})"


class FormTable:
    """All forms of the law, found by their number however it is written."""

    def __init__(self, law: Law) -> None:
        self.table = law.table("forms")
        self.forms = tuple(_form(row) for row in self.table.rows)
        self._by_key = {_key(form.name): form for form in self.forms}

    def get(self, number: str) -> Form | None:
        """The form that a number or a name means; ``/A`` is disregarded."""
        key = _key(number.removesuffix(AMENDMENT).removesuffix("/a"))
        return self._by_key.get(key)

    def nearest(self, number: str, title: str) -> str | None:
        """The form that a number that no form has was most likely meant to be: 10-Q for ``10-O``.

        A letter that looks alike goes first, then a form of the family that the title names.
        """
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

        written = number.upper().replace("–", "-")
        names = [form.name for form in self.forms if form.bare or form.short]
        alike = written[:-1] + _ALIKE.get(written[-1:], written[-1:])
        if alike in names:
            return alike
        found = process.extract(
            written, names, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None
        )
        by_title = [f[0] for f in found if self._by_key[_key(f[0])].family in title]
        return next(iter(by_title or [f[0] for f in found]), None)

    @cached_property
    def after_either(self) -> str:
        """A pattern for every number that may follow the word "Form", or else the word "Schedule"."""
        after_form = _any_of(f for f in self.forms if f.numbered and not f.is_schedule)
        return f"{after_form}|{_any_of(f for f in self.forms if f.is_schedule)}"

    @cached_property
    def alone(self) -> str:
        """A pattern for every number that is a reference without the word "Form"."""
        return _any_of(f for f in self.forms if f.bare)

    @cached_property
    def alone_in_offerings(self) -> str:
        """A pattern for the numbers of registration statements, as written alone: with a hyphen."""
        return "|".join(f.name for f in self.forms if f.short)


def form_table(law: Law) -> FormTable:
    """The forms of a law; built once."""
    return law.once("forms", lambda: FormTable(law))


def _any_of(forms: Any) -> str:
    return "|".join(form.source for form in sorted(forms, key=lambda f: len(f.name), reverse=True))


@cache
def _key(number: str) -> str:
    return "".join(c for c in number.upper().removeprefix("SCHEDULE ") if c.isalnum() or c in "&/")


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
