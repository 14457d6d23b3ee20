"""The measuring data beside the project → labelled releases, filing paragraphs, sentences, dev releases."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("PREWIRE_SHARED", Path(__file__).parents[3] / "shared"))


@dataclass(frozen=True)
class Labelled:
    """One text with its labels, as the guides beside the data define them."""

    id: str
    text: str
    labels: dict[str, Any]


def releases() -> Iterator[Labelled]:
    """The labelled releases, by id."""
    for path in sorted((SHARED / "gold").glob("*.json")):
        yield Labelled(path.stem, _text(path.with_suffix(".txt")), json.loads(path.read_text("utf-8")))


def paragraphs() -> Iterator[Labelled]:
    """The paragraphs with labelled mentions of filings; labels: ``release_date``, ``mentions``."""
    folder = SHARED / "gold" / "filings"
    texts = _lines(folder / "paragraphs.jsonl")
    for paragraph, labels in zip(texts, _lines(folder / "labels.jsonl"), strict=True):
        if (paragraph["id"], paragraph["offset"]) != (labels["id"], labels["offset"]):
            raise ValueError(f"labels out of step at {paragraph['id']}")
        own = {"release_date": paragraph["release_date"], "mentions": labels["mentions"]}
        yield Labelled(f"{paragraph['id']}@{paragraph['offset']}", paragraph["text"], own)


def sentences() -> Iterator[Labelled]:
    """The labelled sentences; labels: ``split``, and ``label`` F, f, L, B or N."""
    for path in sorted((SHARED / "gold" / "sentences").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                yield Labelled(row["id"], row["text"], {"split": row["split"], "label": row["label"]})


def corpus() -> Iterator[Labelled]:
    """The unlabelled dev releases, by id; labels: the manifest's row."""
    folder = SHARED / "corpus"
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as rows:
        for row in sorted(csv.DictReader(rows), key=lambda row: row["id"]):
            path = folder / "text" / f"{row['id']}.txt"
            if path.is_file():
                yield Labelled(row["id"], _text(path), row)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
