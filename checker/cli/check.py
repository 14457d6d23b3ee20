"""``prewire check``: judge drafts, print what was found, write reports, give the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cachefolder import turn_off
from checker.cli.drafts import Draft, named_drafts
from checker.cli.options import CheckOptions
from checker.cli.outputs import Output, parse_output, write_whole
from checker.config import STATED_KEYS, Settings, find_config, parse_day, read_config
from checker.errors import ConfigError, UserError, failing_place
from checker.patterns import keep_patterns

if TYPE_CHECKING:
    from checker.document import Document
    from checker.language.pack import LoadedPacks
    from checker.reading import Changes
    from checker.render import RenderOptions
    from checker.report import Report

CLEAN, FINDINGS, COULD_NOT_CHECK = 0, 1, 2


def run_check(options: CheckOptions) -> int:
    """Run one ``check`` call and give its exit code. Bad input is one line on standard error."""
    if options.flag("no_cache"):
        turn_off()
    try:
        return CheckRun(options).run()
    except Exception as error:  # a traceback would print the draft into the build's log
        complain(as_user_error(error, "check"))
        return COULD_NOT_CHECK
    finally:
        keep_patterns()


def as_user_error(error: Exception, doing: str) -> UserError:
    """An error as one line for the user.

    Of an unforeseen one only the place is told, since its text may quote the draft; for developers,
    ``PREWIRE_DEBUG=1`` raises it instead.
    """
    if isinstance(error, UserError):
        return error
    if os.environ.get("PREWIRE_DEBUG") == "1":
        raise error
    place = failing_place(error)
    return UserError(f"{doing}: internal error ({place}); nothing was checked. Please report it")


def complain(error: UserError, kind: str = "error") -> None:
    """Print a user's error, or another ``kind`` of news, as one line on standard error."""
    from checker.render.neutral import neutral  # noqa: PLC0415

    print(f"prewire: {kind}: {neutral(str(error))}", file=sys.stderr)


class CheckRun:
    """One ``check`` call: its options and the packs it has loaded."""

    def __init__(self, options: CheckOptions) -> None:
        self.options = options
        if options.flag("original") and options.flag("accept_changes"):
            raise ConfigError("--original and --accept-changes: they exclude each other; give one of them")
        self.as_of = _as_of(options)
        self.checked_at = _now()
        self.outputs = [parse_output(word) for word in options.many("output")]
        self._packs: dict[tuple[str, ...], LoadedPacks] = {}
        self._configs: dict[Path | None, Settings] = {}

    def run(self) -> int:
        """Check every draft, show and write the reports, and give the exit code."""
        drafts = list(named_drafts(self.options.paths, self.options.one("stdin_filename")))
        _refuse_overwriting(drafts, self.outputs)
        codes: list[int] = []
        reports: list[Report] = []
        for draft in drafts:
            for report in self._reports(draft):
                if isinstance(report, UserError):
                    complain(report)
                    codes.append(COULD_NOT_CHECK)
                    continue
                reports.append(report)
                codes.append(exit_code(report, self._settings(draft).fail_on))
        self._show(reports)
        return max(codes, default=COULD_NOT_CHECK)

    def _reports(self, draft: Draft) -> Iterator[Report | UserError]:
        """A report on each document in the file, or why there is none.

        One bad draft must not stop the others, nor print a traceback.
        """
        try:
            for found in draft.read_all(self.changes):
                yield found if isinstance(found, UserError) else self._tried(found, draft)
        except Exception as error:
            yield as_user_error(error, draft.name)

    def _tried(self, document: Document, draft: Draft) -> Report | UserError:
        try:
            return self.report_on(document, draft)
        except Exception as error:
            return as_user_error(error, document.source.name)

    def report_on(self, document: Document, draft: Draft) -> Report:
        """What a check of the document says, by the settings that hold for its file."""
        from checker.pipeline import check  # noqa: PLC0415

        settings = self._settings(draft)
        return check(document, self._load(settings.packs), settings, self.as_of, self.checked_at)

    @property
    def changes(self) -> Changes:
        """Which text of a draft with tracked changes is checked."""
        return "original" if self.options.flag("original") else "accepted"

    def _load(self, names: tuple[str, ...]) -> LoadedPacks:
        if names not in self._packs:
            from checker.language.pack import load_packs  # noqa: PLC0415

            self._packs[names] = load_packs(names, use_cache=not self.options.flag("no_cache"))
        return self._packs[names]

    def _settings(self, draft: Draft) -> Settings:
        """The configuration that holds for the draft, with this call's options on top."""
        path = self._config_path(draft)
        if path not in self._configs:
            self._configs[path] = self._with_options(read_config(path) if path else Settings())
        return self._configs[path]

    def _config_path(self, draft: Draft) -> Path | None:
        if self.options.flag("isolated"):
            return None
        return self.options.path("config") or find_config(draft.path or Path.cwd() / draft.name)

    def _with_options(self, settings: Settings) -> Settings:
        options = self.options
        stated = dict(settings.stated)
        stated.update({k: options.values[k] for k in STATED_KEYS if options.values.get(k)})
        if isinstance(stated.get("date"), str):
            stated["date"] = parse_day(str(stated["date"]), "date")
        return replace(
            settings,
            packs=options.many("pack") or settings.packs,
            select=options.many("select") or settings.select,
            ignore=options.many("ignore") or settings.ignore,
            fail_on=options.one("fail_on") or settings.fail_on,
            preview=options.flag("preview") or settings.preview,
            templates=options.path("templates") or settings.templates,
            stated=stated,
        )

    def _show(self, reports: Sequence[Report]) -> None:
        from checker.render import RenderOptions, render  # noqa: PLC0415

        if not reports:
            return
        kind = self.options.one("format") or "text"
        look = RenderOptions(
            color=_wants_color() and kind == "text",
            terminal=sys.stdout.isatty(),
            quiet=self.options.flag("quiet"),
            verbose=self.options.flag("verbose"),
            templates=next(iter(self._configs.values())).templates,
        )
        _print(render(reports, kind, look))
        written = [path for output in self.outputs for path in _write(output, reports, look)]
        if self.options.flag("open"):
            _open(reports, written, look)


