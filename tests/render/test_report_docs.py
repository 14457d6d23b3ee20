"""docs/report.md names every field that a template can use, as the code explains it; PREWIRE_UPDATE=1 writes it."""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

from checker.render.frame import FrameView
from tests.render.test_html import VIEWS

PAGE = Path(__file__).parents[2] / "docs" / "report.md"
OPEN = "<!-- fields: made by tests/render/test_report_docs.py with PREWIRE_UPDATE=1 -->\n"
CLOSE = "<!-- /fields -->\n"


def classes(root: type) -> Iterator[type]:
    """A view and the views in it, in the order of its fields."""
    queue: list[Any] = [root]
    while queue:
        item = queue.pop(0)
        if isinstance(item, type) and dataclasses.is_dataclass(item):
            yield item
            queue += get_type_hints(item).values()
        elif get_args(item) or isinstance(item, UnionType):
            queue += get_args(item)


def kind(hint: Any) -> str:
    """``str``, ``list of PointView``, ``TagView or none``."""
    if isinstance(hint, UnionType):
        return " or ".join("none" if arg is type(None) else kind(arg) for arg in get_args(hint))
    arguments = [arg for arg in get_args(hint) if arg is not Ellipsis]
    return f"list of {kind(arguments[0])}" if arguments else hint.__name__


def table(view: type) -> str:
    source, hints = inspect.getsource(view), get_type_hints(view)
    rows = [
        f"| `{field.name}` | {kind(hints[field.name])} | {explained(source, field.name)} |"
        for field in dataclasses.fields(view)
    ]
    head = f"### {view.__name__}\n\n{(view.__doc__ or '').strip()}\n\n| field | kind | what it is |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def explained(source: str, name: str) -> str:
    found = re.search(rf'^    {name}: [^\n]*\n    """(.*?)"""', source, re.M | re.S)
    assert found, name
    return " ".join(found.group(1).replace("``", "`").split()).replace("|", "\\|")


def test_the_docs_name_every_field() -> None:
    views = dict.fromkeys(view for root in (*VIEWS.values(), FrameView) for view in classes(root))
    fields = "\n" + "\n".join(map(table, views)) + "\n"
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(OPEN)
    _, tail = rest.split(CLOSE)
    wanted = head + OPEN + fields + CLOSE + tail
    if os.environ.get("PREWIRE_UPDATE") == "1":
        PAGE.write_text(wanted, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == wanted
