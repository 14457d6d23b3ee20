"""Feeds damaged files to the readers: each must end soon, with a document or with one DraftError.

    python benchmarks/fuzz_readers.py --seconds 300 --reader word

Samples come from the tests' builders. Bytes are changed at random; of a zip, also the XML of its parts, so
that the damage gets past the zip's checksums. What goes wrong is printed with the number that makes it again
(``--seed``), and the file is kept in ``--keep``. Exit code 1 if anything went wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1]))

from checker.annotating import annotate
from checker.document import Document
from checker.errors import DraftError
from checker.reading import read_every

SLOWEST = 5.0
"""Seconds that one file may take."""

SAMPLES: dict[str, str] = {
    "word": "tests.reading.hostile_office:word_samples",
    "odt": "tests.reading.hostile_office:odt_samples",
    **{
        name: f"tests.reading.hostile_office:{name}_samples"
        for name in ("office", "html", "pdf", "rtf", "mail", "message", "text")
    },
}
"""By reader, a function ``(dice) -> list of bytes`` that makes honest files, as ``module:name``."""


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The file with some damage."""
    if data[:2] == b"PK" and dice.random() < 0.9:
        return _rezipped(data, dice)
    return _damaged(data, dice)


def _rezipped(data: bytes, dice: random.Random) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            if name == chosen or dice.random() < 0.1:
                is_xml = part.lstrip()[:1] == b"<"
                part = _shuffled(part, dice) if is_xml and dice.random() < 0.9 else _damaged(part, dice)
            if dice.random() > 0.01:
                new.writestr(name, part, old.getinfo(name).compress_type)
    return memory.getvalue()


def _shuffled(xml: bytes, dice: random.Random) -> bytes:
    """XML that is still well-formed, with elements left out, doubled, moved, renamed, or other values."""
    root = etree.fromstring(xml)
    for _ in range(dice.choice([1, 2, 5, 15])):
        elements = [e for e in root.iter() if isinstance(e.tag, str) and e is not root]
        if not elements:
            break
        one, other = dice.choice(elements), dice.choice(elements)
        kind, parent = dice.randrange(7), one.getparent()
        if kind == 0:
            parent.remove(one)
        elif kind == 1 and one not in other.iterancestors():
            other.append(deepcopy(one))
        elif kind == 2 and one not in other.iterancestors() and one is not other:
            other.insert(0, one)
        elif kind == 3:
            one.tag = other.tag
        elif kind == 4 and one.attrib:
            one.set(dice.choice(sorted(one.attrib)), dice.choice(_VALUES))
        elif kind == 5:
            one.text = dice.choice(["", " ", "x" * 50, "\n", "\u2028 \u200b", "\U0010ffff", "a\tb"])
        else:
            one.tail = dice.choice([" ", "tail", "\n"])
    return etree.tostring(root)


_VALUES = ["-1", "999999999999", "", "x", "0", "1", "\U0010ffff", "../../../etc/passwd", "\u0664"]


def _damaged(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice([1, 1, 3, 20])):
        if not changed:
            break
        at, kind = dice.randrange(len(changed)), dice.randrange(5)
        if kind == 0:
            changed[at] = dice.randrange(256)
        elif kind == 1:
            changed[at] ^= 1 << dice.randrange(8)
        elif kind == 2:
            del changed[at : at + dice.choice([1, 10, 1000])]
        elif kind == 3:
            changed[at:at] = changed[at : at + dice.choice([1, 10, 1000])]
        else:
            changed[at:at] = dice.choice(
                [b"\0", b"\xff\xfe", b"<", b">", b"]]>", b"&", b"\r\n", b"\x1b", b"9" * 40]
            )
    return bytes(changed) if dice.random() > 0.1 else bytes(changed[: dice.randrange(len(changed) + 1)])


def tried(data: bytes, dice: random.Random) -> str:
    """What came of the file: "read" or "refused".

    Raises:
        Exception: whatever the reader should not have let out, or what is wrong with the document it made.
    """
    made = 0
    try:
        for found in read_every(data, "sample", dice.choice(["accepted", "original"])):  # type: ignore[arg-type]
            if isinstance(found, Document):
                _sound(found)
                _annotated(data, found, dice)
                made += 1
    except DraftError as e:
        if "\n" in str(e):
            raise ValueError("the error has more than one line") from e
    return "read" if made else "refused"


def _sound(document: Document) -> None:
    """That the parts of a document fit each other."""
    assert document.blocks
    for block in document.blocks:
        assert document.words(block.span).strip()
        assert 0 <= document.place(block.span).start <= document.place(block.span).end <= len(document.raw)
        assert document.where(block.span)
    pieces = document.origins.pieces if document.origins else ()
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    for marking in document.markings:
        assert marking.start is None or 0 <= marking.start <= (marking.end or marking.start) <= len(
            document.raw
        )
    for table in document.tables:
        assert all(table.span.contains(cell.span) for cell in table.cells)


def _annotated(data: bytes, document: Document, dice: random.Random) -> None:
    """That a copy with notes can be made, and that a Word file's and a page's reads as the draft."""
    if dice.random() < 0.5 or " \u203a " in document.source.name or document.source.format == "edgar":
        return
    if document.source.sha256 != hashlib.sha256(data).hexdigest():
        return  # a file in another
    made = import_module("tests.annotating.test_word")
    spans = made.random_spans(document, dice, 3)
    findings = [made.finding(span, f"n{i}") for i, span in enumerate(spans)]
    copy = annotate(data, document, made.report_of(document, *findings))[0]
    if document.source.format == "docx":
        after = next(iter(read_every(copy, "sample", document.source.changes)))  # type: ignore[arg-type]
        assert isinstance(after, Document)
        assert after.raw == document.raw


def fuzz(reader: str, seconds: float, seed: int | None, keep: Path) -> int:
    """Run one reader on damaged files for some seconds, or on one seed; gives how many went wrong."""
    module, _, name = SAMPLES[reader].partition(":")
    make: Callable[[random.Random], Sequence[bytes]] = getattr(import_module(module), name)
    end, number, wrong, came = time.monotonic() + seconds, seed if seed is not None else 0, 0, Counter[str]()
    slowest = 0.0
    while time.monotonic() < end:
        dice = random.Random(number)  # noqa: S311
        data = mutated(dice.choice(make(random.Random(number % 50))), dice)  # noqa: S311
        start = time.perf_counter()
        try:
            came[tried(data, dice)] += 1
            fault = ""
        except Exception as e:  # that is what is looked for
            fault = f"{type(e).__name__}: {e}"
        taken = time.perf_counter() - start
        slowest = max(slowest, taken)
        fault = fault or (f"took {taken:.1f} s" if taken > SLOWEST else "")
        if fault:
            wrong += 1
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{reader}-{number}").write_bytes(data)
            print(f"{reader}: seed {number}: {fault}", flush=True)
        if seed is not None:
            break
        number += 1
    print(
        f"{reader}: {sum(came.values()) + wrong} files, {dict(came)}, {wrong} wrong, slowest {slowest:.2f} s"
    )
    return wrong


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60, help="for each reader")
    parser.add_argument("--reader", action="append", choices=sorted(SAMPLES), help="default: all")
    parser.add_argument("--seed", type=int, help="try only the file that this number makes")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    given = parser.parse_args()
    wrong = [fuzz(r, given.seconds, given.seed, given.keep) for r in given.reader or sorted(SAMPLES)]
    return int(any(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
