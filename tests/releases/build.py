"""Writes the samples: each draft of :mod:`tests.releases.drafts` in every format that can be read.

    python -m tests.releases.build

Text, Markdown, HTML, mail, Outlook and EDGAR are written here, Word by python-docx; LibreOffice makes of the
Word files the PDF, RTF and OpenDocument ones, so that these are such as a real program writes. Without it
(``soffice``) those three are left as they are.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from tests.reading.builders.compound import compound
from tests.releases.drafts import (
    DRAFTS,
    Beside,
    Block,
    Draft,
    Grid,
    Heading,
    Items,
    Lines,
)
from tests.releases.wordfile import word

SAMPLES = Path(__file__).parent / "samples"
WIDTH = 100
"""Characters at which the plain text is wrapped."""

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NOTE = re.compile(r"\{(\d)\}")


def noted(words: str) -> str:
    """Words that refer to a note by its number in parentheses."""
    return _NOTE.sub(r" (\1)", words)


def plain(words: str) -> str:
    """Words without signs."""
    return noted(_BOLD.sub(r"\1", words))


# -- text --


def text(draft: Draft, width: int = WIDTH) -> str:
    """The draft as a mail program or an editor shows it: wrapped, columns set with spaces."""
    blocks = [b for block in draft.blocks for b in _text(block, width)]
    blocks += [textwrap.fill(f"({n}) {note}", width) for n, note in enumerate(draft.notes, 1)]
    return "\n\n".join(blocks) + "\n"


def _text(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Items):
        signs = (f"{n}." if block.numbered else "-" for n in range(1, len(block.items) + 1))
        rows = (f"{sign} {plain(item)}" for sign, item in zip(signs, block.items, strict=True))
        yield "\n".join(textwrap.fill(row, width, subsequent_indent="  ") for row in rows)
    elif isinstance(block, Lines):
        yield "\n".join(block.lines)
    elif isinstance(block, Beside):
        yield from ("\n".join(group) for group in block.groups)
    elif isinstance(block, Grid):
        yield "\n".join(_aligned(block))
    else:
        yield textwrap.fill(plain(block.words), width, break_on_hyphens=False)


def _aligned(grid: Grid) -> Iterator[str]:
    first, *others = (max(map(len, column)) for column in zip(*grid.rows, strict=True))
    for label, *cells in grid.rows:
        figures = "".join(f"{cell:>{size + 4}}" for cell, size in zip(cells, others, strict=True))
        yield f"{label:<{first}}{figures}"


# -- Markdown --


def markdown(draft: Draft) -> str:
    """The draft as its author types it."""
    blocks = [_markdown(block) for block in draft.blocks]
    blocks += [f"({n}) {note}" for n, note in enumerate(draft.notes, 1)]
    return "\n\n".join(blocks) + "\n"


def _markdown(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.words}"
    if isinstance(block, Items):
        signs = (f"{n}." if block.numbered else "-" for n in range(1, len(block.items) + 1))
        return "\n".join(f"{s} {noted(i)}" for s, i in zip(signs, block.items, strict=True))
    if isinstance(block, Lines):
        return "  \n".join(block.lines)
    if isinstance(block, Beside):
        return "\n\n".join("  \n".join(group) for group in block.groups)
    if isinstance(block, Grid):
        head, *rows = (f"| {' | '.join(row)} |" for row in block.rows)
        return "\n".join((head, "|---" * len(block.rows[0]) + "|", *rows))
    return noted(block.words)


# -- HTML --

_FONT = "font:10pt Times New Roman, Times, serif"


def page(draft: Draft) -> str:
    """The draft as a filing agent sets it: paragraphs with styles of their own, no headings, no lists."""
    inner = "\n".join(_html(block) for block in draft.blocks)
    notes = "\n".join(
        f'<p style="{_FONT}"><sup>({n})</sup>&#160;{html.escape(note)}</p>'
        for n, note in enumerate(draft.notes, 1)
    )
    return f"<html><head><title>Exhibit 99.1</title></head>\n<body>\n{inner}\n<hr>\n{notes}\n</body></html>\n"


def _marked(words: str) -> str:
    bold = _BOLD.sub(r"<b>\1</b>", html.escape(words, quote=False))
    named = (
        bold.replace("“", "&#8220;").replace("”", "&#8221;").replace("’", "&rsquo;").replace("—", "&#8212;")
    )
    return _NOTE.sub(r" <sup>(\1)</sup>", named)


def _html(block: Block) -> str:
    if isinstance(block, Heading):
        return f'<p align="center" style="{_FONT}"><b>{_marked(block.words)}</b></p>'
    if isinstance(block, Items):
        tag = "ol" if block.numbered else "ul"
        return f"<{tag}>" + "".join(f"\n<li>{_marked(item)}</li>" for item in block.items) + f"\n</{tag}>"
    if isinstance(block, Lines):
        return f'<p style="{_FONT}">' + "<br>\n".join(map(_marked, block.lines)) + "</p>"
    if isinstance(block, Beside):
        cells = "".join(f"<td>{'<br>'.join(map(_marked, group))}</td>" for group in block.groups)
        return f'<table width="100%"><tr>{cells}</tr></table>'
    if isinstance(block, Grid):
        return (
            "<table>\n" + "\n".join(f"<tr>{''.join(_cells(row))}</tr>" for row in block.rows) + "\n</table>"
        )
    return f'<p style="{_FONT}">{_marked(block.words)}</p>'


def _cells(row: tuple[str, ...]) -> Iterator[str]:
    """Cells as filing agents write them: a currency and a closing sign each in a cell of its own."""
    yield f"<td>{_marked(row[0])}</td>"
    for cell in row[1:]:
        m = re.fullmatch(r"(\$?)(\(?[\d,.]+)(\)?%?)", cell)
        sign, figure, end = m.groups() if m else ("", cell, "")
        yield f'<td>&#160;</td><td>{sign}</td><td align="right">{figure}</td><td>{end}</td>'


# -- mail --


def mail(draft: Draft) -> bytes:
    """The draft in a mail's body, as text and as HTML."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = "Ann Poe <ann@agency.example>"
    letter["To"] = "wire@desk.example"
    letter["Subject"] = f"Draft: {_headline(draft)}"
    letter["Date"] = "Mon, 02 Mar 2026 10:00:00 -0500"
    letter["Message-ID"] = "<1@agency.example>"
    letter.set_content(text(draft, 74), cte="quoted-printable")
    letter.add_alternative(page(draft), subtype="html", cte="quoted-printable")
    letter.set_boundary("=_draft")
    return letter.as_bytes()


