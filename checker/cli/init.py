"""``prewire init``: a configuration file, a house pack with one rule and its schema, to start from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.outputs import write_whole
from checker.cli.running import ending_in_one_line, say
from checker.errors import ConfigError

_CONFIG = """\
# prewire checks the drafts below this folder by these rules. `prewire check --help` explains the options.
packs = ["house"]
fail-on = "error"
"""

_PACK = """\
pack: house
version: "1"
summary: Our own rules, on top of the shipped ones.
extends: [us]
"""

_RULE = """\
# yaml-language-server: $schema=../../rule.schema.json
id: house.no-revolutionary
title: We do not call a product revolutionary
severity: warning
why: The word promises more than counsel can support.
forbid: {phrase: [revolutionary, game-changing], outside: quote}
message: '"{text}" is a word that we do not use.'
fix: {advise: Say what the product does.}
authority: house
examples:
  fail: ["Acme launches a revolutionary anvil."]
  pass: ["Acme launches an anvil that is 20 percent lighter."]
"""


@ending_in_one_line
def init(
    folder: Annotated[Path, typer.Argument(help="Where to put the files.")] = Path(),
    past: Annotated[
        Path | None,
        typer.Option("--from", help="Learn the issuer's profile and texts from these past releases."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
) -> None:
    """Write a prewire.toml and what goes with it. Overwrites nothing.

    Without --from, that is a house pack with a first rule and a schema for editors; with it, the issuer's
    profile and its recurring texts, as its past releases have them, for a person to confirm. At a terminal
    it asks a few questions about the issuer; Enter skips one, --yes skips all.

    Examples:
      prewire init

      prewire init --from releases/ --yes
    """
    asking = not yes and sys.stdin.isatty()
    _see_that_it_is_new(folder / "prewire.toml")
    if past is None:
        _write_new(_first_rule(folder, _profile() if asking else ""))
        typer.echo(f"Try it: prewire rules test {folder / 'house'}")
    else:
        _learn(past, folder, asking)


def _learn(past: Path, folder: Path, asking: bool) -> None:
    from checker.cli.learned import learned_files  # noqa: PLC0415

    if asking:
        from checker.cli.questions import asked  # noqa: PLC0415

        files = learned_files(past, folder, asked)
        for line in ("", *files[folder / "prewire.toml"].splitlines()):
            say(line)
        typer.confirm(f"Write this and {len(files) - 1} texts to {folder}?", default=True, abort=True)
    else:
        files = learned_files(past, folder)
    _write_new(files)
    typer.echo("Read every line of prewire.toml and of the texts, and name who approved them.")


def _profile() -> str:
    """The table ``[issuer]`` by the answers; nothing if there are none."""
    from checker.cli.questions import asked  # noqa: PLC0415
    from checker.learning.writing import profile_toml  # noqa: PLC0415

    answers = asked(())
    return f"\n{profile_toml(answers, about='What the house says of itself.')}" if answers else ""


def _first_rule(folder: Path, profile: str) -> dict[Path, str]:
    from checker.language.schema import rule_schema_text  # noqa: PLC0415

    return {
        folder / "prewire.toml": _CONFIG + profile,
        folder / "rule.schema.json": rule_schema_text(),
        folder / "house" / "pack.yaml": _PACK,
        folder / "house" / "house" / "no-revolutionary.yaml": _RULE,
    }


def _write_new(files: dict[Path, str]) -> None:
    for path in files:
        _see_that_it_is_new(path)
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise ConfigError(f"{path.parent}: cannot be made: {e.strerror or e}") from None
        write_whole(path, text)
        typer.echo(f"wrote {path}")


def _see_that_it_is_new(path: Path) -> None:
    if path.exists():
        raise ConfigError(f"{path}: is there already; nothing was written")
