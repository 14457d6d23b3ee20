"""Timings as ratios within one run → a page and a plot. ``make bench``; ``--help`` tells the options."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT)]

from timing import inside, processes
from timing.figures import Curve, Figure, page, plot
from timing.instructions import instructions

SHARED = Path(os.environ.get("PREWIRE_SHARED", ROOT.parent / "shared"))


def main() -> int:
    """Measure, print, and write the page if asked to."""
    asked = _options()
    texts = sorted((SHARED / "corpus" / "text").glob("*.txt"))[3 :: asked.stride]
    seed = next(iter(sorted((SHARED / "seeds").glob("*.txt"))), None)
    if not texts or seed is None:
        print(f"the releases to measure on are not in {SHARED}; set PREWIRE_SHARED", file=sys.stderr)
        return 2
    curves: list[Curve] = []

    def growth() -> Iterable[Figure]:
        figures, found = inside.growth(texts)
        curves.extend(found)
        return figures

    parts: dict[str, Callable[[], Iterable[Figure]]] = {
        "memory": lambda: processes.memory(seed, texts),  # first: a child begins with its parent's peak
        "start": lambda: processes.cold_start(seed, asked.runs),
        "instructions": lambda: instructions(seed, texts),
        "check": lambda: inside.whole_check(texts),
        "engine": lambda: inside.engine(texts),
        "growth": growth,
        "rendering": lambda: inside.rendering(texts),
        "hostile": inside.hostile,
        "two": lambda: processes.two_processes(texts),
        "peers": lambda: processes.peers(SHARED / "design/prototypes/peers/rules.json", 3),
    }
    figures = []
    for name, measure in parts.items():
        if not asked.only or name in asked.only:
            for figure in measure():
                print(f"{figure.name}: {figure.value}  {figure.bar}", flush=True)
                figures.append(figure)
    if asked.write:
        plot(curves, str(ROOT / "docs/images/growth.svg"))
        (ROOT / "docs/benchmarks.md").write_text(page(figures, curves, "images/growth.svg"), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="rounds of whole processes")
    parser.add_argument("--stride", type=int, default=12, help="every Nth release of the corpus")
    parser.add_argument(
        "--only",
        nargs="*",
        help="memory, start, instructions, check, engine, growth, rendering, hostile, two, peers",
    )
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md and its plot")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
