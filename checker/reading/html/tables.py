"""Tables of a page: which are mere layout around others, and where each cell stands in the grid."""

from __future__ import annotations

from checker.patterns import pattern

MOST_COLUMNS = 300
"""Columns; further cells of a row are read, but all as the last one."""


_TAG = pattern(r"(?i)<(/?)table(?=[\s/>])")


def layout_tables(source: str) -> frozenset[int]:
    """The offsets of the start tags of tables that hold other tables; those are layout."""
    holding: set[int] = set()
    stack: list[int] = []
    for m in _TAG.finditer(source):
        if not m[1]:
            if stack:
                holding.add(stack[-1])
            stack.append(m.start())
        elif stack:
            stack.pop()
    return frozenset(holding)


class GridPlace:
    """Where the next cell of a table stands, by the row and column spans of those before it."""

    def __init__(self) -> None:
        self.row = -1
        self.begun = False
        """Whether the table has a cell yet."""
        self._column = 0
        self._taken: dict[int, int] = {}  # column → the last row that a cell from above takes there

    def next_row(self) -> None:
        """Go to the start of the next row."""
        self.row += 1
        self._column = 0

    def next_cell(self, rows: int, columns: int) -> tuple[int, int]:
        """The row and column of the next cell, which takes so many of each."""
        if self.row < 0:
            self.next_row()
        self.begun = True
        column = self._column
        while self._taken.get(column, -1) >= self.row and column < MOST_COLUMNS:
            column += 1
        if rows > 1:
            for taken in range(column, min(column + columns, MOST_COLUMNS)):
                self._taken[taken] = self.row + rows - 1
        self._column = min(column + columns, MOST_COLUMNS)
        return self.row, column
