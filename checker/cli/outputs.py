"""Where reports go: ``--output`` words → format and file, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from checker.cli.options import FORMATS
from checker.errors import ConfigError
from checker.record import record

_SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text", ".ics": "ics"}


@record
class Output:
    """One file to write, and its format."""

    format: str
    path: Path


def parse_output(word: str) -> Output:
    """``report.html`` or ``json=out.dat``.

    Raises:
        ConfigError: neither a known format nor a known suffix.
    """
    name, equals, rest = word.partition("=")
    if equals and name in FORMATS:
        return Output(name, Path(rest))
    path = Path(word)
    kind = _SUFFIXES.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(sorted(_SUFFIXES))
        raise ConfigError(f"--output {word}: the suffix names no format; use {known}, or e.g. json={word}")
    return Output(kind, path)


def write_whole(path: Path, text: str) -> None:
    """Write a text, like :func:`write_whole_bytes`, in UTF-8.

    Raises:
        ConfigError: the folder is missing or not writable.
    """
    write_whole_bytes(path, text.encode("utf-8"))


def write_whole_bytes(path: Path, data: bytes) -> None:
    """Write a file so that it is never seen half-written: to a neighbour first, then renamed.

    Raises:
        ConfigError: the folder is missing or not writable.
    """
    import tempfile  # noqa: PLC0415  (most checks write no file)

    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent or Path())
    except OSError as e:
        raise ConfigError(f"{path}: cannot be written: {e.strerror or e}") from None
    neighbour = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        neighbour.chmod(0o600 if os.name == "posix" else 0o666)
        neighbour.replace(path)
    except OSError as e:
        neighbour.unlink(missing_ok=True)
        raise ConfigError(f"{path}: cannot be written: {e.strerror or e}") from None
