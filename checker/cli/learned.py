"""A folder of past releases → the files that ``prewire init --from`` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from checker.cli.drafts import past_releases
from checker.config import DEFAULT_PACKS
from checker.errors import ConfigError
from checker.facts import Facts
from checker.language.pack import load_packs
from checker.learning.evidence import Past
from checker.learning.profile import Proposed, proposals
from checker.learning.texts import recurring
from checker.learning.writing import profile_toml, text_markdown
from checker.parts import recognise_parts

_HEAD = """\
# prewire checks the drafts below this folder by these rules. `prewire check --help` explains the options.
packs = ["us"]
fail-on = "error"

"""


Ask = Callable[[Sequence[Proposed]], Sequence[Proposed]]
"""Lets a person settle what is proposed."""


def learned_files(past: Path, folder: Path, ask: Ask = tuple) -> dict[Path, str]:
    """The configuration with the proposed profile, and a file for each recurring text.

    Raises:
        ConfigError: no release could be read.
        DraftError: the folder holds no draft.
    """
    releases = list(_read(past))
    if not releases:
        raise ConfigError(f"{past}: no release could be read there; name a folder of past releases")
    texts = {folder / "texts" / f"{text.name}.md": text_markdown(text) for text in recurring(releases)}
    profile = profile_toml(ask(list(proposals(releases))), "texts" if texts else "")
    return {folder / "prewire.toml": _HEAD + profile, **texts}


def _read(past: Path) -> Iterator[Past]:
    law = load_packs(DEFAULT_PACKS).law
    today = datetime.now(UTC).date()
    for document in past_releases(past):
        read = recognise_parts(document, law)
        yield Past(_within(document.source.name, past), Facts(read, law, read.stated, today))


def _within(name: str, past: Path) -> str:
    """A release's name, from the folder of past releases on."""
    return Path(name).relative_to(past).as_posix() if past.is_dir() else Path(name).name
