"""The tables of a file that tells their cells → lines of cells, each with its place from left to right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from checker.document import Cell, Document, Span
from checker.errors import DraftError
from checker.facts.figures.table_cells import Figure, figure_of, is_unsaid
from checker.facts.figures.table_signs import FIGURES_AT_END, ONLY_FIGURES
from checker.patterns import pattern
from checker.record import Record

MOST_LINES = 6_000
"""Rows of all tables of a release; the longest annual results have about a thousand."""

PROSE = 130
"""Characters of a line without columns from which on it is prose and ends a table."""

LONGEST_HEAD = 90
"""Characters of a cell alone in its row from which on it is a note and names no column."""

CAPTION = 6
"""Lines before a table that may caption it."""


class Entry(Record):
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
    for block in reversed(document.blocks[max(0, at - CAPTION) : at]):
        if block.kind == "table" or len(block.span) > 2 * PROSE:
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
        refuse_more(document, read := read + len(rows))
        yield [rows[n] for n in sorted(rows) if rows[n]], caption(document, table.span.start)


def refuse_more(document: Document, rows: int) -> None:
    """Raises a DraftError where the tables of a release have more rows than those of any."""
    if rows > MOST_LINES:
        name = document.source.name
        raise DraftError(f"{name}: its tables have more than {MOST_LINES:,} rows; check the release alone")


def _entries(document: Document, cell: Cell) -> Iterator[Entry]:
    """A cell of a file's own table; of several figures in one, each in its column if there are as many."""
    words = document.words(cell.span)
    found = list(split(0, words)) if " " in words and len(words) < LONGEST_HEAD else [(0, words)]
    if len(found) < 2 or not ONLY_FIGURES.fullmatch(words):
        if words.strip():
            yield entry_of(cell.span, words.strip(), cell.column, cell.column + cell.columns)
    elif len(found) <= cell.columns:
        for n, (first, one) in enumerate(found):
            start = cell.span.start + first
            yield entry_of(Span(start, start + len(one)), one, cell.column + n, cell.column + n + 1)
    else:
        yield Entry(cell.span, words, cell.column, cell.column + cell.columns, unsaid=True)


def entry_of(span: Span, words: str, left: int, right: int) -> Entry:
    """A cell by its words and where they lie."""
    figure = figure_of(words, span)
    return Entry(span, words, left, right, figure, figure is None and is_unsaid(words))


_ONE_FIGURE = pattern(
    r"[$\u20ac\u00a3] ?\(?[\d,.]+(?: ?\))?|\(?[$\u20ac\u00a3]?[\d,.]+(?: ?\))?(?: ?%\)?)?|[^\s\d]+"
)


def split(start: int, words: str) -> Iterator[tuple[int, str]]:
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
