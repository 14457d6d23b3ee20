"""Compound files ([MS-CFB]), as Outlook's messages are: storages and streams by their paths."""

from __future__ import annotations

import struct

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def compound(streams: dict[str, bytes]) -> bytes:
    """The file that holds these streams; a path's storages are divided by slashes."""
    paths = [""]
    for path in streams:
        parts = path.split("/")
        paths += [p for n in range(1, len(parts) + 1) if (p := "/".join(parts[:n])) not in paths]
    fat: list[int] = []
    sectors: list[bytes] = []
    mini_fat: list[int] = []
    mini = b""
    starts: dict[str, tuple[int, int]] = {}
    for path, data in streams.items():
        if not data:
            starts[path] = (_END, 0)
        elif len(data) < _CUTOFF:
            starts[path] = (len(mini_fat), len(data))
            _chain(mini_fat, -(-len(data) // _MINI))
            mini += data + bytes(-len(data) % _MINI)
        else:
            starts[path] = (_put(data, fat, sectors), len(data))
    starts[""] = (_put(mini, fat, sectors), len(mini)) if mini else (_END, 0)
    table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_start = _put(table + b"\xff" * (-len(table) % _SECTOR), fat, sectors) if mini_fat else _END
    directory = b"".join(_entry(path, paths, starts) for path in paths)
    directory_start = _put(directory + _blank() * (-len(paths) % 4), fat, sectors)
    count = next(n for n in range(1, 100) if n * 128 >= len(fat) + n)
    first = len(fat)
    fat += [_FAT] * count
    fat += [_FREE] * (count * 128 - len(fat))
    head = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
                       0, count, directory_start, 0, _CUTOFF, mini_start, -(-len(table) // _SECTOR), _END, 0)  # fmt: skip
    places = [*range(first, first + count), *([_FREE] * (109 - count))]
    return head + struct.pack("<109I", *places) + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _chain(table: list[int], count: int) -> None:
    first = len(table)
    table += [*range(first + 1, first + count), _END]


def _put(data: bytes, fat: list[int], sectors: list[bytes]) -> int:
    first = len(fat)
    _chain(fat, -(-len(data) // _SECTOR))
    sectors.append(data + bytes(-len(data) % _SECTOR))
    return first


def _blank() -> bytes:
    return bytes(68) + struct.pack("<III", _NONE, _NONE, _NONE) + bytes(48)


def _entry(path: str, paths: list[str], starts: dict[str, tuple[int, int]]) -> bytes:
    """A directory entry; the entries of a storage hang on one another to the right."""
    parent, _, name = path.rpartition("/")
    later = [p for p in paths[paths.index(path) + 1 :] if path and p.rpartition("/")[0] == parent]
    inner = [p for p in paths if p and p.rpartition("/")[0] == path] if path not in starts or not path else []
    kind = 5 if not path else 2 if path in starts else 1
    coded = ((name or "Root Entry") + "\0").encode("utf-16-le")
    start, size = starts.get(path, (0, 0))
    right = paths.index(later[0]) if later else _NONE
    child = paths.index(inner[0]) if inner else _NONE
    return struct.pack("<64sHBBIII36xIQ", coded, len(coded), kind, 1, _NONE, right, child, start, size)
