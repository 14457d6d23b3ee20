"""What is printed and written: standard output, and every ``--output``, each report as it comes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.cli.ci import job_summary, repository_root
from checker.cli.drafts import Draft
from checker.cli.options import CheckOptions
from checker.cli.outputs import GrowingFile, Output, make_folder, parse_output, write_whole
from checker.errors import ConfigError
from checker.record import Record
from checker.render import RenderOptions
from checker.render.kept import FRAMED, IN_A_ROW, Shared, Told
from checker.render.streams import Collected, Framed, InARow, JsonList, Pages, Stream, Write


class Showing(Record):
    """Which formats go where, in one call."""

    format: str
    outputs: tuple[Output, ...]
    options: RenderOptions

    @property
    def formats(self) -> tuple[str, ...]:
        """Every format that is asked for, once."""
        named = [self.format, *(output.format for output in self.outputs)]
        beside = ["json"] if any(output.folder for output in self.outputs) else []
        needed = ["html"] if "pdf" in named else []
        needed += ["tie-out"] if "xlsx" in named else []
        return tuple(dict.fromkeys((*named, *beside, *needed)))


def showing(options: CheckOptions, drafts: Sequence[Draft]) -> Showing:
    """What a call is to print and write.

    Raises:
        ConfigError: an output has no known format, or would take the place of a draft.
    """
    outputs = [parse_output(word) for word in options.many("output")]
    if options.flag("open") and drafts and not any(output.format == "html" for output in outputs):
        outputs.append(Output("html", Path(drafts[0].name).with_suffix(".report.html")))
    _refuse_overwriting(drafts, outputs)
    kind = options.one("format") or "text"
    look = RenderOptions(
        color=_wants_color() and kind == "text",
        terminal=sys.stdout.isatty(),
        quiet=options.flag("quiet"),
        verbose=options.flag("verbose"),
        templates=options.path("templates"),
        redact=options.flag("redact"),
        linked=options.one("html_assets") == "linked",
        fail_on=options.one("fail_on") or "error",
        folder=Path.cwd(),
        root=repository_root(Path.cwd()),
        suppressed=options.flag("sarif_suppressed"),
    )
    return Showing(kind, tuple(outputs), look)


class Shown:
    """The reports of one call on their way to standard output and the files."""

    def __init__(self, showing: Showing) -> None:
        self.showing = showing
        self.written: list[Path] = []
        self._any = False
        self._shared = Shared()
        self._files: list[GrowingFile] = []
        self._streams = [self._stream(showing.format, None, printed)]
        try:
            self._streams += [self._to_file(output) for output in showing.outputs]
        except ConfigError:
            self.drop()
            raise
        if showing.format == "github" and (append := job_summary()):
            self._streams.append(Collected("github-summary", showing.options, append))

    def add(self, report: Told, look: RenderOptions) -> None:
        """Print and write what can be told of a report by now; ``look`` is by the settings for its draft.

        What is written once for all reports is by the settings for the first.
        """
        if not self._any:
            for stream in self._streams:
                stream.options = look
        self._any = True
        light = self._shared.of(report.light) if report.light is not None else None
        for stream in self._streams:
            stream.add(Told(report.pieces, light))

    def fail(self, message: str) -> None:
        """Tell those outputs that have a place for it of a draft that could not be checked."""
        for stream in self._streams:
            stream.fail(message)

    def end(self) -> None:
        """Print and write the rest, and put every file in its place.

        Without a report there are only those outputs that tell which drafts could not be checked.
        """
        for stream in self._streams:
            if self._any or stream.even_empty:
                stream.end()
        for file in self._files:
            if self._any or not file.empty:
                file.finish()
                self.written.append(file.path)

    def drop(self) -> None:
        """Leave nothing half-written behind."""
        for file in self._files:
            file.drop()

    def _to_file(self, output: Output) -> Stream:
        if output.folder:
            from checker.render.folder import Folder  # noqa: PLC0415

            make_folder(output.path.parent)
            return Folder(self.showing.options, lambda name, text: self._put(output, name, text))
        if output.format == "html":
            return Pages(
                output.path.name, self.showing.options, lambda name, text: self._put(output, name, text)
            )
        file = GrowingFile(output.path)
        self._files.append(file)
        if output.format == "pdf":
            from checker.render.folder import Pdf  # noqa: PLC0415

            return Pdf(self.showing.options, file.add)
        if output.format == "xlsx":
            from checker.render.tieout_workbook import Workbook  # noqa: PLC0415

            return Workbook(self.showing.options, file.add)
        return self._stream(output.format, output.path, file.write)

    def _stream(self, format: str, path: Path | None, write: Write) -> Stream:
        if format in IN_A_ROW:
            return InARow(format, write)
        if format in FRAMED:
            return Framed(format, self.showing.options, write)
        if format == "json":
            return JsonList(write)
        if format == "html" and path is None:
            return _Console(self.showing.options, write)
        return Collected(format, self.showing.options, write)

    def _put(self, output: Output, name: str, text: str) -> None:
        path = output.path.with_name(name)
        write_whole(path, text)
        if name == output.path.name:
            self.written.insert(0, path)
        else:
            self.written.append(path)


class _Console(Collected):
    """HTML on standard output: the one report's page, or the overview of several, without links."""

    def __init__(self, options: RenderOptions, write: Write) -> None:
        super().__init__("html", options, write)
        self._only = ""

    def add(self, report: Told) -> None:
        """Keep the page of the first."""
        super().add(report)
        self._only = self._only or report.pieces["html"]

    def end(self) -> None:
        """Print the only page, or the overview."""
        if len(self._light) == 1:
            self.write(self._only)
        else:
            super().end()


def printed(text: str) -> None:
    """Print in the console's own encoding; what it cannot show becomes a question mark, not a traceback."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def open_page(written: Sequence[Path]) -> None:
    """Show the HTML report in the browser."""
    import webbrowser  # noqa: PLC0415

    page = next((path for path in written if path.suffix in (".html", ".htm")), None)
    if page is not None:
        webbrowser.open(page.resolve().as_uri())


def _wants_color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _refuse_overwriting(drafts: Sequence[Draft], outputs: Sequence[Output]) -> None:
    inputs = {draft.path.resolve() for draft in drafts if draft.path is not None}
    for output in outputs:
        if output.path.resolve() in inputs:
            raise ConfigError(f"--output {output.path}: that is the draft itself; name another file")
        folder = output.path.parent
        if output.folder and any(path.is_relative_to(folder.resolve()) for path in inputs):
            raise ConfigError(f"--output {folder}/: drafts lie in this folder; name one for reports alone")
