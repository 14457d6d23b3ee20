"""The walk over a page's tokens: which words are read, in which blocks and cells, and what is marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from checker.document import Document, Remark, Source
from checker.errors import DraftError
from checker.origins import MarkingKind
from checker.reading import Changes
from checker.reading.gathering import Gathering
from checker.reading.html.elements import BLOCK, ENDED_BY, MARKED, PREFORMATTED, UNREAD, VOID, barriers
from checker.reading.html.styles import look_of, span_of
from checker.reading.html.tables import GridPlace, layout_tables
from checker.reading.html.tokens import Token, tokens

DEEPEST = 10_000
"""Open elements; a page that nests deeper was made to do harm."""

_REACH = 50
"""How far back an element is looked for that a start tag ends; more would be quadratic."""


def _flat(words: str) -> str:
    """The words with every line end and tab as a space; of the same length."""
    return words.replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\f", " ")


@dataclass(slots=True)
class _Open:
    """An open element and what it does to its words."""

    name: str
    heading: int = 0
    marked: MarkingKind | None = None
    start: int = 0
    """The position at which its words start, if they are marked."""
    silenced: MarkingKind | None = None
    """Why its words are not the release's: they are hidden, deleted or not yet inserted."""
    kept_from: list[str] = field(default_factory=list)
    """The words that it silences."""


