"""The words below an element that is not read as text, for a marking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.reading.word.names import DELTEXT, SPACE, P, T, w


def words_of(element: Any) -> str:
    """The words below an element, for a marking: paragraphs and cells are set apart by a space."""
    return " ".join("".join(_said(element)).split())


def _said(element: Any) -> Iterator[str]:
    for each in element.iter(T, DELTEXT, P, w("tab"), w("br")):
        text = (each.text or "") if each.tag in (T, DELTEXT) else " "
        yield text if each.get(SPACE) == "preserve" or each.tag not in (T, DELTEXT) else text.strip()
