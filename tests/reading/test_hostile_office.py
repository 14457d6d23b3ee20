"""Hostile Office files end soon, in little memory, with a document or with one clear line."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from checker.errors import DraftError
from checker.reading import Changes, read_bytes
from tests.reading.hostile_office import CASES, STATUS, odt_samples, word_samples

SECONDS = 5.0
MEGABYTES = 500
READ = {
    "as deep as XML may be", "deep tables", "100,000 cells", "styles in a ring", "odt nested frames",
    "odt many spaces", "odt deletions of deletions", "140,000 changes", "70,000 boxes",
}  # fmt: skip
"""What is odd, but honest."""


@pytest.mark.skipif(not STATUS.exists(), reason="memory is measured as Linux tells it")
@pytest.mark.parametrize("name", CASES)
def test_it_ends_soon_in_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(CASES[name]())
    command = [sys.executable, "-m", "tests.reading.hostile_office", str(path)]
    slack = 4 if os.environ.get("CI") else 2  # other tests run beside it
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    lines = done.stdout.splitlines()

    assert len(lines) == 2
    for line in lines:
        seconds, megabytes, said = line.split("\t")
        assert float(seconds) < SECONDS * slack
        assert int(megabytes) < MEGABYTES
        assert said.startswith("read" if name in READ else f"{path}: ")
        assert said == "read" or "; " in said  # what is wrong, and what to do


@pytest.mark.parametrize("seed", range(60))
def test_mutated_files_are_read_or_refused(seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(dice.choice([*word_samples(random.Random(seed % 5)), *odt_samples(dice)]))
    for _ in range(dice.randint(1, 20)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    views: tuple[Changes, ...] = ("accepted", "original")
    for view in views:
        try:
            assert read_bytes(bytes(data), "a.docx", view).blocks
        except DraftError as e:
            assert "\n" not in str(e)
