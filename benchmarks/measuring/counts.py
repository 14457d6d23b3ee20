"""Comparisons → counts: tallies with precision and recall, shares of right answers, medians; the misses."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TypeVar


@dataclass(frozen=True)
class Note:
    """One miss or false hit: whose, and the words. For reading beside the data; never to be kept."""

    id: str
    words: str


@dataclass
class Tally:
    """Labels found and missed; answers right and false. One to one, ``found`` and ``right`` are equal."""

    found: int = 0
    right: int = 0
    misses: list[Note] = field(default_factory=list)
    false_hits: list[Note] = field(default_factory=list)

    def hit(self) -> None:
        """One label found by one answer."""
        self.found += 1
        self.right += 1

    def miss(self, id: str, words: object) -> None:
        """One label that no answer found."""
        self.misses.append(Note(id, str(words)))

    def false(self, id: str, words: object) -> None:
        """One answer that no label bears out."""
        self.false_hits.append(Note(id, str(words)))

    def value(self, id: str, label: object, answer: object, *, same: bool | None = None) -> None:
        """Compare one value; a wrong one is a miss and a false hit, none on either side is nothing."""
        same = label == answer if same is None else same
        if label is not None and answer is not None and same:
            return self.hit()
        if label is not None:
            self.miss(id, f"{label!r} (found {answer!r})")
        if answer is not None:
            self.false(id, f"{answer!r} (label {label!r})")
        return None

    def sets(self, id: str, labels: set[str], answers: set[str]) -> None:
        """Compare two sets of names."""
        for _ in labels & answers:
            self.hit()
        for name in sorted(labels - answers):
            self.miss(id, f"{name} (found {', '.join(sorted(answers)) or 'nothing'})")
        for name in sorted(answers - labels):
            self.false(id, f"{name} (label {', '.join(sorted(labels)) or 'nothing'})")

    @property
    def precision(self) -> float:
        """Right answers of all answers; 1.0 when there is none."""
        return _ratio(self.right, self.right + len(self.false_hits))

    @property
    def recall(self) -> float:
        """Labels found of all labels; 1.0 when there is none."""
        return _ratio(self.found, self.found + len(self.misses))

    @property
    def figure(self) -> float:
        """F1, the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: Tally) -> None:
        """Add another tally's counts."""
        self.found += other.found
        self.right += other.right
        self.misses += other.misses
        self.false_hits += other.false_hits


@dataclass
class Share:
    """Questions answered right or wrong."""

    right: int = 0
    misses: list[Note] = field(default_factory=list)

    def answer(self, id: str, label: object, answer: object, about: str = "") -> None:
        """Count one answer."""
        if label == answer:
            self.right += 1
        else:
            self.misses.append(Note(id, f"label {label!r}, found {answer!r}{about and ': '}{about}"))

    @property
    def figure(self) -> float:
        """The share of right answers; 1.0 when nothing was asked."""
        return _ratio(self.right, self.right + len(self.misses))

    def add(self, other: Share) -> None:
        """Add another share's counts."""
        self.right += other.right
        self.misses += other.misses


@dataclass
class Middle:
    """Measurements of which the median counts; those below ``low`` are noted as misses."""

    low: float = 0.97
    values: list[float] = field(default_factory=list)
    misses: list[Note] = field(default_factory=list)

    def measured(self, id: str, value: float, words: str = "") -> None:
        """Take in one measurement."""
        self.values.append(value)
        if value < self.low:
            self.misses.append(Note(id, f"{value:.3f} {words}"))

    @property
    def figure(self) -> float:
        """The median."""
        return median(self.values) if self.values else 1.0

    def add(self, other: Middle) -> None:
        """Add another's measurements."""
        self.values += other.values
        self.misses += other.misses


Row = Tally | Share | Middle

R = TypeVar("R", Tally, Share, Middle)


@dataclass
class Board:
    """All rows of one measurement by name, and what could not be measured."""

    rows: dict[str, Row] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    broken: list[Note] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        """The named tally, made when first asked for."""
        return self._row(name, Tally())

    def share(self, name: str) -> Share:
        """The named share, made when first asked for."""
        return self._row(name, Share())

    def middle(self, name: str) -> Middle:
        """The named median, made when first asked for."""
        return self._row(name, Middle())

    def _row(self, name: str, fresh: R) -> R:
        row = self.rows.setdefault(name, fresh)
        if type(row) is not type(fresh):
            raise TypeError(f"{name} is counted in two ways")
        return row

    def add(self, other: Board) -> None:
        """Add another board's counts, row by row."""
        for name, row in other.rows.items():
            if name in self.rows:
                self.rows[name].add(row)  # type: ignore[arg-type]
            else:
                self.rows[name] = row
        self.absent |= other.absent
        self.broken += other.broken


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
