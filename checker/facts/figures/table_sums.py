"""Sums of tables: totals down a statement, totals and changes across its columns → TableCheck.

An alarm needs a sister: the same sum holds, to the last digit shown, in another column (or row) of the same
table. Columns that are no sums themselves (percent changes, averages, ranges) raise none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.facts.figures.arithmetic import agrees, percent_change, total
from checker.facts.figures.table_across import across
from checker.facts.figures.table_changes import ChangeColumn, says_change
from checker.facts.figures.table_checks import CheckKind, Operand, TableCheck
from checker.facts.figures.table_matrix import Line
from checker.facts.figures.table_reading import NO_SUM, ReadGrid
from checker.facts.figures.table_relations import Relation
from checker.patterns import pattern

_LONGEST_HEAD = 80
"""Characters of a head; longer ones are notes that stand over the table."""


_AHEAD = pattern(
    r"(?i)\bguidance|\boutlook|\bforecast|\blow(?: end)?\b|\bhigh(?: end)?\b|\bestimated range\b"
    r"|\bmidpoint\b"
)
"""Ranges and forecasts, whose ends are paired in ways of their own."""


_RECONCILED = pattern(r"(?i)\bnon-?gaap\b|\badjusted\b|\bebitda|\bffo\b|\bcore\b|\bfree cash flow\b")


def sum_checks(read: ReadGrid) -> Iterator[TableCheck]:
    """Sums down, changes and sums across of a table."""
    yield from _down(read)
    yield from _changes(read)
    yield from across(read)


# -- down the rows --------------------------------------------------------------------------------------


def _down(read: ReadGrid) -> Iterator[TableCheck]:
    titles = (
        *(head for head in read.grid.heads if len(head) < _LONGEST_HEAD),
        *read.grid.caption.split("\n")[-2:],
    )
    ahead = _AHEAD.search(" ".join(titles)) is not None
    trusted = _trusted_columns(read)
    for relation in read.sums:
        for column in relation.holds:
            yield _sum(read, relation, column, ties=True)
        for column in relation.breaks:
            line = read.matrix.lines[relation.target]
            forecast = ahead or read.grid.crooked or _AHEAD.search(read.grid.rows[line.row].label)
            if not forecast and column in trusted[line.kind] and _is_meant(read, relation, column):
                yield _sum(read, relation, column, ties=False)


def _trusted_columns(read: ReadGrid) -> dict[str, set[int]]:
    """By kind of row, the columns in which sums hold as a rule."""
    found: dict[str, set[int]] = {}
    changes = {c.column for c in read.changes}
    for kind in {line.kind for line in read.matrix.lines}:
        holds: Counter[int] = Counter()
        breaks: Counter[int] = Counter()
        for relation in read.sums:
            if read.matrix.lines[relation.target].kind == kind:
                holds.update(relation.holds)
                breaks.update(relation.breaks)
        found[kind] = {
            column
            for column, head in enumerate(read.grid.heads)
            if column not in changes
            and not says_change(head)
            and (breaks[column] * 2 <= holds[column] or (breaks[column] <= 2 and not NO_SUM.search(head)))
        }
    return found


def _is_meant(read: ReadGrid, relation: Relation, column: int) -> bool:
    """Whether the column must be the sum: as fine as its parts, not far off, without a part of its own."""
    rows, lines = read.grid.rows, read.matrix.lines
    stated = rows[lines[relation.target].row].figures[column]
    parts = [f for t in relation.terms if (f := rows[lines[t.line].row].figures.get(column)) and not f.nil]
    if not any(rows[lines[term.line].row].label for term in relation.terms):
        return False  # rows whose names were not read
    if stated.places > max((f.places for f in parts), default=0):
        return False
    if _has_more(read, relation, column) or _is_misplaced(read, relation, column):
        return False
    return _is_near(read, relation, column)


def _has_more(read: ReadGrid, relation: Relation, column: int) -> bool:
    """Whether the row above the first part has a figure here only: an opening balance."""
    first = min(term.line for term in relation.terms)
    above = read.matrix.lines[first - 1] if first else None
    if any(term.line == first - 1 for other in read.sums for term in other.terms):
        return False  # it is part of another sum
    if above is None or above.kind != read.matrix.lines[relation.target].kind:
        return False
    return _value(above, column) != 0 and all(_value(above, held) == 0 for held in relation.holds)


def _is_misplaced(read: ReadGrid, relation: Relation, column: int) -> bool:
    """Whether what is missing stands in another column of these rows: a cell that was set or read askew."""
    lines = read.matrix.lines
    target = lines[relation.target]
    made_of = sum(term.sign * _value(lines[term.line], column) for term in relation.terms)
    missing = abs(_value(target, column) - made_of)
    room = sum(max(number[1], 0) for line in lines if (number := line.numbers[column]) is not None)
    first = max(0, min(term.line for term in relation.terms) - 1)
    return any(
        number is not None and number[0] and abs(abs(number[0]) - missing) <= min(room, missing // 50)
        for line in lines[first : relation.target]
        if line.numbers[column] is None or line.numbers[column] == (0, 0)
        for at, number in enumerate(line.numbers)
        if at != column
    )


def _is_near(read: ReadGrid, relation: Relation, column: int) -> bool:
    """Whether the column is a sum of its rows at all, only not quite: an average is far off."""
    others = sum(column in r.holds for r in read.sums if r is not relation)
    lines = read.matrix.lines
    value = _value(lines[relation.target], column)
    made_of = sum(term.sign * _value(lines[term.line], column) for term in relation.terms)
    if others > 0 or (len(relation.holds) > 1 and not NO_SUM.search(read.grid.heads[column])):
        return True
    return abs(made_of - value) <= 0.6 * max(abs(value), abs(made_of))


def _value(line: Line, column: int) -> int:
    number = line.numbers[column]
    return number[0] if number is not None else 0


def _sum(read: ReadGrid, relation: Relation, column: int, *, ties: bool) -> TableCheck:
    grid, lines = read.grid, read.matrix.lines
    row = lines[relation.target].row
    operands = [
        Operand(figure, grid.row_name(lines[term.line].row), term.sign)
        for term in relation.terms
        if (figure := grid.rows[lines[term.line].row].figures.get(column)) is not None
    ]
    computed = total(o.figure.reading if o.sign > 0 else -o.figure.reading for o in operands)
    return read.check(
        _sum_kind(grid.rows[row].label),
        (row, column),
        computed,
        operands,
        ties=ties or agrees(grid.rows[row].figures[column].reading, computed),
        elsewhere=len(relation.holds) - (column in relation.holds),
    )


def _sum_kind(label: str) -> CheckKind:
    return "reconciliation" if _RECONCILED.search(label) else "sum"


# -- columns of change ----------------------------------------------------------------------------------


def _changes(read: ReadGrid) -> Iterator[TableCheck]:
    for column in read.changes:
        for row in (*column.holds, *column.flipped):
            yield _change(read, column, row, ties=True)
        for row in column.breaks if not read.grid.crooked else ():
            yield _change(read, column, row, ties=False)


def _change(read: ReadGrid, column: ChangeColumn, row: int, *, ties: bool) -> TableCheck:
    grid, figures = read.grid, read.grid.rows[row].figures
    stated, new, old = figures[column.column], figures[column.new], figures[column.old]
    in_percent = column.kind == "percent-change" or stated.unit == "percent"
    change = percent_change(new.reading, old.reading) if in_percent and new.unit == "number" else None
    return read.check(
        "change" if change is None else "percent-change",
        (row, column.column),
        change or total((new.reading, -old.reading)),
        (Operand(new, grid.column_name(column.new)), Operand(old, grid.column_name(column.old), -1)),
        ties=ties,
        elsewhere=len(column.holds) + len(column.flipped) - ties,
        places=None if change is None else max(stated.places, 1),
        sign="" if change is None else "%",
    )
