"""A draft in text, Markdown, HTML, mail, RTF or OpenDocument → an HTML copy with a mark on exactly the words.

The copy is a page of its own: the release word for word, the notes beside it, the summary first. It has no
script, loads nothing, and is sealed by a content security policy. What prewire adds to the words carries the
attribute ``data-prewire``, which the HTML reader leaves out, so that a copy reads as the draft that it is of
and a second run replaces the notes of the first.
"""

from __future__ import annotations

import base64
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from checker.annotating.notes import Note, notes_of, summary_of
from checker.digests import sha256
from checker.document import Block, Cell, Document, Span, Table
from checker.record import Record
from checker.render.neutral import without_controls
from checker.render.segments import cut, shown
from checker.report import Report
from checker.resources import shipped

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATE, _STYLE = "marked.html.j2", "marked.css"


class Words(Record):
    """A piece of the release with one and the same marks."""

    text: str
    """The words, with the draft's own quotation marks and hyphens."""
    severity: str
    """The worst of the findings on it; empty for none."""
    numbers: tuple[int, ...]
    """The notes on it."""
    ending: tuple[int, ...]
    """Those whose words end with it: there stand their numbers."""


class NumberedNote(Record):
    """A note as the page shows it."""

    number: int
    severity: str
    title: str
    lines: tuple[str, ...]
    missing: bool
    """Whether it speaks of words that are not there."""


class CellView(Record):
    """A cell of a table."""

    words: tuple[Words, ...]
    rows: int
    columns: int
    heading: bool


class BlockView(Record):
    """A block of the release and the notes beside it."""

    kind: str
    level: int
    """A heading's, from 1 to 6."""
    title: bool
    """Whether it is the headline, or a part of it."""
    words: tuple[Words, ...]
    rows: tuple[tuple[CellView, ...], ...]
    notes: tuple[NumberedNote, ...]


class PageView(Record):
    """The whole page."""

    name: str
    summary: tuple[str, ...]
    missing: tuple[NumberedNote, ...]
    """The notes that have no place."""
    blocks: tuple[BlockView, ...]


def annotate_page(data: bytes, document: Document, report: Report) -> bytes:
    """The copy with its marks and notes, in UTF-8."""
    style = (shipped("reports") / "static" / _STYLE).read_text(encoding="utf-8")
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    template = _environment().get_template(_TEMPLATE)
    made: str = template.render(page=_page(document, report), style=style, digest=digest)
    return made.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    import jinja2  # noqa: PLC0415

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(shipped("reports") / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(value: Any) -> Any:
    """Text without characters that HTML forbids or that turn its direction; other values as they are."""
    return without_controls(value) if type(value) is str else value


def _page(document: Document, report: Report) -> PageView:
    notes = [(number, note) for number, note in enumerate(notes_of(report), 1)]
    placed = [(number, note) for number, note in notes if note.span or note.beside]
    writer = _Writer(document, report.facts.release.headline_span, placed)
    return PageView(
        name=PurePath(document.source.name).name,
        summary=summary_of(report),
        missing=tuple(_numbered(n, note) for n, note in notes if not (note.span or note.beside)),
        blocks=tuple(writer.block(nth, block) for nth, block in enumerate(document.blocks)),
    )


class _Writer:
    """The blocks with what is marked in them."""

    def __init__(self, document: Document, headline: Span | None, notes: Sequence[tuple[int, Note]]) -> None:
        self._document = document
        self._headline = headline
        self._tables = {table.span.start: table for table in document.tables}
        self._marked: dict[int, list[tuple[int, Note]]] = {}
        self._noted: dict[int, list[tuple[int, Note]]] = {}
        starts = [block.span.start for block in document.blocks]
        for number, note in notes:
            place = note.span or note.beside or Span(0, 0)
            first = max(0, bisect_right(starts, place.start) - 1)
            last = max(first, bisect_right(starts, max(place.start, place.end - 1)) - 1)
            self._noted.setdefault(first if note.span else last, []).append((number, note))
            for nth in range(first, last + 1) if note.span else ():
                self._marked.setdefault(nth, []).append((number, note))

    def block(self, nth: int, block: Block) -> BlockView:
        """One block."""
        marked = self._marked.get(nth, [])
        table = self._tables.get(block.span.start) if block.kind == "table" else None
        return BlockView(
            kind=block.kind,
            level=min(block.level or 2, 6),
            title=self._headline is not None and self._headline.overlaps(block.span),
            words=() if table else tuple(self._words(block.span, marked)),
            rows=tuple(self._rows(table, marked)) if table else (),
            notes=tuple(_numbered(number, note) for number, note in self._noted.get(nth, ())),
        )

    def _rows(self, table: Table, marked: Sequence[tuple[int, Note]]) -> Iterator[tuple[CellView, ...]]:
        for _, row in groupby(table.cells, key=lambda cell: cell.row):
            yield tuple(self._cells(list(row), marked))

    def _cells(self, row: Sequence[Cell], marked: Sequence[tuple[int, Note]]) -> Iterator[CellView]:
        """The cells of a row, with empty ones where the file has none."""
        column = 0
        for cell in row:
            if cell.column > column:
                yield CellView((), 1, cell.column - column, False)
            words = tuple(self._words(cell.span, marked))
            yield CellView(words, cell.rows, cell.columns, cell.heading)
            column = cell.column + cell.columns

    def _words(self, whole: Span, marked: Sequence[tuple[int, Note]]) -> Iterator[Words]:
        spans = [note.span for _, note in marked if note.span]
        for piece in cut(whole, spans):
            covering = [marked[i] for i in piece.covered_by]
            worst = min((note.severity for _, note in covering), key=lambda s: s.rank, default=None)
            yield Words(
                text=shown(self._document, piece.span),
                severity=worst.value if worst else "",
                numbers=tuple(number for number, _ in covering),
                ending=tuple(n for n, note in covering if note.span and note.span.end == piece.span.end),
            )


def _numbered(number: int, note: Note) -> NumberedNote:
    return NumberedNote(number, note.severity.value, note.lines[0], note.lines[1:], note.span is None)
