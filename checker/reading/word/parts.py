"""A Word file → its parts, whichever names they have: found by their relationships, as Word finds them."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import Any

from lxml import etree

from checker.reading.word.names import STRICT, STRICT_SIGN, w
from checker.reading.zipped import Package
from checker.record import Record


class Relation(Record):
    """A relationship of a part: its kind (the last word of its type) and what it leads to."""

    kind: str
    target: str
    """The name of a part, or an address outside the file."""
    external: bool


class WordFile:
    """The package and its main part.

    Raises:
        DraftError: it is damaged, hostile, or no Word document.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.package = Package(data, name)
        self.strict = False
        first = self.relations("")
        mains = (r.target for r in first.values() if r.kind == "officeDocument" and not r.external)
        self.main = next(mains, "word/document.xml")
        self.root = self.xml(self.main)
        if self.root is None or self.root.tag != w("document"):
            raise self.package.refused("it is no Word document; save it as .docx and try again")

    @cached_property
    def links(self) -> dict[str, Relation]:
        """The main part's relationships, by their ids."""
        return self.relations(self.main)

    def linked(self, kind: str) -> list[str]:
        """The names of the parts that the main part has of a kind: ``comments``, ``header``."""
        found = [r.target for r in self.links.values() if r.kind == kind and not r.external]
        return [part for part in dict.fromkeys(found) if part in self.package]

    def xml(self, part: str) -> Any:
        """The root of a part, in transitional names; None if there is no such part."""
        root = self.package.xml(part)
        if root is None or not _is_strict(root):
            return root
        self.strict = True
        text = etree.tostring(root, encoding="unicode")
        for strict, transitional in STRICT:
            text = text.replace(strict, transitional)
        return etree.fromstring(text)  # made by ourselves of what the careful parser read

    def relations(self, part: str) -> dict[str, Relation]:
        """A part's relationships, by their ids; of the whole file for the part ``""``."""
        folder, name = posixpath.split(part)
        root = self.package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for each in root if root is not None else ():
            if isinstance(each.tag, str):
                external = each.get("TargetMode") == "External"
                target = each.get("Target", "")
                target = target if external else posixpath.normpath(posixpath.join("/", folder, target))[1:]
                kind = each.get("Type", "").rsplit("/", 1)[-1]
                found[each.get("Id", "")] = Relation(kind, target, external)
        return found


def _is_strict(root: Any) -> bool:
    return any(uri and uri.startswith(STRICT_SIGN) for uri in root.nsmap.values())
