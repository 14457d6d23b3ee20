"""Compiled packs kept between runs: plain data as JSON in the user's cache folder.

Reading, checking and resolving YAML takes half a second; the plain data that comes of it takes
milliseconds. A cache file answers for exactly the bytes that were compiled: it names the packs'
folders and the digest of every file in them, and is dropped when anything differs. It is verified
before use, replaced in one step, and safe to delete; where it cannot be written nothing is said.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checker import __version__
from checker.cachefolder import cache_folder, replace_whole

SCHEMA = 1
"""Rises when the shape of the compiled data changes."""


def stamp(folders: Iterable[Path]) -> str:
    """The digest of every file of some packs, of this version, and of the shape of compiled data."""
    digest = hashlib.sha256(f"{__version__}\0{SCHEMA}".encode())
    for folder in folders:
        for name, path in sorted(_files(str(folder), "")):
            with open(path, "rb") as file:  # noqa: PTH123  (a hundred of them: twice as fast as a Path)
                content = file.read()
            digest.update(f"\0{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def load(request: str) -> Any | None:
    """What was compiled for a request, if all its files are as they were; else None."""
    try:
        header, _, body = _file(request).read_bytes().partition(b"\n")
        known = json.loads(header)
        if known["body"] != _digest(body) or known["stamp"] != stamp(Path(f) for f in known["folders"]):
            return None
        return json.loads(body.decode(), object_hook=revive)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def store(request: str, folders: Iterable[Path], compiled: Any) -> None:
    """Keeps what was compiled for a request; where that can't be written, does nothing."""
    paths = [str(folder) for folder in folders]
    with suppress(OSError):
        body = json.dumps(compiled, default=plain, separators=(",", ":")).encode()
        header = json.dumps({"folders": paths, "stamp": stamp(map(Path, paths)), "body": _digest(body)})
        replace_whole(_file(request), header.encode() + b"\n" + body)


def plain(value: Any) -> Any:
    """A date in JSON; :func:`revive` undoes it."""
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    raise TypeError(f"no JSON for {type(value).__name__}")


def revive(value: dict[str, Any]) -> Any:
    """A date from JSON; any other mapping as it is."""
    if len(value) != 1 or "$date" not in value:
        return value
    text = value["$date"]
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _file(request: str) -> Path:
    name = hashlib.sha256(f"{__version__} {SCHEMA} {request}".encode()).hexdigest()[:24]
    return cache_folder() / f"pack-{name}.json"


def _files(folder: str, under: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{under}{entry.name}/")
            else:
                yield under + entry.name, entry.path
