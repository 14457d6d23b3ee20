"""The comments of a Word file: those of prewire taken out, new ones put in with all that Word needs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from lxml import etree

from checker.annotating.word.ranges import Range, behind_fields, outside
from checker.compare.redline import Piece
from checker.reading.word.names import (
    AUTHOR,
    DATE,
    ID,
    PACKAGE_RELATIONS,
    PREWIRE,
    R_,
    RPR,
    SPACE,
    W14,
    W15,
    P,
    R,
    T,
    W,
    w,
)  # fmt: skip
from checker.reading.word.parts import WordFile
from checker.render.neutral import without_controls

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = f"{R}/comments"
_INITIALS = "pw"

Line = str | Sequence[Piece]
"""A line of a comment: words, or a change of words, in which the old ones are struck out."""
_Look = tuple[tuple[str, dict[str, str]], ...]
_BOLD: _Look = ((w("b"), {}),)
_LOOKS: dict[str, _Look] = {
    "same": (),
    "del": ((w("strike"), {}),),
    "ins": ((w("u"), {w("val"): "single"}),),
}


class Comments:
    """The comments part of one file and the marks in its story."""

    def __init__(self, file: WordFile, written: datetime | None) -> None:
        self.file = file
        self.written = written
        self._changed: dict[str, Any] = {file.main: file.root}
        linked = [r.target for r in file.links.values() if r.kind == "comments" and not r.external]
        self.part = linked[0] if linked else posixpath.join(posixpath.dirname(file.main), "comments.xml")
        self.root = file.xml(self.part)
        if self.root is None:
            self.root = etree.Element(w("comments"), nsmap={"w": W})
            self._declare(related=bool(linked))
        self._changed[self.part] = self.root
        self._ids: Iterator[int] = count()

    def _free(self) -> Iterator[int]:
        """The numbers that no comment and no mark of one has."""
        marks = self.file.root.iter(w("commentReference"), w("commentRangeStart"), w("commentRangeEnd"))
        taken = {each.get(ID, "") for each in (*self.root.iter(w("comment")), *marks)}
        return (number for number in count() if str(number) not in taken)

    def _declare(self, *, related: bool) -> None:
        """Make the new part known: its kind, and that it belongs to the main part."""
        package = self.file.package
        types = package.xml("[Content_Types].xml")
        if types is None:
            raise package.damaged()
        space = types.tag.rpartition("}")[0] + "}"
        if all(each.get("PartName") != f"/{self.part}" for each in types):
            etree.SubElement(types, f"{space}Override", PartName=f"/{self.part}", ContentType=_TYPE)
        self._changed["[Content_Types].xml"] = types
        if not related:
            folder, name = posixpath.split(self.file.main)
            part = posixpath.join(folder, "_rels", f"{name}.rels")
            root = package.xml(part)
            root = etree.Element(f"{{{PACKAGE_RELATIONS}}}Relationships") if root is None else root
            taken = {each.get("Id") for each in root if isinstance(each.tag, str)}
            free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
            target = posixpath.basename(self.part)
            etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", Id=free, Type=_KIND, Target=target)
            self._changed[part] = root

    def remove_own(self) -> None:
        """Take out the comments of an earlier copy, with their marks, before any is added."""
        own = [c for c in self.root.iter(w("comment")) if c.get(AUTHOR) == PREWIRE]
        ids = {c.get(ID) for c in own}
        paragraphs = {p.get(f"{{{W14}}}paraId", "-") for c in own for p in c.iter(P)}
        for comment in own:
            comment.getparent().remove(comment)
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for mark in list(self.file.root.iter(w(name))):
                if mark.get(ID) in ids:
                    _remove_mark(mark)
        if paragraphs - {"-"}:
            self._forget(paragraphs)
        self._ids = self._free()

    def _forget(self, paragraphs: set[str]) -> None:
        """Take removed comments out of the parts in which Word keeps threads and lasting ids."""
        for kind in ("commentsExtended", "commentsIds"):
            for part in self.file.linked(kind):
                root = self.file.xml(part)
                for each in list(root) if root is not None else ():
                    ids = [v for k, v in each.attrib.items() if k.endswith("}paraId")]
                    if paragraphs & set(ids):
                        root.remove(each)
                    elif each.get(f"{{{W15}}}paraIdParent") in paragraphs:
                        del each.attrib[f"{{{W15}}}paraIdParent"]
                if root is not None:
                    self._changed[part] = root

    def add(self, lines: Iterable[Line], where: Range | None) -> None:
        """Add a comment; with no place to stand in, it is left out."""
        if where is None:
            return
        name = str(next(self._ids))
        where = outside(where)
        where.first.addprevious(_mark("commentRangeStart", name))
        end = _mark("commentRangeEnd", name)
        where.last.addnext(end)
        reference = etree.Element(R_)
        reference.append(_mark("commentReference", name))
        behind_fields(end).addnext(reference)
        self.root.append(self._comment(lines, name))

    def _comment(self, lines: Iterable[Line], name: str) -> Any:
        comment = _mark("comment", name)
        comment.set(AUTHOR, PREWIRE)
        if self.written is not None:
            comment.set(DATE, self.written.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        comment.set(w("initials"), _INITIALS)
        for nth, line in enumerate(lines):
            paragraph = etree.SubElement(comment, P)
            if not nth:
                etree.SubElement(etree.SubElement(paragraph, R_), w("annotationRef"))
            if isinstance(line, str):
                _add_run(paragraph, line, () if nth else _BOLD)
            else:
                _add_change(paragraph, line)
        return comment

    def changed(self) -> dict[str, bytes]:
        """The parts that are to be written anew."""
        return {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._changed.items()
        }


def _add_change(paragraph: Any, pieces: Sequence[Piece]) -> None:
    """A change of words, run by run; an old word and a new one stand apart, for who sees no formatting."""
    said = "Change: "
    _add_run(paragraph, said, ())
    for piece in pieces:
        if piece.kind == "ins" and not said[-1:].isspace():
            _add_run(paragraph, " ", ())
        said = piece.text.replace("\n", " ")
        _add_run(paragraph, said, _LOOKS[piece.kind])


def _add_run(paragraph: Any, words: str, look: _Look) -> None:
    """Words at the end of a comment's paragraph, with their formatting."""
    run = etree.SubElement(paragraph, R_)
    properties = etree.SubElement(run, RPR) if look else None
    for name, attributes in look:
        etree.SubElement(properties, name, attributes)
    text = etree.SubElement(run, T)
    text.text = without_controls(words).replace("\ufffe", "").replace("\uffff", "")
    text.set(SPACE, "preserve")


def _mark(kind: str, name: str) -> Any:
    mark = etree.Element(w(kind))
    mark.set(ID, name)
    return mark


def _remove_mark(mark: Any) -> None:
    parent = mark.getparent()
    if parent.tag == R_ and all(each.tag in (RPR, mark.tag) for each in parent):
        mark, parent = parent, parent.getparent()
    parent.remove(mark)
