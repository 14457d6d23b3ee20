"""The one table of ``check``'s options, from which both parsers are made.

Typer costs a few hundred milliseconds a call, more than the check itself. So ``check`` is
parsed by :mod:`checker.cli.dispatch` from this table, and Typer, which owns help, completion
and every error message, builds its command from the same table (see ADR 0006).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from checker.formats import FORMATS
from checker.record import Record


class Option(Record):
    """One option: its flags, whether it takes a value and may be repeated, what it may be."""

    name: str
    flags: tuple[str, ...]
    help: str
    takes_value: bool = True
    repeated: bool = False
    choices: tuple[str, ...] = ()
    more: Container[str] = ()
    """What it may be besides the choices that the help names: what plugins add."""
    metavar: str = ""
    default: str | None = None

    def takes(self, value: str) -> bool:
        """Whether the value is one that it may have."""
        return not self.choices or value in self.choices or value in self.more

    @property
    def empty(self) -> Any:
        """The value when the option is not given."""
        if self.repeated:
            return []
        return self.default if self.takes_value else False


FAIL_ON = ("error", "warning", "advice", "undetermined", "never")

CHECK_OPTIONS: tuple[Option, ...] = (
    Option("pack", ("--pack", "-p"), "A rule pack to apply: a shipped one's name or a folder.", repeated=True,
           metavar="NAME|FOLDER"),
    Option("select", ("--select",), "Run only this rule, topic (fls), pattern (fls.*) or pack.",
           repeated=True, metavar="RULE"),
    Option("ignore", ("--ignore",), "Leave out this rule, topic, pattern or pack.", repeated=True,
           metavar="RULE"),
    Option("event", ("--event",), "State what the release announces, e.g. tender_offer.", repeated=True,
           metavar="EVENT"),
    Option("jurisdiction", ("--jurisdiction",), "State whose law applies: US, CA, UK.", repeated=True,
           metavar="CODE"),
    Option("date", ("--date",), "State the release's own date (YYYY-MM-DD).", metavar="DATE"),
    Option("as_of", ("--as-of",), "Take this day as today, for reproducible runs.", metavar="DATE"),
    Option("format", ("--format", "-f"), "What goes to standard output.", choices=tuple(FORMATS),
           more=FORMATS, default="text"),
    Option("output", ("--output", "-o"), "Also write FILE; the suffix, or FORMAT=FILE, chooses the format.",
           repeated=True, metavar="FILE"),
    Option("fail_on", ("--fail-on",), "The mildest result that makes the exit code 1.", choices=FAIL_ON),
    Option("exit_zero", ("--exit-zero",), "Give 0 in place of 1; what could not be checked still gives 2.",
           takes_value=False),
    Option("final", ("--final",), "Fail on any comment, tracked change or draft mark left in the file.",
           takes_value=False),
    Option("baseline", ("--baseline",), "Do not count the findings in this file (see prewire baseline).",
           metavar="FILE"),
    Option("prune", ("--prune",), "Take out of the baseline what is no longer found.", takes_value=False),
    Option("changed_since", ("--changed-since",), "Count only findings that this Git revision has not.",
           metavar="REV"),
    Option("diff", ("--diff",), "Count only findings that this earlier draft, or folder of them, has not.",
           metavar="OLD"),
    Option("require_by", ("--require-by",), "Who may allow findings, by name or pattern (*Counsel).",
           repeated=True, metavar="NAME"),
    Option("redact", ("--redact",), "Print and write no words of the drafts.", takes_value=False),
    Option("sarif_suppressed", ("--sarif-suppressed",), "SARIF: also what is allowed or known.",
           takes_value=False),
    Option("jobs", ("--jobs", "-j"), "Check in this many processes; 0 means one for each processor.",
           metavar="N"),
    Option("time_limit", ("--time-limit",), "With --jobs: seconds that one file may take (60).",
           metavar="SECONDS"),
    Option("watch", ("--watch",), "Check again whenever a draft or its configuration changes.",
           takes_value=False),
    Option("config", ("--config",), "Use this prewire.toml.", metavar="FILE"),
    Option("templates", ("--templates",), "A folder of report templates to use in place of ours.",
           metavar="FOLDER"),
    Option("html_assets", ("--html-assets",),
           "The HTML's style sheet: in the page, or linked in a file beside it.",
           choices=("inline", "linked"), default="inline"),
    Option("stdin_filename", ("--stdin-filename",), "The name of the draft on standard input (-).",
           metavar="NAME"),
    Option("accept_changes", ("--accept-changes",), "Read tracked changes as accepted (the default).",
           takes_value=False),
    Option("original", ("--original",), "Read the text as it was before all tracked changes.",
           takes_value=False),
    Option("isolated", ("--isolated",), "Ignore configuration files.", takes_value=False),
    Option("preview", ("--preview",), "Also run rules whose law or precision is not settled.",
           takes_value=False),
    Option("no_cache", ("--no-cache",), "Neither read nor write compiled rule packs.", takes_value=False),
    Option("open", ("--open",), "Open the HTML report in the browser.", takes_value=False),
    Option("quiet", ("--quiet", "-q"), "Print findings only.", takes_value=False),
    Option("verbose", ("--verbose", "-v"), "Also print what passed, and by which words.", takes_value=False),
)  # fmt: skip


_SHARED = (
    "pack", "select", "ignore", "event", "jurisdiction", "date", "as_of", "config", "accept_changes",
    "original", "isolated", "preview", "no_cache", "require_by",
)  # fmt: skip

ANNOTATE_OPTIONS: tuple[Option, ...] = (
    Option("output", ("--output", "-o"), "The copy to write; without it DRAFT.reviewed beside the draft.",
           metavar="FILE"),
    *(option for option in CHECK_OPTIONS if option.name in _SHARED),
)  # fmt: skip
"""The options of ``annotate``: where the copy goes, and what it shares with ``check``."""

BASELINE_OPTIONS: tuple[Option, ...] = (
    Option("output", ("--output", "-o"), "The baseline to write.", metavar="FILE",
           default="prewire-baseline.txt"),
    Option("prune", ("--prune",), "Add nothing; take out of the file what is no longer found.",
           takes_value=False),
    *(option for option in CHECK_OPTIONS if option.name in _SHARED),
)  # fmt: skip
"""The options of ``baseline``."""


def empty_values() -> dict[str, Any]:
    """The values of all options when none is given."""
    return {option.name: option.empty for option in CHECK_OPTIONS}


class CheckOptions(Record):
    """The options of one ``check`` call, by name, and the drafts to check."""

    paths: tuple[str, ...]
    values: Mapping[str, Any]

    def one(self, name: str) -> str | None:
        """An option's value, or None when it isn't given."""
        value = self.values[name]
        return None if value is None else str(value)

    def many(self, name: str) -> tuple[str, ...]:
        """A repeated option's values."""
        return tuple(str(value) for value in self.values[name])

    def flag(self, name: str) -> bool:
        """Whether a flag is given."""
        return bool(self.values[name])

    def path(self, name: str) -> Path | None:
        """An option's value as a path."""
        value = self.one(name)
        return None if value is None else Path(value)
