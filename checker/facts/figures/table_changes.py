"""Columns of change: which column is the change, in percent or in amount, from which to which.

Heads are too various to be trusted ("Y/Y", "Change", "% Fav (Unfav)", "vs. 2024"), so columns are found by
arithmetic: a column that is the percent change between the same two others in nearly all rows is that.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from math import log10
from typing import Literal

from checker.facts.figures.table_cells import Figure
from checker.facts.figures.table_grids import Grid
from checker.patterns import pattern
from checker.record import Record

ChangeKind = Literal["percent-change", "change"]
Answer = Literal["holds", "breaks", "flipped", "nothing"]
"""Whether a row bears a column out; ``flipped`` with the sign the other way round."""

_REACH = 6
"""How many columns away the columns may stand that a change is between."""

_EVIDENCE = 3.0
"""Decimal digits that must agree; fewer where the head calls the column a change."""


class ChangeColumn(Record):
    """A column that is the change from one column to another."""

    column: int
    new: int
    old: int
    kind: ChangeKind
    holds: tuple[int, ...]
    """Rows that bear it out."""
    flipped: tuple[int, ...]
    """Rows whose sign is the other way round, as in "favorable (unfavorable)"."""
    breaks: tuple[int, ...]
    """Rows that no rounding of the operands makes right."""


_SAYS_CHANGE = pattern(
    r"(?i)\bchange|\bchg\b|\bvar(?:iance)?\b|\b[yqf][yq]?/[yqf][yq]?\b|\byoy\b|\bqoq\b"
    r"|\byear[- ](?:over|on)[- ]year\b"
    r"|\bfav(?:ou?rable)?\b|\bincrease|\bdecrease|\bgrowth\b|\binc\.? ?[/(]|\bvs\b|\bversus\b|\u0394"
    r"|\bb/\(?w\)?|^\W*(?:%|percent)\W*$"
)


_ADJUSTED = pattern(
    r"(?i)constant|currency|organic|core\b|comparable|same[- ]store|excluding|adjusted|local|cagr"
    r"|pro forma"
)
"""Changes that are not those of the figures shown."""


_IN_PERCENT = pattern(r"(?i)%|\bpercent|\bgrowth\b|\by/y\b|\bq/q\b")


def says_change(head: str) -> bool:
    """Whether the words over a column call it a change."""
    return _SAYS_CHANGE.search(head) is not None


def change_columns(grid: Grid) -> tuple[ChangeColumn, ...]:
    """Every column that is the change between two others, best found; takes time linear in the rows."""
    width = len(grid.heads)
    cells = [[row.figures.get(column) for row in grid.rows] for column in range(width)]
    found: dict[int, ChangeColumn] = {}
    for column in range(width):
        best = _best(grid, cells, column)
        if best is not None:
            found[column] = best
    return tuple(c for c in found.values() if not {c.new, c.old} & _percents(found))


def _percents(found: dict[int, ChangeColumn]) -> set[int]:
    return {c.column for c in found.values() if c.kind == "percent-change"}


def _best(grid: Grid, cells: Sequence[Sequence[Figure | None]], column: int) -> ChangeColumn | None:
    own = cells[column]
    filled = [n for n, f in enumerate(own) if f is not None and not f.nil and f.units]
    if not filled or len(grid.heads) < 3:
        return None
    said = says_change(grid.heads[column])
    near = [c for c in range(max(0, column - _REACH), min(len(cells), column + _REACH)) if c != column]
    percent = _is_percent(own, filled, grid.heads[column])
    strict = adjusted(grid.heads[column])
    best: tuple[float, ChangeColumn] | None = None
    for new, old in permutations(near, 2):
        for kind in _kinds(percent, said=said):
            judged = _judged(cells, filled, column, new, old, kind)
            if judged is None:
                continue
            score, found = judged
            if _convinces(score, found, said=said, strict=strict) and (
                best is None or _rank(score, found) > _rank(*best)
            ):
                best = (score, found)
    return best[1] if best else None


def _rank(score: float, found: ChangeColumn) -> tuple[float, int, int, float]:
    held = len(found.holds) + len(found.flipped)
    return held - 3 * len(found.breaks), len(found.holds), -abs(found.new - found.old), score


def _kinds(percent: bool, *, said: bool) -> Sequence[ChangeKind]:
    if percent:
        return ("percent-change",)
    return ("change",) if said else ()


def _is_percent(own: Sequence[Figure | None], filled: Sequence[int], head: str) -> bool:
    signed = sum(figure is not None and figure.unit != "number" for figure in own)
    return signed * 2 >= len(filled) or (
        _IN_PERCENT.search(head) is not None and all((f := own[n]) and not f.currency for n in filled)
    )


def _convinces(score: float, found: ChangeColumn, *, said: bool, strict: bool) -> bool:
    held, broken = len(found.holds) + len(found.flipped), len(found.breaks)
    if said and not strict:
        return score >= _EVIDENCE / 2 and (broken * 3 <= held or (broken == 1 and held >= 1))
    return score >= _EVIDENCE and held >= 2 and broken * 4 <= held


def _judged(
    cells: Sequence[Sequence[Figure | None]],
    filled: Sequence[int],
    column: int,
    new: int,
    old: int,
    kind: ChangeKind,
) -> tuple[float, ChangeColumn] | None:
    answers: dict[Answer, list[int]] = {"holds": [], "breaks": [], "flipped": [], "nothing": []}
    digits = 0.0
    for tried, row in enumerate(filled):
        stated, a, b = cells[column][row], cells[new][row], cells[old][row]
        if stated is None or a is None or b is None:
            continue
        in_percent = kind == "percent-change" or stated.unit != "number"
        answer, agreed = percent_answer(stated, a, b) if in_percent else amount_answer(stated, a, b)
        answers[answer].append(row)
        digits += agreed
        if tried >= 3 and len(answers["breaks"]) * 2 > tried:
            return None
    found = ChangeColumn(
        column, new, old, kind, tuple(answers["holds"]), tuple(answers["flipped"]), tuple(answers["breaks"])
    )
    return digits, found


def percent_answer(stated: Figure, new: Figure, old: Figure) -> tuple[Answer, float]:
    """Whether a figure is the percent change (or for percentages, the change in points) of two others."""
    if new.nil or old.nil or new.unit != old.unit:
        return "nothing", 0.0
    if new.unit == "percent":
        return _points_answer(stated, new, old)
    if new.unit != "number" or stated.unit not in ("percent", "number"):
        return "nothing", 0.0
    a, b = _interval(new), _interval(old)
    if b[0] <= 0 <= b[1]:
        return "nothing", 0.0
    ends = [(x - y) / abs(y) * 100 for x in a for y in b]
    answer, agreed = _compared(stated, min(ends), max(ends), 100.0)
    as_amount = stated.unit == "number" and amount_answer(stated, new, old)[0] != "breaks"
    if answer == "breaks" and (new.units < 0 or old.units < 0 or as_amount):
        return "nothing", 0.0
    return answer, agreed


def _points_answer(stated: Figure, new: Figure, old: Figure) -> tuple[Answer, float]:
    a, b = _interval(new), _interval(old)
    low, high = a[0] - b[1], a[1] - b[0]
    factor = 100.0 if stated.unit == "basis-points" else 1.0
    answer, agreed = _compared(stated, low * factor, high * factor, 10.0 * factor)
    if answer == "breaks" and stated.unit in ("percent", "number"):
        return "nothing", 0.0  # it may be the relative change, or basis points
    return answer, agreed


def amount_answer(stated: Figure, new: Figure, old: Figure) -> tuple[Answer, float]:
    """Whether a figure is the difference of two others."""
    if new.unit != old.unit or (new.nil and old.nil):
        return "nothing", 0.0
    a, b = _interval(new), _interval(old)
    return _compared(stated, a[0] - b[1], a[1] - b[0], max(abs(a[1]), abs(b[1])))


def _compared(stated: Figure, low: float, high: float, scale: float) -> tuple[Answer, float]:
    least, most = _interval(stated)
    room = 1e-9 * max(abs(low), abs(high), 1.0)
    width = (high - low) + (most - least)
    agreed = max(0.0, log10(2 * scale / width)) if width else 3.0
    if stated.sign_word and least < 0 < most:
        least, most = min(least, -most), max(most, -least)
    if least <= high + room and low <= most + room:
        return "holds", agreed
    if -most <= high + room and low <= -least + room:
        return "flipped", agreed
    return "breaks", 0.0


def _interval(figure: Figure) -> tuple[float, float]:
    unit = 10.0**-figure.places
    half = 0.0 if figure.nil else unit / 2
    value = figure.units * unit
    return value - half, value + half


def adjusted(head: str) -> bool:
    """Whether a head says that a change is not that of the figures shown."""
    return _ADJUSTED.search(head) is not None
