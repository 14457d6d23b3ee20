"""Templates that were compiled with the program: the same page, and never an older one than the template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import jinja2
import pytest

from checker.render import RenderOptions, compiled, render
from checker.render import html as pages
from checker.report import Report


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder in the place of that which is installed with the program."""
    monkeypatch.setattr(compiled, "built_folder", lambda: tmp_path / "built")
    pages._environment.cache_clear()
    yield tmp_path / "built"
    pages._environment.cache_clear()


@pytest.fixture(scope="module")
def report(samples: Mapping[str, Report]) -> Report:
    return samples["departure"]


@pytest.fixture
def compiles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, name: str, *rest: object, **more: object) -> object:
        names.append(name)
        return compile_(self, source, name, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return names


def test_a_page_from_built_templates_is_the_same_and_compiles_none(
    built: Path, compiles: list[str], report: Report
) -> None:
    fresh = render(report, "html")
    assert "report.html.j2" in compiles
    file = pages.build_templates()
    assert file.parent == built
    pages._environment.cache_clear()
    compiles.clear()
    assert render(report, "html") == fresh
    assert compiles == []


def test_a_template_that_was_changed_is_compiled_anew(
    built: Path, compiles: list[str], report: Report, tmp_path: Path
) -> None:
    pages.build_templates()
    pages._environment.cache_clear()
    compiles.clear()
    shipped = pages._shipped_folders()[0] / "_record.html.j2"
    own = tmp_path / "own"
    own.mkdir()
    (own / shipped.name).write_text(shipped.read_text("utf-8") + "{# ours #}", "utf-8")
    render(report, "html", RenderOptions(templates=own))
    assert compiles == ["_record.html.j2"]


SPOILT: tuple[Callable[[bytes], bytes], ...] = (
    lambda whole: whole[:-2000],
    lambda whole: whole[:9000] + b"?" * 400 + whole[9400:],
    lambda whole: b"",
)


@pytest.mark.parametrize("spoil", SPOILT, ids=["cut", "overwritten", "empty"])
def test_a_damaged_file_is_as_good_as_none(
    built: Path, report: Report, spoil: Callable[[bytes], bytes]
) -> None:
    fresh = render(report, "html")
    file = pages.build_templates()
    file.write_bytes(spoil(file.read_bytes()))
    pages._environment.cache_clear()
    assert render(report, "html") == fresh


def test_no_path_of_the_builder_is_built_in(built: Path) -> None:
    content = pages.build_templates().read_bytes()
    assert str(pages._shipped_folders()[0]).encode() not in content
