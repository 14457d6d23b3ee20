"""The walk over a page's tokens: which words are read, in which blocks and cells, and what is marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from checker.document import Document, Remark, Source
from checker.errors import DraftError
from checker.origins import MarkingKind
from checker.reading import Changes
from checker.reading.gathering import Gathering
from checker.reading.html.elements import (
    BLOCK,
    ENDED_BY,
    IN_TABLES,
    MARKED,
    PREFORMATTED,
    UNREAD,
    VOID,
    barriers,
)
from checker.reading.html.opened import Opened, opened
from checker.reading.html.styles import PLAIN, Look, look_of, span_of
from checker.reading.html.tables import GridPlace, layout_tables
from checker.reading.html.tokens import tokens

DEEPEST = 10_000
"""Open elements; a page that nests deeper was made to do harm."""

MOST_TOKENS = 300_000
"""Tags, texts and references; an annual results release of one megabyte has sixty thousand."""

MOST_PARAGRAPHS = 50_000

_REACH = 50
"""How far back an element is looked for that a start tag ends; more would be quadratic."""


def _flat(words: str) -> str:
    """The words with every line end and tab as a space; of the same length."""
    return words.replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\f", " ")


class Walk:
    """One walk over one page."""

    def __init__(self, source: str, name: str, changes: Changes) -> None:
        self._source = source
        self._flat = _flat(source)  # of the same length: line ends are mere spaces
        self._name = name
        self._dropped: MarkingKind = "deletion" if changes == "accepted" else "insertion"
        self._gathering = Gathering()
        self._remarks: list[Remark] = []
        self._stack: list[Opened] = []
        self._count: defaultdict[str, int] = defaultdict(int)
        self._unread = self._raised = self._kept = 0
        self._silencing: list[list[str]] = []
        self._headings: list[int] = []
        self._grids: list[GridPlace | None] = []
        self._layout = layout_tables(source)
        self._tables = self._paragraphs = 0
        self._writing = False
        self._line, self._line_at = 1, 0

    def document(self, source: Source) -> Document:
        """What the walk has found.

        Raises:
            DraftError: the elements are too many or nested too deep.
        """
        on: dict[str, Callable[[int, int, str, str], None]] = {
            "text": self._text,
            "reference": self._reference,
            "start": self._start,
            "end": self._end,
            "comment": self._comment,
            "fault": self._fault,
        }
        for number, (kind, start, end, value, rest) in enumerate(tokens(self._source)):
            on[kind](start, end, value, rest)
            if number > MOST_TOKENS or self._paragraphs > MOST_PARAGRAPHS:
                raise DraftError(f"{self._name}: it has too many parts; check the release alone")
        while self._stack:
            self._pop()
        return self._gathering.document(source, remarks=self._remarks)

    def _text(self, start: int, end: int, *_: str) -> None:
        if self._unread:
            return
        words = self._flat[start:end]
        if self._silencing:
            self._silencing[-1].append(words)
        elif self._writing or not words.isspace():
            self._write()
            if self._kept:
                words = self._source[start:end]
            put = self._gathering.raised if self._raised else self._gathering.literal
            put(words, 0, start)

    def _reference(self, start: int, end: int, value: str, _: str) -> None:
        if self._unread:
            return
        if self._silencing:
            self._silencing[-1].append(value)
        elif self._writing or not value.isspace():
            self._write()
            self._gathering.atom(_flat(value), 0, start, end - start)

    def _write(self) -> None:
        """Open the block that the next words belong to, if none is open."""
        if self._writing:
            return
        self._writing = True
        if not self._in_grid():
            self._paragraphs += 1
            self._gathering.signpost(f"paragraph {self._paragraphs}")
        if self._headings:
            self._gathering.begin("heading", self._headings[-1])
        elif self._count["li"]:
            self._gathering.begin("list", max(0, self._count["ul"] + self._count["ol"] - 1))
        else:
            self._gathering.begin("paragraph", preformatted=bool(self._kept))

    def _end_block(self) -> None:
        self._writing = False
        self._gathering.end()

    def _in_grid(self) -> bool:
        return bool(self._grids) and (grid := self._grids[-1]) is not None and grid.begun

    def _start(self, start: int, end: int, name: str, rest: str) -> None:
        if name == "br":
            self._break(start, end)
        elif name in VOID:
            if name == "hr":
                self._end_block()
        elif not (rest.endswith("/") and ":" in name):  # <o:p/> of Word ends at once
            look = look_of(rest) if rest else PLAIN
            if name in BLOCK:
                self._open_block(name, look, start, rest)
            elif look is not PLAIN or name in UNREAD or name in MARKED or name == "sup":
                self._push(opened(name, look, self._gathering.position, self._dropped))

    def _break(self, start: int, end: int) -> None:
        if self._writing and not self._unread and not self._silencing:
            self._gathering.atom("\n", 0, start, end - start)

    def _open_block(self, name: str, look: Look, start: int, rest: str) -> None:
        if self._count["head"]:
            self._pop_to("head")  # the words of the page begin, whether or not its head was ended
        if name in ENDED_BY:
            self._end_implied(name)
        self._end_block()
        if name in IN_TABLES:
            self._open_table(name, start, rest)
        self._push(opened(name, look, self._gathering.position, self._dropped))

    def _push(self, element: Opened) -> None:
        if len(self._stack) == DEEPEST:
            raise DraftError(
                f"{self._name}: its elements are nested more than {DEEPEST:,} deep; save it anew"
            )
        self._stack.append(element)
        self._count[element.name] += 1
        if element.plain:
            return
        self._unread += element.unread
        self._raised += element.raised
        self._kept += element.name in PREFORMATTED
        if element.heading:
            self._headings.append(element.heading)
        if element.silenced:
            self._silencing.append([])

    def _pop(self) -> None:
        element = self._stack.pop()
        name = element.name
        self._count[name] -= 1
        if not element.plain:
            self._unread -= element.unread
            self._raised -= element.raised
            self._kept -= name in PREFORMATTED
            if element.heading:
                self._headings.pop()
            if element.silenced or element.marked:
                self._pop_marked(element)
        if name in BLOCK:
            self._end_block()
            if name == "table":
                self._close_table()

    def _pop_marked(self, element: Opened) -> None:
        here = self._gathering.position
        if element.silenced:
            words = " ".join("".join(self._silencing.pop()).split())
            if words and not self._unread:
                self._gathering.mark(element.silenced, words, here, here)
        if element.marked and here > element.start:
            self._gathering.mark(element.marked, "", element.start, here)

    def _pop_to(self, name: str) -> None:
        while self._stack:
            found = self._stack[-1].name == name
            self._pop()
            if found:
                return

    def _end(self, start: int, end: int, name: str, _: str) -> None:
        if self._count.get(name):
            self._pop_to(name)
        elif name == "p":
            self._end_block()
        elif name == "br":
            self._break(start, end)

    def _end_implied(self, name: str) -> None:
        """End what was left open and the start tag ends."""
        ended = ENDED_BY[name]
        for each in ended:
            if self._count[each]:
                break
        else:
            return
        stop = barriers(name)
        for depth in range(len(self._stack) - 1, max(-1, len(self._stack) - _REACH), -1):
            if self._stack[depth].name in ended:
                while len(self._stack) > depth:
                    self._pop()
            elif self._stack[depth].name in stop:
                return

    def _open_table(self, name: str, start: int, rest: str) -> None:
        if name == "table":
            self._grids.append(None if start in self._layout else GridPlace())
        elif self._grids and (grid := self._grids[-1]) is not None and not self._unread:
            if name == "tr":
                grid.next_row()
            else:
                self._open_cell(grid, name, rest)

    def _open_cell(self, grid: GridPlace, name: str, rest: str) -> None:
        if not grid.begun:
            self._tables += 1
            self._gathering.begin_table()
        rows, columns = span_of(rest) if rest else (1, 1)
        row, column = grid.next_cell(rows, columns)
        self._gathering.begin_cell(row, column, rows=rows, columns=columns, heading=name == "th")
        if column == 0:
            self._gathering.signpost(f"table {self._tables}, row {row + 1}")

    def _close_table(self) -> None:
        if self._grids:
            grid = self._grids.pop()
            if grid is not None and grid.begun:
                self._gathering.end_table()

    def _comment(self, start: int, end: int, _: str, rest: str) -> None:
        words = rest.strip()
        if words and not words.startswith("["):  # Word's conditional comments
            self._remarks.append(Remark(words, self._line_of(start)))

    def _fault(self, start: int, end: int, value: str, _: str) -> None:
        where = f"line {self._line_of(start)} of the source"
        self._gathering.mark("unread", value, where=where)

    def _line_of(self, offset: int) -> int:
        self._line += self._source.count("\n", self._line_at, offset)
        self._line_at = offset
        return self._line
