"""The right edges of cells in a row's definition → the columns of the table's grid."""

from __future__ import annotations

from bisect import bisect_right

from checker.patterns import pattern

_NEAR = 30
"""Twips (twentieths of a point) by which edges may differ that are meant to be one."""

_MOST = 5_000


_SHAPE = pattern(rb"\\(?:(?P<word>trowd|row|par|intbl)|cellx(?P<edge>-?\d{1,9}+))(?![A-Za-z])")


class Columns:
    """The columns of one table after another; each stretch of the file is looked through once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._until = -1
        self._edges: list[int] = []

    def look_ahead(self, start: int) -> None:
        """Find the edges of the table that starts here; it ends with a paragraph outside it."""
        if start < self._until:
            return
        edges: set[int] = set()
        ended = False
        self._until = len(self._data)
        for m in _SHAPE.finditer(self._data, start):
            if m["edge"] is not None:
                if len(edges) < _MOST:
                    edges.add(int(m["edge"]))
            elif m["word"] == b"par" and ended:
                self._until = m.start()
                break
            else:
                ended = m["word"] == b"row" or (ended and m["word"] == b"par")
        self._edges = []
        for edge in sorted(edges):
            if not self._edges or edge - self._edges[-1] > _NEAR:
                self._edges.append(edge)

    def place(self, row: list[int], number: int) -> tuple[int, int]:
        """The column of a row's cell and how many columns it takes."""
        if number >= len(row):
            return number if not self._edges else len(self._edges) + number - len(row), 1
        left = 0 if number == 0 else bisect_right(self._edges, row[number - 1] + _NEAR)
        right = bisect_right(self._edges, row[number] + _NEAR)
        return left, max(1, right - left)
