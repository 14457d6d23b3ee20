"""Reports → one line each, for a status bar."""

from collections.abc import Sequence

from checker.formats import Format
from checker.render import RenderOptions
from checker.report import Report


def render_one_line(reports: Sequence[Report], options: RenderOptions) -> str:
    """``draft.md 2`` for a draft with two findings."""
    return "".join(f"{r.document.source.name} {r.summary.findings}\n" for r in reports)


ONE_LINE = Format(f"{__name__}:render_one_line")
"""The format, as ``--format`` knows it by its entry point's name."""
