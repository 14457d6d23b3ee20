"""A fixed expression of the program → its matches, tried only where the text's index has its words.

For extractors, which read groups and their places: what comes is what ``compiled(source).search`` and
``.finditer`` give, but a release that has none of the expression's words costs a look into its index, and
doesn't even have the expression compiled. Expressions of packs, which may be slow, go through
:class:`checker.matching.Matcher` and its time limit. A text without an index is searched as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from checker.matching.plan import plan_of
from checker.matching.scan import places_in
from checker.patterns import compiled


def first(source: str, text: str, start: int = 0, end: int | None = None) -> Any:
    """The first match in a stretch, or None."""
    stop = len(text) if end is None else end
    hits = places_in(text, plan_of(source, 0), start, stop)
    if hits is None:
        return compiled(source).search(text, start, stop)
    if hits:
        match = compiled(source).match
        for at in hits:
            found = match(text, at, stop)
            if found:
                return found
    return None


def every(source: str, text: str, start: int = 0, end: int | None = None) -> Iterable[Any]:
    """Every match in a stretch, in order; none overlaps another."""
    stop = len(text) if end is None else end
    hits = places_in(text, plan_of(source, 0), start, stop)
    if hits is None:
        return compiled(source).finditer(text, start, stop)  # type: ignore[no-any-return]
    return _apart(compiled(source).match, text, hits, stop) if hits else ()


def _apart(match: Any, text: str, hits: Sequence[int], stop: int) -> list[Any]:
    found, last = [], 0
    for at in hits:
        one = match(text, at, stop) if at >= last else None
        if one:
            found.append(one)
            last = one.end()
    return found
