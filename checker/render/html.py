"""Reports → self-contained HTML pages: no script, nothing to load, locked by a content security policy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from checker.errors import ConfigError
from checker.render import RenderOptions
from checker.render.branding import Branding
from checker.render.frame import frame_view, style_name, style_sheet
from checker.render.neutral import without_controls
from checker.render.view import overview, report_view
from checker.render.view_folder import unread_view
from checker.render.view_record import PairView
from checker.report import Report
from checker.resources import shipped

if TYPE_CHECKING:
    from jinja2 import Environment


def render_html(reports: Sequence[Report], options: RenderOptions) -> str:
    """One report as its page; several as an overview without links, because their pages have no names here.

    Raises:
        ConfigError: a user's template is wrong; the text says where.
    """
    if len(reports) == 1:
        return _report_page(reports[0], options)
    return _overview_page(reports, [""] * len(reports), options)


def render_pages(reports: Sequence[Report], name: str, options: RenderOptions) -> list[tuple[str, str]]:
    """An overview called ``name`` and a page for each report, as (file name, text).

    Raises:
        ConfigError: a user's template is wrong; the text says where.
    """
    names = [page_name(name, nth, report) for nth, report in enumerate(reports, 1)]
    pages = [_report_page(report, options) for report in reports]
    style = linked_style(options)
    overview_text = _overview_page(reports, names, options)
    return [(name, overview_text), *zip(names, pages, strict=True), *([style] if style else [])]


def page_name(overview_name: str, nth: int, report: Report) -> str:
    """``report-1-draft.html``: unlike every other page's name, and made of plain characters only."""
    stem, suffix = PurePath(overview_name).stem, PurePath(overview_name).suffix
    draft = PurePath(report.document.source.name).stem
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in draft).strip("-")
    return f"{stem}-{nth}-{plain[:60] or 'draft'}{suffix}"


def render_overview(reports: Sequence[Report], names: Sequence[str], options: RenderOptions) -> str:
    """The overview of several reports; ``names`` are the files of their own pages.

    Raises:
        ConfigError: a user's template is wrong; the text says where.
    """
    return _overview_page(reports, names, options)


def render_unread(message: str, options: RenderOptions, tool: tuple[PairView, ...] = ()) -> str:
    """The page of a draft that could not be read; ``message`` begins with its name.

    Raises:
        ConfigError: a user's template is wrong; the text says where.
    """
    name, _, why = message.partition(": ")
    return page("unread.html.j2", options, unread=unread_view(name, why or message, tool))


def _report_page(report: Report, options: RenderOptions) -> str:
    return page("report.html.j2", options, report=report_view(report, options))


def _overview_page(reports: Sequence[Report], names: Sequence[str], options: RenderOptions) -> str:
    return page("overview.html.j2", options, overview=overview(reports, names, options.failures))


def page(template: str, options: RenderOptions, **view: object) -> str:
    """A page by its template's name, in the style that every page has.

    Raises:
        ConfigError: a user's template is wrong; the text says where.
    """
    import jinja2  # noqa: PLC0415  (slow to load, and only HTML needs it)

    folders = _folders(options)
    environment = _environment(folders)
    try:
        frame = frame_view(folders, branding_of(options), options.linked)
        return environment.get_template(template).render(frame=frame, **view).rstrip() + "\n"
    except jinja2.TemplateSyntaxError as e:
        raise ConfigError(f"{e.filename or e.name}:{e.lineno}: template: {e.message}") from None
    except jinja2.TemplateError as e:
        raise ConfigError(f"template {template}: {e}") from None


def branding_of(options: RenderOptions) -> Branding:
    """The house's branding, ours where none is given."""
    return options.branding or Branding()


def linked_style(options: RenderOptions) -> tuple[str, str] | None:
    """The style sheet as a file beside the pages, by name and text; None where each page carries its own."""
    if not options.linked:
        return None
    style = style_sheet(_folders(options), branding_of(options))
    return style_name(style), style


def _folders(options: RenderOptions) -> tuple[Path, ...]:
    return tuple(folder for folder in (options.templates, *_shipped_folders()) if folder)


def _shipped_folders() -> tuple[Path, Path]:
    reports = shipped("reports")
    return reports / "templates", reports / "static"


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    import jinja2  # noqa: PLC0415

    from checker.render.compiled import Built  # noqa: PLC0415

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Built(),
    )


def build_templates() -> Path:
    """Compile the shipped templates into the program, for later runs; the file."""
    from checker.render import compiled  # noqa: PLC0415

    return compiled.build_templates(_environment(_shipped_folders()), _shipped_folders())


def _printable(value: Any) -> Any:
    """Text without characters that HTML forbids or that turn its direction; other values as they are.

    A page printed into the log of a build server must give it no orders, so those are spelt by references.
    """
    if type(value) is not str:
        return value
    text = value if value.isprintable() else without_controls(value)
    if "::" not in text and "##" not in text:
        return text
    from markupsafe import Markup, escape  # noqa: PLC0415

    return Markup(escape(text).replace("::", ":&#58;").replace("##", "#&#35;"))  # noqa: S704  (escaped)
