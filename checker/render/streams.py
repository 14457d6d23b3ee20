"""Reports one at a time → files, without keeping the reports.

Some formats are pieces in a row, or between a head and a tail. The others are made at the end, of what was
kept of each report (:mod:`checker.render.kept`).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from checker.formats import FORMATS
from checker.record import replace
from checker.render import RenderOptions, render
from checker.render.kept import Told
from checker.report import Report

TELLING_FAILURES = ("github", "github-summary", "azure", "sarif", "markdown")
"""Formats that tell, at the end, of drafts that could not be checked."""

Write = Callable[[str], None]
Put = Callable[[str, str], None]
"""Puts a text into a file of this name, beside the others."""


class Stream:
    """A format that is written as reports come; :meth:`end` writes what is left."""

    options: RenderOptions
    even_empty: bool = False
    """Whether it is written even if no draft could be checked."""

    def add(self, report: Told) -> None:
        """Take the next report."""
        raise NotImplementedError

    def fail(self, message: str) -> None:
        """Take note of a draft that could not be checked; most formats have no place for it."""

    def end(self) -> None:
        """Write what could not be written before."""


class InARow(Stream):
    """Pieces, one after the other."""

    def __init__(self, format: str, write: Write) -> None:
        self.format, self.write = format, write

    def add(self, report: Told) -> None:
        """Write the report's piece."""
        self.write(report.pieces[self.format])


class Framed(Stream):
    """Pieces without their heads and tails, between one head and one tail."""

    def __init__(self, format: str, options: RenderOptions, write: Write) -> None:
        self.format, self.options, self.write = format, options, write
        module = import_module(FORMATS[format].renderer.partition(":")[0])
        self.head, self.tail = str(module.HEAD), str(module.TAIL)
        self._failed: Callable[[str, RenderOptions], str] | None = getattr(module, "failed", None)
        self.even_empty = self._failed is not None
        self._begun = False

    def add(self, report: Told) -> None:
        """Write the report's piece."""
        self._write(report.pieces[self.format].removeprefix(self.head).removesuffix(self.tail))

    def fail(self, message: str) -> None:
        """Write what the format says of a draft that could not be checked."""
        if self._failed is not None:
            self._write(self._failed(message, self.options))

    def _write(self, text: str) -> None:
        if not self._begun:
            self.write(self.head)
        self._begun = True
        self.write(text)

    def end(self) -> None:
        """Write the tail."""
        if self._begun:
            self.write(self.tail)


class JsonList(Stream):
    """One report as it is; several as a list."""

    def __init__(self, write: Write) -> None:
        self.write = write
        self._first: str | None = None
        self._several = False

    def add(self, report: Told) -> None:
        """Hold the first; write the list's head with the second."""
        piece = report.pieces["json"]
        if self._first is None and not self._several:
            self._first = piece
            return
        if not self._several:
            self.write('{\n  "schema": 1,\n  "reports": [\n' + _indented(self._first or ""))
            self._first, self._several = None, True
        self.write(",\n" + _indented(piece))

    def end(self) -> None:
        """Write the only report, or the list's end."""
        if self._several:
            self.write("\n  ]\n}\n")
        elif self._first is not None:
            self.write(self._first)


def _indented(piece: str) -> str:
    return "\n".join(f"    {line}" for line in piece.rstrip("\n").split("\n"))


class Pages(Stream):
    """One report as its page; several as a page each and an overview at the end.

    A draft that could not be read is in the overview too, and alone it has the page.
    """

    even_empty = True

    def __init__(self, name: str, options: RenderOptions, put: Put) -> None:
        self.name, self.options, self.put = name, options, put
        self._first: str = ""
        self._light: list[Report] = []
        self._names: list[str] = []
        self._failures: list[str] = []

    def add(self, report: Told) -> None:
        """Hold the first page; write each when there is a second."""
        from checker.render.html import page_name  # noqa: PLC0415

        if report.light is None:
            return
        self._light.append(report.light)
        self._names.append(page_name(self.name, len(self._light), report.light))
        if len(self._light) == 1:
            self._first = report.pieces["html"]
            return
        if self._first:
            self.put(self._names[0], self._first)
            self._first = ""
        self.put(self._names[-1], report.pieces["html"])

    def fail(self, message: str) -> None:
        """Keep what is wrong with a draft that could not be read."""
        self._failures.append(message)

    def end(self) -> None:
        """Write the overview, or the only page."""
        if not self._light and not self._failures:
            return
        options = replace(self.options, failures=tuple(self._failures))
        if self._first and self._failures:
            self.put(self._names[0], self._first)
        self.put(self.name, only_page(self._first, self._light, self._names, options))
        if self.options.linked:
            self._put_style()

    def _put_style(self) -> None:
        from checker.render.html import linked_style  # noqa: PLC0415

        if style := linked_style(self.options):
            self.put(*style)


def only_page(first: str, reports: list[Report], names: list[str], options: RenderOptions) -> str:
    """One page for all drafts of a call: the only report's, that of the only one unread, or the overview."""
    if len(reports) + len(options.failures) > 1:
        return overview_page(reports, names, options)
    if reports:
        return first
    from checker.render.html import render_unread  # noqa: PLC0415

    return render_unread(options.failures[0], options)


def overview_page(reports: list[Report], names: list[str], options: RenderOptions) -> str:
    """The overview of several reports, with links to their pages."""
    from checker.render.html import render_overview  # noqa: PLC0415

    if not options.redact:
        return render_overview(reports, names, options)
    from checker.render.redact import redacted, without_lengths  # noqa: PLC0415

    return without_lengths(render_overview([redacted(report) for report in reports], names, options))


class Collected(Stream):
    """A format that needs all reports at once; they are kept light."""

    def __init__(self, format: str, options: RenderOptions, write: Write) -> None:
        self.format, self.options, self.write = format, options, write
        self.even_empty = format in TELLING_FAILURES
        self._light: list[Report] = []
        self._failures: list[str] = []

    def add(self, report: Told) -> None:
        """Keep what the format shows."""
        if report.light is not None:
            self._light.append(report.light)

    def fail(self, message: str) -> None:
        """Keep what the format says of a draft that could not be checked."""
        if self.even_empty:
            self._failures.append(message)

    def end(self) -> None:
        """Write the whole."""
        if self._light or self._failures:
            options = replace(self.options, failures=tuple(self._failures))
            self.write(render(self._light, self.format, options))
