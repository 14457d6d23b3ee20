"""A page of a PDF → its lines as PDFium reads them, with the place of every character on the page."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

from checker.frequencies import Frequencies
from checker.reading.raised import is_note_mark
from checker.record import Record, field
from checker.resources import english_words

_HYPHEN = 0x2
"""What PDFium puts for a hyphen at the end of a line."""

_GAP, _FIGURES_GAP = 1.1, 0.6
"""How wide the gap between two columns is at least, in heights of the line; between two figures."""

_RAISED = 0.8
"""How high the mark of a note is at most, in heights of the line."""

_CURRENCY = "$\u20ac\u00a3"
_FIGURE_ENDS = "0123456789)%\u2014\u2013"
_FIGURE_STARTS = "0123456789(\u2014\u2013"


BULLETS = {"\uf0b7": "\u2022", "\uf0a7": "\u25aa", "\uf0d8": "\u27a2", "\uf0fc": "\u2713", "\uf076": "\u25c6"}
"""The signs of list items that Word takes from its Symbol and Wingdings fonts, by their private codes."""


class Line(Record, frozen=False):
    """Characters that PDFium reads as one line; places in points, ``y`` upwards."""

    page: int
    words: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    """For each of the words' characters, its index on the page."""
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    base: float = 0.0
    height: float = 0.0
    heights: list[float] = field(default_factory=list)
    angle: float = 0.0
    """Radians by which the line is turned."""
    hyphen: bool = False
    """Whether a word may be broken at its end; the hyphen is its last character."""
    drawn: bool = True
    """Whether its characters are painted, and on the page."""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(self.words)

    @property
    def start(self) -> float:
        """The left end."""
        return self.left[0]

    @property
    def end(self) -> float:
        """The right end."""
        return self.right[-1]

    @property
    def noted(self) -> bool:
        """Whether it begins with a raised digit, as the text of a note does."""
        return self.words[0].startswith("(") and self.heights[0] < _RAISED * self.height

    def part(self, first: int, last: int) -> Line:
        """The line of some of its characters."""
        cut = slice(first, last)
        broken = self.hyphen and last == len(self.words)
        made = Line(self.page, self.words[cut], self.at[cut], self.left[cut], self.right[cut])
        made.heights = self.heights[cut]
        made.base, made.height, made.angle = self.base, self.height, self.angle
        made.hyphen, made.drawn = broken, self.drawn
        return made

    def _is_gap(self, last: int, following: int) -> bool:
        """Whether a column ends after one character and another begins with the other."""
        gap = self.left[following] - self.right[last]
        if self.words[last] not in _FIGURE_ENDS:
            return gap > _GAP * self.height
        after = self.words[following]
        return after in _CURRENCY or gap > (_FIGURES_GAP if after in _FIGURE_STARTS else _GAP) * self.height

    def segments(self) -> Iterator[Line]:
        """The line cut where the gap between two words is as wide as between columns."""
        first, last = 0, -1
        for i, word in enumerate(self.words):
            if word.isspace():
                continue
            if last >= 0 and i - last > 1 and self._is_gap(last, i):
                yield self.part(first, last + 1)
                first = i
            last = i
        yield self.part(first, last + 1)


def lines_of_page(text: Any, page: int, count: int, size: tuple[float, float, float, float]) -> list[Line]:
    """The lines of a page with words in them; ``text`` is PDFium's text page with ``count`` characters.

    ``size`` is the visible part of the page: left, bottom, right, top.
    """
    found, line = [], Line(page)
    for index, code in enumerate(_codes(text, count)):
        if code in (10, 13):
            if pdfium.FPDFText_IsGenerated(text, index) == 0:
                _add(line, text, index, 32)  # a font that maps its space to a line end
                continue
            found.append(line)
            line = Line(page)
            continue
        if code < 0:
            continue
        if not _add(line, text, index, code):
            continue
        if code == _HYPHEN or (code == 0xFFFE and pdfium.FPDFText_IsHyphen(text, index) == 1):
            line.words[-1], line.hyphen = "-", True
            found.append(line)
            line = Line(page)
    found.append(line)
    return [_finished(made, text, size) for made in map(_stripped, found) if made.words]


