"""text:tracked-changes → what each change is, who made it, and what a deletion took out."""

from __future__ import annotations

from typing import Any

from checker.reading.odt.names import q
from checker.record import Record


class Change(Record):
    """A tracked change: its kind (``insertion``, ``deletion``; else formatting), author and date."""

    kind: str
    author: str
    date: str
    content: Any
    """Of a deletion, the element that holds what was deleted."""


def changes_of(text: Any) -> dict[str, Change]:
    """The changes of a document's text, by their ids."""
    found = {}
    for region in text.iterfind(f"{q('text:tracked-changes')}/{q('text:changed-region')}"):
        for each in region:
            kind = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
            names = [v for k, v in region.attrib.items() if k.rpartition("}")[2] == "id"]
            info = each.find(q("office:change-info")) if kind else None
            made = Change(kind, _said(info, "dc:creator"), _said(info, "dc:date"), each)
            found.update(dict.fromkeys(names, made))
    return found


def _said(info: Any, name: str) -> str:
    found = info.find(q(name)) if info is not None else None
    return (found.text or "") if found is not None else ""
