"""Compiled packs kept between runs as plain values, and those that are built with the program.

Reading, checking and resolving YAML takes seconds; the plain values that come of it take milliseconds.
A kept file answers for exactly the bytes that were compiled: it names the packs' folders and the digest of
every file in them, and is dropped when anything differs. It is checked before use, replaced in one step, and
safe to delete; where it cannot be written nothing is said. ``marshal`` reads it: nothing is unpickled.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checker import __version__, shelves
from checker.cachefolder import built_folder, cache_folder, taken_before
from checker.digests import blake2b
from checker.resources import shipped
from checker.shelves import Name, Shelves

SCHEMA = 7
"""Rises when the shape of the compiled data changes."""

_HEADER: Name = ("pack", "header", 0)
_BODY: Name = ("pack", "body", 0)
"""What a file holds: whose data it is, and the data."""

APART = ("rules", "examples", "lexicons", "tables")
"""Of the compiled data, what is kept value by value, under its names: of most of it a check reads nothing."""

Way = tuple[str | int, ...]
"""Keys and places that lead to a value inside nested mappings and lists."""


def packed(value: Any) -> bytes:
    """Plain values and dates as bytes; :func:`unpacked` undoes it."""
    ways: list[tuple[Way, str]] = []
    return marshal.dumps((_dates_taken(value, (), ways), ways))


def unpacked(content: bytes) -> Any:
    """What :func:`packed` packed.

    Raises:
        ValueError: the bytes are damaged. Also ``EOFError`` and ``TypeError``.
    """
    value, ways = marshal.loads(content)  # noqa: S302  (plain values of our own making, checked by the caller)
    for way, text in ways:
        holder = value
        for step in way[:-1]:
            holder = holder[step]
        holder[way[-1]] = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return value


def _dates_taken(value: Any, way: Way, ways: list[tuple[Way, str]]) -> Any:
    """The value without its dates; where they were, and which, is added to ``ways``."""
    if isinstance(value, date):
        ways.append((way, value.isoformat()))
        return None
    if isinstance(value, dict):
        return {key: _dates_taken(each, (*way, key), ways) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_dates_taken(each, (*way, at), ways) for at, each in enumerate(value)]
    return value


def stamp(folder: Path) -> str:
    """The digest of every file of a pack, of this version, and of the shape of compiled data."""
    digest = blake2b(f"{__version__}\0{SCHEMA}".encode(), digest_size=32)
    for name, entry in sorted(_files(str(folder), "")):
        with open(entry.path, "rb") as file:  # noqa: PTH123  (hundreds of them: twice as fast as a Path)
            content = file.read()
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _stamp_now(folders: Sequence[Path]) -> str:
    """The stamps of some packs, as they were taken before if no file has been touched since."""
    named = blake2b("\0".join(map(str, folders)).encode()).hexdigest()
    return taken_before(f"seen-{named[:24]}.txt", *_touched(folders), lambda: " ".join(map(stamp, folders)))


def load(names: Sequence[str]) -> Any | None:
    """What was compiled from these packs, if all their files are as they were; else None.

    First what was built with the program, then what an earlier run kept.
    """
    return built(names) or _read(names, _kept_file)


def built(names: Sequence[str]) -> Any | None:
    """What was built from these packs with the program, if all their files are as they were; else None."""
    return _read(names, _built_file)


def _read(names: Sequence[str], place: Callable[[Sequence[str]], Path]) -> Any | None:
    with suppress(OSError, ValueError, EOFError, KeyError, TypeError):
        kept = Shelves(place(names))
        known, header = kept.value(_HEADER)
        if known and header["stamp"] == _stamp_now([shipped("rules") / each for each in header["folders"]]):
            whole, body = kept.value(_BODY)
            if whole:
                data = unpacked(body)
                return data | {shelf: _Apart(kept, shelf, data[shelf], names) for shelf in APART}
    return None


class _Apart(Mapping[str, bytes]):
    """The values of one shelf; one that isn't as it was written is compiled anew."""

    def __init__(self, kept: Shelves, shelf: str, named: Iterable[str], packs: Sequence[str]) -> None:
        self._kept, self._shelf, self._packs = kept, shelf, packs
        self._named = dict.fromkeys(named)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._named:
            raise KeyError(name)
        whole, value = self._kept.value((self._shelf, name, 0))
        if not whole:
            from checker.language.compile import compile_packs  # noqa: PLC0415  (imports YAML and pydantic)

            value = compile_packs(self._packs).data[self._shelf][name]
        content: bytes = value
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)


def store(names: Sequence[str], stamps: Mapping[Path, str], compiled: Any) -> None:
    """Keeps what was compiled from some packs; where that can't be written, does nothing.

    ``stamps``: the packs' folders, each with its stamp from before it was read.
    """
    with suppress(OSError):
        _write(_kept_file(names), stamps, compiled)


def build(names: Sequence[str], stamps: Mapping[Path, str], compiled: Any) -> Path:
    """Puts what was compiled from shipped packs beside the program, wherever that will be; the file."""
    file, home = _built_file(names), shipped("rules")
    _write(file, {folder.relative_to(home): stamped for folder, stamped in stamps.items()}, compiled)
    return file


def _write(file: Path, stamps: Mapping[Path, str], compiled: Any) -> None:
    header = {"folders": [folder.as_posix() for folder in stamps], "stamp": " ".join(stamps.values())}
    body = packed({**compiled, **{shelf: list(compiled[shelf]) for shelf in APART}})
    apart = {(shelf, name, 0): value for shelf in APART for name, value in compiled[shelf].items()}
    values = {_HEADER: header, _BODY: body, **apart}
    shelves.write(file, {name: shelves.entry(name, value) for name, value in values.items()})


def _built_file(names: Sequence[str]) -> Path:
    return built_folder() / _name(names, "")


def _kept_file(names: Sequence[str]) -> Path:
    """Each installed program keeps its own: its packs may differ from another's of the same version."""
    return cache_folder() / _name(names, __file__)


def _name(names: Sequence[str], program: str) -> str:
    request = [program, *(str(Path(name).resolve()) if Path(name).is_dir() else name for name in names)]
    told = "\0".join((__version__, str(SCHEMA), sys.implementation.cache_tag or "", *request))
    return f"pack-{blake2b(told.encode()).hexdigest()[:24]}.bin"


def _touched(folders: Iterable[Path]) -> tuple[str, float]:
    """A digest of the name, size and times of every file, and when the latest was touched.

    In the order in which the folders list them: another order of the same files costs a reading, no more.
    """
    digest, latest = blake2b(f"{__version__} {SCHEMA}".encode(), digest_size=32), 0.0
    for folder in folders:
        for name, entry in _files(str(folder), ""):
            s = entry.stat()
            digest.update(f"{name}\0{s.st_size} {s.st_mtime_ns} {s.st_ctime_ns} {s.st_ino}\0".encode())
            latest = max(latest, s.st_mtime, s.st_ctime)
    return digest.hexdigest(), latest


def _files(folder: str, under: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{under}{entry.name}/")
            else:
                yield under + entry.name, entry
