"""The Typer application: help, completion, error messages, and all commands but the hot path of ``check``."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from checker import __version__
from checker.cli import explain, init, inspection, rules
from checker.cli.options import CHECK_OPTIONS, CheckOptions, Option

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
        if value is not None and value not in option.choices:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(option.choices)}")
        return value

    return check_choice


def _check_signature() -> inspect.Signature:
    paths = inspect.Parameter(
        "paths",
        inspect.Parameter.KEYWORD_ONLY,
        annotation=Annotated[
            list[str], typer.Argument(metavar="DRAFT...", help="Drafts to check; - reads standard input.")
        ],
    )
    return inspect.Signature([paths, *(_parameter(option) for option in CHECK_OPTIONS)])


_check.__signature__ = _check_signature()  # type: ignore[attr-defined]
_check.__annotations__ = {p.name: p.annotation for p in _check_signature().parameters.values()}
_check.__doc__ = """Judge drafts by every rule, and say what fails and where, what passes and by which words.

Exit code: 0 nothing at or above --fail-on, 1 something is, 2 a draft or rule could not be checked.

Examples:

  prewire check draft.md

  prewire check draft.txt --output report.html --open

  prewire check drafts/*.md --event merger_acquisition --format json
"""

app.command("check")(_check)
app.command("explain")(explain.explain)
app.command("inspect")(inspection.inspect_draft)
app.command("init")(init.init)
app.add_typer(rules.app, name="rules")
