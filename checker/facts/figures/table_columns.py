"""Lines of cells → where a table's columns lie, what stands over each, and where another table begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.facts.figures.table_lines import LONGEST_HEAD, Entry, Line
from checker.patterns import pattern

MOST_COLUMNS = 40
"""Columns of figures in a grid; what has more is no statement."""


YEAR_PATTERN = pattern(r"(?P<year>(?:19|20)\d\d)(?: ?\([a-z\d]\)| ?%)?|(?:FY|F)\s?\d{2,4}")
"""A year or a fiscal year alone: the head of a column."""


def is_head(line: Line) -> bool:
    """Whether a row names columns: years alone, or words over two columns and no figure."""
    for entry in line if line[0].holds_figure else line[1:]:
        if entry.holds_figure and entry.words != "$" and not YEAR_PATTERN.fullmatch(entry.words):
            return False
    if sum(not entry.holds_figure for entry in line) >= 2:
        return True
    return any(YEAR_PATTERN.fullmatch(entry.words) for entry in line)


MARK_PATTERN = pattern(r"\(\d{1,2}\)")
"""The mark of a note."""


def is_note(line: Line) -> bool:
    """Whether a row is a note under a table: its mark, and its words or nothing."""
    return pattern(r"\(\d{1,2}\)|\d|\*{1,3}").fullmatch(line[0].words) is not None and not any(
        e.holds_figure for e in line[1:]
    )


def figures_of(line: Line) -> list[Entry]:
    """The cells of a row after its label that hold figures, or marks in their place."""
    label = 0 if line[0].holds_figure else 1
    return [e for e in line[label:] if e.holds_figure]


def is_data(line: Line) -> bool:
    """Whether a row has a figure beside its label."""
    return any(e.figure is not None for e in line[1:]) or (len(line) > 1 and line[0].figure is not None)


def parts_of(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a table, cut where columns are named anew after rows of figures."""
    part: list[Line] = []
    figures = False
    for line in lines:
        head = is_head(line)
        if figures and head:
            titles = []
            while part and len(part[-1]) == 1 and not part[-1][0].holds_figure:
                titles.append(part.pop())
            yield part
            part, figures = titles[::-1], False
        figures = figures or (not head and any(e.figure for e in line))
        part.append(line)
    if part:
        yield part


