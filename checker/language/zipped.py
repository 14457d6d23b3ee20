"""A pack in a zip file, named with its digest → a folder: ``acme.zip#sha256=2f1c…``.

Nothing is fetched and nothing is run: a pack is YAML and text. The digest says which content was meant, so
that a file that was swapped is an error rather than another set of rules.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from checker.cachefolder import replace_whole
from checker.digests import sha256
from checker.errors import RuleError

MARK = "#sha256="
KINDS = (".yaml", ".md", ".txt", ".csv")
"""What a pack may hold; a file of any other kind is refused."""
MOST_FILES, MOST_BYTES = 5000, 50_000_000


def is_zipped(name: str) -> bool:
    """Whether a pack's name is that of a zip file."""
    return name.partition("#")[0].lower().endswith(".zip")


def unzipped(name: str, beside: Path) -> Path:
    """The folder of a zipped pack.

    Raises:
        RuleError: there is no such file, its digest is not the one that was named, or none was; or it holds
            what no pack holds.
    """
    file, _, digest = name.partition(MARK)
    path = beside / file
    try:
        content = path.read_bytes()
    except OSError as e:
        raise RuleError(f"{file}: cannot be read: {e.strerror}") from None
    found = sha256(content).hexdigest()
    if not digest:
        raise RuleError(f"{name}: say which content is meant: {file}{MARK}{found}")
    if digest.lower() != found:
        raise RuleError(f"{file}: this is not the pack that was named: its SHA-256 is {found}")
    return _extracted(path, found)


@cache
def _extracted(path: Path, digest: str) -> Path:
    """The files of a zip, in a folder of this process; its content is what the digest says."""
    folder = Path(_kept().name) / digest
    try:
        with ZipFile(path) as archive:
            for member in _members(archive, path):
                replace_whole(folder / member.filename, archive.read(member))
    except (BadZipFile, NotImplementedError, RuntimeError) as e:
        raise RuleError(f"{path.name}: is not a zip file that can be read: {e}") from None
    inner = [page.parent for page in (folder / "pack.yaml", *folder.glob("*/pack.yaml")) if page.is_file()]
    if not inner:
        raise RuleError(f"{path.name}: there is no pack.yaml in it")
    return inner[0].resolve()


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    """Removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="prewire-")


def _members(archive: ZipFile, path: Path) -> Iterator[ZipInfo]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
        raise RuleError(f"{path.name}: is too large for a pack")
    for member in members:
        inside = PurePosixPath(member.filename)
        if inside.is_absolute() or ".." in inside.parts or "\\" in member.filename or ":" in member.filename:
            raise RuleError(f"{path.name}: {member.filename!r} lies outside the pack")
        if inside.suffix not in KINDS:
            raise RuleError(
                f"{path.name}: {member.filename!r} is no part of a pack, which holds {', '.join(KINDS)} only"
            )
        yield member
