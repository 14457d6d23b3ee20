"""Work in instructions rather than seconds: the same in every run, whatever else the machine does.

Counted by Valgrind's callgrind, where it is installed; it runs a process some twenty times slower.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from re import search

from timing.figures import Figure
from timing.processes import PREWIRE, ROOT

MILLION = 1_000_000


def instructions(seed: Path, texts: Sequence[Path]) -> Iterator[Figure]:
    """What a whole process runs, and what each further release adds to it."""
    if shutil.which("valgrind") is None:
        return
    check = [*PREWIRE, "check", "--isolated", "--fail-on", "never"]
    few, more = [*check, *map(str, texts[:12])], [*check, *map(str, texts[:24])]
    subprocess.run(more, cwd=ROOT, capture_output=True, check=True)  # fills the caches
    empty, start = counted([sys.executable, "-c", "pass"]), counted([*check, str(seed)])
    each = (counted(more) - counted(few)) / 12
    size = sum(path.stat().st_size for path in texts[12:24]) / 12
    yield Figure("instructions, check of the seed, warm caches", f"{start / MILLION:.0f} million")
    yield Figure("the same against `python -c pass`", f"{start / empty:.3g} ×")
    yield Figure(f"each further release, of {size / 1000:.1f} KB", f"{each / MILLION:.0f} million")


def counted(command: Sequence[str]) -> int:
    """The instructions of one run of a command.

    Raises:
        ValueError: Valgrind did not count them.
    """
    with tempfile.TemporaryDirectory() as folder:
        callgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out"]
        told = subprocess.run([*callgrind, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    found = search(r"Collected : (\d+)", told.stderr)
    if found is None:
        raise ValueError(f"callgrind counted nothing: {told.stderr[-200:]}")
    return int(found[1])
