"""``prewire check --watch``: check again whenever a draft, or what it is checked by, changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.cli.drafts import Draft
from checker.config import find_config
from checker.errors import ConfigError

_CONFIGURATION = ("prewire.toml", "pyproject.toml")


def watch(drafts: Sequence[Draft], check: Callable[[Sequence[Draft]], object]) -> None:
    """Check all drafts, then those that change, until somebody stops it (Ctrl-C).

    Raises:
        ConfigError: the library ``watchfiles`` is not installed, or a draft is standard input.
    """
    if any(draft.path is None for draft in drafts):
        raise ConfigError("--watch: standard input cannot be watched; name a file")
    try:
        from watchfiles import watch as changes  # noqa: PLC0415
    except ImportError:
        raise ConfigError('--watch needs the library watchfiles: pip install "prewire[watch]"') from None
    folders = sorted({folder for draft in drafts for folder in _folders(draft)})
    check(drafts)
    for changed in changes(*folders, recursive=False, debounce=400, step=100):
        chosen = list(touched(drafts, {Path(path) for _, path in changed}))
        if chosen:
            check(chosen)


def _folders(draft: Draft) -> Iterator[Path]:
    if draft.path is not None:
        yield draft.path.resolve().parent
        config: Any = find_config(draft.path)
        if config is not None:
            yield config.parent


def touched(drafts: Sequence[Draft], changed: set[Path]) -> Iterator[Draft]:
    """The drafts that must be checked again: changed ones, those with a changed file of allowances; or all.

    A word processor's own lock file beside the draft (``~$draft.docx``) is neither.
    """
    names = {path.resolve() for path in changed}
    if any(path.name in _CONFIGURATION for path in names):
        yield from drafts
        return
    for draft in drafts:
        path = (draft.path or Path()).resolve()
        if {path, path.with_name(f"{path.stem}.allow.yaml")} & names and path.is_file():
            yield draft
