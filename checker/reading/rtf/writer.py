"""Words of RTF, one after another → blocks, cells and markings of a Gathering."""

from __future__ import annotations

from checker.document import BlockKind
from checker.reading.gathering import Gathering
from checker.reading.rtf.state import State
from checker.reading.rtf.tables import Columns
from checker.reading.word.fields import Field
from checker.reading.word.strokes import Strokes


class Writer:
    """Begins blocks, tables and cells when their first words come, and marks the words."""

    def __init__(self, data: bytes, original: bool) -> None:
        self.out = Gathering()
        self.strokes = Strokes()
        self.columns = Columns(data)
        self.original = original
        self.authors: list[str] = []
        self.story: BlockKind = "paragraph"
        self.bullet = False
        self.row_open = False
        self.edges: list[int] = []
        self.blocks = 0
        """Paragraphs and cells so far."""
        self._begun = self._table = self._cell = False
        self._paragraphs = self._tables = self._row = self._number = 0
        self._last = -1

    def say(self, state: State, words: str, start: int, length: int, literal: bool = False) -> None:
        """Words at an offset of the file, which ``length`` bytes of it stand for."""
        if self._is_gone(state, words):
            return
        if not self._begun:
            if not words.strip(" \t\r\n"):
                return
            self._begin(state, start)
        here = self.out.position
        if literal:
            self.out.literal(words, 0, start)
        else:
            self.out.atom(words, 0, start, length)
        if state.field is not None and state.result:
            state.field.words.append(words)
        self._mark(state, here)

    def _is_gone(self, state: State, words: str) -> bool:
        """Whether the words are not the text's: hidden, deleted or not yet inserted."""
        here = self.out.position
        if state.hidden:
            self.strokes.add("hidden", words, here, here)
        elif state.inserted and self.original:
            self.strokes.add("insertion", words, here, here, self._author(state), dated(state.date))
        elif state.deleted and not self.original:
            self.strokes.add("deletion", words, here, here, self._author(state), dated(state.date))
        else:
            return False
        return True

    def _mark(self, state: State, here: int) -> None:
        end = self.out.position
        if state.inserted:
            self.strokes.add("insertion", "", here, end, self._author(state), dated(state.date))
        if state.deleted:
            self.strokes.add("deletion", "", here, end, self._author(state), dated(state.date))
        if state.highlighted:
            self.strokes.add("highlight", "", here, end)
        if state.struck:
            self.strokes.add("strike", "", here, end)

    def _author(self, state: State) -> str:
        return self.authors[state.author] if 0 < state.author < len(self.authors) else ""

    def _begin(self, state: State, start: int) -> None:
        self._begun = True
        self.blocks += 1
        if self.story == "paragraph" and (state.in_row or self.row_open):
            self._enter_cell(start)
            self.out.begin("paragraph")
            return
        self.end_table()
        if self.story == "paragraph":
            self._paragraphs += 1
            self.out.signpost(f"paragraph {self._paragraphs}")
        if self.story != "paragraph":
            self.out.begin(self.story)
        elif state.level:
            self.out.begin("heading", state.level)
        elif self.bullet:
            self.out.begin("list", state.depth)
        else:
            self.out.begin("paragraph")

    def _enter_cell(self, start: int) -> None:
        if not self._table:
            self._table = True
            self._tables += 1
            self._row, self._last = 0, -1
            self.columns.look_ahead(start)
            self.out.begin_table()
        if not self._cell:
            self._cell = True
            self.blocks += 1
            column, columns = self.columns.place(self.edges, self._number)
            self._last = column = max(column, self._last + 1)
            self.out.begin_cell(self._row, column, columns=columns)
            if column == 0:
                self.out.signpost(f"table {self._tables}, row {self._row + 1}")

    def end_cell(self, start: int) -> None:
        r"""The cell ends (``\cell``), also where it was empty."""
        self._enter_cell(start)
        self._number += 1
        self._begun = self._cell = self.bullet = False

    def end_row(self) -> None:
        r"""The row ends (``\row``)."""
        self._row += 1
        self._number, self._last = 0, -1
        self._begun = self._cell = self.row_open = False

    def end_table(self) -> None:
        """End the table, if one is open."""
        if self._table:
            self._table = self._cell = False
            self._number, self._last = 0, -1
            self.out.end_table()

    def end_paragraph(self, state: State) -> bool:
        """The paragraph ends, unless its end is deleted; whether it stood outside a table."""
        if self._is_gone(state, "\u00b6") and not state.hidden:
            return False
        self._begun = self.bullet = False
        if self.story == "paragraph" and (state.in_row or self.row_open):
            return False
        self.end_table()
        self.out.end()
        return True

    def end_field(self, field: Field) -> None:
        """Mark what a field shows, if that is a fault, a link or a blank."""
        words, start, end = "".join(field.words), field.start or 0, self.out.position
        if field.failed:
            self.strokes.add("field-error", words, start, end)
        elif field.blank or field.empty:
            self.strokes.add("placeholder", words or field.prompt, start, end)
        elif field.link and words.strip() and words.strip().lower() not in field.link.lower():
            self.strokes.add("external-link", words, start, end, name=field.link[:2000])


def dated(value: int) -> str:
    """A date as Word packs it into a number (DTTM), in ISO 8601; empty for none."""
    minute, hour, day, month = value & 63, value >> 6 & 31, value >> 11 & 31, value >> 16 & 15
    if not (value > 0 and 1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60):
        return ""
    return f"{1900 + (value >> 20 & 511)}-{month:02}-{day:02}T{hour:02}:{minute:02}:00"
