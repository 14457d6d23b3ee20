"""OpenDocument texts made of strings."""

from __future__ import annotations

import io
import zipfile

_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'xmlns:office="{_URN}:office:1.0" xmlns:text="{_URN}:text:1.0" xmlns:table="{_URN}:table:1.0"'
    f' xmlns:draw="{_URN}:drawing:1.0" xmlns:style="{_URN}:style:1.0" xmlns:meta="{_URN}:meta:1.0"'
    f' xmlns:fo="{_URN}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)
STYLES = (
    '<style:style style:name="Unseen" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Yellow" style:family="text"><style:text-properties fo:background-color="#ffff00"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
)


def change(name: str, kind: str, deleted: str = "") -> str:
    info = "<office:change-info><dc:creator>Ann Poe</dc:creator><dc:date>2026-08-01T09:00:00</dc:date></office:change-info>"
    return f'<text:changed-region text:id="{name}"><text:{kind}>{info}{deleted}</text:{kind}></text:changed-region>'


def odt(
    body: str, changes: str = "", header: str = "", title: str = "", extra: dict[str, bytes] | None = None
) -> bytes:
    """The bytes of a text with this body."""
    tracked = f"<text:tracked-changes>{changes}</text:tracked-changes>" if changes else ""
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.3">'
            f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{tracked}{body}</office:text></office:body></office:document-content>"
        ).encode(),
        "styles.xml": (
            f'<office:document-styles {NAMES} office:version="1.3"><office:master-styles><style:master-page>'
            f"<style:header>{header}</style:header></style:master-page></office:master-styles></office:document-styles>"
        ).encode(),
        "meta.xml": f"<office:document-meta {NAMES}><office:meta><dc:title>{title}</dc:title></office:meta></office:document-meta>".encode(),
        **(extra or {}),
    }
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def sample() -> bytes:
    """A text with a little of everything."""
    deleted = "<text:p>gone</text:p>"
    return odt(
        '<text:h text:outline-level="1">Acme <text:span text:style-name="Yellow">Reports</text:span> Results</text:h>'
        '<text:p>TOLEDO, Ohio<text:s text:c="2"/>-- Acme<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Noted words.</text:p></text:note-body></text:note> grew"
        '<text:change-start text:change-id="c1"/> a lot<text:change-end text:change-id="c1"/><text:change text:change-id="c2"/>.'
        "<draw:frame><draw:text-box><text:p>Boxed words</text:p></draw:text-box></draw:frame></text:p>"
        "<text:list><text:list-item><text:p>First item</text:p><text:list><text:list-item><text:p>Inner item</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
        '<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Head</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
        "<text:p>Revenue</text:p></table:table-cell><table:table-cell><text:p>12.5</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>See <text:bookmark-ref>Error: Reference source not found</text:bookmark-ref>"
        '<text:span text:style-name="Unseen">secret</text:span> at <text:a xlink:href="https://acme.example/q2">our site</text:a>.'
        "<office:annotation><dc:creator>Ben Roe</dc:creator><dc:date>2026-08-02T10:00:00</dc:date><text:p>Sure?</text:p></office:annotation></text:p>",
        change("c1", "insertion") + change("c2", "deletion", deleted),
        header="<text:p>DRAFT</text:p>",
        title="Results",
    )