def aligned(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a table set with spaces, cut where two rows running don't stand in its columns."""
    part: list[Line] = []
    columns: list[tuple[int, int]] = []
    astray = rows = 0
    for line in lines:
        figures = [e for e in figures_of(line) if e.figure] if is_data(line) and not is_head(line) else []
        if figures and rows >= 3 and _misfit(figures, columns):
            astray += 1
            if astray == 2:
                cut = _last_rows(part, 1)
                yield part[:cut]
                part, columns, rows, astray = part[cut:], [], 1, 0
                figures = [*figures, *(e for kept in part for e in figures_of(kept) if e.figure)]
        elif figures:
            astray = 0
        if figures and not astray:
            columns, rows = _widened(columns, figures), rows + 1
        part.append(line)
    yield part


def _misfit(figures: Sequence[Entry], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether at least half the figures stand in no column, or between two."""
    off = 0
    for figure in figures:
        over = [c for c in columns if c[0] < figure.right and figure.left < c[1]]
        off += len(over) != 1 or (abs(over[0][1] - figure.right) > 3 and abs(over[0][0] - figure.left) > 3)
    return off * 2 >= len(figures)


def _widened(columns: Sequence[tuple[int, int]], figures: Sequence[Entry]) -> list[tuple[int, int]]:
    found = list(columns)
    for figure in figures:
        over = [c for c in found if c[0] < figure.right and figure.left < c[1]]
        if len(over) <= 1:
            found = [c for c in found if c not in over]
            found.append(
                (min([figure.left, *(c[0] for c in over)]), max([figure.right, *(c[1] for c in over)]))
            )
    return found


def _last_rows(part: Sequence[Line], count: int) -> int:
    """Where the last rows of figures begin, with the lines of words right above them."""
    at = len(part)
    while at and count:
        at -= 1
        count -= is_data(part[at])
    while at and not is_data(part[at - 1]):
        at -= 1
    return at


def is_spaced(lines: Sequence[Line]) -> bool:
    """Whether a table is set with spaces: its cells lie at characters, not at numbers."""
    return any(e.right - e.left > MOST_COLUMNS for line in lines for e in line) or any(
        e.right - e.left > 2 and len(e.words) == e.right - e.left for line in lines for e in line
    )


def columns_of(lines: Iterable[Line]) -> list[tuple[int, int]]:
    """Where columns of figures lie: figures that stand under one another are in one."""
    entries = sorted(
        (e for line in lines if is_data(line) for e in figures_of(line) if e.figure),
        key=lambda e: e.right - e.left,
    )
    found: list[tuple[int, int]] = []
    for entry in entries:
        over = [c for c in found if c[0] < entry.right and entry.left < c[1]]
        if not over:
            found.append((entry.left, entry.right))
        elif len(over) == 1:
            found.remove(over[0])
            found.append((min(over[0][0], entry.left), max(over[0][1], entry.right)))
        if len(found) > MOST_COLUMNS:
            return []
    return sorted(column for column in found if not _of_notes(column, entries))


def _of_notes(column: tuple[int, int], entries: Iterable[Entry]) -> bool:
    """Whether a column holds nothing but the marks of notes: "(1)"."""
    own = [e.words for e in entries if e.left < column[1] and column[0] < e.right]
    return all(len(words) <= 4 and MARK_PATTERN.fullmatch(words) for words in own)


_PERIOD = pattern(
    r"(?i)\b(?:19|20)\d\d\b|\b(?:ended|months?|weeks?|quarters?|years?|fiscal|as (?:of|at)|q[1-4]"
    r"|change|variance|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)


def _names_period(words: str) -> bool:
    """Whether words alone over a table's columns say of what they are, rather than title the table."""
    return len(words) <= LONGEST_HEAD and words[0] != "(" and _PERIOD.search(words) is not None


def heads_of(
    lines: Sequence[Line], columns: Sequence[tuple[int, int]], ruled: bool
) -> tuple[tuple[str, ...], str]:
    """The words over each column, and the titles that stand over the whole table."""
    heads: list[list[str]] = [[] for _ in columns]
    titles: list[str] = []
    for line in lines:
        over = [e for e in line if e.right > columns[0][0]] if len(columns) > 1 or len(line) > 1 else []
        if not ruled and len(line) > 1 and line[0].left > 8 and len(columns) % len(line) == 0:
            over = line  # set over its columns, but narrower than they are
        whole = len(line) == 1 and (not over or line[0].left <= 1 or not _names_period(line[0].words))
        if whole or not over:
            titles += [e.words for e in line]
            continue
        titles += [e.words for e in line if e not in over]
        for n, entry in _spread(over, columns, ruled):
            year = YEAR_PATTERN.fullmatch(entry.words)
            heads[n].append(year["year"] or entry.words if year else entry.words)
    return tuple(_shared(heads)), "\n".join(titles)


def _shared(heads: Sequence[Sequence[str]]) -> Iterator[str]:
    """The heads; one that calls a change is that of the column beside it too: in amount and in percent."""
    last = ""
    for words in heads:
        said = " ".join(words)
        yield said or (last if "inc/" in last.lower() or "change" in last.lower() else "")
        last = said


def _spread(
    over: Sequence[Entry], columns: Sequence[tuple[int, int]], ruled: bool
) -> Iterator[tuple[int, Entry]]:
    """Which words of a head's row stand over which column."""
    met = [[n for n, c in enumerate(columns) if e.left < c[1] and c[0] < e.right] for e in over]
    exact = sorted(n for columns_met in met for n in columns_met) == list(range(len(columns)))
    if not ruled and not exact and len(columns) % len(over) == 0:
        each = len(columns) // len(over)
        yield from ((n, over[n // each]) for n in range(len(columns)))
        return
    for n, column in enumerate(columns):
        meeting = [e for e in over if e.left < column[1] and column[0] < e.right]
        middle = column[0] + column[1]
        nearest = min(
            meeting or ([] if ruled else over), key=lambda e: abs(e.left + e.right - middle), default=None
        )
        if nearest is not None:
            yield n, nearest
