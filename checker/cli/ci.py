"""Where a run stands on a build server: the root of the repository, and GitHub's page for the job."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from checker.errors import ConfigError

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "BITBUCKET_CLONE_DIR", "WORKSPACE")
"""Where GitHub, GitLab, Azure, Bitbucket and Jenkins say that the repository lies."""


def repository_root(folder: Path) -> Path:
    """The root that build servers tell paths from: as the server says, else where Git's folder is.

    Without either it is the folder itself.
    """
    told = [Path(os.environ[name]) for name in _ROOTS if os.environ.get(name)]
    said = next((root for root in told if root.is_absolute() and folder.is_relative_to(root)), None)
    above = (folder, *folder.parents)
    return said or next((f for f in above if (f / ".git").exists()), folder)


def job_summary() -> Callable[[str], None] | None:
    """What appends to the file that ``$GITHUB_STEP_SUMMARY`` names; None where it names none."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return None

    def append(text: str) -> None:
        try:
            with Path(name).open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError as e:
            raise ConfigError(f"GITHUB_STEP_SUMMARY={name}: cannot be written: {e.strerror or e}") from None

    return append
