"""Reports → text in a format: the table of formats, and what a caller may choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from checker.errors import ConfigError
from checker.record import record
from checker.report import Report

REVIEWERS = ("Investor relations", "Securities counsel", "Disclosure committee")


@record
class RenderOptions:
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
    reviewers: tuple[str, ...] = REVIEWERS
    """Who signs off, in the HTML report's table."""


Renderer = Callable[[Sequence[Report], RenderOptions], str]

RENDERERS: dict[str, str] = {
    "text": "checker.render.text:render_text",
    "json": "checker.render.json:render_json",
    "html": "checker.render.html:render_html",
    "ics": "checker.render.ics:render_ics",
}
"""Format → ``module:function``; the module is imported when the format is asked for."""


def renderer(format: str) -> Renderer:
    """The function that renders a format.

    Raises:
        ConfigError: there is no such format.
    """
    try:
        module, _, function = RENDERERS[format].partition(":")
    except KeyError:
        raise ConfigError(f"no format is called {format!r}; use one of {', '.join(RENDERERS)}") from None
    return cast(Renderer, getattr(import_module(module), function))


def render(reports: Report | Sequence[Report], format: str, options: RenderOptions | None = None) -> str:
    """One text for all reports; several in HTML give the overview, and :func:`render_files` their pages too.

    Raises:
        ConfigError: there is no such format, or a user's template is wrong.
    """
    several = (reports,) if isinstance(reports, Report) else tuple(reports)
    return renderer(format)(several, options or RenderOptions())


def render_files(
    reports: Sequence[Report], format: str, name: str, options: RenderOptions | None = None
) -> list[tuple[str, str]]:
    """The files to write for an output called ``name``: (file name, text), the main one first.

    Several reports in HTML become an overview and a page each (``report.html``, ``report-1-draft.html``, …);
    everything else is one file.
    """
    if format == "html" and len(reports) > 1:
        from checker.render.html import render_pages  # noqa: PLC0415

        return render_pages(reports, name, options or RenderOptions())
    return [(name, render(reports, format, options))]
