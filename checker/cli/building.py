"""``prewire rules build``: what checks would work out when first run, worked out beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.running import ending_in_one_line, say
from checker.errors import UserError


@ending_in_one_line
def build_packs(
    samples: Annotated[
        list[Path] | None, typer.Argument(help="Releases; what checking them takes is built too.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a pack differs from what is built.")
    ] = False,
) -> None:
    """Compile the shipped packs into the program, so that the first check is as fast as the next."""
    from checker.building import build, outdated  # noqa: PLC0415

    if check:
        late = list(outdated())
        for names in late:
            say(f"not built from the present files: {names}")
        raise typer.Exit(1 if late else 0)
    try:
        for file in build(samples or ()):
            say(f"{file.name}: {file.stat().st_size:,} bytes")
    except OSError as e:
        raise UserError(f"{e.filename or 'the program'}: cannot be written ({e.strerror})") from None
