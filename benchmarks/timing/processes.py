"""Whole processes: start-up, peers, two at once, memory."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from timing.figures import Figure, at_least, at_most, paired, ratio

PREWIRE = [sys.executable, "-m", "checker"]
ROOT = Path(__file__).resolve().parents[2]


def wall(command: Sequence[str], **environment: str) -> float:
    """Seconds that a command takes, whatever it answers."""
    start = time.perf_counter()
    _run(command, environment)
    return time.perf_counter() - start


def cpu(command: Sequence[str], **environment: str) -> float:
    """CPU seconds that a command takes."""
    before = _spent()
    _run(command, environment)
    return _spent() - before


def _run(command: Sequence[str], environment: dict[str, str]) -> None:
    subprocess.run(
        command, env={**os.environ, **environment}, cwd=ROOT, capture_output=True, check=False, timeout=900
    )


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cold_start(seed: Path, runs: int) -> Iterator[Figure]:
    """One draft, one process."""
    check = [*PREWIRE, "check", str(seed), "--isolated"]
    with tempfile.TemporaryDirectory() as folder:
        warm = {"PREWIRE_CACHE": f"{folder}/warm"}
        html = [*check, "--output", f"{folder}/report.html"]
        wall(html, **warm)
        times = paired(
            runs,
            {
                "pass": lambda: wall([sys.executable, "-c", "pass"]),
                "typer": lambda: wall([sys.executable, "-c", "import typer"]),
                "check": lambda: wall(check, **warm),
                "html": lambda: wall(html, **warm),
                "empty": _with_empty_cache(check, folder),
            },
        )
        spent = median(cpu(check, **warm) for _ in range(runs))
    yield at_most(
        "check of the seed, warm caches, against `python -c pass`", ratio(times, "check", "pass"), 6, "×"
    )
    yield Figure("the same against `import typer`", f"{ratio(times, 'check', 'typer'):.3g} ×")
    yield at_most("the same, CPU (Vale 3.15.1 with 30 rules: 0.16 s)", spent, 0.16, "s")
    yield at_most("with empty caches", ratio(times, "empty", "pass"), 14, "×")
    yield at_most("with --output report.html", ratio(times, "html", "pass"), 10, "×")


def _with_empty_cache(check: Sequence[str], folder: str) -> Callable[[], float]:
    def run() -> float:
        empty = tempfile.mkdtemp(dir=folder)
        return wall(check, PREWIRE_CACHE=empty)

    return run


def two_processes(texts: Sequence[Path]) -> Iterator[Figure]:
    """``--jobs 2`` against what two copies of the one-process run reach side by side."""
    check = [*PREWIRE, "check", "--isolated", "--format", "json", "--fail-on", "never"]
    halves = [list(map(str, texts[0::2])), list(map(str, texts[1::2]))]
    rounds = []
    for _ in range(3):
        start = time.perf_counter()
        copies = [subprocess.Popen([*check, *half], stdout=subprocess.DEVNULL, cwd=ROOT) for half in halves]
        for copy in copies:
            copy.wait()
        side_by_side = time.perf_counter() - start
        rounds.append(side_by_side / wall([*check, "--jobs", "2", *map(str, texts)]))
    yield at_least("two processes, of what two copies side by side reach", median(rounds), 0.95)


def memory(seed: Path, texts: Sequence[Path]) -> Iterator[Figure]:
    """The largest resident size, in MB."""
    yield at_most("memory, one release", _peak([str(seed)]), 60, "MB")
    yield at_most("memory, one process over the sample", _peak([*map(str, texts)]), 120, "MB")


def _peak(names: Sequence[str]) -> float:
    check = [*PREWIRE, "check", "--isolated", "--fail-on", "never", *names]
    running = subprocess.Popen(check, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, _, used = os.wait4(running.pid, 0)
    return used.ru_maxrss / 1024


PEERS = ("proselint", "textlint", "betterleaks", "yr", "semgrep", "vale")


def peers(rules: Path, runs: int) -> Iterator[Figure]:
    """Thirty patterns on a thousand made-up releases, as a pack of ours; and the peers that are there."""
    if not rules.is_file():
        return
    with tempfile.TemporaryDirectory() as folder:
        pack, corpus = Path(folder) / "thirty", Path(folder) / "corpus"
        _write_pack(json.loads(rules.read_text()), pack)
        subprocess.run(
            [sys.executable, str(rules.with_name("make_corpus.py")), str(corpus), "1000"], check=True
        )
        names = [str(path) for path in sorted(corpus.rglob("*")) if path.is_file()]
        check = [*PREWIRE, "check", "--isolated", "--pack", str(pack), "--fail-on", "never", "--format"]
        subprocess.run([*check, "text", names[0]], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        spent = {
            format: median(cpu([*check, format, *names]) for _ in range(runs))
            for format in ("rdjsonl", "json")
        }
        told = "30 rules on 1,000 made-up releases, CPU, findings as lines of JSON (Vale 3.15.1: 13.7 s)"
        yield at_most(told, spent["rdjsonl"], 1.0, "s")
        yield Figure("the same as JSON reports, with every fact of each release", f"{spent['json']:.3g} s")
        for name in filter(shutil.which, PEERS):
            if name == "proselint":
                yield Figure(
                    "proselint, its own checks, on the same", f"{cpu([name, 'check', *names]):.3g} s"
                )


def _write_pack(rules: Sequence[dict[str, object]], pack: Path) -> None:
    pack.mkdir()
    (pack / "pack.yaml").write_text(
        "pack: thirty\nversion: 1.0.0\nsummary: The thirty patterns of the peers.\n"
    )
    (pack / "peer").mkdir()
    for rule in rules:
        pattern = ("(?i)" if rule["icase"] else "") + str(rule["pattern"])
        kind = "require" if rule.get("required") else "forbid"
        severity = {"suggestion": "advice"}.get(str(rule["level"]), rule["level"])
        told = {
            "id": f"peer.{rule['id']}", "title": str(rule["id"]), "severity": severity,
            "why": "A pattern that every tool can take.", "message": "Found.", kind: {"pattern": pattern},
            "authority": [{"cite": "House style", "status": "house"}],
        }  # fmt: skip
        (pack / "peer" / f"{rule['id']}.yaml").write_text(json.dumps(told))
