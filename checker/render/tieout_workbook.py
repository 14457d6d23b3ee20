"""The tie-out list → an Excel workbook to be ticked and filed; needs ``prewire[figures]``."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Any

from checker.errors import ConfigError
from checker.render import RenderOptions
from checker.render.csv import unguarded
from checker.render.kept import Told
from checker.render.streams import Stream
from checker.render.tieout import HEADINGS
from checker.report import Report

_WIDTHS = (18, 12, 6, 16, 34, 28, 14, 60, 14, 20, 16, 10, 8, 12)
_TICKED = HEADINGS.index("ticked")
_VERDICT = HEADINGS.index("verdict")
_COLOURS = {"Does not agree": "#f8d7da", "Off by rounding": "#fff3cd", "Not certain": "#e9ecef"}


def render_xlsx(reports: Sequence[Report], options: RenderOptions) -> str:
    """Refuses: a workbook is no text to be printed.

    Raises:
        ConfigError: always; it says to name a file.
    """
    raise ConfigError("a workbook is not for standard output; write it with --output tie-out.xlsx")


class Workbook(Stream):
    """``--output tie-out.xlsx``: the tie-out lists of all drafts on one sheet."""

    def __init__(self, options: RenderOptions, write: Callable[[bytes], None]) -> None:
        self.options, self.write = options, write
        self._rows: list[list[str]] = []
        self._made: datetime | None = None

    def add(self, report: Told) -> None:
        """Keep the rows of a draft."""
        text = report.pieces["tie-out"].removeprefix("\ufeff")
        self._rows += list(csv.reader(io.StringIO(text, newline="")))[1:]
        if report.light is not None and self._made is None:
            self._made = report.light.checked_at or datetime.combine(report.light.as_of, time())

    def end(self) -> None:
        """Write the workbook."""
        self.write(workbook_of(self._rows, self._made))


def workbook_of(rows: Sequence[Sequence[str]], made: datetime | None = None) -> bytes:
    """The bytes of a workbook with these rows under the headings; each cell is text, no formula or link.

    Raises:
        ConfigError: the library is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra)
    except ImportError:
        raise ConfigError(
            "a workbook needs `pip install prewire[figures]`; or write tie-out=list.csv"
        ) from None
    out = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, plain)
    if made is not None:
        book.set_properties({"title": "Tie-out", "created": made.replace(tzinfo=None)})
    _fill(book, rows)
    book.close()
    return out.getvalue()


def _fill(book: Any, rows: Sequence[Sequence[str]]) -> None:
    sheet = book.add_worksheet("Tie-out")
    head, wrapped = book.add_format({"bold": True, "bottom": 1}), {"text_wrap": True, "valign": "top"}
    plain = book.add_format(wrapped)
    coloured = {word: book.add_format({**wrapped, "bg_color": colour}) for word, colour in _COLOURS.items()}
    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for at, row in enumerate(rows, start=1):
        look = coloured.get(row[_VERDICT], plain)
        for column, words in enumerate(row):
            sheet.write_string(at, column, unguarded(words), look if column == _VERDICT else plain)
        sheet.insert_checkbox(at, _TICKED, False)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(HEADINGS) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
