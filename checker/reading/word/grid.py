"""A Word table → the place of each of its cells in the grid, before its words are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.reading.word.names import ALTERNATE, CHOICE, OFF, TC, TR, VAL, w
from checker.record import Record

_WRAPPERS = (w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag"), CHOICE)


class Square(Record, frozen=False):
    """A cell's place: row and column from 0, how many of each it takes, whether its row heads the table."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heading: bool = False


def squares(table: Any, gone: frozenset[str]) -> dict[Any, Square | None]:
    """The place of every cell; None for one that is not read.

    Cells that only continue the one above are not read, nor are rows and cells that a tracked change
    takes away: ``gone`` names the marks that do (``w:del`` where changes are accepted, else ``w:ins``).
    """
    found: dict[Any, Square | None] = {}
    above: dict[int, Square] = {}
    row = 0
    for tr in below(table, TR):
        properties = tr.find(w("trPr"))
        if is_gone(properties, gone):
            continue
        heading = is_on(properties, "tblHeader")
        column = _number(properties, "gridBefore", 0)
        for tc in below(tr, TC):
            how = tc.find(w("tcPr"))
            if is_gone(how, gone):
                found[tc] = None
                continue
            columns = _number(how, "gridSpan", 1)
            merged = how.find(w("vMerge")) if how is not None else None
            start = above.get(column)
            if merged is not None and merged.get(VAL, "continue") == "continue" and start is not None:
                start.rows = row - start.row + 1
                found[tc] = None
            else:
                square = found[tc] = Square(row, column, 1, columns, heading)
                if merged is None:
                    above.pop(column, None)
                else:
                    above[column] = square
            column += columns
        row += 1
    return found


def below(parent: Any, tag: str) -> Iterator[Any]:
    """The children with a tag, also those inside content controls and the like."""
    todo = [iter(parent)]
    while todo:
        for each in todo[-1]:
            if each.tag == tag:
                yield each
            elif each.tag in _WRAPPERS or each.tag in (w("sdt"), ALTERNATE):
                todo.append(iter(each))
                break
        else:
            todo.pop()


def is_frame(table: Any) -> bool:
    """Whether a table is one cell, drawn around a text."""
    rows = below(table, TR)
    first, second = next(rows, None), next(rows, None)
    return first is None or (second is None and len(list(below(first, TC))) == 1)


def is_gone(properties: Any, gone: frozenset[str]) -> bool:
    """Whether a row's or a cell's properties say that a change takes it away."""
    return properties is not None and any(each.tag in gone for each in properties)


def is_on(properties: Any, name: str) -> bool:
    """Whether a property is there and not switched off."""
    found = properties.find(w(name)) if properties is not None else None
    return found is not None and found.get(VAL, "true") not in OFF


def _number(properties: Any, name: str, default: int) -> int:
    found = properties.find(w(name)) if properties is not None else None
    value = found.get(VAL, "") if found is not None else ""
    return min(int(value), 1000) if value.isdecimal() else default
