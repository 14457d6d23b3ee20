"""Folders, patterns, Parquet and JSON lines → shards, and a shard → its documents' bytes.

Cutting reads names, row counts and line offsets, never the texts; a shard can be read without its neighbours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from glob import glob
from pathlib import Path
from typing import Any

from checker.digests import sha256
from checker.errors import ConfigError, DraftError
from checker.record import Record

TEXT_COLUMNS = ("text", "content", "body", "html", "release")
ID_COLUMNS = ("id", "doc_id", "document", "accession_number", "filename", "url", "path")
_LINES = (".jsonl", ".ndjson")


class Shard(Record):
    """A part of a corpus: files, rows of a row group of a Parquet file, or bytes of a file of JSON lines."""

    kind: str
    """``files``, ``parquet`` or ``lines``."""
    paths: tuple[str, ...]
    start: int = 0
    stop: int = 0
    group: int = 0

    @property
    def name(self) -> str:
        """The same for the same part of the same corpus."""
        told = json.dumps([self.kind, self.paths, self.start, self.stop, self.group])
        return sha256(told.encode()).hexdigest()[:16]


class Item(Record):
    """One document of a corpus as it was found."""

    id: str
    name: str
    """By its suffix, text is told from Markdown."""
    data: bytes


def shards_of(corpora: Sequence[str], size: int) -> list[Shard]:
    """A corpus cut into shards of about ``size`` documents, in a fixed order.

    Raises:
        ConfigError: nothing is found under one of the names.
    """
    files: list[str] = []
    shards: list[Shard] = []
    for path in _files(corpora):
        suffix = path.suffix.lower()
        if suffix == ".parquet":
            shards += _parquet_shards(path, size)
        elif suffix in _LINES:
            shards += _line_shards(path, size)
        else:
            files.append(str(path))
    return shards + [Shard("files", tuple(files[at : at + size])) for at in range(0, len(files), size)]


def _files(corpora: Iterable[str]) -> list[Path]:
    found: dict[Path, None] = {}
    for word in corpora:
        here = Path(word)
        if here.is_dir():
            paths = [p for p in here.rglob("*") if p.is_file() and not p.name.startswith(".")]
        else:
            paths = [here] if here.is_file() else [Path(p) for p in glob(word, recursive=True)]  # noqa: PTH207
        if not paths:
            raise ConfigError(f"{word}: no document is there; name a folder, a file or a pattern")
        found.update(dict.fromkeys(sorted(paths)))
    return list(found)


def _parquet_shards(path: Path, size: int) -> Iterator[Shard]:
    file = _parquet(path)
    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        for start in range(0, rows, size):
            yield Shard("parquet", (str(path),), start, min(start + size, rows), group)


def _line_shards(path: Path, size: int) -> Iterator[Shard]:
    start = at = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            at += len(line)
            if number % size == 0:
                yield Shard("lines", (str(path),), start, at)
                start = at
    if at > start:
        yield Shard("lines", (str(path),), start, at)


def items_of(shard: Shard, text_column: str = "", id_column: str = "") -> Iterator[Item | DraftError]:
    """The documents of a shard, in order; what cannot be read is an error in its place.

    Raises:
        ConfigError: a table has no column with the releases.
    """
    if shard.kind == "files":
        yield from map(_file, shard.paths)
        return
    rows = _parquet_rows(shard, text_column, id_column) if shard.kind == "parquet" else _line_rows(shard)
    for at, row in enumerate(rows, shard.start):
        yield _item(row, f"{shard.paths[0]}:{shard.group}:{at}", text_column, id_column)


def _file(name: str) -> Item | DraftError:
    from checker.reading import bytes_of  # noqa: PLC0415

    try:
        return Item(name, name, bytes_of(Path(name)))
    except DraftError as e:
        return e


def _item(row: Any, place: str, text_column: str, id_column: str) -> Item | DraftError:
    if not isinstance(row, dict):
        return DraftError(f"{place}: not a JSON object; write one object a line")
    text = row.get(column_of(row, text_column, TEXT_COLUMNS) or "")
    if not isinstance(text, str | bytes):
        return DraftError(f"{place}: it has no text; name its column with --text-column")
    known = row.get(column_of(row, id_column, ID_COLUMNS) or "")
    id = place if known is None else str(known)
    return Item(id, f"{id}.txt", text if isinstance(text, bytes) else text.encode("utf-8", "replace"))


def column_of(columns: Iterable[str], wanted: str, usual: Sequence[str]) -> str | None:
    """The wanted column, or the first of the usual ones that is there."""
    there = set(columns)
    return next((name for name in ([wanted] if wanted else usual) if name in there), None)


def _parquet_rows(shard: Shard, text_column: str, id_column: str) -> Iterator[Any]:
    file = _parquet(Path(shard.paths[0]))
    there = file.schema_arrow.names
    text = column_of(there, text_column, TEXT_COLUMNS)
    if text is None:
        raise ConfigError(
            f"{shard.paths[0]}: no column {text_column or 'called ' + ', '.join(TEXT_COLUMNS)};"
            " name it with --text-column"
        )
    columns = [text, *filter(None, [column_of(there, id_column, ID_COLUMNS)])]
    table = file.read_row_group(shard.group, columns=columns)
    yield from table.slice(shard.start, shard.stop - shard.start).to_pylist()


def _parquet(path: Path) -> Any:
    from checker.audit.tables import arrow  # noqa: PLC0415

    try:
        return arrow("parquet").ParquetFile(path)
    except (OSError, ValueError) as e:  # pyarrow's own errors are of these kinds
        raise ConfigError(f"{path}: not a Parquet file that can be read: {str(e).splitlines()[0]}") from None


def _line_rows(shard: Shard) -> Iterator[Any]:
    with Path(shard.paths[0]).open("rb") as file:
        file.seek(shard.start)
        for line in file.read(shard.stop - shard.start).splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                yield None
