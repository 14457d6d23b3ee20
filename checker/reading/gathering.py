"""Gathers the words of a file that is no text, block by block, into a Document that knows the way back.

A reader of Word, HTML, PDF … walks its file and says what it meets: blocks, tables with their cells, words
with their place in the file, markings. White space, quotation marks, list signs, headings without a style and
layout tables are then treated as they are in a plain text, so that one release reads the same in all formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.document import BlockKind, Cell, Document, Remark, Source, Table
from checker.origins import Marking, MarkingKind, Origins, Piece, Signpost
from checker.reading.flow import Flow
from checker.reading.grids import GridCell, as_rows, as_text, hard_lines, is_data, joined
from checker.reading.lines import Line, RawBlock, blocks_of, is_tabular, lines_of, wrap_width
from checker.reading.raised import is_note_mark
from checker.reading.text import add_blocks
from checker.record import replace

_LONGEST_HEADING = 250
"""Characters; what is styled as a heading and longer is a paragraph."""


class Gathering:
    """One file's words, in reading order. Words outside a block begin a paragraph of their own."""

    def __init__(self) -> None:
        self._raw: list[str] = []
        self._pieces: list[Piece] = []
        self._signposts: list[Signpost] = []
        self._markings: list[Marking] = []
        self._open: tuple[BlockKind, int, int, bool] | None = None  # kind, level, start, whether set in lines
        self._table: list[GridCell] | None = None
        self._done: list[tuple[BlockKind, int, int, int, bool] | list[GridCell]] = []
        self.position = 0
        """Characters of raw text so far: where the next word will stand."""

    def literal(self, words: str, node: int, offset: int) -> None:
        """Words that stand in the file as they are, from ``offset`` of a text node on."""
        if words:
            self._pieces.append(Piece(self._here(), self.position + len(words), node, offset, len(words)))
            self._put(words)

    def atom(self, words: str, node: int, offset: int, length: int) -> None:
        """Words that stand for ``length`` characters of the file as a whole: an entity, a line break."""
        if words:
            piece = Piece(self._here(), self.position + len(words), node, offset, length, literal=False)
            self._pieces.append(piece)
            self._put(words)

    def raised(self, words: str, node: int, offset: int) -> None:
        """Words that are set above the line; the mark of a note is read in parentheses, as a text has it."""
        before = "".join(self._raw[-3:])[-12:].rpartition("\n")[2]
        if is_note_mark(before, words):
            mark = f" ({words.strip()})" if before.strip() else f"({words.strip()}) "
            self.atom(mark, node, offset, len(words))
        else:
            self.literal(words, node, offset)

    def begin(self, kind: BlockKind, level: int = 0, *, preformatted: bool = False) -> None:
        """Start a block; ends the one that is open. In a table's cell it starts a line of the cell.

        ``preformatted``: its lines may be wrapped as in a text file (``<pre>``); else each break is meant.
        """
        self.end()
        if self._table is not None:
            cell = self._table[-1] if self._table else None
            if cell is not None and not cell.end and self.position > cell.start:
                self._put("\n")
            return
        self._separate()
        self._open = (kind, level, self.position, preformatted)

    def end(self) -> None:
        """End the open block, if there is one."""
        if self._open is not None:
            kind, level, start, preformatted = self._open
            self._done.append((kind, level, start, self.position, preformatted))
            self._open = None

    def begin_table(self) -> None:
        """Start a table. A table inside a cell is the reader's to flatten: its words are the cell's."""
        self.end()
        self._separate()
        self._table = []

    def begin_cell(
        self, row: int, column: int, *, rows: int = 1, columns: int = 1, heading: bool = False
    ) -> None:
        """Start a cell of the open table, by its place in the grid; cells come row by row."""
        table = self._cells()
        self._end_cell()
        if table:
            self._put("\t" if table[-1].row == row else "\n")
        table.append(GridCell(self.position, row, column, rows, columns, heading))

    def end_table(self) -> None:
        """End the open table."""
        self._end_cell()
        if self._table:
            self._done.append(self._table)
        self._table = None

    def signpost(self, words: str) -> None:
        """From here on, a person finds the words at this place: "page 3", "paragraph 12"."""
        if self._signposts and self._signposts[-1].start == self.position:
            self._signposts.pop()
        self._signposts.append(Signpost(self.position, words))

    def mark(
        self, kind: MarkingKind, words: str, start: int | None = None, end: int | None = None, **more: str
    ) -> None:
        """Note a marking; ``start`` and ``end`` are positions of the raw text, ``more`` its other fields."""
        self._markings.append(Marking(kind, words, start, end, **more))

    def add_marking(self, marking: Marking) -> None:
        """Note a marking that is made already."""
        self._markings.append(marking)

    def document(
        self,
        source: Source,
        stated: Mapping[str, object] | None = None,
        remarks: Iterable[Remark] = (),
    ) -> Document:
        """What was gathered; a marking without words gets those that it lies on."""
        self.end()
        self.end_table()
        raw = "".join(self._raw)
        flow = Flow(raw)
        grids = (table for table in self._done if isinstance(table, list) and is_data(raw, table))
        data = {id(table): joined(raw, table) for table in grids}
        add_blocks(flow, list(self._blocks(raw, data)))
        document = flow.document(source, stated, remarks)
        return replace(
            document,
            origins=Origins(tuple(self._pieces), tuple(self._signposts)),
            markings=tuple(_worded(marking, raw) for marking in self._markings),
            tables=tuple(_table(document, cells) for cells in data.values()),
        )

    def _here(self) -> int:
        """Where the next word stands; begins a paragraph if no block is open."""
        if self._table is None and self._open is None:
            self.begin("paragraph")
        elif self._table is not None and not self._table:
            self.begin_cell(0, 0)
        return self.position

    def _put(self, words: str) -> None:
        self._raw.append(words)
        self.position += len(words)

    def _separate(self) -> None:
        if self.position:
            self._put("\n\n")

    def _cells(self) -> list[GridCell]:
        if self._table is None:
            self.begin_table()
        return self._table if self._table is not None else []

    def _end_cell(self) -> None:
        if self._table and not self._table[-1].end:
            self._table[-1].end = self.position

    def _blocks(self, raw: str, data: Mapping[int, list[GridCell]]) -> Iterator[RawBlock]:
        rows: list[Line] = []
        for done in self._done:
            if line := _row(raw, done):
                rows.append(line)
                continue
            yield from blocks_of(rows, None)
            rows = []
            if not isinstance(done, list):
                yield from _block(raw, *done)
            elif id(done) not in data:
                yield from as_text(raw, done)
            elif block := as_rows(data[id(done)], raw):
                yield block
        yield from blocks_of(rows, None)


