"""Reports one at a time → a folder: a page and a record for each, and an index sorted in three ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from checker.record import replace
from checker.render import RenderOptions
from checker.render.kept import Told
from checker.render.streams import Put, Stream, only_page
from checker.render.view_folder import (
    ORDERS,
    Line,
    folder_view,
    line_of,
    line_of_failure,
    tool_pairs,
)
from checker.render.view_record import PairView
from checker.report import Report


class Pdf(Stream):
    """``--output report.pdf``: the page of the one report, or the overview of several, as it prints."""

    even_empty = True

    def __init__(self, options: RenderOptions, write: Callable[[bytes], None]) -> None:
        self.options, self.write = options, write
        self._page = ""
        self._light: list[Report] = []
        self._failures: list[str] = []

    def add(self, report: Told) -> None:
        """Keep the first page, and what the overview shows of each."""
        self._page = self._page or report.pieces["html"]
        self._light += [report.light] if report.light is not None else []

    def fail(self, message: str) -> None:
        """Keep what is wrong with a draft that could not be read."""
        self._failures.append(message)

    def end(self) -> None:
        """Print it."""
        if not self._light and not self._failures:
            return
        from checker.render.html import linked_style  # noqa: PLC0415
        from checker.render.pdf import pdf_of  # noqa: PLC0415

        options = replace(self.options, failures=tuple(self._failures))
        page = only_page(self._page, self._light, [""] * len(self._light), options)
        self.write(pdf_of(page, linked_style(self.options)))


class Folder(Stream):
    """``--output reports/``: what is kept of a draft until the end is its line in the index."""

    even_empty = True

    def __init__(self, options: RenderOptions, put: Put) -> None:
        self.options, self.put = options, put
        self._lines: list[Line] = []
        self._names: set[str] = set()
        self._tool: tuple[PairView, ...] = ()

    def add(self, report: Told) -> None:
        """Write a draft's page and record."""
        if report.light is None:
            return
        stem = self._stem(report.light.document.source.name)
        self.put(f"{stem}.html", report.pieces["html"])
        self.put(f"{stem}.json", report.pieces["json"])
        self._lines.append(line_of(self._shown(report.light), f"{stem}.html", f"{stem}.json"))
        self._tool = self._tool or tool_pairs(report.light)

    def fail(self, message: str) -> None:
        """Write the page of a draft that could not be read; ``message`` begins with its name."""
        from checker.render.html import render_unread  # noqa: PLC0415

        name, _, why = message.partition(": ")
        stem = self._stem(name)
        self.put(f"{stem}.html", render_unread(message, self.options, self._tool))
        self._lines.append(line_of_failure(name, why or message, f"{stem}.html"))

    def end(self) -> None:
        """Write the index, and the style sheet where it is linked."""
        from checker.render.html import linked_style, page  # noqa: PLC0415

        for name in ORDERS if self._lines else ():
            view = folder_view(self._lines, name, self._tool)
            self.put(name, self._masked(page("folder.html.j2", self.options, folder=view)))
        if style := linked_style(self.options):
            self.put(*style)

    def _shown(self, report: Report) -> Report:
        if not self.options.redact:
            return report
        from checker.render.redact import redacted  # noqa: PLC0415

        return redacted(report)

    def _masked(self, text: str) -> str:
        if not self.options.redact:
            return text
        from checker.render.redact import without_lengths  # noqa: PLC0415

        return without_lengths(text)

    def _stem(self, name: str) -> str:
        """A file name of plain characters, unlike every other one of the folder in any case of letters."""
        plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in PurePath(name).stem)
        base = plain.strip("-")[:80] or "draft"
        stem, nth = base, 1
        while stem.casefold() in self._names or stem.casefold().startswith("index"):
            nth += 1
            stem = f"{base}-{nth}" if not base.casefold().startswith("index") else f"draft-{base}-{nth}"
        self._names.add(stem.casefold())
        return stem
