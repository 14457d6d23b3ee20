"""Search a document's reading text with regular expressions, block by block, under a time limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from re import escape  # as regex.escape, but in C
from typing import Any

from checker.document import Document, Span
from checker.errors import PatternTimeout
from checker.patterns import IGNORE_CASE, MULTILINE, pattern

TIME_LIMIT = 0.5
"""Seconds that one search of one block may take."""


class Matcher:
    """One regular expression in the syntax of ``regex``; compiled when first needed.

    ``literals``: lower-case strings of which every match contains at least one; a text
    without any of them is not searched. Leave empty when unknown.
    """

    def __init__(self, source: str, *, ignore_case: bool = False, literals: Sequence[str] = ()) -> None:
        self.source = source
        self.ignore_case = ignore_case
        self.literals = tuple(literals)

    @cached_property
    def compiled(self) -> Any:
        """The compiled pattern. ``^`` and ``$`` mean the edges of a line.

        Raises ``regex.error`` for a pattern that isn't one.
        """
        return pattern(self.source, MULTILINE | (IGNORE_CASE if self.ignore_case else 0))

    def find(self, document: Document) -> Iterator[tuple[Span, dict[str, str]]]:
        """Every match, in order, with its named groups that took part. No match crosses a block.

        Raises:
            PatternTimeout: when the pattern runs out of time on a block.
        """
        if self.literals and not any(literal in document.lower for literal in self.literals):
            return
        for block in document.blocks:
            yield from self.find_in(document.text, block.span)

    def find_in(self, text: str, span: Span) -> Iterator[tuple[Span, dict[str, str]]]:
        """Every non-empty match inside one stretch of text."""
        try:
            for m in self.compiled.finditer(text, span.start, span.end, timeout=TIME_LIMIT):
                if m.end() > m.start():
                    yield Span(m.start(), m.end()), {k: v for k, v in m.groupdict().items() if v is not None}
        except TimeoutError:
            raise PatternTimeout(f"the pattern {self.source[:60]!r} ran out of time") from None


def phrase_pattern(phrase: str) -> str:
    """A literal phrase as a pattern: whole words; a final ``*`` on a word matches its endings."""
    words = [escape(w[:-1]) + r"\w*" if w.endswith("*") else escape(w) for w in phrase.split()]
    return r"(?<!\w)" + " ".join(words) + r"(?!\w)"


def phrase_literal(phrase: str) -> str:
    """The longest word of a phrase, in lower case: every match of the phrase contains it."""
    return max((w.rstrip("*").lower() for w in phrase.split()), key=len)
