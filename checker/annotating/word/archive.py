"""A zip with some of its members written anew; all others are copied as they lie there, still compressed."""

from __future__ import annotations

import io
import struct
import zipfile
from copy import copy
from typing import IO

from checker.reading.zipped import Package

_LOCAL = struct.Struct("<4s5H3L2H")
"""The header before a member's bytes (APPNOTE 4.3.7); its last two numbers are lengths."""

_SIZES_FOLLOW = 0x08


def rewritten(data: bytes, package: Package, changed: dict[str, bytes]) -> bytes:
    """The package with these parts in place of its own, or added to them.

    Raises:
        DraftError: a member does not lie where the file says.
    """
    rest = dict(changed)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as out:
        for info in package.entries.values():
            if info.filename in rest:
                out.writestr(_renewed(info), rest.pop(info.filename), zipfile.ZIP_DEFLATED)
            else:
                _copy(data, package, info, out)
        for name, part in rest.items():
            out.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def _renewed(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry without what is told of its old bytes; ``writestr`` changes the one that it is given."""
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.external_attr = info.external_attr
    return made


def _copy(data: bytes, package: Package, info: zipfile.ZipInfo, out: zipfile.ZipFile) -> None:
    try:
        header = _LOCAL.unpack_from(data, info.header_offset)
    except struct.error as e:
        raise package.damaged() from e
    start = info.header_offset + _LOCAL.size + header[-2] + header[-1]
    body = data[start : start + info.compress_size]
    if header[0] != b"PK\x03\x04" or len(body) != info.compress_size:
        raise package.damaged()
    made = copy(info)
    made.flag_bits &= ~_SIZES_FOLLOW
    made.extra = b""
    _append(out, made, body)


def _append(out: zipfile.ZipFile, made: zipfile.ZipInfo, body: bytes) -> None:
    """Add a member that is compressed already, which :mod:`zipfile` itself has no way to do."""
    file: IO[bytes] | None = out.fp
    if file is None:
        raise ValueError("the zip is closed")
    file.seek(out.start_dir)
    made.header_offset = file.tell()
    file.write(made.FileHeader(zip64=False))
    file.write(body)
    out.start_dir = file.tell()
    out.filelist.append(made)
    out.NameToInfo[made.filename] = made