def _worded(marking: Marking, raw: str) -> Marking:
    if marking.words or marking.start is None:
        return marking
    return replace(marking, words=" ".join(raw[marking.start : marking.end].split()))


def _row(raw: str, done: tuple[BlockKind, int, int, int, bool] | list[GridCell]) -> Line | None:
    """The line that a paragraph is if it is set in columns by tabs; several such are a table."""
    if isinstance(done, list) or done[0] != "paragraph" or done[4]:
        return None
    stretch = raw[done[2] : done[3]]
    if not ("\t" in stretch or "   " in stretch or stretch.startswith("|")):
        return None
    lines = hard_lines(raw, done[2], done[3])
    return lines[0] if len(lines) == 1 and is_tabular(lines[0].words) else None


def _block(
    raw: str, kind: BlockKind, level: int, start: int, end: int, preformatted: bool
) -> Iterator[RawBlock]:
    lines = lines_of(raw, start, end) if preformatted else hard_lines(raw, start, end)
    blocks = list(blocks_of(lines, wrap_width(lines) if preformatted else None))
    if kind == "paragraph" or not blocks:
        yield from blocks
        return
    slices = tuple(s for block in blocks for s in block.slices)
    words = " ".join(block.words for block in blocks)
    long_heading = kind == "heading" and len(words) > _LONGEST_HEADING
    yield RawBlock("paragraph" if long_heading else kind, slices, words, level)


def _table(document: Document, cells: list[GridCell]) -> Table:
    made = [
        Cell(
            document.reading_span(cell.parts[0][0], cell.parts[-1][1]),
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            cell.heading,
        )
        for cell in cells
    ]
    return Table(replace(made[0].span, end=made[-1].span.end), tuple(made))
