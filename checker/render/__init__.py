"""Reports → text in a format of :data:`checker.formats.FORMATS`, and what a caller may choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from checker.errors import ConfigError
from checker.formats import FORMATS
from checker.record import Record
from checker.report import Report

if TYPE_CHECKING:
    from checker.render.branding import Branding


class RenderOptions(Record):
    """How to render; what a format has no use for it ignores."""

    color: bool = False
    """Colours in the terminal text. The caller decides: a terminal, no ``NO_COLOR``."""
    terminal: bool = False
    """Whether a person's terminal reads it; if not, build servers' commands in the draft are broken up."""
    quiet: bool = False
    """Terminal text: findings only."""
    verbose: bool = False
    """Terminal text: also what passed, and by which words."""
    templates: Path | None = None
    """A folder of the user's templates and style sheet, looked in before the shipped ones."""
    branding: Branding | None = None
    """HTML: the house's own look, ``[report]`` of the configuration; None is ours."""
    linked: bool = False
    """HTML: the style sheet stands in a file beside the page, for servers that forbid it in the page."""
    redact: bool = False
    """No words of the draft, in no format: of each finding only its rule, place and fingerprint."""
    fail_on: str = "error"
    """JUnit: the mildest result that is a failed test (``--fail-on``)."""
    suppressed: bool = False
    """SARIF: also what is allowed or known. Not by default: GitHub takes such results for open alerts."""
    failures: tuple[str, ...] = ()
    """Drafts that could not be checked, each as ``name: why``, for formats that have a place for them."""
    folder: Path | None = None
    """The absolute folder that relative names of drafts are told from: the current one."""
    root: Path | None = None
    """The absolute folder that build servers tell paths from: the root of the repository."""


Renderer = Callable[[Sequence[Report], RenderOptions], str]


def renderer(format: str) -> Renderer:
    """The function that renders a format.

    Raises:
        ConfigError: there is no such format.
    """
    try:
        module, _, function = FORMATS[format].renderer.partition(":")
    except KeyError:
        raise ConfigError(f"no format is called {format!r}; use one of {', '.join(FORMATS)}") from None
    return cast(Renderer, getattr(import_module(module), function))


def render(reports: Report | Sequence[Report], format: str, options: RenderOptions | None = None) -> str:
    """One text for all reports; several in HTML give the overview, and :func:`render_files` their pages too.

    Raises:
        ConfigError: there is no such format, or a user's template is wrong.
    """
    several = (reports,) if isinstance(reports, Report) else tuple(reports)
    options = options or RenderOptions()
    make = renderer(format)
    if not options.redact:
        return make(several, options)
    from checker.render.redact import redacted, without_lengths  # noqa: PLC0415

    return without_lengths(make(tuple(map(redacted, several)), options))


def render_files(
    reports: Sequence[Report], format: str, name: str, options: RenderOptions | None = None
) -> list[tuple[str, str]]:
    """The files to write for an output called ``name``: (file name, text), the main one first.

    Several reports in HTML become an overview and a page each (``report.html``, ``report-1-draft.html``, …);
    everything else is one file.
    """
    if format == "html" and len(reports) > 1:
        return _pages(reports, name, options or RenderOptions())
    return [(name, render(reports, format, options))]


def _pages(reports: Sequence[Report], name: str, options: RenderOptions) -> list[tuple[str, str]]:
    from checker.render.html import render_pages  # noqa: PLC0415

    if not options.redact:
        return render_pages(reports, name, options)
    from checker.render.redact import redacted, without_lengths  # noqa: PLC0415

    pages = render_pages(tuple(map(redacted, reports)), name, options)
    return [(file, without_lengths(text)) for file, text in pages]
