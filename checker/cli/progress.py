"""How far a long call has come, by its results: on a terminal only, with rate and time left."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

FEW = 10
"""With fewer drafts than this the results themselves are the progress."""


def with_progress(results: Iterable[T], total: int, *, quiet: bool = False, fewest: int = FEW) -> Iterator[T]:
    """The results as they come, with a bar on standard error; none for fewer than ``fewest``."""
    if quiet or total < fewest or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text  # noqa: PLC0415

    class Rate(ProgressColumn):
        """Results a second."""

        def render(self, task: object) -> Text:
            speed = getattr(task, "finished_speed", None) or getattr(task, "speed", None)
            return Text(f"{speed:.1f}/s" if speed else "")

    both = sys.stdout.isatty()  # one terminal: what is printed must go above the bar
    bar = Progress(
        TextColumn("prewire"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=Console(file=sys.stdout) if both else Console(stderr=True),
        redirect_stdout=both,
        redirect_stderr=True,
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=total)
        for result in results:
            yield result
            bar.advance(task)
