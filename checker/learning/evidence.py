"""Values seen in releases → those that hold today, each with how often and where it was seen last."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Generic, TypeVar

from checker.facts import Facts
from checker.record import Record

V = TypeVar("V", bound=Hashable)


class Past(Record):
    """One past release."""

    name: str
    """The file's name."""
    facts: Facts

    @property
    def day(self) -> date:
        """Its date; the earliest day there is where it has none, or one whose year is a guess."""
        release = self.facts.release
        known = release.certainty.get("date") in ("read", "stated")
        return release.date if release.date and known else date.min


class Seen(Record, Generic[V]):
    """A value, and the releases that have it, the latest first."""

    value: V
    releases: tuple[Past, ...]

    def told(self, total: int) -> str:
        """How often and where last, in words."""
        last = self.releases[0]
        when = f", {last.day}" if last.day > date.min else ""
        return f"in {len(self.releases)} of {total} releases, last in {last.name}{when}"


LATEST = 0.3
"""The share of the releases that tells what holds today."""


def recent(releases: Sequence[Past]) -> tuple[Past, ...]:
    """The latest releases: a third of them, but at least three."""
    ordered = sorted(releases, key=lambda past: past.day, reverse=True)
    return tuple(ordered[: max(3, round(len(ordered) * LATEST))])


def seen(pairs: Iterable[tuple[V, Past]]) -> list[Seen[V]]:
    """The values with their releases, the most frequent first; each release counts once a value."""
    found: dict[V, dict[str, Past]] = {}
    for value, past in pairs:
        found.setdefault(value, {})[past.name] = past
    made = [
        Seen(value, tuple(sorted(having.values(), key=lambda past: past.day, reverse=True)))
        for value, having in found.items()
    ]
    return sorted(
        made, key=lambda each: (-len(each.releases), -each.releases[0].day.toordinal(), str(each.value))
    )
