"""Office files made to break a reader, by name: each must end soon, in little memory, with a document or one line."""

from __future__ import annotations

import io
import random
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.reading.builders.odt import odt, sample
from tests.reading.builders.word import W, WordFile, p, random_file, row, run, table, zipped

_MAIN = "word/document.xml"


def _with_main(xml: bytes) -> bytes:
    """A Word file whose main part is these bytes."""
    source = zipfile.ZipFile(io.BytesIO(WordFile(p("x")).build()))
    return zipped({**{n: source.read(n) for n in source.namelist()}, _MAIN: xml})


def _body(inner: str) -> bytes:
    return _with_main(f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'.encode())


def _zeros(size: int) -> bytes:
    return _with_main(b"<a>" + b" " * size + b"</a>")


def _lying(size: int) -> bytes:
    """A bomb that says of itself in both headers that it is small."""
    data = bytearray(_zeros(size))
    true = struct.pack("<L", size + 7)
    at = data.find(true)
    while at >= 0:
        data[at : at + 4] = struct.pack("<L", 1000)
        at = data.find(true, at + 4)
    return bytes(data)


def _entities(kind: str) -> bytes:
    laughs = "".join(f'<!ENTITY l{i} "{("&l" + str(i - 1) + ";") * 10}">' for i in range(1, 10))
    doctype = {
        "laughs": f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]>',
        "outside": '<!DOCTYPE w [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>',
        "dtd": '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">',
    }[kind]
    inner = "" if kind == "dtd" else "&l9;"
    return f'{doctype}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{inner}</w:t></w:r></w:p></w:body></w:document>'.encode()


