"""An error in a pack's file → the line that it names and its neighbours, for whoever writes the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_PLACE = re.compile(r"(?P<file>.+?\.(?:ya?ml|md)):(?P<line>\d+):")


def context(said: str) -> Iterator[str]:
    """The line before, the line itself with a sign, and the line after; nothing where no line is named."""
    place = _PLACE.match(said)
    if place is None or not _is_of_a_pack(Path(place["file"])):
        return
    try:
        lines = Path(place["file"]).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    at = int(place["line"])
    for number in range(max(at - 1, 1), min(at + 1, len(lines)) + 1):
        yield f"  {'>' if number == at else ' '} {number:>4} | {lines[number - 1]}"


def _is_of_a_pack(path: Path) -> bool:
    """Whether a file's words may be shown: a draft's never are, and a draft may be Markdown too."""
    return path.suffix != ".md" or (path.parent.parent / "pack.yaml").is_file()
