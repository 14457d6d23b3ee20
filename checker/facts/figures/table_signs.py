"""A document → whether it may hold a table of figures: a look that is cheap, before any is read."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.document import Document
from checker.patterns import pattern

_FIGURE_ENDS = frozenset("0123456789)")


def may_hold_tables(document: Document) -> bool:
    """Whether a file tells the cells of a table, or a line of a text may be more than one cell."""
    if document.origins is not None:
        return bool(document.tables)
    return any(_may_split(words) for words in map(str.strip, document.raw.splitlines()) if words)


def _may_split(words: str) -> bool:
    """Whether a line may be more than one cell."""
    if "|" in words or _gap().search(words):
        return True
    if " " not in words:
        return False
    return only_figures().fullmatch(words) is not None or (
        words[-1] in _FIGURE_ENDS and figures_at_end().search(words) is not None
    )


@cache
def _gap() -> Any:
    """White space that may part two cells: all but a single plain space."""
    return pattern(r"[^\S ]|  ")


@cache
def only_figures() -> Any:
    """Figures, and what is printed with them."""
    return pattern(r"[\d$\u20ac\u00a3(),.%\s\u2013\u2014-]*\d[\d$\u20ac\u00a3(),.%\s\u2013\u2014-]*+")


@cache
def figures_at_end() -> Any:
    """Figures one space apart at the end of a stretch that starts with words."""
    return pattern(
        r"(?<=[^\s\d])(?<! to)(?<! and)(?<! [-\u2013]) (?P<tail>\$? ?\(?\$?\d{1,3}(?:,\d{3})+\)?"
        r"(?: \$? ?\(?\$?(?:\d{1,3}(?:,\d{3})+|\d+\.\d+)\)?)*)$"
    )
