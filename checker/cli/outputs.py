"""Where reports go: ``--output`` words → format and file, written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from checker.errors import ConfigError
from checker.formats import BY_SUFFIX, FORMATS
from checker.record import Record


class Output(Record):
    """One file to write, and its format."""

    format: str
    path: Path
    folder: bool = False
    """Whether a folder is to be filled: a page and a record a draft, and an index, which ``path`` names."""


def parse_output(word: str) -> Output:
    """``report.html``, ``json=out.dat``, or ``reports/`` for a folder.

    Raises:
        ConfigError: neither a known format nor a known suffix.
    """
    name, equals, rest = word.partition("=")
    if equals and name in FORMATS:
        return Output(name, Path(rest))
    path = Path(word)
    if word.endswith(("/", os.sep)) or path.is_dir():
        return Output("html", path / "index.html", folder=True)
    kind = BY_SUFFIX.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(sorted(BY_SUFFIX))
        raise ConfigError(f"--output {word}: the suffix names no format; use {known}, or e.g. json={word}")
    return Output(kind, path)


def make_folder(path: Path) -> None:
    """Make a folder for reports, with those above it; it may be there already.

    Raises:
        ConfigError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ConfigError(f"--output {path}: the folder cannot be made: {e.strerror or e}") from None


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
    file = GrowingFile(path)
    file.add(data)
    file.finish()


class GrowingFile:
    """A file that is written piece by piece to a neighbour, and put in its place when it is whole.

    Raises:
        ConfigError: the folder is missing or not writable; by every method.
    """

    def __init__(self, path: Path) -> None:
        import tempfile  # noqa: PLC0415  (most checks write no file)

        self.path = path
        try:
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent or Path())
        except OSError as e:
            raise self._failed(e) from None
        self._neighbour = Path(name)
        self._file = os.fdopen(handle, "wb")
        self.empty = True

    def _failed(self, error: OSError) -> ConfigError:
        return ConfigError(f"{self.path}: cannot be written: {error.strerror or error}")

    def write(self, text: str) -> None:
        """Write on, in UTF-8."""
        self.add(text.encode("utf-8", "replace"))

    def add(self, data: bytes) -> None:
        """Write on."""
        self.empty = self.empty and not data
        try:
            self._file.write(data)
        except OSError as e:
            self.drop()
            raise self._failed(e) from None

    def finish(self) -> None:
        """Put the file in its place."""
        try:
            self._file.close()
            self._neighbour.chmod(0o600 if os.name == "posix" else 0o666)
            self._neighbour.replace(self.path)
        except OSError as e:
            self.drop()
            raise self._failed(e) from None

    def drop(self) -> None:
        """Take the neighbour away; after :meth:`finish` there is none."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._neighbour.unlink(missing_ok=True)