def message(draft: Draft) -> bytes:
    """The draft in the body of an Outlook message."""
    return compound(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_0037001F": f"Draft: {_headline(draft)}".encode("utf-16-le"),
            "__substg1.0_0C1A001F": "Ann Poe".encode("utf-16-le"),
            "__substg1.0_1000001F": text(draft, 10_000).replace("\n", "\r\n").encode("utf-16-le"),
        }
    )


def filing(draft: Draft) -> str:
    """The draft as the exhibit of a current report, in EDGAR's full submission."""
    documents = (("8-K", "<p>The exhibit says it all.</p>"), ("EX-99.1", page(draft)))
    inner = "".join(
        f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{n}\n<FILENAME>d{n}.htm\n<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n"
        for n, (kind, body) in enumerate(documents, 1)
    )
    return f"<SEC-DOCUMENT>0000000000-26-000001.txt : 20260805\n<SEC-HEADER>\n</SEC-HEADER>\n{inner}</SEC-DOCUMENT>\n"


def _headline(draft: Draft) -> str:
    return next(block.words for block in draft.blocks if isinstance(block, Heading))


WRITTEN: dict[str, Callable[[Draft], str | bytes]] = {
    "txt": text,
    "md": markdown,
    "html": page,
    "eml": mail,
    "msg": message,
    "edgar.txt": filing,
}
"""By suffix, what is the same bytes each time."""

CONVERTED = ("pdf", "rtf", "odt")
"""What LibreOffice makes of the Word files."""

SUFFIXES = (*WRITTEN, "docx", *CONVERTED)


def written(draft: Draft, suffix: str) -> bytes:
    """A draft in one of the formats of :data:`WRITTEN`."""
    made = WRITTEN[suffix](draft)
    return made if isinstance(made, bytes) else made.encode()


def main() -> None:
    """Write all samples anew."""
    SAMPLES.mkdir(exist_ok=True)
    for name, draft in DRAFTS.items():
        for suffix in WRITTEN:
            (SAMPLES / f"{name}.{suffix}").write_bytes(written(draft, suffix))
        (SAMPLES / f"{name}.docx").write_bytes(word(draft))
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: PDF, RTF and ODT are left as they are", file=sys.stderr)
        return
    files = [str(SAMPLES / f"{name}.docx") for name in DRAFTS]
    with tempfile.TemporaryDirectory() as own:
        for suffix in CONVERTED:
            command = [
                office,
                "--headless",
                f"-env:UserInstallation={Path(own).as_uri()}",
                "--convert-to",
                suffix,
            ]
            subprocess.run([*command, "--outdir", str(SAMPLES), *files], check=True, capture_output=True)


if __name__ == "__main__":
    main()
