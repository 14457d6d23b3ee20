"""Measures the checks of tables on real releases: alarms, seeded errors, and time. Needs the measuring data.

    python -m benchmarks.table_figures alarms           every alarm, for reading, and how many a release has
    python -m benchmarks.table_figures seeded [NUMBER]  changes one digit of sums and changes that are right
    python -m benchmarks.table_figures cells [NUMBER]   cells drawn at random with label and head, for reading
    python -m benchmarks.table_figures speed            52 KB with 15 tables, one, four and sixteen times

Prints ids, offsets and counts; what it draws from the releases for reading goes to the terminal only.
"""

from __future__ import annotations

import csv
import gc
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from checker.document import Document
from checker.errors import DraftError
from checker.facts import Facts
from checker.facts.figures.table_checks import TableCheck, find_table_checks
from checker.facts.figures.table_grids import grids
from checker.law import Law
from checker.reading import read, read_text

SHARED = Path(os.environ.get("PREWIRE_SHARED", Path(__file__).parents[2] / "shared"))
CORPUS = SHARED / "corpus"
_SEED = 20261123
_NUMBER = re.compile(r"\(?\$? ?\(?(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: \| | )?\)?")


def main(arguments: list[str]) -> None:
    """Runs one of the measurements that the module names."""
    gc.set_threshold(100_000, 10, 10)  # as the command has it
    what, number = [*arguments, "alarms"][0], int(arguments[1]) if len(arguments) > 1 else 0
    {
        "alarms": alarms,
        "seeded": lambda: seeded(number or 100),
        "cells": lambda: cells(number or 60),
        "speed": speed,
    }[what]()


def results_releases() -> list[Path]:
    """The earnings releases: issuers' PDF and HTML files where there are any, else the text."""
    with (CORPUS / "manifest.csv").open(encoding="utf-8") as file:
        ids = [row["id"] for row in csv.DictReader(file) if row["event_type"] == "earnings_results"]
    kept = {p.stem: p for p in (CORPUS / "original").iterdir() if p.suffix in (".pdf", ".html")}
    large = sorted(p for id, p in kept.items() if id.startswith(("fb", "nvda", "edgar")))
    return [kept.get(id, CORPUS / "text" / f"{id}.txt") for id in ids] + [
        p for p in large if p.stem not in ids
    ]


def facts_of(document: Document) -> Facts:
    """Facts without law, which tables don't need."""
    return Facts(document, Law({}, {}, {}), {}, date(2026, 11, 23))


def checks_of(document: Document) -> list[TableCheck]:
    """Every check of a document's tables."""
    return list(find_table_checks(facts_of(document)))


def alarms() -> None:
    """Every alarm on the earnings releases, and how many a release has."""
    counts, kinds, spent = [], Counter[tuple[str, str]](), 0.0
    for path in results_releases():
        try:
            document = read(path)
        except DraftError as e:
            print("unread:", path.stem, e)
            continue
        start = perf_counter()
        found = checks_of(document)
        spent += perf_counter() - start
        kinds.update((check.kind, check.verdict) for check in found)
        off = [check for check in found if not check.ties]
        counts.append(len(off))
        for check in off:
            print(
                f"{path.stem} {check.span.start} {check.kind}: {check.label} | {check.column} "
                f"| says {check.stated}"
            )
            print(
                f"    computed {check.computed} ({check.allowed}) of {check.operands}; {check.elsewhere} more"
            )
    print(f"{len(counts)} releases, {sum(counts)} alarms, median {median(counts)}, {spent:.1f} s")
    for (kind, verdict), count in sorted(kinds.items()):
        print(f"  {kind:15} {verdict:5} {count}")


# -- seeded errors --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Truth:
    """A sum or a percent change that is right, found by its lines alone: where its figures' digits stand."""

    id: str
    kind: str
    digits: tuple[tuple[int, int], ...]
    """Offsets of the digits, the result first."""
    slack: int
    """By how much, in units of the last place, the result may be off by rounding."""


