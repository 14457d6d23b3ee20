"""One draft → what a check of it says: a report for each document in it, or why there is none.

Nothing is printed here, so that it can run in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.complaints import as_user_error
from checker.cli.configured import Configured
from checker.cli.drafts import Draft
from checker.cli.earlier import committed, earlier_of
from checker.cli.options import CheckOptions
from checker.config import Settings
from checker.errors import DraftError, UserError
from checker.record import Record, replace

if TYPE_CHECKING:
    from checker.baseline import Baseline, Entry
    from checker.document import Document
    from checker.language.pack import LoadedPacks
    from checker.reading import Changes
    from checker.report import Report


class Judged(Record):
    """A report, the settings that it was made by, and what of the baseline it did not meet."""

    report: Report
    settings: Settings
    stale: tuple[Entry, ...] = ()
    """Entries of the baseline for this draft that no finding met."""
    warnings: tuple[str, ...] = ()


class Judge:
    """What one call checks its drafts by: options, configuration, packs, today."""

    def __init__(self, options: CheckOptions, as_of: date, checked_at: datetime | None = None) -> None:
        self.options = options
        self.configured = Configured(options)
        self.as_of = as_of
        self.checked_at = checked_at
        self._packs: dict[tuple[str, ...], LoadedPacks | UserError] = {}
        self._baselines: dict[Path, Baseline] = {}

    @cached_property
    def changes(self) -> Changes:
        """Which text of a draft with tracked changes is checked."""
        return "original" if self.options.flag("original") else "accepted"

    def judged(
        self, draft: Draft, change: Callable[[Settings], Settings] = lambda settings: settings
    ) -> Iterator[Judged | UserError]:
        """A report on each document in the file, by the draft's settings as changed, or why there is none.

        One bad draft must not stop the others, nor print a traceback.
        """
        try:
            settings = change(self.configured.settings(draft))
            earlier = self._earlier(draft, settings)
            for found in draft.read_all(self.changes):
                yield found if isinstance(found, UserError) else self._tried(found, draft, settings, earlier)
        except Exception as error:
            yield as_user_error(error, draft.name)

    def _tried(
        self, document: Document, draft: Draft, settings: Settings, earlier: _Earlier
    ) -> Judged | UserError:
        try:
            report = earlier.over(self._checked(document, settings))
            return self._against_baseline(report, draft, settings, earlier.warnings)
        except Exception as error:
            return as_user_error(error, document.source.name)

    def report_on(self, document: Document, draft: Draft) -> Report:
        """What a check of the document says, by the settings that hold for its file."""
        return self._checked(document, self.configured.settings(draft))

    def _checked(self, document: Document, settings: Settings) -> Report:
        from checker.pipeline import check  # noqa: PLC0415

        return check(document, self._load(settings.packs), settings, self.as_of, self.checked_at)

    def _load(self, names: tuple[str, ...]) -> LoadedPacks:
        """The packs of these names; a pack that is wrong is compiled once, however many drafts there are."""
        if names not in self._packs:
            from checker.language.pack import load_packs  # noqa: PLC0415

            try:
                self._packs[names] = load_packs(names, use_cache=not self.options.flag("no_cache"))
            except UserError as error:
                self._packs[names] = error
        loaded = self._packs[names]
        if isinstance(loaded, UserError):
            raise loaded
        return loaded

    def _against_baseline(
        self, report: Report, draft: Draft, settings: Settings, warnings: tuple[str, ...]
    ) -> Judged:
        if settings.baseline is None:
            return Judged(report, settings, (), warnings)
        from checker.baseline import name_in  # noqa: PLC0415

        baseline = self._baseline(settings.baseline)
        name = name_in(settings.baseline, draft.path or Path.cwd() / draft.name, draft.name, report)
        known, stale = baseline.over(report, name, closed(settings))
        return Judged(known, settings, stale, warnings)

    def _baseline(self, path: Path) -> Baseline:
        if path not in self._baselines:
            from checker.baseline import read_baseline  # noqa: PLC0415

            self._baselines[path] = read_baseline(path)
        return self._baselines[path]

    def _earlier(self, draft: Draft, settings: Settings) -> _Earlier:
        """The identities of what an earlier version of the draft already had."""
        revision, old = self.options.one("changed_since"), self.options.path("diff")
        if revision is None and old is None:
            return _Earlier()
        name = revision or str(old)
        try:
            documents = self._documents_of(draft, revision, old)
            reports = [self._checked(d, replace(settings, final=False)) for d in documents]
        except DraftError as error:
            told = f"{draft.name}: its earlier version was not read ({error}); every finding counts as new"
            return _Earlier(name, frozenset(), (told,), closed(settings))
        from checker.baseline import identities  # noqa: PLC0415

        known = frozenset(identity for report in reports for identity in identities(report).values())
        return _Earlier(name, known, (), closed(settings))

    def _documents_of(self, draft: Draft, revision: str | None, old: Path | None) -> list[Document]:
        if revision is not None:
            data = committed(draft, revision)
            before = None if data is None else replace(draft, held=data)
        else:
            before = earlier_of(draft, old or Path())
        found = [] if before is None else list(before.read_all(self.changes))
        return [document for document in found if not isinstance(document, UserError)]


class _Earlier(Record):
    """What an earlier version of a draft already had."""

    name: str = ""
    known: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()
    closed: str = ""

    def over(self, report: Report) -> Report:
        """The report with what is not new marked so."""
        if not self.name:
            return report
        from checker.baseline import with_known  # noqa: PLC0415

        why = f"unchanged since {self.name}"
        told = replace(report, options={**report.options, "counted": f"what is new since {self.name}"})
        return with_known(told, lambda _, identity: why if identity in self.known else "", self.closed)


def closed(settings: Settings) -> str:
    """The topic of which nothing may be set aside: under ``--final``, what is left in the draft."""
    from checker.final import TOPIC  # noqa: PLC0415

    return TOPIC if settings.final else ""
