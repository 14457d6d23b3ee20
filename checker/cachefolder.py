"""Where things are kept between runs: the user's cache folder, or where ``PREWIRE_CACHE`` says.

Only compiled rules and patterns and a list of English words are ever kept, never a word of a
draft. All of it is safe to delete, replaced in one step, and checked before use.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path

SETTLED = 2.0
"""Seconds after which a file's times tell a later change for sure, on any file system."""

_off = False


def turn_off() -> None:
    """Neither read nor write anything in this process (``--no-cache``)."""
    global _off  # noqa: PLW0603  (a switch for the whole process, thrown once by the command line)
    _off = True


def cache_folder() -> Path:
    """The folder; it may not exist yet.

    Raises:
        OSError: the cache is turned off.
    """
    chosen = os.environ.get("PREWIRE_CACHE")
    if _off or chosen == "":
        raise OSError("the cache is turned off")
    if chosen is not None:
        return Path(chosen)
    if str(sys.platform).startswith("linux"):  # what platformdirs says there, without its 5 ms
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "prewire"
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("prewire", appauthor=False)


def built_folder() -> Path:
    """What ``prewire rules build`` makes for every run: inside the program, installed with it."""
    return Path(__file__).parent / "built"


def mapped(path: Path) -> bytes | mmap:
    """What a file holds; of most of it nothing is ever read, and to copy megabytes takes milliseconds.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is empty.
    """
    if os.name == "nt":
        return path.read_bytes()  # there a file can't be replaced while it is mapped
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (a check opens four of them)
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def taken_before(name: str, touched: str, latest: float, take: Callable[[], str]) -> str:
    """What ``take`` finds in some files; what it found before, if none has been touched since, as in ``git``.

    Args:
        name: under which it is kept in the cache folder.
        touched: the sizes and times of the files.
        latest: when the latest of them was touched, in seconds.
        take: reads the files.
    """
    seen = f"{touched} "
    with suppress(OSError, RuntimeError, ValueError):
        known = (cache_folder() / name).read_text("ascii")
        if known.startswith(seen):
            return known.removeprefix(seen)
    taken = take()
    with suppress(OSError, RuntimeError):
        if latest < time.time() - SETTLED:
            replace_whole(cache_folder() / name, (seen + taken).encode())
    return taken


def replace_whole(target: Path, content: bytes) -> None:
    """Put a file in place in one step; where it can't be written, do nothing."""
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        neighbour = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        try:
            neighbour.write_bytes(content)
            neighbour.replace(target)
        finally:
            neighbour.unlink(missing_ok=True)
