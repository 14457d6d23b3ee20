"""A list of words and counts, asked without reading it through."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker import frequencies as module
from checker.frequencies import Frequencies, frequencies
from checker.record import field_names

WORDS = {"the": "900", "then": "70", "there": "60", "a": "500", "an": "40", "you've": "30", "quay": "2"}


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREWIRE_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "words.txt"
    path.write_text(
        "\ufeff" + "".join(f"{word} {count}\n" for word, count in WORDS.items()), encoding="utf-8"
    )
    return path


def kept(listed: Path) -> list[Path]:
    return list((listed.parent / "cache").glob("words-*"))


def test_every_word_is_found_and_no_other(listed: Path) -> None:
    for known in (frequencies(listed), frequencies(listed)):  # made, then kept
        assert {word: known.get(word) for word in WORDS} == WORDS
        assert [
            w for w in ("", "th", "thei", "he", "900", "qua", "th\u00e9") if w in known or known.get(w)
        ] == []


def test_words_are_given_by_their_first_letter(listed: Path) -> None:
    known = frequencies(listed)

    assert dict(known.beginning_with("t")) == {"the": "900", "then": "70", "there": "60"}
    assert dict(known.beginning_with("z")) == {}


def test_it_is_not_worked_out_again(listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frequencies(listed)
    monkeypatch.setattr(module, "_laid_out", None)

    assert frequencies(listed).get("quay") == "2"


def test_another_list_is_another_file(listed: Path) -> None:
    frequencies(listed)
    listed.write_text("quay 3\n", encoding="utf-8")

    assert frequencies(listed).get("quay") == "3"
    assert len(kept(listed)) == 2


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None])
def test_a_damaged_file_is_made_anew(listed: Path, damage: bytes | None) -> None:
    frequencies(listed)
    (file,) = kept(listed)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"?" if damage is None else damage)

    assert frequencies(listed).get("the") == "900"
    assert file.read_bytes() == whole


def test_it_works_without_a_cache(listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREWIRE_CACHE", "")

    assert frequencies(listed).get("an") == "40"


def test_a_list_that_was_written_again_is_read_again(listed: Path) -> None:
    frequencies(listed)
    told = listed.stat()
    listed.write_bytes(listed.read_bytes().replace(b"quay 2", b"quay 3"))  # of the same length
    os.utime(listed, ns=(told.st_atime_ns, told.st_mtime_ns + 1_000_000_000))

    assert frequencies(listed).get("quay") == "3"


def test_it_keeps_no_word_that_it_is_asked_for(listed: Path) -> None:
    known = frequencies(listed)
    before = shown(known)

    assert [known.get(word) for word in ("the", "secretly", "quays")] == ["900", None, None]
    assert "secretly" not in known
    assert shown(known) == before


def shown(known: Frequencies) -> list[str]:
    """All that it holds, but for the file."""
    (filed,) = vars(known).values()
    return [repr(getattr(filed, name)) for name in field_names(type(filed)) if name != "content"]


def test_an_empty_list_knows_nothing() -> None:
    assert not Frequencies()
    assert Frequencies().get("the") is None
