"""``judgements.csv`` → the precision of rules, as people judged findings one by one; it holds no text."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from measuring.verdicts import Hit

FILE = Path(__file__).parents[1] / "judgements.csv"
COLUMNS = ("id", "rule", "fingerprint", "verdict")
VERDICTS = ("right", "arguable", "wrong")

Judgements = dict[tuple[str, str, str], str]
"""Release, rule and fingerprint → verdict."""


def read(path: Path = FILE) -> Judgements:
    """All judgements of the file; none where there is no file.

    Raises:
        ValueError: another column, an unknown verdict, or the same finding judged twice in different ways.

    """
    if not path.is_file():
        return {}
    judgements: Judgements = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path.name}: the columns are {', '.join(COLUMNS)}")
        for row in rows:
            key = (row["id"], row["rule"], row["fingerprint"])
            if row["verdict"] not in VERDICTS or judgements.get(key, row["verdict"]) != row["verdict"]:
                raise ValueError(f"{path.name}:{rows.line_num}: unknown verdict or judged in two ways")
            judgements[key] = row["verdict"]
    return judgements


def table(judgements: Judgements, hits: Iterable[Hit]) -> Iterator[str]:
    """Precision by severity and by rule over the findings that are still made and were judged."""
    made = {(hit.id, hit.rule, hit.fingerprint): hit for hit in hits}
    still = {key: verdict for key, verdict in judgements.items() if key in made}
    yield f"{'judged':<42} {'right':>6} {'arguable':>8} {'wrong':>6} {'precision':>9}"
    for severity in ("error", "warning", "advice"):
        yield from _line(severity, [v for k, v in still.items() if made[k].severity == severity])
    for rule in sorted({key[1] for key in still}):
        yield from _line(f"  {rule}", [verdict for key, verdict in still.items() if key[1] == rule])
    yield f"judged and no longer found: {len(judgements) - len(still)}"


def _line(name: str, verdicts: list[str]) -> Iterator[str]:
    counts = Counter(verdicts)
    if verdicts:
        right = f"{counts['right']:6} {counts['arguable']:8} {counts['wrong']:6}"
        yield f"{name:<42} {right} {counts['right'] / len(verdicts):9.3f}"
