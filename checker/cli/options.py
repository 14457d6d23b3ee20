"""The one table of ``check``'s options, from which both parsers are made.

Typer costs a few hundred milliseconds a call, more than the check itself. So ``check`` is
parsed by :mod:`checker.cli.dispatch` from this table, and Typer, which owns help, completion
and every error message, builds its command from the same table (see ADR 0006).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.record import record


@record
class Option:
    """One option: its flags, whether it takes a value and may be repeated, what it may be."""

    name: str
    flags: tuple[str, ...]
    help: str
    takes_value: bool = True
    repeated: bool = False
    choices: tuple[str, ...] = ()
    metavar: str = ""
    default: str | None = None

    @property
    def empty(self) -> Any:
        """The value when the option is not given."""
        if self.repeated:
            return []
        return self.default if self.takes_value else False


FORMATS = ("text", "json", "html", "ics")
FAIL_ON = ("error", "warning", "advice", "undetermined", "never")

CHECK_OPTIONS: tuple[Option, ...] = (
    Option("pack", ("--pack", "-p"), "A rule pack to apply: a shipped one's name or a folder.", repeated=True,
           metavar="NAME|FOLDER"),
    Option("select", ("--select",), "Run only this rule, topic (fls) or pattern (fls.*).", repeated=True,
           metavar="RULE"),
    Option("ignore", ("--ignore",), "Leave out this rule, topic or pattern.", repeated=True, metavar="RULE"),
    Option("event", ("--event",), "State what the release announces, e.g. tender_offer.", repeated=True,
           metavar="EVENT"),
    Option("jurisdiction", ("--jurisdiction",), "State whose law applies: US, CA, UK.", repeated=True,
           metavar="CODE"),
    Option("date", ("--date",), "State the release's own date (YYYY-MM-DD).", metavar="DATE"),
    Option("as_of", ("--as-of",), "Take this day as today, for reproducible runs.", metavar="DATE"),
    Option("format", ("--format", "-f"), "What goes to standard output.", choices=FORMATS, default="text"),
    Option("output", ("--output", "-o"), "Also write FILE; the suffix, or FORMAT=FILE, chooses the format.",
           repeated=True, metavar="FILE"),
    Option("fail_on", ("--fail-on",), "The mildest result that makes the exit code 1.", choices=FAIL_ON),
    Option("config", ("--config",), "Use this prewire.toml.", metavar="FILE"),
    Option("templates", ("--templates",), "A folder of report templates to use in place of ours.",
           metavar="FOLDER"),
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
    "original", "isolated", "preview", "no_cache",
)  # fmt: skip

ANNOTATE_OPTIONS: tuple[Option, ...] = (
    Option("output", ("--output", "-o"), "The copy to write; without it DRAFT.reviewed beside the draft.",
           metavar="FILE"),
    *(option for option in CHECK_OPTIONS if option.name in _SHARED),
)  # fmt: skip
"""The options of ``annotate``: where the copy goes, and what it shares with ``check``."""


def empty_values() -> dict[str, Any]:
    """The values of all options when none is given."""
    return {option.name: option.empty for option in CHECK_OPTIONS}


@record
class CheckOptions:
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
