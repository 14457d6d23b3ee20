"""Two states of some packs → what differs between them, by itself and on an archive of releases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.config import Settings
from checker.document import Document
from checker.language.pack import LoadedPacks
from checker.pipeline import check
from checker.record import Record


class RuleChange(Record):
    """One rule that is not the same in both."""

    rule: str
    what: str
    """``new``, ``gone``, or the keys that differ: ``severity, message``."""


class ArchiveChange(Record):
    """One finding that only one of both makes."""

    release: str
    rule: str
    what: str
    """``new`` or ``gone``."""
    fingerprint: str
    message: str


def rule_changes(old: LoadedPacks, new: LoadedPacks) -> Iterator[RuleChange]:
    """The rules that were added, taken out or changed, by their ids; examples are left aside."""
    before, after = ({rule.id: dict(rule.data) for rule in packs.rules} for packs in (old, new))
    for id in sorted(before.keys() | after.keys()):
        if id not in before or id not in after:
            yield RuleChange(id, "new" if id in after else "gone")
            continue
        keys = (before[id].keys() | after[id].keys()) - {"examples"}
        changed = sorted(key for key in keys if before[id].get(key) != after[id].get(key))
        if changed:
            yield RuleChange(id, ", ".join(changed))


def archive_changes(
    old: LoadedPacks, new: LoadedPacks, releases: Iterable[Document], as_of: date
) -> Iterator[ArchiveChange]:
    """The findings on past releases that the change would bring or take away."""
    for document in releases:
        name = document.source.name
        reports = [check(document, packs, Settings(), as_of) for packs in (old, new)]
        found = [{f.fingerprint: (f.rule, f.message) for _, f in report.findings} for report in reports]
        for mark in sorted(found[0].keys() ^ found[1].keys()):
            rule, message = found[0].get(mark) or found[1][mark]
            yield ArchiveChange(name, rule, "gone" if mark in found[0] else "new", mark, message)
