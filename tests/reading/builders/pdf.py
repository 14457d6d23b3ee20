"""Builds small PDF files, byte by byte, from lines with their places on the page."""

from __future__ import annotations

from collections.abc import Sequence

Text = tuple[float, float, float, str]
"""Left end, baseline, size, words."""

WIDTH, HEIGHT = 612, 792


def pdf(
    *pages: Sequence[Text],
    catalog: str = "",
    page_extras: str = "",
    info: str = "",
    trailer: str = "",
    objects: Sequence[str] = (),
    font: str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
) -> bytes:
    """A PDF with a page for each list of texts; ``objects`` are numbered from 5 on."""
    first = 5 + len(objects)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    made = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        font,
        f"<< {info} >>",
        *objects,
    ]
    for number, texts in enumerate(pages):
        stream = drawn(texts)
        made.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] {page_extras}"
            f" /Resources << /Font << /F 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>"
        )
        made.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return file_of(made, trailer)


def drawn(texts: Sequence[Text]) -> str:
    """The page's content; words that start with a number and ``Tr`` are drawn in that render mode."""
    parts = []
    for left, base, size, words in texts:
        mode, shown = words.split(" Tr ", 1) if " Tr " in words else ("0", words)
        escaped = shown.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        parts.append(f"BT {mode} Tr /F {size} Tf 1 0 0 1 {left} {base} Tm ({escaped}) Tj ET")
    return "\n".join(parts)


def file_of(objects: Sequence[str], trailer: str = "") -> bytes:
    """The file of some objects, with its cross-reference table."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode() + (
        f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
    )
    return data


def flowing(lines: Sequence[str], top: float = 700, left: float = 72, size: float = 12) -> list[Text]:
    """Lines one under the other; an empty one leaves a gap."""
    return [(left, top - 14 * n, size, words) for n, words in enumerate(lines) if words]
