"""How Sphinx builds the documentation as a site; the pages themselves are plain Markdown."""

from __future__ import annotations

from typing import Any

project = "prewire"
author = "prewire contributors"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "prewire"
root_doc = "README"
exclude_patterns = ["site"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]
"""Links out of ``docs/`` into the tree are right in the repository; the site has no such pages."""

_CONTENTS = """

```{toctree}
:hidden:
:glob:

*
ci/*
decisions/*
rules/README
rules/*
```
"""


def setup(app: Any) -> None:
    """Give the first page a table of contents, which only the site needs."""
    app.connect("source-read", _with_contents)


def _with_contents(app: Any, name: str, source: list[str]) -> None:
    if name == "README":
        source[0] += _CONTENTS