def _codes(text: Any, count: int) -> Iterator[int]:
    """The characters' code points; -1 for the second half of a surrogate pair."""
    index = 0
    while index < count:
        code = pdfium.FPDFText_GetUnicode(text, index)
        index += 1
        if 0xD800 <= code < 0xDC00 and index < count:
            low = pdfium.FPDFText_GetUnicode(text, index)
            if 0xDC00 <= low < 0xE000:
                yield 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00
                yield -1
                index += 1
                continue
        yield 0xFFFD if 0xD800 <= code < 0xE000 else code


def _add(line: Line, text: Any, index: int, code: int) -> bool:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
        return False
    line.words.append(chr(code))
    line.at.append(index)
    line.left.append(box.left)
    line.right.append(box.right)
    line.heights.append(box.top - box.bottom)
    return True


def _stripped(line: Line) -> Line:
    words = line.words
    usual = sorted(line.heights)[len(words) // 2] if words else 1.0  # bullets and raised figures differ
    line.height = min(max(usual, 1.0), 300.0)
    first, last = 0, len(words)
    while first < last and words[first].isspace():
        first += 1
    while last > first and words[last - 1].isspace():
        last -= 1
    return line if (first, last) == (0, len(words)) else line.part(first, last)


def _finished(line: Line, text: Any, size: tuple[float, float, float, float]) -> Line:
    """The line with what is asked of one of its characters only."""
    at = line.at[0]
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    line.base = y.value
    angle = pdfium.FPDFText_GetCharAngle(text, at)
    line.angle = 0.0 if angle < 0 or math.isclose(angle % math.tau, 0, abs_tol=0.02) else angle
    inside = size[0] - 1 <= line.end and line.start <= size[2] + 1 and size[1] - 1 <= line.base <= size[3] + 1
    held = pdfium.FPDFText_GetTextObject(text, at)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(held) if held else 0
    line.drawn = inside and mode not in (
        pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        pdfium.FPDF_TEXTRENDERMODE_CLIP,
    )
    line.words = [_ligature(line.words, i) if word == "\0" else word for i, word in enumerate(line.words)]
    _mark_notes(line)
    if line.words[0] in BULLETS:
        line.words[0] = BULLETS[line.words[0]]
    return line


def _mark_notes(line: Line) -> None:
    """Put raised digits that refer to a note in parentheses, so that they are no part of a word or figure."""
    words, heights = line.words, line.heights
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].isdecimal() and heights[end] < _RAISED * line.height:
            end += 1
        if end > at and is_note_mark("".join(words[max(0, at - 12) : at]), "".join(words[at:end])):
            words[at] = (" (" if at else "(") + words[at]
            words[end - 1] += ")" if at else ") "
        at = max(end, at + 1)


def _ligature(words: list[str], at: int) -> str:
    """The letters of a ligature without a character: by far the most common sign that fonts don't map.

    Only inside a word; anywhere else it is the sign of what cannot be read. A word of English decides.
    """
    first = last = at
    while first > 0 and words[first - 1].isalpha():
        first -= 1
    while last + 1 < len(words) and words[last + 1].isalpha():
        last += 1
    head, tail = "".join(words[first:at]).lower(), "".join(words[at + 1 : last + 1]).lower()
    known = _english()
    counts = {letters: int(known.get(head + letters + tail) or 0) for letters in _LIGATURES}
    best = max(counts, key=lambda letters: counts[letters])
    return best if counts[best] and len(head + tail) > 1 else _usual_ligature(words, at)


_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")


@cache
def _english() -> Frequencies:
    return english_words()


def _usual_ligature(words: list[str], at: int) -> str:
    """The letters by those around them, where no word is known."""
    before = "".join(words[max(0, at - 2) : at])[-2:]
    after = "".join(words[at + 1 : at + 4])
    if not after[:1].islower():
        return "ff" if before[-1:].isalpha() else "\ufffd"
    if after.startswith(("ow", "ex", "oor", "uc", "ee", "oa")):
        return "fl"
    if after[0] == "c" and before.strip().lower() in ("o", "e", "su"):
        return "ffi"
    doubled = before[-1:].lower() in tuple("aeou") and after[0] == "e"
    return "ff" if doubled or (before[-1:].lower() == "i" and after.startswith("er")) else "fi"
