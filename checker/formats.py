"""The table of output formats: which function makes each, and which file suffix asks for it."""

from __future__ import annotations

from checker.plugins import Extensible
from checker.record import Record


class Format(Record):
    """One format of reports."""

    renderer: str
    """``module:function``; the module is imported when the format is asked for."""
    suffixes: tuple[str, ...] = ()
    """The suffixes of ``--output`` that choose it without being told."""
    binary: bool = False
    """Whether it is no text, so that it can be written but not printed."""


_OWN: dict[str, Format] = {
    "text": Format("checker.render.text:render_text", (".txt",)),
    "json": Format("checker.render.json:render_json", (".json",)),
    "html": Format("checker.render.html:render_html", (".html", ".htm")),
    "pdf": Format("checker.render.pdf:render_pdf", (".pdf",), binary=True),
    "markdown": Format("checker.render.markdown:render_markdown", (".md",)),
    "sarif": Format("checker.render.sarif:render_sarif", (".sarif",)),
    "junit": Format("checker.render.junit:render_junit"),
    "github": Format("checker.render.github:render_annotations"),
    "github-summary": Format("checker.render.github:render_summary"),
    "gitlab": Format("checker.render.gitlab:render_gitlab"),
    "azure": Format("checker.render.azure:render_azure"),
    "checkstyle": Format("checker.render.checkstyle:render_checkstyle"),
    "rdjsonl": Format("checker.render.rdjsonl:render_rdjsonl", (".jsonl",)),
    "csv": Format("checker.render.csv:render_csv", (".csv",)),
    "tie-out": Format("checker.render.tieout:render_tieout"),
    "xlsx": Format("checker.render.tieout_workbook:render_xlsx", (".xlsx",), binary=True),
    "ics": Format("checker.render.ics:render_ics", (".ics",)),
}
FORMATS = Extensible("checker.renderers", _OWN)
"""Every format by its name, as ``--format`` and ``--output FORMAT=FILE`` know it; with those of plugins."""

TEXTS = tuple(name for name, format in FORMATS.items() if not format.binary)
"""The formats that are text."""

BY_SUFFIX: dict[str, str] = {suffix: name for name, format in FORMATS.items() for suffix in format.suffixes}
"""Suffix → format."""
