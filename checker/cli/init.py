"""``prewire init``: a configuration file, a house pack with one rule and its schema, to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.outputs import write_whole
from checker.errors import ConfigError, UserError

_CONFIG = """\
# prewire checks the drafts below this folder by these rules. `prewire check --help` explains the options.
packs = ["house"]
fail-on = "error"
"""

_PACK = """\
pack: house
version: "1"
summary: Our own rules, on top of us-core.
extends: [us-core]
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


def init(
    folder: Annotated[Path, typer.Argument(help="Where to put the files.")] = Path(),
) -> None:
    """Write a prewire.toml, a house pack with a first rule, and a schema for editors. Overwrites nothing."""
    from checker.language.schema import rule_schema_text  # noqa: PLC0415

    files = {
        folder / "prewire.toml": _CONFIG,
        folder / "rule.schema.json": rule_schema_text(),
        folder / "house" / "pack.yaml": _PACK,
        folder / "house" / "house" / "no-revolutionary.yaml": _RULE,
    }
    try:
        _write_new(files)
    except UserError as e:
        from checker.cli.check import complain  # noqa: PLC0415

        complain(e)
        raise typer.Exit(2) from None
    typer.echo("Try it: prewire rules test house")


def _write_new(files: dict[Path, str]) -> None:
    for path in files:
        if path.exists():
            raise ConfigError(f"{path}: is there already; nothing was written")
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise ConfigError(f"{path.parent}: cannot be made: {e.strerror or e}") from None
        write_whole(path, text)
        typer.echo(f"wrote {path}")
