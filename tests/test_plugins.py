"""The example plugin, installed as a user would install it: its fact, rule, format and reader are used."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from checker import plugins
from checker.errors import ConfigError
from checker.facts import KINDS
from checker.plugins import Extensible

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plugin installed in it."""
    site = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation",
         "--target", str(site), str(ROOT / "examples" / "plugin")],
        check=True, capture_output=True,
    )  # fmt: skip
    return site


def prewire(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(ROOT), str(site)])
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        env={**os.environ, "PYTHONPATH": path, "PREWIRE_CACHE": ""},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_its_examples_hold(site: Path) -> None:
    run = prewire(site, "rules", "test", "geese")
    assert (run.returncode, run.stdout.splitlines()[-1]) == (0, "3 examples, 0 wrong")


def test_its_rule_finds_what_its_fact_reads_in_a_file_of_its_format(site: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.wire"
    draft.write_text("%slug POND\n\nBOSTON, March 3, 2025 -- Goose Ponds, Inc. counted 2,000 geese.\n")
    run = prewire(site, "check", str(draft), "--pack", "geese", "--select", "goose", "--fail-on", "warning")
    assert (run.returncode, run.stderr) == (1, "")
    assert 'draft.wire:3:52: warning goose.too-many "2,000 geese" is more than a pond holds.' in run.stdout


def test_its_format_can_be_asked_for(site: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("BOSTON, March 3, 2025 -- Goose Ponds, Inc. counted 2,000 geese.\n")
    run = prewire(site, "check", str(draft), "--pack", "geese", "--select", "goose", "--format", "one-line")
    assert (run.returncode, run.stdout) == (0, f"{draft} 1\n")


def test_without_it_its_names_are_unknown(tmp_path: Path) -> None:
    run = prewire(tmp_path, "rules", "test", "geese")
    assert run.returncode == 2
    assert "geese: no pack of this name is shipped" in run.stderr


def entries(monkeypatch: pytest.MonkeyPatch, *found: EntryPoint) -> None:
    monkeypatch.setattr(plugins, "_entries", lambda group: {e.name: e for e in found if e.group == group})


def test_a_plugin_cannot_take_the_place_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    entries(monkeypatch, EntryPoint("date", "os:sep", "checker.facts"))
    assert KINDS["date"].module == "checker.facts.dates"


def test_what_no_plugin_has_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    entries(monkeypatch)
    table = Extensible("checker.facts", {"own": 1})
    assert "own" in table
    assert "other" not in table
    with pytest.raises(KeyError):
        table["other"]


def test_a_plugin_that_cannot_be_loaded_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    entries(monkeypatch, EntryPoint("goose", "no_such_module:X", "checker.facts"))
    with pytest.raises(ConfigError, match=r"the plugin no_such_module:X .* cannot be loaded"):
        KINDS["goose"]
