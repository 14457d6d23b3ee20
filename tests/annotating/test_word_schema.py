"""An annotated Word file stays valid by the schema of ECMA-376 as the Open XML SDK checks it."""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from checker.findings import Fix
from checker.reading import read_bytes
from tests.annotating.test_word import annotated, finding, random_spans
from tests.reading.builders.word import random_file, zipped
from tests.releases.build import SAMPLES

openxml_audit = pytest.importorskip("openxml_audit")


_numbers = count()


def faults(data: bytes, folder: Path) -> Counter[tuple[str, str]]:
    """What is wrong with a file, by part; a validator keeps what it knew of the file before, so each has its own."""
    path = folder / f"{next(_numbers)}.docx"
    path.write_bytes(data)
    found = openxml_audit.OpenXmlValidator().validate(str(path)).errors
    return Counter((error.part_uri, error.description) for error in found)


def with_notes(data: bytes, dice: random.Random) -> bytes:
    document = read_bytes(data, "a.docx")
    spans = random_spans(document, dice, 10)
    fixes = [Fix("Mend it.", "", dice.choice(["", "two geese", document.words(span)[2:]])) for span in spans]
    notes = [finding(span, f"n{i}", fix=fix) for i, (span, fix) in enumerate(zip(spans, fixes, strict=True))]
    return annotated(data, *notes, finding(None, "x"))


@pytest.mark.parametrize("seed", range(8))
def test_comments_bring_no_fault_into_a_file_of_every_construct(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    data = random_file(dice).build()
    assert faults(with_notes(data, dice), tmp_path) <= faults(data, tmp_path)


def test_a_sample_with_notes_has_only_the_faults_of_its_template(tmp_path: Path) -> None:
    data = (SAMPLES / "results.docx").read_bytes()
    found = faults(with_notes(data, random.Random(1)), tmp_path)
    assert found == faults(data, tmp_path)
    assert {part for part, _ in found} <= {"/word/stylesWithEffects.xml"}


def test_a_mark_in_a_wrong_place_would_be_seen(tmp_path: Path) -> None:
    data = with_notes((SAMPLES / "departure.docx").read_bytes(), random.Random(1))
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"]
    moved = body.replace(b"<w:pPr>", b'<w:pPr><w:commentRangeStart w:id="0"/>', 1)
    assert moved != body
    assert faults(zipped({**parts, "word/document.xml": moved}), tmp_path) - faults(data, tmp_path)
