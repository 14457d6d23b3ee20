"""ISIN, CUSIP, SEDOL, LEI and FIGI after their label → Identifier, with its check digit proved.

Only labelled numbers are read: twelve letters and digits may be anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.matching.searching import every
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

_LABELLED = (
    r"\b(?P<type>ISIN|CUSIP|SEDOL|LEI|FIGI)s?(?i:(?: \(?(?:code|number|no\.?|nos\.?|identifier"
    r"|id))?\)?)(?: is| are| ?=)?"
    r" ?[:#.]? ?(?i:no\.? ?)?(?P<number>(?=[A-Z\d -]{0,24}\d)[A-Z\d]{4,22}(?:[ -][A-Z\d]{1,9}){0,3}(?![a-z]))"
)
_LENGTHS = {"ISIN": 12, "CUSIP": 9, "SEDOL": 7, "LEI": 20, "FIGI": 12}


class Identifier(Record):
    """One labelled identifier of a security or an entity."""

    span: Span
    type: Annotated[str, one_of("ISIN", "CUSIP", "SEDOL", "LEI", "FIGI")]
    """``ISIN``, ``CUSIP``, ``SEDOL``, ``LEI`` or ``FIGI``."""
    number: str
    """Without spaces and hyphens."""
    valid: bool
    fault: str | None
    """What is wrong, in words."""


def find_identifiers(facts: Facts) -> Iterator[Identifier]:
    """Every labelled identifier whose length is near its type's: what is shorter is another number."""
    text = facts.document.text
    for m in every(_LABELLED, text):
        found = _identifier(m["type"], m["number"], m.start("number"))
        if found is not None:
            yield found


def _identifier(kind: str, written: str, start: int) -> Identifier | None:
    length, number, end = _LENGTHS[kind], "", 0
    for end, character in enumerate(written, 1):
        number += character if character not in " -" else ""
        if len(number) == length and not written[end : end + 1].isalnum():
            break
    if abs(len(number) - length) > 1 or not any(c.isdigit() for c in number):
        return None
    fault = _fault(kind, number)
    return Identifier(Span(start, start + end), kind, number, fault is None, fault)


def _fault(kind: str, number: str) -> str | None:
    if len(number) != _LENGTHS[kind]:
        return f"it has {len(number)} characters, not {_LENGTHS[kind]}"
    return None if _CHECKS[kind](number) else "its check digit is wrong"


def _value(character: str) -> int:
    """0 to 9, then A is 10 to Z is 35."""
    return int(character, 36)


def _luhn(digits: str) -> bool:
    """Mod 10, every second digit from the right doubled (ISO/IEC 7812-1)."""
    total = 0
    for n, digit in enumerate(reversed(digits)):
        product = int(digit) * (1 + n % 2)
        total += product // 10 + product % 10
    return total % 10 == 0


def isin(number: str) -> bool:
    """ISO 6166: two letters, nine characters, and the Luhn digit over the letters written as numbers."""
    return number[:2].isalpha() and number[-1].isdigit() and _luhn("".join(str(_value(c)) for c in number))


def cusip(number: str) -> bool:
    """ANSI X9.6: mod 10, double-add-double."""
    total = 0
    for n, character in enumerate(number[:8]):
        product = _value(character) * (1 + n % 2)
        total += product // 10 + product % 10
    return number[8] == str(-total % 10)


def sedol(number: str) -> bool:
    """Weights 1, 3, 1, 7, 3, 9, 1; no vowels."""
    weights = (1, 3, 1, 7, 3, 9, 1)
    return number[6].isdigit() and sum(w * _value(c) for w, c in zip(weights, number, strict=True)) % 10 == 0


def lei(number: str) -> bool:
    """ISO 17442: mod 97 is 1 (ISO/IEC 7064)."""
    return int("".join(str(_value(c)) for c in number)) % 97 == 1


def figi(number: str) -> bool:
    """The third character is G; mod 10, double-add-double."""
    total = 0
    for n, character in enumerate(number[:11]):
        product = _value(character) * (1 + n % 2)
        total += product // 10 + product % 10
    return number[2] == "G" and number[11] == str(-total % 10)


_CHECKS: dict[str, Callable[[str], bool]] = {
    "ISIN": isin,
    "CUSIP": cusip,
    "SEDOL": sedol,
    "LEI": lei,
    "FIGI": figi,
}
