"""``prewire check``: judge drafts, print what was found, write reports, give the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cachefolder import turn_off
from checker.cli.checking import Checked, Checking, Failed, Result, Task
from checker.cli.complaints import as_user_error, complain
from checker.cli.configured import now, today
from checker.cli.drafts import Draft, named_drafts
from checker.cli.gate import CLEAN, COULD_NOT_CHECK, error_code, softened
from checker.cli.options import CheckOptions
from checker.cli.progress import with_progress
from checker.cli.showing import Showing, Shown, open_page, showing
from checker.errors import ConfigError, DraftError, UserError
from checker.patterns import keep_patterns

if TYPE_CHECKING:
    from checker.baseline import Entry


def run_check(options: CheckOptions) -> int:
    """Run one ``check`` call and give its exit code. Bad input is one line on standard error."""
    if options.flag("no_cache"):
        turn_off()
    try:
        return CheckRun(options).run()
    except BrokenPipeError:  # who reads the output has gone; the program's entry says what that means
        raise
    except Exception as error:  # a traceback would print the draft into the build's log
        failure = as_user_error(error, "check")
        complain(failure)
        return error_code(failure)
    finally:
        keep_patterns()


class CheckRun:
    """One ``check`` call."""

    def __init__(self, options: CheckOptions) -> None:
        self.options = options
        self.as_of = today(options)
        self.jobs, self.time_limit = _jobs(options), _seconds(options)

    def run(self) -> int:
        """Check every draft, show and write the reports, and give the exit code."""
        drafts = list(named_drafts(self.options.paths, self.options.one("stdin_filename")))
        if not drafts:
            raise DraftError(f"{', '.join(self.options.paths)}: there is no draft among these files")
        if not self.options.flag("watch"):
            return self.once(drafts)
        from checker.cli.watching import watch  # noqa: PLC0415

        watch(drafts, self._again)
        return CLEAN

    def _again(self, drafts: Sequence[Draft]) -> None:
        """One round of ``--watch``: what is wrong now may be right in a minute."""
        try:
            self.once(drafts)
        except UserError as error:
            complain(error)

    def once(self, drafts: Sequence[Draft]) -> int:
        """Check the drafts and give the exit code."""
        shown = Shown(plan := showing(self.options, drafts))
        tally = Tally()
        try:
            with closing(self._results(drafts, plan)) as results:
                for result in results:
                    tally.add(result)
                    if isinstance(result, Checked):
                        shown.add(result.told, result.look)
                    else:
                        shown.fail(result.message)
            shown.end()
        finally:
            shown.drop()
        pruning = self.options.flag("prune")
        tally.tell(aloud=plan.format != "text" or plan.options.quiet, pruning=pruning)
        if pruning:
            tally.prune()
        if self.options.flag("open"):
            open_page(shown.written)
        return softened(tally.code, self.options.flag("exit_zero"))

    def _results(self, drafts: Sequence[Draft], plan: Showing) -> Generator[Result, None, None]:
        task = Task(self.options, self.as_of, now(), plan.formats, plan.options, len(drafts) > 1)
        each = with_progress(self._each(drafts, task), len(drafts), quiet=plan.options.quiet)
        for results in each:
            yield from results

    def _each(self, drafts: Sequence[Draft], task: Task) -> Iterable[list[Result]]:
        if self.jobs is None:
            return map(Checking(task).results, drafts)
        from checker.cli.jobs import results_by  # noqa: PLC0415

        jobs = min(self.jobs, max(1, len(drafts)))
        return results_by(jobs, task, drafts, self.time_limit)


class Tally:
    """What the results of a call add up to, beside the reports themselves."""

    def __init__(self) -> None:
        self._codes: set[int] = set()
        self._known: Counter[str] = Counter()
        self._stale: dict[Path, list[Entry]] = {}
        self._covering: set[str] = set()
        self._idle: set[str] = set()

    @property
    def code(self) -> int:
        """The highest exit code; a call that checked nothing could not check."""
        return max(self._codes, default=COULD_NOT_CHECK)

    def add(self, result: Result) -> None:
        """Count a result, and say at once what is wrong with it."""
        self._codes.add(result.code)
        if isinstance(result, Failed):
            complain(UserError(result.message))
            return
        for line in result.warnings:
            complain(UserError(line), "warning")
        self._known.update(result.known)
        self._covering |= result.covering
        self._idle |= result.idle
        if result.baseline is not None:
            self._stale.setdefault(result.baseline, []).extend(result.stale)

    def tell(self, *, aloud: bool, pruning: bool = False) -> None:
        """Say what covers nothing any more; and what was not counted, where the format does not."""
        for label in sorted(self._idle - self._covering):
            complain(UserError(f"{label} covers no finding; take it out"), "warning")
        for path, entries in self._stale.items():
            if entries:
                left = (
                    f"{len(entries)} of its findings {'is' if len(entries) == 1 else 'are'} no longer found"
                )
                what = "taken out" if pruning and self.code < COULD_NOT_CHECK else "--prune takes them out"
                complain(UserError(f"{path}: {left}; {what}"), "note" if pruning else "warning")
        for why, number in self._known.items() if aloud else ():
            complain(UserError(f"{number} finding{'s' * (number > 1)} not counted: {why}"), "note")

    def prune(self) -> None:
        """Take what is stale out of the baselines; not when a draft could not be checked."""
        from checker.baseline import baseline_text, read_baseline  # noqa: PLC0415
        from checker.cli.outputs import write_whole  # noqa: PLC0415

        if not self._stale:
            raise ConfigError("--prune: there is no baseline; name it with --baseline")
        for path, entries in self._stale.items():
            if entries and self.code < COULD_NOT_CHECK:
                write_whole(path, baseline_text(read_baseline(path).entries - set(entries)))


def _jobs(options: CheckOptions) -> int | None:
    """How many processes; None for this one alone."""
    words = options.one("jobs")
    if words is None:
        return None
    if not words.isdecimal() or int(words) > 1000:
        raise ConfigError(f"--jobs {words}: give a number of processes, or 0 for one a processor")
    if int(words):
        return int(words)
    import os  # noqa: PLC0415

    return os.cpu_count() or 1


def _seconds(options: CheckOptions) -> float:
    words = options.one("time_limit") or "60"
    try:
        limit = float(words)
    except ValueError:
        limit = 0.0
    if not 0 < limit < 1e6:
        raise ConfigError(f"--time-limit {words}: give a number of seconds")
    return limit
