"""The wheel holds checker/ and nothing else at the top, with the tree's rules and reports inside."""

from __future__ import annotations

import shutil
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


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(target)
    return target


def run_installed(installed: Path, code: str, cache: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cache.parent, check=True, capture_output=True, text=True,
        env={"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "PREWIRE_CACHE": str(cache)},
    )  # fmt: skip
    return done.stdout.split()


def test_the_first_check_of_a_wheel_compiles_no_pack(installed: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Goose Ponds Inc. today said that it will build a third pond.", encoding="utf-8")
    code = (
        "import sys; from checker.cli.dispatch import run; run(['check', 'draft.txt', '--output', 'report.json']);"
        "print('LOADED', *[name for name in ('yaml', 'pydantic', 'typer') if name in sys.modules])"
    )
    assert run_installed(installed, code, tmp_path / "cache")[-1] == "LOADED"
    assert (tmp_path / "report.json").is_file()
    assert not list((tmp_path / "cache").glob("pack-*"))


def test_the_patterns_of_all_parts_are_built_and_planned(installed: Path, tmp_path: Path) -> None:
    code = (
        "from checker.language.pack import load_packs; from checker.parts.declarations import declarations_of\n"
        "from checker.patterns import CODE, PLANS, _kept\n"
        "parts = declarations_of(load_packs(['us']).law.parts)\n"
        "sources = {source for part in parts for source in part.sources}\n"
        "for shelf in (CODE, PLANS):\n"
        "    print(len(sources - {n[1] for n, _ in _kept.built.entries() if n[0].startswith(shelf)}))"
    )
    assert run_installed(installed, code, tmp_path / "cache") == ["0", "0"]


def test_what_is_built_is_what_the_yaml_says(installed: Path, tmp_path: Path) -> None:
    code = "from checker.building import outdated; print('LATE', *outdated())"
    assert run_installed(installed, code, tmp_path / "cache") == ["LATE"]


def test_a_changed_rule_is_not_answered_by_what_was_built(installed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(installed, copy)
    rule = copy / "checker/rules/us-core/id/headline.yaml"
    rule.write_text(rule.read_text("utf-8").replace("severity: ", "severity: advice # "), encoding="utf-8")
    code = (
        "from checker.building import outdated; from checker.language.pack import load_packs;"
        "print(load_packs(['us']).rule('id.headline').severity.value, *outdated())"
    )
    assert run_installed(copy, code, tmp_path / "cache") == ["advice", "us", "us", "issuer", "us-core"]


def test_built_patterns_are_those_of_regex(installed: Path, tmp_path: Path) -> None:
    code = (
        "import regex; from checker.patterns import CODE, _kept, _rebuilt\n"
        "names = [name for name, _ in _kept.built.entries() if name[0] == CODE]\n"
        "text = 'Goose Ponds Inc. (Nasdaq: PNDS) said on May 5, 2020 that it may file a Form 10-K.'\n"
        "wrong = [n for n in names if [m.span() for m in _rebuilt(n[1], n[2]).finditer(text)]\n"
        "         != [m.span() for m in regex.compile(n[1], n[2]).finditer(text)]]\n"
        "print(len(names) > 1000, *wrong)"
    )
    assert run_installed(installed, code, tmp_path / "cache") == ["True"]
