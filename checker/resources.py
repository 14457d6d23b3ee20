"""Find the rule packs and report templates that ship with the checker."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(kind: str) -> Path:
    """The folder of shipped ``rules`` or ``reports``: in the package in a wheel, beside it in a checkout."""
    homes = (PACKAGE / kind, PACKAGE.parent / kind)
    return next(home for home in homes if home.is_dir())
