"""A table of a file → rows of figures or words that belong together, or mere layout to be read as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from checker.patterns import pattern
from checker.reading.flow import Slice
from checker.reading.lines import Line, RawBlock, blocks_of, lines_of
from checker.record import Record

_LONGEST_CELL = 400
"""Characters; a cell with more is a column of text."""


_BULLET = pattern(
    r"[\u2022\u00b7\u25aa\u25ab\u25cf\u25cb\u25e6\u2023\u2043\u2219\uf0b7\uf0a7*o>+\u2010-\u2015-]"
)


_NUMBER = pattern(
    r"(?!\+|\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$)"
    r"[\d()$%.,\s\u2013\u2014\u00a3\u20ac-]*\d[\d()$%.,\s\u2013\u2014-]*+"
)
"""A figure, and no phone number, which stands in letterheads and contacts."""


class GridCell(Record, frozen=False):
    """A cell while its table is read: its stretch of the raw text and its place in the grid."""

    start: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heading: bool = False
    end: int = 0
    parts: tuple[Slice, ...] = ()
    """The stretches of its words, where a cell beside it holds the rest of them."""


_OPENING_SIGN = pattern(r"[$\u20ac\u00a3\u00a5(]{1,2}|(?:US|C|A|HK)\$\(?")


_CLOSING_SIGN = pattern(r"\)?\s*(?:%|x|bps|pp|pts)?\s*\)?")


def joined(raw: str, cells: Sequence[GridCell]) -> list[GridCell]:
    """The cells that hold words, row by row, with signs joined to their figures.

    Programs that line figures up set a currency, closing parenthesis or percent sign in a cell of its own.
    """
    made: list[GridCell] = []
    for cell in cells:
        words = raw[cell.start : cell.end]
        if not words.strip():
            continue
        own = (cell.start + len(words) - len(words.lstrip()), cell.start + len(words.rstrip()))
        before = made[-1] if made and made[-1].row == cell.row else None
        if before is not None and _belongs(raw, before, own):
            before.parts += (own,)
            before.columns = cell.column + cell.columns - before.column
        else:
            cell.parts = (own,)
            made.append(cell)
    return made


def _belongs(raw: str, before: GridCell, own: Slice) -> bool:
    last = raw[slice(*before.parts[-1])]
    words = raw[slice(*own)]
    if _OPENING_SIGN.fullmatch(last):
        return words[0].isdigit() or words[0] in "(.-\u2013\u2014"
    return last[-1].isdigit() and _CLOSING_SIGN.fullmatch(words) is not None


def is_data(raw: str, cells: Sequence[GridCell]) -> bool:
    """Whether the cells make up a table that a reader reads by row and column."""
    words = [" ".join(raw[c.start : c.end].split()) for c in cells]
    filled = [(c, w) for c, w in zip(cells, words, strict=True) if w]
    if len({c.row for c, _ in filled}) < 2 or len({c.column for c, _ in filled}) < 2:
        return False
    if any(len(w) > _LONGEST_CELL for _, w in filled) or _is_list(filled):
        return False
    if any(c.heading for c, _ in filled):
        return True
    numbers = sum(_NUMBER.fullmatch(w) is not None for _, w in filled)
    if numbers * 5 >= len(filled):
        return True
    several = sum(raw.count("\n", c.start, c.end) > 0 for c, _ in filled)
    return several * 4 <= len(filled) and len(filled) >= 6 and median(len(w) for _, w in filled) <= 60


def as_text(raw: str, cells: Sequence[GridCell]) -> Iterator[RawBlock]:
    """The blocks of a table that is mere layout; a bullet in a cell of its own makes its row a list item."""
    for row in _rows(cells):
        filled = [c for c in row if raw[c.start : c.end].strip()]
        if len(filled) == 2 and _BULLET.fullmatch(raw[filled[0].start : filled[0].end].strip()):
            lines = lines_of(raw, filled[1].start, filled[1].end)
            slices = tuple(s for line in lines for s in line.slices)
            yield RawBlock("list", slices, " ".join(line.words for line in lines))
            continue
        for cell in filled:
            yield from blocks_of(hard_lines(raw, cell.start, cell.end), None)


def as_rows(cells: Sequence[GridCell], raw: str) -> RawBlock | None:
    """The cells that :func:`joined` gives as one block, a line a row; None if there are none."""
    slices: list[Slice] = []
    row = None
    for cell in cells:
        if cell.row == row:
            slices.append((cell.start - 1, cell.start))  # the tab before it
        slices.extend(cell.parts)
        row = cell.row
    return RawBlock("table", tuple(slices), raw[slice(*slices[0])]) if slices else None


def hard_lines(raw: str, start: int, end: int) -> list[Line]:
    """The lines of a stretch whose every line break was put there by its author."""
    return [Line(line.slices, line.words, line.indent, True) for line in lines_of(raw, start, end)]


def _is_list(filled: Sequence[tuple[GridCell, str]]) -> bool:
    """Whether the rows are list items, their bullets in a column of their own."""
    first = {c.row: w for c, w in reversed(filled)}
    return all(_BULLET.fullmatch(w) for w in first.values())


def _rows(cells: Sequence[GridCell]) -> list[list[GridCell]]:
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())
