"""The tables of a plain text → lines of cells, each with its place from left to right.

The raw lines are read, as a table that is set with spaces says by position alone which figures stand under
one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.document import Document, Span
from checker.facts.figures.table_cells import figure_of, is_unsaid
from checker.facts.figures.table_lines import CAPTION, PROSE, Line, entry_of, refuse_more, split
from checker.facts.figures.table_signs import may_split
from checker.patterns import pattern

_BETWEEN = 5
"""Lines without figures that may stand between two rows of one table."""

_MOST_CELLS = 200
"""Cells of a line that are read; tables of more columns than a fraction of that are not understood."""

_SEGMENT = pattern(r"\S(?:[^\s]| (?=\S))*+")
"""A stretch of a line without a wide gap."""


_RULE = pattern(r"[\s=_\-|+:\u2014\u2013\u2500`]{2,}|```\w*")


_Stretch = tuple[int, int, str, int, int]
"""A cell of a line of text: its offsets there, its words, and where it lies from left to right."""


def _piped(text: str) -> Iterator[_Stretch]:
    """The cells of a line of a pipe table; their places are their numbers."""
    at = 0
    pending: _Stretch | None = None
    for number, cell in enumerate(text.split("|")):
        words = cell.strip()
        if words:
            first = at + len(cell) - len(cell.lstrip())
            last = first + len(words)
            words = words.replace("*", "") if words[0] == "*" and words[-1] == "*" else words
            if pending and _closes(pending[2], words):
                pending = (pending[0], last, f"{pending[2]} {words}", pending[3], number + 1)
            else:
                if pending:
                    yield pending
                pending = (first, last, words, number, number + 1)
        at += len(cell) + 1
    if pending:
        yield pending


def _closes(before: str, words: str) -> bool:
    """Whether a cell holds the rest of the figure before it."""
    if not words or not before:
        return False
    if before.rstrip("( ") in ("$", "US$", "C$", "\u20ac", "\u00a3") or before == "(":
        return words[0].isdigit() or words[0] in "(.-\u2013\u2014"
    return before[-1].isdigit() and words in (")", "%", ")%", "%)", ") %", "x", "bps")


def _spaced(text: str) -> Iterator[_Stretch]:
    """The cells of a line that is set with spaces; their places are characters."""
    tabs = "\t" in text
    at = left = 0
    pending: _Stretch | None = None
    for m in _SEGMENT.finditer(text):
        for first, words in split(m.start(), m.group()):
            last = first + len(words)
            left = _place(left, text[at:first]) if tabs else first
            at = first
            if pending and _closes(pending[2], words):
                opened = left if pending[2][0] in "$\u20ac\u00a3UC(" and words[0].isdigit() else pending[3]
                pending = (pending[0], last, f"{pending[2]} {words}", opened, left + len(words))
                continue
            if pending:
                yield pending
            pending = (first, last, words, left, left + len(words))
    if pending:
        yield pending


def _place(before: int, between: str) -> int:
    """Where a word lies on its line, by where the word before it does, if tabs stop at every eighth place."""
    stop = before - before % 8
    return stop + len((" " * (before - stop) + between).expandtabs(8))


_Raw = tuple[str, int]
"""A line of the raw text, and where it starts."""


def _cells(document: Document, raw: _Raw) -> Line:
    """The cells of a line; none where the reading text has nothing of it."""
    text, start = raw
    found = list(islice(_piped(text) if text.lstrip().startswith("|") else _spaced(text), _MOST_CELLS))
    if not found:
        return []
    first, last = found[0][0], found[-1][1]
    whole = document.reading_span(start + first, start + last)
    shift = whole.start - first
    as_is = len(whole) == last - first  # what is read otherwise is shorter
    line = []
    for begin, end, words, left, right in found:
        span = (
            Span(shift + begin, shift + end) if as_is else document.reading_span(start + begin, start + end)
        )
        if span.end > span.start:
            line.append(entry_of(span, words, left, right))
    return line


def _is_row(line: Line) -> bool:
    """Whether a line belongs to a table: several cells, or a figure."""
    return len(line) > 1 or any(entry.holds_figure for entry in line)


def _may_be_row(words: str) -> bool:
    return may_split(words) or figure_of(words, Span(0, 0)) is not None or is_unsaid(words)


def _is_prose(words: str) -> bool:
    return len(words) > PROSE and "|" not in words and "   " not in words and "\t" not in words


class _TextTables:
    """The tables of a text while its lines are read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._rows: list[Line] = []
        self._idle: list[tuple[Line, _Raw]] = []
        self._before: list[tuple[str, _Raw | None]] = []
        self._piped = False
        self._read = 0

    def take(self, words: str, raw: _Raw) -> Iterator[tuple[list[Line], str]]:
        """Takes the next line; gives the table that it ends, if it ends one."""
        if not words:  # a blank line ends a table that is drawn with pipes
            if self._piped:
                yield from self.end()
            return
        ruled = not words[0].isalnum() and _RULE.fullmatch(words)
        if ruled and not words.startswith("```"):
            return
        prose = bool(ruled) or _is_prose(words)
        line = _cells(self._document, raw) if not prose and (self._rows or _may_be_row(words)) else []
        if _is_row(line):
            self._rows += [*((idle for idle, _ in self._idle) if self._rows else self._heads()), line]
            self._idle = []
            self._read += 1
            refuse_more(self._document, self._read)
        elif not self._rows:
            self._note(words, None if prose else raw)
        elif line:
            self._idle.append((line, raw))
            if len(self._idle) > _BETWEEN:
                left = self._idle
                yield from self.end()
                self._before = [(line[0].words, raw) for line, raw in left[-CAPTION:]]
        elif len(words) > PROSE or len(self._idle) > _BETWEEN or ruled:
            yield from self.end()
        self._piped = words[0] == "|"

    def end(self) -> Iterator[tuple[list[Line], str]]:
        """Ends the table that is open, if one is."""
        if self._rows:
            yield self._rows, "\n".join(words for words, _ in self._before)
            self._rows, self._before = [], []
        self._idle = []

    def _note(self, words: str, raw: _Raw | None) -> None:
        """Keeps a line that may caption the next table."""
        kept = (words.strip("| "), raw)
        self._before = [*self._before[1 - CAPTION :], kept] if len(words) <= PROSE * 2 else []

    def _heads(self) -> list[Line]:
        """The lines right before a table that are set over its columns and not at its left edge."""
        found: list[Line] = []
        while self._before and (raw := self._before[-1][1]) is not None:
            line = _cells(self._document, raw)
            if not line or line[0].left <= _edge(line):
                break
            found.append(line)
            self._before.pop()
        return found[::-1]


def _edge(line: Line) -> int:
    """Up to where a line counts as set at the left edge: cells of a pipe table are numbered."""
    return 1 if line[0].right - line[0].left == 1 else 8


def text_tables(document: Document) -> Iterator[tuple[list[Line], str]]:
    """The lines of each table in a text, and its caption.

    Raises:
        DraftError: the tables have more rows than those of any release.
    """
    tables, start = _TextTables(document), 0
    for text in document.raw.splitlines(keepends=True):
        yield from tables.take(text.strip(), (text, start))
        start += len(text)
    yield from tables.end()
