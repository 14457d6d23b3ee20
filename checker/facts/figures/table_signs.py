"""A document → whether it may hold a table of figures: a look that is cheap, before any is read."""

from __future__ import annotations

from checker.document import Document
from checker.patterns import pattern

_FIGURE_ENDS = frozenset("0123456789)")


def may_hold_tables(document: Document) -> bool:
    """Whether a file tells the cells of a table, or a line of a text may be more than one cell."""
    if document.origins is not None:
        return bool(document.tables)
    return any(map(may_split, map(str.strip, document.raw.splitlines())))


def may_split(words: str) -> bool:
    """Whether a line may be more than one cell."""
    if "|" in words or has_gap(words):
        return True
    if words[-1:] in _FIGURE_ENDS and FIGURES_AT_END.search(words):
        return True
    return " " in words and not words[0].isalpha() and ONLY_FIGURES.fullmatch(words) is not None


def has_gap(words: str) -> bool:
    """Whether white space parts cells, as all does but a single plain space."""
    return "  " in words or (not words.isprintable() and " ".join(words.split()) != words)


ONLY_FIGURES = pattern(r"[\d$\u20ac\u00a3(),.%\s\u2013\u2014-]*\d[\d$\u20ac\u00a3(),.%\s\u2013\u2014-]*+")
"""Figures, and what is printed with them."""


FIGURES_AT_END = pattern(
    r"(?<=[^\s\d])(?<! to)(?<! and)(?<! [-\u2013]) (?P<tail>\$? ?\(?\$?\d{1,3}(?:,\d{3})+\)?"
    r"(?: \$? ?\(?\$?(?:\d{1,3}(?:,\d{3})+|\d+\.\d+)\)?)*)$"
)
"""Figures one space apart at the end of a stretch that starts with words."""
