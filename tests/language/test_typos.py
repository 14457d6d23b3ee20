"""No single-key typo in the shipped packs' YAML is silent: each is an error with its file and line."""

from __future__ import annotations

import os
import random
from pathlib import Path

from .typos import complaint, is_at, typo, words

COUNT = int(os.environ.get("PREWIRE_TYPOS", "60"))
"""How many are tried; 500 when something about the loader changes."""


def test_each_typo_is_an_error_with_its_line(tmp_path: Path) -> None:
    chance = random.Random(2026)
    silent, elsewhere = [], []
    for word in chance.sample(words(), COUNT):
        wrong = typo(word.word, chance)
        message = complaint(word, wrong, tmp_path)
        if message is None:
            silent.append((word, wrong))
        elif not is_at(message, word):
            elsewhere.append((word, wrong, message))
    assert silent == []
    assert elsewhere == []
