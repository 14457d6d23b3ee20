"""styles.xml and numbering.xml → which styles are headings and lists, hide their words or mark them."""

from __future__ import annotations

import re
from typing import Any

from checker.reading.word.names import OFF, PPR, RPR, VAL, w
from checker.reading.word.parts import WordFile
from checker.record import Record

_HEADING = re.compile(r"heading ?([1-9])")
_DEEPEST = 12
"""How many styles may rest upon one another; Word itself allows eleven."""


class Look(Record):
    """What a style or direct formatting says of words. None: nothing, so that the next one below decides."""

    hidden: bool | None = None
    strike: bool | None = None
    marked: bool | None = None
    """Highlighted or shaded."""
    white: bool | None = None

    def over(self, below: Look) -> Look:
        """The formatting on top of another."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.strike if self.strike is None else self.strike,
            below.marked if self.marked is None else self.marked,
            below.white if self.white is None else self.white,
        )


PLAIN = Look()


class Shape(Record):
    """What a paragraph is by its style: a heading of a level (0: none), an item of a list."""

    heading: int = 0
    number: str = ""
    """The id of its numbering; ``0`` for none in spite of the style below."""
    depth: int = 0
    look: Look = PLAIN


_BODY = Shape()


class Styles:
    """The styles of one document."""

    def __init__(self, file: WordFile) -> None:
        self._elements: dict[str, Any] = {}
        self._shapes: dict[str, Shape] = {}
        self._looks: dict[str, Look] = {}
        self._default = ""
        for part in file.linked("styles")[:1]:
            if (root := file.xml(part)) is not None:
                self._read(root)
        self._signs: dict[tuple[str, str], str] | None = None
        for part in file.linked("numbering")[:1]:
            if (root := file.xml(part)) is not None:
                self._signs = _signs(root)

    def _read(self, root: Any) -> None:
        for style in root.iter(w("style")):
            name = style.get(w("styleId"), "")
            self._elements[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default"), "0") not in OFF:
                self._default = name

    def shape(self, name: str | None) -> Shape:
        """What a paragraph style makes of a paragraph; of the default style for None."""
        name = self._default if name is None else name
        if name not in self._shapes:
            shape = _BODY
            for style in reversed(self._chain(name)):
                shape = _shaped(style, shape)
            self._shapes[name] = shape
        return self._shapes[name]

    def look(self, name: str) -> Look:
        """What a character style says of words."""
        if name not in self._looks:
            look = PLAIN
            for style in reversed(self._chain(name)):
                look = look_of(style.find(RPR)).over(look)
            self._looks[name] = look
        return self._looks[name]

    def is_list(self, number: str, depth: int) -> bool:
        """Whether a numbering puts a sign or a number before its paragraphs."""
        if number in ("", "0"):
            return False
        return self._signs is None or self._signs.get((number, str(depth)), "none") != "none"

    def _chain(self, name: str) -> list[Any]:
        """The style and those it is based on."""
        chain: list[Any] = []
        while name in self._elements and len(chain) < _DEEPEST:
            style = self._elements[name]
            chain.append(style)
            based = style.find(w("basedOn"))
            name = based.get(VAL, "") if based is not None else ""
        return chain


def look_of(rpr: Any) -> Look:
    """What direct formatting says of the words of a run."""
    if rpr is None or not len(rpr):
        return PLAIN
    said: dict[str, bool] = {}
    for each in rpr:
        field = _LOOKS.get(each.tag)
        if field == "marked":
            said[field] = said.get(field, False) or _is_coloured(each)
        elif field == "white":
            said[field] = each.get(VAL, "").upper() == "FFFFFF"
        elif field:
            said[field] = said.get(field, False) or each.get(VAL, "true") not in OFF
    return Look(**said) if said else PLAIN


_LOOKS = {
    w("vanish"): "hidden",
    w("strike"): "strike",
    w("dstrike"): "strike",
    w("highlight"): "marked",
    w("shd"): "marked",
    w("color"): "white",
}


def _is_coloured(element: Any) -> bool:
    if element.tag == w("highlight"):
        return element.get(VAL, "none") not in ("none", "white")
    return element.get(w("fill"), "auto").upper() not in ("AUTO", "FFFFFF", "000000")


def _shaped(style: Any, below: Shape) -> Shape:
    ppr = style.find(PPR)
    number, depth = number_of(ppr)
    heading = _heading(style, ppr)
    return Shape(
        below.heading if heading is None else heading,
        below.number if number is None else number,
        below.depth if depth is None else depth,
        look_of(style.find(RPR)).over(below.look),
    )


def _heading(style: Any, ppr: Any) -> int | None:
    """The level; 0 for a style that says it is none; None if it says nothing."""
    level = outline_of(ppr)
    if level is not None:
        return level
    named = style.find(w("name"))
    name = named.get(VAL, "").lower() if named is not None else ""
    if m := _HEADING.fullmatch(name):
        return int(m[1])
    return {"title": 1, "subtitle": 2}.get(name)


def outline_of(ppr: Any) -> int | None:
    """The heading level by an outline level; 0 for body text; None if nothing is said."""
    said = ppr.find(w("outlineLvl")) if ppr is not None else None
    value = said.get(VAL, "") if said is not None else ""
    return None if not value.isdecimal() else int(value) + 1 if int(value) < 9 else 0


def number_of(ppr: Any) -> tuple[str | None, int | None]:
    """The id of a paragraph's numbering and how deep the paragraph lies in it."""
    numbering = ppr.find(w("numPr")) if ppr is not None else None
    if numbering is None:
        return None, None
    number, depth = numbering.find(w("numId")), numbering.find(w("ilvl"))
    value = depth.get(VAL, "") if depth is not None else ""
    return (number.get(VAL, "") if number is not None else None), (
        min(int(value), 8) if value.isdecimal() else None
    )


def _signs(root: Any) -> dict[tuple[str, str], str]:
    """The number format of each level of each numbering."""
    formats: dict[str, dict[str, str]] = {}
    for abstract in root.iter(w("abstractNum")):
        levels = formats.setdefault(abstract.get(w("abstractNumId"), ""), {})
        for level in abstract.iter(w("lvl")):
            form = level.find(w("numFmt"))
            levels[level.get(w("ilvl"), "0")] = form.get(VAL, "decimal") if form is not None else "decimal"
        if not levels:  # a link to a numbering style, which has its levels elsewhere
            levels.update({str(n): "linked" for n in range(9)})
    found = {}
    for number in root.iter(w("num")):
        abstract = number.find(w("abstractNumId"))
        for level, form in formats.get(abstract.get(VAL, "") if abstract is not None else "", {}).items():
            found[number.get(w("numId"), ""), level] = form
    return found
