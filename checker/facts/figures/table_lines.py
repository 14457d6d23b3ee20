"""The tables of a release, whatever the format → lines of cells, each with its place from left to right.

A file's own tables come with their cells. In plain text and Markdown the raw lines are read, as a table that
is set with spaces says by position alone which figures stand under one another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from checker.document import Cell, Document, Span
from checker.errors import DraftError
from checker.facts.figures.table_cells import Figure, figure_of, is_unsaid
from checker.facts.figures.table_signs import FIGURES_AT_END, ONLY_FIGURES, may_hold_tables
from checker.patterns import pattern
from checker.record import record

MOST_LINES = 6_000
"""Rows of all tables of a release; the longest annual results have about a thousand."""

_PROSE = 130
"""Characters of a line without columns from which on it is prose and ends a table."""

_BETWEEN = 5
"""Lines without figures that may stand between two rows of one table."""

LONGEST_HEAD = 90
"""Characters of a cell alone in its row from which on it is a note and names no column."""

_MOST_CELLS = 200
"""Cells of a line that are read; tables of more columns than a fraction of that are not understood."""

_CAPTION = 6
"""Lines before a table that may caption it."""


@record
class Entry:
    """A cell: its words, where it lies from left to right, and its figure if it is one."""

    span: Span
    words: str
    left: int
    right: int
    figure: Figure | None = None
    unsaid: bool = False
    """Whether it stands for a figure that is not given ("NM")."""

    @property
    def holds_figure(self) -> bool:
        """Whether a figure stands here, or a mark in its place."""
        return self.figure is not None or self.unsaid


Line = list[Entry]


def caption(document: Document, start: int) -> str:
    """The short blocks right before a table."""
    at = bisect_right(document.blocks, start, key=lambda block: block.span.start) - 1
    found: list[str] = []
    for block in reversed(document.blocks[max(0, at - _CAPTION) : at]):
        if block.kind == "table" or len(block.span) > 2 * _PROSE:
            break
        found.append(document.words(block.span))
    return "\n".join(reversed(found))


def file_tables(document: Document) -> Iterator[tuple[list[Line], str]]:
    """The lines of each table whose cells the file tells, and its caption.

    Raises:
        DraftError: the tables have more rows than those of any release.
    """
    read = 0
    for table in document.tables:
        rows: dict[int, Line] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).extend(_entries(document, cell))
        _refuse_more(document, read := read + len(rows))
        yield [rows[n] for n in sorted(rows) if rows[n]], caption(document, table.span.start)


def _refuse_more(document: Document, rows: int) -> None:
    if rows > MOST_LINES:
        name = document.source.name
        raise DraftError(f"{name}: its tables have more than {MOST_LINES:,} rows; check the release alone")


def _entries(document: Document, cell: Cell) -> Iterator[Entry]:
    """A cell of a file's own table; of several figures in one, each in its column if there are as many."""
    words = document.words(cell.span)
    found = list(_split(0, words)) if " " in words and len(words) < LONGEST_HEAD else [(0, words)]
    if len(found) < 2 or not ONLY_FIGURES.fullmatch(words):
        if words.strip():
            yield _entry(cell.span, words.strip(), cell.column, cell.column + cell.columns)
    elif len(found) <= cell.columns:
        for n, (first, one) in enumerate(found):
            start = cell.span.start + first
            yield _entry(Span(start, start + len(one)), one, cell.column + n, cell.column + n + 1)
    else:
        yield Entry(cell.span, words, cell.column, cell.column + cell.columns, unsaid=True)


def _entry(span: Span, words: str, left: int, right: int) -> Entry:
    figure = figure_of(words, span)
    return Entry(span, words, left, right, figure, figure is None and is_unsaid(words))


_SEGMENT = pattern(r"\S(?:[^\s]| (?=\S))*+")
"""A stretch of a line without a wide gap."""


_RULE = pattern(r"[\s=_\-|+:\u2014\u2013\u2500`]{2,}|```\w*")


_ONE_FIGURE = pattern(
    r"[$\u20ac\u00a3] ?\(?[\d,.]+(?: ?\))?|\(?[$\u20ac\u00a3]?[\d,.]+(?: ?\))?(?: ?%\)?)?|[^\s\d]+"
)


def _split(start: int, words: str) -> Iterator[tuple[int, str]]:
    """A stretch as it is, or its label and its figures apart where they stand one space from another."""
    if " " in words and ONLY_FIGURES.fullmatch(words):
        for m in _ONE_FIGURE.finditer(words):
            yield start + m.start(), m.group().strip()
        return
    tail = FIGURES_AT_END.search(words) if words[-1].isdigit() or words[-1] == ")" else None
    if tail is None:
        yield start, words
        return
    yield start, words[: tail.start()]
    for m in pattern(r"\$? ?\(?\$?[\d,.]+\)?").finditer(words, tail.start("tail")):
        yield start + m.start(), m.group().strip()


