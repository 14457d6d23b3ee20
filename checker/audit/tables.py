"""Rows ↔ Parquet: the schemas of an audit's tables, and how a shard's folder is put in place whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from checker.errors import ConfigError

Rows = Sequence[Mapping[str, Any]]

_RELEASE = (("document", "string"), ("year", "int32"), ("form", "word"), ("issuer", "word"))
"""What every row says of the release that it belongs to."""

COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "documents": (
        *_RELEASE, ("sha256", "string"), ("characters", "int64"), ("date", "date32"), ("company", "string"),
        ("jurisdictions", "string"), ("events", "string"), ("error", "string"),
    ),
    "outcomes": (
        *_RELEASE, ("rule", "word"), ("pack", "word"), ("verdict", "word"), ("severity", "word"),
        ("findings", "int32"), ("because", "string"),
    ),
    "findings": (
        *_RELEASE, ("rule", "word"), ("severity", "word"), ("start", "int64"), ("end", "int64"),
        ("line", "int64"), ("fingerprint", "string"), ("message", "string"), ("quote", "string"),
    ),
    "facts": (
        *_RELEASE, ("kind", "word"), ("start", "int64"), ("end", "int64"), ("quote", "string"),
        ("value", "string"),
    ),
}  # fmt: skip
"""Table → its columns and their types; ``word`` is a text of which there are few."""


def arrow(part: str = "") -> Any:
    """``pyarrow``, or a part of it.

    Raises:
        ConfigError: it is not installed.
    """
    try:
        return import_module(f"pyarrow.{part}" if part else "pyarrow")
    except ImportError:
        raise ConfigError("audit needs Parquet: `pip install prewire[scale]`") from None


def schema(table: str) -> Any:
    """The Arrow schema of a table."""
    pa = arrow()
    made = {"word": pa.dictionary(pa.int32(), pa.string()), "date32": pa.date32()}
    return pa.schema([(name, made.get(kind) or getattr(pa, kind)()) for name, kind in COLUMNS[table]])


def write_shard(folder: Path, tables: Mapping[str, Rows]) -> None:
    """Write a shard's tables into a folder that appears whole or not at all; one already there stays."""
    pa, parquet = arrow(), arrow("parquet")
    neighbour = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(neighbour, ignore_errors=True)
    neighbour.mkdir(parents=True)
    try:
        for name in COLUMNS:
            made = pa.Table.from_pylist([_clean(row) for row in tables[name]], schema=schema(name))
            parquet.write_table(made, neighbour / f"{name}.parquet", compression="zstd")
        _put_in_place(neighbour, folder)
    finally:
        shutil.rmtree(neighbour, ignore_errors=True)


def _clean(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row without lone surrogates, which no UTF-8 holds."""
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in row.items()
    }


def _put_in_place(neighbour: Path, folder: Path) -> None:
    try:
        neighbour.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise  # else another worker did the same shard, with the same result


def read_table(folder: Path, table: str, columns: Sequence[str] | None = None) -> Any:
    """One table of one shard."""
    return arrow("parquet").read_table(folder / f"{table}.parquet", columns=columns)


def finished(shards: Path) -> Iterator[Path]:
    """The folders of the finished shards, in order."""
    if shards.is_dir():
        yield from sorted(p for p in shards.iterdir() if p.is_dir() and not p.name.startswith("."))