def exit_code(report: Report, fail_on: str) -> int:
    """0, 1 or 2 for one report, by the mildest result that is to fail."""
    summary = report.summary
    if summary.broken:
        return COULD_NOT_CHECK
    counts = {
        "error": summary.errors,
        "warning": summary.errors + summary.warnings,
        "advice": summary.errors + summary.warnings + summary.advice,
        "undetermined": summary.errors + summary.undetermined,
        "never": 0,
    }
    return FINDINGS if counts[fail_on] else CLEAN


def _as_of(options: CheckOptions) -> date:
    text = options.one("as_of")
    return parse_day(text, "--as-of") if text else _now().date()


def _now() -> datetime:
    """The clock, or SOURCE_DATE_EPOCH for reports that must come out the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None and epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def _wants_color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _print(text: str) -> None:
    """Print in the console's own encoding; what it cannot show becomes a question mark, not a traceback."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def _refuse_overwriting(drafts: Sequence[Draft], outputs: Sequence[Output]) -> None:
    inputs = {draft.path.resolve() for draft in drafts if draft.path is not None}
    for output in outputs:
        if output.path.resolve() in inputs:
            raise ConfigError(f"--output {output.path}: that is the draft itself; name another file")


def _write(output: Output, reports: Sequence[Report], look: RenderOptions) -> list[Path]:
    """Write one output; several HTML reports become one file each beside an overview."""
    from checker.render import render_files  # noqa: PLC0415

    files = render_files(reports, output.format, output.path.name, look)
    for name, text in files:
        write_whole(output.path.with_name(name), text)
    return [output.path.with_name(name) for name, _ in files]


def _open(reports: Sequence[Report], written: Sequence[Path], look: RenderOptions) -> None:
    """Show the HTML report in the browser; without ``--output`` it is written beside the draft."""
    import webbrowser  # noqa: PLC0415

    page = next((path for path in written if path.suffix == ".html"), None)
    if page is None:
        draft = Path(reports[0].document.source.name)
        page = _write(Output("html", draft.with_suffix(".report.html")), reports, look)[0]
    webbrowser.open(page.resolve().as_uri())
