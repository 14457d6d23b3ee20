"""The Typer application: help, completion, error messages, and all commands but the hot path of ``check``."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from checker import __version__
from checker.cli import audit, diff, explain, init, inspection, rules, verify
from checker.cli.options import ANNOTATE_OPTIONS, BASELINE_OPTIONS, CHECK_OPTIONS, CheckOptions, Option
from checker.cli.running import ending_in_one_line

app = typer.Typer(
    name="prewire",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a traceback with locals would print the draft
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Check a draft investor-relations release before it goes to the wire.",
    epilog="A check of form, not legal advice. Nothing leaves this machine.",
)


def run_app(arguments: Sequence[str]) -> int:
    """Run the application and give its exit code."""
    try:
        app(list(arguments), prog_name="prewire", standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 2
    return 0


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"prewire {__version__}")
        raise typer.Exit


@app.callback()
def prewire(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Check a draft investor-relations release before it goes to the wire."""


def _check(**values: Any) -> None:
    from checker.cli.check import run_check  # noqa: PLC0415

    paths = tuple(values.pop("paths"))
    raise typer.Exit(run_check(CheckOptions(paths, values)))


def _parameter(option: Option) -> inspect.Parameter:
    """One option of the table as Typer wants to see it."""
    kind: Any = bool
    if option.takes_value:
        kind = list[str] if option.repeated else str if option.default is not None else str | None
    extra: dict[str, Any] = {"help": option.help}
    if option.takes_value:
        extra["metavar"] = "|".join(option.choices) or option.metavar or None
    if option.choices:
        extra["callback"] = _choice_checker(option)
    annotation = Annotated[kind, typer.Option(*option.flags, **extra)]
    return inspect.Parameter(
        option.name, inspect.Parameter.KEYWORD_ONLY, default=option.empty, annotation=annotation
    )


def _choice_checker(option: Option) -> Any:
    def check_choice(value: str | None) -> str | None:
        if value is not None and not option.takes(value):
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(option.choices)}")
        return value

    return check_choice


def _takes(command: Any, argument: str, annotation: Any, options: Sequence[Option]) -> None:
    """Give a command the signature that Typer is to see: one argument, and options of the table."""
    first = inspect.Parameter(argument, inspect.Parameter.KEYWORD_ONLY, annotation=annotation)
    signature = inspect.Signature([first, *(_parameter(option) for option in options)])
    command.__signature__ = signature
    command.__annotations__ = {p.name: p.annotation for p in signature.parameters.values()}


@ending_in_one_line
def _annotate(**values: Any) -> None:
    from checker.cli.annotate import run_annotate  # noqa: PLC0415

    run_annotate(values.pop("draft"), values.pop("output"), values)


@ending_in_one_line
def _baseline(**values: Any) -> None:
    from checker.cli.baseline import run_baseline  # noqa: PLC0415

    paths, output, prune = values.pop("paths"), values.pop("output"), values.pop("prune")
    raise typer.Exit(run_baseline(tuple(paths), output, prune, values))


_takes(
    _check,
    "paths",
    Annotated[list[str], typer.Argument(metavar="DRAFT...", help="Drafts to check; - reads standard input.")],
    CHECK_OPTIONS,
)
_takes(
    _baseline,
    "paths",
    Annotated[list[str], typer.Argument(metavar="DRAFT...", help="The drafts as they are now.")],
    BASELINE_OPTIONS,
)
_takes(
    _annotate, "draft", Annotated[str, typer.Argument(help="The draft to write a copy of.")], ANNOTATE_OPTIONS
)
_check.__doc__ = """Judge drafts by every rule, and say what fails and where, what passes and by which words.

Exit code: 0 nothing at or above --fail-on, 1 something is, 2 a draft or rule could not be checked,
70 a fault of the program.

Examples:

  prewire check draft.md

  prewire check draft.txt --output report.html --open

  prewire check drafts/*.md --event merger_acquisition --format json
"""

_annotate.__doc__ = """Write a copy of a draft with a comment on exactly the words of each finding.

The draft itself is never changed; a second run on a copy replaces the comments of the first.

Exit code: 0 the copy is written, 2 it is not.

Examples:

  prewire annotate draft.docx

  prewire annotate draft.docx --output for-counsel.docx --date 2026-08-06
"""

_baseline.__doc__ = """Write down the findings of today, so that `check --baseline` counts only new ones.

The file holds no words of the drafts. What it says of drafts that are not named stays as it is.

Exit code: 0 the file is written, 2 a draft could not be checked and nothing is written.

Examples:

  prewire baseline drafts/*.md

  prewire baseline drafts/*.docx --output prewire-baseline.txt --prune
"""

app.command("check")(_check)
app.command("baseline")(_baseline)
app.command("annotate")(_annotate)
app.command("audit")(audit.audit)
app.command("diff")(diff.diff)
app.command("verify")(verify.verify)
app.command("explain")(explain.explain)
app.command("inspect")(inspection.inspect_draft)
app.command("init")(init.init)
app.add_typer(rules.app, name="rules")
