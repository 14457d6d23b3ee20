"""Whether a path matches a pattern: ``*`` stays within a folder, ``**`` crosses folders.

``pathlib`` learns this in Python 3.13 (``full_match``).
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

_PIECES = (("**/", r"(?:[^/]+/)*"), ("**", r".*"), ("*", r"[^/]*"), ("?", r"[^/]"))


def matches_glob(path: Path, glob: str, folder: Path) -> bool:
    """Whether a path matches a pattern that is relative to a folder; without ``/`` in any folder."""
    relative = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    wanted = glob.removeprefix("./")
    return _compiled(wanted if "/" in wanted else f"**/{wanted}").fullmatch(relative) is not None


@cache
def _compiled(glob: str) -> Any:
    import regex  # noqa: PLC0415

    made, at = "", 0
    while at < len(glob):
        piece = next((p for p in _PIECES if glob.startswith(p[0], at)), (glob[at], regex.escape(glob[at])))
        made, at = made + piece[1], at + len(piece[0])
    return regex.compile(made)
