"""A draft as a Word file, with the styles of Word's own template and with footnotes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.releases.drafts import Beside, Block, Draft, Grid, Heading, Items, Lines, Paragraph

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PIECE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\{(?P<note>\d)\}|(?P<words>[^*{]+)")


def word(draft: Draft) -> bytes:
    """The file's bytes; the same each time but for what python-docx may change."""
    file = Document()
    file.core_properties.created = file.core_properties.modified = datetime(2026, 3, 2, tzinfo=UTC)
    file.core_properties.author, file.core_properties.comments = "Ann Poe", ""
    for block in draft.blocks:
        _add(file, block)
    if draft.notes:
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, _notes(draft).encode(), file.part.package)
        file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    memory = io.BytesIO()
    file.save(memory)
    return _dated(memory.getvalue())


def _add(file, block: Block) -> None:  # type: ignore[no-untyped-def]
    if isinstance(block, Heading) and block.style:
        file.add_paragraph(block.words, style=block.style)
    elif isinstance(block, Heading):
        file.add_paragraph().add_run(block.words).bold = True
    elif isinstance(block, Paragraph):
        _fill(file.add_paragraph(), block.words)
    elif isinstance(block, Items):
        for item in block.items:
            _fill(file.add_paragraph(style="List Number" if block.numbered else "List Bullet"), item)
    elif isinstance(block, Lines):
        _lines(file.add_paragraph(), block.lines)
    elif isinstance(block, Beside):
        table = file.add_table(1, len(block.groups))
        for cell, group in zip(table.rows[0].cells, block.groups, strict=True):
            _lines(cell.paragraphs[0], group)
    else:
        _grid(file, block)


def _grid(file, block: Grid) -> None:  # type: ignore[no-untyped-def]
    table = file.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
    for row, words in zip(table.rows, block.rows, strict=True):
        for cell, each in zip(row.cells, words, strict=True):
            cell.text = each


def _fill(paragraph, words: str) -> None:  # type: ignore[no-untyped-def]
    for m in _PIECE.finditer(words):
        if m["note"]:
            mark = (
                f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteReference w:id="{m["note"]}"/></w:r>'
            )
            paragraph._p.append(parse_xml(mark))
        else:
            paragraph.add_run(m["bold"] or m["words"]).bold = bool(m["bold"])


def _lines(paragraph, lines: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    for number, line in enumerate(lines):
        if number:
            paragraph.runs[-1].add_break()
        paragraph.add_run(line)


def _notes(draft: Draft) -> str:
    def note(number: int, inner: str, kind: str = "") -> str:
        return f'<w:footnote {kind}w:id="{number}"><w:p>{inner}</w:p></w:footnote>'

    made = [note(-1, "<w:r><w:separator/></w:r>", 'w:type="separator" ')]
    made.append(note(0, "<w:r><w:continuationSeparator/></w:r>", 'w:type="continuationSeparator" '))
    for number, words in enumerate(draft.notes, 1):
        mark = (
            '<w:r><w:rPr><w:sz w:val="18"/><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        )
        text = f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {escape(words)}</w:t></w:r>'
        made.append(note(number, mark + text))
    return f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{"".join(made)}</w:footnotes>'


def _dated(data: bytes) -> bytes:
    """The zip with one date for all its entries."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(memory, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2026, 3, 2, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return memory.getvalue()