class Walk:
    """One walk over one page."""

    def __init__(self, source: str, name: str, changes: Changes) -> None:
        self._source = source
        self._flat = _flat(source)  # of the same length: line ends are mere spaces
        self._name = name
        self._dropped = "deletion" if changes == "accepted" else "insertion"
        self._gathering = Gathering()
        self._remarks: list[Remark] = []
        self._stack: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._unread = 0
        self._silencing: list[_Open] = []
        self._headings: list[int] = []
        self._grids: list[GridPlace | None] = []
        self._layout = layout_tables(source)
        self._tables = self._paragraphs = 0
        self._writing = False
        self._line, self._line_at = 1, 0

    def document(self, source: Source) -> Document:
        """What the walk has found.

        Raises:
            DraftError: the elements are nested too deep.
        """
        on = {
            "text": self._text,
            "reference": self._reference,
            "start": self._start,
            "end": self._end,
            "comment": self._comment,
            "fault": self._fault,
        }
        for token in tokens(self._source):
            on[token.kind](token)
        while self._stack:
            self._pop()
        return self._gathering.document(source, remarks=self._remarks)

    def _text(self, token: Token) -> None:
        if self._unread:
            return
        words = self._flat[token.start : token.end]
        if self._silencing:
            self._silencing[-1].kept_from.append(words)
        elif self._writing or not words.isspace():
            self._write()
            if self._count.keys() & PREFORMATTED:
                words = self._source[token.start : token.end]
            self._gathering.literal(words, 0, token.start)

    def _reference(self, token: Token) -> None:
        if self._unread:
            return
        if self._silencing:
            self._silencing[-1].kept_from.append(token.value)
        elif self._writing or not token.value.isspace():
            self._write()
            self._gathering.atom(_flat(token.value), 0, token.start, token.end - token.start)

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
            self._gathering.begin("paragraph", preformatted=bool(self._count.keys() & PREFORMATTED))

    def _end_block(self) -> None:
        self._writing = False
        self._gathering.end()

    def _in_grid(self) -> bool:
        return bool(self._grids) and (grid := self._grids[-1]) is not None and grid.begun

    def _start(self, token: Token) -> None:
        name = token.value
        if name == "br":
            self._break(token)
        elif name in VOID:
            if name == "hr":
                self._end_block()
        elif not (token.rest.endswith("/") and ":" in name):  # <o:p/> of Word ends at once
            self._open(name, token)

    def _break(self, token: Token) -> None:
        if self._writing and not self._unread and not self._silencing:
            self._gathering.atom("\n", 0, token.start, token.end - token.start)

    def _open(self, name: str, token: Token) -> None:
        if name in BLOCK and self._count["head"]:
            self._pop_to("head")  # the words of the page begin, whether or not its head was ended
        self._end_implied(name)
        if name in BLOCK:
            self._end_block()
        self._open_table(name, token)
        look = look_of(token.rest)
        marked = MARKED.get(name) or ("highlight" if look.highlighted else None)
        silenced: MarkingKind | None = "hidden" if look.hidden else None
        if marked == self._dropped:
            marked, silenced = None, marked
        heading = int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else look.heading
        if name in BLOCK or name in UNREAD or marked or silenced or heading:
            self._push(_Open(name, heading, marked, self._gathering.position, silenced))

    def _push(self, element: _Open) -> None:
        if len(self._stack) == DEEPEST:
            raise DraftError(
                f"{self._name}: its elements are nested more than {DEEPEST:,} deep; save it anew"
            )
        self._stack.append(element)
        self._count[element.name] += 1
        self._unread += element.name in UNREAD
        if element.heading:
            self._headings.append(element.heading)
        if element.silenced:
            self._silencing.append(element)

    def _pop(self) -> None:
        element = self._stack.pop()
        self._count[element.name] -= 1
        if not self._count[element.name]:
            del self._count[element.name]
        self._unread -= element.name in UNREAD
        if element.heading:
            self._headings.pop()
        here = self._gathering.position
        if element.silenced:
            self._silencing.pop()
            words = " ".join("".join(element.kept_from).split())
            if words and not self._unread:
                self._gathering.mark(element.silenced, words, here, here)
        if element.marked and here > element.start:
            self._gathering.mark(element.marked, "", element.start, here)
        if element.name in BLOCK:
            self._end_block()
        if element.name == "table":
            self._close_table()

    def _pop_to(self, name: str) -> None:
        while self._stack:
            found = self._stack[-1].name == name
            self._pop()
            if found:
                return

    def _end(self, token: Token) -> None:
        name = token.value
        if self._count[name]:
            self._pop_to(name)
        else:
            del self._count[name]
            if name == "p":
                self._end_block()
            elif name == "br":
                self._break(token)

    def _end_implied(self, name: str) -> None:
        """End what was left open and the start tag ends."""
        ended = ENDED_BY.get(name)
        if not ended or not self._count.keys() & ended:
            return
        stop = barriers(name)
        for depth in range(len(self._stack) - 1, max(-1, len(self._stack) - _REACH), -1):
            if self._stack[depth].name in ended:
                while len(self._stack) > depth:
                    self._pop()
            elif self._stack[depth].name in stop:
                return

    def _open_table(self, name: str, token: Token) -> None:
        if name == "table":
            self._grids.append(None if token.start in self._layout else GridPlace())
        elif self._grids and (grid := self._grids[-1]) is not None and not self._unread:
            if name == "tr":
                grid.next_row()
            elif name in ("td", "th"):
                self._open_cell(grid, name, token)

    def _open_cell(self, grid: GridPlace, name: str, token: Token) -> None:
        if not grid.begun:
            self._tables += 1
            self._gathering.begin_table()
        rows, columns = span_of(token.rest)
        row, column = grid.next_cell(rows, columns)
        self._gathering.begin_cell(row, column, rows=rows, columns=columns, heading=name == "th")
        if column == 0:
            self._gathering.signpost(f"table {self._tables}, row {row + 1}")

    def _close_table(self) -> None:
        if self._grids:
            grid = self._grids.pop()
            if grid is not None and grid.begun:
                self._gathering.end_table()

    def _comment(self, token: Token) -> None:
        words = token.rest.strip()
        if words and not words.startswith("["):  # Word's conditional comments
            self._remarks.append(Remark(words, self._line_of(token.start)))

    def _fault(self, token: Token) -> None:
        where = f"line {self._line_of(token.start)} of the source"
        self._gathering.mark("unread", token.value, where=where)

    def _line_of(self, offset: int) -> int:
        self._line += self._source.count("\n", self._line_at, offset)
        self._line_at = offset
        return self._line