def seeded(number: int) -> None:
    """Changes one digit of each truth and counts how many are told, with the figure among the operands."""
    truths = [truth for path in sorted((CORPUS / "text").glob("*.txt")) for truth in _truths(path)]
    rng = random.Random(_SEED)  # noqa: S311
    rng.shuffle(truths)
    kinds = {kind: [t for t in truths if t.kind == kind] for kind in ("sum", "percent-change")}
    drawn = kinds["sum"][: number * 7 // 10] + kinds["percent-change"][: number * 3 // 10]
    print({kind: len(found) for kind, found in kinds.items()}, "found;", len(drawn), "drawn")
    caught, silent, tried = Counter[str](), 0, Counter[str]()
    for truth in drawn:
        raw = (CORPUS / "text" / f"{truth.id}.txt").read_bytes().decode("utf-8")
        silent += not any(_touches(raw, c, truth.digits[0]) for c in _off(raw))
        at, changed = _mutated(raw, truth, rng)
        told = _off(changed)
        tried[truth.kind] += 1
        if any(_touches(changed, c, at) for c in told):
            caught[truth.kind] += 1
        else:
            print("missed:", truth.id, truth.kind, at[0], raw[slice(*at)], "now", changed[slice(*at)])
    print(f"caught {dict(caught)} of {dict(tried)}; {silent} of {len(drawn)} silent unchanged")


def _off(raw: str) -> list[TableCheck]:
    return [check for check in checks_of(read_text(raw, "release.txt")) if not check.ties]


def _touches(raw: str, check: TableCheck, place: tuple[int, int]) -> bool:
    document = read_text(raw, "release.txt")
    span = document.reading_span(*place)
    return any(part.overlaps(span) for part in (check.span, *check.parts))


def _mutated(raw: str, truth: Truth, rng: random.Random) -> tuple[tuple[int, int], str]:
    """The text with one digit of the truth changed by more than rounding allows."""
    place = rng.choice(truth.digits)
    start, end = place
    at = [n for n in range(start, end) if raw[n].isdigit()]
    weights = {n: 10 ** (len(at) - 1 - rank) for rank, n in enumerate(at)}
    options = [
        (n, digit)
        for n in at
        for digit in "0123456789"
        if abs(int(digit) - int(raw[n])) * weights[n] > truth.slack and not (n == at[0] and digit == "0")
    ]
    n, digit = rng.choice(options)
    return place, raw[:n] + digit + raw[n + 1 :]


def _truths(path: Path) -> Iterator[Truth]:
    raw = path.read_bytes().decode("utf-8")
    rows: list[list[tuple[int, tuple[int, int], int]]] = []
    start = 0
    for line in raw.splitlines(keepends=True):
        rows.append(_figures(line, start))
        start += len(line)
    yield from _true_sums(path.stem, raw, rows)
    yield from _true_changes(path.stem, raw, rows)


def _figures(line: str, start: int) -> list[tuple[int, tuple[int, int], int]]:
    """The figures of a line that has a label and at least two: value, where the digits stand, places."""
    body = line.strip()
    if not body or ("|" not in body and "  " not in body) or not body.strip("| ")[:1].isalpha():
        return []
    found = []
    for m in re.finditer(
        r"(?P<open>\(?)\$? ?\(?(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,.%]|\w)", line
    ):
        before = line[max(0, m.start() - 2) : m.start()]
        if re.match(r" ?[\u2013-] ?\$?\d", line[m.end() :]) or re.search(
            r"\d ?[\u2013-] ?\$?$", line[: m.start("digits")]
        ):
            continue  # a range
        if before.strip(" |$(\u2013-") and not before.endswith("  "):
            continue
        digits = m["digits"].replace(",", "")
        negative = "(" in line[max(0, m.start() - 2) : m.start("digits")]
        places = len(digits.partition(".")[2])
        value = int(digits.replace(".", "")) * (-1 if negative else 1)
        found.append((value, (start + m.start("digits"), start + m.end("digits")), places))
    return found


def _true_sums(id: str, raw: str, rows: list[list[tuple[int, tuple[int, int], int]]]) -> Iterator[Truth]:
    """Lines that say "total" and are, in every column, the sum of the two to fifteen lines above them."""
    filled = [row for row in rows if row]
    for at, row in enumerate(filled):
        line_start = raw.rfind("\n", 0, row[0][1][0]) + 1
        if "total" not in raw[line_start : row[0][1][0]].lower() or len(row) < 2 or any(f[2] for f in row):
            continue
        if any(abs(f[0]) < 100 or 1990 <= f[0] <= 2060 for f in row):
            continue
        for count in range(2, 16):
            above = filled[max(0, at - count) : at]
            if len(above) < count or any(len(other) != len(row) or other[0][2] for other in above):
                break
            if all(sum(other[n][0] for other in above) == f[0] for n, f in enumerate(row)):
                for n in range(len(row)):
                    cells = (row[n], *(other[n] for other in above))
                    if all(abs(cell[0]) > 9 for cell in cells):
                        yield Truth(id, "sum", tuple(cell[1] for cell in cells), count + 2)
                break


def _true_changes(id: str, raw: str, rows: list[list[tuple[int, tuple[int, int], int]]]) -> Iterator[Truth]:
    """Lines with two amounts and then the whole percent between them, three such lines to a table."""
    found = []
    for row in (row for row in rows if len(row) >= 2):
        for (a, _, places), (b, other, same) in pairwise(row):
            m = re.compile(r"[\s|)$]*\(?(?P<digits>\d+)[\s|)]*%").match(raw, other[1])
            if not m or places != same or min(a, b) <= 99 or int(m["digits"]) <= 1:
                continue
            if round(abs(a / b - 1) * 100) == int(m["digits"]):
                found.append((m.start(), Truth(id, "percent-change", (m.span("digits"),), 1)))
    for start, truth in found:
        if sum(abs(other - start) < 1200 for other, _ in found) >= 3:
            yield truth


# -- cells and time -------------------------------------------------------------------------------------


def cells(number: int) -> None:
    """Cells of tables in PDF and HTML files drawn at random, with the label and head that were read."""
    rng = random.Random(_SEED)  # noqa: S311
    drawn = []
    for path in results_releases():
        if path.suffix == ".txt":
            continue
        try:
            document = read(path)
        except DraftError:
            continue
        every = [
            (path.stem, grid, row, column)
            for grid in grids(facts_of(document))
            for row in grid.rows
            for column in row.figures
            if not row.figures[column].nil
        ]
        drawn += [(*cell, document) for cell in rng.sample(every, min(8, len(every)))]
    for id, grid, row, column, document in rng.sample(drawn, min(number, len(drawn))):
        figure = row.figures[column]
        print(
            f"{id} {document.where(figure.span)} {figure.value} [{figure.unit}] | {row.label} "
            f"| {grid.heads[column]}"
        )


def speed() -> None:
    """The time of all table checks of a made release with 15 tables, one, four and sixteen times over."""
    rng = random.Random(_SEED)  # noqa: S311
    table = "\n".join(_statement(rng))
    prose = "Revenue for the quarter was higher than a year ago, as the company sold more. " * 20
    release = "\n\n".join(f"{prose}\n\n{table}" for _ in range(15))
    for times in (1, 4, 16):
        document = read_text("\n\n".join([release] * times), "release.txt")
        best = min(_timed(document) for _ in range(3))
        print(f"{times:2}x: {len(document.text) / 1000:.0f} KB, {best * 1000:.0f} ms")


def _statement(rng: random.Random) -> Iterator[str]:
    """The lines of a made statement: five groups of four rows with their totals, in four columns."""
    yield "| (in thousands) | Three Months Ended | | Nine Months Ended | |"
    yield "| | 2025 | 2024 | 2025 | 2024 |"
    for group in range(5):
        rows = [[rng.randint(1000, 90000) for _ in range(4)] for _ in range(4)]
        for number, row in enumerate(rows):
            yield (
                f"| Line {number} of group {group} of the statement | "
                + " | ".join(f"{n:,}" for n in row)
                + " |"
            )
        yield (
            f"| Total of group {group} | " + " | ".join(f"{sum(c):,}" for c in zip(*rows, strict=True)) + " |"
        )


def _timed(document: Document) -> float:
    start = process_time()
    checks_of(document)
    return process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
