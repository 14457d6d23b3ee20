"""Markings gathered stretch by stretch, so that what Word stores in ten runs is told as one."""

from __future__ import annotations

from collections.abc import Iterator

from checker.origins import Marking, MarkingKind


class Strokes:
    """The markings of one document; one that goes on where the last of its kind and author ended joins it."""

    def __init__(self) -> None:
        self._done: list[Marking] = []
        self._open: dict[tuple[str, str, str], Marking] = {}

    def add(
        self,
        kind: MarkingKind,
        words: str,
        start: int,
        end: int,
        author: str = "",
        date: str = "",
        name: str = "",
    ) -> None:
        """Note that words are marked; words that do not stand in the text lie at one place of it."""
        key = (kind, author, name)
        before = self._open.get(key)
        if before is not None and before.end == start and (before.start == start) == (start == end):
            self._open[key] = Marking(
                kind, before.words + words, before.start, end, author=author, date=before.date, name=name
            )
            return
        if before is not None:
            self._done.append(before)
        self._open[key] = Marking(kind, words, start, end, author=author, date=date, name=name)

    def take(self) -> Iterator[Marking]:
        """All of them, in the order of the text."""
        found = [*self._done, *self._open.values()]
        self._done, self._open = [], {}
        return iter(sorted(found, key=lambda marking: (marking.start or 0, marking.end or 0)))
