"""An OpenDocument text (.odt, .ott) → Document, straight from its XML.

Its tracked changes are kept apart from the text, so the text is read with them made, or with every insertion
left out and every deletion put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.document import Document, Remark, Source
from checker.errors import DraftError
from checker.origins import Marking
from checker.reading import Changes
from checker.reading.gathering import Gathering
from checker.reading.odt.changes import changes_of
from checker.reading.odt.names import q
from checker.reading.odt.styles import Styles
from checker.reading.odt.walk import Walk
from checker.reading.odt.words import words_of
from checker.reading.zipped import Package
from checker.record import replace

_LONGEST = 4000


def read_odt(data: bytes, source: Source, changes: Changes) -> Document:
    """The document that an OpenDocument text is.

    Raises:
        DraftError: the file is damaged, hostile, protected by a password, or no OpenDocument text.
    """
    try:
        return _read(Package(data, source.name), source, changes)
    except (RecursionError, MemoryError) as e:
        raise DraftError(f"{source.name}: it is too large or too deep; check the release alone") from e


def _read(package: Package, source: Source, changes: Changes) -> Document:
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise package.refused("it is protected by a password; save it without one")
    root, styles = package.xml("content.xml"), package.xml("styles.xml")
    text = root.find(f"{q('office:body')}/{q('office:text')}") if root is not None else None
    if text is None:
        raise package.refused("it is no OpenDocument text; save it as .odt and try again")
    package.refuse_many(text, q("text:p"), q("text:h"), q("table:table-cell"))
    out = Gathering()
    walk = Walk(
        out, Styles([r for r in (styles, root) if r is not None]), changes_of(text), changes == "original"
    )
    walk.through(text)
    _notes(walk)
    for marking in _besides(package, styles):
        out.add_marking(marking)
    document = out.document(source)
    remarks = tuple(
        Remark(m.words, document.raw.count("\n", 0, m.start or 0) + 1)
        for m in document.markings
        if m.kind == "comment"
    )
    return replace(document, remarks=remarks)


def _notes(walk: Walk) -> None:
    """Footnotes and endnotes after the body, in its order; a note in a note comes last."""
    walk.kind = "footnote"
    numbers = {"footnote": 0, "endnote": 0}
    at = 0
    while at < len(walk.notes):
        note = walk.notes[at]
        at += 1
        kind = "endnote" if note.get(q("text:note-class")) == "endnote" else "footnote"
        numbers[kind] += 1
        for body in note.iterchildren(q("text:note-body")):
            walk.out.signpost(f"{kind} {numbers[kind]}")
            walk.through(body)


def _besides(package: Package, styles: Any) -> Iterator[Marking]:
    """Headers, footers, properties, macros and embedded files."""
    seen: set[tuple[str, str]] = set()
    for kind in ("header", "footer"):
        for each in styles.iter(q(f"style:{kind}"), q(f"style:{kind}-left")) if styles is not None else ():
            words = words_of(each)[:_LONGEST]
            if words and (kind, words) not in seen:
                seen.add((kind, words))
                yield Marking(kind, words, where=kind)
    yield from _properties(package)
    for name in package.entries:
        if name.startswith("Basic/") and name.count("/") >= 2 and not name.endswith(("script-lb.xml", "/")):
            yield Marking("macro", "macros", name=name)
        elif name.startswith("ObjectReplacements/") and not name.endswith("/"):
            yield Marking("embedded", name.rpartition("/")[2], name=name)


def _properties(package: Package) -> Iterator[Marking]:
    root = package.xml("meta.xml")
    for each in root.iterfind(f"{q('office:meta')}/*") if root is not None else ():
        name = each.get(q("meta:name")) or each.tag.rpartition("}")[2]
        words = words_of(each)[:_LONGEST]
        if words and name not in ("editing-duration", "editing-cycles", "document-statistic"):
            yield Marking("property", words, name=name)
