"""Names with ® or ™ → Trademark: the sign, and whether the release gives the same name the other one too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_MARKED = tuple(
    rf"{sign}(?<=(?<![\w-])(?P<marked>(?P<name>[\p{{L}}\d][\p{{L}}\d+-]{{2,40}}) ?{sign}))" for sign in "®™"
)
"""A sign with the name before it: the sign is what is rare."""


class Trademark(Record):
    """One name with its sign."""

    span: Span
    name: str
    sign: Literal["®", "™"]
    other_sign: Literal["®", "™"] | None
    """The other sign, where the release gives it to the same name elsewhere."""


def find_trademarks(facts: Facts) -> Iterator[Trademark]:
    """Every marked name, at its first mention with each sign."""
    text = facts.document.text
    first: dict[tuple[str, str], Span] = {}
    for sign, source in zip("®™", _MARKED, strict=True):
        if sign in text:
            for m in pattern(source).finditer(text):
                first.setdefault((m["name"], sign), Span(*m.span("marked")))
    for (name, sign), span in first.items():
        other: Literal["®", "™"] = "™" if sign == "®" else "®"
        both = (name, other) in first
        yield Trademark(span, name, "®" if sign == "®" else "™", other if both else None)
