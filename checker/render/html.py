"""Reports → self-contained HTML pages: no script, nothing to load, locked by a content security policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from checker.errors import ConfigError
from checker.render import RenderOptions
from checker.render.neutral import without_controls
from checker.render.view import FrameView, overview, report_view
from checker.report import Report
from checker.resources import shipped

if TYPE_CHECKING:
    from jinja2 import Environment

STYLE = "report.css"


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
    return [(name, _overview_page(reports, names, options)), *zip(names, pages, strict=True)]


def page_name(overview_name: str, nth: int, report: Report) -> str:
    """``report-1-draft.html``: unlike every other page's name, and made of plain characters only."""
    stem, suffix = PurePath(overview_name).stem, PurePath(overview_name).suffix
    draft = PurePath(report.document.source.name).stem
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in draft).strip("-")
    return f"{stem}-{nth}-{plain[:60] or 'draft'}{suffix}"


def _report_page(report: Report, options: RenderOptions) -> str:
    return _page("report.html.j2", options, report=report_view(report, options))


def _overview_page(reports: Sequence[Report], names: Sequence[str], options: RenderOptions) -> str:
    return _page("overview.html.j2", options, overview=overview(reports, names))


def _page(template: str, options: RenderOptions, **view: object) -> str:
    import jinja2  # noqa: PLC0415  (slow to load, and only HTML needs it)

    folders = tuple(folder for folder in (options.templates, *_shipped_folders()) if folder)
    environment = _environment(folders)
    try:
        frame = _frame(folders)
        return environment.get_template(template).render(frame=frame, **view).rstrip() + "\n"
    except jinja2.TemplateSyntaxError as e:
        raise ConfigError(f"{e.filename or e.name}:{e.lineno}: template: {e.message}") from None
    except jinja2.TemplateError as e:
        raise ConfigError(f"template {template}: {e}") from None


def _shipped_folders() -> tuple[Path, Path]:
    reports = shipped("reports")
    return reports / "templates", reports / "static"


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    import jinja2  # noqa: PLC0415

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(value: Any) -> Any:
    """Text without characters that HTML forbids or that turn its direction; other values as they are."""
    return without_controls(value) if type(value) is str else value


def _frame(folders: Sequence[Path]) -> FrameView:
    """The style sheet and its digest: the user's own if the folder has one, else ours."""
    path = next(folder / STYLE for folder in folders if (folder / STYLE).is_file())
    style = path.read_text(encoding="utf-8").strip().replace("\r\n", "\n")
    if "</" in style:
        raise ConfigError(f"{path}: a style sheet cannot hold '</'; it would end the style element")
    from markupsafe import Markup  # noqa: PLC0415

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return FrameView(style=Markup(style), style_digest=digest)  # noqa: S704  (from disk, and sealed by its digest)
