"""Names with ® or ™ → Trademark: the sign, and whether the release gives the same name the other one too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Span
from checker.patterns import pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts

_MARKED = r"(?<![\w-])(?P<name>[\p{L}\d][\p{L}\d+-]{2,40}) ?(?P<sign>[®™])"


@record
class Trademark:
    """One name with its sign."""

    span: Span
    name: str
    sign: Literal["®", "™"]
    other_sign: Literal["®", "™"] | None
    """The other sign, where the release gives it to the same name elsewhere."""


def find_trademarks(facts: Facts) -> Iterator[Trademark]:
    """Every marked name, at its first mention with each sign."""
    text = facts.document.text
    if "®" not in text and "™" not in text:
        return
    first: dict[tuple[str, str], Span] = {}
    for m in pattern(_MARKED).finditer(text):
        first.setdefault((m["name"], m["sign"]), Span(m.start(), m.end()))
    for (name, sign), span in first.items():
        other: Literal["®", "™"] = "™" if sign == "®" else "®"
        both = (name, other) in first
        yield Trademark(span, name, "®" if sign == "®" else "™", other if both else None)
