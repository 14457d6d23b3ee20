"""The words of paragraphs of an OpenDocument text → a Gathering, with what their styles say of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from checker.reading.gathering import Gathering
from checker.reading.odt.names import q
from checker.reading.odt.styles import PLAIN, Look, Styles

_UNEVEN = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]")

MOST = 1000
"""Spaces, rows or columns that one element may stand for."""

Leave = Callable[[], None] | None | bool
"""What a handler gives: what to do after the element; False: do not read what is inside."""


class Words:
    """Says words where a paragraph is open, unless they are hidden or in a change that is left out."""

    def __init__(self, out: Gathering, styles: Styles) -> None:
        self.out = out
        self.styles = styles
        self._looks: list[Look] = [PLAIN]
        self._nodes = self._paragraphs = 0
        self._inside = 0
        """How many paragraphs are open: one may stand inside another's text box."""
        self._fresh = False
        """Whether a paragraph has begun that has no words yet."""
        self._gone: str | None = None
        """The insertion that is being left out, where the text is read as it was before."""
        self._lost: list[str] = []
        """What it inserted."""

    def _words(self, words: str | None) -> None:
        if words and self._inside:
            self._say(_UNEVEN.sub(" ", words), literal=True)

    def _say(self, words: str, *, literal: bool = False) -> None:
        look, here = self._looks[-1], self.out.position
        if self._gone is not None or not words:
            self._lost.append(words)
            return
        if look.hidden:
            if words.strip():
                self.out.mark("hidden", words, here, here)
            return
        if self._fresh and words.strip():
            self._fresh = False
            self._paragraphs += 1
            self.out.signpost(f"paragraph {self._paragraphs}")
        if literal:
            self.out.literal(words, self._nodes, 0)
        else:
            self.out.atom(words, self._nodes, 0, 1)
        self._nodes += 1
        if words.strip():
            self._stroke(look, here)

    def _stroke(self, look: Look, start: int) -> None:
        if look.marked:
            self.out.mark("highlight", "", start, self.out.position)
        if look.strike:
            self.out.mark("strike", "", start, self.out.position)

    def _spaces(self, element: Any) -> Leave:
        count = element.get(q("text:c"), "1")
        self._say(" " * (min(int(count), MOST) if count.isdecimal() else 1))
        return False

    def _tab(self, _: Any) -> Leave:
        self._say("\t")
        return False

    def _break(self, _: Any) -> Leave:
        self._say("\n")
        return False

    def _span(self, span: Any) -> Leave:
        self._looks.append(self.styles.look("text", span.get(q("text:style-name"))).over(self._looks[-1]))
        return self._span_ends

    def _span_ends(self) -> None:
        self._looks.pop()


def words_of(element: Any) -> str:
    """The words below an element, for a marking."""
    return " ".join("".join(element.itertext()).split())
