"""A table with its cells → rows and cells as a page lays them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from checker.document import Cell, Span, Table
from checker.patterns import pattern
from checker.record import replace
from checker.render.view_release import CellView, MarkView, RowView

_FIGURE = pattern(r"[\s$€£¥(+\-−–—]*+(?:\d[\d,.]*+)?[\s%)xX*†]*+(?:\(\d\))?")
"""A figure with its signs, or a sign alone, which stands for one: ``$``, ``(1,204)``, ``—``, ``12.5%``."""

_OVER = 2
"""A cell over more columns than this is the title of a part of the table, and stands at its left."""

_EMPTY = CellView((), 1, 1, "", False)


class Grid:
    """A table to be laid out; ``marks`` gives the pieces of a cell's words."""

    def __init__(self, table: Table, marks: Callable[[Span], tuple[MarkView, ...]]) -> None:
        self.table = table
        self._marks = marks
        self._covered: dict[int, int] = {}
        """Column → the first row that no cell from above reaches into."""
        self._kept = self._columns()
        self._by_row: dict[int, dict[int, Cell]] = {}
        self._last = max((cell.row for cell in table.cells), default=0)
        for cell in table.cells:
            self._by_row.setdefault(cell.row, {})[cell.column] = cell

    @property
    def is_sound(self) -> bool:
        """Whether each cell has a place of its own; else no word may be risked for the sake of a grid."""
        return sum(map(len, self._by_row.values())) == len(self.table.cells)

    def _columns(self) -> list[int]:
        """The columns that hold words in any row; those that only space them out are left out."""
        return sorted({cell.column for cell in self.table.cells})

    def rows(self) -> Iterator[RowView]:
        """The rows, empty cells filled in so that the columns stand under each other."""
        rows = [list(self._row(number, cells)) for number, cells in sorted(self._by_row.items())]
        figures = _figure_columns(rows)
        for row in rows:
            yield RowView(tuple(_aligned(row, figures)))

    def _row(self, number: int, cells: dict[int, Cell]) -> Iterator[CellView]:
        for column in self._kept:
            cell = cells.get(column)
            if cell:
                yield self._cell(cell, number)
            elif number >= self._covered.get(column, 0):
                yield _EMPTY

    def _cell(self, cell: Cell, number: int) -> CellView:
        columns = [c for c in self._kept if cell.column <= c < cell.column + cell.columns]
        columns = columns[: self._free(cell, columns)]
        rows = min(cell.rows, self._last - number + 1)
        self._covered.update(dict.fromkeys(columns, number + rows))
        marks = self._marks(cell.span)
        words = "".join(mark.text for mark in marks if not mark.aside)
        figure = _FIGURE.fullmatch(words) is not None
        heading = self._heading(cell, figure) if words.strip() else ""
        return CellView(marks, rows, max(len(columns), 1), heading, figure)

    def _free(self, cell: Cell, columns: list[int]) -> int:
        """How many of the columns a cell may span before the next cell of its row begins."""
        row = self._by_row[cell.row]
        taken = (i for i, column in enumerate(columns) if column > cell.column and column in row)
        return next(taken, len(columns))

    def _heading(self, cell: Cell, figure: bool) -> str:
        first = self.table.cells[0].row
        if cell.row == first or cell.heading:
            return "col" if cell.heading else ""
        return "row" if cell.column == self._kept[0] and not figure else ""


def _figure_columns(rows: Sequence[Sequence[CellView]]) -> frozenset[int]:
    """The columns after the first that hold figures for the most part."""
    figures: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for row in rows:
        for column, cell in _placed(row):
            figures[column] += cell.figure
            words[column] += bool(cell.marks) and not cell.figure
    return frozenset(column for column in figures if column and figures[column] > words[column])


def _placed(row: Sequence[CellView]) -> Iterator[tuple[int, CellView]]:
    """Each cell with its last column: where a cell spans several, its words stand over the last."""
    column = -1
    for cell in row:
        column += cell.columns
        yield column, cell


def _aligned(row: Sequence[CellView], figures: frozenset[int]) -> Iterator[CellView]:
    """The cells; words that stand over figures are set to the right with them, but for those over many."""
    for column, cell in _placed(row):
        over = column in figures and cell.columns <= _OVER and bool(cell.marks)
        yield replace(cell, figure=True) if over and not cell.figure else cell
