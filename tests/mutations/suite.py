"""Clean releases and single damages → the verdicts of every rule before and after.

A damage is one entry of ``damages/<release>.yaml``; ``README.md`` beside this file says what it may hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.config import Settings
from checker.document import Document
from checker.language.pack import LoadedPacks, load_packs
from checker.origins import Marking
from checker.pipeline import check
from checker.reading import read_text
from checker.report import Report

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
"""The day of every check: the verdicts must be the same for ever."""

EDITS = {"replace", "remove", "append", "mark", "state"}
KEYS = EDITS | {"breaks", "with", "day", "also", "because"}


@dataclass(frozen=True)
class Damage:
    """One fault put into one release, and what it must change."""

    release: str
    nth: int
    breaks: str | None
    """The rule that must fail because of it; None: under the law of that day it is no fault."""
    edit: Mapping[str, Any]
    day: date | None = None
    """The day of the release, if not the one of its front matter."""
    also: Mapping[str, str] = field(default_factory=dict)
    """Further verdicts that the same words rightly change."""
    because: str = ""

    @property
    def name(self) -> str:
        """``earnings-fls.disclaimer-missing-3``."""
        return f"{self.release}-{self.breaks or 'nothing'}-{self.nth}"


def releases() -> tuple[str, ...]:
    """The names of the clean releases."""
    return tuple(sorted(_files()))


@cache
def _files() -> Mapping[str, Path]:
    return {path.stem: path for path in (HERE / "releases").iterdir() if path.suffix in (".md", ".txt")}


@cache
def _entries(release: str) -> Mapping[str, Any]:
    return yaml.safe_load((HERE / "damages" / f"{release}.yaml").read_text("utf-8")) or {}


def expected(release: str) -> Mapping[str, str]:
    """The rules that speak up on the clean release, each with the reason why that is right."""
    found: Mapping[str, str] = _entries(release).get("expected", {})
    return found


def damages() -> Iterator[Damage]:
    """Every damage of every release."""
    for release in releases():
        for nth, entry in enumerate(_entries(release)["damages"], 1):
            yield _damage(release, nth, entry)


def _damage(release: str, nth: int, entry: Mapping[str, Any]) -> Damage:
    place = f"{release}.yaml, damage {nth}"
    if unknown := set(entry) - KEYS:
        raise ValueError(f"{place}: unknown keys {sorted(unknown)}")
    if len(EDITS & set(entry)) != 1 or ("replace" in entry) != ("with" in entry):
        raise ValueError(f"{place}: a damage has exactly one of {sorted(EDITS)}, and 'replace' has 'with'")
    if bool(entry.get("also")) != bool(entry.get("because")):
        raise ValueError(f"{place}: 'also' needs 'because', and nothing else does")
    edit = {key: entry[key] for key in entry if key in EDITS | {"with"}}
    breaks = entry["breaks"]
    return Damage(
        release,
        nth,
        None if breaks == "nothing" else breaks,
        edit,
        entry.get("day"),
        entry.get("also", {}),
        entry.get("because", ""),
    )


@cache
def packs() -> LoadedPacks:
    """The default packs, loaded once."""
    return load_packs(["us"])


@cache
def clean_text(release: str) -> str:
    """The release as it is written, with its front matter."""
    return _files()[release].read_text("utf-8")


@cache
def clean_report(release: str, day: date | None) -> Report:
    """The clean release, checked once for each day by whose law it is judged."""
    return _report(read_text(clean_text(release), _files()[release].name), {}, day)


@cache
def clean_verdicts(release: str, day: date | None) -> Mapping[str, str]:
    """Rule → verdict for the clean release."""
    return verdicts(clean_report(release, day))


def damaged_report(damage: Damage) -> Report:
    """The report on the damaged release."""
    edit = damage.edit
    document = read_text(_edited(clean_text(damage.release), edit), _files()[damage.release].name)
    if "mark" in edit:
        document = replace(document, markings=(_marking(edit["mark"], document),))
    return _report(document, edit.get("state", {}), damage.day)


def verdicts(report: Report) -> dict[str, str]:
    """Rule → verdict."""
    return {outcome.rule.id: outcome.verdict.value for outcome in report.outcomes}


def _edited(text: str, edit: Mapping[str, Any]) -> str:
    if "append" in edit:
        return f"{text.rstrip()}\n\n{edit['append']}\n"
    words = edit.get("replace", edit.get("remove"))
    if words is None:
        return text
    if text.count(words) != 1:
        raise ValueError(
            f"{words!r} stands {text.count(words)} times in the release; it must stand there once"
        )
    return text.replace(words, edit.get("with", ""))


def _marking(data: Mapping[str, str], document: Document) -> Marking:
    fields: dict[str, Any] = {name: value for name, value in data.items() if name != "at"}
    if "at" in data:
        start = document.raw.index(data["at"])
        fields |= {"start": start, "end": start + len(data["at"])}
        fields.setdefault("words", data["at"])
    return Marking(**fields)


def _report(document: Document, stated: Mapping[str, Any], day: date | None) -> Report:
    dated = {"date": day} if day else {}
    return check(document, packs(), Settings(preview=True, stated={**stated, **dated}), TODAY)
