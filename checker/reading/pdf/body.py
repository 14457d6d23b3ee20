"""Rows of a PDF's pages → the blocks of a Gathering, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reading.gathering import Gathering
from checker.reading.pdf.columns import cells, columns, fits, tables, whole_rows
from checker.reading.pdf.glyphs import BULLETS, Line
from checker.reading.pdf.hyphens import Hyphens
from checker.reading.pdf.paragraphs import Setting
from checker.reading.pdf.rows import Row

_SIGNS = frozenset(BULLETS.values())


class Body:
    """Writes the pages' rows into a gathering; a page is a node, a character's index its offset."""

    def __init__(self, out: Gathering, pages: Sequence[Sequence[Row]]) -> None:
        self.out = out
        self._pages = pages
        self._notes: list[list[Row]] = []
        self._setting = Setting(pages)
        self._hyphens = Hyphens(row.text for page in pages for row in page)
        self._last: Row | None = None  # of a paragraph that may go on
        self._before: Sequence[Row] = ()
        self._grid: list[tuple[float, float]] = []  # of the table that is open
        self._row = 0

    def add_page(self, number: int, rows: Sequence[Row]) -> None:
        """Add the rows of a page; notes at its foot wait for the end if what stands above them goes on."""
        rows, notes = self._parted(number, rows)
        self._notes += notes
        if not rows:
            return
        goes_on = bool(self._grid) and fits(rows[0], self._grid)
        on = self._last is not None and self._setting.turns_over(self._before, rows[0])
        found = list(tables(rows, goes_on))
        at_top = bool(found) and found[0][0] == 0
        if not (goes_on if at_top else on):
            self._finish()
        self._turn(number)
        at = 0
        for start, end in found:
            self._running(rows, at, start)
            self._table(rows[start:end], goes_on=goes_on and start == 0)
            at = end
        self._running(rows, at, len(rows))
        self._before = rows

    def finish(self) -> None:
        """Add the notes that wait."""
        for rows in self._notes:
            self._finish()
            self.out.begin("footnote")
            self.out.signpost(f"page {rows[0].page + 1}")
            for row in rows:
                for number, segment in enumerate(row.segments):
                    self._put(segment, None if number else self._last, spaced=number > 0)
                self._last = row
        self._finish()

    def _parted(self, number: int, rows: Sequence[Row]) -> tuple[Sequence[Row], list[list[Row]]]:
        """The rows of a page, and the notes at its foot if they part what goes on on the next page."""
        following = next((page[0] for page in self._pages[number + 1 :] if page), None)
        start = next((at for at, row in enumerate(rows) if at and row.segments[0].noted), 0)
        notes = rows[start:]
        if not start or following is None or any(r.tabular or r.height > notes[0].height + 1 for r in notes):
            return rows, []
        above = rows[:start]
        table = following.tabular and any(
            row.tabular for row in above[-3:]
        )  # a label may be broken over rows
        if not table and not self._setting.turns_over(above, following):
            return rows, []
        found: list[list[Row]] = []
        for row in notes:
            if row.segments[0].noted:
                found.append([])
            found[-1].append(row)
        return above, found

    def _turn(self, number: int) -> None:
        """Where the page begins; a new paragraph begins only after its separation."""
        self._page = f"page {number + 1}"
        self._posted = False
        if self._last is not None:
            self._post()

    def _post(self) -> None:
        if not self._posted:
            self.out.signpost(self._page)
            self._posted = True

    def _running(self, rows: Sequence[Row], start: int, end: int) -> None:
        for at in range(start, end):
            row = rows[at]
            goes_on = self._last is not None and (at == 0 or self._setting.reads_on(rows, at))
            if not goes_on:
                self._finish()
                title = self._setting.is_title(row)
                self.out.begin("heading" if title else "paragraph", 1 if title else 0)
                self._post()
            following = rows[at + 1] if at + 1 < end and self._setting.reads_on(rows, at + 1) else None
            for number, segment in enumerate(row.segments):
                broken = number + 1 == len(row.segments) and self._breaks(segment, following)
                self._put(segment, None if number else self._last, spaced=number > 0, broken=broken)
            self._last = row

    def _finish(self) -> None:
        """End the paragraph or table that is open."""
        if self._grid:
            self.out.end_table()
            self._grid = []
        self.out.end()
        self._last = None

    def _table(self, rows: Sequence[Row], *, goes_on: bool) -> None:
        """A table, or the rest of one; it stays open, because it may go on over the page."""
        if not goes_on:
            self._finish()
            self._grid, self._row = columns(rows), 0
            self.out.begin_table()
        for group in whole_rows(rows):
            for column, count, segments in cells(group, self._grid):
                self.out.begin_cell(self._row, column, columns=count)
                self._post()
                for at, segment in enumerate(segments):
                    self._put(segment, None, spaced=at > 0)
            self._row += 1

    def _put(self, line: Line, before: Row | None, *, spaced: bool = False, broken: bool = False) -> None:
        """The words of a line, after those of the row before; ``broken``: without the hyphen at its end."""
        last = before.segments[-1] if before is not None else None
        if spaced or (last is not None and not (last.hyphen or _ends_compound(last, line))):
            self._space(line.page, line.at[0])
        first = 0
        words = line.words
        cut = len(words) - broken
        for at in range(cut):
            plain = not words[at].isspace() and len(words[at]) == 1 and words[at] not in _SIGNS
            if plain and (at == first or line.at[at] == line.at[at - 1] + 1):
                continue
            if _is_plain_space(line, at, first):
                continue
            self._literal(line, first, at)
            first = at
            if not plain:
                self._odd(line, at)
                first = at + 1
        self._literal(line, first, cut)

    def _breaks(self, line: Line, following: Row | None) -> bool:
        if following is None or not line.hyphen:
            return False
        return not self._hyphens.belongs(line.text, following.segments[0].text)

    def _literal(self, line: Line, first: int, last: int) -> None:
        if last > first:
            self.out.literal("".join(line.words[first:last]), line.page, line.at[first])

    def _odd(self, line: Line, at: int) -> None:
        """White space, once for a run of it; the letters of a ligature."""
        if not line.words[at].isspace():
            self.out.atom(line.words[at], line.page, line.at[at], 1)
        elif not line.words[at - 1].isspace():
            self._space(line.page, max(line.at[at], 0))

    def _space(self, page: int, at: int) -> None:
        self.out.atom(" ", page, at, 1)


def _is_plain_space(line: Line, at: int, first: int) -> bool:
    """Whether a space may stay in the literal stretch that began at ``first``."""
    words = line.words
    return words[at] == " " and at > first and words[at - 1] != " " and line.at[at] == line.at[at - 1] + 1


def _ends_compound(line: Line, following: Line) -> bool:
    """Whether a hyphen inside a word ends the line: "10-" before "Q", but not "pre-" before "and"."""
    head, tail = line.text, following.text
    inside = len(head) > 1 and head[-1] in "-\u2010\u2011" and head[-2].isalnum() and tail[:1].isalnum()
    return inside and tail.split()[0] not in ("and", "or", "to")
