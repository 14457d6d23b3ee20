"""``prewire rules lint`` and ``prewire rules test``: problems, notes, bundles."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Prewire

RULE = Path("house") / "house" / "no-revolutionary.yaml"


@pytest.fixture
def house(prewire: Prewire, tmp_path: Path) -> Path:
    """The house pack that ``prewire init`` makes, and its one rule."""
    assert prewire("init").code == 0
    return tmp_path / RULE


def test_a_new_house_pack_has_no_problem(prewire: Prewire, house: Path) -> None:
    ran = prewire("rules", "lint", "house")
    assert (ran.code, ran.out.strip()) == (0, "0 problems, 0 notes")


def test_a_dead_trigger_is_a_problem(prewire: Prewire, house: Path) -> None:
    house.write_text(house.read_text().replace("[revolutionary, game-changing]", "[revolutionary]"))
    house.write_text(
        house.read_text().replace("forbid: {", "when: {any: [{part: body}, {phrase: swan}]}\nforbid: {")
    )
    ran = prewire("rules", "lint", "house")
    assert ran.code == 1
    assert "no example fires when.any.1: " in ran.out
    assert ran.out.rstrip().endswith("2 problems, 0 notes")  # the other: no example to skip


def test_an_unused_excuse_is_a_note(prewire: Prewire, house: Path) -> None:
    house.write_text(house.read_text().replace("outside: quote", "outside: quote, except: {phrase: swan}"))
    ran = prewire("rules", "lint", "house")
    assert (ran.code, ran.out.strip()) == (0, "0 problems, 1 notes (see --notes)")
    told = prewire("rules", "lint", "house", "--notes")
    assert told.code == 0
    assert "note: house.no-revolutionary: no example fires forbid.except" in told.out


def test_a_bundle_means_the_packs_that_it_extends(prewire: Prewire, house: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "pack.yaml").write_text("pack: bundle\nversion: 1\nextends: [../house]\n")
    tested = prewire("rules", "test", "bundle", "--select", "house.no-revolutionary")
    assert tested.out.strip() == "2 examples, 0 wrong"
