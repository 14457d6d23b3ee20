"""Grids → checks of sums across the columns: quarters that make a year, segments that make a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.facts.figures.arithmetic import agrees, total
from checker.facts.figures.table_checks import Operand, TableCheck
from checker.facts.figures.table_matrix import Line
from checker.facts.figures.table_reading import NO_SUM, ReadGrid
from checker.facts.figures.table_relations import Number, Relation, Term, scored

_ACROSS = 8
"""How many columns may add up to one."""


def across(read: ReadGrid) -> Iterator[TableCheck]:
    """Checks of the sums that whole rows of a grid make across its columns."""
    width = read.plain_columns
    if len(width) < 3:
        return
    rows = read.grid.rows
    lines = [n for n in read.matrix.lines if n.kind == "amount" and not NO_SUM.search(rows[n.row].label)]
    vectors = [_column(lines, column) for column in range(len(read.grid.heads))]
    for target in width:
        relation = _best_across(vectors, width, target)
        if relation is not None:
            yield from _checks(read, relation, lines)


def _column(lines: Sequence[Line], column: int) -> list[Number | None]:
    return [line.numbers[column] for line in lines]


def _best_across(
    vectors: Sequence[Sequence[Number | None]], width: Sequence[int], target: int
) -> Relation | None:
    at = width.index(target)
    best: Relation | None = None
    for lines in _windows(width, at):
        terms = tuple(Term(line, 1) for line in lines)
        score = scored(vectors, target, terms)
        held, broken = len(score.holds), len(score.breaks)
        if held < 3 or broken * 4 > held or score.digits < 6:
            continue
        found = Relation(target, terms, score.holds, score.breaks, score.digits)
        if best is None or held - 3 * broken > len(best.holds) - 3 * len(best.breaks):
            best = found
    return best


def _windows(width: Sequence[int], at: int) -> Iterator[Sequence[int]]:
    """The columns right before a column, and those right after it."""
    for count in range(2, _ACROSS + 1):
        if at - count >= 0:
            yield width[at - count : at]
        if at + count < len(width):
            yield width[at + 1 : at + count + 1]


def _checks(read: ReadGrid, relation: Relation, lines: Sequence[Line]) -> Iterator[TableCheck]:
    grid = read.grid
    for at in (*relation.holds, *(() if grid.crooked else relation.breaks)):
        row = lines[at].row
        figures = grid.rows[row].figures
        operands = [
            Operand(figure, grid.column_name(term.line), term.sign)
            for term in relation.terms
            if (figure := figures.get(term.line)) is not None
        ]
        stated = figures.get(relation.target)
        if stated is None or not operands:
            continue
        computed = total(o.figure.reading for o in operands)
        yield read.check(
            "sum-across",
            (row, relation.target),
            computed,
            operands,
            ties=at in relation.holds or agrees(stated.reading, computed),
            elsewhere=len(relation.holds) - (at in relation.holds),
        )
