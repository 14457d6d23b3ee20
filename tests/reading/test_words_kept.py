"""Reading loses no word and keeps the order: real files, compared with what other programs take out of them.

Order is compared by threes of words that follow one another. In tables programs differ in what follows what, so
of those only the words count.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import lxml.html
import pytest

from checker.document import Document
from checker.errors import DraftError
from checker.reading import read_bytes

pytestmark = pytest.mark.shared

_UNREAD = ("script", "style", "head", "title", "noscript", "select", "textarea", "svg")


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9]+", text)


def threes(text: str) -> list[tuple[str, ...]]:
    found = words(text)
    return list(zip(found, found[1:], found[2:], strict=False))


def kept(expected: Iterable[object], found: Iterable[object]) -> tuple[int, int]:
    """How many of the expected are found, each as often as it is expected; and how many there are."""
    wanted, there = Counter(expected), Counter(found)
    return sum((wanted & there).values()), sum(wanted.values())


def share(pairs: Sequence[tuple[int, int]]) -> float:
    assert pairs
    return sum(got for got, _ in pairs) / sum(of for _, of in pairs)


def running(document: Document) -> str:
    return "\n".join(document.words(b.span) for b in document.blocks if b.kind != "table")


def real(shared: Path, suffix: str, stride: int) -> Iterator[tuple[Path, Document]]:
    for path in sorted((shared / "corpus" / "original").glob(f"*.{suffix}"))[::stride]:
        try:
            yield path, read_bytes(path.read_bytes(), path.name)
        except DraftError as e:
            assert "scanned" in str(e)


def seen_by_lxml(data: bytes) -> str:
    """The page's text by libxml2, a space at every tag that is no part of running text."""
    root = lxml.html.fromstring(data.decode("utf-8", "replace").replace("\x00", ""))
    for element in list(root.iter(*_UNREAD)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(root.xpath("//*[contains(translate(@style, ' ', ''), 'display:none')]")):
        if element.getparent() is not None:
            element.drop_tree()
    for element in root.iter("p", "div", "td", "th", "tr", "li", "br", "h1", "h2", "h3", "h4", "table", "hr"):
        element.tail = " " + (element.tail or "")
        element.text = " " + (element.text or "")
    return str(root.text_content())


def test_pages(shared: Path) -> None:
    pairs, orders = [], []
    for path, document in real(shared, "html", 4):
        expected = seen_by_lxml(path.read_bytes())
        pairs.append(kept(words(expected), words(document.text)))
        orders.append(kept(threes(running(document)), threes(expected)))
    assert share(pairs) >= 0.995
    assert share(orders) >= 0.995


def test_markdown(shared: Path) -> None:
    pairs, orders = [], []
    for path, document in real(shared, "md", 8):
        expected = (shared / "corpus" / "text" / f"{path.stem}.txt").read_text("utf-8")
        pairs.append(kept(words(expected), words(document.text)))
        orders.append(kept(threes(running(document)), threes(expected)))
    assert share(pairs) >= 0.995
    assert share(orders) >= 0.99


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext of poppler")
def test_pages_of_paper(shared: Path) -> None:
    """Poppler leaves out ligatures that a font does not map, which prewire reads."""
    pairs, orders = [], []
    for path, document in real(shared, "pdf", 3):
        command = ["pdftotext", "-q", str(path), "-"]
        expected = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")
        beside = " ".join(m.words for m in document.markings if m.kind in ("header", "footer", "watermark"))
        pairs.append(kept(words(expected), words(f"{document.text} {beside}")))
        orders.append(kept(threes(running(document)), threes(expected)))
    assert share(pairs) >= 0.98
    assert share(orders) >= 0.94