def _duplicated() -> bytes:
    memory = io.BytesIO(WordFile(p("x")).build())
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(memory, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(_MAIN, b"<other/>")
    return memory.getvalue()


def _encrypted() -> bytes:
    """A file whose entries say that they are encrypted."""
    data = bytearray(WordFile(p("x")).build())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def _flipped() -> bytes:
    data = bytearray(WordFile(p("words " * 2000)).build())
    data[data.find(b"word/document.xml") + 100] ^= 0xFF
    return bytes(data)


def _nested() -> bytes:
    inner = _zeros(5_000_000)
    for _ in range(5):
        inner = zipped({"[Content_Types].xml": b"<x/>", "word/inner.docx": inner})
    return inner


def _ring() -> bytes:
    file = WordFile(p("words", style="A"))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    file.parts["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()
    return file.build()


def _restless() -> bytes:
    """A deletion that holds its own place: reading the original text must not go on for ever."""
    info = "<office:change-info><dc:creator>A</dc:creator></office:change-info>"
    inside = '<text:p>x<text:change text:change-id="d"/><text:change text:change-id="d"/></text:p>'
    region = f'<text:changed-region text:id="d"><text:deletion>{info}{inside}</text:deletion></text:changed-region>'
    return odt('<text:p>a<text:change text:change-id="d"/></text:p>', region)


CASES: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: _zeros(300_000_000),
    "lying sizes": lambda: _lying(300_000_000),
    "nested zips": _nested,
    "many entries": lambda: zipped({f"word/{i}": b"" for i in range(6000)}),
    "laughs": lambda: _with_main(_entities("laughs")),
    "laughs in UTF-16": lambda: _with_main(_entities("laughs").decode().encode("utf-16")),
    "outside entity": lambda: _with_main(_entities("outside")),
    "outside DTD": lambda: _with_main(_entities("dtd")),
    "truncated": lambda: WordFile(p("words " * 2000)).build()[:-200],
    "cut in half": lambda: WordFile(p("words " * 2000)).build()[:900],
    "flipped": _flipped,
    "encrypted": _encrypted,
    "duplicate names": _duplicated,
    "no XML": lambda: _with_main(b"\0\1\2 no xml"),
    "unknown encoding": lambda: _with_main(b'<?xml version="1.0" encoding="x-none"?><a/>'),
    "empty part": lambda: _with_main(b""),
    "deep": lambda: _body("<w:sdt><w:sdtContent>" * 20_000),
    "as deep as XML may be": lambda: _body(
        "<w:sdt><w:sdtContent>" * 120 + p("deep") + "</w:sdtContent></w:sdt>" * 120
    ),
    "deep tables": lambda: _body("<w:tbl><w:tr><w:tc>" * 80 + p("deep") + "</w:tc></w:tr></w:tbl>" * 80),
    "300,000 runs": lambda: _body("<w:p>" + run("a ") * 300_000 + "</w:p>"),
    "1,000,000 cells": lambda: _body(table(row(*["1"] * 1000) * 1000)),
    "100,000 cells": lambda: _body(table(row(*["1"] * 100) * 1000)),
    "90,000 paragraphs": lambda: _body(p("a") * 90_000),
    "800,000 empty paragraphs": lambda: _body("<w:p/>" * 800_000 + p("a")),
    "200,000 runs": lambda: _body("<w:p>" + run("a ") * 200_000 + "</w:p>"),
    "800,000 tabs": lambda: _body("<w:p><w:r>" + "<w:tab/>" * 800_000 + "</w:r></w:p>"),
    "140,000 changes": lambda: _body(
        "<w:p>" + "<w:ins><w:r/></w:ins>" * 140_000 + "<w:r><w:t>a</w:t></w:r></w:p>"
    ),
    "70,000 boxes": lambda: _body(
        "<w:p>"
        + "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>" * 70_000
        + "<w:r><w:t>a</w:t></w:r></w:p>"
    ),
    "one long word": lambda: _body(p("a" * 9_000_000)),
    "styles in a ring": _ring,
    "odt bomb": lambda: odt("<text:p>" + " " * 60_000_000 + "</text:p>"),
    "odt deep": lambda: odt("<text:section>" * 20_000),
    "odt entities": lambda: odt("", extra={"content.xml": _entities("laughs")}),
    "odt truncated": lambda: sample()[:-100],
    "odt nested frames": lambda: odt("<text:p>x</text:p>" + "<draw:g>" * 200 + "</draw:g>" * 200),
    "odt many spaces": lambda: odt("<text:p>a" + '<text:s text:c="1000"/>' * 20_000 + "b</text:p>"),
    "odt deletions of deletions": _restless,
}


def word_samples(dice: random.Random) -> list[bytes]:
    """Honest Word files, for mutation."""
    return [random_file(dice).build()]


def odt_samples(_: random.Random) -> list[bytes]:
    """Honest OpenDocument texts, for mutation."""
    return [sample()]


def written_samples(*suffixes: str) -> Callable[[random.Random], list[bytes]]:
    """The samples of these formats that are kept, for mutation."""
    from tests.releases.build import SAMPLES

    return lambda _: [path.read_bytes() for s in suffixes for path in sorted(SAMPLES.glob(f"*.{s}"))]


html_samples = written_samples("html", "edgar.txt")
pdf_samples = written_samples("pdf")
rtf_samples = written_samples("rtf")
mail_samples = written_samples("eml")
message_samples = written_samples("msg")
text_samples = written_samples("txt", "md")
office_samples = written_samples("docx", "odt")

STATUS = Path("/proc/self/status")
"""Where Linux tells a process's own peak of memory; what ``getrusage`` tells starts with the parent's."""


def measure(path: str) -> None:
    """Read a file in both views, and print for each the seconds, the megabytes at most, and what came of it."""
    import time

    import checker.reading.odt
    import checker.reading.word  # noqa: F401  (its import is not what is timed)
    from checker.errors import DraftError
    from checker.reading import Changes, read

    views: tuple[Changes, ...] = ("accepted", "original")
    for view in views:
        start, said = time.process_time(), "read"
        try:
            read(Path(path), view)
        except DraftError as e:
            said = str(e)
        peak = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        grown = int(peak.split()[1]) // 1024
        print(f"{time.process_time() - start:.2f}\t{grown}\t{said}")


if __name__ == "__main__":
    measure(sys.argv[1])
