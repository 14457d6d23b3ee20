"""Earlier versions of a draft, by Git or by hand: where their bytes come from."""

from __future__ import annotations

from pathlib import Path

from checker.cli.drafts import Draft
from checker.errors import ConfigError, DraftError


def earlier_of(draft: Draft, old: Path) -> Draft | None:
    """The earlier version in a file, or in a folder under the draft's own name; None for a new draft.

    Raises:
        ConfigError: there is no such file or folder.
    """
    if old.is_dir():
        own = old / Path(draft.name).name
        return Draft(str(own), own) if own.is_file() else None
    if not old.exists():
        raise ConfigError(f"--diff {old}: there is no such file or folder; name the earlier draft")
    return Draft(str(old), old)


def committed(draft: Draft, revision: str) -> bytes | None:
    """The draft's bytes as a Git revision has them; None if it has no such file.

    Git is asked for the bare bytes, so that no filter or converter of anybody's configuration runs.

    Raises:
        ConfigError: Git is not installed, the draft is in no repository, or there is no such revision.
        DraftError: the draft is standard input.
    """
    if draft.path is None:
        raise DraftError(f"{draft.name}: --changed-since needs a file; of standard input Git knows nothing")
    folder, name = draft.path.parent, draft.path.name
    if (
        revision.startswith("-")
        or _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")[0]
    ):
        raise ConfigError(
            f"--changed-since {revision}: Git knows no such revision here; fetch it, or name another"
        )
    missing, data = _git(folder, "cat-file", "blob", f"{revision}:./{name}")
    return None if missing else data


def _git(folder: Path, *words: str) -> tuple[int, bytes]:
    """Git's exit code and output; no shell takes part."""
    import subprocess  # noqa: PLC0415

    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603
    except FileNotFoundError:
        raise ConfigError("--changed-since needs Git, and there is no `git` command") from None
    except subprocess.TimeoutExpired:
        raise ConfigError(f"--changed-since: `git {words[0]}` gave no answer within a minute") from None
    return done.returncode, done.stdout
