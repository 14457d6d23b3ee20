"""Findings of many releases → how often each rule speaks, and how much a listed issuer's release is told."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from measuring.verdicts import Hit, Judged

_LISTED = re.compile(r"\b(?:NASDAQ|NYSE)\b", re.I)
_FILERS = ("edgar-", "nvda-", "fb-")


@dataclass
class Census:
    """What the rules say of all releases together."""

    judged: list[Judged] = field(default_factory=list)
    listed: list[Judged] = field(default_factory=list)
    """Those of issuers listed in the United States, by the manifest."""

    def take(self, judged: Judged, row: Mapping[str, str]) -> None:
        """Take in one release with its row of the manifest."""
        self.judged.append(judged)
        if listed_in_us(row):
            self.listed.append(judged)

    @property
    def hits(self) -> list[Hit]:
        """All findings, in the order of the releases."""
        return [hit for judged in self.judged for hit in judged.hits]


def listed_in_us(row: Mapping[str, str]) -> bool:
    """Whether the manifest names a US exchange for the issuer, or the text is an exhibit to an SEC filing."""
    return bool(_LISTED.search(row["issuer"])) or row["id"].startswith(_FILERS)


def told(judged: Judged) -> int:
    """How many errors and warnings a release gets."""
    return sum(hit.severity != "advice" for hit in judged.hits)


def table(census: Census) -> Iterator[str]:
    """The census as lines of text."""
    number = len(census.judged)
    yield f"{'rule':<42} {'findings':>8} {'releases':>8} {'share':>6}  severity"
    findings = Counter(hit.rule for hit in census.hits)
    releases = Counter(rule for judged in census.judged for rule in {hit.rule for hit in judged.hits})
    kinds: dict[str, Counter[str]] = {}
    for hit in census.hits:
        kinds.setdefault(hit.rule, Counter())[hit.severity] += 1
    for rule, count in sorted(findings.items(), key=lambda item: (-item[1], item[0])):
        severities = ", ".join(f"{n} {name}" for name, n in sorted(kinds[rule].items()))
        yield f"{rule:<42} {count:8} {releases[rule]:8} {releases[rule] / number:6.1%}  {severities}"
    yield from _summary(census)


def figures(census: Census) -> dict[str, Any]:
    """The census as plain figures: findings and releases by rule, and what a release is told."""
    findings = Counter(hit.rule for hit in census.hits)
    releases = Counter(rule for judged in census.judged for rule in {hit.rule for hit in judged.hits})
    return {
        "releases": len(census.judged),
        "rules": {rule: {"findings": n, "releases": releases[rule]} for rule, n in sorted(findings.items())},
        "errors + warnings, median of US-listed": median(map(told, census.listed)) if census.listed else None,
    }


def _summary(census: Census) -> Iterator[str]:
    for name, group in (("all releases", census.judged), ("US-listed issuers", census.listed)):
        counts = sorted(told(judged) for judged in group)
        if counts:
            high = counts[int(0.9 * (len(counts) - 1))]
            yield f"errors + warnings, {name}: median {median(counts):g}, 9th decile {high}, of {len(counts)}"
    for name in ("broken", "undetermined"):
        rules = Counter(rule for judged in census.judged for rule in getattr(judged, name))
        if rules:
            yield f"{name}: " + ", ".join(f"{rule} {n}" for rule, n in rules.most_common())


def draw(hits: Iterable[Hit], number: int, seed: int, severity: str, rule: str = "") -> list[Hit]:
    """Some findings of one severity (and rule) by chance; the same for the same seed and findings."""
    pool = [hit for hit in hits if hit.severity == severity and hit.rule.startswith(rule)]
    return random.Random(seed).sample(pool, min(number, len(pool)))  # noqa: S311  (a sample, not a secret)
