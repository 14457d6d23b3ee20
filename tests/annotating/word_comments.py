"""An annotated Word file → what each comment stands on, found without any code of the annotator or the reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {f"{W}{n}" for n in ("del", "moveFrom", "pPr", "rPr", "txbxContent")} | {f"{MC}Fallback"}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "\u2011"}


def part(data: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def comments(data: bytes) -> list[tuple[str, str, str]]:
    """Author, words of the range, text of each comment, in the order of the file."""
    ranges = words_of_ranges(data)
    root = part(data, "word/comments.xml")
    return [
        (
            c.get(f"{W}author", ""),
            ranges.get(c.get(f"{W}id", ""), ""),
            "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in c.iter(f"{W}p")),
        )
        for c in root.iter(f"{W}comment")
    ]


def words_of_ranges(data: bytes) -> dict[str, str]:
    """The words that are read between the marks of each comment, insertions in and deletions out."""
    open_: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    for kind, value in _events(part(data, "word/document.xml")):
        if kind == "start":
            open_[value] = []
        elif kind == "end":
            done[value] = "".join(open_.pop(value))
        else:
            for said in open_.values():
                said.append(value)
    assert not open_
    return done


def _events(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for each in element:
        if each.tag in _SKIPPED or _is_unread(each):
            continue
        if each.tag == f"{W}commentRangeStart":
            yield "start", each.get(f"{W}id", "")
        elif each.tag == f"{W}commentRangeEnd":
            yield "end", each.get(f"{W}id", "")
        elif each.tag == f"{W}t":
            text = each.text or ""
            kept = each.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            yield "text", text if kept else text.strip(" \t\r\n")
        elif each.tag in _SIGNS:
            yield "text", _SIGNS[each.tag]
        else:
            yield from _events(each)


def _is_unread(element: ElementTree.Element) -> bool:
    """Whether it is a hidden run, or a row that a tracked change deletes."""
    if element.tag == f"{W}tr":
        return element.find(f"{W}trPr/{W}del") is not None
    return element.tag == f"{W}r" and element.find(f"{W}rPr/{W}vanish") is not None
