"""The styles of an OpenDocument text → which are headings, which hide their words or mark them."""

from __future__ import annotations

from typing import Any

from checker.reading.odt.names import q
from checker.record import Record

_TITLES = {"Title": 1, "Subtitle": 2}
_DEEPEST = 20
_PLAIN = ("", "transparent", "none", "#ffffff")


class Look(Record):
    """What a style says of words; None where it leaves that to the style around it."""

    hidden: bool | None = None
    strike: bool | None = None
    marked: bool | None = None

    def over(self, below: Look) -> Look:
        """The style inside another."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.strike if self.strike is None else self.strike,
            below.marked if self.marked is None else self.marked,
        )


PLAIN = Look()


class Styles:
    """The styles of one document, by name."""

    def __init__(self, roots: list[Any]) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        for root in roots:
            for style in root.iter(q("style:style")):
                key = (style.get(q("style:family"), ""), style.get(q("style:name"), ""))
                self._elements[key] = style
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, family: str, name: str | None) -> Look:
        """What a style says of its words."""
        key = (family, name or "")
        if key not in self._looks:
            look = PLAIN
            for style in reversed(self._chain(key)):
                look = _look(style).over(look)
            self._looks[key] = look
        return self._looks[key]

    def heading(self, name: str | None) -> int:
        """The level of heading that a paragraph's style makes it; 0 for none."""
        for style in self._chain(("paragraph", name or "")):
            level = style.get(q("style:default-outline-level"), "")
            if level.isdecimal():
                return int(level)
            if found := _TITLES.get(style.get(q("style:name"), "")):
                return found
        return 0

    def _chain(self, key: tuple[str, str]) -> list[Any]:
        """The style and those that it is made from."""
        chain: list[Any] = []
        family, name = key
        while (family, name) in self._elements and len(chain) < _DEEPEST:
            style = self._elements[family, name]
            chain.append(style)
            name = style.get(q("style:parent-style-name"), "")
        return chain


def _look(style: Any) -> Look:
    found = style.find(q("style:text-properties"))
    if found is None:
        return PLAIN
    display, ground = found.get(q("text:display")), found.get(q("fo:background-color"))
    line = found.get(q("style:text-line-through-style")) or found.get(q("style:text-line-through-type"))
    return Look(
        None if display is None else display == "none",
        None if line is None else line != "none",
        None if ground is None else ground.lower() not in _PLAIN,
    )
