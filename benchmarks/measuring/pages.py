"""Raw text → places that can be compared: quotes, spans and labels as stretches of visible characters.

Labels quote the raw text, facts are spans of the reading text; white space differs between the two and
says nothing. So every place here is counted in *ink*: characters that are not white space.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

Stretch = tuple[int, int]
"""A half-open stretch of ink."""


class Page:
    """One raw text, addressed by its visible characters."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._at = [i for i, c in enumerate(raw) if not c.isspace()]
        self._ink = "".join(raw[i] for i in self._at)

    def ink(self, start: int, end: int) -> Stretch:
        """A stretch of raw offsets as a stretch of ink."""
        return bisect_left(self._at, start), bisect_left(self._at, end)

    def occurrences(self, quote: str) -> list[Stretch]:
        """Every place where the quote stands, whatever its white space; in order."""
        wanted = "".join(quote.split())
        places: list[Stretch] = []
        at = self._ink.find(wanted) if wanted else -1
        while at >= 0:
            places.append((at, at + len(wanted)))
            at = self._ink.find(wanted, at + 1)
        return places

    def words(self, stretch: Stretch, most: int = 160) -> str:
        """The stretch as it is written, on one line, shortened in the middle."""
        start, end = stretch
        if end <= start:
            return ""
        written = " ".join(self.raw[self._at[start] : self._at[end - 1] + 1].split())
        half = most // 2
        return written if len(written) <= most else f"{written[:half]} … {written[-half:]}"


def overlap(one: Stretch, other: Stretch) -> int:
    """How many visible characters two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def best_overlap(places: Iterable[Stretch], other: Stretch) -> int:
    """The most that any of the places shares with the other stretch."""
    return max((overlap(place, other) for place in places), default=0)


def half_shared(one: Stretch, other: Stretch) -> bool:
    """Whether the two share at least half of the shorter."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return shorter > 0 and 2 * overlap(one, other) >= shorter


def likeness(ones: Iterable[Stretch], others: Iterable[Stretch]) -> float:
    """Intersection over union of two sets of stretches; 1.0 when both are empty."""
    first, second = _covered(ones), _covered(others)
    union = len(first | second)
    return len(first & second) / union if union else 1.0


def _covered(stretches: Iterable[Stretch]) -> set[int]:
    return {i for start, end in stretches for i in range(start, end)}


def pair(
    labels: Sequence[Sequence[Stretch]],
    found: Sequence[Stretch],
    agree: Callable[[int, int], int],
) -> list[tuple[int, int]]:
    """Labels and found things that overlap, one to one; ``labels[i]`` are all places of label i's quote.

    ``agree`` grades a pair: 0 for nothing but overlap. First as many agreeing pairs as can be, better grades
    and larger overlaps before others; then what is left. Returns (label, found) index pairs.
    """
    shared = {
        (i, j): (agree(i, j), size)
        for i, places in enumerate(labels)
        for j, stretch in enumerate(found)
        if (size := best_overlap(places, stretch))
    }
    owner: dict[int, int] = {}
    for least in sorted({grade for grade, _ in shared.values() if grade}, reverse=True):
        _match({at: weight for at, weight in shared.items() if weight[0] >= least}, owner)
    taken, rest = set(owner.values()), dict[int, int]()
    _match({(i, j): w for (i, j), w in shared.items() if i not in taken and j not in owner}, rest)
    return sorted((i, j) for j, i in (owner | rest).items())


def _match(weights: Mapping[tuple[int, int], tuple[int, int]], owner: dict[int, int]) -> None:
    """Enlarge a matching (found → label) as far as it goes, by Kuhn's augmenting paths, heavy pairs first."""
    choices: dict[int, list[int]] = {}
    for i, j in sorted(weights, key=lambda at: (-weights[at][0], -weights[at][1], at)):
        choices.setdefault(i, []).append(j)
    for i in choices:
        if i not in owner.values():
            _augment(i, choices, owner, set())


def _augment(i: int, choices: Mapping[int, list[int]], owner: dict[int, int], tried: set[int]) -> bool:
    for j in choices[i]:
        if j not in tried:
            tried.add(j)
            if j not in owner or _augment(owner[j], choices, owner, tried):
                owner[j] = i
                return True
    return False
