"""One draft → results that can go from process to process: what to print, to count, to warn of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from checker.cli.complaints import as_user_error
from checker.cli.drafts import Draft
from checker.cli.gate import error_code, exit_code
from checker.cli.judging import Judge, Judged
from checker.cli.options import CheckOptions
from checker.config import Settings
from checker.errors import UserError
from checker.record import Record, replace
from checker.render import RenderOptions
from checker.render.kept import Told, told

if TYPE_CHECKING:
    from pathlib import Path

    from checker.baseline import Entry
    from checker.findings import Allowance
    from checker.report import Report


class Checked(Record):
    """One document that was checked."""

    told: Told
    look: RenderOptions
    code: int
    known: tuple[str, ...]
    """Why findings are not new, one each."""
    warnings: tuple[str, ...]
    stale: tuple[Entry, ...]
    baseline: Path | None
    covering: frozenset[str]
    """The allowances of the configuration that cover a finding here, by where they stand and their rule."""
    idle: frozenset[str]
    """Those that cover none."""


class Failed(Record):
    """One file, or one document in it, that could not be checked."""

    message: str
    code: int


Result = Checked | Failed


class Task(Record):
    """What a process must know to check drafts."""

    options: CheckOptions
    as_of: date
    checked_at: datetime | None
    formats: tuple[str, ...]
    look: RenderOptions
    several: bool
    """Whether the call names several drafts: an allowance for all of them need not cover each."""


class Checking:
    """Checks drafts by one task."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.judge = Judge(task.options, task.as_of, task.checked_at)

    def results(self, draft: Draft) -> list[Result]:
        """A result for each document in the file."""
        return [self._result(judged, draft) for judged in self.judge.judged(draft)]

    def _result(self, judged: Judged | UserError, draft: Draft) -> Result:
        if isinstance(judged, UserError):
            return Failed(str(judged), error_code(judged))
        try:
            return self._checked(judged)
        except Exception as error:
            failure = as_user_error(error, draft.name)
            return Failed(str(failure), error_code(failure))

    def _checked(self, judged: Judged) -> Checked:
        report, settings = judged.report, judged.settings
        shared = {allowance.where for allowance in settings.allow}
        idle = frozenset(_label(a) for a in report.unused_allowances if a.where in shared)
        if self.task.several and idle:
            own = tuple(a for a in report.unused_allowances if a.where not in shared)
            report = replace(report, unused_allowances=own)
        look = self._look(settings)
        return Checked(
            told=told(report, self.task.formats, look),
            look=look,
            code=exit_code(report, settings),
            known=tuple(f.known for _, f in report.set_aside if f.known and not f.allowed),
            warnings=(*judged.warnings, *_unused(report, shared)),
            stale=judged.stale,
            baseline=settings.baseline,
            covering=_covering(report, shared),
            idle=idle,
        )

    def _look(self, settings: Settings) -> RenderOptions:
        """How the draft's reports look, by the settings that hold for it."""
        look = self.task.look
        return replace(
            look, templates=settings.templates, fail_on=settings.fail_on, branding=settings.branding
        )


def _label(allowance: Allowance) -> str:
    return f"{allowance.where}: the allowance of {allowance.rule}"


def _covering(report: Report, shared: set[str]) -> frozenset[str]:
    covering = [f.allowed or f.lapsed for outcome in report.outcomes for f in outcome.findings]
    return frozenset(_label(a) for a in covering if a is not None and a.where in shared)


def _unused(report: Report, shared: set[str]) -> Sequence[str]:
    """A line for each allowance of this draft alone that covers nothing."""
    own = [a for a in report.unused_allowances if a.where not in shared]
    return [f"{_label(a)} covers no finding; take it out" for a in own]