@record
class _Stretch:
    """A cell of a line of text: its offsets there, its words, and where it lies from left to right."""

    start: int
    end: int
    words: str
    left: int
    right: int


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
            if pending and _closes(pending.words, words):
                joined = " ".join([pending.words, words])
                pending = _Stretch(pending.start, last, joined, pending.left, number + 1)
            else:
                if pending:
                    yield pending
                pending = _Stretch(first, last, words, number, number + 1)
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
        for first, words in _split(m.start(), m.group()):
            last = first + len(words)
            left = _place(left, text[at:first]) if tabs else first
            at = first
            if pending and _closes(pending.words, words):
                joined = " ".join([pending.words, words])
                opened = (
                    left if pending.words[0] in "$\u20ac\u00a3UC(" and words[0].isdigit() else pending.left
                )
                pending = _Stretch(pending.start, last, joined, opened, left + len(words))
                continue
            if pending:
                yield pending
            pending = _Stretch(first, last, words, left, left + len(words))
    if pending:
        yield pending


def _place(before: int, between: str) -> int:
    """Where a word lies on its line, by where the word before it does, if tabs stop at every eighth place."""
    stop = before - before % 8
    return stop + len((" " * (before - stop) + between).expandtabs(8))


def _cells(document: Document, text: str, start: int) -> Line | None:
    found = _piped(text) if text.lstrip().startswith("|") else _spaced(text)
    line = []
    for cell in islice(found, _MOST_CELLS):
        span = document.reading_span(start + cell.start, start + cell.end)
        if len(span):
            line.append(_entry(span, cell.words, cell.left, cell.right))
    return line or None


def _lines(document: Document) -> Iterator[tuple[Line | None, str]]:
    """Each line: its cells if it may belong to a table, and its words; none of a blank line."""
    raw, start = document.raw, 0
    for text in raw.splitlines(keepends=True):
        words = text.strip()
        if words:
            if _RULE.fullmatch(words):
                if words.startswith("```"):
                    yield None, words
            elif len(words) <= _PROSE or "|" in words or "   " in words or "\t" in words:
                yield _cells(document, text, start), words
            else:
                yield None, words
        else:
            yield None, ""
        start += len(text)


def _is_row(line: Line | None) -> bool:
    """Whether a line belongs to a table: several cells, or a figure."""
    return line is not None and (len(line) > 1 or any(entry.holds_figure for entry in line))


class _TextTables:
    """The tables of a text while its lines are read."""

    def __init__(self) -> None:
        self._rows: list[Line] = []
        self._idle: list[Line] = []
        self._before: list[tuple[str, Line | None]] = []
        self._piped = False

    def take(self, line: Line | None, words: str) -> Iterator[tuple[list[Line], str]]:
        """Takes the next line; gives the table that it ends, if it ends one."""
        if not words:  # a blank line ends a table that is drawn with pipes
            if self._piped:
                yield from self.end()
            return
        if line is not None and _is_row(line):
            self._rows += [*(self._idle if self._rows else self._heads()), line]
            self._idle = []
        elif not self._rows:
            self._note(words, line)
        elif line is None:
            if len(words) > _PROSE or len(self._idle) > _BETWEEN or words.startswith("```"):
                yield from self.end()
        else:
            self._idle.append(line)
            if len(self._idle) > _BETWEEN:
                left = self._idle
                yield from self.end()
                kept: list[tuple[str, Line | None]] = [(line[0].words, line) for line in left]
                self._before = kept[-_CAPTION:]
        self._piped = words[0] == "|"

    def end(self) -> Iterator[tuple[list[Line], str]]:
        """Ends the table that is open, if one is."""
        if self._rows:
            yield self._rows, "\n".join(words for words, _ in self._before)
            self._rows, self._before = [], []
        self._idle = []

    def _note(self, words: str, line: Line | None) -> None:
        """Keeps a line that may caption the next table."""
        kept = (words.strip("| "), line)
        self._before = [*self._before[1 - _CAPTION :], kept] if len(words) <= _PROSE * 2 else []

    def _heads(self) -> list[Line]:
        """The lines right before a table that are set over its columns and not at its left edge."""
        found: list[Line] = []
        while self._before and (line := self._before[-1][1]) is not None and line[0].left > _edge(line):
            found.append(line)
            self._before.pop()
        return found[::-1]


def _edge(line: Line) -> int:
    """Up to where a line counts as set at the left edge: cells of a pipe table are numbered."""
    return 1 if line[0].right - line[0].left == 1 else 8


def text_tables(document: Document) -> Iterator[tuple[list[Line], str]]:
    """The lines of each table in a text, and its caption."""
    if not may_hold_tables(document):
        return
    tables, read = _TextTables(), 0
    for line, words in _lines(document):
        _refuse_more(document, read := read + _is_row(line))
        yield from tables.take(line, words)
    yield from tables.end()
