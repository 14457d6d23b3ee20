"""The wheel holds checker/ and nothing else at the top, with the tree's rules and reports inside."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("prewire-*.whl"))


def test_wheel_holds_only_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker"}


@pytest.mark.parametrize("kind", ["rules", "reports"])
def test_wheel_holds_the_trees_data(wheel: Path, kind: str) -> None:
    prefix = f"checker/{kind}/"
    packed = {n.removeprefix(prefix) for n in zipfile.ZipFile(wheel).namelist() if n.startswith(prefix)}
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", kind],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    tree = {n.removeprefix(f"{kind}/") for n in listed.stdout.split() if (ROOT / n).is_file()}
    assert packed == tree


def test_installed_wheel_finds_its_rules(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(target)
    code = (
        "from checker.resources import shipped; print(shipped('rules')); print(shipped('reports'));"
        "import importlib.util as u; assert not (u.find_spec('rules') or u.find_spec('reports'))"
    )
    found = subprocess.run(
        [sys.executable, "-S", "-c", code],  # -S: not the checkout that this environment is editable from
        cwd=tmp_path, check=True, capture_output=True, text=True,
        env={"PYTHONPATH": str(target), "PYTHONSAFEPATH": "1"},
    )  # fmt: skip
    assert found.stdout.split() == [str(target / "checker/rules"), str(target / "checker/reports")]


def test_bare_checkout_finds_its_rules(tmp_path: Path) -> None:
    code = "from checker.resources import shipped; print(shipped('rules')); print(shipped('reports'))"
    found = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path, check=True, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert found.stdout.split() == [str(ROOT / "rules"), str(ROOT / "reports")]
