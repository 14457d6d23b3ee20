"""No typo in the shipped packs' YAML is silent: each is an error with its file and line.

A key, a name, or a value of a closed set: what a field of a fact may hold, severities, scopes, parts, lists.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from pathlib import Path

from .typos import Word, complaint, is_at, right_words, typo, values, words

COUNT = int(os.environ.get("PREWIRE_TYPOS", "60"))
"""How many of each sort are tried; 500 when something about the loader changes."""

Wrong = list[tuple[Word, str, str | None]]


def misread(chosen: Sequence[Word], chance: random.Random, folder: Path) -> Wrong:
    """The typos in these words that are silent, or told of another place, with what was said."""
    found: Wrong = []
    for word in chosen:
        wrong = typo(word.word, chance, right_words(word))
        message = complaint(word, wrong, folder)
        if message is None or not is_at(message, word):
            found.append((word, wrong, message))
    return found


def test_each_typo_in_a_key_or_a_name_is_an_error_with_its_line(tmp_path: Path) -> None:
    chance = random.Random(2026)
    assert misread(chance.sample(words(), COUNT), chance, tmp_path) == []


def test_each_typo_in_a_value_is_an_error_with_its_line(tmp_path: Path) -> None:
    chance = random.Random(2027)
    assert misread(chance.sample(values(), COUNT), chance, tmp_path) == []


def test_every_sort_of_value_is_among_them() -> None:
    sorts = {word.path[-1] if "where" not in word.path else "where" for word in values()}
    assert sorts >= {
        "where", "severity", "status", "applies-to", "fact", "part", "lexicon", "table", "in", "outside", "pick",
        "insert", "extends",
    }  # fmt: skip
