"""The texts of a pack: wordings that somebody approved, and model wordings, which are aids and nobody's word.

An approved one begins with a head between two lines of ``---``; a model wording has none::

    ---
    text: safe-harbor
    approved-by: Jane Counsel
    from: 2026-01-01
    ---
    This press release contains forward-looking statements …
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from checker.errors import RuleError
from checker.language.complaints import normalised
from checker.language.pack_models import TextHead
from checker.language.sourced import Sourced
from checker.record import Record
from checker.yamlfile import parse_yaml

KINDS = (".md", ".txt")
_LINE = "---"


class PackText(Record):
    """One text of a pack."""

    words: str
    head: Sourced | None = None
    """Who approved it, and from when until when it counts; None for a model wording."""

    @property
    def approved(self) -> dict[str, Any]:
        """What makes an :class:`~checker.approved.ApprovedText` of it; nothing of a model wording."""
        return {**self.head.data, "words": self.words} if self.head else {}


def read_texts(paths: Iterable[Path], shown: str) -> dict[str, PackText]:
    """The texts of the files that are texts, by their files' names; ``shown`` is their folder in complaints.

    Raises:
        RuleError: a file is not UTF-8, or its head is wrong.
    """
    return {path.stem: _read(path, f"{shown}/{path.name}") for path in paths if path.suffix in KINDS}


def _read(path: Path, place: str) -> PackText:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError(f"{place}:1: it is not UTF-8 text") from None
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != _LINE:
        return PackText(text.strip())
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == _LINE), None)
    if end is None:
        raise RuleError(f"{place}:1: the head is not closed: end it with a line of ---")
    raw, line_of = parse_yaml("\n".join(["", *lines[1:end]]), place)

    def site(steps: Sequence[str | int]) -> str:
        return f"{place}:{line_of(steps)}"

    head = Sourced(normalised(raw, site, TextHead), raw, site)
    if head.data.get("text", path.stem) != path.stem:
        given = head.data["text"]
        raise RuleError(f"{site(['text'])}: the text {given!r} must be called as its file: {path.stem!r}")
    words = "\n".join(lines[end + 1 :]).strip()
    if not words:
        raise RuleError(f"{place}:{end + 1}: there is no wording after the head")
    return PackText(words, head)
