"""``prewire baseline DRAFTS``: write down the findings that are there now, so that only new ones fail."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.baseline import (
    Baseline,
    Entry,
    baseline_text,
    entries_of,
    name_in,
    read_baseline,
    rules_that_ran,
)
from checker.cachefolder import turn_off
from checker.cli.complaints import complain
from checker.cli.configured import now, today
from checker.cli.drafts import named_drafts
from checker.cli.gate import error_code
from checker.cli.judging import Judge
from checker.cli.options import CheckOptions, empty_values
from checker.cli.outputs import write_whole
from checker.cli.running import say
from checker.config import Settings
from checker.errors import ConfigError, UserError
from checker.record import replace


def run_baseline(paths: tuple[str, ...], output: str, prune: bool, values: Mapping[str, Any]) -> int:
    """Write the baseline of the drafts and give the exit code: 2 where a draft could not be checked.

    What an existing file says of other drafts is kept. With ``prune`` nothing is added to it: only what is
    no longer found goes.

    Raises:
        UserError: an option is wrong, or the file cannot be read or written.
    """
    options = CheckOptions(paths, {**empty_values(), **values})
    if options.flag("no_cache"):
        turn_off()
    path = Path(output)
    before = read_baseline(path) if path.exists() else Baseline()
    if prune and not path.exists():
        raise ConfigError(f"{path}: there is no baseline to prune; make it without --prune")
    found, ran, code = _found(Judge(options, today(options), now()), paths, path)
    if code:
        complain(UserError(f"{path}: not written, since not every draft could be checked"))
        return code
    others = {entry for entry in before.entries if entry.rule not in ran.get(entry.draft, ())}
    after = others | (found & before.entries if prune else found)
    write_whole(path, baseline_text(after))
    say(f"{path}: {_told(before.entries, after)}")
    return 0


def _found(
    judge: Judge, paths: tuple[str, ...], path: Path
) -> tuple[set[Entry], dict[str, frozenset[str]], int]:
    """The entries of the drafts, which rules came to a result on each, and the worst exit code."""
    entries: set[Entry] = set()
    ran: dict[str, frozenset[str]] = {}
    codes = [0]
    for draft in named_drafts(paths, None):
        for judged in judge.judged(draft, _without_baseline):
            if isinstance(judged, UserError):
                complain(judged)
                codes.append(error_code(judged))
                continue
            name = name_in(path, draft.path or Path.cwd() / draft.name, draft.name, judged.report)
            entries |= set(entries_of(judged.report, name))
            ran[name] = rules_that_ran(judged.report)
    return entries, ran, max(codes)


def _without_baseline(settings: Settings) -> Settings:
    """Settings by which every finding counts that nobody has allowed."""
    return replace(settings, baseline=None, final=False)


def _told(before: frozenset[Entry], after: set[Entry]) -> str:
    added, gone = len(after - before), len(before - after)
    number = f"{len(after)} known finding{'s' * (len(after) != 1)}"
    return f"{number} ({added} added, {gone} taken out)"
