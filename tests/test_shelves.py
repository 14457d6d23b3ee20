"""A file of values: each comes back as it was, or not at all."""

from __future__ import annotations

from array import array
from pathlib import Path
from zlib import crc32

import pytest

from checker import shelves
from checker.shelves import Name, Shelves

VALUES: dict[Name, object] = {
    ("code", "goose", 0): (1, b"\x00\xff", {"a": 1}),
    ("code", "goose", 2): "in any case",
    ("plan", "goose", 0): None,
    ("plan", "\ud800 gänse", 0): [1.5, True],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "values.bin"
    shelves.write(path, {name: shelves.entry(name, value) for name, value in VALUES.items()})
    return path


def test_values_come_back(file: Path) -> None:
    kept = Shelves(file)
    assert {name: kept.value(name) for name in VALUES} == {name: (True, v) for name, v in VALUES.items()}
    assert kept.value(("plan", "duck", 0)) == (False, None)


def test_entries_can_be_written_again(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.bin"
    shelves.write(copy, dict(Shelves(file).entries()))
    assert copy.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("path", [None, Path("/nowhere/at/all.bin")])
def test_where_nothing_is_there_is_nothing(path: Path | None) -> None:
    kept = Shelves(path)
    assert list(kept.entries()) == []
    assert not any(kept.value(name)[0] for name in VALUES)


def test_no_damaged_byte_changes_a_value(file: Path) -> None:
    """Whatever single byte is wrong: a value is what was written, or there is none."""
    whole = file.read_bytes()
    lost = 0
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        kept = Shelves(file)
        for name, value in VALUES.items():
            known, read = kept.value(name)
            assert not known or read == value
            lost += not known
    assert lost > len(whole)


@pytest.mark.parametrize("length", [0, 3, 8, 40, -1])
def test_a_shortened_file_is_not_believed(file: Path, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])
    kept = Shelves(file)
    known = [kept.value(name) for name in VALUES]
    assert all(
        each in ((True, value), (False, None)) for each, value in zip(known, VALUES.values(), strict=True)
    )
    assert (False, None) in known


def test_a_value_under_a_strangers_name_is_none(file: Path) -> None:
    """Two names with one key: the file holds one of them, and does not answer for the other."""
    name, other = ("code", "goose", 0), ("code", "gander", 0)
    written = shelves.entry(other, "not a goose")
    parts = array("Q", [shelves._key(name)]).tobytes(), array("I", [len(written), crc32(written)]).tobytes()
    index = b"".join(parts)
    file.write_bytes(array("I", [1, crc32(index)]).tobytes() + index + written)
    assert Shelves(file).value(name) == (False, None)


def test_only_plain_values_are_kept() -> None:
    with pytest.raises(ValueError, match="unmarshallable"):
        shelves.entry(("code", "goose", 0), object())
