"""An audit of many documents, a worker killed half-way: complete, no row lost or doubled. See ``--help``."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("PREWIRE_SHARED", ROOT.parent / "shared"))
TABLES = ("documents", "outcomes", "findings", "facts")


def main() -> int:
    """Make the corpus, audit it by one process and by the engine, and compare every row."""
    asked = _options()
    texts = sorted((SHARED / "corpus" / "text").glob("*.txt"))
    if not texts:
        print(f"the releases are not in {SHARED}; set PREWIRE_SHARED", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        _write(corpus, [path for path in texts if path.stat().st_size < asked.largest], asked.documents)
        rules = [word for topic in asked.select for word in ("--select", topic)]
        alone = _audit(corpus, folder / "alone", [*rules, "--jobs", "1"], kill=False)
        several = ["--engine", asked.engine, "--jobs", "2"]
        killed = _audit(corpus, folder / "killed", [*rules, *several], kill=True)
        print(f"one process: {alone:.0f} s; {asked.engine}, 2 workers, one killed half-way: {killed:.0f} s")
        differ = [table for table in TABLES if not _compared(folder / "alone", folder / "killed", table)]
        size = sum(path.stat().st_size for path in (folder / "killed").rglob("*.parquet"))
        print(f"{size / asked.documents / 1000:.1f} KB of tables a document")
    return 1 if differ else 0


def _write(corpus: Path, texts: list[Path], documents: int) -> None:
    """The corpus repeated; each time round the texts differ in their years."""
    read = [(path.stem, path.read_text(encoding="utf-8", errors="replace")) for path in texts]
    with corpus.open("w", encoding="utf-8") as file:
        for n in range(documents):
            id, text = read[n % len(read)]
            text = text.replace("2025", str(2000 + n // len(read))) if n >= len(read) else text
            file.write(json.dumps({"id": f"{n:06}-{id}", "text": text}) + "\n")


def _audit(corpus: Path, out: Path, options: list[str], *, kill: bool) -> float:
    """Seconds that an audit took; with ``kill`` a worker is killed when half of the shards are there."""
    command = [
        sys.executable,
        "-m",
        "checker",
        "audit",
        str(corpus),
        "--output",
        str(out),
        "--as-of",
        "2026-11-23",
    ]
    started = time.monotonic()
    running = subprocess.Popen(
        [*command, *options], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with corpus.open("rb") as file:
        half = sum(1 for _ in file) // 64 // 2
    while running.poll() is None:
        time.sleep(0.2)
        shards = out / "shards"
        if kill and shards.is_dir() and sum(1 for p in shards.iterdir() if p.name[0] != ".") >= half:
            _busiest(running.pid).kill()
            kill = False
    assert not kill, "the audit ended before a worker could be killed"
    return time.monotonic() - started


def _busiest(pid: int) -> psutil.Process:
    below = psutil.Process(pid).children(recursive=True)
    return max(below, key=lambda child: child.cpu_times().user)


def _compared(alone: Path, killed: Path, table: str) -> bool:
    """Whether two audits have the same rows, in any order; says so, and shows some that only one has."""
    marks = [sorted(mark for mark, _ in _rows(audit, table)) for audit in (alone, killed)]
    same = marks[0] == marks[1]
    counts = " and ".join(f"{len(each):,}" for each in marks)
    print(f"{table}: {counts} rows, {'the same' if same else 'NOT the same'}")
    if not same:
        apart = set(marks[0]) ^ set(marks[1])
        for audit in (alone, killed):
            for _, row in islice((each for each in _rows(audit, table) if each[0] in apart), 5):
                print(f"  {audit.name}: {str(row)[:500]}")
    return same


def _rows(audit: Path, table: str) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Each row of a table with a digest of all that it says."""
    for path in sorted(audit.glob(f"shards/*/{table}.parquet")):
        for row in pq.read_table(path).to_pylist():
            yield hashlib.sha256(repr(sorted(row.items())).encode()).digest(), row


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--largest", type=int, default=60_000, help="bytes of the largest text that is taken")
    parser.add_argument("--select", nargs="*", default=[], help="topics whose rules are run; all without it")
    parser.add_argument("--engine", default="dask", choices=("local", "dask"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
