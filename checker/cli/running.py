"""What the commands beside ``check`` share: packs and settings, one-line errors, safe printing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import typer

from checker.cli.complaints import as_user_error, complain
from checker.cli.context import context
from checker.cli.drafts import STANDARD_INPUT, Draft
from checker.cli.gate import error_code
from checker.config import Settings, find_config, parse_day, read_config
from checker.document import Document
from checker.facts import Facts
from checker.patterns import keep_patterns
from checker.record import replace

if TYPE_CHECKING:
    from checker.language.pack import LoadedPacks

P = ParamSpec("P")


def ending_in_one_line(command: Callable[P, None]) -> Callable[P, None]:
    """A command whose user errors end as one line on standard error and exit code 2.

    Under an error in a pack's file stands the place in the file.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except Exception as error:
            failure = as_user_error(error, "prewire")
            complain(failure)
            for line in context(str(failure)):
                say(line, err=True)
            raise typer.Exit(error_code(failure)) from None
        finally:
            keep_patterns()

    return run


def say(line: str, *, err: bool = False) -> None:
    """Print one line with every control sequence of a draft made harmless."""
    from checker.render.neutral import neutral  # noqa: PLC0415

    typer.echo(neutral(line), err=err)


class Session:
    """The settings and packs for one call, and the draft read by them."""

    def __init__(
        self,
        draft: str | None = None,
        packs: list[str] | None = None,
        stated_date: str | None = None,
        as_of: str | None = None,
    ) -> None:
        near = Path(draft) if draft and draft != STANDARD_INPUT else Path.cwd() / "draft"
        config = find_config(near)
        settings = read_config(config).at(near) if config else Settings()
        stated = dict(settings.stated)
        if stated_date:
            stated["date"] = parse_day(stated_date, "--date")
        self.settings = replace(settings, packs=tuple(packs or settings.packs), stated=stated)
        self.as_of: date = parse_day(as_of, "--as-of") if as_of else datetime.now(UTC).date()

    @cached_property
    def packs(self) -> LoadedPacks:
        """The packs in use."""
        from checker.language.pack import load_packs  # noqa: PLC0415

        return load_packs(self.settings.packs)

    def read(self, name: str) -> tuple[Document, Facts]:
        """The draft with its parts decided, and its facts."""
        from checker.parts import recognise_parts  # noqa: PLC0415

        path = None if name == STANDARD_INPUT else Path(name)
        read = Draft("standard-input.txt" if path is None else name, path).read()
        document = recognise_parts(read, self.packs.law)
        return document, Facts(
            document, self.packs.law, {**document.stated, **self.settings.stated}, self.as_of
        )
