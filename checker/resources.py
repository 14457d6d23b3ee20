"""Find the rule packs and report templates that ship with the checker, and the words of English."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from checker.frequencies import Frequencies, frequencies

PACKAGE = Path(__file__).parent
_WORDS = "frequency_dictionary_en_82_765.txt"


def shipped(kind: str) -> Path:
    """The folder of shipped ``rules`` or ``reports``: in the package in a wheel, beside it in a checkout."""
    homes = (PACKAGE / kind, PACKAGE.parent / kind)
    return next(home for home in homes if home.is_dir())


def english_words() -> Frequencies:
    """English words with how often books print them, in digits; none if symspellpy is not installed.

    Its own loader is spared: to import the package and to build its index takes longer than a check.
    """
    listed = word_list()
    return frequencies(listed) if listed else Frequencies()


def word_list() -> Path | None:
    """The file with the words of English; None if symspellpy is not installed."""
    found = find_spec("symspellpy")
    folders = found.submodule_search_locations if found else None
    return Path(folders[0]) / _WORDS if folders else None
