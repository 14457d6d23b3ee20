"""A pack in a zip file: the content that its digest names, and nothing that is no part of a pack."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from checker.errors import RuleError
from checker.language.pack import load_packs

from .conftest import RULE

PACK = {"pack.yaml": "pack: tiny\nversion: 1\n", "birds/goose.yaml": RULE}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def zipped(files: Mapping[str, str]) -> str:
    """The name of a zip file with these files, with its digest."""
    with ZipFile("tiny.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return f"tiny.zip#sha256={hashlib.sha256(Path('tiny.zip').read_bytes()).hexdigest()}"


def test_a_zipped_pack_is_a_pack() -> None:
    assert [rule.id for rule in load_packs([zipped(PACK)]).rules] == ["birds.goose"]


def test_it_may_lie_in_a_folder_of_the_zip() -> None:
    packs = load_packs([zipped({f"tiny-1/{name}": text for name, text in PACK.items()})])
    assert packs.packs[0].name == "tiny"


def test_it_may_extend_a_shipped_pack() -> None:
    page = "pack: tiny\nversion: 1\nextends: [us-core]\n"
    assert load_packs([zipped({**PACK, "pack.yaml": page})]).rule("contact.missing") is not None


def test_another_content_than_the_named_one_is_an_error() -> None:
    name = zipped(PACK)
    zipped({**PACK, "birds/goose.yaml": RULE.replace("severity: error", "severity: advice")})
    with pytest.raises(RuleError, match=r"not the pack that was named: its SHA-256 is [0-9a-f]{64}"):
        load_packs([name])


def test_without_a_digest_it_says_which() -> None:
    name = zipped(PACK)
    with pytest.raises(RuleError, match=f"say which content is meant: {name}"):
        load_packs(["tiny.zip"])


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("birds/goose.py", "'birds/goose.py' is no part of a pack"),
        ("setup", "'setup' is no part of a pack"),
        ("../birds/goose.yaml", "lies outside the pack"),
        ("/birds/goose.yaml", "lies outside the pack"),
        ("birds\\goose.yaml", "lies outside the pack"),
    ],
)
def test_what_is_no_part_of_a_pack_is_refused(name: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        load_packs([zipped({**PACK, name: "x"})])


def test_a_zip_without_a_pack_is_an_error() -> None:
    with pytest.raises(RuleError, match=r"there is no pack\.yaml in it"):
        load_packs([zipped({"birds/goose.yaml": RULE})])


def test_what_is_no_zip_is_an_error() -> None:
    Path("tiny.zip").write_bytes(b"goose")
    with pytest.raises(RuleError, match="is not a zip file that can be read"):
        load_packs([f"tiny.zip#sha256={hashlib.sha256(b'goose').hexdigest()}"])


def test_a_zip_that_is_not_there_is_an_error() -> None:
    with pytest.raises(RuleError, match=r"gone\.zip: cannot be read"):
        load_packs(["gone.zip#sha256=00"])


def test_a_pack_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.language.zipped.MOST_BYTES", 10)
    with pytest.raises(RuleError, match="too large"):
        load_packs([zipped(PACK)])
